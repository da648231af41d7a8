"""How a filter that is being typed can go on: the names that filters have, and the values that each can take."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.interactions import InteractionKind
from desktop.domain.names import fold
from desktop.domain.search import CHARACTERS_LIMIT, FILTERS
from desktop.domain.search_filters import BEING, HAVING, matching

MOST = 5
LETTERS = 2
"""Of a filter's name, before it is offered."""

_DAYS = ("today", "yesterday", "this-week", "last-week", "this-month", "last-month", "this-year", "last-year")
_VALUES: dict[str, tuple[str, ...]] = {
    "has": tuple(HAVING),
    "is": BEING,
    "kind": tuple(kind.value.replace(" ", "-") for kind in InteractionKind),
    "temperature": ("very-warm", "warm", "even", "cool", "cold", ">0", "<0"),
    **dict.fromkeys(("since", "until", "on", "before", "after"), _DAYS),
}
NAMED = ("client", "with", "engagement", "tag")
"""Filters whose values are names that a journal knows."""

_LAST = re.compile(
    r"""(?<!\S)(?P<minus>-?)(?:
    (?P<tag>\#)(?P<label>[\w-]*)
    | (?P<name>[a-z]+)(?P<colon>:)(?:["“„](?P<quoted>[^"“”„]*)|(?P<plain>[^\s"“”„]*))
    | (?P<begun>[a-z]+)
    )\Z""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class BegunFilter:
    """The filter at the end of what is typed: where it begins, its sign, its name, and its value, None before the colon.

    `tag` says that it is written as `#value`.
    """

    start: int
    minus: str
    name: str
    value: str | None = None
    tag: bool = False


def begun_filter(query: str) -> BegunFilter | None:
    """Return the filter that is being typed, or nothing where words are."""
    match = _LAST.search(query) if len(query) <= CHARACTERS_LIMIT else None
    if match is None:
        return None
    part = match.groupdict()
    if part["tag"]:
        return BegunFilter(match.start(), part["minus"], "tag", part["label"], tag=True)
    if part["colon"]:
        name = FILTERS.get(part["name"])
        value = part["plain"] if part["quoted"] is None else part["quoted"]
        return BegunFilter(match.start(), part["minus"], name, value) if name else None
    return BegunFilter(match.start(), part["minus"], part["begun"])


def completed(query: str, begun: BegunFilter, known: Sequence[str] = ()) -> list[str]:
    """Return what `query` can become, at most `MOST`; `known` are the names of the journal that the filter can mean."""
    if begun.value is None:
        words = [f"{name}:" for name in _names_like(begun.name)]
    elif begun.tag:
        words = [f"#{value} " for value in _values_like(begun.value, known)]
    else:
        values = known if begun.name in NAMED else _VALUES[begun.name]
        words = [f"{begun.name}:{_quoted(value)} " for value in _values_like(begun.value, values)]
    return [query[: begun.start] + begun.minus + word for word in words][:MOST]


def _names_like(typed: str) -> Iterator[str]:
    for name in dict.fromkeys(FILTERS.values()):
        if len(typed) >= LETTERS and name.startswith(typed):
            yield name


def _values_like(typed: str, values: Sequence[str]) -> list[str]:
    """Return the values that begin as typed, or one word of which does; the one that is typed in full is no offer."""
    if not typed:
        return list(values)
    fitting = matching(typed, [(value, fold(value)) for value in values])
    return [value for value in fitting if fold(value) != fold(typed)]


def _quoted(value: str) -> str:
    plain = " ".join(value.replace('"', " ").split())
    return f'"{plain}"' if " " in plain else plain
