"""Looking at many opportunities: narrowed, sorted, counted by state, a page at a time, and views that are kept."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.names import Candidate, fold, pick
from desktop.domain.opportunities import OpportunityState
from desktop.domain.opportunity_views import (
    Column,
    OpportunityFilter,
    Order,
    SavedView,
    columns_of,
)
from desktop.domain.overviews import LeadRow
from desktop.domain.replies import checked_date
from desktop.domain.text import required_line, single_line
from desktop.domain.worth import Worth, read_worth
from desktop.services.desk import Desk
from desktop.services.leads import known_scope
from desktop.services.naming import find_client
from desktop.services.promises import earned_first
from desktop.store import clients, opportunity_views

BUILT_IN = (
    SavedView(
        QT_TRANSLATE_NOOP("OpportunityViews", "Waiting on me"), OpportunityFilter(waiting=True), built_in=True
    ),
    SavedView(
        QT_TRANSLATE_NOOP("OpportunityViews", "Value unknown"),
        OpportunityFilter(value="unknown", states=("spotted", "exploring", "qualified")),
        built_in=True,
    ),
    SavedView(
        QT_TRANSLATE_NOOP("OpportunityViews", "Set aside"),
        OpportunityFilter(states=(OpportunityState.PARKED.value,)),
        built_in=True,
    ),
)
_STILL_OURS = frozenset({"spotted", "exploring", "qualified", "parked"})
"""The states in which what is promised comes before what is asked."""


def read_filter(
    desk: Desk,
    *,
    client: str = "",
    states: Sequence[OpportunityState] = (),
    scope: str = "",
    value: str = "",
    min_value: str = "",
    waiting: bool = False,
    parked_until: str = "",
    text: str = "",
) -> OpportunityFilter:
    """Read a filter as a person writes it: a client by name, an amount such as 50k EUR, a day."""
    least = read_worth(min_value) if min_value.strip() else None
    return OpportunityFilter(
        client=find_client(desk, client).id if client.strip() else "",
        states=tuple(state.value for state in states),
        service=known_scope(desk, (scope,))[0] if scope.strip() else "",
        value=value,
        least=least.low if least else 0,
        currency=least.currency if least else "",
        waiting=waiting,
        parked_until=checked_date(parked_until) if parked_until.strip() else "",
        text=single_line(text),
    )


def client_names(desk: Desk) -> list[tuple[str, str]]:
    """Return (id, name) of each client, by name, and nothing else of them."""
    found = [(client.id, client.name) for client in clients.all_clients(desk.journal)]
    return sorted(found, key=lambda each: fold(each[1]))


def list_ids(
    desk: Desk, wish: OpportunityFilter, order: Order = Order.AGE, *, backwards: bool = False
) -> list[str]:
    """Return the ids of the opportunities that are asked for, in order; age begins with the newest."""
    ids = opportunity_views.ids_in_order(desk.journal, wish, order, _required(desk))
    return ids[::-1] if backwards else ids


def show_columns(desk: Desk, wish: OpportunityFilter) -> dict[OpportunityState, Column]:
    """Return what the board shows: for each state its ids, the newest first, and its known values."""
    required = _required(desk)
    if wish.text:
        return columns_of(opportunity_views.standings(desk.journal, wish, Order.AGE, required))
    ids = opportunity_views.ids_by_state(desk.journal, wish, required)
    sums = opportunity_views.sums_by_state(desk.journal, wish, required)
    return {
        state: Column(state, tuple(ids.get(state.value, ())), tuple(sums.get(state.value, ())))
        for state in OpportunityState
    }


def rows_of(desk: Desk, ids: Sequence[str]) -> list[LeadRow]:
    """Return the cards of those opportunities; one that is gone is left out."""
    required = _required(desk)
    rows = opportunity_views.rows_of(desk.journal, ids, required)
    first = earned_first(desk, {row["client_id"] for row in rows})
    return [
        LeadRow(
            id=row["id"],
            client=row["client"],
            title=row["title"],
            state=row["state"],
            quotes=row["quotes"],
            answered=row["answered"],
            required=len(required[row["involvement"]]),
            note=(row["handoff"] if row["state"] == OpportunityState.HANDED_OFF.value else row["resume_on"])
            or "",
            created_at=row["created_at"],
            worth=_worth(row["value_low"], row["value_high"], row["currency"]),
            start_on=row["start_on"],
            earned=first[row["client_id"]] if row["state"] in _STILL_OURS else None,
        )
        for row in rows
    ]


def _worth(low: int | None, high: int | None, currency: str) -> str:
    return Worth(low, high, currency).words() if low is not None and high is not None else ""


def list_views(desk: Desk) -> list[SavedView]:
    """Return the views: those that the program brings along, then those that were saved, by name."""
    return [*BUILT_IN, *opportunity_views.views(desk.journal)]


def find_view(desk: Desk, reference: str) -> SavedView:
    """Return the view that `reference` names by its name or the beginning of it."""
    known = list_views(desk)
    picked = pick(reference, [Candidate(fold(each.name), each.name) for each in known], "view")
    return next(each for each in known if fold(each.name) == picked)


def save_view(desk: Desk, name: str, wish: OpportunityFilter) -> Changes:
    """Keep a filter under a name, over the one of that name before."""
    name = required_line(name, "name")
    if wish.empty:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "A view without a filter would show everything."),
            QT_TRANSLATE_NOOP("UserError", "Choose a filter first, such as a client or a state."),
        )
    _refuse_built_in(name)
    with desk.journal.transaction():
        opportunity_views.save(desk.journal, SavedView(name, wish))
    return Changes.of((Kind.SEARCH, name), made=name)


def remove_view(desk: Desk, name: str) -> Changes:
    """Forget a view; those that the program brings along stay."""
    view = find_view(desk, name)
    _refuse_built_in(view.name)
    with desk.journal.transaction():
        opportunity_views.forget(desk.journal, view.name)
    return Changes.of((Kind.SEARCH, view.name))


def _refuse_built_in(name: str) -> None:
    if any(fold(name) == fold(each.name) for each in BUILT_IN):
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The view “{name}” comes with the program and stays as it is."),
            QT_TRANSLATE_NOOP("UserError", "Use another name for your own."),
            name=name,
        )


def _required(desk: Desk) -> dict[str, list[str]]:
    """Return for each involvement which criteria count."""
    return {
        involvement.value: [c.id for c in desk.playbook.criteria if involvement in c.required_for]
        for involvement in desk.playbook.involvements
    }
