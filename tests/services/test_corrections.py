"""A correction of what sales has: version n+1, offered once something changed, and nothing else moves."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.domain.replies import Decision, Reply
from desktop.services import briefs, corrections, handoffs, lead_views, leads, replies
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.services.record import show_record
from tests.desks import NOW, make_desk, qualified


def issue(desk: Desk, lead: str, out: Path) -> str:
    """Issue a brief and return its label."""
    chosen = Choice(lead, "Priya Nair", "priya@northlight.example", formats=("text",))
    return briefs.issue(desk, briefs.prepare(desk, chosen), out).made


@pytest.mark.parametrize("accepted", [False, True])
def test_an_answer_that_changed_after_the_hand_off_offers_the_next_version(
    tmp_path: Path, *, accepted: bool
) -> None:
    desk = make_desk()
    lead = qualified(desk)
    number = issue(desk, lead, tmp_path / "1")
    handoffs.confirm_sent(desk, number)
    if accepted:
        yes = Reply(
            brief=number, in_reply_to="", decision=Decision.ACCEPTED, by_name="Priya Nair", by_email="", at="",
            next_action="Call Anna", next_action_on="2026-12-01", terms_acknowledged=True,
        )  # fmt: skip
        replies.apply_reply(desk, yes)
    with pytest.raises(UserError, match="already"):
        issue(desk, lead, tmp_path / "same")
    leads.answer(desk, lead, "need", "It is the whole of billing.")
    shown = lead_views.show_lead(desk, lead)
    assert shown.outdated
    assert shown.subject.state.value == "handed off"
    again = issue(desk, lead, tmp_path / "2")
    assert again == f"{number.split('-v')[0]}-v2"
    shown = lead_views.show_lead(desk, lead)
    assert not shown.outdated
    assert shown.handoff is not None
    assert shown.handoff.state.value == ("accepted" if accepted else "ready to send")
    assert shown.handoff.accepted_by == ("Priya Nair" if accepted else "")
    assert "brief superseded" in {row.kind for row in show_record(desk, shown.client)[1]}
    assert [version for version, _, _ in handoffs.show_handoff(desk, number).briefs] == [1, 2]


def said(brief: str, decision: Decision, text: str = "") -> Reply:
    """Return a whole answer to a brief."""
    return Reply(
        brief=brief, in_reply_to="", decision=decision, by_name="Priya Nair", by_email="", at="",
        next_action="Call Anna", next_action_on="2026-12-01", terms_acknowledged=True, text=text,
    )  # fmt: skip


def test_an_acceptance_survives_a_correction_and_its_outcome_may_name_the_version_that_was_accepted(
    tmp_path: Path,
) -> None:
    desk = make_desk()
    lead = qualified(desk)
    first = f"{issue(desk, lead, tmp_path / '1')}-v1"
    replies.apply_reply(desk, said(first, Decision.ACCEPTED))
    leads.answer(desk, lead, "need", "It is the whole of billing.")
    issue(desk, lead, tmp_path / "2")
    for late in (Decision.ACCEPTED, Decision.RETURNED, Decision.DECLINED):
        with pytest.raises(UserError, match="version 2 is out"):
            replies.apply_reply(desk, said(first, late, "late"))
    replies.apply_reply(desk, said(first, Decision.WON))
    shown = lead_views.show_lead(desk, lead)
    assert shown.handoff is not None
    assert (shown.handoff.state.value, shown.subject.state.value) == ("won", "won")


def test_only_what_sales_returned_counts_towards_the_limit(tmp_path: Path) -> None:
    desk = make_desk()
    lead = qualified(desk)
    number = issue(desk, lead, tmp_path / "0")
    limit = desk.playbook.windows.resubmissions
    for version in range(limit + 2):  # corrections are no resubmissions
        leads.answer(desk, lead, "need", f"It is clearer, {version}.")
        number = issue(desk, lead, tmp_path / f"corrected {version}")
    for time in range(limit):
        replies.apply_reply(desk, said(number, Decision.RETURNED, f"Missing, {time}"))
        number = issue(desk, lead, tmp_path / f"again {time}")
    replies.apply_reply(desk, said(number, Decision.RETURNED, "Still missing"))
    with pytest.raises(UserError, match=f"{limit} times, which is the limit"):
        issue(desk, lead, tmp_path / "one too many")


def test_what_differs_is_read_from_the_frozen_versions(tmp_path: Path) -> None:
    desk = make_desk()
    lead = qualified(desk)
    number = issue(desk, lead, tmp_path / "1")
    leads.answer(desk, lead, "size", "Ninety shops")
    again = issue(desk, lead, tmp_path / "2")
    leads.answer(desk, lead, "size", "Eighty shops")
    third = issue(desk, lead, tmp_path / "3")
    leads.answer(desk, lead, "size", "")

    def sizes(reference: str, *versions: int) -> list[tuple[str, str]]:
        found = corrections.compare_versions(desk, reference, *versions).differences
        return [(each.before, each.after) for each in found if each.label == "Size"]

    assert sizes(number) == sizes(third) == [("Ninety shops", "Eighty shops")]
    assert sizes(again) == [("", "Ninety shops")]
    assert sizes(number, 1, 3) == [("", "Eighty shops")]
    assert sizes(number, 3, 1) == [("Eighty shops", "")]
    with pytest.raises(UserError, match="no version 4"):
        sizes(number, 1, 4)


def test_one_version_has_nothing_to_be_compared_with(tmp_path: Path) -> None:
    desk = make_desk()
    number = issue(desk, qualified(desk), tmp_path)
    with pytest.raises(UserError, match="no version before its first"):
        corrections.compare_versions(desk, number)


def told(desk: Desk, number: str) -> dict[str, object]:
    """Return what the newest version of a brief tells its reader of changes, and until when it is registered."""
    content = json.loads(handoffs.show_handoff(desk, number).briefs[-1][2])
    return {"until": content["terms"]["protectedUntil"], **content.get("changes", {})}


def test_the_next_version_tells_its_reader_what_changed_and_keeps_the_protection(tmp_path: Path) -> None:
    desk = make_desk()
    lead = qualified(desk)
    number = issue(desk, lead, tmp_path / "1")
    first = told(desk, number)
    assert "lines" not in first
    handoffs.confirm_sent(desk, number)
    desk.clock = lambda: NOW + timedelta(days=3)
    leads.answer(desk, lead, "size", "Ninety shops")
    issue(desk, lead, tmp_path / "2")
    assert told(desk, number) == {
        "until": first["until"],
        "since": 1,
        "lines": [{"label": "An answer by", "change": "changed"}, {"label": "Size", "change": "new"}],
    }
    handoff = handoffs.show_handoff(desk, number).row.handoff
    assert handoff.protected_until == first["until"]
    said = (tmp_path / "2" / f"{number}-v2.txt").read_text("utf-8")
    assert "WHAT CHANGED SINCE VERSION 1\n  New in it: Size\n  Changed: An answer by" in said
    assert "Registered until 21 February 2027" in said


def test_what_changed_is_told_from_the_version_that_sales_has(tmp_path: Path) -> None:
    desk = make_desk()
    lead = qualified(desk)
    number = issue(desk, lead, tmp_path / "1")
    handoffs.confirm_sent(desk, number)
    leads.answer(desk, lead, "size", "Ninety shops")
    issue(desk, lead, tmp_path / "never sent")
    leads.answer(desk, lead, "contract", "None yet")
    issue(desk, lead, tmp_path / "3")
    assert told(desk, number)["since"] == 1
    assert [each.label for each in corrections.compare_versions(desk, number).differences] == [
        "Size",
        "Existing contract",
    ]


def test_the_same_again_tells_of_no_changes(tmp_path: Path) -> None:
    desk = make_desk()
    lead = qualified(desk)
    number = issue(desk, lead, tmp_path / "1")
    replies.apply_reply(desk, said(number, Decision.RETURNED, "Please speak with Jonas first"))
    issue(desk, lead, tmp_path / "2")
    assert "since" not in told(desk, number)
