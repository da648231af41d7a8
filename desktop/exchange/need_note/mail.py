"""The need note as the draft of a mail to the person whose need it is: text, HTML, and the PDF attached."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from desktop.domain.need_notes import NeedNote
from desktop.domain.playbook import Branding
from desktop.exchange.brief.text import wrapped
from desktop.exchange.mail_headers import address_lines
from desktop.exchange.need_note import html, pdf
from desktop.exchange.need_note.page import page
from desktop.exchange.need_note.words import filled, word


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
    yield wrapped(said.greeting)
    yield wrapped(said.opening)
    yield wrapped(said.title.upper())
    yield wrapped(said.quotes_heading + ":")
    for quote in said.quotes:
        yield f"{wrapped(quote.text, '  ')}\n{wrapped(quote.by, '    ')}".rstrip()
    for passage in (*said.pairs, *([said.step] if said.step else [])):
        yield f"{wrapped(passage.heading + ':')}\n{wrapped(passage.text, '  ')}"
    yield f"{wrapped(said.question)}\n{wrapped(said.answer)}"
    yield "\n".join(
        part
        for part in (said.steward.name, said.steward.practice, said.steward.phone, said.steward.mail)
        if part
    )
    yield wrapped(word(note.words, "attached"))
    yield wrapped(said.foot)
