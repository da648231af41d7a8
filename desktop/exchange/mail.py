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
_NEW_BLOCK = "\r"
_SPACES = re.compile(r"[ \t\r\n\f]+")
_SILENT = frozenset(("<style", "<script", "<head", "<title"))
_CONTENT = re.compile(rb"^content-[a-z-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.IGNORECASE | re.MULTILINE)
_JSON = "application/json"
_REPLY = b"lead-reply"
_DEPTH = re.compile(r"(?:> ?)+")
_LABEL = re.compile(r"(?:> ?)*[*_]{0,2}[^\W\d_][^:\n]{0,24}:")
_LONGEST_HEAD = 200_000
_LONGEST_HEADER = 4_000
_MOST_LINES = 200_000
_MOST_BOUNDARIES = 2_000
_MOST_PARTS = 200


def is_mail(data: bytes) -> bool:
    """Say whether `data` is a mail file."""
    head = _HEADERS.match(data[:_LONGEST_HEAD])
    return head is not None and _MIME.search(head.group()) is not None


def body_of(data: bytes) -> bytes:
    """Return the reply in a mail file as UTF-8; `data` itself where it is no mail file.

    Raises ValueError for a mail without readable text.
    """
    if not is_mail(data):
        return data
    parts = [part for part in _parts(data) if not part.is_multipart()]
    answers = (_content(part, _JSON) for part in parts if _is_json(part))
    answer = next((content for content in answers if _REPLY in content), None)
    if answer is not None:
        return answer
    for wanted in ("text/plain", "text/html"):
        found = b"\n\n".join(_content(part, wanted) for part in parts if _says(part, wanted))
        if found.strip():
            return found
    raise ValueError("no text")


def _parts(data: bytes) -> list[Message]:
    """Return the parts of a mail; refuse one on which the standard library would work for minutes."""
    longest = max((len(header.group()) for header in _CONTENT.finditer(data)), default=0)
    many = data.count(b"\n--") > _MOST_BOUNDARIES or data.count(b"\n") > _MOST_LINES
    if many or longest > _LONGEST_HEADER:
        raise ValueError("no honest mail")
    try:
        return [part for part, _ in zip(message_from_bytes(data).walk(), range(_MOST_PARTS), strict=False)]
    except RecursionError:
        raise ValueError("too deep") from None


def _is_json(part: Message) -> bool:
    named = str(part.get_filename("") or "").casefold().endswith(".json")
    return named or part.get_content_type() == _JSON


def _says(part: Message, kind: str) -> bool:
    """Say whether a part is text of the mail itself or a text that is attached to it, and no data."""
    return part.get_content_type() == kind and not _is_json(part)


def _content(part: Message, kind: str) -> bytes:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        raise ValueError("no text")
    if kind == _JSON:
        return payload
    try:
        text = payload.decode(str(part.get_content_charset("utf-8")), "replace")
    except LookupError:
        raise ValueError("unknown encoding") from None
    if kind == "text/html":
        return words_of_page(text).encode()
    flowed = str(part.get_param("format", "")).casefold() == "flowed"
    return (_flowing(text) if flowed else text).encode()


def _flowing(text: str) -> str:
    """Return text whose lines were broken after a blank (RFC 3676) in whole lines; a labelled line begins anew."""
    lines: list[str] = []
    goes_on = False
    for line in text.replace("\r\n", "\n").split("\n"):
        depth = _DEPTH.match(line)
        said = line[depth.end() :] if depth and lines and _same_depth(lines[-1], depth.group()) else line
        if goes_on and not _LABEL.match(said) and (said is not line or not depth):
            lines[-1] += said
        else:
            lines.append(line)
        goes_on = line.endswith(" ") and line != "-- "
    return "\n".join(lines)


def _same_depth(line: str, depth: str) -> bool:
    before = _DEPTH.match(line)
    return before is not None and before.group().count(">") == depth.count(">")


def words_of_page(page: str) -> str:
    """Return the words of an HTML page, a new line for each block and an empty one where the page shows it.

    Read from front to back once: the standard parser takes minutes for a hostile page.
    """
    found: list[str] = []
    at, kept = 0, False
    while at < len(page):
        start = page.find("<", at)
        if start < 0:
            start = len(page)
        said = page[at:start]
        found.append(said.replace("\r", "") if kept else _SPACES.sub(" ", said))
        tag = _TAG.match(page, start)
        name = tag.group(1).casefold() if tag else ""
        if tag and name == "pre":
            kept = not tag.group().startswith("</")
        if name in _BLOCKS:
            found.append("\n" if name == "br" else _NEW_BLOCK)
        at = _end_of_tag(page, start, tag)
    return "\n".join(_lines(unescape("".join(found))))


def _lines(text: str) -> list[str]:
    """Return lines as a page shows them: a block begins one, and only breaks and hard blanks make empty ones."""
    lines: list[str] = []
    *broken, last = text.split("\n")
    for line in broken:
        *blocks, end = line.split(_NEW_BLOCK)
        lines += [block.strip() for block in blocks if _shows(block)] + [end.strip()]
    return lines + [block.strip() for block in last.split(_NEW_BLOCK) if _shows(block)]


def _shows(block: str) -> bool:
    return bool(block.strip()) or "\u00a0" in block


def _end_of_tag(page: str, start: int, tag: re.Match[str] | None) -> int:
    """Return where the text goes on after the tag at `start`; the end of the page for one that never ends."""
    closing = ">"
    if page.startswith("<!--", start):
        closing = "-->"
    elif tag and tag.group().casefold() in _SILENT:
        closing = f"</{tag.group(1)}"
    end = re.compile(re.escape(closing), re.IGNORECASE).search(page, start)
    return end.end() if end else len(page)
