"""The JSON of a brief verifies, and hostile JSON does no harm."""

from __future__ import annotations

import json as plain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.briefs import verify
from desktop.domain.errors import UserError
from desktop.exchange.brief import json
from tests.exchange.samples import brief, corrected, mischievous, overlong, unknown


@pytest.mark.parametrize("sample", [brief, unknown, overlong, mischievous, corrected])
def test_what_is_written_verifies_when_read(sample: object) -> None:
    assert callable(sample)
    assert verify(json.read(json.render(sample()))) == (sample(), True)


def test_a_changed_byte_is_seen() -> None:
    changed = json.render(brief()).replace(b"Tom Berger", b"Kim Berger")
    assert verify(json.read(changed))[1] is False


def test_a_person_can_read_it() -> None:
    said = json.render(mischievous()).decode()
    assert "مرحبا 🚀" in said
    assert '\n  "number": "EJ-7F3K-92Q7"' in said
    assert plain.loads(said)["hash"] == mischievous().hash


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"x" * 5_000_001, "larger than 5 MB"),
        (b"\xff\xfe\x00", "not UTF-8"),
        (b"{\n\n,}", "broken at line 3"),
        (b'{"a":1,"a":1}', "a key is there twice"),
        (b'{"a":NaN}', "NaN is no number"),
        (b'{"a":-Infinity}', "-Infinity is no number"),
        (b'{"a":1e999}', "too large"),
        (b'{"a":99999999999999999999999}', "too large"),
        (b'{"a":9007199254740992}', "too large"),
        (b"[" * 1_000_000, "too deep"),
        (b"[" * 100 + b"]" * 100, "too deep"),
        (b'{"a":"\\ud800"}', "cannot be stored"),
        (b'{"a\\u0000":1}', "cannot be stored"),
        (b"", "broken at line 1"),
    ],
)
def test_hostile_json_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(UserError, match=reason):
        json.read(data)


@given(st.binary(max_size=300))
def test_random_bytes_raise_nothing_but_a_sentence(data: bytes) -> None:
    try:
        json.read(data)
    except UserError as error:
        remedy = error.remedy
        assert "json" in remedy
