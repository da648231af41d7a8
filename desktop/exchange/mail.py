"""A mail's part that answers: the attached reply file, or the text that somebody typed."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import Message
from html.parser import HTMLParser

_HEADERS = re.compile(rb"\A(?:[!-9;-~]{1,76}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,}\r?\n")
_MIME = re.compile(rb"^(?:mime-version|content-type|received|message-id):", re.IGNORECASE | re.MULTILINE)
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


class _Lines(HTMLParser):
    """Collects the words of a page, a new line for each block."""

    _BLOCKS = frozenset("p div br li tr td h1 h2 h3 h4 blockquote pre ul ol table".split())
    _SILENT = frozenset(("style", "script", "head", "title"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._silent += tag in self._SILENT
        if tag in self._BLOCKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in self._SILENT and self._silent > 0
        if tag in self._BLOCKS:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.append(re.sub(r"\s+", " ", data))


def _plain(html: str) -> str:
    parser = _Lines()
    try:
        parser.feed(html)
        parser.close()
    except AssertionError:  # html.parser's word for a declaration that it cannot follow
        raise ValueError("broken page") from None
    return re.sub(r"\n\s*\n+", "\n", "".join(parser.found))
