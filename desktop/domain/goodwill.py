"""Goodwill: what we gave a person and what we asked of them, and when another ask may be made (people are not worn out)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from desktop.domain.consents import ConsentUse
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.playbook import Windows


class Gift(StrEnum):
    """What we did for somebody."""

    HELP = "help"
    THANKS = "thanks"
    INTRODUCTION = "introduction"
    OTHER = "other"


class Ask(StrEnum):
    """What we asked somebody for: what they may agree to, or something else."""

    INTRODUCTION = ConsentUse.INTRODUCTION
    REFERENCE_CALL = ConsentUse.REFERENCE_CALL
    SITE_VISIT = ConsentUse.SITE_VISIT
    QUOTE = ConsentUse.QUOTE
    NAME = ConsentUse.NAME
    LOGO = ConsentUse.LOGO
    CASE_STUDY = ConsentUse.CASE_STUDY
    SPEAKER = ConsentUse.SPEAKER
    PROPOSAL = ConsentUse.PROPOSAL
    OTHER = "other"

    @property
    def use(self) -> ConsentUse | None:
        """Return what they would agree to; None for something else."""
        return None if self is Ask.OTHER else ConsentUse(self.value)


class Outcome(StrEnum):
    """What came of an ask."""

    OPEN = "open"
    AGREED = "agreed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing on a person's line: a gift (`outcome` None) or an ask.

    `counts` is false for what is no ask of rule 12, such as taking up an unasked offer; `referral_id` joins what is
    one favour; `by` names who asked, empty for me.
    """

    id: str
    person_id: str
    kind: str
    text: str
    on: date
    outcome: Outcome | None = None
    by: str = ""
    referral_id: str | None = None
    entry_id: str | None = None
    counts: bool = True
    answered_on: date | None = None

    @property
    def asked(self) -> bool:
        """Say whether it is an ask rather than a gift."""
        return self.outcome is not None


class Limit(StrEnum):
    """Why a person may not be asked now."""

    NEVER = "never"
    RESTING = "resting"
    BETWEEN = "between"
    QUARTER = "quarter"
    YEAR = "year"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Hindrance:
    """What stands against another ask; `free_on` is the first day on which it is possible, None for never."""

    limit: Limit
    free_on: date | None
    last_on: date | None = None


def favours(deeds: Iterable[Deed]) -> list[Deed]:
    """Return the asks that count, one for each favour: all that belongs to one referral is asked once."""
    asked = sorted((deed for deed in deeds if deed.asked and deed.counts), key=lambda deed: deed.on)
    first: dict[str, Deed] = {}
    for deed in asked:
        first.setdefault(deed.referral_id or deed.id, deed)
    return list(first.values())


def hindrance(
    deeds: Sequence[Deed], windows: Windows, today: date, *, own_a_year: int | None = None
) -> Hindrance | None:
    """Return what stands against asking today, the longest wait first; None where nothing does.

    Quarter and year are the three and the twelve months before. A person's own limit of asks a year takes the place
    of both counts; 0 means never.
    """
    if own_a_year == 0:
        return Hindrance(Limit.NEVER, None)
    asked = favours(deeds)
    found = [
        item
        for item in (
            _resting(deeds, windows),
            _between(asked, windows),
            *_counted(asked, windows, own_a_year),
        )
        if item is not None and item.free_on is not None and item.free_on > today
    ]
    return max(found, key=lambda item: item.free_on or today, default=None)


def _resting(deeds: Sequence[Deed], windows: Windows) -> Hindrance | None:
    """Return the rest after refusals that came one after the other."""
    row: list[Deed] = []
    for deed in favours_answered(deeds):
        row = [*row, deed] if deed.outcome is Outcome.REFUSED else []
    if len(row) < windows.refusals or not row:
        return None
    last = max(deed.answered_on or deed.on for deed in row)
    return Hindrance(Limit.RESTING, last + relativedelta(months=windows.rest_months), last)


