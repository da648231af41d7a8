"""Handing a client's ownership record out, signed, and checking one without any journal."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.record_exports import RecordExport, chosen, end_of, from_payload, parse_rows
from desktop.domain.records import Verdict
from desktop.exchange import signature
from desktop.exchange.brief import BriefFile
from desktop.exchange.brief import json as brief_json
from desktop.exchange.files import write_files
from desktop.exchange.record_page import name_for
from desktop.services.desk import Desk
from desktop.services.naming import find_client
from desktop.services.record import show_record
from desktop.services.record_privacy import private_rows
from desktop.services.signing import private_key


@dataclass(frozen=True, slots=True)
class RecordCheck:
    """What a record's file is: what it says, whether its chain holds, and whose key signed it."""

    record: RecordExport
    verdict: Verdict
    thumbprint: str

    @property
    def fingerprint(self) -> str:
        """Return the start of the thumbprint, to be compared with what the steward reads out."""
        return signature.fingerprint(self.thumbprint)


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """Where a record was written, and how many of its rows went without their contents."""

    path: Path
    verdict: Verdict


def export_record(
    desk: Desk, client: str, out: Path, contents: Collection[int] = (), *, everything: bool = False
) -> RecordExport:
    """Write a client's record, signed. Only the contents of the rows in `contents` leave, or of all that may.

    What tells of a private entry is kept back under `everything`, and refused where it was chosen.
    """
    found, rows = show_record(desk, client)
    numbers = {row.sequence for row in rows}
    unknown = sorted(set(contents) - numbers)
    if unknown:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The record of {client} has no row {row}."),
            QT_TRANSLATE_NOOP("UserError", "Its rows are 1 to {last}; see them with: record show."),
            client=found.name,
            row=unknown[0],
            last=len(rows),
        )
    private = private_rows(desk, rows)
    _refuse_private(sorted(private & set(contents)))
    export = RecordExport(
        client=found.name,
        steward=found.steward,
        exported_at=desk.now(),
        head=end_of(rows),
        rows=chosen(rows, numbers - private if everything else contents),
    )
    signed = signature.sign(export.payload(), signature.RECORD, private_key(desk))
    write_files(out.parent, [BriefFile(out.name, signature.dump(signed))])
    return export


def export_into(
    desk: Desk, client: str, folder: Path, rows: str = "", *, everything: bool = False
) -> ExportedFile:
    """Write a client's record into a folder under a name of its own; `rows` are those whose contents leave: `1, 4-6`."""
    found = find_client(desk, client)
    words = {**desk.playbook.words, **desk.playbook.record}
    name = f"{name_for(found.name, words)}-{re.sub('[^0-9]', '', desk.now())}.json"
    export = export_record(desk, found.id, folder / name, parse_rows(rows), everything=everything)
    return ExportedFile(folder / name, export.verdict())


def _refuse_private(rows: Sequence[int]) -> None:
    if rows:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "UserError", "Row {row} tells of a private entry, and nothing of it may leave."
            ),
            QT_TRANSLATE_NOOP("UserError", "Leave it out, or make the entry shareable first."),
            row=rows[0],
        )


def verify_record_file(data: bytes) -> RecordCheck:
    """Check the signature and the chain of an exported record; erased contents verify as erased."""
    signed = signature.read(brief_json.read(data), signature.RECORD)
    record = from_payload(signed.payload)
    return RecordCheck(record, record.verdict(), signed.thumbprint)
