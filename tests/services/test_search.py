"""Every word of everything is found, narrowed by filters; nothing that is typed is an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.changes import Kind
from desktop.domain.interactions import EntryForm, InteractionKind, Sharing
from desktop.domain.overviews import SearchHit
from desktop.domain.search import FILTERS
from desktop.services import attachments, briefs, clients, interactions, leads, replies, search
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.services.queries import complete_query, read_query
from desktop.store import search as index
from tests.desks import known_client, make_desk, qualified, spot, write_session

DESK = make_desk()
known_client(DESK)
ENTRY = write_session(DESK)
LEAD = spot(DESK, ENTRY)


def kinds(desk: Desk, query: str) -> list[Kind]:
    """Return the kinds of what is found, each once."""
    return list(dict.fromkeys(hit.kind for hit in search.find(desk, query)))


def only(desk: Desk, query: str) -> SearchHit:
    """Return the one thing that is found."""
    (hit,) = search.find(desk, query)
    return hit


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("nordwind", Kind.CLIENT),
        ("Karsten Ho", Kind.PERSON),
        ("migration billing", Kind.OPPORTUNITY),
        ("walked board", Kind.INTERACTION),
        ('"dreading the billing"', Kind.EVIDENCE),
        ("head of it", Kind.PERSON),
    ],
)
def test_words_are_found_where_they_are(query: str, kind: Kind) -> None:
    assert kind in {hit.kind for hit in search.find(DESK, query)}


def test_evidence_leads_to_its_entry_and_marks_the_words() -> None:
    hits = [hit for hit in search.find(DESK, "dreading") if hit.kind is Kind.EVIDENCE]
    assert hits[0].id == ENTRY
    assert "«dreading»" in hits[0].snippet


def test_accents_do_not_matter_and_beginnings_do() -> None:
    desk = make_desk()
    write_session(desk, "Über die Größenordnung gesprochen.")
    assert search.find(desk, "uber größ")
    assert search.find(desk, "größenord")
    assert search.find(desk, "ordnung") == []


# Every noun ------------------------------------------------------------------------------------------


def full() -> tuple[Desk, str, str]:
    """Return a desk with something of every noun, its client and the entry that everything came from."""
    desk = make_desk()
    client = known_client(desk)
    clients.add_engagement(desk, client, "Platform xylo")
    entry = write_session(desk)
    clients.make_promise(desk, client, "Send the xylo plan", entry=entry)
    attachments.attach_bytes(desk, "xylo minutes.txt", b"x", entry=entry)
    lead = qualified(desk)
    leads.answer(desk, lead, "cost", "They lose a xylo a week.")
    return desk, client, entry


def handed_off(desk: Desk, tmp_path: object) -> str:
    """Hand the lead off to Priya, and return the brief's number."""
    lead = search.find(desk, "They lose a")[0].id
    choice = Choice(lead=lead, to_name="Priya Zimtstern", formats=("json",))
    return briefs.issue(desk, briefs.prepare(desk, choice), tmp_path).made  # type: ignore[arg-type]


def test_every_noun_is_found_and_opens_what_it_belongs_to(tmp_path: object) -> None:
    desk, client, entry = full()
    assert [(hit.kind, hit.id, hit.client) for hit in search.find(desk, "xylo")] == [
        (Kind.ENGAGEMENT, client, "Nordwind Energie"),
        (Kind.OPPORTUNITY, search.find(desk, "billing migration")[0].id, "Nordwind Energie"),
        (Kind.PROMISE, client, "Nordwind Energie"),
        (Kind.ATTACHMENT, entry, "Nordwind Energie"),
    ]
    answer = next(hit for hit in search.find(desk, "xylo") if hit.kind is Kind.OPPORTUNITY)
    assert (answer.title, answer.snippet) == ("Billing migration", "They lose a «xylo» a week.")
    number = handed_off(desk, tmp_path)
    handoff = only(desk, "zimtstern")
    assert handoff.kind is Kind.HANDOFF
    assert only(desk, number).id == handoff.id
    reply = f"Brief: {number}\nDecision: returned\nBy: Priya Zimtstern\nComment: which yarrow plant?"
    replies.import_reply(desk, reply.encode())
    assert (only(desk, "yarrow").kind, only(desk, "yarrow").id) == (Kind.HANDOFF, handoff.id)


