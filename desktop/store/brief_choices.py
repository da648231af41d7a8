"""What was chosen for each version of a brief, and what is being chosen for the next; it never leaves."""

from __future__ import annotations

import json
from typing import Any

from desktop.store.journal import Journal


def keep(journal: Journal, handoff_id: str, version: int, choice: dict[str, Any]) -> None:
    """Keep what was chosen for a version."""
    said = json.dumps(choice, ensure_ascii=False)
    journal.insert("brief_choices", {"handoff_id": handoff_id, "version": version, "choice": said})


def of_version(journal: Journal, handoff_id: str, version: int) -> dict[str, Any] | None:
    """Return what was chosen for a version, None where it was issued before such was kept."""
    return _read(
        journal.value(
            "SELECT choice FROM brief_choices WHERE handoff_id = ? AND version = ?", (handoff_id, version)
        )
    )


def keep_begun(journal: Journal, lead_id: str, choice: dict[str, Any], at: str) -> None:
    """Keep what is being chosen for a lead, over what was kept before."""
    journal.execute(
        "INSERT INTO begun_briefs (lead_id, choice, at) VALUES (?, ?, ?) "
        "ON CONFLICT (lead_id) DO UPDATE SET choice = excluded.choice, at = excluded.at",
        (lead_id, json.dumps(choice, ensure_ascii=False), at),
    )


def begun(journal: Journal, lead_id: str) -> dict[str, Any] | None:
    """Return what was being chosen for a lead, None where nothing was."""
    return _read(journal.value("SELECT choice FROM begun_briefs WHERE lead_id = ?", (lead_id,)))


def drop_begun(journal: Journal, lead_id: str) -> None:
    """Forget what was being chosen for a lead."""
    journal.execute("DELETE FROM begun_briefs WHERE lead_id = ?", (lead_id,))


def _read(said: str | None) -> dict[str, Any] | None:
    return dict(json.loads(said)) if said is not None else None
