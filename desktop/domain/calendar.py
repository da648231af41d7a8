"""Sessions that a calendar or a pasted agenda names before they are in the journal."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.changes import Changes
from desktop.domain.clients import Profile
from desktop.domain.errors import UserError
from desktop.domain.names import fold

KEPT_BACK = timedelta(days=14)
"""How long sessions that are past are offered."""

KEPT_AHEAD = timedelta(days=60)
"""How far ahead sessions are known."""


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody invited; the mail is empty where the calendar gives none."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class PlannedSession:
    """One occurrence; moments are UTC ISO 8601, `source` tells it from every other and is kept by its entry.

    `private` says that the calendar marks it so.
    """

    id: str
    source: str
    starts_at: str
    ends_at: str
    zone: str
    title: str
    place: str
    people: tuple[Attendee, ...]
    private: bool = False


@dataclass(frozen=True, slots=True)
class Days:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    @classmethod
    def around(cls, today: date) -> Days:
        """Return the days whose sessions are kept."""
        return cls(today - KEPT_BACK, today + KEPT_AHEAD)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


class LeftOut(StrEnum):
    """Why something that stands in a calendar is not offered as a session."""

    ALL_DAY = "all day"
    PRIVATE = "private"
    CANCELLED = "cancelled"
    DECLINED = "declined by me"
    FREE = "shown as free"
    DUPLICATE = "there twice"
    TOO_OFTEN = "repeated too often to be meetings"
    BROKEN = "broken"
    TOO_MANY = "more than can be kept"


@dataclass(frozen=True, slots=True)
class CalendarRead:
    """What a calendar file says about the days that are kept, in the order of time.

    `left_out` counts what is not offered; `unknown_zones` are the time zones that do not exist, whose times
    count as local.
    """

    sessions: tuple[PlannedSession, ...]
    left_out: dict[LeftOut, int] = field(default_factory=dict)
    unknown_zones: tuple[str, ...] = ()
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class CalendarImport:
    """What reading a calendar came to: the sessions of the days that are kept, and what was left out of them.

    `new` sessions were not known before; `gone` ones were, and are in the file no longer or long past. A
    cancelled import has changed nothing.
    """

    read: CalendarRead
    new: int = 0
    gone: int = 0
    changes: Changes = field(default_factory=Changes)

    @property
    def cancelled(self) -> bool:
        """Say whether it was stopped."""
        return self.read.cancelled


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A calendar file whose place is remembered; `fault` says why it could not be read the last time.

    `digest` tells its content from others, `covers_on` is the day around which its sessions are known.
    """

    id: str
    path: str
    with_private: bool
    read_at: str
    sessions: int
    fault: UserError | None = None
    digest: str = ""
    covers_on: str = ""


@dataclass(frozen=True, slots=True)
class AgendaRead:
    """The sessions in a pasted agenda, and how many lines were none."""

    sessions: tuple[PlannedSession, ...]
    skipped: int


@dataclass(frozen=True, slots=True)
class AgendaTaken(Changes):
    """What taking in an agenda changed: how many sessions are new, were known, and how many lines were none."""

    new: int = 0
    known: int = 0
    skipped: int = 0


def is_me(person: Attendee, me: Profile) -> bool:
    """Say whether an invited person is the consultant: the mail is theirs, or the name in any order."""
    if person.email and person.email.casefold() == me.email.strip().casefold():
        return True
    parts = _parts(person.name)
    return bool(parts) and parts == _parts(me.name)


def _parts(name: str) -> list[str]:
    return sorted(fold(name).replace(",", " ").split())
