"""Ids: UUIDv7 text, sortable by time and safe to merge."""

from __future__ import annotations

import uuid6


def new_id() -> str:
    """Return a new id."""
    return str(uuid6.uuid7())
