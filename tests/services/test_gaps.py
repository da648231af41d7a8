"""A brief that came back unlocks what sales asked for; the rest stays as it was issued until the next version."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.domain.replies import Decision, Reply
from desktop.services import briefs, corrections, handoffs, lead_views, leads, replies
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from tests.desks import (
    NOW,
    REFERRAL,
    answer_all,
    bring_on,
    known_client,
    make_desk,
    qualified,
    write_session,
)


def issue(desk: Desk, lead: str, out: Path) -> str:
    """Issue a brief and return its label."""
    return briefs.issue(desk, briefs.prepare(desk, Choice(lead, "Priya Nair", formats=("json",))), out).made


def gave_back(out: Path, *gaps: str) -> tuple[Desk, str, str]:
    """Issue a brief that sales gives back the next day; return the opportunity and the brief's number."""
    desk = make_desk()
    lead = qualified(desk)
    leads.answer(desk, lead, "timing", "The audit is in May.")
    number = issue(desk, lead, out)
    desk.clock = lambda: NOW + timedelta(days=1)
    said = Reply(
        brief=number, in_reply_to="", decision=Decision.RETURNED, by_name="Priya Nair", by_email="", at="",
        gaps=gaps,
    )  # fmt: skip
    replies.apply_reply(desk, said)
    return desk, lead, number


def answers(desk: Desk, lead: str) -> dict[str, str]:
    """Return what is known of an opportunity."""
    return {item.criterion: item.text for item in lead_views.show_lead(desk, lead).answers}


def test_only_what_sales_asked_for_is_answered(tmp_path: Path) -> None:
    desk, lead, number = gave_back(tmp_path / "1", "size", "Who decides: the board?")
    back = handoffs.show_handoff(desk, number).came_back
    assert back is not None
    assert [each.text for each in back.asked] == ["Size", "Who decides: the board?"]
    assert [criterion.id for criterion in back.waiting] == ["size", "decides"]
    before = answers(desk, lead)
    for locked in ("need", "timing", "start", "contract"):
        with pytest.raises(UserError, match=r"Sales asked for Size; Who decides: the board\?") as refused:
            leads.answer(desk, lead, locked, "Something else.")
        assert "take the answer back" in str(refused.value)
    assert answers(desk, lead) == before
    leads.answer(desk, lead, "size", "Ninety shops")
    back = lead_views.show_lead(desk, lead).came_back
    assert back is not None
    assert [criterion.id for criterion in back.waiting] == ["decides"]
    leads.answer(desk, lead, "decides", "The COO signs.")
    assert issue(desk, lead, tmp_path / "2") == f"{number}-v2"
    changed = [each.part for each in corrections.compare_versions(desk, number).differences]
    assert changed == ["answer_by", "decides", "size"]


def test_once_it_is_answered_a_correction_may_say_anything(tmp_path: Path) -> None:
    desk, lead, number = gave_back(tmp_path / "1", "size")
    leads.answer(desk, lead, "size", "Ninety shops")
    issue(desk, lead, tmp_path / "2")
    assert handoffs.show_handoff(desk, number).came_back is None
    leads.answer(desk, lead, "need", "All of billing.")
    assert lead_views.show_lead(desk, lead).outdated
    assert issue(desk, lead, tmp_path / "3") == f"{number}-v3"


def test_what_no_longer_holds_is_taken_back_at_any_time(tmp_path: Path) -> None:
    desk, lead, number = gave_back(tmp_path / "1", "size")
    leads.answer(desk, lead, "timing", "")
    leads.answer(desk, lead, "size", "Ninety shops")
    shown = lead_views.show_lead(desk, lead)
    assert shown.subject.state.value == "handed off"
    assert shown.handoff is not None
    assert shown.handoff.state.value == "returned"
    issue(desk, lead, tmp_path / "2")
    found = corrections.compare_versions(desk, number).differences
    assert ("why_now", "removed") in [(each.part, each.change.value) for each in found]


def test_what_was_taken_back_may_be_written_again(tmp_path: Path) -> None:
    desk, lead, _ = gave_back(tmp_path / "1", "size")
    leads.answer(desk, lead, "timing", "")
    leads.answer(desk, lead, "timing", "The audit is in June.")
    leads.answer(desk, lead, "need", "")
    leads.answer(desk, lead, "need", "All of billing.")
    assert answers(desk, lead)["timing"] == "The audit is in June."


@pytest.mark.parametrize("gaps", [(), ("the budget",), ("size", "the budget")])
def test_a_gap_in_words_of_their_own_locks_nothing(gaps: tuple[str, ...], tmp_path: Path) -> None:
    desk, lead, number = gave_back(tmp_path, *gaps)
    leads.answer(desk, lead, "need", "All of billing, for ninety thousand.")
    back = handoffs.show_handoff(desk, number).came_back
    assert back is not None
    assert [each.text for each in back.asked] == [gap.replace("size", "Size") for gap in gaps]


def test_what_is_printed_nowhere_and_what_the_customer_allows_is_never_locked(tmp_path: Path) -> None:
    desk, lead, _ = gave_back(tmp_path, "size")
    for criterion in ("health", "tried", "share"):
        leads.answer(desk, lead, criterion, "They said so today.")
    assert answers(desk, lead)["share"] == "They said so today."


def test_the_last_question_counts_and_what_was_answered_before_does_not(tmp_path: Path) -> None:
    desk, lead, number = gave_back(tmp_path / "1", "size")
    leads.answer(desk, lead, "size", "Ninety shops")
    again = issue(desk, lead, tmp_path / "2")
    desk.clock = lambda: NOW + timedelta(days=2)
    said = Reply(
        brief=again, in_reply_to="", decision=Decision.RETURNED, by_name="Priya Nair", by_email="", at="",
        gaps=("Size: in euros?",),
    )  # fmt: skip
    replies.apply_reply(desk, said)
    back = handoffs.show_handoff(desk, number).came_back
    assert back is not None
    assert [(each.text, each.answered) for each in back.asked] == [("Size: in euros?", False)]


def test_a_referral_that_came_back_keeps_its_other_answers_too(tmp_path: Path) -> None:
    desk = make_desk()
    known_client(desk)
    entry = write_session(desk)
    lead = leads.spot_referral(
        desk, entry, REFERRAL, "Elbnetz", company="Elbnetz", through="Karsten Holt"
    ).made
    answer_all(desk, lead, "asked", "next")
    bring_on(desk, lead)
    number = issue(desk, lead, tmp_path / "1")
    desk.clock = lambda: NOW + timedelta(days=1)
    said = Reply(
        brief=number, in_reply_to="", decision=Decision.RETURNED, by_name="Priya Nair", by_email="", at="",
        gaps=("Size",),
    )  # fmt: skip
    replies.apply_reply(desk, said)
    with pytest.raises(UserError, match="Sales asked for Size"):
        leads.answer(desk, lead, "need", "Something else.")
    leads.answer(desk, lead, "size", "Two networks")
    assert issue(desk, lead, tmp_path / "2") == f"{number}-v2"
