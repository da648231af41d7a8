"""Journals that nobody thought of, drawn and built: a mark in everything, and which marks may leave by which door."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from desktop.domain.clients import ContactProtocol
from desktop.domain.consents import ConsentUse
from desktop.domain.gate import printed_always
from desktop.domain.goodwill import Gift
from desktop.domain.interactions import EntryForm, Sharing
from desktop.domain.opportunities import HowWeKnow
from desktop.domain.playbook import BriefSection, Criterion, Involvement, NoteSection
from desktop.domain.releases import RELEASABLE
from desktop.services import (
    attachments,
    clients,
    consents,
    goodwill,
    interactions,
    lead_views,
    leads,
    promises,
    referral_views,
    referrals,
)
from desktop.services.composing import LEAVABLE
from desktop.services.desk import Desk
from desktop.services.profile import set_profile
from desktop.store.opening import open_journal
from tests.desks import NOW, make_desk

HOUSE = "Nordwind Energie"
OTHER_SIDE = "Elbnetz"
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
FURTHER_TERMS = ("not_offered", "help_wanted", "escalation")


@dataclass
class Plan:
    """A journal to build and a choice to make; counts and picks as hypothesis draws them.

    Whom a text names is a person of the client, or as the last one a stranger of another client.
    """

    people: int
    private: list[bool]
    sentences: list[tuple[int, int, int, bool, bool]]
    """(entry, whom it names, in which shape, whether it is evidence, whether that is chosen)."""
    answers: list[tuple[int, int, int, bool]]
    """(criterion, whom it names, in which shape, whether it rests on a private entry)."""
    terms: list[tuple[int, int, int]]
    """(further term, whom it names, in which shape)."""
    left_out: list[str]
    """What is switched off, but for what the gate requires."""
    note_left_out: list[NoteSection]
    involvement: Involvement
    protocols: list[ContactProtocol]
    """How each person may be approached; those whom sales may reach have agreed to it."""
    roles: bool
    standing: bool
    referral: bool
    quotes_on_paper: bool
    corrected: bool
    """Whether a second version goes, as one in four does."""


@dataclass
class Journal:
    """What a plan became: its marks, and which of them may leave in a brief, a need note and a release.

    `private` are those of private entries, `kept` those of what leaves by no door at all, and `spoken` those of
    promises and wishes, which are on paper only where words are chosen to be.
    """

    desk: Desk
    folder: tempfile.TemporaryDirectory[str]
    lead: str = ""
    opportunity: str = ""
    referral: str = ""
    people: list[str] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)
    drafts: list[str] = field(default_factory=list)
    """What is written to the two sides of the referral, at each step that has a text."""
    terms: dict[str, str] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)
    brief: set[str] = field(default_factory=set)
    note: set[str] = field(default_factory=set)
    release: set[str] = field(default_factory=set)
    introduction: set[str] = field(default_factory=set)
    private: set[str] = field(default_factory=set)
    kept: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    spoken: set[str] = field(default_factory=set)

    def mark(self, *may: set[str]) -> str:
        """Return a mark that no other text carries, noted in each of `may`."""
        made = f"zq{len(self.marks):04}x"
        self.marks.add(made)
        for marks in may:
            marks.add(made)
        return made

    def close(self) -> None:
        """Let go of the journal's file."""
        self.desk.close()
        self.folder.cleanup()


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan."""
    people = draw(st.integers(1, 3))
    private = draw(st.lists(st.booleans(), min_size=1, max_size=4))
    somebody, shape = st.integers(0, people), st.integers(0, len(SHAPES) - 1)
    entry = st.integers(0, len(private))
    return Plan(
        people=people,
        private=private,
        sentences=draw(st.lists(st.tuples(entry, somebody, shape, st.booleans(), st.booleans()), max_size=7)),
        answers=draw(st.lists(st.tuples(st.integers(0, 30), somebody, shape, st.booleans()), max_size=8)),
        terms=draw(st.lists(st.tuples(st.integers(0, 2), somebody, shape), max_size=2)),
        left_out=draw(st.lists(st.sampled_from(LEAVABLE), max_size=3)),
        note_left_out=draw(st.lists(st.sampled_from(list(NoteSection)), max_size=2)),
        involvement=draw(st.sampled_from(list(Involvement))),
        protocols=draw(
            st.lists(st.sampled_from(list(ContactProtocol)), min_size=people + 1, max_size=people + 1)
        ),
        roles=draw(st.booleans()),
        standing=draw(st.booleans()),
        referral=draw(st.booleans()),
        quotes_on_paper=draw(st.booleans()),
        corrected=draw(st.integers(0, 3)) == 3,
    )


SHARED_MEMORY = Path("/dev/shm")


def scratch() -> tempfile.TemporaryDirectory[str]:
    """Return a folder of its own, in memory where this computer has that."""
    return tempfile.TemporaryDirectory(dir=SHARED_MEMORY if SHARED_MEMORY.is_dir() else None)


@cache
def _template() -> tuple[Desk, tempfile.TemporaryDirectory[str]]:
    """Return a desk on an empty journal, to be copied: neither its tables nor its playbook are made twice."""
    folder = scratch()
    desk = make_desk(open_journal(Path(folder.name) / "empty.db", create=True))
    desk.close()
    return desk, folder


def _begun() -> Journal:
    desk, empty = _template()
    folder = scratch()
    path = Path(folder.name) / "journal.db"
    shutil.copy(Path(empty.name) / "empty.db", path)
    return Journal(replace(desk, journal=open_journal(path, create=False), clock=lambda: NOW), folder)


def build(plan: Plan) -> Journal:
    """Build the journal of a plan, with a mark in everything that may not leave, and in what may."""
    made = _begun()
    desk = made.desk
    set_profile(desk, name="Tom Berger", email="tom@northlight.example", phone="+49 40 66969 120")
    clients.add_client(desk, HOUSE, sector=made.mark(made.kept), place=made.mark(made.kept))
    other = clients.add_client(desk, f"{made.mark(made.kept).title()} AG").made
    made.people = [_person(made, plan, number, HOUSE) for number in range(plan.people)]
    made.people.append(_person(made, plan, plan.people, other))
    entries = _entries(made, plan)
    _spot(made, plan, entries)
    _answers(made, plan, entries)
    _further_terms(made, plan)
    _draft(made)
    if plan.referral:
        _bring_on(made)
    _whisper(made, plan, entries)
    goodwill.give(desk, made.people[0], Gift.HELP, made.mark())
    promises.make_promise(desk, HOUSE, f"{made.mark(made.spoken)} by May")
    clients.add_engagement(desk, HOUSE, made.mark(made.kept))
    draft = EntryForm(text=made.mark(made.kept), title=made.mark(made.kept))
    interactions.keep_draft(desk, interactions.NEW, draft)
    return made


def _person(made: Journal, plan: Plan, number: int, client: str) -> str:
    """Add somebody; under names their name may leave in a brief, and their mail and phone never."""
    own, released = client == HOUSE, plan.protocols[number] in RELEASABLE
    doors = [made.names, *([] if plan.roles else [made.brief]), *([made.note] if own else [])]
    card = [made.release] if own and released else []
    name = f"{made.mark(*doors, *card).title()} {made.mark(*doors, *card).title()}"
    addressed = [made.note] if number == 0 else []
    clients.add_person(
        made.desk,
        name,
        client=client,
        role=f"Role {number}",
        email=f"{made.mark(*addressed, *card)}@{made.mark(*addressed, *card)}.example",
        phone=PHONES[0],
        protocol=plan.protocols[number],
    )
    uses = [] if plan.roles else [ConsentUse.NAME, ConsentUse.QUOTE]
    for use in uses or ([ConsentUse.NAME] if released else []):
        terms = {part: made.mark(made.kept) for part in ("how", "scope", "excluded")}
        consents.give_consent(made.desk, name, use, **terms)
    return name


def _named(made: Journal, whom: int, shape: int, *doors: set[str]) -> str:
    """Return a person's name in a shape; another word around it may leave by those doors."""
    name = made.people[whom]
    if shape == ANOTHER_WORD:
        for marks in doors:
            marks.add(name.casefold().split()[0])
    return SHAPES[shape](name)


