"""Nothing unseen leaves a journal that nobody thought of: random entries, people, answers and choices, every format."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.consents import ConsentUse
from desktop.domain.gate import printed_always
from desktop.domain.goodwill import Gift
from desktop.domain.interactions import EntryForm, Sharing
from desktop.domain.opportunities import HowWeKnow
from desktop.domain.playbook import BriefSection, Involvement
from desktop.exchange.brief import formats_of
from desktop.services import (
    attachments,
    brief_mail,
    briefs,
    clients,
    consents,
    goodwill,
    handoffs,
    interactions,
    lead_views,
    leads,
    promises,
    reminders,
)
from desktop.services.composing import LEAVABLE, Choice
from desktop.services.desk import Desk
from desktop.services.profile import set_profile
from desktop.services.record_exports import export_record
from desktop.store.opening import open_in_memory
from tests.desks import NOW, make_desk
from tests.exported import marks_among, words_of

HOUSE = "Nordwind Energie"
MARK = re.compile(r"zq\d{4}x")
SHAPES: tuple[Callable[[str], str], ...] = (
    lambda name: name,
    str.upper,
    str.lower,
    lambda name: f"{name}'s",
    lambda name: f"{name}s",
    lambda name: f"({name})",
    lambda name: f"{name}-Team",
    lambda name: f"Nicht{name.lower()}",
    lambda name: f"„{name}“,",
    lambda name: name.replace("q", "q\u0301"),
    "\u200b".join,
    lambda name: f"_{name}_",
    lambda name: f"@{name.replace(' ', '')}",
)
"""How a name may stand in a text; `Nicht…` is another word, in which a name is none."""

ANOTHER_WORD = 7
PHONES = ("+49 171 3920018", "0171/3920018", "+49-171-392-0018")


@dataclass
class Plan:
    """A journal to build and a choice to make; counts and picks as hypothesis draws them."""

    people: int
    private: list[bool]
    sentences: list[tuple[int, int, int, bool, bool]]
    """(entry, whom it names, in which shape, whether it is evidence, whether that is chosen)."""
    answers: list[tuple[int, int, int, bool]]
    """(criterion, whom it names, in which shape, whether it rests on a private entry)."""
    left_out: list[str]
    involvement: Involvement
    roles: bool
    standing: bool


@dataclass
class Journal:
    """What a plan became: its marks, and which of them were chosen."""

    desk: Desk
    lead: str = ""
    quotes: list[str] = field(default_factory=list)
    may: set[str] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)

    def mark(self, *, chosen: bool = False) -> str:
        """Return a mark that no other text carries."""
        made = f"zq{len(self.marks):04}x"
        self.marks.add(made)
        if chosen:
            self.may.add(made)
        return made


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan."""
    people = draw(st.integers(1, 3))
    private = draw(st.lists(st.booleans(), min_size=1, max_size=4))
    somebody, shape = st.integers(0, people - 1), st.integers(0, len(SHAPES) - 1)
    entry = st.integers(0, len(private))
    return Plan(
        people=people,
        private=private,
        sentences=draw(st.lists(st.tuples(entry, somebody, shape, st.booleans(), st.booleans()), max_size=7)),
        answers=draw(st.lists(st.tuples(st.integers(0, 30), somebody, shape, st.booleans()), max_size=8)),
        left_out=draw(st.lists(st.sampled_from(LEAVABLE), max_size=3)),
        involvement=draw(st.sampled_from(list(Involvement))),
        roles=draw(st.booleans()),
        standing=draw(st.booleans()),
    )


@cache
def _template() -> Desk:
    return make_desk()


def _desk() -> Desk:
    """Return a desk on a new journal; the playbook is read once for all."""
    return replace(_template(), journal=open_in_memory(), clock=lambda: NOW)


