"""A mail's part that answers: the attached reply file, or the text that somebody typed."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import Message
from html import unescape

_HEADERS = re.compile(rb"\A(?:[!-9;-~]{1,76}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}\r?\n")
_MIME = re.compile(rb"^(?:mime-version|content-type|received|message-id):", re.IGNORECASE | re.MULTILINE)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]{0,15})")
_BLOCKS = frozenset("p div br li tr td h1 h2 h3 h4 blockquote pre ul ol table".split())
_SILENT = frozenset(("<style", "<script", "<head", "<title"))
_CONTENT = re.compile(rb"^content-[a-z-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.IGNORECASE | re.MULTILINE)
_LONGEST_HEADER = 4_000
_MOST_BOUNDARIES = 2_000
_MOST_PARTS = 200


def body_of(data: bytes) -> bytes:
    """Return the reply in a mail file as UTF-8; `data` itself where it is no mail file.

    Raises ValueError for a mail without readable text.
    """
    head = _HEADERS.match(data)
    if head is None or not _MIME.search(head.group()):
        return data
    parts = _parts(data)
    for wanted in ("application/json", "text/plain", "text/html"):
        for part in parts:
            if part.get_content_type() == wanted or (wanted == "application/json" and _is_json_file(part)):
                return _content(part, wanted)
    raise ValueError("no text")


def _parts(data: bytes) -> list[Message]:
    """Return the parts of a mail; refuse one on which the standard library would work for minutes."""
    longest = max((len(header.group()) for header in _CONTENT.finditer(data)), default=0)
    if longest > _LONGEST_HEADER or data.count(b"\n--") > _MOST_BOUNDARIES:
        raise ValueError("no honest mail")
    try:
        return [part for part, _ in zip(message_from_bytes(data).walk(), range(_MOST_PARTS), strict=False)]
    except RecursionError:
        raise ValueError("too deep") from None


def _is_json_file(part: Message) -> bool:
    return str(part.get_filename("") or "").casefold().endswith(".json")


def _content(part: Message, kind: str) -> bytes:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        raise ValueError("no text")
    if kind == "application/json":
        return payload
    try:
        text = payload.decode(str(part.get_content_charset("utf-8")))
    except LookupError:
        raise ValueError("unknown encoding") from None
    return (_plain(text) if kind == "text/html" else text).encode()


def _plain(page: str) -> str:
    """Return the words of an HTML page, a new line for each block.

    Read from front to back once: the standard parser takes minutes for a hostile page.
    """
    found: list[str] = []
    at = 0
    while at < len(page):
        start = page.find("<", at)
        if start < 0:
            start = len(page)
        found.append(re.sub(r"\s+", " ", page[at:start]))
        tag = _TAG.match(page, start)
        if tag and tag.group(1).casefold() in _BLOCKS:
            found.append("\n")
        at = _end_of_tag(page, start, tag)
    lines = (line.strip() for line in unescape("".join(found)).split("\n"))
    return "\n".join(line for line in lines if line)


def _end_of_tag(page: str, start: int, tag: re.Match[str] | None) -> int:
    """Return where the text goes on after the tag at `start`; the end of the page for one that never ends."""
    closing = ">"
    if page.startswith("<!--", start):
        closing = "-->"
    elif tag and tag.group().casefold() in _SILENT:
        closing = f"</{tag.group(1)}"
    end = re.compile(re.escape(closing), re.IGNORECASE).search(page, start)
    return end.end() if end else len(page)
