"""The words of a filter (`client:nordwind has:opportunity`) found, set and taken out again, one at a time."""

from __future__ import annotations

import re

_FILTER = re.compile(r'(?<!\S)(?P<name>\w+):(?P<value>"[^"]*"?|\S*)')


def value_of(query: str, name: str) -> str:
    """Return the first value that a filter of that name has, or nothing."""
    return next(iter(values_of(query, name)), "")


def values_of(query: str, name: str) -> list[str]:
    """List the values of the filters of that name, without their quotes."""
    return [_value(found) for found in _FILTER.finditer(query) if _is(found, name)]


def with_value(query: str, name: str, value: str) -> str:
    """Return the query with this one filter of that name in place of those it has; no value takes them out."""
    words = f"{name}:{quoted(value)}" if value else ""
    places = [found for found in _FILTER.finditer(query) if _is(found, name)]
    if not places:
        return _joined(query, words)
    for found in reversed(places[1:]):
        query = query[: found.start()] + query[found.end() :]
    return _joined(query[: places[0].start()], words, query[places[0].end() :])


def toggled(query: str, name: str, value: str) -> str:
    """Return the query with one more filter, or without it if it is there."""
    places = [found for found in _FILTER.finditer(query) if _is(found, name) and _value(found) == value]
    if not places:
        return _joined(query, f"{name}:{quoted(value)}")
    for found in reversed(places):
        query = query[: found.start()] + query[found.end() :]
    return _joined(query)


def begun(query: str, name: str) -> str:
    """Return the query with the name of a filter at its end, so that its value can be typed."""
    return _joined(query, f"{name}:")


def quoted(value: str) -> str:
    """Write a value so that it is read as one: in quotes where it has spaces."""
    plain = " ".join(value.replace('"', " ").split())
    return f'"{plain}"' if re.search(r"\s", plain) else plain


def _is(found: re.Match[str], name: str) -> bool:
    return found["name"].casefold() == name


def _value(found: re.Match[str]) -> str:
    return found["value"].strip('"')


def _joined(*parts: str) -> str:
    """Join parts by one space, and leave no other spaces between words than that."""
    return " ".join(word for part in parts for word in part.split(" ") if word)