def _entries(made: Journal, plan: Plan) -> list[str]:
    """Write the entries; what a sentence says may leave where it is chosen and its entry not private."""
    spoken: list[list[str]] = [[] for _ in (False, *plan.private)]
    for number, whom, shape, kept, chosen in plan.sentences:
        private = [False, *plan.private][number]
        doors = [made.brief, made.note] if kept and chosen and not private else []
        within = [*doors, *([made.private] if private else [])]
        spoken[number].append(
            f"{made.mark(*within)} says {_named(made, whom, shape, *doors)} of {PHONES[shape % 3]} {made.mark(*within)}."
        )
    return [
        _entry(made, number, private, spoken[number]) for number, private in enumerate((False, *plan.private))
    ]


def _entry(made: Journal, number: int, private: bool, sentences: list[str]) -> str:
    keep = (made.kept, made.private) if private else (made.kept,)
    lines = [made.mark(*keep), f"Plain need {number}.", *sentences, f"#{made.mark(*keep)}"]
    form = EntryForm(
        text="\n\n".join(lines),
        title=made.mark(*keep),
        client=HOUSE,
        people=tuple(made.people[:-1]),
        sharing=Sharing.PRIVATE if private else Sharing.SHAREABLE,
    )
    entry = interactions.add_entry(made.desk, form).made
    attachments.attach_bytes(made.desk, f"{made.mark(*keep)}.txt", made.mark(*keep).encode(), entry=entry)
    return entry


