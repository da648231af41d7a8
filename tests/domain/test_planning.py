"""Whom a session is with: told from who is invited, from where they write, and from the title."""

from __future__ import annotations

import time

import pytest

from desktop.domain.calendar import Attendee, PlannedSession
from desktop.domain.clients import Client, Person, Profile
from desktop.domain.planning import Acquaintance, Planned

ME = Profile("Tom Berger", "tom@northlight.example")
CLIENTS = [
    Client(identifier, name, "Tom Berger", "2026-01-01T00:00:00Z")
    for identifier, name in (
        ("n", "Nordwind Energie GmbH"), ("h", "Helix Pharma"), ("e", "Helix Energy"), ("u", "Müller & Söhne KG")
    )
]  # fmt: skip
PEOPLE = [
    Person("anna", "n", "Anna Meyer", email="anna@nordwind.example"),
    Person("karsten", "n", "Karsten Holt"),
    Person("mira", "h", "Mira Costa", email="mira@helix.example"),
    Person("anna2", "h", "Anna Schmidt", email="anna.schmidt@gmail.com"),
    Person("sales", None, "Sam Seller", email="sam@northlight.example"),
]


def planned(*guests: tuple[str, str], title: str = "Review", me: Profile = ME) -> tuple[str, tuple[str, ...]]:
    """Return the client's id and the people of a session."""
    session = PlannedSession(
        "", "session:1", "2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z", "UTC", title, "",
        tuple(Attendee(*guest) for guest in guests),
    )  # fmt: skip
    told = Acquaintance(CLIENTS, PEOPLE, me).planned(session)
    return told.client.id if told.client else "", told.people


def test_people_who_are_known_by_mail_or_by_name_tell_the_client() -> None:
    assert planned(("A. Meyer", "anna@nordwind.example")) == ("n", ("Anna Meyer",))
    assert planned(("karsten holt", "kh@private.example")) == ("n", ("Karsten Holt",))


def test_somebody_new_at_a_known_domain_tells_the_client_and_is_called_as_the_calendar_does() -> None:
    assert planned(("Lena Vogt", "lena@nordwind.example")) == ("n", ("Lena Vogt",))


@pytest.mark.parametrize(
    ("mail", "client"),
    [
        ("x@nordwind-energie.de", "n"),
        ("x@mail.nordwind.de", "n"),
        ("x@helixpharma.com", "h"),
        ("x@helix-energy.com", "e"),
        ("x@elsewhere.example", ""),
        ("x@gmail.com", ""),
        ("x@northlight.example", ""),
        ("x@", ""),
        ("", ""),
    ],
)
def test_a_domain_that_is_called_like_a_client_tells_it(mail: str, client: str) -> None:
    assert planned(("Somebody New", mail))[0] == client


@pytest.mark.parametrize(
    ("title", "client"),
    [
        ("Steering Nordwind", "n"),
        ("NORDWIND ENERGIE: cut-over", "n"),
        ("Helix Energy, kick-off", "e"),
        ("Helix", ""),
        ("Mueller und Soehne, Lenkungskreis", "u"),
        ("Northwind", ""),
        ("", ""),
    ],
)
def test_a_title_that_names_one_client_tells_it(title: str, client: str) -> None:
    assert planned(title=title)[0] == client


def test_where_guests_are_of_several_clients_most_of_them_decide_and_then_the_title() -> None:
    anna, mira = ("Anna Meyer", "anna@nordwind.example"), ("Mira Costa", "mira@helix.example")
    assert planned(anna, mira, ("Karsten Holt", ""))[0] == "n"
    assert planned(anna, mira, title="Helix Pharma meets Nordwind")[0] in ("n", "h")
    assert planned(anna, mira, title="At Helix Pharma")[0] == "h"


def test_somebody_of_another_client_is_named_by_id_so_that_they_stay_there() -> None:
    anna, mira = ("Anna Meyer", "anna@nordwind.example"), ("Mira Costa", "mira@helix.example")
    assert planned(anna, ("Karsten Holt", ""), mira) == ("n", ("Anna Meyer", "Karsten Holt", "mira"))


def test_i_am_not_among_the_people_and_neither_are_colleagues_who_are_not_known() -> None:
    mine = (("Berger, Tom", ""), ("", "TOM@northlight.example"))
    others = (("Sam Seller", "sam@northlight.example"), ("New Colleague", "new@northlight.example"))
    assert planned(*mine, *others, title="Nordwind") == ("n", ("Sam Seller",))


def test_without_a_profile_everybody_is_a_guest() -> None:
    assert planned(("Tom Berger", "tom@northlight.example"), me=Profile(""))[1] == ("Tom Berger",)


def test_a_hundred_guests_and_a_thousand_clients_do_not_take_long() -> None:
    clients = [Client(str(each), f"Client {each} GmbH", "T", "") for each in range(1000)]
    people = [
        Person(str(each), str(each % 1000), f"P {each}", email=f"p@c{each}.example") for each in range(3000)
    ]
    guests = tuple(Attendee(f"G {each}", f"g@c{each}.example") for each in range(100))
    session = PlannedSession(
        "", "s", "2026-11-24T09:00:00Z", "2026-11-24T09:00:00Z", "UTC", "x" * 200, "", guests
    )
    began = time.perf_counter()
    found = Acquaintance(clients, people, ME).planned(session)
    assert isinstance(found, Planned)
    assert time.perf_counter() - began < 5
