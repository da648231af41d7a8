"""Bytes become the text that somebody wrote, or are refused as binary."""

from __future__ import annotations

import pytest

from desktop.exchange.decoding import decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_what_was_written_is_read(encoding: str) -> None:
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    assert decode(mark + "Größe: 5 €".encode(encoding)) == "Größe: 5 €"


@pytest.mark.parametrize("data", [b"\x89PNG\x00\xff", b"\xff\xfe\x00", bytes(range(256))])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        decode(data)