def _spot(made: Journal, plan: Plan, entries: list[str]) -> None:
    """Spot the leads, mark passages as evidence of the one that goes, and choose those that may leave."""
    desk, need = made.desk, "Plain need 0."
    made.opportunity = leads.spot_opportunity(desk, entries[0], need, "Billing", speaker=made.people[0]).made
    company = (
        f"{OTHER_SIDE} {made.mark(made.introduction, *([made.brief, made.release] if plan.referral else []))}"
    )
    made.referral = leads.spot_referral(
        desk, entries[0], need, "Elbe", through=made.people[0], company=company
    ).made
    made.lead = made.referral if plan.referral else made.opportunity
    texts = [interactions.show_entry(desk, entry).entry.text.split("\n\n") for entry in entries]
    told = [0] * len(entries)
    for number, _, _, kept, _ in plan.sentences:
        said = texts[number][2 + told[number]]
        told[number] += 1
        if kept:
            leads.add_evidence(desk, made.lead, entries[number], said, speaker=made.people[0])
    known = lead_views.show_lead(desk, made.lead).evidence
    made.quotes = [
        item.id for item in known if not item.private and item.quote.split()[0].casefold() in made.brief
    ]


def _whisper(made: Journal, plan: Plan, entries: list[str]) -> None:
    """Promise and spot something in the first private entry, and let the opportunity drop with a reason."""
    desk = made.desk
    for number, entry in enumerate(entries[1:], 1):
        if plan.private[number - 1]:
            promises.make_promise(desk, HOUSE, f"{made.mark(made.private)} in May", entry=entry)
            said = made.mark(made.private)
            dropped = leads.spot_opportunity(desk, entry, f"Plain need {number}.", said).made
            leads.drop_opportunity(desk, dropped, made.mark(made.private))
            return


def _answers(made: Journal, plan: Plan, entries: list[str]) -> None:
    """Answer what is required and more; what rests on a private entry, is left out or is printed nowhere stays."""
    book = made.desk.playbook
    private = [entry for entry, hidden in zip(entries[1:], plan.private, strict=True) if hidden]
    drawn = {number % len(book.criteria): (whom, shape, rests) for number, whom, shape, rests in plan.answers}
    needed = {plan.involvement, *([Involvement.TAKE] if plan.referral else [])}
    for number, criterion in enumerate(book.criteria):
        if number not in drawn and not needed & criterion.required_for:
            continue
        whom, shape, rests = drawn.get(number, (0, 0, False))
        hidden = rests and bool(private) and criterion.section is not BriefSection.NEED
        doors = [] if hidden else _doors(made, plan, criterion)
        within = [*doors, *([made.private] if hidden else [])]
        text = f"{made.mark(*within)} with {_named(made, whom, shape, *doors)}, {PHONES[shape % 3]}"
        entry = private[0] if hidden else ""
        leads.answer(made.desk, made.lead, criterion.id, text, how=HowWeKnow.SAID, entry=entry)


def _doors(made: Journal, plan: Plan, criterion: Criterion) -> list[set[str]]:
    """Return the doors by which an answer to a criterion may leave."""
    printed = criterion.section.value if criterion.section is not BriefSection.NOWHERE else ""
    section = "ask" if criterion.is_involvement else printed
    doors = [made.brief] if section and section not in left_out_of(made, plan) else []
    read_back = criterion.need_note is not NoteSection.NOWHERE and not plan.referral
    return [*doors, *([made.note] if read_back and criterion.need_note not in plan.note_left_out else [])]


def left_out_of(made: Journal, plan: Plan) -> tuple[str, ...]:
    """Return what a plan leaves out of the brief, without what the gate requires."""
    required = printed_always(made.desk.playbook, plan.involvement)
    return tuple(name for name in plan.left_out if name not in required)


def _further_terms(made: Journal, plan: Plan) -> None:
    """Write terms; one that is left out, or written over by the next of its kind, stays."""
    written = {number: (whom, shape) for number, whom, shape in plan.terms}
    for number, (whom, shape) in written.items():
        doors = [] if FURTHER_TERMS[number] in plan.left_out else [made.brief]
        said = f"{made.mark(*doors)} {_named(made, whom, shape, *doors)} {PHONES[shape % 3]}"
        made.terms[FURTHER_TERMS[number]] = said


def _bring_on(made: Journal) -> None:
    """Bring the referral to where it may be handed off; the other side may be released."""
    desk = made.desk
    referrals.ask_permission(desk, made.referral, made.mark(), by=made.mark())
    referrals.answer_permission(desk, made.referral, agreed=True, how=made.mark())
    doors = [made.names, made.introduction]
    name = f"{made.mark(*doors).title()} {made.mark(*doors).title()}"
    referrals.other_side_agrees(
        desk, made.referral, name, how=made.mark(), role="Head", email=f"{made.mark()}@{made.mark()}.example",
        phone=PHONES[1],
    )  # fmt: skip
    _draft(made)
    referrals.introduce(desk, made.referral)
    referrals.meet(desk, made.referral)
    referrals.qualify(desk, made.referral)


def _draft(made: Journal) -> None:
    made.drafts.append("\n".join(referral_views.draft(made.desk, made.referral)))
