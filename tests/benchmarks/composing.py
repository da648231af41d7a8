"""How long a preview of a brief takes where 10,000 people are known, beside one where nobody else is.

`python -m tests.benchmarks.composing [--people N] [--journal FILE]`

The people work at 500 clients; each has a role, a mail and a phone number, and their names share parts as real names
do. With `--journal` they join those of a journal that is there already, as `python -m tests.benchmarks` keeps one;
otherwise the journal is in memory. Printed are the first preview, one after a tick, one after somebody was added, and
one with names, each as a multiple of the same preview in a journal that knows three people.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.domain.clients import ContactProtocol, Person
from desktop.services import briefs, clients, leads
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.store import clients as people_kept
from desktop.store.identifiers import new_id
from desktop.store.opening import open_journal
from tests.benchmarks.timing import measured
from tests.desks import known_client, make_desk, qualified, write_session

CLIENTS = 500
BEGINNINGS = "An Bri Ca Do El Fre Gu Ha I Jo Ka Lu Mi Ne Ol Pé Sö".split()
MIDDLES = ("", "ba", "de", "li", "mo", "na", "re", "si", "ta", "vi")
FIRST_ENDS = "a as e en ia in o us ka".split()
LAST_ENDS = "mann berg ler sen ski witz maier lund rossi hoff müller ström ová".split()
WORK = ("Head of", "Lead,", "Deputy head of", "Analyst,", "Programme manager,")
AREAS = ("billing", "grid operations", "purchasing", "IT", "data", "metering", "the works council")
CLIENT, TITLE = "Elbwerk Netz", "Billing at Elbwerk"
CHOICE = Choice(lead=TITLE, to_name="Petra Sales", to_email="petra@northlight.example", all_quotes=True)


def main() -> None:
    """Make the journals, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.composing")
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--journal", type=Path, help="a journal that the people join; it is changed")
    wish = parser.parse_args()
    small = ready(make_desk())
    large = ready(make_desk(open_journal(wish.journal, create=False) if wish.journal else None))
    add_people(large, wish.people)
    floor = measured(lambda: drawn(small))
    said("three people", floor, floor)
    said(f"{wish.people:,} people, first", measured(lambda: drawn(large), rounds=1), floor)
    said("after a tick", measured(lambda: drawn(large)), floor)
    said("somebody more", measured(lambda: (add_somebody(large), drawn(large))), floor)
    said("with names", measured(lambda: drawn(large, roles=False)), floor)


def ready(desk: Desk) -> Desk:
    """Return the desk with a lead that can be handed off, answered in a few sentences."""
    known_client(desk, CLIENT)
    lead = qualified(desk, entry=write_session(desk, client=CLIENT), title=TITLE)
    leads.answer(desk, lead, "decides", "Their board decides in May, after the steering committee in April.")
    leads.answer(desk, lead, "timing", "The old billing leaves support in autumn; the regulator asks for it.")
    return desk


def add_people(desk: Desk, count: int) -> None:
    """Add so many people at 500 clients of their own."""
    chance = random.Random(20261126)
    with desk.journal.transaction():
        at = [clients.add_client(desk, f"Works {number:03} AG").made for number in range(CLIENTS)]
        for number, name in zip(range(count), names(chance), strict=False):
            phone = f"+49 {chance.randint(30, 999)} {chance.randint(100_000, 9_999_999)}"
            mail = f"{name.split()[0]}.{number}@works-{number % CLIENTS}.example".lower()
            role = f"{chance.choice(WORK)} {chance.choice(AREAS)} {number % 40 or ''}".strip()
            person = Person(
                new_id(), at[number % CLIENTS], name, role, mail, phone, ContactProtocol.THROUGH_STEWARD
            )
            people_kept.add_person(desk.journal, person, desk.now())


def names(chance: random.Random) -> Iterator[str]:
    """Yield names without end; every fourth has a particle or a second first name."""
    while True:
        first, second = (_made(chance, FIRST_ENDS) for _ in range(2))
        last = _made(chance, LAST_ENDS)
        yield chance.choice((f"{first} {last}",) * 6 + (f"{first} von {last}", f"{first}-{second} {last}"))


def _made(chance: random.Random, ends: Sequence[str]) -> str:
    return chance.choice(BEGINNINGS) + chance.choice(MIDDLES) + chance.choice(ends)


def drawn(desk: Desk, *, roles: bool = True) -> tuple[bytes, ...]:
    """Return the pages of the preview."""
    choice = CHOICE if roles else replace(CHOICE, roles=False, all_quotes=False)
    return briefs.preview(desk, briefs.prepare(desk, choice))


def add_somebody(desk: Desk) -> None:
    """Add one person more, so that another set of names is known than before."""
    clients.add_person(desk, f"Newly Known{new_id()[-6:]}", client="Works 001 AG")


def said(name: str, seconds: float, floor: float) -> None:
    """Print a line."""
    print(f"{name:24} {seconds * 1000:8.0f} ms  {seconds / floor:6.1f} × the floor")  # noqa: T201  a tool for the terminal


if __name__ == "__main__":
    main()
