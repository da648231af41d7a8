"""A client's ownership record as it leaves: every row, the contents of those that were chosen, and its end."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.records import GENESIS, RecordRow, Verdict, verify_chain

TYPE = "ownership-record"
VERSION = 1
_ROWS = re.compile(r"(?P<first>[0-9]{1,6})(?:-(?P<last>[0-9]{1,6}))?")
_COLUMNS = ("sequence", "at", "kind", "previous", "digest", "hash", "salt", "payload")


@dataclass(frozen=True, slots=True)
class RecordExport:
    """One chain with whose it is. A row whose contents were kept back has neither salt nor payload."""

    client: str
    steward: str
    exported_at: str
    head: str
    rows: tuple[RecordRow, ...]

    def payload(self) -> dict[str, Any]:
        """Return it as a JSON object."""
        return {
            "typ": TYPE,
            "v": VERSION,
            "chain": self.rows[0].chain if self.rows else "",
            "client": self.client,
            "relationshipOwner": self.steward,
            "exportedAt": self.exported_at,
            "head": self.head,
            "rows": [{name: getattr(row, name) for name in _COLUMNS} for row in self.rows],
        }

    def verdict(self) -> Verdict:
        """Check the chain from its first row to its end; contents may be missing."""
        chain = self.rows[0].chain if self.rows else ""
        return verify_chain(chain, self.rows, self.head, partly=True)


def chosen(rows: Sequence[RecordRow], contents: Collection[int]) -> tuple[RecordRow, ...]:
    """Return the rows with the contents of those chosen; an erasure always says which rows it emptied."""
    return tuple(
        row if row.sequence in contents or row.kind == "erased" else replace(row, salt=None, payload=None)
        for row in rows
    )


def parse_rows(text: str) -> tuple[int, ...]:
    """Read numbers of rows as one writes them: `1, 4-6`; each counts once."""
    found: dict[int, None] = {}
    for said in re.split(r"[,;\s]+", re.sub(r"\s*[-\u2013]\s*", "-", text.strip())):
        match = _ROWS.fullmatch(said)
        if match is None:
            if said:
                raise _no_rows(said)
            continue
        first, last = int(match["first"]), int(match["last"] or match["first"])
        if not 0 < first <= last:
            raise _no_rows(said)
        found |= dict.fromkeys(range(first, last + 1))
    return tuple(found)


def _no_rows(said: str) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "“{rows}” are no rows of a record."),
        QT_TRANSLATE_NOOP("UserError", "Write their numbers as in: 1, 4-6."),
        rows=said[:40],
    )


def from_payload(value: object) -> RecordExport:
    """Read an exported record from its JSON object; refuse anything that is not exactly one."""
    try:
        if not isinstance(value, dict) or value["typ"] != TYPE or value["v"] != VERSION:
            raise ValueError("type")
        chain, rows = _text(value["chain"]), value["rows"]
        return RecordExport(
            client=_text(value["client"]),
            steward=_text(value["relationshipOwner"]),
            exported_at=_text(value["exportedAt"]),
            head=_text(value["head"]),
            rows=tuple(_row(chain, row) for row in rows),
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "This is not an ownership record."),
            QT_TRANSLATE_NOOP("UserError", "Take the file that “record export” made."),
        ) from None


def end_of(rows: Sequence[RecordRow]) -> str:
    """Return the hash at the end of a chain."""
    return rows[-1].hash if rows else GENESIS


def _row(chain: str, row: Mapping[str, Any]) -> RecordRow:
    if set(row) != set(_COLUMNS) or not isinstance(row["sequence"], int):
        raise ValueError("row")
    salt, payload = (None if row[name] is None else _text(row[name]) for name in ("salt", "payload"))
    at, kind, previous, digest, hashed = (_text(row[name]) for name in _COLUMNS[1:6])
    return RecordRow(chain, row["sequence"], at, kind, previous, digest, hashed, salt, payload)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
