"""A name becomes its bearer's role, and no role tells what the name was to hide."""

from __future__ import annotations

from desktop.services import clients
from desktop.services.desk import Desk
from desktop.services.protecting import protected
from tests.desks import known_client, make_desk


def cleaned(desk: Desk, text: str) -> str:
    return protected(desk, "Nordwind Energie", own_names=("Tom Berger",)).clean(text)


def test_names_and_contacts_inside_a_role_do_not_leave_with_it() -> None:
    desk = make_desk()
    client = known_client(desk)
    clients.add_client(desk, "Helix Pharma AG")
    role = "Karsten Holt's deputy for Helix Pharma, +49 171 3920018"
    clients.add_person(desk, "Luc Fournier", client=client, role=role)
    clients.add_person(desk, "Ada Quist", client=client)
    said = cleaned(desk, "Luc, Ada and Anna met Tom Berger.")
    somebody = "[somebody at the client]"
    deputy = f"[{somebody}'s deputy for [a client of ours], [phone withheld]]"
    assert said == f"{deputy}, {somebody} and [Head of IT] met Tom Berger."


def test_whoever_comes_or_is_our_own_counts_at_once() -> None:
    desk = make_desk()
    client = known_client(desk)
    assert cleaned(desk, "Zoé will call.") == "Zoé will call."
    clients.add_person(desk, "Zoé Müller", client=client, role="Buyer", email="zoe@nordwind.example")
    assert cleaned(desk, "Zoe or zoe at nordwind.example") == "[Buyer] or [mail withheld]"
    assert protected(desk, "Nordwind Energie", own_names=("ZOE MUELLER",)).clean("Zoé.") == "Zoé."
