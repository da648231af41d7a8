"""The journals that pictures and tests of the window are taken of: the sample, an empty one, one of long words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from desktop.domain.clients import PromiseState
from desktop.domain.interactions import EntryForm, Sharing
from desktop.domain.opportunities import HowWeKnow
from desktop.exchange.playbook import load
from desktop.services import clients, interactions, leads
from desktop.services.desk import Desk
from desktop.services.profile import set_profile
from desktop.services.sample import write_sample
from desktop.store.opening import open_in_memory, open_journal

RESOURCES = Path(__file__).parents[2] / "resources"
NOW = datetime(2026, 11, 23, 13, 10, tzinfo=UTC)
LONG_NAME = " ".join(["Donaudampfschifffahrtsgesellschaft Unterwesermündungsbetriebe Verwaltungs"] * 3)[:200]
LONG_TITLE = (
    "Rechnungslegungsvorschriftenänderungsgesetzumsetzung der Grundstücksverkehrsgenehmigungszuständigkeiten"
)
QUOTE = "Die Kraftfahrzeughaftpflichtversicherungsabrechnung wird im Frühjahr niemand mehr von Hand machen können."


def open_desk(path: Path | None = None, now: datetime = NOW) -> Desk:
    """Open a journal at `path`, or in memory, on a desk whose clock stands still."""
    journal = open_journal(path, create=True) if path else open_in_memory()
    playbook = load(RESOURCES / "playbook" / "default.toml")
    zone = ZoneInfo("Europe/Berlin")
    return Desk(journal, playbook, RESOURCES, lambda: now, zone, "Europe/Berlin", "Tom Berger")


def sample_desk(out: Path) -> Desk:
    """Open the sample journal."""
    desk = open_desk()
    write_sample(desk, out)
    return desk


def long_desk(_out: Path | None = None) -> Desk:
    """Open a journal in which everything has a very long name."""
    desk = open_desk()
    set_profile(desk, name="Maximiliane-Friederike von Hohenzollern-Sigmaringen", email="m@firma.example")
    clients.add_client(desk, LONG_NAME, sector="Binnenschifffahrtsdienstleistungen", place="Castrop-Rauxel")
    clients.add_person(desk, "Wolfeschlegelsteinhausenbergerdorff", client=LONG_NAME, role="Oberamtsrätin")
    late = desk.today() - timedelta(days=9)
    clients.make_promise(desk, LONG_NAME, f"{LONG_TITLE} bis Ostern", due_on=late)
    clients.make_promise(desk, LONG_NAME, "Schulungsunterlagenüberarbeitung", state=PromiseState.BROKEN)
    entry = interactions.add_entry(
        desk, EntryForm(text=f"Sie sagte: {QUOTE}", title=LONG_TITLE, client=LONG_NAME, temperature=1)
    ).made
    lead = leads.spot_opportunity(
        desk, entry, QUOTE, LONG_TITLE, speaker="Wolfeschlegelsteinhausenbergerdorff"
    ).made
    leads.spot_referral(desk, entry, QUOTE, LONG_TITLE, company=LONG_NAME)
    for criterion in ("need", "asked", "share", "ask", "next", "cost"):
        leads.answer(desk, lead, criterion, f"{QUOTE} {LONG_TITLE}", how=HowWeKnow.SAID)
    return desk


def empty_desk(_out: Path | None = None) -> Desk:
    """Open a journal with nothing in it."""
    return open_desk()


def qualified_desk() -> tuple[Desk, str]:
    """Open a journal with one client and one opportunity whose gate is met; return its id as well."""
    desk, lead = exploring_desk()
    for criterion in ("asked", "share", "ask", "next"):
        leads.answer(desk, lead, criterion, f"Answer to {criterion}.", how=HowWeKnow.SAID)
    return desk, lead


def exploring_desk() -> tuple[Desk, str]:
    """Open a journal with one client and an opportunity of which only the need is known."""
    desk = open_desk()
    set_profile(desk, name="Tom Berger", email="tom@northlight.example", phone="+49 40 66969 120")
    clients.add_client(desk, "Helix Pharma", sector="Life sciences", place="Basel")
    clients.add_person(
        desk, "Mira Costa", client="Helix Pharma", role="Head of quality", phone="+41 61 5550 123"
    )
    text = "If Lyon is as quiet as this go-live was, I want the same team. The audit is in September."
    form = EntryForm(
        text=text, title="Go-live retrospective", client="Helix Pharma", people=("Mira Costa",), temperature=2
    )
    entry = interactions.add_entry(desk, form).made
    private = EntryForm(
        text="Between us: Reto may leave in spring.",
        title="Aside",
        client="Helix Pharma",
        sharing=Sharing.PRIVATE,
    )
    aside = interactions.add_entry(desk, private).made
    quote = "If Lyon is as quiet as this go-live was, I want the same team."
    lead = leads.spot_opportunity(desk, entry, quote, "Second plant", speaker="Mira Costa").made
    leads.add_evidence(desk, lead, aside, "Reto may leave in spring.")
    leads.answer(desk, lead, "need", "The batch release process in Lyon.", how=HowWeKnow.SAID, entry=entry)
    return desk, lead


Maker = Callable[[Path], Desk]
JOURNALS: dict[str, Maker] = {"full": sample_desk, "empty": empty_desk, "long": long_desk}
