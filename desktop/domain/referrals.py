"""Referrals: a new company reached through a person we serve."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.playbook import Involvement


class ReferralState(StrEnum):
    """Where a referral stands."""

    NOTED = "noted"
    PERMISSION_ASKED = "permission asked"
    PERMISSION_GIVEN = "permission given"
    REFUSED = "refused"
    INTRODUCED = "introduced"
    MET = "met"
    QUALIFIED = "qualified"
    WON = "won"
    LOST = "lost"

    @classmethod
    def parse(cls, word: str) -> ReferralState:
        """Read a state as a person types it (`permission-asked`)."""
        folded = word.strip().casefold().replace("-", " ").replace("_", " ")
        for state in cls:
            if state.value == folded:
                return state
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{word}” is no state of a referral."),
            QT_TRANSLATE_NOOP("UserError", "Use one of: {states}."),
            word=word,
            states=", ".join(cls),
        )


class Strength(StrEnum):
    """How much a referral signal is worth."""

    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


@dataclass(frozen=True, slots=True)
class Referral:
    """A passage that may lead to a new company; `client_id` is the client through whom it is reached.

    `through_id` is the referrer, `contact_id` the person on the other side; `heard_by` names who heard it, empty for
    me. `told_on` is the day on which the referrer was told how it ended.
    """

    id: str
    client_id: str
    title: str
    company: str
    kind: str
    state: ReferralState
    through_id: str | None
    involvement: Involvement
    created_at: str
    strength: Strength = Strength.FAIR
    heard_by: str = ""
    contact_id: str | None = None
    told_on: str | None = None
    told_how: str = ""

    @property
    def loop_open(self) -> bool:
        """Say whether the referrer still has to be told how it ended."""
        ended = self.state in (ReferralState.WON, ReferralState.LOST)
        return ended and self.through_id is not None and self.told_on is None


NEXT_STATES: dict[ReferralState, tuple[ReferralState, ...]] = {
    ReferralState.NOTED: (ReferralState.PERMISSION_ASKED,),
    ReferralState.PERMISSION_ASKED: (ReferralState.PERMISSION_GIVEN, ReferralState.REFUSED),
    ReferralState.PERMISSION_GIVEN: (ReferralState.INTRODUCED,),
    ReferralState.INTRODUCED: (ReferralState.MET,),
    ReferralState.MET: (ReferralState.QUALIFIED,),
    ReferralState.QUALIFIED: (ReferralState.WON, ReferralState.LOST),
    ReferralState.REFUSED: (),
    ReferralState.WON: (),
    ReferralState.LOST: (),
}


def advanced(state: ReferralState, to: ReferralState) -> ReferralState:
    """Return `to` if a referral may go there from `state`; refuse it otherwise."""
    if to in NEXT_STATES[state]:
        return to
    raise UserError(
        QT_TRANSLATE_NOOP("UserError", "A referral that is {state} cannot become {to}."),
        QT_TRANSLATE_NOOP("UserError", "From here it can become: {moves}."),
        state=state.value,
        to=to.value,
        moves=", ".join(NEXT_STATES[state]) or "nothing more",
    )
