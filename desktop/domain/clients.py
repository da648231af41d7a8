"""Clients, the people there, and the work we were contracted to do for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ContactProtocol(StrEnum):
    """How sales may approach a person."""

    NOT_AT_ALL = "not at all"
    THROUGH_STEWARD = "only through me"
    WITH_STEWARD = "with me in the room"
    AFTER_INTRODUCTION = "after my introduction"
    DIRECT = "directly"


@dataclass(frozen=True, slots=True)
class Client:
    """An organisation we deliver to; the steward owns the relationship."""

    id: str
    name: str
    steward: str
    created_at: str
    sector: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at a client, a colleague where there is none, or the other side of a referral at its `company`."""

    id: str
    client_id: str | None
    name: str
    role: str = ""
    email: str = ""
    phone: str = ""
    protocol: ContactProtocol = ContactProtocol.THROUGH_STEWARD
    company: str = ""

    @property
    def is_colleague(self) -> bool:
        """Say whether it is one of our own people."""
        return self.client_id is None and not self.company


@dataclass(frozen=True, slots=True)
class Engagement:
    """One piece of contracted work for a client."""

    id: str
    client_id: str
    name: str
    starts_on: date | None = None
    ends_on: date | None = None


class PromiseState(StrEnum):
    """What became of a promise; late is computed from its date and counts as at risk."""

    OPEN = "open"
    KEPT = "kept"
    AT_RISK = "at risk"
    BROKEN = "broken"
    RE_DATED = "re-dated"


@dataclass(frozen=True, slots=True)
class Promise:
    """Something the customer was led to expect; `ours` says who owes it, `entry_id` where it was said if anywhere."""

    id: str
    client_id: str
    text: str
    due_on: date | None
    state: PromiseState
    ours: bool = True
    entry_id: str | None = None

    def late(self, today: date) -> bool:
        """Say whether its day is over and nobody said what became of it."""
        pending = self.state in (PromiseState.OPEN, PromiseState.RE_DATED)
        return pending and self.due_on is not None and self.due_on < today

    def at_risk(self, today: date) -> bool:
        """Say whether the promise is set at risk, or is late."""
        return self.state is PromiseState.AT_RISK or self.late(today)


def must_earn_first(promises: list[Promise], today: date) -> bool:
    """Say whether a promise of ours is broken, or more than one is at risk (product rule *earned first*)."""
    ours = [promise for promise in promises if promise.ours]
    broken = any(promise.state is PromiseState.BROKEN for promise in ours)
    return broken or sum(promise.at_risk(today) for promise in ours) > 1


@dataclass(frozen=True, slots=True)
class Profile:
    """Who "I" am: the steward of the clients in this journal, as sales may see them."""

    name: str
    email: str = ""
    phone: str = ""
    practice: str = ""
