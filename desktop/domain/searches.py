"""Searches that are kept: those that were used lately, and those that have a name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search as it is typed, its name (empty for one that was only used), and when it was used last (UTC ISO 8601)."""

    query: str
    name: str
    used_at: str
