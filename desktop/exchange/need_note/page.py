"""What the page of a need note says, in its order and in words, the same for every format."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from desktop.domain.names import first_name
from desktop.domain.need_notes import NeedNote, NoteQuote
from desktop.domain.playbook import NoteSection
from desktop.domain.text import quoted
from desktop.exchange.brief.answer import Link, mail_address
from desktop.exchange.brief.page import Passage, Person, Said, person
from desktop.exchange.brief.words import date_in_words
from desktop.exchange.need_note.words import filled, heading, word


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the page from top to bottom; `written` is the ISO date for the file's own metadata."""

    language: str
    document: str
    written: str
    eyebrow: tuple[str, ...]
    title: str
    subtitle: tuple[str, ...]
    greeting: str
    opening: str
    quotes_heading: str
    quotes: tuple[Said, ...]
    pairs: tuple[Passage, ...]
    step: Passage | None
    question: str
    answer: str
    links: tuple[Link, ...]
    steward: Person
    foot: str


def page(note: NeedNote) -> Page:
    """Return the page of `note`, from the note alone."""
    words, steward, to = note.words, note.steward, note.to
    first = first_name(to.name)
    step = note.point(NoteSection.STEP)
    written = date_in_words(note.on, words, weekday=False)
    return Page(
        language=words.get("language", "en"),
        document=f"{note.title} – {word(words, 'eyebrow')}",
        written=note.on,
        eyebrow=(word(words, "eyebrow"), f"{word(words, 'version')} {note.version}", written),
        title=note.title,
        subtitle=(note.client, f"{word(words, 'for')} {to.name}"),
        greeting=filled(words, "greeting", name=to.name, first=first),
        opening=word(words, "opening"),
        quotes_heading=word(words, "quotes"),
        quotes=tuple(_said(note, item) for item in note.quotes),
        pairs=tuple(
            Passage(heading(words, point.section), point.text)
            for point in note.points
            if point.section is not NoteSection.STEP
        ),
        step=Passage(heading(words, NoteSection.STEP), step.text) if step else None,
        question=word(words, "question"),
        answer=word(words, "answer"),
        links=_links(note),
        steward=person(steward),
        foot=filled(words, "foot", name=to.name, first=first, steward=steward.name),
    )


def _said(note: NeedNote, item: NoteQuote) -> Said:
    speaker = word(note.words, "you") if item.speaker == note.to.name else item.speaker
    day = date_in_words(item.on, note.words, weekday=False)
    by = ", ".join(part for part in (speaker, day) if part)
    return Said(quoted(item.text, note.words.get("quote_marks", "")), by[:1].upper() + by[1:])


def _links(note: NeedNote) -> tuple[Link, ...]:
    """Return the two mails to the steward; none when the steward has no mail."""
    address = mail_address(note.steward.email)
    if not address:
        return ()
    return tuple(
        Link(
            word(note.words, key),
            f"{address}?subject={quote(filled(note.words, f'mail_{key}', title=note.title[:200]), safe='')}",
        )
        for key in ("yes", "no")
    )
