"""How sure one was at a hand-off."""

from __future__ import annotations

COLUMNS = (
    "ALTER TABLE handoffs ADD COLUMN confidence INTEGER CHECK (confidence BETWEEN 0 AND 100)",
    "CREATE INDEX handoffs_by_confidence ON handoffs (state, confidence) WHERE confidence IS NOT NULL",
)
"""Per cent, NULL where nobody said."""
