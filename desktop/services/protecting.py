"""Whom the journal knows and has to protect in what leaves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache

from desktop.domain.clients import Person
from desktop.domain.discretion import Discretion
from desktop.domain.known_names import KnownName, NameIndex
from desktop.domain.names import fold
from desktop.services.desk import Desk
from desktop.store import clients, evidence

ROLES = ("somebody", "colleague", "other_side", "other_client")
"""The playbook's words for people without a role, and for other clients."""


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
    own = frozenset(fold(name) for name in own_names)
    people = tuple(person for person in clients.all_people(desk.journal) if fold(person.name) not in own)
    speakers = tuple(name for name in evidence.all_speakers(desk.journal) if fold(name) not in own)
    others = tuple(each.name for each in clients.all_clients(desk.journal) if fold(each.name) != fold(about))
    words = tuple((key, desk.playbook.words[key]) for key in ROLES)
    contacts = tuple(contact for person in people for contact in (person.email, person.phone) if contact)
    names = _names(people, speakers, others, contacts, own_contacts, words)
    return Discretion(roles, names, contacts, own_contacts)


@lru_cache(maxsize=2)
def _names(
    people: tuple[Person, ...],
    speakers: tuple[str, ...],
    organisations: tuple[str, ...],
    contacts: tuple[str, ...],
    own_contacts: tuple[str, ...],
    words: tuple[tuple[str, str], ...],
) -> NameIndex:
    """Return the index of those names, kept between two ticks in a preview: thousands of names take seconds."""
    said = dict(words)
    others = [KnownName(name, said["other_client"], whole=True) for name in organisations]
    unnamed = [KnownName(name, said["somebody"]) for name in (*(person.name for person in people), *speakers)]
    of_roles = Discretion(True, NameIndex([*unnamed, *others]), contacts, own_contacts)
    named = [KnownName(person.name, clean_role(person, said, of_roles)) for person in people]
    return NameIndex([*named, *unnamed, *others])


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
