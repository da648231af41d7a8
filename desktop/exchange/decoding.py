"""Bytes of unknown origin read as text: marks first, then UTF-8, then the likeliest older encoding."""

from __future__ import annotations

import codecs
import unicodedata

MOST_ACCENTS = 30
"""Marks on one letter, as Unicode's stream-safe text has them (UAX 15)."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WESTERN = frozenset("ÄÖÜäöüßéèêëáàâãåæçñíìîïóòôõøúùûýÿœšžÉÈÊÀÁÂÇÑØÅÆÍÓÚ€§°²³µ·«»‘’“”„‚–—…•©®™£½¼¾¡¿´`\u00a0")
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\x0b\x1a\x1b")


def decode(data: bytes) -> str:
    """Return `data` as text; raise ValueError where it is none."""
    text = _decoded(data)
    if not text.isascii():
        _check_accents(text)
    return text


def _check_accents(text: str) -> None:
    """Refuse endless piles of accents: no script has them, and normalizing them takes minutes."""
    pile = 0
    for char in text:
        pile = pile + 1 if unicodedata.combining(char) else 0
        if pile > MOST_ACCENTS:
            raise ValueError("no script")


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_older(data)


def _decode_older(data: bytes) -> str:
    if any(byte in _CONTROLS for byte in data):
        raise ValueError("binary")
    western = _western(data)
    return western if western is not None else _likeliest(data)


def _western(data: bytes) -> str | None:
    """Return Windows-1252 text if it reads like a western language, which short notes give no statistics for."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    foreign = [char for char in text if ord(char) > 127]
    letters = sum(char.isalpha() for char in text)
    rare = sum(char.isalpha() for char in foreign) * 4 <= letters
    return text if rare and all(char in _WESTERN for char in foreign) else None


def _likeliest(data: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  heavy, and seldom needed

    best = from_bytes(data).best()
    if best is None:
        raise ValueError("unknown encoding")
    return str(best)
