"""What was chosen for each version of a brief; it never leaves."""

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
    found = journal.value(
        "SELECT choice FROM brief_choices WHERE handoff_id = ? AND version = ?", (handoff_id, version)
    )
    return dict(json.loads(found)) if found is not None else None
