"""The ownership record: a chain that names its first bad row, and that survives erasing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.records import GENESIS, RecordRow, dump_payload, payload_digest, row_hash, verify_chain


def chain(*payloads: dict[str, object], kinds: tuple[str, ...] = ()) -> list[RecordRow]:
    rows: list[RecordRow] = []
    for sequence, facts in enumerate(payloads, start=1):
        previous = rows[-1].hash if rows else GENESIS
        kind = kinds[sequence - 1] if kinds else "noted"
        payload, salt, at = dump_payload(facts), f"salt{sequence}", f"2026-11-{sequence:02}T10:00:00Z"
        digest = payload_digest(salt, payload)
        hashed = row_hash("c", sequence, at, kind, previous, digest)
        rows.append(RecordRow("c", sequence, at, kind, previous, digest, hashed, salt, payload))
    return rows


def test_an_untouched_chain_is_sound() -> None:
    rows = chain({"a": 1}, {"b": 2}, {"c": 3})
    verdict = verify_chain("c", rows, rows[-1].hash)
    assert verdict.sound
    assert verdict.rows == 3


@pytest.mark.parametrize(
    "field", ["chain", "sequence", "at", "kind", "previous", "digest", "hash", "salt", "payload"]
)
def test_a_change_in_any_field_names_that_row(field: str) -> None:
    rows = chain({"a": 1}, {"b": 2}, {"c": 3})
    changed = 7 if field == "sequence" else str(getattr(rows[1], field)) + "x"
    tampered = [rows[0], replace(rows[1], **{field: changed}), rows[2]]
    verdict = verify_chain("c", tampered, rows[-1].hash)
    assert not verdict.sound
    assert verdict.bad_sequence in (2, 7)
    assert verdict.reason


def test_a_row_taken_out_or_cut_off_is_noticed() -> None:
    rows = chain({"a": 1}, {"b": 2}, {"c": 3})
    assert verify_chain("c", [rows[0], rows[2]], rows[-1].hash).reason == "row 2 is missing"
    cut = verify_chain("c", rows[:2], rows[-1].hash)
    assert cut.bad_sequence == 3
    assert "missing at the end" in cut.reason
    assert not verify_chain("c", [], rows[-1].hash).sound
    assert not verify_chain("c", rows, None).sound


def test_erased_content_verifies_as_erased_when_a_row_names_it() -> None:
    rows = chain({"name": "Anna"}, {"b": 2}, {"rows": [1]}, kinds=("noted", "noted", "erased"))
    emptied = [replace(rows[0], salt=None, payload=None), *rows[1:]]
    verdict = verify_chain("c", emptied, rows[-1].hash)
    assert verdict.sound
    assert verdict.erased == 1
    assert emptied[0].facts == {}


def test_content_that_is_gone_without_a_row_is_noticed() -> None:
    rows = chain({"name": "Anna"}, {"b": 2})
    emptied = [replace(rows[0], salt=None, payload=None), rows[1]]
    assert "no row records an erasure" in verify_chain("c", emptied, rows[-1].hash).reason
