"""Links in a text: what is written as an address or between brackets, and which of them may be opened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

OPENED = frozenset({"http", "https", "mailto"})
"""The schemes that are handed to the system; everything else stays where it is."""

_LINK = re.compile(
    r"""
      \[(?P<said>[^\[\]\n]{0,400})\]\(\s*<?(?P<inside>[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)>?[^)\n]{0,200}\)
    | <(?P<angled>[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]+|[^\s<>@]{1,64}@[^\s<>@]{1,255})>
    | (?<![\w.-])(?P<bare>(?:https?|mailto|ftp|file):[^\s<>"“”„]+|www\.[^\s<>"“”„]+)
    | (?<![\w@/.+-])(?P<mail>[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,8}[A-Za-z]{2,24})(?![\w@-])
    """,
    re.VERBOSE,
)
_SCHEME = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*):")
_AFTER = ".,;:!?'*_"


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a text (code points, half open) and the address that it leads to."""

    start: int
    end: int
    target: str

    @property
    def scheme(self) -> str:
        """Return the scheme of the address, empty where it has none."""
        found = _SCHEME.match(self.target)
        return found["scheme"].casefold() if found else ""

    @property
    def can_be_opened(self) -> bool:
        """Say whether it is a web or mail address."""
        return self.scheme in OPENED


def links(text: str) -> Iterator[Link]:
    """Yield the links of a text in their order."""
    for found in _LINK.finditer(text):
        if found["inside"]:
            yield Link(found.start(), found.end(), _whole(found["inside"]))
        elif found["angled"]:
            yield Link(found.start(), found.end(), _whole(found["angled"]))
        elif found["mail"]:
            yield Link(found.start(), found.end(), f"mailto:{found['mail']}")
        else:
            address = _without_what_follows(found["bare"])
            yield Link(found.start(), found.start() + len(address), _whole(address))


def link_at(text: str, place: int) -> Link | None:
    """Return the link that `place` is in, or at the end of; only the line of the place is looked at."""
    begin = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    line = text[begin : len(text) if end < 0 else end]
    for link in links(line):
        if link.start <= place - begin <= link.end:
            return Link(link.start + begin, link.end + begin, link.target)
    return None


def _whole(address: str) -> str:
    """Return an address with its scheme, where only one can be meant."""
    if _SCHEME.match(address):
        return address
    if address.casefold().startswith("www."):
        return f"https://{address}"
    return f"mailto:{address}" if "@" in address and "/" not in address else address


def _without_what_follows(address: str) -> str:
    """Return an address without the sign that ends the sentence, and without a bracket that was opened before it."""
    while address and (
        address[-1] in _AFTER or (address[-1] == ")" and address.count("(") < address.count(")"))
    ):
        address = address[:-1]
    return address
