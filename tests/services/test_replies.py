"""Sales' answer, taken back in."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.domain.replies import Decision, Reply
from desktop.services import handoffs, lead_views, record, replies
from desktop.services.desk import Desk
from desktop.services.reply_previews import ReplyPreview, details_request
from tests.desks import make_desk, qualified
from tests.services.test_briefs import issue


class Issued:
    """A brief that is out, and what sales may say to it."""

    def __init__(self, out: Path, *, sent: bool = True) -> None:
        self.desk: Desk = make_desk()
        self.lead = qualified(self.desk)
        self.number = issue(self.desk, out, self.lead)
        if sent:
            handoffs.confirm_sent(self.desk, self.number)
        self.hash = handoffs.show_handoff(self.desk, self.number).row.handoff.hash

    def say(self, decision: str, **fields: object) -> str:
        return replies.import_reply(self.desk, self.file(decision, **fields)).made

    def preview(self, decision: str, **fields: object) -> ReplyPreview:
        return replies.preview_reply(self.desk, self.file(decision, **fields))

    def file(self, decision: str, **fields: object) -> bytes:
        reply = {
            "typ": "lead-reply",
            "v": 1,
            "brief": self.number,
            "inReplyTo": self.hash,
            "decision": decision,
            "by": {"name": "Priya Nair", "email": "priya@northlight.example"},
            "at": "2026-11-23T15:00:00Z",
        } | fields
        return json.dumps(reply).encode()

    @property
    def state(self) -> str:
        return handoffs.show_handoff(self.desk, self.number).row.handoff.state.value

    @property
    def opportunity(self) -> str:
        return lead_views.show_lead(self.desk, self.lead).subject.state.value


YES = {"nextAction": "Call Tom", "nextActionOn": "2026-12-01", "termsAcknowledged": True}


@pytest.fixture
def issued(tmp_path: Path) -> Issued:
    return Issued(tmp_path)


def test_a_complete_yes_is_an_acceptance(issued: Issued) -> None:
    assert issued.say("accepted", **YES) == issued.number
    handoff = handoffs.show_handoff(issued.desk, issued.number).row.handoff
    assert issued.state == "accepted"
    assert (handoff.accepted_by, handoff.next_action, handoff.next_action_on) == (
        "Priya Nair",
        "Call Tom",
        "2026-12-01",
    )


@pytest.mark.parametrize("lacking", list(YES))
def test_an_incomplete_yes_is_kept_and_asks_for_the_rest(issued: Issued, lacking: str) -> None:
    issued.say("accepted", **{key: value for key, value in YES.items() if key != lacking})
    view = handoffs.show_handoff(issued.desk, issued.number)
    assert issued.state == "issued"
    assert len(view.missing_details) == 1
    assert view.missing_details[0] in details_request(issued.desk, issued.number, view.missing_details)
    issued.say("accepted", **YES)
    assert issued.state == "accepted"


def test_the_same_reply_twice_changes_nothing(issued: Issued) -> None:
    issued.say("returned", gaps=["size"])
    rows = issued.desk.journal.value("SELECT count(*) FROM ownership_record")
    with pytest.raises(UserError, match="was taken in before"):
        issued.say("returned", gaps=["size"])
    assert issued.desk.journal.value("SELECT count(*) FROM ownership_record") == rows
    assert len(handoffs.show_handoff(issued.desk, issued.number).replies) == 1


@pytest.mark.parametrize(
    ("code", "opportunity"),
    [
        ("wrong-team", "qualified"),
        ("problem-unclear", "exploring"),
        ("too-early", "parked"),
        ("capacity", "parked"),
        ("not something we sell", "dropped"),
        ("no such code", "qualified"),
        ("", "qualified"),
    ],
)
def test_after_a_decline_the_reason_says_where_the_opportunity_goes(
    issued: Issued, code: str, opportunity: str
) -> None:
    issued.say("declined", code=code)
    assert issued.state == "declined"
    assert issued.opportunity == opportunity


def test_what_has_ended_accepts_nothing_more(issued: Issued) -> None:
    issued.say("declined", code="wrong-team")
    with pytest.raises(UserError, match="is declined and cannot become accepted"):
        issued.say("accepted", **YES)
    with pytest.raises(UserError, match="is declined"):
        issued.say("seen")
    with pytest.raises(UserError, match="is declined"):
        issued.say("accepted")
    assert issued.state == "declined"


def test_seen_is_a_note(issued: Issued) -> None:
    issued.say("seen")
    assert issued.state == "issued"
    assert handoffs.show_handoff(issued.desk, issued.number).row.handoff.seen_at


def test_an_answer_that_arrives_first_means_it_was_sent(tmp_path: Path) -> None:
    issued = Issued(tmp_path, sent=False)
    issued.say("accepted", **YES)
    handoff = handoffs.show_handoff(issued.desk, issued.number).row.handoff
    assert handoff.sent_on == "2026-11-23"
    assert handoff.state.value == "accepted"


def test_won_and_lost_end_the_opportunity(issued: Issued) -> None:
    issued.say("accepted", **YES)
    issued.say("won", text="Signed.")
    assert (issued.state, issued.opportunity) == ("won", "won")


def test_won_needs_an_acceptance_first(issued: Issued) -> None:
    with pytest.raises(UserError, match="cannot become won"):
        issued.say("won")


def test_a_reply_for_another_journal_is_refused(issued: Issued, tmp_path: Path) -> None:
    other = Issued(tmp_path / "other")
    with pytest.raises(UserError, match="has no brief"):
        replies.import_reply(issued.desk, f"Brief: {other.number}\nDecision: accepted\nBy: P".encode())
    with pytest.raises(UserError, match="this journal did not issue"):
        issued.say("accepted", inReplyTo=other.hash, **YES)
    assert issued.state == "issued"


def test_a_link_of_the_first_version_is_no_answer_to_the_second(issued: Issued, tmp_path: Path) -> None:
    issued.say("returned", gaps=["size"])
    issue(issued.desk, tmp_path, issued.lead)
    lines = f"Brief: {issued.number}-v1\nDecision: declined\nBy: Priya Nair\nReason: too early"
    with pytest.raises(UserError, match=r"answers version 1 .*; version 2 is out"):
        replies.import_reply(issued.desk, lines.encode())
    replies.import_reply(issued.desk, lines.replace("-v1", "-v2").encode())
    assert issued.state == "declined"


def test_a_reply_to_an_older_version_is_refused(issued: Issued, tmp_path: Path) -> None:
    issued.say("returned", gaps=["size"])
    issue(issued.desk, tmp_path, issued.lead)
    with pytest.raises(UserError, match=r"answers version 1 .*; version 2 is out"):
        issued.say("accepted", **YES)


def test_hand_filled_lines_do_the_same(issued: Issued) -> None:
    text = (
        f"Hi Tom,\n> Brief: {issued.number}\n> Decision: accepted\n> By: Priya Nair <priya@northlight.example>\n"
        "> Next action: Call Tom\n> On: 2026-12-01\n> Terms acknowledged: yes\n"
    )
    preview = replies.preview_reply(issued.desk, text.encode())
    assert (preview.after.handoff.state.value, preview.missing) == ("accepted", ())
    assert issued.state == "issued"
    replies.import_reply(issued.desk, text.encode())
    assert issued.state == "accepted"


def test_what_sales_told_me_is_recorded_as_hearsay(issued: Issued) -> None:
    said = Reply(issued.number, "", Decision.ACCEPTED, "Priya Nair", "", "2026-11-23T15:00:00Z")
    replies.tell(issued.desk, said, "on the phone")
    view = handoffs.show_handoff(issued.desk, issued.number)
    assert issued.state == "issued"
    assert view.replies[0].hearsay == "on the phone"
    assert len(view.missing_details) == 3


def test_everything_that_came_back_is_on_record(issued: Issued) -> None:
    issued.say("accepted", **YES)
    _, rows = record.show_record(issued.desk, "Nordwind")
    kinds = [row.kind for row in rows]
    assert kinds[-3:] == ["brief issued", "brief sent", "reply received"]
    assert all(verdict.sound for verdict in record.verify_record(issued.desk))


def test_sent_on_a_day_that_cannot_be_is_refused(issued: Issued, tmp_path: Path) -> None:
    unsent = Issued(tmp_path / "unsent", sent=False)
    for day in (date(2026, 11, 24), date(2026, 11, 1)):
        with pytest.raises(UserError, match="cannot have been sent"):
            handoffs.confirm_sent(unsent.desk, unsent.number, day)
    with pytest.raises(UserError, match="is issued and cannot become issued"):
        handoffs.confirm_sent(issued.desk, issued.number)


@pytest.mark.parametrize("decision", ["won", "lost"])
def test_an_outcome_says_what_delivery_should_have_known(decision: str, tmp_path: Path) -> None:
    desk = make_desk()
    number = issue(desk, tmp_path, qualified(desk))
    yes = "Decision: accepted\nBy: Vera\nNext action: Call\nOn: 2026-12-01\nTerms acknowledged: yes"
    replies.import_reply(desk, f"Brief: {number}\n{yes}".encode())
    end = f"Brief: {number}\nDecision: {decision}\nBy: Vera\nDelivery should have known: the budget round is in March"
    replies.import_reply(desk, end.encode())
    view = handoffs.show_handoff(desk, number)
    assert view.replies[-1].lesson == "the budget round is in March"


def test_what_delivery_should_have_known_is_kept_with_the_outcome(issued: Issued) -> None:
    issued.say("accepted", **YES)
    lines = f"> Brief: {issued.number}\n> Decision: lost\n> Delivery should have known: a rival\n> sat there"
    replies.import_reply(issued.desk, lines.encode())
    assert handoffs.show_handoff(issued.desk, issued.number).replies[-1].lesson == "a rival\nsat there"


def test_an_answer_without_a_lesson_keeps_its_digest() -> None:
    plain = Reply("EJ-7F3K-92Q7", "", Decision.WON, "Priya", "", "")
    assert plain.digest == "87b52e3f2b07cf6da5652930cb39821803f40774636b965b2e0e7717ac47995c"
    assert Reply("EJ-7F3K-92Q7", "", Decision.WON, "Priya", "", "", lesson="more").digest != plain.digest


def everything(desk: Desk) -> list[object]:
    """Return all that the journal holds, but for search indexes."""
    tables = desk.journal.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    names = [str(row["name"]) for row in tables]
    return [(name, desk.journal.rows(f'SELECT * FROM "{name}"')) for name in names if "search" not in name]


CODES = [
    ("declined", {"code": "wrong-team"}),
    ("declined", {"code": "problem-unclear"}),
    ("declined", {"code": "capacity"}),
    ("declined", {"code": "too early", "nextActionOn": "2027-03-01"}),
    ("declined", {"code": "no such code"}),
    ("seen", {}),
    ("accepted", {}),
    ("accepted", YES),
    ("returned", {"gaps": ["size", "the budget holder"]}),
]
ENDS = [("won", {}), ("lost", {"lesson": "March"}), ("disqualified", {"code": "no-budget"}), ("seen", {})]


@pytest.mark.parametrize("sent", [True, False])
@pytest.mark.parametrize(("decision", "fields"), CODES + ENDS)
def test_what_is_previewed_is_what_happens(
    tmp_path: Path, decision: str, fields: dict[str, object], sent: bool
) -> None:
    issued = Issued(tmp_path, sent=sent)
    if (decision, fields) in ENDS:
        issued.say("accepted", **YES)
    before = everything(issued.desk)
    shown = issued.preview(decision, **fields)
    assert everything(issued.desk) == before
    assert shown.before == handoffs.show_handoff(issued.desk, issued.number).row
    replies.take_in(issued.desk, shown)
    assert handoffs.show_handoff(issued.desk, issued.number).row == shown.after
    lead = lead_views.show_lead(issued.desk, issued.lead).subject
    assert lead.state.value == shown.lead.after
    assert getattr(lead, "resume_on", None) == shown.lead.resume_on


def test_a_preview_says_who_what_and_what_was_not_read(issued: Issued) -> None:
    shown = issued.preview("returned", gaps=["need", "the moon"], owner="Priya", terms={"leads": "sales"})
    assert (shown.version, shown.gaps) == (1, (issued.desk.playbook.criterion("need").label, "the moon"))
    assert shown.read.ignored == ("owner", "terms")
    assert (shown.before.answer_due, shown.lead.after) == ("2026-11-30", "handed off")


def test_a_preview_gives_the_advice_of_the_reason(issued: Issued) -> None:
    shown = issued.preview("declined", code="Not the customer's decision")
    assert shown.reason is not None
    assert shown.reason.advice == "Ask where the decision is taken; somebody there may have the same need."


def test_an_incomplete_yes_is_previewed_with_the_text_that_asks_for_the_rest(issued: Issued) -> None:
    shown = issued.preview("accepted", nextAction="Call Tom")
    assert shown.missing == ("its date", "the terms acknowledged")
    assert shown.request == details_request(issued.desk, issued.number, shown.missing)
    assert (shown.before.answer_due, shown.after.answer_due) == ("2026-11-30", "2026-12-02")


def test_a_preview_of_a_reply_that_was_taken_in_says_so_and_changes_nothing(issued: Issued) -> None:
    issued.say("declined", code="wrong-team")
    shown = issued.preview("declined", code="wrong-team")
    assert shown.taken_in_at == "2026-11-23T14:10:00Z"
    assert shown.before == shown.after
    assert (shown.lead.before, shown.lead.after, shown.request) == ("qualified", "qualified", "")
    before = everything(issued.desk)
    with pytest.raises(UserError, match="was taken in before"):
        replies.take_in(issued.desk, shown)
    assert everything(issued.desk) == before


def test_what_was_shown_before_the_journal_moved_on_is_refused(issued: Issued) -> None:
    shown = issued.preview("accepted", **YES)
    handoffs.extend(issued.desk, issued.number, "Their board meets in March.")
    before = everything(issued.desk)
    with pytest.raises(UserError, match="has moved on"):
        replies.take_in(issued.desk, shown)
    assert everything(issued.desk) == before
    replies.take_in(issued.desk, issued.preview("accepted", **YES))
    assert issued.state == "accepted"


def test_a_yes_without_details_after_a_return_is_refused_as_a_whole_one_is(issued: Issued) -> None:
    issued.say("returned", gaps=["size"])
    for fields in ({}, YES):
        with pytest.raises(UserError, match="is returned and cannot become accepted"):
            issued.preview("accepted", **fields)
