"""Which opportunities are looked at, in which order, and what each column of the board counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum

from desktop.domain.names import fold
from desktop.domain.opportunities import OpportunityState
from desktop.domain.worth import Worth


class Order(StrEnum):
    """What a list of opportunities is sorted by."""

    CLIENT = "client"
    TITLE = "title"
    STATE = "state"
    GATE = "gate"
    VALUE = "value"
    START = "start"
    AGE = "age"


@dataclass(frozen=True, slots=True)
class OpportunityFilter:
    """What is asked of opportunities; an empty part asks for nothing.

    `client` is a client's id, `service` one tag of the scope, `value` is `known` or `unknown`; `least` is an amount
    in minor units of `currency` that the upper bound reaches; `parked_until` is the last ISO day to come back.
    """

    client: str = ""
    states: tuple[str, ...] = ()
    service: str = ""
    value: str = ""
    least: int = 0
    currency: str = ""
    waiting: bool = False
    parked_until: str = ""
    text: str = ""

    @property
    def empty(self) -> bool:
        """Say whether nothing is asked for."""
        return self == OpportunityFilter()

    def names(self, *texts: str) -> bool:
        """Say whether each word of `text` stands in one of these texts, whatever its case and accents."""
        words = fold(self.text).split()
        if not words:
            return True
        whole = fold(" ".join(texts))
        return all(word in whole for word in words)

    def as_data(self) -> dict[str, object]:
        """Return what is asked for, to be kept as JSON."""
        return {name: value for name, value in asdict(self).items() if value}

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> OpportunityFilter:
        """Return a filter that was kept; what is not known any more is left out."""
        known = {item.name for item in fields(cls)}
        kept = {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}
        return cls(**{name: value for name, value in kept.items() if name in known})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class SavedView:
    """A filter under a name; `built_in` where the program brings it along."""

    name: str
    wish: OpportunityFilter
    built_in: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """One opportunity as far as a column counts it; values are minor units, None where unknown."""

    id: str
    state: str
    low: int | None
    high: int | None
    currency: str


@dataclass(frozen=True, slots=True)
class Column:
    """The opportunities of one state: their ids in order, and their known values, one sum a currency."""

    state: OpportunityState
    ids: tuple[str, ...]
    sums: tuple[Worth, ...]


def columns_of(found: Iterable[Standing]) -> dict[OpportunityState, Column]:
    """Split opportunities by state, in the order in which they come. Currencies are never added up."""
    ids: dict[str, list[str]] = {state.value: [] for state in OpportunityState}
    sums: dict[str, dict[str, tuple[int, int]]] = {state.value: {} for state in OpportunityState}
    for each in found:
        ids[each.state].append(each.id)
        if each.low is not None and each.high is not None:
            low, high = sums[each.state].get(each.currency, (0, 0))
            sums[each.state][each.currency] = (low + each.low, high + each.high)
    return {
        state: Column(
            state,
            tuple(ids[state.value]),
            tuple(Worth(low, high, code) for code, (low, high) in sorted(sums[state.value].items())),
        )
        for state in OpportunityState
    }
