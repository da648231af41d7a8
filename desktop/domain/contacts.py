"""Customers' mails and phone numbers found in prose and masked: they never leave in chosen text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from desktop.domain.figures import without_figures

MASKED_MAIL = "[mail withheld]"
MASKED_PHONE = "[phone withheld]"

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_LOCAL = r"""(?:"[^"\n@]{1,64}"|[^\s@＠﹫<>()\[\]"',;:]{1,64}(?:['’][^\s@＠﹫<>()\[\]"',;:]{1,64}){0,2})"""
_LABEL = r"[^\s@＠﹫<>()\[\]\"',;:/.。．]{1,63}"
_DOT = r"(?:[.。．]|\s?[\[({]\s?(?:dot|punkt)\s?[\])}]\s?|\s(?:dot|punkt)\s)"
WRITTEN_AT = r"\s?[\[({<]\s?(?:at|ät|@)\s?[\])}>]\s?"
_MAIL = re.compile(
    "|".join(
        (
            rf"(?:mailto:)?{_LOCAL}\s?[@＠﹫]\s?{_LABEL}(?:{_DOT}{_LABEL})*{_DOT}[^\W\d_][\w-]+",
            rf"(?:mailto:)?{_LOCAL}[@＠﹫]{_LABEL}\n[ \t>]*{_LABEL}(?:[.。．]{_LABEL})*[.。．][^\W\d_][\w-]+",
            rf"(?:mailto:)?{_LOCAL}[@＠﹫](?!v?\d+(?:\.\d+){{0,2}}(?![\w.]))(?:\[[\d.:a-fA-F]+\]|[^\W_](?:[\w.-]*\w)?)",
            rf"{_LOCAL}{WRITTEN_AT}{_LABEL}(?:{_DOT}{_LABEL})+",
            rf"[\w.+-]{{1,64}}\s(?:at|ät)\s{_LABEL}(?:[.]{_LABEL})*\s?(?:\s(?:dot|punkt)\s|[\[({{](?:dot|punkt)[\])}}])\s?{_LABEL}",
            r"\w{1,32}[.+_]\w[\w.+-]{0,64}\s(?:at|ät)\s[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}",
        )
    ),
    re.IGNORECASE,
)
BETWEEN = rf"(?:[\s()/.\[\]\-\u2010-\u2015\u2212·•{_INVISIBLE}]|(?<=\d)[*_]{{1,3}}|[*_]{{1,3}}(?=\d))"
_EXTENSION = r"(?:[\s,(]*(?:ext(?:ension)?|x|app|durchwahl|dw|kl)[.:]?\s?\d{1,6}\)?)?"
_DIGIT = r"\d(?!(?!x\d)[^\W\d_])"
_RUN = re.compile(
    rf"(?<!\w)(?:tel:)?[+＋(\[]{{0,2}}\s?{_DIGIT}(?:{BETWEEN}{{0,6}}+{_DIGIT})*+{_EXTENSION}", re.IGNORECASE
)
_STRONG = re.compile(r"(?:tel:)?[(\[]?[+＋]|[(\[]?(?:00|0\d|０[０-９]|٠[٠-٩]|0[\s)\u200b/-])", re.IGNORECASE)
_CUE = re.compile(
    r"\b(?:tel(?:efon|ephone|\.)?|phone|fon|call|ring|dial|mobile?|mobil|handy|cell|fax|whatsapp|number is|nummer(?: ist)?|"
    r"erreichbar unter|on|reach \w+ (?:at|on|under))[\s:.=*]{0,4}$",
    re.IGNORECASE,
)
_SHORT = re.compile(
    r"\b(?:ext\.|ext:?|extn\.?|durchwahl|dw|tel\.|tel:|telefon|fon:|phone(?: no\.?| number|:)|"
    r"(?:extension|mobile|handy|fax)(?: no\.?| number|:)|extension(?!\s(?:19|20)\d\d\b))\s?"
    r"(?P<number>[+(]?\d(?:[\s()/.-]{0,2}\d){2,6})(?!\w)",
    re.IGNORECASE,
)
_PIECES = re.compile(r"(?:\n|\s[-\u2010-\u2015/]\s)")
_SPELLED_OUT = re.compile(r"\d(?:\s+\d)*")


def mask_contacts(text: str, allowed: Iterable[str] = ()) -> str:
    """Return `text` with mails and phone numbers masked, but for those in `allowed` (our own)."""
    own = list(allowed)
    mails = {item.strip().casefold() for item in own if "@" in item}
    phones = {digits_of(item) for item in own if digits_of(item)}
    text = _MAIL.sub(lambda match: match.group() if match.group().casefold() in mails else MASKED_MAIL, text)
    for start, end in reversed(list(_phones(text))):
        if digits_of(text[start:end]) not in phones:
            text = text[:start] + MASKED_PHONE + text[end:]
    return text


def digits_of(text: str) -> str:
    """Return the digits of `text`, of any script, as plain ones."""
    return "".join(str(int(char)) for char in text if char.isdecimal())


def _phones(text: str) -> Iterator[tuple[int, int]]:
    """Yield where phone numbers stand, in the order of the text."""
    bare = without_figures(text)
    found = [span for run in _RUN.finditer(bare) for span in _spans(bare, run)]
    for start, end in found:
        bare = f"{bare[:start]}{MASKED_PHONE[0] * (end - start)}{bare[end:]}"
    yield from sorted([*found, *(match.span("number") for match in _SHORT.finditer(bare))])


def _spans(text: str, run: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a run of digits that are phone numbers."""
    found, cue = run.group(), _CUE.search(text[max(0, run.start() - 24) : run.start()])
    if _STRONG.match(found):
        if len(digits_of(found)) >= 7:
            yield run.span()
        return
    begin = 0
    for end in [*(match.start() for match in _PIECES.finditer(found)), len(found)]:
        piece = found[begin:end]
        least = 6 if cue and not begin else 7
        if least <= len(digits_of(piece)) <= 17 and not _SPELLED_OUT.fullmatch(piece.strip()):
            left = len(piece) - len(piece.lstrip(" \n-/\u2013"))
            yield run.start() + begin + left, run.start() + end
        begin = end
