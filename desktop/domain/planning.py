"""Whom a planned session is with, told from those invited, their mail addresses, and its title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.domain.calendar import Attendee, PlannedSession, is_me
from desktop.domain.clients import Client, Person, Profile
from desktop.domain.names import fold

_LEGAL = frozenset(
    "gmbh ag se kg ohg ltd limited inc llc plc sa sas sarl bv nv oy ab as spa srl co corp the der die das".split()
)
_ANYBODY = frozenset(
    "gmail googlemail outlook hotmail live msn yahoo icloud me mac aol gmx web t-online freenet proton protonmail posteo "
    "mailbox orange free wanadoo laposte".split()
)
"""Whose mail addresses say nothing of where somebody works."""


@dataclass(frozen=True, slots=True)
class Planned:
    """The client and the people of a session; the client is None where nothing tells."""

    client: Client | None
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Whom the journal knows, and who asks."""

    clients: Sequence[Client]
    people: Sequence[Person]
    me: Profile

    def planned(self, session: PlannedSession) -> Planned:
        """Tell the client and the people of a session.

        Those known decide by mail, then by name; then the mail domains of those known, or one that is called
        like a client; then a client that the title names. Colleagues who are not known are left out.
        """
        guests = [guest for guest in session.people if not is_me(guest, self.me)]
        met = {guest: self._known(guest) for guest in guests}
        client = self._client(session, met)
        names = (self._name(guest, met[guest], client) for guest in guests)
        return Planned(client, tuple(dict.fromkeys(name for name in names if name)))

    def _known(self, guest: Attendee) -> list[Person]:
        """Return the people that a guest may be: those of that mail, else those of that name."""
        same = [
            person for person in self.people if guest.email and person.email.strip().casefold() == guest.email
        ]
        named = fold(guest.name)
        return same or [person for person in self.people if named and fold(person.name) == named]

    def _client(self, session: PlannedSession, met: dict[Attendee, list[Person]]) -> Client | None:
        titled = self._titled(session.title)
        for votes in (
            Counter(person.client_id for known in met.values() for person in known if person.client_id),
            Counter(owner for guest in met for owner in self._owners(guest)),
        ):
            most = [
                client
                for client in self.clients
                if votes[client.id] and votes[client.id] == max(votes.values())
            ]
            if most:
                return next((client for client in most if client in titled), most[0])
        return titled[0] if len(titled) == 1 else None

    def _owners(self, guest: Attendee) -> set[str]:
        """Return the clients that a guest's mail domain speaks for."""
        domain = _domain(guest.email)
        if not domain or domain == _domain(self.me.email):
            return set()
        known = {
            person.client_id for person in self.people if person.client_id and _domain(person.email) == domain
        }
        called = domain.split(".")[-2] if "." in domain else ""
        return known or {client.id for client in self.clients if called in _called(client)}

    def _titled(self, title: str) -> list[Client]:
        """Return the clients that a title names, by the whole name or by a first word that no other begins with."""
        said = _words(title)
        whole = [client for client in self.clients if _contains(said, _words(client.name))]
        if whole:
            longest = max(len(_words(client.name)) for client in whole)
            return [client for client in whole if len(_words(client.name)) == longest]
        firsts = Counter(_words(client.name)[:1] for client in self.clients)
        return [
            client
            for client in self.clients
            if (first := _words(client.name)[:1])
            and len(first[0]) > 3
            and firsts[first] == 1
            and first[0] in said
        ]

    def _name(self, guest: Attendee, known: Sequence[Person], client: Client | None) -> str:
        """Return what the form calls a guest: a person elsewhere by the id, so that they stay where they are."""
        here = [person for person in known if person.client_id in (None, client.id if client else None)]
        if here:
            return here[0].name
        if known:
            return known[0].id
        ours = guest.email and _domain(guest.email) == _domain(self.me.email)
        return "" if ours else guest.name


def _domain(mail: str) -> str:
    """Return the domain of a mail address, empty for one where anybody may have a mail."""
    domain = mail.strip().casefold().rpartition("@")[2] if "@" in mail else ""
    return "" if any(part in _ANYBODY for part in domain.split(".")[:-1]) else domain


def _words(text: str) -> tuple[str, ...]:
    """Return the folded words of a name or a title, without legal forms."""
    plain = "".join(char if char.isalnum() else " " for char in fold(text))
    return tuple(word for word in plain.split() if word not in _LEGAL)


def _called(client: Client) -> Iterable[str]:
    """Return what a client's mail domain may be called."""
    words = _words(client.name)
    return {"".join(words), "-".join(words), *(word for word in words[:1] if len(word) > 3)} - {""}


def _contains(said: Sequence[str], wanted: Sequence[str]) -> bool:
    """Say whether words stand in others, one after the other."""
    length = len(wanted)
    return bool(wanted) and any(
        tuple(said[at : at + length]) == tuple(wanted) for at in range(len(said) - length + 1)
    )