def test_a_lead_with_the_word_in_its_title_and_in_an_answer_is_found_once() -> None:
    desk = make_desk()
    lead = qualified(desk)
    leads.answer(desk, lead, "cost", "The billing migration costs them a week.")
    found = [hit for hit in search.find(desk, "billing migration") if hit.kind is Kind.OPPORTUNITY]
    assert [hit.id for hit in found] == [lead]


def test_follow_ups_are_found_in_their_entry() -> None:
    desk = make_desk()
    write_session(desk, "Fine.\n[ ] send the yarrow list by Friday")
    assert kinds(desk, "yarrow") == [Kind.INTERACTION]


def test_a_word_in_the_title_weighs_more_than_one_in_the_text() -> None:
    desk = make_desk()
    interactions.add_entry(desk, EntryForm(text="We spoke of the audit and the rest.", title="Review"))
    interactions.add_entry(desk, EntryForm(text="We spoke of this and of the rest.", title="Audit"))
    assert [hit.title for hit in search.find(desk, "audit")] == ["Audit", "Review"]


def test_no_kind_crowds_out_the_others() -> None:
    desk = make_desk()
    client = known_client(desk)
    for number in range(30):
        clients.make_promise(desk, client, f"Migration step {number}")
        interactions.add_entry(desk, EntryForm(text=f"The migration, day {number}."))
    found = [hit.kind for hit in search.find(desk, "migration", limit=20)]
    assert found == [Kind.PROMISE] * 10 + [Kind.INTERACTION] * 10


# The trash ---------------------------------------------------------------------------------------------


def test_what_is_in_the_trash_is_not_found_nor_what_hangs_on_it() -> None:
    desk = make_desk()
    entry = write_session(desk, "Aardvark.")
    leads.spot_opportunity(desk, entry, "Aardvark", "Their zoo")
    attachments.attach_bytes(desk, "aardvark.txt", b"x", entry=entry)
    assert kinds(desk, "aardvark") == [Kind.EVIDENCE, Kind.ATTACHMENT, Kind.INTERACTION]
    interactions.trash_entry(desk, entry)
    assert search.find(desk, "aardvark") == []
    assert [hit.kind for hit in search.find(desk, "with:anna")] == [Kind.PERSON]
    assert search.count_entries(desk, "aardvark") == 0
    interactions.restore_entry(desk, entry)
    assert len(search.find(desk, "aardvark")) == 3


def test_what_was_taken_off_or_hangs_on_a_draft_is_not_found() -> None:
    desk = make_desk()
    entry = write_session(desk)
    attached = attachments.attach_bytes(desk, "aardvark.txt", b"x", entry=entry).made
    attachments.attach_bytes(desk, "aardvark two.txt", b"x", draft="new")
    assert len(search.find(desk, "aardvark")) == 1
    attachments.detach(desk, attached)
    assert search.find(desk, "aardvark") == []


# Filters -----------------------------------------------------------------------------------------------


def two_houses() -> tuple[Desk, dict[str, str]]:
    """Return a desk with entries of two clients, and their ids by their titles."""
    desk = make_desk()
    entries = {}
    for form in (
        EntryForm("Billing is fine. #audit", "First", "Nordwind Energie", people=("Anna Meyer",), at="2026-11-02"),
        EntryForm("Billing is not fine.\n[ ] call them", "Second", "Nordwind Energie", "Data platform",
                  InteractionKind.WORKSHOP, ("Karsten Holt",), "2026-11-20", 2),
        EntryForm("Billing again. #Training\n[x] done", "Third", "Helix Pharma", at="2025-12-24", temperature=-1,
                  sharing=Sharing.PRIVATE),
        EntryForm("No client here.", "Fourth", kind=InteractionKind.CALL, at="2026-11-23 09:00"),
    ):  # fmt: skip
        entries[form.title] = interactions.add_entry(desk, form).made
    leads.spot_opportunity(desk, entries["First"], "Billing is fine", "More of it")
    clients.make_promise(desk, "Helix", "A billing plan", entry=entries["Third"])
    attachments.attach_bytes(desk, "plan.txt", b"x", entry=entries["Second"])
    return desk, entries