def favours_answered(deeds: Iterable[Deed]) -> list[Deed]:
    """Return the last word on each favour that counts, in the order in which the answers came."""
    asked = [deed for deed in deeds if deed.asked and deed.counts and deed.outcome is not Outcome.OPEN]
    asked.sort(key=lambda deed: deed.answered_on or deed.on)
    last = {deed.referral_id or deed.id: deed for deed in asked}
    return sorted(last.values(), key=lambda deed: deed.answered_on or deed.on)


def _between(asked: Sequence[Deed], windows: Windows) -> Hindrance | None:
    if not asked:
        return None
    last = asked[-1].on
    return Hindrance(Limit.BETWEEN, last + timedelta(days=windows.between_asks_days), last)


def _counted(asked: Sequence[Deed], windows: Windows, own_a_year: int | None) -> list[Hindrance | None]:
    if own_a_year is not None:
        return [_most(asked, own_a_year, 12, Limit.OWN)]
    return [
        _most(asked, windows.asks_a_quarter, 3, Limit.QUARTER),
        _most(asked, windows.asks_a_year, 12, Limit.YEAR),
    ]


def _most(asked: Sequence[Deed], most: int, months: int, limit: Limit) -> Hindrance | None:
    """Return from when on there are fewer than `most` asks within so many months."""
    if most == 0:
        return Hindrance(limit, date.max, asked[-1].on if asked else None)
    if len(asked) < most:
        return None
    return Hindrance(limit, asked[-most].on + relativedelta(months=months), asked[-1].on)


def since_last_ask(deeds: Sequence[Deed]) -> list[Deed]:
    """Return what we did for a person since we last asked for something, the newest first."""
    asked = [deed.on for deed in deeds if deed.asked and deed.counts]
    since = max(asked, default=date.min)
    given = [deed for deed in deeds if not deed.asked and deed.on >= since]
    return sorted(given, key=lambda deed: deed.on, reverse=True)


_REASONS = {
    Limit.NEVER: QT_TRANSLATE_NOOP("UserError", "{person} does not want to be asked for anything."),
    Limit.RESTING: QT_TRANSLATE_NOOP(
        "UserError", "{person} said no more than once and is left in peace; ask again from {free} on."
    ),
    Limit.BETWEEN: QT_TRANSLATE_NOOP(
        "UserError", "{person} was asked on {last}; the next ask is possible from {free} on."
    ),
    Limit.QUARTER: QT_TRANSLATE_NOOP(
        "UserError", "{person} was asked often enough this quarter; ask again from {free} on."
    ),
    Limit.YEAR: QT_TRANSLATE_NOOP(
        "UserError", "{person} was asked often enough this year; ask again from {free} on."
    ),
    Limit.OWN: QT_TRANSLATE_NOOP(
        "UserError", "{person} set a limit of their own, and it is reached; ask again from {free} on."
    ),
}
_GIVEN = QT_TRANSLATE_NOOP("UserError", "Since the last ask you did for them: {given}.")
_NOTHING = QT_TRANSLATE_NOOP(
    "UserError", "Nothing was done for them since the last ask; what would help them now?"
)


def refusal(found: Hindrance, person: str, given: Sequence[Deed]) -> UserError:
    """Return the sentence that an ask is refused with, and what we did for them since the last."""
    never = found.free_on is None or found.free_on == date.max
    limit = Limit.NEVER if never and found.limit is not Limit.OWN else found.limit
    return UserError(
        _REASONS[limit],
        _GIVEN if given else _NOTHING,
        person=person,
        free=found.free_on.isoformat() if found.free_on else "",
        last=found.last_on.isoformat() if found.last_on else "",
        given="; ".join(deed.text or deed.kind for deed in given[:3]),
    )


@dataclass(frozen=True, slots=True)
class GoodwillView:
    """A person's line of time, the newest first, what stands against an ask, and what we gave since the last."""

    person_id: str
    person: str
    role: str
    client: str
    deeds: tuple[Deed, ...]
    hindrance: Hindrance | None
    since_last: tuple[Deed, ...]
    own_a_year: int | None
