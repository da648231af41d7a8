"""Customers' mails and phone numbers found in prose and masked: they never leave in chosen text."""

from __future__ import annotations

import re
from collections.abc import Iterable

MASKED_MAIL = "[mail withheld]"
MASKED_PHONE = "[phone withheld]"

_MAIL = re.compile(
    r"(?:mailto:)?[^\s@＠<>()\[\]\"',;:]+\s?[@＠]\s?[^\s@＠<>()\[\]\"',;:]+\.[^\W\d_]{2,}", re.UNICODE
)
_PHONE = re.compile(
    r"(?<![\w.,])(?:tel:)?[+＋(]?\d(?:[\d\s()./\-\u2010-\u2015·]{5,24})\d(?![\w])", re.UNICODE
)
_DATE = re.compile(
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|(?:(?:19|20)\d{2}[-/–]?){2}"
)
_AMOUNT = re.compile(r"\d{1,3}(?:[ .,'’]\d{3})+")
_CURRENCY = re.compile(r"(?:[€$£¥₹]|\b[A-Z]{3})\s*$")
_CURRENCY_AFTER = re.compile(r"^\s*(?:[€$£¥₹]|[A-Z]{3}\b)")


def mask_contacts(text: str, allowed: Iterable[str] = ()) -> str:
    """Return `text` with mails and phone numbers masked, but for those in `allowed` (our own)."""
    keep_mails = {item.strip().casefold() for item in allowed if "@" in item}
    keep_phones = {_digits(item) for item in allowed if _digits(item)}

    def mail(match: re.Match[str]) -> str:
        return match.group() if match.group().casefold() in keep_mails else MASKED_MAIL

    def phone(match: re.Match[str]) -> str:
        if _digits(match.group()) in keep_phones or not _looks_like_phone(match):
            return match.group()
        return MASKED_PHONE

    return _PHONE.sub(phone, _MAIL.sub(mail, text))


def mask_known(text: str, contacts: Iterable[str]) -> str:
    """Return `text` with every mail and phone number of `contacts` masked, however short it is."""
    for contact in contacts:
        if len(contact.strip()) >= 3:
            mask = MASKED_MAIL if "@" in contact else MASKED_PHONE
            text = re.sub(re.escape(contact.strip()), mask, text, flags=re.IGNORECASE)
    return text


def _digits(text: str) -> str:
    return "".join(str(int(char)) for char in text if char.isdecimal())


def _looks_like_phone(match: re.Match[str]) -> bool:
    found = match.group().strip()
    if not 7 <= len(_digits(found)) <= 17:
        return False
    if found.startswith(("+", "＋", "tel:", "00")):
        return True
    if all(_DATE.fullmatch(part) for part in found.split()):
        return False
    before, after = match.string[: match.start()], match.string[match.end() :]
    money = _CURRENCY.search(before) or _CURRENCY_AFTER.search(after)
    return not (
        _AMOUNT.fullmatch(found) and (money or "," in found or "." in found or "'" in found or "’" in found)
    )