HOUSES, TITLES = two_houses()


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", "Fourth Second First Third"),
        ("billing", "Second First Third"),
        ("billing -not", "First Third"),
        ("-billing", "Fourth"),
        ('"is fine"', "First"),
        ("client:nordwind", "Second First"),
        ("client:nordwind client:helix", "Second First Third"),
        ("-client:nordwind", "Fourth Third"),
        ("with:anna", "First"),
        ("engagement:data", "Second"),
        ("tag:audit", "First"),
        ("#training", "Third"),
        ("tag:a", "First"),
        ("has:tag", "First Third"),
        ("has:opportunity", "First"),
        ("has:signal", "First"),
        ("has:promise", "Third"),
        ("has:follow-up", "Second Third"),
        ("has:attachment", "Second"),
        ("has:client -has:person", "Third"),
        ("has:engagement", "Second"),
        ("has:temperature", "Second Third"),
        ("is:private", "Third"),
        ("is:shareable", "Fourth Second First"),
        ("is:open", "Second"),
        ("is:done", "Third"),
        ("kind:workshop", "Second"),
        ("kind:c", "Fourth"),
        ("-kind:meeting", "Fourth Second"),
        ("temperature:>0", "Second"),
        ("temperature:-1", "Third"),
        ("since:2026-11-20", "Fourth Second"),
        ("until:2026-11-20", "Second First Third"),
        ("on:november", "Fourth Second First"),
        ("in:2025", "Third"),
        ("before:november", "Third"),
        ("since:today", "Fourth"),
        ("-since:2026", "Third"),
        ("billing client:nordwind has:attachment", "Second"),
        ("client:zeppelin billing", "Second First Third"),
        ("clint:x", "Fourth Second First Third"),
    ],
)
def test_words_and_filters_narrow_the_list(query: str, titles: str) -> None:
    listed = [entry for entry, _ in interactions.list_moments(HOUSES, query=query)]
    assert listed == [TITLES[title] for title in titles.split()]
    found = [hit.id for hit in search.find(HOUSES, query) if hit.kind is Kind.INTERACTION]
    if query != "clint:x":
        assert set(found) == (set(listed) if query else set())
        assert search.count_entries(HOUSES, query) == (len(listed) if query else 0)


def test_filters_and_days_narrow_together() -> None:
    ids = interactions.list_entries(HOUSES, query="billing", client="nordwind", since="2026-11-10", limit=5)
    assert ids == [TITLES["Second"]]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("billing client:helix", [Kind.PROMISE, Kind.INTERACTION]),
        ("billing client:nordwind", [Kind.EVIDENCE, Kind.INTERACTION]),
        ("billing -client:nordwind", [Kind.PROMISE, Kind.INTERACTION]),
        ("billing has:promise", [Kind.PROMISE, Kind.INTERACTION]),
        ("billing with:anna", [Kind.EVIDENCE, Kind.INTERACTION]),
        ("plan has:attachment", [Kind.ATTACHMENT]),
        ("more with:anna", []),
        ("more client:nordwind", [Kind.OPPORTUNITY]),
        ("karsten client:helix", []),
        ("client:nordwind", [Kind.CLIENT, Kind.INTERACTION]),
        ("with:karsten", [Kind.PERSON, Kind.INTERACTION]),
    ],
)
def test_filters_narrow_what_else_is_found(query: str, found: list[Kind]) -> None:
    assert kinds(HOUSES, query) == found