def build(plan: Plan) -> Journal:
    """Build the journal of a plan, with a mark in everything that may not leave, and in what may."""
    made = Journal(_desk())
    desk = made.desk
    set_profile(desk, name="Tom Berger", email="tom@northlight.example", phone="+49 40 66969 120")
    clients.add_client(desk, HOUSE, sector=made.mark(), place=made.mark())
    clients.add_client(desk, f"{made.mark().title()} AG")
    names = [_person(made, plan, number) for number in range(plan.people)]
    entries = _entries(made, plan, names)
    _answers(made, plan, names, entries)
    goodwill.give(desk, names[0], Gift.HELP, made.mark())
    promises.make_promise(desk, HOUSE, f"{made.mark()} by May")
    clients.add_engagement(desk, HOUSE, made.mark())
    interactions.keep_draft(desk, interactions.NEW, EntryForm(text=made.mark(), title=made.mark()))
    return made


def _person(made: Journal, plan: Plan, number: int) -> str:
    """Add somebody; under names their name may leave, and their mail and phone never."""
    name = f"{made.mark().title()} {made.mark().title()}"
    clients.add_person(
        made.desk,
        name,
        client=HOUSE,
        role=f"Role {number}",
        email=f"{made.mark()}@{made.mark()}.example",
        phone=PHONES[0],
    )
    if not plan.roles:
        made.may |= set(name.casefold().split())
        for use in (ConsentUse.NAME, ConsentUse.QUOTE):
            consents.give_consent(
                made.desk, name, use, how=made.mark(), scope=made.mark(), excluded=made.mark()
            )
    return name


def _entries(made: Journal, plan: Plan, names: list[str]) -> list[str]:
    """Write the entries, mark their passages as evidence and choose some of those that may be chosen."""
    desk, kinds = made.desk, [False, *plan.private]
    spoken: list[list[tuple[str, bool]]] = [[] for _ in kinds]
    for number, whom, shape, kept, chosen in plan.sentences:
        leaves = kept and chosen and not kinds[number]
        said = f"{made.mark(chosen=leaves)} says {SHAPES[shape](names[whom])} of {PHONES[shape % 3]} {made.mark(chosen=leaves)}."
        if shape == ANOTHER_WORD and leaves:
            made.may.add(names[whom].casefold().split()[0])
        spoken[number].append((said, kept))
    entries = []
    for number, private in enumerate(kinds):
        text = "\n\n".join(
            [made.mark(), f"Plain need {number}.", *(said for said, _ in spoken[number]), f"#{made.mark()}"]
        )
        form = EntryForm(
            text=text,
            title=made.mark(),
            client=HOUSE,
            people=tuple(names),
            sharing=Sharing.PRIVATE if private else Sharing.SHAREABLE,
        )
        entries.append(interactions.add_entry(desk, form).made)
        attachments.attach_bytes(desk, f"{made.mark()}.txt", made.mark().encode(), entry=entries[-1])
    made.lead = leads.spot_opportunity(desk, entries[0], "Plain need 0.", "Billing", speaker=names[0]).made
    for number, passages in enumerate(spoken):
        for said, kept in passages:
            if kept:
                leads.add_evidence(desk, made.lead, entries[number], said, speaker=names[0])
    known = lead_views.show_lead(desk, made.lead).evidence
    made.quotes = [
        item.id for item in known if not item.private and marks_among(item.quote.casefold(), made.may)
    ]
    made.quotes = [item.id for item in known if item.id in made.quotes and item.quote.split()[0] in made.may]
    return entries


