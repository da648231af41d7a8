"""Writing a frozen brief once more, in any format, as it was issued: for a mail that was lost, or another CRM."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from desktop.domain.briefs import verify
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.exchange import brief as formats
from desktop.exchange.brief.seal import kept
from desktop.exchange.files import write_files
from desktop.services.desk import Desk
from desktop.services.handoffs import note_handoff
from desktop.services.naming import find_handoff
from desktop.store import handoffs


def write_again(
    desk: Desk, reference: str, out: Path, wanted: Sequence[str], *, version: int | None = None
) -> tuple[Path, ...]:
    """Write a version of an issued brief (the newest where none is named) to `out`; the record says so.

    The facts, the words and the signature are those that were frozen; columns of a CRM are the present playbook's.
    """
    handoff = find_handoff(desk, reference)
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
    brief, _ = verify(json.loads(found.content))
    files = formats.render(brief, wanted, desk.playbook, desk.resources, kept(brief, found.signature))
    with desk.journal.transaction():
        note_handoff(
            desk, handoff, "brief written again", files=[file.name for file in files], hash=brief.hash
        )
        return write_files(out, files)
