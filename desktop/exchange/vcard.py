"""Contacts as a vCard file: version 3.0, UTF-8, with typed telephone numbers."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.domain.releases import ReleasedContact


def render(contacts: Iterable[ReleasedContact], notes: dict[str, str]) -> bytes:
    """Return the contacts as one file; `notes` says by the id of a person how they may be approached."""
    import vobject  # noqa: PLC0415  seldom needed

    cards = []
    for contact in contacts:
        card = vobject.vCard()
        card.add("fn").value = contact.name
        card.add("n").value = _parted(contact.name)
        if contact.company:
            card.add("org").value = [contact.company]
        if contact.role:
            card.add("title").value = contact.role
        if contact.email:
            mail = card.add("email")
            mail.value, mail.type_param = contact.email, ["INTERNET", "WORK"]
        if contact.phone:
            phone = card.add("tel")
            phone.value, phone.type_param = contact.phone, ["WORK", "VOICE"]
        if notes.get(contact.person_id):
            card.add("note").value = notes[contact.person_id]
        cards.append(str(card.serialize()))
    return "".join(cards).encode()


def _parted(name: str) -> object:
    """Return the structured name: the last word as family name, what is before it as given name."""
    import vobject  # noqa: PLC0415  seldom needed

    given, _, family = name.rpartition(" ")
    return vobject.vcard.Name(family=family, given=given)
