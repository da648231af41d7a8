"""Sessions that a calendar or a pasted agenda names before they are in the journal."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody invited; the mail is empty where the calendar gives none."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """One occurrence; moments are UTC ISO 8601, `source` tells it from every other and is kept by its entry."""

    id: str
    source: str
    starts_at: str
    ends_at: str
    zone: str
    title: str
    place: str
    people: tuple[Attendee, ...]
