"""Journal entries: what was said and done with a customer, in prose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.changes import Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError


class InteractionKind(StrEnum):
    """How the session took place."""

    MEETING = "meeting"
    WORKSHOP = "workshop"
    CALL = "call"
    EMAIL = "e-mail"
    CHAT = "chat"
    CORRIDOR = "corridor"
    ON_SITE = "on site"

    @classmethod
    def parse(cls, word: str) -> InteractionKind:
        """Read a kind as a person types it (`email`, `on-site`)."""
        folded = word.strip().casefold().replace("-", "").replace(" ", "").replace("_", "")
        for kind in cls:
            if kind.value.replace("-", "").replace(" ", "") == folded:
                return kind
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{word}” is not a kind of entry."),
            QT_TRANSLATE_NOOP("UserError", "Use one of: {kinds}."),
            word=word,
            kinds=", ".join(cls),
        )


class Sharing(StrEnum):
    """Whether passages of an entry may be chosen for a brief; private means nothing of it leaves, ever."""

    SHAREABLE = "shareable"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Interaction:
    """One journal entry; `at` is UTC ISO 8601, `zone` the time zone it is about, `minutes` how long it took."""

    id: str
    client_id: str | None
    engagement_id: str | None
    kind: InteractionKind
    title: str
    text: str
    at: str
    zone: str
    temperature: int | None
    sharing: Sharing
    person_ids: tuple[str, ...] = ()
    minutes: int | None = None

    @property
    def private(self) -> bool:
        """Say whether nothing of this entry may leave."""
        return self.sharing is Sharing.PRIVATE


@dataclass(frozen=True, slots=True)
class Spot:
    """A passage to mark when an entry is saved: as an opportunity, a referral signal or a promise.

    `near` is an offset in the form's text; `due_on` an ISO date and `ours` are a promise's,
    `company` and `referral_kind` a referral's. No title means the passage's first words.
    """

    kind: Kind
    quote: str
    near: int
    title: str = ""
    person: str = ""
    referral_kind: str = ""
    company: str = ""
    ours: bool = True
    due_on: str = ""


@dataclass(frozen=True, slots=True)
class EntryForm:
    """What a person fills in for an entry; names are resolved, and made where new, by the service.

    `session` is the id of the planned session that it is about, if it is about one.
    """

    text: str
    title: str = ""
    client: str = ""
    engagement: str = ""
    kind: InteractionKind = InteractionKind.MEETING
    people: tuple[str, ...] = ()
    at: str = ""
    temperature: int | None = None
    sharing: Sharing = Sharing.SHAREABLE
    minutes: int | None = None
    spots: tuple[Spot, ...] = ()
    session: str = ""


def checked_minutes(value: int | None) -> int | None:
    """Return how long a session took, refusing anything but one minute to a day."""
    if value is None or 1 <= value <= 1440:
        return value
    raise UserError(
        QT_TRANSLATE_NOOP("UserError", "A session of {value} minutes is none."),
        QT_TRANSLATE_NOOP("UserError", "Use a number of minutes from 1 to 1440."),
        value=value,
    )


def checked_temperature(value: int | None) -> int | None:
    """Return a session's temperature, refusing anything outside -2 to +2."""
    if value is None or -2 <= value <= 2:
        return value
    raise UserError(
        QT_TRANSLATE_NOOP("UserError", "A temperature of {value} is off the scale."),
        QT_TRANSLATE_NOOP("UserError", "Use a number from -2 to +2."),
        value=value,
    )


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quoted passage of an entry; `start` is None once the sentence was edited away.

    `confirmed` says that with these words somebody confirmed the need when it was read back to them.
    """

    id: str
    interaction_id: str
    quote: str
    start: int | None
    end: int | None
    speaker: str
    speaker_id: str | None
    opportunity_id: str | None
    referral_id: str | None
    at: str
    private: bool
    confirmed: bool = False
