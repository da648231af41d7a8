"""The trash: entries put into it, taken out again, and erased once their time is over."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.signals import folded_sentence
from desktop.domain.trash import KEPT_DAYS, TrashRow, over_before
from desktop.services import leads
from desktop.services.desk import Desk
from desktop.services.naming import find_entry
from desktop.store import attachments, interactions, record, trash, versions, wiping

SLICE = 50
"""Entries erased in one transaction."""

Progress = Callable[[int, int], bool]
"""Told how many of how many steps are done; returns False to stop after this one."""


def list_trash(desk: Desk, wanted: Sequence[str] | None = None) -> list[TrashRow]:
    """Return what is in the trash, or those entries of it that are wanted by id, the latest first."""
    return trash.rows(desk.journal, wanted)


def trashed_ids(desk: Desk) -> list[str]:
    """Return the ids of what is in the trash, the latest first."""
    return trash.ids(desk.journal)


def trash_entry(desk: Desk, reference: str) -> Changes:
    """Put an entry into the trash; it comes back with `restore_entry`. Its passages count no more."""
    with desk.journal.transaction():
        entry = find_entry(desk, reference)
        if not trash.is_trashed(desk.journal, entry.id):
            interactions.trash(desk.journal, entry.id, desk.now())
        return _moved(desk, entry.id)


def restore_entry(desk: Desk, reference: str) -> Changes:
    """Take an entry out of the trash; its passages count again."""
    with desk.journal.transaction():
        entry = find_entry(desk, reference)
        interactions.trash(desk.journal, entry.id, None)
        return _moved(desk, entry.id)


def _moved(desk: Desk, entry_id: str) -> Changes:
    found = trash.leads_of(desk.journal, [entry_id])
    for lead in found:
        leads.regate(desk, lead)
    touched = [(Kind.OPPORTUNITY, ""), (Kind.REFERRAL, "")] if found else []
    return Changes.of((Kind.INTERACTION, entry_id), (Kind.EVIDENCE, ""), (Kind.FOLLOW_UP, ""), *touched)


def empty_trash(
    desk: Desk, *, older_than_days: int = KEPT_DAYS, progress: Progress = lambda *_: True
) -> Changes:
    """Erase what has been in the trash, or taken off as an attachment, for that many days: for good.

    Call it outside a transaction. What a stop or another program kept from being wiped is wiped by the next call.
    """
    before = over_before(desk.clock(), older_than_days)
    with desk.journal.transaction():
        files = attachments.remove_detached(desk.journal, before)
        if files:
            wiping.note(desk.journal, desk.now())
    erased = _erase(desk, trash.over(desk.journal, before), progress)
    return Changes.merged([erased, Changes.of((Kind.ATTACHMENT, ""))]) if files else erased


def delete_now(desk: Desk, ids: Sequence[str], *, progress: Progress = lambda *_: True) -> Changes:
    """Erase these entries of the trash for good, however long they have been in it."""
    entries = [find_entry(desk, reference) for reference in ids]
    for entry in entries:
        if not trash.is_trashed(desk.journal, entry.id):
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "“{title}” is not in the trash, so it was not deleted."),
                QT_TRANSLATE_NOOP("UserError", "Put it into the trash first."),
                title=entry.title,
            )
    return _erase(desk, [entry.id for entry in entries], progress)


def count_over(desk: Desk, days: int) -> int:
    """Return how many entries have been in the trash for that many days."""
    return len(trash.over(desk.journal, over_before(desk.clock(), days)))


def is_wiped(desk: Desk) -> bool:
    """Say whether nothing of what was erased is left in the file; else the next `empty_trash` wipes it."""
    return not wiping.is_due(desk.journal)


def copies_beside(desk: Desk) -> list[str]:
    """Return the copies of the journal from before its shape was changed, which keep what they had."""
    return [str(path) for path in wiping.copies_beside(desk.journal)]


@dataclass(slots=True)
class _Steps:
    """Steps that are counted and can be stopped between two; how many there are is guessed while they go on."""

    progress: Progress
    expected: int
    done: int = 0

    def go_on(self) -> bool:
        """Count a step and say whether to do the next one."""
        self.done += 1
        self.expected = max(self.expected, self.done + 1)
        return self.progress(self.done, self.expected)


def _erase(desk: Desk, ids: Sequence[str], progress: Progress) -> Changes:
    slices = [ids[begin : begin + SLICE] for begin in range(0, len(ids), SLICE)]
    steps = _Steps(progress, expected=len(slices) + 10)
    erased = _erase_slices(desk, slices, steps)
    with desk.journal.transaction():
        if attachments.remove_unused_bytes(desk.journal):
            wiping.note(desk.journal, desk.now())
    if erased and wiping.is_due(desk.journal) and wiping.wipe(desk.journal, steps.go_on):
        progress(steps.expected, steps.expected)
    if not ids:
        return Changes()
    kinds = (
        Kind.INTERACTION,
        Kind.EVIDENCE,
        Kind.FOLLOW_UP,
        Kind.ATTACHMENT,
        Kind.OPPORTUNITY,
        Kind.REFERRAL,
    )
    return Changes.of(*((kind, "") for kind in (*kinds, Kind.DRAFT)))


def _erase_slices(desk: Desk, slices: Sequence[Sequence[str]], steps: _Steps) -> bool:
    """Erase entries slice by slice; say whether it was not stopped."""
    for ids in slices:
        with desk.journal.transaction():
            _empty_record(desk, ids)
            _forget_dismissed(desk, ids)
            trash.erase(desk.journal, ids, desk.now())
            wiping.note(desk.journal, desk.now())
        if not steps.go_on():
            return False
    return True


def _empty_record(desk: Desk, ids: Sequence[str]) -> None:
    """Empty what the ownership record quotes of these entries, on record; who spotted what stays known."""
    chains: dict[str, list[tuple[int, dict[str, object]]]] = {}
    for row in trash.recorded(desk.journal, ids):
        chains.setdefault(row["client_id"], []).append((row["sequence"], json.loads(row["payload"])))
    for client_id, rows in chains.items():
        record.empty(desk.journal, client_id, [sequence for sequence, _ in rows])
        spotted = [{"id": facts.get("id"), "spotted_by": facts.get("spotted_by")} for _, facts in rows]
        facts = {"rows": [sequence for sequence, _ in rows], "why": "entry deleted", "spotted": spotted}
        record.append(desk.journal, client_id, "erased", desk.now(), facts)


def _forget_dismissed(desk: Desk, ids: Sequence[str]) -> None:
    """Forget the sentences of these entries that were dismissed as signals."""
    dismissed = trash.dismissed(desk.journal)
    if dismissed:
        texts = [folded_sentence(text) for text in _texts(desk, ids)]
        gone = [pair for pair in dismissed if any(folded_sentence(pair[1]) in text for text in texts)]
        trash.forget_sentences(desk.journal, gone)


def _texts(desk: Desk, ids: Sequence[str]) -> Iterator[str]:
    """Yield every text that these entries have and had."""
    for entry_id in ids:
        entry = interactions.by_id(desk.journal, entry_id)
        yield entry.text if entry else ""
        for row in versions.rows(desk.journal, entry_id):
            older = versions.content_of(desk.journal, entry_id, row.version)
            yield older.text if older else ""
