"""The brief as plain text for the body of a mail: 72 columns, readable without any program."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from desktop.domain.briefs import Brief
from desktop.exchange.brief.page import Page, Passage, Person, Said, page

COLUMNS = 72
_RULE = "-" * COLUMNS


def render(brief: Brief, fingerprint: str = "") -> bytes:
    """Return the brief as UTF-8 text with LF line ends."""
    blocks = [block for block in _blocks(page(brief, fingerprint)) if block.strip()]
    return ("\n\n".join(blocks) + "\n").encode()


def _blocks(said: Page) -> Iterator[str]:
    yield _head(said)
    if said.override:
        yield _passage(said.override)
    yield _ask(said)
    if said.changes:
        yield "\n".join([said.changes_heading.upper(), *(_change(each) for each in said.changes)])
    yield from (_passage(passage) for passage in (*said.need, *said.facts))
    if said.quotes:
        yield "\n\n".join([said.quotes_heading.upper(), *(_quote(quote) for quote in said.quotes)])
    yield from (
        _passage(passage) for passage in (*said.reasons, *said.delivery, said.terms, *said.term_details)
    )
    yield _questions(said.questions_to, said.steward)
    yield _answer(said)
    yield _foot(said)


def _head(said: Page) -> str:
    lines = [
        " · ".join([said.eyebrow[0].upper(), *said.eyebrow[1:]]),
        "",
        said.title,
        " · ".join(said.subtitle),
        f"{said.owner.heading}: {said.owner.text}",
    ]
    if said.recipient.text:
        lines.append(f"{said.recipient.heading}: {said.recipient.text}")
    return "\n".join(wrapped(line) for line in lines)


def _ask(said: Page) -> str:
    lines = [f"{passage.heading} {passage.text}" for passage in (said.answer_by, said.registered_until)]
    return "\n".join([_passage(said.ask), *(wrapped(line, "  ") for line in lines)])


def _passage(passage: Passage) -> str:
    return f"{wrapped(passage.heading.upper())}\n{wrapped(passage.text, '  ')}"


def _change(change: Passage) -> str:
    return wrapped(f"{change.heading}: {change.text}", "  ")


def _quote(quote: Said) -> str:
    by = f"\n{wrapped(quote.by, '    ')}" if quote.by else ""
    return f"{wrapped(quote.text, '  ')}{by}"


def _questions(heading: str, steward: Person) -> str:
    reach = [part for part in (steward.name, steward.phone, steward.mail) if part]
    return f"{heading.upper()}\n{wrapped(' · '.join(reach), '  ')}"


def _answer(said: Page) -> str:
    how = wrapped(said.answer.how)
    return "\n".join([_RULE, said.answer.heading.upper(), how, "", *said.answer.lines, _RULE])


def _foot(said: Page) -> str:
    check = f"{said.check.heading} {said.check.text}: {said.check_meaning}."
    key = f"{said.key.heading} {said.key.text}" if said.key else ""
    return "\n".join(wrapped(line) for line in (said.credit, check, key) if line)


def wrapped(text: str, indent: str = "") -> str:
    """Wrap each line of `text` to the columns; a longer word stands alone, unbroken."""
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
