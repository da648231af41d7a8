"""Follow-ups: my own to-dos, written in an entry as `[ ] come back to Anna by Friday`; never promises."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.names import fold
from desktop.domain.prose import only_prose
from desktop.domain.spoken_english import ENGLISH
from desktop.domain.spoken_times import Language
from desktop.domain.text import excerpt

_BOX = re.compile(r"(?<!\S)\[(?P<mark>[ xX])\](?=[ \t]+\S)")
_LONGEST = 500
"""Characters of a follow-up that its row keeps; the entry has all of them."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A to-do of mine; `place` counts the boxes of its entry, `due_on` is an ISO date, `done_at` UTC ISO 8601."""

    id: str
    interaction_id: str
    place: int
    text: str
    due_on: str | None
    done_at: str | None


@dataclass(frozen=True, slots=True)
class Box:
    """A box in a text with what follows it (code points, half open); `mark` is where its space or x stands."""

    start: int
    end: int
    mark: int
    text: str
    done: bool


def boxes(text: str) -> list[Box]:
    """Return the boxes of a text that something follows, each to the end of its line or to the next box."""
    found = list(_BOX.finditer(only_prose(text)))
    ends = [match.start() for match in found[1:]] + [len(text)]
    made = [_box(text, match, end) for match, end in zip(found, ends, strict=False)]
    return [box for box in made if box.text]


def _box(text: str, match: re.Match[str], limit: int) -> Box:
    line_end = text.find("\n", match.end(), limit)
    said = text[match.end() : limit if line_end < 0 else line_end]
    end = match.end() + len(said.rstrip())
    return Box(match.start(), end, match.start("mark"), said.strip(), match["mark"] != " ")


def ticked(text: str, box: Box, *, done: bool) -> str:
    """Return `text`, as long as it was, with that box ticked or empty."""
    return text[: box.mark] + ("x" if done else " ") + text[box.mark + 1 :]


def without_due(text: str, today: date, language: Language = ENGLISH) -> tuple[str, str | None]:
    """Return what is to be done, without a due day at its beginning or end, and that day as an ISO date."""
    due = language.find_due(text, today)
    if due is None:
        return text, None
    before, after = text[: due.start].rstrip(" \t,:;("), text[due.end :].strip(" \t,:;.)")
    bare = before if not after else after if not before else text
    return bare or text, due.day.isoformat()


def kept(
    known: Sequence[FollowUp],
    known_text: str,
    text: str,
    today: date,
    *,
    now: str,
    entry_id: str,
    make_id: Callable[[], str],
) -> list[FollowUp]:
    """Return the follow-ups of an entry's new text.

    What stood in its old text, `known_text`, keeps its id, its due day if it is said in the same words, and the
    moment it was done. What the boxes say decides whether it is.
    """
    old_words = {place: box.text for place, box in enumerate(boxes(known_text))}
    left: dict[str, list[FollowUp]] = {}
    for item in known:
        left.setdefault(fold(item.text), []).append(item)
    found = []
    for place, box in enumerate(boxes(text)):
        what, due_on = without_due(box.text, today)
        what = excerpt(what, _LONGEST)
        same = left.get(fold(what))
        before = same.pop(0) if same else FollowUp(make_id(), entry_id, place, what, due_on, None)
        if old_words.get(before.place) == box.text and same is not None:
            due_on = before.due_on
        done_at = (before.done_at or now) if box.done else None
        found.append(replace(before, place=place, text=what, due_on=due_on, done_at=done_at))
    return found
