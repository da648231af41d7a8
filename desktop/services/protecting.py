"""Whom the journal knows and has to protect in what leaves."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from desktop.domain.clients import Person
from desktop.domain.discretion import Discretion
from desktop.domain.known_names import KnownName, NameIndex
from desktop.domain.names import fold
from desktop.services.desk import Desk
from desktop.store import clients, evidence


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
    people, words = clients.all_people(desk.journal), desk.playbook.words
    own = {fold(name) for name in own_names}
    strangers = [person for person in people if fold(person.name) not in own]
    contacts = tuple(contact for person in strangers for contact in (person.email, person.phone) if contact)
    speakers = [name for name in evidence.all_speakers(desk.journal) if fold(name) not in own]
    organisations = [
        KnownName(other.name, words["other_client"], whole=True)
        for other in clients.all_clients(desk.journal)
        if fold(other.name) != fold(about)
    ]
    unnamed = [
        KnownName(name, words["somebody"]) for name in (*(person.name for person in strangers), *speakers)
    ]
    of_roles = Discretion(True, NameIndex([*unnamed, *organisations]), contacts, own_contacts)
    named = [KnownName(person.name, clean_role(person, words, of_roles)) for person in strangers]
    return Discretion(roles, NameIndex([*named, *unnamed, *organisations]), contacts, own_contacts)


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
