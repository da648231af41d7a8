"""Work the customer may want next: delivery-owned for life, moved along by what was heard."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.playbook import Involvement
from desktop.domain.worth import Worth


class OpportunityState(StrEnum):
    """Where an opportunity stands."""

    SPOTTED = "spotted"
    EXPLORING = "exploring"
    QUALIFIED = "qualified"
    HANDED_OFF = "handed off"
    WON = "won"
    LOST = "lost"
    DROPPED = "dropped"
    PARKED = "parked"

    @property
    def open(self) -> bool:
        """Say whether the opportunity is still delivery's to explore."""
        return self in (OpportunityState.SPOTTED, OpportunityState.EXPLORING, OpportunityState.QUALIFIED)

    @property
    def over(self) -> bool:
        """Say whether the opportunity has ended for good."""
        return self in (OpportunityState.WON, OpportunityState.LOST, OpportunityState.DROPPED)


class HowWeKnow(StrEnum):
    """Where an answer comes from: the customer said it, I saw it, a colleague said it, my guess."""

    SAID = "said"
    SEEN = "seen"
    HEARD = "heard"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Opportunity:
    """Work the customer may want next; `value_low` and `value_high` are minor units of `currency`, None where unknown.

    `start_on` is a day, a month (`2027-03`) or a quarter (`2027-Q2`), empty where unknown.
    """

    id: str
    client_id: str
    title: str
    state: OpportunityState
    involvement: Involvement
    scope: tuple[str, ...]
    created_at: str
    value_low: int | None = None
    value_high: int | None = None
    currency: str = ""
    start_on: str = ""
    resume_state: OpportunityState | None = None
    resume_on: str | None = None

    @property
    def worth(self) -> Worth | None:
        """Return what it may be worth, None where nobody said."""
        if self.value_low is None or self.value_high is None:
            return None
        return Worth(self.value_low, self.value_high, self.currency)


@dataclass(frozen=True, slots=True)
class Answer:
    """What we know for one criterion; `private` when it rests on a private entry and may not leave."""

    criterion: str
    text: str
    how: HowWeKnow
    interaction_id: str | None
    answered_at: str
    playbook: str
    private: bool = False


@dataclass(frozen=True, slots=True)
class StateChange:
    """One step in the life of an opportunity; `before` is None where it was spotted.

    `reason` is what somebody said, or the number of a hand-off; empty where the answers alone decided.
    """

    at: str
    before: OpportunityState | None
    after: OpportunityState
    reason: str


def state_by_gate(state: OpportunityState, answered: int, gate_met: bool) -> OpportunityState:
    """Return the state that `answered` answers and the gate give an opportunity that is still open."""
    if not state.open:
        return state
    if gate_met:
        return OpportunityState.QUALIFIED
    return OpportunityState.EXPLORING if answered else OpportunityState.SPOTTED


_MOVES: dict[OpportunityState, tuple[OpportunityState, ...]] = {
    OpportunityState.SPOTTED: (
        OpportunityState.HANDED_OFF,
        OpportunityState.DROPPED,
        OpportunityState.PARKED,
    ),
    OpportunityState.EXPLORING: (
        OpportunityState.HANDED_OFF,
        OpportunityState.DROPPED,
        OpportunityState.PARKED,
    ),
    OpportunityState.QUALIFIED: (
        OpportunityState.HANDED_OFF,
        OpportunityState.DROPPED,
        OpportunityState.PARKED,
    ),
    OpportunityState.HANDED_OFF: (
        OpportunityState.QUALIFIED,
        OpportunityState.EXPLORING,
        OpportunityState.PARKED,
        OpportunityState.WON,
        OpportunityState.LOST,
        OpportunityState.DROPPED,
    ),
    OpportunityState.PARKED: (
        OpportunityState.SPOTTED,
        OpportunityState.EXPLORING,
        OpportunityState.QUALIFIED,
        OpportunityState.DROPPED,
    ),
    OpportunityState.WON: (),
    OpportunityState.LOST: (),
    OpportunityState.DROPPED: (),
}


def moved(state: OpportunityState, to: OpportunityState) -> OpportunityState:
    """Return `to` if an opportunity may go there from `state`; refuse it otherwise."""
    if to in _MOVES[state]:
        return to
    raise UserError(
        QT_TRANSLATE_NOOP("UserError", "An opportunity that is {state} cannot become {to}."),
        QT_TRANSLATE_NOOP("UserError", "From here it can become: {moves}."),
        state=state.value,
        to=to.value,
        moves=", ".join(_MOVES[state]) or "nothing more",
    )


def moved_by_hand(state: OpportunityState, to: OpportunityState) -> OpportunityState:
    """Return `to` if the consultant may bring an opportunity there; what is with sales moves with its hand-off."""
    if state is OpportunityState.HANDED_OFF:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "UserError", "This opportunity is with sales and moves with its hand-off alone."
            ),
            QT_TRANSLATE_NOOP("UserError", "Withdraw the hand-off first, or wait for its answer."),
        )
    return moved(state, to)


def involvement_in(text: str) -> Involvement | None:
    """Return the involvement that an answer to *what we want from sales* begins with, if it names one."""
    words = text.casefold().split()
    for involvement in Involvement:
        if words and words[0].strip(".,:;") == involvement.value:
            return involvement
    phrases = {
        "for information": Involvement.INFORMATION,
        "sell with": Involvement.TOGETHER,
        "sell together": Involvement.TOGETHER,
    }
    return next((found for phrase, found in phrases.items() if text.casefold().startswith(phrase)), None)