def test_without_words_the_newest_entries_show_their_beginning() -> None:
    hit = search.find(HOUSES, "kind:workshop")[0]
    assert (hit.title, hit.client, hit.snippet) == (
        "Second",
        "Nordwind Energie",
        "Billing is not fine.\n[ ] call them",
    )


def test_what_cannot_be_followed_is_said_by_name() -> None:
    faults = read_query(HOUSES, "client:nordwynd tag:nope since:2026-02-30 billing").faults
    assert [fault.sentence for fault in faults] == [
        "There is no client “nordwynd”. Do you mean “Nordwind Energie”?",
        "No entry has the tag “nope”. Write a name, or the beginning of a word of it.",
        "The calendar has no day “2026-02-30”. Write it as 2026-10-23.",
    ]


def test_every_tag_is_known_however_many_entries_have_it() -> None:
    desk = make_desk()
    for tag in ("Zeta", "audit", "Beta", "audit", "Audit"):
        write_session(desk, f"Text. #{tag}")
    assert [len(search.find(desk, f"#{tag}")) for tag in ("audit", "beta", "zeta")] == [3, 1, 1]
    assert search.count_entries(desk, "-#audit") == 2


def test_what_is_in_very_many_entries_is_found_newest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "RANKED", 2)
    hits = [hit for hit in search.find(HOUSES, "bill") if hit.kind is Kind.INTERACTION]
    assert [hit.title for hit in hits] == ["Second", "First", "Third"]
    assert hits[0].snippet == "«Billing» is not fine.\n[ ] call them"
    narrowed = search.find(HOUSES, "billing client:helix")
    assert [hit.title for hit in narrowed] == ["A «billing» plan".replace("«", "").replace("»", ""), "Third"]


# Whatever is typed ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    ['foo"bar', "AND", "a-b", "*", '"', "NEAR(", "title:x", "^a", "a OR", "", "'", "x\x00y", "-", "-a -b", "_",
     "\ud800", "{a b}: c", '"" ""', "a" * 3000, "x " * 10_000, "#" * 50, "client:" * 200, "²", "🚀", "हिन्दी"],
)  # fmt: skip
def test_nothing_typed_is_an_error(query: str) -> None:
    assert isinstance(search.find(DESK, query), list)
    assert isinstance(interactions.list_moments(DESK, query=query), list)
    assert search.count_entries(DESK, query) >= 0


@given(st.text(max_size=30))
def test_no_text_at_all_is_an_error(query: str) -> None:
    search.find(DESK, query)


@given(st.lists(st.sampled_from(
    ["a", "-a", '"a b"', "client:nord", "-with:anna", "tag:x", "#audit", "has:signal", "-is:open", "kind:c",
     "temperature:<1", "since:march", "until:2020", "on:today", "AND", '"', "client:", "x:y"]
), max_size=8))  # fmt: skip
def test_all_that_narrows_can_be_combined(parts: list[str]) -> None:
    query = " ".join(parts)
    listed = [entry for entry, _ in interactions.list_moments(HOUSES, query=query)]
    assert search.count_entries(HOUSES, query) in (0, len(listed))
    found = {hit.id for hit in search.find(HOUSES, query) if hit.kind is Kind.INTERACTION}
    assert found <= set(listed)


def test_what_the_navigation_counts() -> None:
    assert search.counts(DESK) == {
        "journal": 1,
        "clients": 1,
        "opportunities": 1,
        "referrals": 0,
        "hand-offs": 0,
    }


def test_every_filter_that_is_offered_is_understood() -> None:
    desk = make_desk()
    spot(desk)
    for name in dict.fromkeys(FILTERS.values()):
        for query in complete_query(desk, f"{name}:"):
            assert read_query(desk, query).faults == (), query
    assert complete_query(desk, "client:nord") == ['client:"Nordwind Energie" ']
    assert complete_query(desk, "with:ann") == ['with:"Anna Meyer" ']
