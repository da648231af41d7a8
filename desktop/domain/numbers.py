"""Brief numbers that survive a phone call: `EJ-XXXX-XXXX` in Crockford base 32 with a Luhn mod 32 check."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U."""

_HEARD_AS = str.maketrans({"I": "1", "L": "1", "O": "0"})
_SHAPE = re.compile(r"^EJ-?([0-9A-Z]{4})-?([0-9A-Z]{4})(?:-?V([1-9]\d{0,3}))?$")


def draw(taken: Callable[[str], bool], choose: Callable[[str], str] = secrets.choice) -> str:
    """Draw a number that is not `taken`."""
    while True:
        body = "".join(choose(ALPHABET) for _ in range(7))
        whole = body + check_character(body)
        number = f"EJ-{whole[:4]}-{whole[4:]}"
        if not taken(number):
            return number


def check_character(body: str) -> str:
    """Return the Luhn mod 32 check character of `body`."""
    total, factor = 0, 2
    for char in reversed(body):
        addend = factor * ALPHABET.index(char)
        total += addend // 32 + addend % 32
        factor = 3 - factor
    return ALPHABET[-total % 32]


def parse(text: str) -> tuple[str, int | None]:
    """Read a number as a person types or hears it; return it with its version, None where none is named."""
    shape = _SHAPE.match(re.sub(r"[\s_]", "", text).upper())
    letters = (shape.group(1) + shape.group(2)).translate(_HEARD_AS) if shape else ""
    known = bool(letters) and all(char in ALPHABET for char in letters)
    if shape is None or not known or check_character(letters[:7]) != letters[7]:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{number}” is not a brief number."),
            QT_TRANSLATE_NOOP("UserError", "It looks like EJ-7F3K-92Q7; check each character."),
            number=text[:40],
        )
    version = int(shape.group(3)) if shape.group(3) else None
    return f"EJ-{letters[:4]}-{letters[4:]}", version


def versioned(number: str, version: int) -> str:
    """Return the label of one version; the first carries none."""
    return number if version == 1 else f"{number}-v{version}"
