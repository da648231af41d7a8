"""Briefs as they were frozen, read back: the newest version, or one by its number."""

from __future__ import annotations

import json

from desktop.domain.briefs import Brief, verify
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import HandOff
from desktop.services.desk import Desk
from desktop.store import handoffs
from desktop.store.handoffs import StoredBrief


def stored_version(desk: Desk, handoff: HandOff, version: int | None = None) -> StoredBrief:
    """Return a version of a hand-off's brief as it is kept, the newest where none is named."""
    stored = {item.version: item for item in handoffs.briefs_of(desk.journal, handoff.id)}
    found = stored.get(version or handoff.version)
    if found is None:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{number} has no version {version}."),
            QT_TRANSLATE_NOOP("UserError", "Its versions are: {versions}."),
            number=handoff.number,
            version=version,
            versions=", ".join(str(number) for number in stored),
        )
    return found


def frozen_brief(stored: StoredBrief) -> Brief:
    """Return the brief that was frozen."""
    return verify(json.loads(stored.content))[0]
