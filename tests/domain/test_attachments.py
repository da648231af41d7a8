"""What a file is called and what it is, without opening or running it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.attachments import NAME_LIMIT, UNKNOWN, attachment_name, media_type


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n0000", "image/png"),
        ("a.txt", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("a.webp", b"RIFF0000WEBPVP8 ", "image/webp"),
        ("a.png", b"MZ\x90\x00", UNKNOWN),
        ("a.png", b"no picture", UNKNOWN),
        ("plan.DOCX", b"PK\x03\x04 rest", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("plan.zip", b"PK\x03\x04 rest", "application/zip"),
        ("BMW.txt", b"BMW wants more", "text/plain"),
        ("screen.bmp", b"BM\x36\x00\x00", "image/bmp"),
        ("offer", b"%PDF-1.7", "application/pdf"),
        ("notes.md", "Grüße".encode(), "text/markdown"),
        ("notes.txt", b"a\x00b", UNKNOWN),
        ("page.html", b"<script>", "text/html"),
        ("Makefile", b"all:", UNKNOWN),
    ],
)  # fmt: skip
def test_the_first_bytes_say_what_it_is(name: str, data: bytes, kind: str) -> None:
    assert media_type(name, data) == kind


@given(st.text(st.characters(), max_size=400))
def test_every_name_is_short_and_plain(text: str) -> None:
    name = attachment_name(text)
    assert 0 < len(name) <= NAME_LIMIT
    assert not set(name) & set('/\\<>:"|?*')
    assert all(unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn") for char in name)
    assert attachment_name(name) == name


def test_a_long_name_keeps_its_ending() -> None:
    assert attachment_name("x" * 300 + ".docx").endswith("x.docx")
    assert attachment_name("Straße 🚀 über.pdf") == "Straße 🚀 über.pdf"
