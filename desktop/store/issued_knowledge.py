"""What each version of a brief rested on, as a hash of the answers and passages."""

from __future__ import annotations

from desktop.store.journal import Journal


def keep(journal: Journal, handoff_id: str, version: int, digest: str) -> None:
    """Keep the hash of what a version rested on."""
    journal.insert("issued_knowledge", {"handoff_id": handoff_id, "version": version, "hash": digest})


def of_version(journal: Journal, handoff_id: str, version: int) -> str | None:
    """Return the hash of what a version rested on, None where it was issued before such were kept."""
    found = journal.value(
        "SELECT hash FROM issued_knowledge WHERE handoff_id = ? AND version = ?", (handoff_id, version)
    )
    return str(found) if found is not None else None
