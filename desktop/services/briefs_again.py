"""Writing a frozen brief once more, in any format, as it was issued: for a mail that was lost, or another CRM."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.briefs import Brief
from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import HandOff
from desktop.exchange import brief as formats
from desktop.exchange.brief import BriefFile
from desktop.exchange.brief.seal import kept
from desktop.exchange.files import write_files
from desktop.services.desk import Desk
from desktop.services.frozen_briefs import frozen_brief, stored_version
from desktop.services.handoffs import note_handoff
from desktop.services.naming import find_handoff


@dataclass(frozen=True, slots=True)
class PreparedAgain:
    """A frozen brief with the files that it becomes once more."""

    handoff: HandOff
    brief: Brief
    files: tuple[BriefFile, ...]


def prepare_again(
    desk: Desk, reference: str, wanted: Sequence[str], *, version: int | None = None
) -> PreparedAgain:
    """Render a version of an issued brief, the newest where none is named.

    The facts, the words and the signature are those that were frozen; columns of a CRM are the present playbook's.
    """
    if not wanted:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "Nothing was chosen to be written."),
            QT_TRANSLATE_NOOP("UserError", "Choose at least one format."),
        )
    handoff = find_handoff(desk, reference)
    found = stored_version(desk, handoff, version)
    brief = frozen_brief(found)
    files = formats.render(brief, wanted, desk.playbook, desk.resources, kept(brief, found.signature))
    return PreparedAgain(handoff, brief, files)


def write_again(desk: Desk, again: PreparedAgain, out: Path) -> Changes:
    """Write the files to `out`; the record says so."""
    names = [file.name for file in again.files]
    with desk.journal.transaction():
        note_handoff(desk, again.handoff, "brief written again", files=names, hash=again.brief.hash)
        write_files(out, again.files)
    return Changes.of((Kind.HANDOFF, again.handoff.id), (Kind.CLIENT, again.handoff.client_id))
