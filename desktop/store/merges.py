"""Merges of two opportunities, as rows: what moved, what was filled, and how both stood before."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from desktop.domain.opportunities import Opportunity, OpportunityState
from desktop.store.journal import Journal


@dataclass(frozen=True, slots=True)
class Merge:
    """One merge that can be taken back.

    `evidence` are ids of passages, `notes` those of need notes that moved, `criteria` those of answers that filled a gap.
    """

    id: str
    before: Opportunity
    into_id: str
    scope: tuple[str, ...]
    scope_after: tuple[str, ...]
    evidence: tuple[str, ...]
    notes: tuple[str, ...]
    criteria: tuple[str, ...]
    value_filled: bool
    start_filled: bool


def add(journal: Journal, merge: Merge, at: str) -> None:
    """Insert a merge."""
    before = merge.before
    journal.insert(
        "merges",
        {
            "id": merge.id,
            "from_id": before.id,
            "into_id": merge.into_id,
            "at": at,
            "from_state": before.state.value,
            "resume_state": before.resume_state.value if before.resume_state else None,
            "resume_on": before.resume_on,
            "scope": json.dumps(merge.scope),
            "scope_after": json.dumps(merge.scope_after),
            "value_filled": int(merge.value_filled),
            "start_filled": int(merge.start_filled),
        },
    )
    for evidence_id in merge.evidence:
        journal.insert("merged_evidence", {"merge_id": merge.id, "evidence_id": evidence_id})
    for note_id in merge.notes:
        journal.insert("merged_need_notes", {"merge_id": merge.id, "note_id": note_id})
    for criterion in merge.criteria:
        journal.insert("merged_answers", {"merge_id": merge.id, "criterion": criterion})


def standing(journal: Journal, opportunity: Opportunity) -> Merge | None:
    """Return the merge that ended an opportunity, None where there is none or it was taken back.

    The opportunity's state, and where it would come back to, are as they were before it.
    """
    row = journal.row("SELECT * FROM merges WHERE from_id = ? AND undone_at IS NULL", (opportunity.id,))
    if row is None:
        return None
    moved = journal.rows("SELECT evidence_id FROM merged_evidence WHERE merge_id = ?", (row["id"],))
    noted = journal.rows("SELECT note_id FROM merged_need_notes WHERE merge_id = ?", (row["id"],))
    filled = journal.rows("SELECT criterion FROM merged_answers WHERE merge_id = ?", (row["id"],))
    return Merge(
        id=row["id"],
        before=_before(opportunity, row["from_state"], row["resume_state"], row["resume_on"]),
        into_id=row["into_id"],
        scope=tuple(json.loads(row["scope"])),
        scope_after=tuple(json.loads(row["scope_after"])),
        evidence=tuple(item["evidence_id"] for item in moved),
        notes=tuple(item["note_id"] for item in noted),
        criteria=tuple(item["criterion"] for item in filled),
        value_filled=bool(row["value_filled"]),
        start_filled=bool(row["start_filled"]),
    )


def _before(subject: Opportunity, state: str, resume: str | None, on: str | None) -> Opportunity:
    came_from = OpportunityState(resume) if resume else None
    return replace(subject, state=OpportunityState(state), resume_state=came_from, resume_on=on)


def undo(journal: Journal, merge_id: str, at: str) -> None:
    """Say that a merge was taken back."""
    journal.execute("UPDATE merges SET undone_at = ? WHERE id = ?", (at, merge_id))


def move_evidence(journal: Journal, evidence_ids: tuple[str, ...], to: str) -> None:
    """Let these passages be evidence for another opportunity."""
    journal.execute(
        "UPDATE evidence SET opportunity_id = ? WHERE id IN (SELECT value FROM json_each(?))",
        (to, json.dumps(evidence_ids)),
    )


def evidence_of(journal: Journal, opportunity_id: str) -> tuple[str, ...]:
    """Return the ids of every passage of an opportunity, those in the trash included."""
    rows = journal.rows("SELECT id FROM evidence WHERE opportunity_id = ?", (opportunity_id,))
    return tuple(row["id"] for row in rows)


def merged_into(journal: Journal, opportunity_id: str) -> list[tuple[str, str]]:
    """Return id and title of each opportunity that was merged into this one, the oldest first."""
    rows = journal.rows(
        "SELECT o.id, o.title FROM merges AS m JOIN opportunities AS o ON o.id = m.from_id "
        "WHERE m.into_id = ? AND m.undone_at IS NULL ORDER BY m.seq",
        (opportunity_id,),
    )
    return [(row["id"], row["title"]) for row in rows]
