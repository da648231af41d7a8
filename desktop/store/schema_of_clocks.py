"""What a hand-off's clock needs beside its first columns: an extension, the last reminder, and why it ended."""

from __future__ import annotations

COLUMNS = (
    "ALTER TABLE handoffs ADD COLUMN extended_on TEXT",
    "ALTER TABLE handoffs ADD COLUMN extension_reason TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE handoffs ADD COLUMN reminded_on TEXT",
    "ALTER TABLE handoffs ADD COLUMN end_reason TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE handoffs ADD COLUMN customers_wish INTEGER NOT NULL DEFAULT 0 CHECK (customers_wish IN (0, 1))",
)
"""Days are ISO dates. `end_reason` are the customer's own words where it was the customer's wish."""
