"""Two opportunities that turned out to be one: merged, on record, and taken apart again."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.domain.need_notes import NoteState
from desktop.domain.opportunities import Opportunity
from desktop.services import (
    briefs,
    lead_views,
    leads,
    merging,
    need_note_answers,
    need_notes,
    opportunity_facts,
)
from desktop.services.composing import Choice
from desktop.services.composing_need_notes import NoteChoice
from desktop.services.desk import Desk
from desktop.services.record import show_record, verify_record
from tests.desks import make_desk, qualified, spot, write_session

HOUSE = "Nordwind Energie"


def test_a_merge_moves_passages_fills_gaps_and_is_taken_back_whole() -> None:
    desk = make_desk()
    into = qualified(desk)
    gone = spot(desk, title="Billing in spring")
    leads.answer(desk, gone, "need", "Theirs.")
    leads.answer(desk, gone, _free(desk, into), "The audit.")
    opportunity_facts.edit_opportunity(desk, gone, value="20-30k EUR", start="2027-03")
    before = lead_views.show_lead(desk, gone), lead_views.show_lead(desk, into)
    merging.merge(desk, gone, into)
    old, kept = lead_views.show_lead(desk, gone), lead_views.show_lead(desk, into)
    assert old.subject.state.value == "dropped"
    assert old.states[-1].reason == "merged into “Billing migration”"
    assert len(kept.evidence) == 2
    assert not old.evidence
    assert kept.merged == ((gone, "Billing in spring"),)
    answers = {item.criterion: item.text for item in kept.answers}
    assert answers["need"] == "What we know for need."
    assert "The audit." in answers.values()
    assert "Theirs." in {item.text for item in old.answers}
    assert isinstance(kept.subject, Opportunity)
    assert (kept.subject.worth is not None, kept.subject.start_on) == (True, "2027-03")
    assert kept.steward == before[1].steward
    merging.unmerge(desk, gone)
    after = lead_views.show_lead(desk, gone), lead_views.show_lead(desk, into)
    for then, now in zip(before, after, strict=True):
        assert (then.subject, then.evidence) == (now.subject, now.evidence)
        assert set(then.answers) == set(now.answers)
    assert {"opportunity merged", "opportunity unmerged"} <= {row.kind for row in show_record(desk, HOUSE)[1]}
    assert all(verdict.bad_sequence is None for verdict in verify_record(desk))


def test_the_need_note_goes_along_and_comes_back(tmp_path: Path) -> None:
    desk = make_desk()
    into, gone = qualified(desk), spot(desk, title="Billing in spring")
    _read_back(desk, gone, tmp_path)
    (note,) = need_notes.versions_of(desk, gone)
    merging.merge(desk, gone, into)
    assert need_notes.versions_of(desk, gone) == ()
    (moved,) = need_notes.versions_of(desk, into)
    assert (moved.id, moved.note, moved.state) == (note.id, note.note, note.state)
    need_note_answers.confirm(desk, into, how="in person", words="Yes, that is it.")
    assert need_notes.versions_of(desk, into)[-1].state is NoteState.CONFIRMED
    merging.unmerge(desk, gone)
    assert need_notes.versions_of(desk, into) == ()
    (back,) = need_notes.versions_of(desk, gone)
    assert (back.id, back.state) == (note.id, NoteState.CONFIRMED)
    assert [item.quote for item in lead_views.show_lead(desk, gone).evidence if item.confirmed] == [
        "Yes, that is it."
    ]


def test_a_need_note_stays_where_the_other_was_read_back_itself(tmp_path: Path) -> None:
    desk = make_desk()
    into, gone = qualified(desk), spot(desk, title="Billing in spring")
    for lead in (into, gone):
        _read_back(desk, lead, tmp_path / lead)
    before = need_notes.versions_of(desk, into), need_notes.versions_of(desk, gone)
    merging.merge(desk, gone, into)
    assert (need_notes.versions_of(desk, into), need_notes.versions_of(desk, gone)) == before


def _read_back(desk: Desk, lead: str, out: Path) -> None:
    need_notes.draft(desk, need_notes.prepare(desk, NoteChoice(lead, all_quotes=True)), out)
    need_notes.send(desk, lead)


def _free(desk: Desk, lead: str) -> str:
    """Return a criterion that a lead has no answer for."""
    known = {item.criterion for item in lead_views.show_lead(desk, lead).answers}
    return next(item.id for item in desk.playbook.criteria if item.id not in known)


def test_what_is_over_with_sales_elsewhere_or_the_same_is_not_merged(tmp_path: Path) -> None:
    desk = make_desk()
    into, other = qualified(desk), spot(desk, title="Another")
    elsewhere = spot(desk, write_session(desk, client="Helix Pharma"), title="Far away")
    dropped = spot(desk, title="Dropped")
    leads.drop_opportunity(desk, dropped, "No.")
    for source, target in ((into, into), (elsewhere, into), (dropped, into), (into, dropped)):
        with pytest.raises(UserError):
            merging.merge(desk, source, target)
    merging.merge(desk, other, into)
    chosen = Choice(lead=into, to_name="Priya Nair", to_email="priya@northlight.example")
    briefs.issue(desk, briefs.prepare(desk, chosen), tmp_path)
    with pytest.raises(UserError, match="went on as"):
        merging.unmerge(desk, other)
    with pytest.raises(UserError, match="handed off"):
        merging.merge(desk, spot(desk, title="Late"), into)
