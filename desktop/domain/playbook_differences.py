"""What differs between two playbooks, key by key, as their files write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

LONGEST = 160
"""Characters of a value that are repeated in a difference."""

_NAMES = ("id", "heading")
"""What a table in a list is known by."""


class Change(StrEnum):
    """What happened to a key."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Difference:
    """One key that differs, such as `windows.protected_days` or `criteria[need].label`, with both values as texts."""

    key: str
    change: Change
    before: str = ""
    after: str = ""

    @property
    def section(self) -> str:
        """Return the first part of the key."""
        return self.key.split(".", 1)[0].split("[", 1)[0]


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Compare two playbooks as tables; lists of tables are matched by `id` or `heading`."""
    return tuple(_of_tables("", before, after))


def _of_tables(path: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    for key in (*before, *(key for key in after if key not in before)):
        yield from _of_values(f"{path}.{key}" if path else key, before.get(key), after.get(key))


def _of_values(path: str, before: Any, after: Any) -> Iterator[Difference]:
    if before == after:
        return
    tables = _named(before or []), _named(after or [])
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _of_tables(path, before, after)
    elif tables[0] is not None and tables[1] is not None and (tables[0] or tables[1]):
        yield from _of_lists(path, tables[0], tables[1])
    elif before is None and isinstance(after, Mapping):
        yield from _of_tables(path, {}, after)
    elif after is None and isinstance(before, Mapping):
        yield from _of_tables(path, before, {})
    elif before is None:
        yield Difference(path, Change.ADDED, after=as_text(after))
    elif after is None:
        yield Difference(path, Change.REMOVED, before=as_text(before))
    else:
        yield Difference(path, Change.CHANGED, as_text(before), as_text(after))


def _of_lists(
    path: str, before: dict[str, Mapping[str, Any]], after: dict[str, Mapping[str, Any]]
) -> Iterator[Difference]:
    for name, table in before.items():
        if name not in after:
            yield Difference(f"{path}[{name}]", Change.REMOVED, before=_label(table))
    for name, table in after.items():
        if name in before:
            yield from _of_tables(f"{path}[{name}]", before[name], table)
        else:
            yield Difference(f"{path}[{name}]", Change.ADDED, after=_label(table))
    both = [name for name in before if name in after], [name for name in after if name in before]
    if both[0] != both[1]:
        yield Difference(path, Change.MOVED, ", ".join(both[0]), ", ".join(both[1]))


def _named(value: Any) -> dict[str, Mapping[str, Any]] | None:
    """Return a list of tables by their names; None for anything else."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        return None
    if not all(isinstance(item, Mapping) and any(name in item for name in _NAMES) for item in value):
        return None
    return {str(next(item[name] for name in _NAMES if name in item)): item for item in value}


def _label(table: Mapping[str, Any]) -> str:
    """Return what a person knows the table by."""
    return as_text(
        next((table[name] for name in ("label", "question", "reason", *_NAMES) if name in table), "")
    )


def as_text(value: Any) -> str:
    """Write a value of a playbook on one line, cut with a visible … where it is long."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Sequence) and not isinstance(value, str):
        text = ", ".join(as_text(item) for item in value)
    elif isinstance(value, Mapping):
        text = ", ".join(f"{key} = {as_text(item)}" for key, item in value.items())
    else:
        text = " ".join(str(value).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
