"""The journal's own key, and the signature that each frozen brief keeps."""

from __future__ import annotations

TABLES = (
    """CREATE TABLE signing_keys (
        seq INTEGER PRIMARY KEY, thumbprint TEXT NOT NULL UNIQUE, private BLOB NOT NULL, made_at TEXT NOT NULL
    ) STRICT""",
    "ALTER TABLE briefs ADD COLUMN signature TEXT NOT NULL DEFAULT ''",
)
"""`signature` is detached: the payload is the content, so that erasing one leaves nothing in the other."""
