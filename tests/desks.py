"""Desks for tests: a real journal, the default playbook, and a clock that the test sets."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.changes import Changes
from desktop.domain.interactions import EntryForm, Sharing
from desktop.exchange import playbook
from desktop.services import clients, interactions, leads, referrals
from desktop.services.desk import Desk
from desktop.services.profile import set_profile
from desktop.store.journal import Journal
from desktop.store.opening import open_in_memory

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
NOW = datetime(2026, 11, 23, 14, 10, tzinfo=UTC)

PROSE = (
    "Anna walked the board through our cut-over plan herself.\n\n"
    "Afterwards she said: “We are dreading the billing migration in spring. Who do we talk to\n"
    "about that?” I told her I would come back on Friday.\n\n"
    "Karsten: “My counterpart at Elbnetz is about to start the same project.”"
)
NEED = "We are dreading the billing migration in spring. Who do we talk to about that?"
REFERRAL = "My counterpart at Elbnetz is about to start the same project."


def make_desk(journal: Journal | None = None, now: datetime = NOW) -> Desk:
    """Return a desk on `journal`, or on a new one in memory, where it is always `now`."""
    return Desk(
        journal=journal or open_in_memory(),
        playbook=playbook.load(RESOURCES / "playbook" / "default.toml"),
        resources=RESOURCES,
        clock=lambda: now,
        zone=UTC,
        zone_name="UTC",
        user="tom",
    )


def write_session(
    desk: Desk, text: str = PROSE, *, private: bool = False, client: str = "Nordwind Energie"
) -> str:
    """Write a session with Anna Meyer down and return the entry's id."""
    sharing = Sharing.PRIVATE if private else Sharing.SHAREABLE
    form = EntryForm(text=text, title="Sprint review", client=client, people=("Anna Meyer",), sharing=sharing)
    return interactions.add_entry(desk, form).made


def spot(desk: Desk, entry: str | None = None, title: str = "Billing migration", **words: object) -> str:
    """Spot an opportunity in a session and return its id."""
    entry = entry or write_session(desk)
    return leads.spot_opportunity(desk, entry, NEED, title, speaker="Anna Meyer", **words).made  # type: ignore[arg-type]


def answer_all(desk: Desk, lead: str, *criteria: str) -> Changes:
    """Answer what help from sales requires, and `criteria` beside it."""
    for criterion in ("need", "share", *criteria):
        leads.answer(desk, lead, criterion, f"What we know for {criterion}.")
    return leads.answer(desk, lead, "ask", "Help with the price.")


def qualified(desk: Desk, **words: object) -> str:
    """Spot an opportunity, answer what is required, and return its id."""
    set_profile(desk, name="Tom Berger", email="tom@northlight.example", phone="+49 40 66969 120")
    lead = spot(desk, **words)
    answer_all(desk, lead)
    return lead


def bring_on(desk: Desk, referral: str) -> None:
    """Bring a referral whose questions are answered from its signal to where it is qualified."""
    referrals.ask_permission(desk, referral)
    referrals.answer_permission(desk, referral, agreed=True, how="in person")
    referrals.other_side_agrees(desk, referral, "Jana Brandt", how="in person")
    referrals.introduce(desk, referral)
    referrals.meet(desk, referral)
    referrals.qualify(desk, referral)


def known_client(desk: Desk, name: str = "Nordwind Energie") -> str:
    """Add a client with two people and return its id."""
    made = clients.add_client(desk, name).made
    clients.add_person(
        desk,
        "Anna Meyer",
        client=made,
        role="Head of IT",
        email="anna@nordwind.example",
        phone="+49 171 3920018",
    )
    clients.add_person(desk, "Karsten Holt", client=made, role="COO")
    return made
