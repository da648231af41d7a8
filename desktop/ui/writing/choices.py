"""The names that an entry can be about, read on the store's thread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop.domain.clients import Person
from desktop.services import clients
from desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Choices:
    """The names that can be chosen from while an entry about `client` is written."""

    client: str = ""
    clients: tuple[str, ...] = ()
    engagements: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    referral_kinds: Mapping[str, str] = field(default_factory=dict)


def load_choices(client: str, desk: Desk) -> Choices:
    """Read the names that belong to a client; one that is not known yet has none."""
    rows = clients.list_clients(desk)
    known = next((row.id for row in rows if row.name == client), "")
    view = clients.show_client(desk, known) if known else None
    return Choices(
        client=client,
        clients=tuple(row.name for row in rows),
        engagements=tuple(item.name for item in view.engagements) if view else (),
        people=_names(view.people) if view else (),
        referral_kinds=desk.playbook.referral_kinds,
    )


def _names(people: Sequence[Person]) -> tuple[str, ...]:
    return tuple(person.name for person in people)
