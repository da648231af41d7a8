"""Entries in the trash, and erasing them with all that only they hold, as rows."""

from __future__ import annotations

import json
from collections.abc import Sequence

from desktop.domain.trash import TrashRow, erased_from
from desktop.store.journal import Journal, Row


def ids(journal: Journal) -> list[str]:
    """Return the ids of what is in the trash, the latest first."""
    found = journal.rows(
        "SELECT id FROM interactions WHERE trashed_at IS NOT NULL ORDER BY trashed_at DESC, seq DESC"
    )
    return [row["id"] for row in found]


def rows(journal: Journal, wanted: Sequence[str] | None = None) -> list[TrashRow]:
    """Return what is in the trash, or those of it that are wanted, the latest first."""
    found = journal.rows(
        "SELECT i.id, coalesce(c.name, '') AS client, i.title, i.kind, i.at, i.trashed_at, "
        "(SELECT count(*) FROM evidence WHERE interaction_id = i.id) AS passages, "
        "(SELECT count(*) FROM attachments WHERE interaction_id = i.id AND detached_at IS NULL) AS attachments "
        "FROM interactions AS i LEFT JOIN clients AS c ON c.id = i.client_id "
        "WHERE i.trashed_at IS NOT NULL AND (:ids IS NULL OR i.id IN (SELECT value FROM json_each(:ids))) "
        "ORDER BY i.trashed_at DESC, i.seq DESC",
        {"ids": None if wanted is None else json.dumps(list(wanted))},
    )
    return [TrashRow(**row, erased_from=erased_from(row["trashed_at"])) for row in found]


def over(journal: Journal, before: str) -> list[str]:
    """Return the ids of what has been in the trash since that moment or longer."""
    found = journal.rows(
        "SELECT id FROM interactions WHERE trashed_at IS NOT NULL AND trashed_at <= ? ORDER BY seq", (before,)
    )
    return [row["id"] for row in found]


def is_trashed(journal: Journal, entry_id: str) -> bool:
    """Say whether an entry is in the trash."""
    return bool(
        journal.value("SELECT 1 FROM interactions WHERE id = ? AND trashed_at IS NOT NULL", (entry_id,))
    )


def leads_of(journal: Journal, entry_ids: Sequence[str]) -> list[str]:
    """Return the ids of the opportunities and referrals that have evidence in those entries."""
    found = journal.rows(
        "SELECT DISTINCT coalesce(opportunity_id, referral_id) AS id FROM evidence "
        "WHERE interaction_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(entry_ids)),),
    )
    return [row["id"] for row in found]


def erase(journal: Journal, entry_ids: Sequence[str], at: str) -> None:
    """Remove entries with their versions, passages, drafts and files; leads and answers stay without them.

    An answer that rests on a private entry stays private.
    """
    values = {"ids": json.dumps(list(entry_ids)), "at": at}
    these = "(SELECT value FROM json_each(:ids))"
    for statement in (
        "INSERT INTO erased_evidence (opportunity_id, referral_id, erased_at) "
        f"SELECT opportunity_id, referral_id, :at FROM evidence WHERE interaction_id IN {these}",
        f"DELETE FROM evidence WHERE interaction_id IN {these}",
        "UPDATE answers SET interaction_id = NULL, private = max(private, "
        "(SELECT sharing = 'private' FROM interactions WHERE interactions.id = answers.interaction_id)) "
        f"WHERE interaction_id IN {these}",
        f"DELETE FROM drafts WHERE key IN {these}",
        f"DELETE FROM attachments WHERE draft IN {these}",
        f"DELETE FROM interactions WHERE id IN {these}",
    ):
        journal.execute(statement, values)


def recorded(journal: Journal, entry_ids: Sequence[str]) -> list[Row]:
    """Return `client_id`, `sequence`, `payload` of what the ownership record says of those entries."""
    return journal.rows(
        "SELECT client_id, sequence, payload FROM record_payloads "
        "WHERE payload ->> 'entry' IN (SELECT value FROM json_each(?)) ORDER BY client_id, sequence",
        (json.dumps(list(entry_ids)),),
    )


def lost_evidence(journal: Journal, lead_id: str) -> tuple[int, int]:
    """Return how many passages of a lead are in entries in the trash, and how many were in erased ones."""
    row = journal.row(
        "SELECT (SELECT count(*) FROM evidence JOIN interactions ON interactions.id = interaction_id "
        "WHERE (opportunity_id = :id OR referral_id = :id) AND trashed_at IS NOT NULL) AS trashed, "
        "(SELECT count(*) FROM erased_evidence WHERE opportunity_id = :id OR referral_id = :id) AS erased",
        {"id": lead_id},
    )
    return (row["trashed"], row["erased"]) if row else (0, 0)


def forget_sentences(journal: Journal, sentences: Sequence[tuple[str, str]]) -> None:
    """Forget dismissed signals, each named by its rule and sentence."""
    for rule, sentence in sentences:
        journal.execute("DELETE FROM dismissed_signals WHERE rule = ? AND sentence = ?", (rule, sentence))


def dismissed(journal: Journal) -> list[tuple[str, str]]:
    """Return the rule and sentence of each signal that was dismissed."""
    return [
        (row["rule"], row["sentence"]) for row in journal.rows("SELECT rule, sentence FROM dismissed_signals")
    ]
