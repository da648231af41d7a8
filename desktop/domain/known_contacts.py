"""Mails and phone numbers that the journal knows, found in texts however they are written, and masked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from desktop.domain.contacts import BETWEEN, MASKED_MAIL, MASKED_PHONE, WRITTEN_AT, digits_of

_AT = re.compile(r"[@＠﹫]|\b(?:at|ät)\b", re.IGNORECASE)
_DOTLESS = str.maketrans("ıİ", "ii")


class KnownContacts:
    """Contacts, made ready once to be masked in many texts, in the order in which they were given.

    Only those are looked for whose host or digits stand in a text at all: a journal knows thousands.
    """

    def __init__(self, contacts: Iterable[str]) -> None:
        self._patterns: list[str] = []
        self._hosts: dict[str, list[int]] = {}
        self._numbers: dict[str, list[int]] = {}
        for contact in map(str.strip, contacts):
            if "@" in contact and len(contact) > 2:
                self._hosts.setdefault(_folded(contact.rpartition("@")[2]), []).append(len(self._patterns))
                self._patterns.append(contact)
            elif len(digits := digits_of(contact)) > 2:
                self._numbers.setdefault(digits, []).append(len(self._patterns))
                self._patterns.append(digits)
        self._lengths = sorted({len(digits) for digits in self._numbers})

    def mask(self, text: str) -> str:
        """Return `text` with every one of the contacts masked, however short or written."""
        place = 0
        while waiting := [at for at in self._possible(text) if at >= place]:
            place = min(waiting)
            text = masked(text, self._patterns[place])
            place += 1
        return text

    def _possible(self, text: str) -> Iterator[int]:
        """Yield the places of those contacts that may stand in `text`, and maybe of others."""
        if self._hosts and _AT.search(text):
            folded = _folded(text)
            yield from (at for host, places in self._hosts.items() if host in folded for at in places)
        said = digits_of(text)
        for length in self._lengths:
            runs = {said[start : start + length] for start in range(len(said) - length + 1)}
            yield from (at for run in runs for at in self._numbers.get(run, ()))


@lru_cache(maxsize=4)
def contacts_known(contacts: tuple[str, ...]) -> KnownContacts:
    """Return these contacts made ready, kept between one text and the next: thousands take a moment."""
    return KnownContacts(contacts)


def masked(text: str, contact: str) -> str:
    """Return `text` with one mail, or one number given by its digits, masked."""
    if "@" in contact:
        return _mail(contact).sub(MASKED_MAIL, text)
    return _phone(contact).sub(MASKED_PHONE, text)


def _folded(text: str) -> str:
    """Return `text` so that letters are the same wherever a pattern that ignores case takes them for the same."""
    return text.translate(_DOTLESS).casefold()


def _mail(mail: str) -> re.Pattern[str]:
    local, _, host = mail.rpartition("@")
    return re.compile(
        rf"{re.escape(local)}\s*(?:[@＠﹫]|{WRITTEN_AT}|\bat\b)\s*{re.escape(host)}", re.IGNORECASE
    )


def _phone(digits: str) -> re.Pattern[str]:
    """Return the pattern of a number however it is grouped; a short one is no part of an amount."""
    between = rf"{BETWEEN}{{0,3}}+" if len(digits) >= 6 else ""
    return re.compile(rf"[+＋(]?(?<!\d)(?<!\d[.,])(?:00)?{between.join(map(_any_script, digits))}(?![.,]?\d)")


def _any_script(digit: str) -> str:
    return f"[{digit}{chr(0xFF10 + int(digit))}{chr(0x660 + int(digit))}{chr(0x6F0 + int(digit))}]"
