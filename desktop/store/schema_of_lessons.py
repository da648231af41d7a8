"""What delivery should have known, as sales said when a lead ended."""

from __future__ import annotations

COLUMNS = ("ALTER TABLE replies ADD COLUMN lesson TEXT NOT NULL DEFAULT ''",)
"""Empty where nobody said."""
