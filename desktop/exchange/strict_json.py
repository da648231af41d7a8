"""JSON from outside, read strictly: no repeated keys, no NaN, nothing deep, nothing that cannot be stored."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any, NoReturn

DEEPEST = 32
"""Levels of nesting that a file of ours stays well below."""

_LARGEST = 2**53 - 1


def loads(text: str) -> object:
    """Parse `text`; raise ValueError for whatever no honest file has."""
    try:
        value: object = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
            parse_float=_number,
            parse_int=_whole,
        )
    except RecursionError:
        raise ValueError("too deep") from None
    for leaf in _leaves(value):
        if isinstance(leaf, str):
            _check_storable(leaf)
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is there twice")
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError("a number is too large")
    return value


def _whole(text: str) -> int:
    value = int(text) if len(text) < 20 else _LARGEST + 1
    if abs(value) > _LARGEST:
        raise ValueError("a number is too large")
    return value


def _leaves(value: object) -> Iterator[object]:
    """Walk all keys and leaves without recursion; raise ValueError below the deepest level."""
    waiting = [(value, 0)]
    while waiting:
        item, depth = waiting.pop()
        if depth > DEEPEST:
            raise ValueError("too deep")
        if isinstance(item, dict):
            waiting += [(part, depth + 1) for pair in item.items() for part in pair]
        elif isinstance(item, list):
            waiting += [(part, depth + 1) for part in item]
        else:
            yield item


def _check_storable(text: str) -> None:
    if "\x00" in text or any("\ud800" <= char <= "\udfff" for char in text):
        raise ValueError("characters that cannot be stored")
