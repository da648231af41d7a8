"""What the page of a client reads from the journal, on the store's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo

from desktop.domain.clients import Promise, PromiseState
from desktop.domain.consents import ConsentRow, ConsentUse, Proof
from desktop.domain.errors import UserError
from desktop.domain.goodwill import GoodwillView
from desktop.domain.overviews import ClientRow, ClientView, Waiting
from desktop.services import clients, consents, profile
from desktop.services.desk import Desk
from desktop.services.earning import owes_first
from desktop.services.goodwill import goodwill_at
from desktop.services.naming import find_client, find_person
from desktop.services.promises import standing_line
from desktop.services.today import waiting_at
from desktop.ui import words
from desktop.ui.leads import words as lead_words
from desktop.ui.rows import Row


@dataclass(frozen=True, slots=True)
class ClientShown:
    """One client with what is needed to say it: who I am, the day, the zone; what I noted to do; who agreed to what.

    `uses` are the playbook's words for what somebody can agree to, `tab` is where one arrives, empty for anywhere.
    `owes_first` says that an ask needs one line on a promise that is broken or late.
    """

    view: ClientView
    mine: bool
    today: date
    zone: tzinfo
    waiting: tuple[Waiting, ...] = ()
    consents: tuple[ConsentRow, ...] = ()
    uses: Mapping[ConsentUse, str] = field(default_factory=dict)
    proofs: tuple[Proof, ...] = ()
    tab: str = ""
    goodwill: tuple[GoodwillView, ...] = ()
    owes_first: bool = False

    def ours(self) -> tuple[Promise, ...]:
        """Return the promises that we gave."""
        return tuple(promise for promise in self.view.promises if promise.ours)

    def kept(self) -> int:
        """Say how many of ours are kept."""
        return sum(promise.state is PromiseState.KEPT for promise in self.ours())

    def late(self) -> int:
        """Say how many of ours are past their day."""
        waiting = (PromiseState.OPEN, PromiseState.RE_DATED)
        return sum(
            promise.state in waiting and promise.due_on is not None and promise.due_on < self.today
            for promise in self.ours()
        )

    def in_state(self, state: PromiseState) -> int:
        """Say how many of ours are in a state that was set by hand."""
        return sum(promise.state is state for promise in self.ours())

    def days_since_contact(self) -> int | None:
        """Return the days since the last entry, None where there is none."""
        if not self.view.last_contact_at:
            return None
        last = datetime.fromisoformat(self.view.last_contact_at).astimezone(self.zone).date()
        return max((self.today - last).days, 0)


def load_client(reference: str, desk: Desk) -> ClientShown:
    """Read one client, named by its own id, by that of somebody there, or by that of a consent."""
    client_id, tab = _arrival(reference, desk)
    view = clients.show_client(desk, client_id)
    return ClientShown(
        view=view,
        mine=profile.read_profile(desk).name == view.client.steward,
        today=desk.today(),
        zone=desk.zone,
        waiting=tuple(waiting_at(desk, client_id)),
        consents=tuple(consents.list_consents(desk, client=client_id)),
        uses={use: desk.playbook.use_label(use) for use in ConsentUse},
        proofs=tuple(consents.list_proofs(desk, client_id)),
        tab=tab,
        goodwill=tuple(goodwill_at(desk, client_id)),
        owes_first=owes_first(desk, client_id) and not standing_line(desk, client_id),
    )


def _arrival(reference: str, desk: Desk) -> tuple[str, str]:
    """Return the id of the client that is meant, and the tab on which to arrive there."""
    for find in (_of_client, _of_person):
        try:
            return find(desk, reference), ""
        except UserError:
            continue
    return consents.show_consent(desk, reference).row.client_id, "references"


def _of_client(desk: Desk, reference: str) -> str:
    return find_client(desk, reference).id


def _of_person(desk: Desk, reference: str) -> str:
    return find_person(desk, reference).client_id or ""


def load_client_ids(desk: Desk) -> list[str]:
    """Read the ids of all clients, by name."""
    return [row.id for row in clients.list_clients(desk)]


def fetch_rows(desk: Desk, ids: list[str]) -> list[Row]:
    """Read list rows of clients."""
    wanted = set(ids)
    return [_row(row, desk) for row in clients.list_clients(desk) if row.id in wanted]


def _row(row: ClientRow, desk: Desk) -> Row:
    many, translate = lead_words.one_or_many, lead_words.translate
    counts = (
        many(row.entries, translate("Clients", "{count} entry"), translate("Clients", "{count} entries")),
        many(row.people, translate("Clients", "{count} person"), translate("Clients", "{count} people")),
    )
    last = ""
    if row.last_entry_at:
        day = datetime.fromisoformat(row.last_entry_at).astimezone(desk.zone).date()
        last = words.relative_day(day, desk.today())
    one, more = translate("Clients", "{count} opportunity"), translate("Clients", "{count} opportunities")
    chips = ((many(row.opportunities, one, more), "opportunity"),) if row.opportunities else ()
    return Row(row.id, row.name, last, " · ".join(counts), chips)
