"""All that exported bytes say, in every way in which they may say it: packed, encoded, folded, in parts and properties."""

from __future__ import annotations

import base64
import binascii
import html
import io
import json
import quopri
import re
import subprocess
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from email import message_from_bytes
from email.policy import default
from functools import lru_cache
from urllib.parse import unquote

from tests.exchange.programs import needed

_CODED = re.compile(rb"[A-Za-z0-9+/_-]{16,}={0,2}")
_ESCAPED = re.compile(r"\\u[0-9a-fA-F]{4}|\\n")
_HIDDEN = re.compile("[\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_PACKED = (b"PK\x03\x04", b"%PDF")
DEEPEST = 4
"""How often what is packed may be packed again."""


def words_of(data: bytes, name: str = "") -> str:
    """Return, folded, everything that a file says, its name first."""
    said = (_plain(text) for text in dict.fromkeys([name, *_said(data, name, 0)]))
    plain = "\n".join(said).casefold()
    return plain + _unbroken(plain)


def _plain(text: str) -> str:
    return text if text.isascii() else _HIDDEN.sub("", unicodedata.normalize("NFKD", text))


def marks_among(said: str, marks: Iterable[str]) -> set[str]:
    """Return the marks that a text says."""
    return {mark for mark in marks if mark.casefold() in said}


def _said(data: bytes, name: str, depth: int) -> Iterator[str]:
    text = data.decode("utf-8", "replace")
    yield text
    if b"\0" in data:  # or no letter of ours is in two bytes
        yield data.decode("utf-16-le", "replace")
        yield data.decode("utf-16-be", "replace")
    if depth >= DEEPEST:
        return
    if data.startswith(b"%PDF") or name.endswith(".pdf"):
        yield from _pdf(data)
        return
    if name.endswith(".eml"):
        yield from _mail(data, depth)
    yield from _decoded(data, text)
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for item in packed.namelist():
                yield item
                yield from _said(packed.read(item), item, depth + 1)
    for inner in {*_coded(data)}:
        if _is_text(inner) or inner[:4] in _PACKED:
            yield from _said(inner, "", depth + 1)


def _is_text(data: bytes) -> bool:
    try:
        return data.decode().isprintable() or b"\n" in data
    except UnicodeDecodeError:
        return b"\0" in data[:4]  # may be UTF-16


def _decoded(data: bytes, text: str) -> Iterator[str]:
    """Yield a text without the escapes of pages, addresses, quoted-printable, JSON and folded lines."""
    yield html.unescape(text)
    yield unquote(html.unescape(text))
    yield quopri.decodestring(data).decode("utf-8", "replace")
    yield re.sub(r"\r?\n[ \t]", "", text)
    if _ESCAPED.search(text):
        yield _ESCAPED.sub(lambda match: json.loads(f'"{match[0]}"'), text)


def _coded(data: bytes) -> Iterator[bytes]:
    """Yield what runs of base64 stand for, in lines or without them."""
    for whole in (data, re.sub(rb"\r?\n", b"", data)):
        for run in _CODED.findall(whole):
            plain = run.rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
            try:
                yield base64.b64decode(plain + b"=" * (-len(plain) % 4))
            except binascii.Error:
                continue


def _mail(data: bytes, depth: int) -> Iterator[str]:
    for part in message_from_bytes(data, policy=default).walk():
        yield from (f"{key}: {value}" for key, value in part.items())
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            yield from _said(content, part.get_filename() or "", depth + 1)


@lru_cache(maxsize=8)
def _pdf(data: bytes) -> tuple[str, ...]:
    """Return a PDF's text and properties, its unpacked streams, in which its links stand, and its coded names."""
    text = _run("pdftotext", data, "-htmlmeta", "-", "-")
    said = [text, html.unescape(text), data.decode("latin-1")]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            said.append(zlib.decompress(stream).decode("latin-1"))
        except zlib.error:
            continue
    for run in re.findall(rb"<((?:[0-9a-fA-F]{4})+)>", data):
        said.append(bytes.fromhex(run.decode()).decode("utf-16-be", "replace"))
    return (*said, *(unquote(part) for part in said))


def _run(program: str, data: bytes, *words: str) -> str:
    done = subprocess.run([needed(program), *words], input=data, capture_output=True, check=False, timeout=60)
    return done.stdout.decode("utf-8", "replace")


def _unbroken(text: str) -> str:
    """Return a text whose words are whole again: a page breaks and hyphenates them."""
    *lines, last = text.split("\n")
    return "".join("".join([*(_unhyphenated(line) for line in lines), last]).split())


def _unhyphenated(line: str) -> str:
    whole = line.rstrip()
    return whole[:-1] if whole.endswith(("-", "\u2010", "\u00ad")) else whole
