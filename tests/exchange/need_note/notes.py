"""Need notes to render: the ordinary one, a German one, and the ones that break pages and markup."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.domain.briefs import Contact
from desktop.domain.need_notes import NeedNote, NotePoint, NoteQuote
from desktop.domain.playbook import NoteSection, Playbook
from desktop.exchange.need_note.words import STAYING
from desktop.exchange.playbook import load
from desktop.services.composing_need_notes import DATES
from tests.exchange.samples import MISCHIEF, RESOURCES, playbook
from tests.firm import NORDLICHT

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
LONG_CLIENT = ("Vereinigte Chemische und Pharmazeutische Werke Rhein-Main-Neckar Aktiengesellschaft " * 3)[
    :200
]

POINTS = {
    NoteSection.WHY_NOW: "A second line starts in Lyon in three months, and the audit follows it.",
    NoteSection.COST: "About nine days per batch, and a third reviewer whom you cannot find.",
    NoteSection.WHO: "The plant manager and the head of quality.",
    NoteSection.OUTCOME: "The two reviewers take their holidays.",
    NoteSection.STEP: "Half a day in Lyon with the Basel checklist, on ten of your own records.",
}


def fixed_words(book: Playbook) -> dict[str, str]:
    """Return the fixed words that a note written under a playbook carries."""
    said = {key: text for key, text in book.need_note.items() if key not in STAYING}
    return {**{key: book.words[key] for key in DATES}, **said}


def note() -> NeedNote:
    """Return the ordinary note: two quotes, every section, a steward who can be reached."""
    return NeedNote(
        version=1,
        on="2026-11-23",
        title="Second plant in Lyon",
        client="Helix Pharma AG",
        to=Contact("Mira Costa", "mira.costa@helix.example"),
        quotes=(
            NoteQuote(
                "If Lyon is as quiet as this go-live was, I want the same team.", "Mira Costa", "2026-11-12"
            ),
            NoteQuote("We will not survive the next audit with two reviewers.", "Luc Fournier", "2026-11-17"),
        ),
        points=tuple(NotePoint(section, text) for section, text in POINTS.items()),
        steward=Contact("Tom Berger", "tom.berger@northlight.example", "+41 61 555 01 23", "Delivery"),
        words=fixed_words(playbook()),
    )


def german() -> NeedNote:
    """Return a note of the German playbook, with long words and a client's name of 200 characters."""
    ordinary = note()
    said = f"Die {LONG_WORD} kann im Frühjahr niemand mehr von Hand abrechnen."
    return replace(
        ordinary,
        title=f"Rechnungsumstellung der {LONG_WORD}",
        client=LONG_CLIENT,
        to=Contact("Jürgen Groß", "juergen.gross@werke.example"),
        quotes=(NoteQuote(said, "Jürgen Groß", "2026-11-12"),),
        points=tuple(NotePoint(section, f"{LONG_WORD}, bis Ostern.") for section in POINTS),
        words=fixed_words(load(NORDLICHT, RESOURCES / "playbook" / "default.toml")),
    )


def bare() -> NeedNote:
    """Return a note of one sentence of nobody in particular, from a steward without mail or phone."""
    return replace(
        note(),
        to=Contact("Mira Costa"),
        quotes=(NoteQuote("It has to be quiet.", "", "2026-11-12"),),
        points=(),
        steward=Contact("Tom Berger"),
    )


def mischievous() -> NeedNote:
    """Return a note with text in every field that would be markup somewhere."""
    ordinary = note()
    return replace(
        ordinary,
        title=MISCHIEF,
        client=MISCHIEF,
        to=Contact(MISCHIEF, "a?bcc=b@evil.example"),
        quotes=(NoteQuote(MISCHIEF, MISCHIEF, "not a day"),),
        points=tuple(NotePoint(section, MISCHIEF) for section in NoteSection if section in POINTS),
        steward=Contact(MISCHIEF, "x&y=z@evil.example", "+41 61 555 01 23", MISCHIEF),
    )


def saved(folder: Path, name: str, data: bytes) -> Path:
    """Save a file and return where it is."""
    path = folder / name
    path.write_bytes(data)
    return path
