"""The places of the navigation, and which place shows which kind of thing."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.domain.changes import Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the navigation; `kinds` are the things that are opened there."""

    name: str
    text: str
    icon: str
    kinds: tuple[Kind, ...] = ()


PLACES: tuple[Place, ...] = (
    Place("today", QT_TRANSLATE_NOOP("Places", "Today"), "today", (Kind.FOLLOW_UP, Kind.CALENDAR)),
    Place(
        "journal",
        QT_TRANSLATE_NOOP("Places", "Journal"),
        "book-open",
        (Kind.INTERACTION, Kind.EVIDENCE, Kind.DRAFT, Kind.ATTACHMENT, Kind.SEARCH),
    ),
    Place(
        "clients",
        QT_TRANSLATE_NOOP("Places", "Clients"),
        "building",
        (Kind.CLIENT, Kind.PERSON, Kind.ENGAGEMENT, Kind.PROMISE, Kind.CONSENT, Kind.GOODWILL),
    ),
    Place("opportunities", QT_TRANSLATE_NOOP("Places", "Opportunities"), "lightbulb", (Kind.OPPORTUNITY,)),
    Place("referrals", QT_TRANSLATE_NOOP("Places", "Referrals"), "handshake", (Kind.REFERRAL,)),
    Place("hand-offs", QT_TRANSLATE_NOOP("Places", "Hand-offs"), "send", (Kind.HANDOFF,)),
    Place("insights", QT_TRANSLATE_NOOP("Places", "Insights"), "insights"),
    Place("playbook", QT_TRANSLATE_NOOP("Places", "Playbook"), "playbook", (Kind.PROFILE,)),
)

_BY_KIND: dict[str, str] = {kind.value: place.name for place in PLACES for kind in place.kinds}


def place_of(kind: str) -> str:
    """Return the place that shows things of `kind`; a place's own name is its own kind."""
    return _BY_KIND.get(kind, kind)


def words_of(place: Place) -> str:
    """Say the name of a place in the present language."""
    return QCoreApplication.translate("Places", place.text)
