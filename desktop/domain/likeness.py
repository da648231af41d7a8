"""How alike two names or titles are, whatever their spelling, word order and legal form."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from desktop.domain.names import fold

LIKE = 88
"""From this likeness on, of 100, one asks whether it is the same."""

_LEGAL_FORMS = frozenset(
    "gmbh ag kg kgaa se ltd limited plc inc llc llp corp co sa sas sarl spa bv nv oy ab as mbh".split()
)
_WORD = re.compile(r"\w+")


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 100."""
    return float(fuzz.token_sort_ratio(telling(one), telling(other)))


def telling(text: str) -> str:
    """Return the words of a text that tell it from others: folded, without legal forms."""
    words = _WORD.findall(fold(text))
    return " ".join(word for word in words if word not in _LEGAL_FORMS) or " ".join(words)
