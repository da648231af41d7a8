"""Evidence: quoted passages and what they are evidence for, as rows."""

from __future__ import annotations

from desktop.domain.interactions import Evidence
from desktop.store.journal import Journal, Row

_SELECT = (
    "SELECT evidence.*, interactions.at AS at, interactions.sharing AS sharing, "
    "EXISTS (SELECT 1 FROM need_notes WHERE evidence_id = evidence.id AND state = 'confirmed') AS confirmed "
    "FROM evidence JOIN interactions ON interactions.id = interaction_id"
)


def add(journal: Journal, evidence: Evidence, created_at: str) -> None:
    """Insert a passage."""
    journal.insert(
        "evidence",
        {
            "id": evidence.id,
            "interaction_id": evidence.interaction_id,
            "quote": evidence.quote,
            "start": evidence.start,
            "stop": evidence.end,
            "speaker": evidence.speaker,
            "speaker_id": evidence.speaker_id,
            "opportunity_id": evidence.opportunity_id,
            "referral_id": evidence.referral_id,
            "created_at": created_at,
        },
    )


def move(journal: Journal, evidence_id: str, start: int | None, end: int | None) -> None:
    """Say where the passage stands now, nowhere (None) once it was edited away."""
    journal.update("evidence", evidence_id, {"start": start, "stop": end})


def of_interaction(journal: Journal, interaction_id: str) -> list[Evidence]:
    """Return the passages of an entry in the order of the text."""
    rows = journal.rows(f"{_SELECT} WHERE interaction_id = ? ORDER BY start, evidence.seq", (interaction_id,))
    return [_evidence(row) for row in rows]


def of_lead(journal: Journal, lead_id: str) -> list[Evidence]:
    """Return the passages that are evidence for an opportunity or a referral: what confirms it, then the oldest first."""
    rows = journal.rows(
        f"{_SELECT} WHERE (opportunity_id = :id OR referral_id = :id) AND trashed_at IS NULL ORDER BY confirmed DESC, at, evidence.seq",
        {"id": lead_id},
    )
    return [_evidence(row) for row in rows]


def _evidence(row: Row) -> Evidence:
    return Evidence(
        row["id"],
        row["interaction_id"],
        row["quote"],
        row["start"],
        row["stop"],
        row["speaker"],
        row["speaker_id"],
        row["opportunity_id"],
        row["referral_id"],
        row["at"],
        row["sharing"] == "private",
        bool(row["confirmed"]),
    )


def all_speakers(journal: Journal) -> list[str]:
    """Return every name that a passage was put down to."""
    return [
        row["speaker"] for row in journal.rows("SELECT DISTINCT speaker FROM evidence WHERE speaker <> ''")
    ]
