"""The signature that a brief carries: over its canonical JSON, with the words of its page in the header."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

from desktop.domain.briefs import Brief
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.exchange import signature

META = "lead-brief-signature"
"""What the page calls the place where it carries its signature."""

_BLANKS = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True)
class Seal:
    """A signed brief as flattened JWS, and the RFC 7638 thumbprint of the key."""

    signed: Mapping[str, str]
    thumbprint: str

    @property
    def fingerprint(self) -> str:
        """Return the start of the thumbprint, to be read aloud."""
        return signature.fingerprint(self.thumbprint)


def seal(brief: Brief, private: bytes, page: bytes) -> Seal:
    """Sign `brief`; `page` is its HTML page, whose words are named in the header."""
    signed = signature.sign(brief.payload(), signature.BRIEF, private, page=page_digest(page))
    return Seal(signed, signature.thumbprint(private))


def kept(brief: Brief, detached: str) -> Seal | None:
    """Return the seal of a frozen brief from its detached signature, None where it has none."""
    if not detached:
        return None
    signed = signature.attached(detached, brief.payload())
    return Seal(signed, signature.read(signed, signature.BRIEF).thumbprint)


def page_digest(page: bytes) -> str:
    """Return SHA-256 (base64url) of the signed words of a page and where its links lead."""
    found = _Page()
    found.feed(page.decode())
    words = _BLANKS.sub(" ", "".join(found.words)).strip(" ")
    digest = hashlib.sha256("\n".join([words, *found.links]).encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def carried(page: bytes) -> str:
    """Return the signature that a page carries, as its JSON text; empty where it carries none."""
    found = _Page()
    found.feed(page.decode("utf-8-sig"))
    return found.signature


def missing_seal(name: str) -> UserError:
    """Return the error for a format that needs a signature which the brief does not have."""
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "This brief was issued without a signature, which “{name}” needs."),
        QT_TRANSLATE_NOOP("UserError", "Leave that format out, or issue a new version."),
        name=name,
    )


class _Page(HTMLParser):
    """Collects the words and links of the parts that are signed, and the signature."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.signature = ""
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "meta" and found.get("name") == META:
            self.signature = found.get("content") or ""
        if self._open:
            if tag == self._open[0]:
                self._open.append(tag)
            if tag == "a" and found.get("href"):
                self.links.append(found["href"] or "")
        elif "data-signed" in found:
            self._open = [tag]

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag == self._open[0]:
            self._open.pop()
            self.words.append("" if self._open else " ")

    def handle_data(self, data: str) -> None:
        if self._open:
            self.words.append(data)
