"""The need note as the draft of a mail to the person whose need it is: text, HTML, and the PDF attached."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from desktop.domain.need_notes import NeedNote
from desktop.domain.playbook import Branding
from desktop.exchange.mail_headers import address_lines
from desktop.exchange.need_note import html, pdf
from desktop.exchange.need_note.page import page
from desktop.exchange.need_note.words import filled, word

COLUMNS = 72


def render(note: NeedNote, resources: Path, name: str, brand: Branding | None = None) -> bytes:
    """Return the draft; `name` is that of the attached file. The same note gives the same bytes."""
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    mail["Subject"] = filled(note.words, "subject", title=note.title)
    mail.set_content(text(note), cte="base64")
    mail.add_alternative(html.mail_body(note, resources), subtype="html", cte="base64")
    data = pdf.render(note, resources, brand)
    mail.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    for depth, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(f"=_{note.hash[:24]}_{depth}")
    people = (("From", note.steward.name, note.steward.email), ("To", note.to.name, note.to.email))
    return address_lines(people) + mail.as_bytes()


def text(note: NeedNote) -> str:
    """Return the note as plain text of 72 columns."""
    return "\n\n".join(block for block in _blocks(note) if block) + "\n"


def _blocks(note: NeedNote) -> Iterator[str]:
    said = page(note)
    yield _filled(said.greeting)
    yield _filled(said.opening)
    yield _filled(said.title.upper())
    yield _filled(said.quotes_heading + ":")
    for quote in said.quotes:
        yield f"{_filled(f'“{quote.text}”', '  ')}\n{_filled(quote.by, '    ')}".rstrip()
    for passage in (*said.pairs, *([said.step] if said.step else [])):
        yield f"{_filled(passage.heading + ':')}\n{_filled(passage.text, '  ')}"
    yield f"{_filled(said.question)}\n{_filled(said.answer)}"
    yield "\n".join(part for part in (said.name, said.practice, said.phone, said.mail) if part)
    yield _filled(word(note.words, "attached"))
    yield _filled(said.foot)


def _filled(text: str, indent: str = "") -> str:
    return "\n".join(
        textwrap.fill(
            line,
            COLUMNS,
            initial_indent=indent,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for line in text.split("\n")
    )
