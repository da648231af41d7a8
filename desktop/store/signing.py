"""The journal's own key, as a row that is written once."""

from __future__ import annotations

from desktop.store.journal import Journal


def private_key(journal: Journal) -> bytes | None:
    """Return the key that the journal signs with, the newest; None where none was made yet."""
    found = journal.value("SELECT private FROM signing_keys ORDER BY seq DESC LIMIT 1")
    return bytes(found) if found is not None else None


def add_key(journal: Journal, thumbprint: str, private: bytes, at: str) -> None:
    """Keep a new key."""
    journal.insert("signing_keys", {"thumbprint": thumbprint, "private": private, "made_at": at})


def knows(journal: Journal, thumbprint: str) -> bool:
    """Say whether a key is one of the journal's own."""
    return journal.row("SELECT 1 FROM signing_keys WHERE thumbprint = ?", (thumbprint,)) is not None
