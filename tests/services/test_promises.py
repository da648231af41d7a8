"""Promises: each change on record with its reason, and what is earned before anything is asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from desktop.domain.clients import PromiseState
from desktop.domain.errors import UserError
from desktop.services import briefs, lead_views, promises
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.services.record import show_record, verify_record
from desktop.store import clients
from tests.desks import known_client, make_desk, qualified, write_session

HOUSE = "Nordwind Energie"


def kinds(desk: Desk) -> list[str]:
    """Return the kinds of the ownership record that tell of promises."""
    return [row.kind for row in show_record(desk, HOUSE)[1] if row.kind.startswith("promise")]


def test_every_change_of_a_promise_is_on_record_even_that_it_was_taken_off_the_list() -> None:
    desk = make_desk()
    known_client(desk)
    made = promises.make_promise(desk, HOUSE, "The report", due_on=date(2026, 12, 1)).made
    first = promises.find_promise(desk, made)
    promises.set_state(desk, made, PromiseState.AT_RISK, "Two people are ill.")
    promises.redate(desk, "The report", date(2026, 12, 20), "Agreed with Anna.")
    promises.reword(desk, made, "The short report", "Anna wants less.")
    promises.keep(desk, made)
    promises.put_back(desk, first)
    promises.remove(desk, made, "Noted twice.")
    assert kinds(desk) == [
        "promise made", "promise at risk", "promise re-dated", "promise reworded", "promise kept",
        "promise put back", "promise removed",
    ]  # fmt: skip
    assert promises.list_promises(desk) == []
    promises.put_back(desk, first)
    assert promises.list_promises(desk, client=HOUSE, open_only=True) == [(HOUSE, first)]
    assert all(verdict.bad_sequence is None for verdict in verify_record(desk))


def test_a_worse_state_a_day_and_a_removal_need_a_reason() -> None:
    desk = make_desk()
    known_client(desk)
    made = promises.make_promise(desk, HOUSE, "The report").made
    with pytest.raises(UserError):
        promises.set_state(desk, made, PromiseState.BROKEN)
    with pytest.raises(UserError):
        promises.redate(desk, made, date(2026, 12, 20), " ")
    with pytest.raises(UserError):
        promises.redate(desk, made, date(2026, 11, 1), "Sooner.")
    with pytest.raises(UserError):
        promises.remove(desk, made, "")
    assert promises.find_promise(desk, made).state is PromiseState.OPEN
    assert kinds(desk) == ["promise made"]


def test_what_comes_first_is_seen_before_one_tries_and_its_line_is_used_by_the_next_brief(
    tmp_path: Path,
) -> None:
    desk = make_desk()
    lead = qualified(desk)
    with pytest.raises(UserError, match="nothing that comes first"):
        promises.tell_standing(desk, HOUSE, "They know.")
    promises.make_promise(desk, HOUSE, "Training for the night shift", state=PromiseState.BROKEN)
    (row,) = lead_views.list_opportunities(desk)
    assert row.earned == "Training for the night shift"
    chosen = Choice(lead=lead, to_name="Priya Nair", to_email="priya@northlight.example")
    with pytest.raises(UserError, match="owe"):
        briefs.check(desk, chosen)
    promises.tell_standing(desk, HOUSE, "They know and have a new day.")
    assert lead_views.show_lead(desk, lead).told == "They know and have a new day."
    briefs.issue(desk, briefs.prepare(desk, chosen), tmp_path)
    assert lead_views.show_lead(desk, lead).told == ""
    issued = next(row for row in show_record(desk, HOUSE)[1] if row.kind == "brief issued")
    assert "They know and have a new day." in (issued.payload or "")
    assert b"new day" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_a_promise_that_is_put_back_still_knows_where_it_was_said() -> None:
    desk = make_desk()
    entry = write_session(desk)
    made = promises.make_promise(desk, HOUSE, "The report", entry=entry).made
    before = promises.find_promise(desk, made)
    promises.remove(desk, made, "Noted twice.")
    promises.put_back(desk, before)
    assert [promise.id for promise in clients.promises_in(desk.journal, entry)] == [made]
