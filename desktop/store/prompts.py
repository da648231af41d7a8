"""Prompts that were put off, and what an entry has that decides which prompt fits it, as rows."""

from __future__ import annotations

from collections.abc import Set

from desktop.store.journal import Journal


def put_off(journal: Journal, prompt: str, day: str) -> None:
    """Remember that a prompt is not to be asked on that day."""
    journal.execute(
        "INSERT INTO put_off_prompts (prompt, put_off_on) VALUES (?, ?) "
        "ON CONFLICT (prompt) DO UPDATE SET put_off_on = excluded.put_off_on",
        (prompt, day),
    )


def take_back(journal: Journal, prompt: str) -> None:
    """Forget that a prompt was put off."""
    journal.execute("DELETE FROM put_off_prompts WHERE prompt = ?", (prompt,))


def put_off_on(journal: Journal, day: str) -> Set[str]:
    """Return the prompts that are not to be asked on that day."""
    rows = journal.rows("SELECT prompt FROM put_off_prompts WHERE put_off_on = ?", (day,))
    return {row["prompt"] for row in rows}


def number_of(journal: Journal, entry_id: str) -> int:
    """Return which entry of the journal it is, counted from one."""
    return int(journal.value("SELECT seq FROM interactions WHERE id = ?", (entry_id,)) or 0)


def has_promise(journal: Journal, entry_id: str) -> bool:
    """Say whether a promise was marked in an entry."""
    return bool(journal.value("SELECT 1 FROM promises WHERE interaction_id = ? LIMIT 1", (entry_id,)))


def opportunities(journal: Journal, entry_id: str) -> list[tuple[str, frozenset[str]]]:
    """Return the opportunities spotted in an entry, by their ids, with the criteria that are answered."""
    rows = journal.rows(
        "SELECT DISTINCT e.opportunity_id AS id, a.criterion FROM evidence AS e "
        "LEFT JOIN answers AS a ON a.opportunity_id = e.opportunity_id "
        "WHERE e.interaction_id = ? AND e.opportunity_id IS NOT NULL",
        (entry_id,),
    )
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["id"], set()).add(row["criterion"] or "")
    return [(key, frozenset(criteria)) for key, criteria in found.items()]
