"""Releasing contacts to sales after an acceptance: whose may be released, and what of them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.clients import ContactProtocol, Person

RELEASABLE = (ContactProtocol.WITH_STEWARD, ContactProtocol.AFTER_INTRODUCTION, ContactProtocol.DIRECT)
"""The contact protocols under which sales may know how to reach somebody."""


@dataclass(frozen=True, slots=True)
class ReleasedContact:
    """All that leaves of a person: what has no field here cannot."""

    person_id: str
    name: str
    role: str
    company: str
    email: str
    phone: str
    protocol: ContactProtocol


@dataclass(frozen=True, slots=True)
class Release:
    """A second mail to sales: to whom, in which words, and whose contacts go along."""

    number: str
    to_name: str
    to_email: str
    from_name: str
    from_email: str
    subject: str
    body: str
    contacts: tuple[ReleasedContact, ...]


def of_person(person: Person, company: str) -> ReleasedContact:
    """Return what leaves of a person."""
    return ReleasedContact(
        person.id, person.name, person.role, company, person.email, person.phone, person.protocol
    )
