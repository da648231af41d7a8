"""Whom the journal knows and has to protect in what leaves."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from desktop.domain.clients import Person
from desktop.domain.discretion import Discretion
from desktop.domain.known_contacts import contacts_known
from desktop.domain.known_names import KnownName, names_known
from desktop.domain.names import fold
from desktop.services.desk import Desk
from desktop.store import clients, evidence

_SOMEBODY, _OTHER_CLIENT = "somebody", "other_client"
"""Words of the playbook for those of whom the journal has no role; everybody else bears an id."""


def protected(
    desk: Desk,
    about: str,
    *,
    own_names: Collection[str],
    own_contacts: tuple[str, ...] = (),
    roles: bool = True,
) -> Discretion:
    """Return the discretion for a text about the client of that name.

    `own_names` and `own_contacts` are ours and the recipient's, which may leave; everybody else becomes their role,
    and other clients stay unnamed.
    """
    own = {fold(name) for name in own_names}
    ours = clients.ids_named(desk.journal, own_names)
    strangers = [person for person in clients.all_people(desk.journal) if person.id not in ours]
    contacts = tuple(contact for person in strangers for contact in (person.email, person.phone) if contact)
    known = [
        *(KnownName(person.name, person.id) for person in strangers),
        *(
            KnownName(name, _SOMEBODY)
            for name in evidence.all_speakers(desk.journal)
            if fold(name) not in own
        ),
        *(
            KnownName(other, _OTHER_CLIENT, whole=True)
            for other in clients.client_names(desk.journal)
            if fold(other) != fold(about)
        ),
    ]
    words = desk.playbook.words
    bare = Discretion(
        True, names_known(tuple(known)), contacts_known(contacts), own_contacts, _Unnamed(words)
    )
    return replace(bare, roles=roles, said_of=_Roles(strangers, words, bare))


class _Unnamed:
    """What names become inside roles, where no role of theirs may stand."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    def __call__(self, key: str) -> str:
        return self._words[key if key == _OTHER_CLIENT else _SOMEBODY]


class _Roles:
    """What each name becomes; a role is made clean when its first bearer is met, for thousands are not."""

    def __init__(self, people: Sequence[Person], words: Mapping[str, str], bare: Discretion) -> None:
        self._people = {person.id: person for person in people}
        self._words, self._bare = words, bare

    def __call__(self, key: str) -> str:
        person = self._people.get(key)
        return clean_role(person, self._words, self._bare) if person else self._words[key]


def role_of(person: Person, words: Mapping[str, str]) -> str:
    """Return what a name becomes where names do not leave."""
    if person.role:
        return person.role
    if person.is_colleague:
        return words["colleague"]
    return words["somebody" if person.client_id else "other_side"]


def clean_role(person: Person, words: Mapping[str, str], discretion: Discretion) -> str:
    """Return the role without names and contacts; brackets come around it only where it stands in a text."""
    said = discretion.clean(role_of(person, words))
    whole = said.startswith("[") and said.endswith("]") and said.count("[") == 1
    return said[1:-1] if whole else said
