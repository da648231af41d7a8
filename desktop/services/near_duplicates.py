"""Leads that may be the same as one that is about to go to sales: shown, never refused."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.handoffs import scopes_overlap
from desktop.domain.likeness import LIKE, likeness
from desktop.domain.opportunities import Opportunity
from desktop.services.desk import Desk
from desktop.services.naming import find_lead
from desktop.store import clients, leads

MOST = 5


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """A lead that is like the one at hand; `likeness` is that of the titles, from 0 to 100."""

    id: str
    title: str
    client: str
    state: str
    likeness: int


def near_duplicates(desk: Desk, reference: str) -> tuple[NearDuplicate, ...]:
    """Return the opportunities that may be the same: like titles at the same or a like client, scopes that meet.

    What has ended counts as well, for somebody at sales may remember it; the likest first.
    """
    subject = find_lead(desk, reference)
    if not isinstance(subject, Opportunity):
        return ()
    names = {client.id: client.name for client in clients.all_clients(desk.journal)}
    mine = names.get(subject.client_id, "")
    near = {key for key, name in names.items() if key == subject.client_id or likeness(mine, name) >= LIKE}
    found = [
        NearDuplicate(other.id, other.title, names[other.client_id], other.state.value, round(alike))
        for other in leads.opportunities_of(desk.journal, near)
        if other.id != subject.id
        and scopes_overlap(subject.scope, other.scope)
        and (alike := likeness(subject.title, other.title)) >= LIKE
    ]
    return tuple(sorted(found, key=lambda item: -item.likeness)[:MOST])
