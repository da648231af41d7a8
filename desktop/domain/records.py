"""The ownership record: one hash chain per client, whose payloads can be erased and still verify."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

VERSION = 1
"""Version of the way a row is hashed."""

GENESIS = "0" * 64
"""What the first row of a chain names as the hash before it."""


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One row: where it stands, what happened, and its place in the chain; `payload` None once erased."""

    chain: str
    sequence: int
    at: str
    kind: str
    previous: str
    digest: str
    hash: str
    salt: str | None
    payload: str | None

    @property
    def facts(self) -> Mapping[str, object]:
        """Return the payload's facts, empty once erased."""
        return dict(json.loads(self.payload)) if self.payload else {}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verification found in one chain: the first bad row's sequence and why, or nothing."""

    chain: str
    rows: int
    erased: int
    bad_sequence: int | None = None
    reason: str = ""
    kept_back: int = 0

    @property
    def sound(self) -> bool:
        """Say whether the chain verifies."""
        return self.bad_sequence is None


def payload_digest(salt: str, payload: str) -> str:
    """Return SHA-256 (hex) of the random salt and the payload's text."""
    return hashlib.sha256((salt + payload).encode()).hexdigest()


def row_hash(chain: str, sequence: int, at: str, kind: str, previous: str, digest: str) -> str:
    """Return SHA-256 (hex) over version, chain, sequence, time, kind, the hash before and the digest."""
    parts = json.dumps([VERSION, chain, sequence, at, kind, previous, digest], ensure_ascii=True)
    return hashlib.sha256(parts.encode()).hexdigest()


def dump_payload(facts: Mapping[str, object]) -> str:
    """Return the payload's canonical text."""
    return json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def verify_chain(chain: str, rows: Iterable[RecordRow], head: str | None, *, partly: bool = False) -> Verdict:
    """Check one chain from its first row to its head; erased payloads verify if a later row names them.

    `head` is the hash that the journal keeps for the end of the chain, None if it keeps none. `partly` is true
    where payloads may have been kept back.
    """
    ordered = list(rows)
    erasures = _erased_by_record(ordered)
    previous, count, erased, kept_back = GENESIS, 0, 0, 0
    for row in ordered:
        count += 1
        reason = _fault(row, count, previous, erasures, partly=partly)
        if reason:
            return Verdict(chain, len(ordered), erased, row.sequence, reason)
        gone = row.payload is None
        erased += gone and row.sequence in erasures
        kept_back += gone and row.sequence not in erasures
        previous = row.hash
    if head != previous:
        return Verdict(chain, len(ordered), erased, count + 1, "rows are missing at the end of the chain")
    return Verdict(chain, len(ordered), erased, kept_back=kept_back)


def _erased_by_record(rows: list[RecordRow]) -> set[int]:
    named: set[int] = set()
    for row in rows:
        if row.kind == "erased" and row.payload:
            try:
                named |= {int(number) for number in json.loads(row.payload).get("rows", [])}
            except (ValueError, TypeError, AttributeError):
                continue
    return named


def _fault(row: RecordRow, expected: int, previous: str, erasures: set[int], *, partly: bool = False) -> str:
    """Return why `row` is bad, empty if it is sound."""
    if row.sequence != expected:
        return f"row {expected} is missing"
    if row.previous != previous:
        return "it does not continue the row before it"
    if row.hash != row_hash(row.chain, row.sequence, row.at, row.kind, row.previous, row.digest):
        return "its hash does not fit its content"
    if row.payload is None or row.salt is None:
        known = partly or row.sequence in erasures
        return "" if known else "its payload is gone and no row records an erasure"
    if payload_digest(row.salt, row.payload) != row.digest:
        return "its payload was changed"
    return ""
