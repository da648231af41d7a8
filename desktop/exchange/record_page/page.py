"""What a record on paper says from top to bottom, in words, the same for both formats."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.record_pages import ERASED, PageRow, RecordPage
from desktop.exchange.brief.words import date_in_words
from desktop.exchange.record_page.words import filled


@dataclass(frozen=True, slots=True)
class Said:
    """One row: its number and day, the sentence, and labelled lines below it."""

    number: str
    iso: str
    day: str
    text: str
    details: tuple[tuple[str, str], ...]
    erased: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything on the pages; `written` is the ISO date for the file's own metadata."""

    language: str
    document: str
    written: str
    title: str
    client: str
    owner_label: str
    owner: str
    practice: str
    made: str
    intro: str
    discretion: str
    rows: tuple[Said, ...]
    empty: str
    counted: str
    verdict: str
    sound: bool
    head_label: str
    head: str
    head_meaning: str
    page_word: str


def paper(page: RecordPage) -> Paper:
    """Return what is printed of `page`."""
    words = page.words
    about = {"client": page.client, "owner": page.owner}
    sound = page.bad_row is None
    return Paper(
        language=words.get("language", "en"),
        document=f"{words['title']} – {page.client}",
        written=page.made_on,
        title=words["title"],
        client=page.client,
        owner_label=words["owner"],
        owner=page.owner,
        practice=page.practice,
        made=f"{words['made']} {date_in_words(page.made_on, words, weekday=False)}",
        intro=filled(words["intro"], about),
        discretion=filled(words["discretion"], about),
        rows=tuple(_said(row, page) for row in page.rows),
        empty="" if page.rows else words["empty"],
        counted=filled(words["counted"], {"rows": str(len(page.rows)), "erased": str(page.erased)}),
        verdict=words["sound"] if sound else filled(words["broken"], {"row": str(page.bad_row)}),
        sound=sound,
        head_label=words["head"],
        head=page.head,
        head_meaning=words["head_meaning"],
        page_word=words.get("page", ""),
    )


def _said(row: PageRow, page: RecordPage) -> Said:
    return Said(
        number=str(row.sequence),
        iso=row.on,
        day=date_in_words(row.on, page.words, weekday=False),
        text=filled(page.words[row.sentence], row.facts),
        details=tuple((page.words[f"label_{label}"], text) for label, text in row.details),
        erased=row.sentence == ERASED,
    )