def _answers(made: Journal, plan: Plan, names: list[str], entries: list[str]) -> None:
    """Answer what is required and more; what rests on a private entry, is left out or is printed nowhere stays."""
    desk, book = made.desk, made.desk.playbook
    left_out = left_out_of(plan, desk)
    private = [entry for entry, hidden in zip(entries[1:], plan.private, strict=True) if hidden]
    drawn = {number % len(book.criteria): (whom, shape, rests) for number, whom, shape, rests in plan.answers}
    for number, criterion in enumerate(book.criteria):
        required = plan.involvement in criterion.required_for
        if not required and number not in drawn:
            continue
        whom, shape, rests = drawn.get(number, (0, 0, False))
        hidden = rests and bool(private) and criterion.section is not BriefSection.NEED
        place = "ask" if criterion.is_involvement else criterion.section.value
        printed = place != BriefSection.NOWHERE and place not in left_out
        leaves = printed and not hidden
        if leaves and shape == ANOTHER_WORD:
            made.may.add(names[whom].casefold().split()[0])
        text = f"{made.mark(chosen=leaves)} with {SHAPES[shape](names[whom])}, {PHONES[shape % 3]}"
        leads.answer(
            desk, made.lead, criterion.id, text, how=HowWeKnow.SAID, entry=private[0] if hidden else ""
        )


def left_out_of(plan: Plan, desk: Desk) -> tuple[str, ...]:
    """Return what a plan leaves out, without what the gate requires."""
    required = printed_always(desk.playbook, plan.involvement)
    return tuple(name for name in plan.left_out if name not in required)


def check(plan: Plan) -> None:
    """Hand the lead of a plan's journal off in every format, and look for what was not chosen."""
    made = build(plan)
    desk = made.desk
    choice = Choice(
        lead=made.lead, to_name="Priya Nair", to_email="priya@northlight.example", involvement=plan.involvement,
        quotes=tuple(made.quotes), roles=plan.roles, standing=made.mark() if plan.standing else "",
        formats=tuple(formats_of(desk.playbook)), left_out=left_out_of(plan, desk), override="In haste.",
    )  # fmt: skip
    prepared = briefs.prepare(desk, choice)
    with tempfile.TemporaryDirectory() as folder:
        number = briefs.issue(desk, prepared, Path(folder)).made
        export_record(desk, HOUSE, Path(folder) / "record.json")
        files = {path.name: path.read_bytes() for path in Path(folder).iterdir()}
    handoffs.confirm_sent(desk, number)
    desk.clock = lambda: NOW + timedelta(days=9)
    reminder = reminders.reminder(desk, number)
    mail = brief_mail.mail_of(prepared)
    files["copied"] = f"{mail.subject}\n{mail.text}".encode()
    files["link"] = mail.link.encode()
    files["reminder"] = f"{reminder.subject}\n{reminder.body}\n{reminder.mailto}".encode()
    hidden = made.marks - made.may
    for name, data in files.items():
        said = words_of(data, name)
        found = hidden & set(MARK.findall(said))
        assert not found, (name, found)
        assert "3920018" not in said.replace(" ", "").replace("-", ""), name
    told = words_of(files[f"{number}.json"])
    chosen = [item for item in lead_views.show_lead(desk, made.lead).evidence if item.id in made.quotes]
    assert all(item.quote.split()[0] in told for item in chosen), "what was chosen must leave"
    correct(made, choice)
    desk.close()


def correct(made: Journal, choice: Choice) -> None:
    """Issue a version that says less; it tells what changed, and nothing that it does not say by itself."""
    need = made.mark(chosen=True)
    leads.answer(made.desk, made.lead, "need", f"{need} it is")
    prepared = briefs.prepare(made.desk, replace(choice, quotes=(), roles=True))
    assert prepared.brief.changes is not None
    alone = json.dumps(replace(prepared.brief, changes=None).payload(), ensure_ascii=False)
    own = set(MARK.findall(words_of(alone.encode())))
    assert need in own
    assert own <= made.may
    with tempfile.TemporaryDirectory() as folder:
        briefs.issue(made.desk, prepared, Path(folder))
        for path in Path(folder).iterdir():
            found = made.marks & set(MARK.findall(words_of(path.read_bytes(), path.name))) - own
            assert not found, (path.name, found)


@settings(
    max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)
@given(plans())
def test_nothing_unseen_leaves_some_random_journals(plan: Plan) -> None:
    check(plan)


@pytest.mark.slow
@settings(max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(plans())
def test_nothing_unseen_leaves_any_random_journal(plan: Plan) -> None:
    check(plan)
