"""The search language: what a person types becomes words to find, never an error."""

from __future__ import annotations

import re

_PART = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"\w+", re.UNICODE)


def search_terms(query: str) -> list[tuple[str, ...]]:
    """Split `query` into phrases of words; quotes keep words together, all else separates.

    The last phrase of an unquoted query is meant as the beginning of a word.
    """
    phrases = (
        tuple(_WORD.findall(quoted or plain)) for quoted, plain in _PART.findall(query.replace("\x00", " "))
    )
    return [phrase for phrase in phrases if phrase]
