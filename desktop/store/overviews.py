"""Ready-to-show rows, counted and sorted by SQL."""

from __future__ import annotations

import json
from collections.abc import Sequence

from desktop.domain.changes import Kind
from desktop.domain.overviews import ClientRow, JournalRow, TimelineItem
from desktop.domain.text import excerpt
from desktop.store.journal import Journal

_MARKS = {
    "opportunities": "count(DISTINCT opportunity_id) FROM evidence WHERE interaction_id = i.id",
    "referrals": "count(DISTINCT referral_id) FROM evidence WHERE interaction_id = i.id",
    "promises": "count(*) FROM promises WHERE interaction_id = i.id",
    "promises_at_risk": "count(*) FROM promises WHERE interaction_id = i.id "
    "AND (state = 'at risk' OR state IN ('open', 're-dated') AND due_on < :today)",
    "promises_broken": "count(*) FROM promises WHERE interaction_id = i.id AND state = 'broken'",
    "follow_ups": "count(*) FROM follow_ups WHERE interaction_id = i.id AND done_at IS NULL",
    "attachments": "count(*) FROM attachments WHERE interaction_id = i.id AND detached_at IS NULL",
}
"""What is counted of each entry for the marks of its line."""


def journal_rows(journal: Journal, entry_ids: Sequence[str], today: str = "") -> list[JournalRow]:
    """Return the list rows of those entries, in that order; one that is gone is left out.

    `today` is an ISO date; promises due before it count as at risk.
    """
    marks = ", ".join(f"(SELECT {rest}) AS {name}" for name, rest in _MARKS.items())
    rows = journal.rows(
        "SELECT i.id, i.title, i.kind, i.at, i.sharing = 'private' AS private, "
        f"substr(i.text, 1, 400) AS excerpt, COALESCE(c.name, '') AS client, {marks} "
        "FROM interactions AS i LEFT JOIN clients AS c ON c.id = i.client_id "
        "WHERE i.id IN (SELECT value FROM json_each(:ids))",
        {"ids": json.dumps(list(entry_ids)), "today": today},
    )
    by_id = {
        row["id"]: JournalRow(**{**row, "excerpt": excerpt(row["excerpt"]), "private": bool(row["private"])})
        for row in rows
    }
    return [by_id[entry_id] for entry_id in entry_ids if entry_id in by_id]


def client_rows(journal: Journal) -> list[ClientRow]:
    """Return every client with its counts, by name."""
    rows = journal.rows(
        "SELECT c.id, c.name, c.steward, "
        "(SELECT count(*) FROM interactions WHERE client_id = c.id AND trashed_at IS NULL) AS entries, "
        "(SELECT count(*) FROM people WHERE client_id = c.id) AS people, "
        "(SELECT count(*) FROM opportunities WHERE client_id = c.id) AS opportunities, "
        "(SELECT max(at) FROM interactions WHERE client_id = c.id AND trashed_at IS NULL) AS last_entry_at "
        "FROM clients AS c ORDER BY c.folded"
    )
    return [ClientRow(**{**row, "last_entry_at": row["last_entry_at"] or ""}) for row in rows]


def entries_of_client(journal: Journal, client_id: str, limit: int) -> list[TimelineItem]:
    """Return the newest entries of a client as items of its timeline."""
    ids = [
        row["id"]
        for row in journal.rows(
            "SELECT id FROM interactions WHERE client_id = ? AND trashed_at IS NULL ORDER BY at DESC, seq DESC LIMIT ?",
            (client_id, limit),
        )
    ]
    return [
        TimelineItem(Kind.INTERACTION, row.id, row.at, row.title, row.excerpt, _marks(row))
        for row in journal_rows(journal, ids)
    ]


def _marks(row: JournalRow) -> tuple[tuple[str, str], ...]:
    marks = [("opportunity", str(row.opportunities))] if row.opportunities else []
    marks += [("referral", str(row.referrals))] if row.referrals else []
    return tuple(marks)


def temperatures(journal: Journal, client_id: str, since: str) -> list[tuple[str, int]]:
    """Return (moment, temperature) of a client's sessions since then, the oldest first."""
    rows = journal.rows(
        "SELECT at, temperature FROM interactions WHERE client_id = ? AND trashed_at IS NULL "
        "AND temperature IS NOT NULL AND at >= ? ORDER BY at",
        (client_id, since),
    )
    return [(row["at"], row["temperature"]) for row in rows]


def counts(journal: Journal) -> dict[str, int]:
    """Return how many there are of each noun that the navigation counts."""
    tables = {
        "journal": "interactions WHERE trashed_at IS NULL",
        "clients": "clients",
        "opportunities": "opportunities WHERE state NOT IN ('won', 'lost', 'dropped')",
        "referrals": "referrals WHERE state NOT IN ('won', 'lost', 'refused')",
        "hand-offs": "handoffs WHERE state IN ('ready to send', 'issued', 'accepted', 'returned')",
    }
    return {name: int(journal.value(f"SELECT count(*) FROM {rest}")) for name, rest in tables.items()}


def lead_notes(journal: Journal) -> dict[str, int]:
    """Return how many passages are evidence for each lead."""
    rows = journal.rows(
        "SELECT COALESCE(opportunity_id, referral_id) AS id, count(*) AS quotes FROM evidence "
        "JOIN interactions ON interactions.id = interaction_id WHERE trashed_at IS NULL GROUP BY 1"
    )
    return {row["id"]: row["quotes"] for row in rows}


def answered(journal: Journal) -> dict[str, set[str]]:
    """Return which criteria are answered for each lead."""
    found: dict[str, set[str]] = {}
    for row in journal.rows("SELECT COALESCE(opportunity_id, referral_id) AS id, criterion FROM answers"):
        found.setdefault(row["id"], set()).add(row["criterion"])
    return found
