"""The people of a mail's header as bytes: one address each, with a name that no folding can take apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from email.header import Header
from email.utils import formataddr

_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9.-]+", re.ASCII)
SHORT = 60
"""Characters of a plain name that stays on one line; a folded one would lose its quotes."""


def address_lines(people: Iterable[tuple[str, str, str]]) -> bytes:
    """Return the lines of (header, name, mail) triples; what is no single address is left for one to fill in."""
    lines = [
        f"{header}: {_named(header, name, email)}\r\n"
        for header, name, email in people
        if _ADDRESS.fullmatch(email)
    ]
    return "".join(lines).encode("ascii")


def _named(header: str, name: str, email: str) -> str:
    if name.isascii() and len(name) <= SHORT:
        return formataddr((name, email))
    said = Header(name, "utf-8", header_name=header, maxlinelen=75).encode(linesep="\r\n")
    return f"{said}\r\n <{email}>"
