"""Places in a text: the journal counts code points, Qt counts UTF-16 units."""

from __future__ import annotations

from collections.abc import Iterable


def to_units(text: str, point: int) -> int:
    """Turn an offset in code points into Qt's offset in UTF-16 units."""
    return len(text[:point].encode("utf-16-le", "surrogatepass")) // 2


def to_points(text: str, unit: int) -> int:
    """Turn Qt's offset in UTF-16 units into code points; half of a pair counts as its start."""
    units = 0
    for point, letter in enumerate(text):
        units += 2 if ord(letter) > 0xFFFF else 1
        if units > unit:
            return point
    return len(text)


def all_to_units(text: str, points: Iterable[int]) -> dict[int, int]:
    """Turn many offsets in code points into Qt's, in one walk over the text."""
    found, units, last = {}, 0, 0
    for point in sorted(set(points)):
        units += to_units(text[last:point], point - last)
        found[point], last = units, point
    return found
