"""What differs between two versions of an entry, read on the store's thread and ready to be laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.domain.changes import Changes
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.text import Span
from desktop.domain.versions import DiffLine, LineChange
from desktop.services import interactions, versions
from desktop.services.desk import Desk
from desktop.ui import words
from desktop.ui.rows import Row
from desktop.ui.screens.journal import version_words

AROUND = 2
"""Lines that stayed the same and are shown before and after those that changed."""

MOST_LINES = 600
MOST_LETTERS = 4_000
"""What is laid out at the most: lines of a difference, and letters of one line."""


@dataclass(frozen=True, slots=True)
class VersionsShown:
    """The versions of an entry by their row ids, the newest first; the newest is the entry as it is."""

    entry: str
    title: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """The lines that are shown of a difference; a number stands for so many lines that stayed the same.

    `left_out` counts changed lines that are too many to be shown.
    """

    row: str
    lines: tuple[DiffLine | int, ...]
    left_out: int = 0


def row_id(entry: str, version: int) -> str:
    """Return the id of a version's row."""
    return f"{entry}/{version}"


def version_of(identifier: str) -> int:
    """Return the version that a row id names."""
    return int(identifier.rpartition("/")[2] or 0)


def load_versions(entry: str, desk: Desk) -> VersionsShown:
    """Read which versions an entry has."""
    rows = versions.list_versions(desk, entry)
    return VersionsShown(entry, rows[0].title, tuple(row_id(entry, row.version) for row in rows))


def load_version_rows(desk: Desk, ids: list[str]) -> list[Row]:
    """Read the lines of a page of versions: when each was saved, and in one line what that changed."""
    entry = ids[0].rpartition("/")[0]
    known = {row.version: row for row in versions.list_versions(desk, entry)}
    found = [known[version] for identifier in ids if (version := version_of(identifier)) in known]
    return [
        Row(
            id=row_id(entry, row.version),
            title=words.short_moment(words.from_iso(row.saved_at, desk.zone), desk.today()),
            meta=version_words.present() if row.current else "",
            excerpt=version_words.brief(versions.in_brief(desk, entry, row.version)),
        )
        for row in found
    ]


def load_difference(identifier: str, with_now: bool, newest: int, desk: Desk) -> Difference:
    """Compare a version with the one before it, or with what is there now."""
    entry, version = identifier.rpartition("/")[0], version_of(identifier)
    older, newer = (version, newest) if with_now else (max(1, version - 1), version)
    if not with_now and version == 1:
        first = versions.show_version(desk, entry, 1)
        lines = [DiffLine(LineChange.SAME, line) for line in first.text.split("\n")[: MOST_LINES + 1]]
        return Difference(identifier, tuple(_shortened(line) for line in lines[:MOST_LINES]))
    return _shown(identifier, versions.compare(desk, entry, older, newer))


def bring_back(identifier: str, desk: Desk) -> Changes:
    """Bring a version back; what is typed and not saved is never lost by that."""
    entry = identifier.rpartition("/")[0]
    if entry in interactions.list_drafts(desk):
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "Something is typed in this entry that is not saved."),
            QT_TRANSLATE_NOOP("UserError", "Save or discard it first, then bring the version back."),
        )
    return versions.bring_back(desk, entry, version_of(identifier))


def take_back(identifier: str, desk: Desk) -> Changes:
    """Undo that another version was brought back, the sharing level included."""
    entry = identifier.rpartition("/")[0]
    return versions.bring_back(desk, entry, version_of(identifier), exactly=True)


def _shown(identifier: str, lines: Sequence[DiffLine]) -> Difference:
    folded = list(_folded(lines))
    shown = tuple(_shortened(line) if isinstance(line, DiffLine) else line for line in folded[:MOST_LINES])
    rest = [line for line in folded[MOST_LINES:] if isinstance(line, DiffLine)]
    return Difference(identifier, shown, sum(line.change is not LineChange.SAME for line in rest))


def _folded(lines: Sequence[DiffLine]) -> Iterator[DiffLine | int]:
    """Yield changed lines and those around them, and how many were left out between."""
    changed = [at for at, line in enumerate(lines) if line.change is not LineChange.SAME]
    near = {place for at in changed for place in range(at - AROUND, at + AROUND + 1)}
    skipped = 0
    for at, line in enumerate(lines):
        if at not in near:
            skipped += 1
            continue
        if skipped:
            yield skipped
            skipped = 0
        yield line
    if skipped:
        yield skipped


def _shortened(line: DiffLine) -> DiffLine:
    """Return a line no longer than can be laid out at once."""
    if len(line.text) <= MOST_LETTERS:
        return line
    marks = tuple(
        Span(mark.start, min(mark.end, MOST_LETTERS)) for mark in line.marks if mark.start < MOST_LETTERS
    )
    return replace(line, text=f"{line.text[:MOST_LETTERS]}…", marks=marks)
