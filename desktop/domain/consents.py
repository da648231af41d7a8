"""Consent: what a person agreed to, use by use, until when, and whether it still holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError


class ConsentUse(StrEnum):
    """What somebody can agree to; each use is given for itself."""

    INTRODUCTION = "introduction"
    REFERENCE_CALL = "reference call"
    SITE_VISIT = "site visit"
    QUOTE = "quote"
    NAME = "name"
    LOGO = "logo"
    CASE_STUDY = "case study"
    SPEAKER = "speaker"
    PROPOSAL = "named in a proposal"
    ANONYMOUS = "anonymous only"

    @classmethod
    def parse(cls, word: str) -> ConsentUse:
        """Read a use as a person types it (`reference-call`)."""
        folded = " ".join(word.casefold().replace("-", " ").replace("_", " ").split())
        for use in cls:
            if use.value == folded:
                return use
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{word}” is no use that somebody can agree to."),
            QT_TRANSLATE_NOOP("UserError", "Use one of: {uses}."),
            word=word[:60],
            uses=", ".join(use.value.replace(" ", "-") for use in cls),
        )


@dataclass(frozen=True, slots=True)
class Consent:
    """One person's agreement to one use. `entry_id` and `attachment_id` are its proof; the last day counts.

    `how`, `scope` (what it covers), `excluded` (who must not hear of it) and `withdrawn_how` are private notes.
    """

    id: str
    person_id: str
    use: ConsentUse
    how: str
    given_on: date
    entry_id: str | None = None
    attachment_id: str | None = None
    scope: str = ""
    excluded: str = ""
    valid_until: date | None = None
    withdrawn_on: date | None = None
    withdrawn_how: str = ""

    @property
    def withdrawn(self) -> bool:
        """Say whether it was taken back."""
        return self.withdrawn_on is not None

    def holds_on(self, day: date) -> bool:
        """Say whether it was in force on that day; from the day of its withdrawal on it is not."""
        over = self.valid_until is not None and day > self.valid_until
        taken_back = self.withdrawn_on is not None and day >= self.withdrawn_on
        return self.given_on <= day and not over and not taken_back


class ConsentStanding(StrEnum):
    """How a consent stands today."""

    HOLDS = "holds"
    ENDS_SOON = "ends soon"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    RENEWED = "renewed"

    @property
    def in_force(self) -> bool:
        """Say whether the use is allowed."""
        return self in (ConsentStanding.HOLDS, ConsentStanding.ENDS_SOON)


def newest(consents: Iterable[Consent], use: ConsentUse) -> Consent | None:
    """Return the consent to a use that counts: the one given last that is not withdrawn.

    Of one day the later in `consents` was given last.
    """
    known = [item for item in consents if item.use is use and not item.withdrawn]
    return max(enumerate(known), key=lambda item: (item[1].given_on, item[0]))[1] if known else None


def in_force(consents: Iterable[Consent], use: ConsentUse, day: date) -> Consent | None:
    """Return the consent that allows a use on that day, None where nothing does."""
    found = newest(consents, use)
    return found if found is not None and found.holds_on(day) else None


def was_withdrawn(consents: Iterable[Consent], use: ConsentUse) -> bool:
    """Say whether a use was agreed to and then taken back, and not given again since."""
    known = [item for item in consents if item.use is use]
    return bool(known) and all(item.withdrawn for item in known)


def standing_of(
    consent: Consent, all_of_person: Sequence[Consent], day: date, notice: int
) -> ConsentStanding:
    """Say how a consent stands among all of its person; within `notice` days of its end it ends soon."""
    if consent.withdrawn:
        return ConsentStanding.WITHDRAWN
    counting = newest(all_of_person, consent.use)
    if counting is not None and counting.id != consent.id:
        return ConsentStanding.RENEWED
    if consent.valid_until is None:
        return ConsentStanding.HOLDS
    if consent.valid_until < day:
        return ConsentStanding.ENDED
    soon = consent.valid_until <= day + timedelta(days=notice)
    return ConsentStanding.ENDS_SOON if soon else ConsentStanding.HOLDS


def check_days(given_on: date, valid_until: date | None, *, known_since: date, today: date) -> None:
    """Refuse a consent from before the client was known, from days to come, or over before it starts."""
    if given_on > today:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "A consent cannot be given on {day}, which is still to come."),
            QT_TRANSLATE_NOOP("UserError", "Take the day on which they said it."),
            day=given_on.isoformat(),
        )
    if given_on < known_since:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "UserError", "The consent is of {day}, and this journal knows the client since {since} only."
            ),
            QT_TRANSLATE_NOOP("UserError", "Check the day, or enter the engagement that was there before."),
            day=given_on.isoformat(),
            since=known_since.isoformat(),
        )
    if valid_until is not None and valid_until < given_on:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The consent ends on {until}, before it starts on {day}."),
            QT_TRANSLATE_NOOP("UserError", "Take a later last day, or none."),
            until=valid_until.isoformat(),
            day=given_on.isoformat(),
        )


class Lack(StrEnum):
    """Why a use is not allowed."""

    NEVER_GIVEN = "never given"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    ANONYMOUS = "anonymous only"


NAMING = (ConsentUse.NAME, ConsentUse.QUOTE, ConsentUse.INTRODUCTION)
"""The uses that *anonymous only* rules out where a name would be seen."""


def lack_of(consents: Sequence[Consent], use: ConsentUse, day: date) -> Lack | None:
    """Say why a person may not be named for a use on that day, None where they may."""
    if use in NAMING and in_force(consents, ConsentUse.ANONYMOUS, day):
        return Lack.ANONYMOUS
    if in_force(consents, use, day):
        return None
    if was_withdrawn(consents, use):
        return Lack.WITHDRAWN
    return Lack.ENDED if newest(consents, use) else Lack.NEVER_GIVEN


@dataclass(frozen=True, slots=True)
class MissingConsent:
    """A use of a person's name that a brief would need; `person_id` is empty where the name is only a name."""

    person_id: str
    person: str
    use: ConsentUse
    lack: Lack


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """A consent with whose it is and how it stands today."""

    consent: Consent
    person: str
    role: str
    client_id: str
    client: str
    standing: ConsentStanding


@dataclass(frozen=True, slots=True)
class Proof:
    """A session that may prove a consent, or one of its attachments; `at` is the session's UTC moment."""

    entry_id: str
    title: str
    at: str
    attachment_id: str = ""
    attachment: str = ""


@dataclass(frozen=True, slots=True)
class ConsentView:
    """A consent with its proof: the entry's title and the attachment's name, empty where there is none."""

    row: ConsentRow
    entry: str
    attachment: str
