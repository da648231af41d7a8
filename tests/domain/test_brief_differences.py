"""What differs between two versions of a brief: every part that changed, and no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.brief_differences import changes_since, differences
from desktop.domain.briefs import Brief, Change, Contact, Quote, TermDetail
from desktop.domain.playbook import BriefSection
from tests.exchange.samples import brief, corrected


def said(before: Brief, after: Brief) -> list[tuple[str, str, str, str]]:
    """Return label, change and both texts of each difference."""
    return [(each.label, each.change.value, each.before, each.after) for each in differences(before, after)]


def with_fact(section: BriefSection, text: str | None, *, base: Brief | None = None) -> Brief:
    """Return the brief with another text in a section."""
    base = base or brief()
    facts = tuple(replace(fact, text=text) if fact.section is section else fact for fact in base.facts)
    return replace(base, facts=facts)


def test_what_each_version_has_of_its_own_is_no_difference() -> None:
    before = brief()
    after = replace(
        before, number="EJ-AAAA-AAAA", version=2, issued_at="2026-12-01T09:00:00Z", playbook="Another 2"
    )
    assert said(before, after) == []


def test_what_was_not_known_is_new_and_what_is_gone_is_removed() -> None:
    before, after = brief(), with_fact(BriefSection.SIZE, "Two lines")
    assert said(before, after) == [("Size", "new", "", "Two lines")]
    assert said(after, before) == [("Size", "removed", "Two lines", "")]
    without = replace(before, facts=tuple(f for f in before.facts if f.section is not BriefSection.COST))
    assert [each[:2] for each in said(before, without)] == [("What it costs to wait", "removed")]


def test_a_fact_that_says_something_else_is_shown_before_and_after() -> None:
    after = with_fact(BriefSection.TIMING, "May to September")
    assert said(brief(), after) == [("Timing", "changed", "April to September", "May to September")]


def test_quotes_come_go_and_are_put_differently() -> None:
    before = brief()
    first, second = before.quotes
    shorter = replace(first, text="If Lyon is as quiet as this go-live was, I want you.")
    other = Quote("September is the day that counts.", "Plant manager", second.on)
    found = said(before, replace(before, quotes=(shorter, other)))
    assert [each[:2] for each in found] == [
        ("In their words", "changed"),
        ("In their words", "new"),
        ("In their words", "removed"),
    ]
    assert "I want the same team" in found[0][2]
    assert found[1][3] == "“September is the day that counts.” – Plant manager"
    assert said(before, replace(before, quotes=(second, first))) == []


def test_a_quote_that_was_confirmed_says_so() -> None:
    before = brief()
    after = replace(before, quotes=(replace(before.quotes[0], confirmed=True), before.quotes[1]))
    ((_, change, _, text),) = said(before, after)
    assert (change, text.endswith("– Head of Quality, need confirmed")) == ("changed", True)


def test_other_days_are_no_other_terms() -> None:
    before = brief()
    text = before.terms.text.replace("Monday 30 November 2026", "Friday 4 December 2026")
    assert text != before.terms.text
    after = replace(before, terms=replace(before.terms, text=text, answer_due="2026-12-04"))
    assert said(before, after) == [("An answer by", "changed", "2026-11-30", "2026-12-04")]


@pytest.mark.parametrize(
    ("part", "label"),
    [
        ({"title": "Third plant"}, "Its title"),
        ({"client": "Helix Pharma AG"}, "The client's name"),
        ({"ask": "Please help with the contract."}, "What we ask"),
        ({"to": Contact("Jonas Falk")}, "For"),
        ({"relationship_owner": Contact("Tom Berger", phone="+41 61 555 01 24")}, "Relationship owner"),
        ({"override": "The audit moved."}, "Handed off before the gate was met, because"),
    ],
)
def test_every_other_part_is_named_as_on_the_page(part: dict[str, object], label: str) -> None:
    before = brief()
    ((found, _, _, after),) = said(before, replace(before, **part))  # type: ignore[arg-type]
    assert (found, bool(after)) == (label, True)


def test_the_terms_and_what_else_holds() -> None:
    before = brief()
    terms = replace(
        before.terms,
        text=before.terms.text.replace("delivery", "sales"),
        details=(TermDetail("blackout", "Please keep away", "20 December"),),
    )
    found = said(before, replace(before, terms=terms))
    assert [each[1] for each in found] == ["changed", "new"]
    assert found[0][0] == "The terms"
    assert found[1][3] == "20 December"


def test_it_reads_in_the_order_of_the_page() -> None:
    before = brief()
    after = replace(
        with_fact(BriefSection.DELIVERY, "A day in Lyon", base=with_fact(BriefSection.NEED, "All of it")),
        title="Third plant",
        quotes=(),
        terms=replace(before.terms, protected_until="2027-03-01"),
    )
    parts = [each.part for each in differences(before, after)]
    assert parts == ["heading", "registered_until", "need", "quotes", "quotes", "delivery"]


def test_a_brief_that_carries_no_words_still_names_its_parts() -> None:
    after = with_fact(BriefSection.WHY_NOW, "The audit", base=replace(brief(), title="Third plant", words={}))
    assert [each[0] for each in said(replace(brief(), words={}), after)] == ["heading", "why now"]


def test_what_the_reader_is_told_repeats_nothing_of_the_version_before() -> None:
    told = corrected().changes
    assert told is not None
    assert told.since == 1
    assert [line.label for line in told.lines if line.change is Change.REMOVED] == [
        "In their words",
        "What it costs to wait",
    ]
    assert {line.text for line in told.lines} == {
        "",
        "“The audit will not wait for us, and I will not wait…”",
    }


def test_nothing_is_told_where_nothing_changed() -> None:
    assert changes_since(brief(), replace(brief(), version=2)) is None
