"""What can be meant by the beginning of a name, a tag or an order while it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.writing import KnownName, Part


@dataclass(frozen=True, slots=True)
class Fragment:
    """What is being typed after `@`, `#` or `/`: its span (code points, half open) with the sigil, its text without."""

    sigil: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Slash:
    """An order that can be given: the word after `/`, a label where it has one, and what it says."""

    word: str
    label: str
    part: Part


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to go on: what replaces the fragment, what is shown, and what it names.

    `kind` is `client`, `person`, `engagement`, `tag`, or an order's part; `is_new` is what nobody has yet.
    """

    insert: str
    label: str
    detail: str
    kind: str
    id: str
    is_new: bool


def fragment_at(text: str, position: int) -> Fragment | None:
    """Return what is being typed before `position`, None where it is plain prose."""
    return None


def complete(
    fragment: Fragment,
    names: Sequence[KnownName],
    *,
    client_id: str = "",
    tags: Sequence[str] = (),
    slashes: Sequence[Slash] = (),
    limit: int = 8,
) -> tuple[Suggestion, ...]:
    """Return what can be meant, the best first; `names` and `tags` come with the most recently used first."""
    return ()
