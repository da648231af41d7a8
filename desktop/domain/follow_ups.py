"""Follow-ups: my own to-dos, written in an entry as `[ ] come back to Anna by Friday`; never promises."""

from __future__ import annotations

from dataclasses import dataclass


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
