"""A journal as large as benchmarks need it, made once and kept: `large_journal(folder, entries, texts)`."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from desktop.domain.handoffs import utc_text
from desktop.domain.interactions import EntryForm, InteractionKind, Sharing
from desktop.services import attachments, clients, interactions, leads
from desktop.services.desk import Desk
from desktop.store.opening import open_journal
from tests.benchmarks.texts import entry_texts
from tests.desks import NOW, make_desk

SLICE, REPORT_EVERY = 500, 10_000
BETWEEN = timedelta(minutes=75)
"""Between two entries: about nineteen a day, so that the list has thousands of days."""
FIRST_WORDS = ("Nordwind", "Helix", "Orchard", "Vantis", "Elbnetz", "Castor", "Meridian", "Tern")
LAST_WORDS = ("Energie", "Pharma", "Retail", "Logistics", "Stadtwerke")
PEOPLE = ("Anna Meyer", "Karsten Holt", "Mira Osei", "Jon Falk", "Ines Duarte", "Yusuf Demir")
WORK = ("Grid cut-over, phase 1", "Training for the service desk")
TAGS = ("audit", "training", "risk", "migration", "budget", "handover")
TITLES = ("Sprint review", "Steering committee", "Workshop", "Corridor chat", "Status call")
OPEN_FOR = 60
"""How many of the newest entries still have an open follow-up, a promise or a tick to make."""


def large_journal(folder: Path, entries: int, texts: Path | None) -> Path:
    """Return the file of a journal of so many entries in `folder`; make it if it is not there whole."""
    file = folder / f"benchmark-{entries}.db"
    if file.exists():
        return file
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = file.with_suffix(".unfinished")
    for left in folder.glob(f"{unfinished.name}*"):
        left.unlink()
    desk = make_desk(open_journal(unfinished, create=True))
    began = time.perf_counter()
    for done in _written(desk, entries, texts):
        if done % REPORT_EVERY == 0:
            print(f"{done} of {entries} entries written, {time.perf_counter() - began:.0f} s")  # noqa: T201
    desk.journal.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    desk.close()
    unfinished.rename(file)
    return file


def _written(desk: Desk, entries: int, texts: Path | None) -> Iterator[int]:
    """Write the entries, the newest first, a slice in each transaction; yield how many are there."""
    chance = random.Random(20261123)
    names = _clients(desk)
    prose = entry_texts(entries, texts)
    for begin in range(0, entries, SLICE):
        end = min(begin + SLICE, entries)
        with desk.journal.transaction():
            for number in range(begin, end):
                _write(desk, number, next(prose), chance.choice(names), chance)
        yield end


def _clients(desk: Desk) -> list[str]:
    """Make the clients, each with its people and its work; return their names."""
    names = [f"{first} {last}" for first in FIRST_WORDS for last in LAST_WORDS]
    with desk.journal.transaction():
        for name in names:
            client = clients.add_client(desk, name).made
            for work in WORK:
                clients.add_engagement(desk, client, work)
            for person in PEOPLE:
                clients.add_person(desk, f"{person}-{name.split()[0]}", client=client)
    return names


def _write(desk: Desk, number: int, prose: str, client: str, chance: random.Random) -> None:
    """Write one entry; every tenth has a follow-up, fewer have tags, leads, promises and files."""
    house = client.split(maxsplit=1)[0]
    form = EntryForm(
        text=_with_marks(number, prose, chance),
        title=f"{chance.choice(TITLES)} {number % 97 + 1}",
        client=client,
        engagement=chance.choice((*WORK, "")),
        kind=chance.choice(list(InteractionKind)),
        people=tuple(f"{person}-{house}" for person in chance.sample(PEOPLE, chance.randint(0, 3))),
        at=utc_text(NOW - number * BETWEEN),
        temperature=chance.choice((None, -1, 0, 1, 2)),
        sharing=Sharing.PRIVATE if number % 9 == 0 else Sharing.SHAREABLE,
        minutes=chance.choice((None, 30, 45, 60, 90)),
    )
    entry = interactions.add_entry(desk, form, draft="").made
    _mark(desk, number, entry, client, prose)


def _with_marks(number: int, prose: str, chance: random.Random) -> str:
    """Add tags and follow-ups to a text as a person would."""
    lines = [prose]
    if number % 10 == 0:
        box = "[ ]" if number < OPEN_FOR else "[x]"
        lines.append(f"{box} come back to {chance.choice(PEOPLE).split()[0]} by Friday")
    if number % 4 == 0:
        lines.append(" ".join(f"#{tag}" for tag in chance.sample(TAGS, 2)))
    return "\n\n".join(lines)


def _mark(desk: Desk, number: int, entry: str, client: str, prose: str) -> None:
    """Mark leads and promises in an entry's own words, and attach a file."""
    quote = prose[:60].strip()
    if number % 25 == 1:
        leads.spot_opportunity(desk, entry, quote, f"What {client} may need next {number}")
    if number % 60 == 2:
        leads.spot_referral(desk, entry, quote, f"Somebody that {client} knows {number}")
    if number % 80 == 3:
        clients.make_promise(desk, client, f"Promise {number}", entry=entry)
    if number % 50 == 4:
        attachments.attach_bytes(desk, f"minutes-{number}.txt", f"Page {number}".encode(), entry=entry)
