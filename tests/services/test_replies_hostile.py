"""Bad answers are refused with one sentence, and nothing of them is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.services import handoffs, record, replies
from tests.hostile_replies import MARKUP, READ, REFUSED, YES, reply_file
from tests.services.test_briefs import issue
from tests.services.test_replies import Issued, everything


@pytest.fixture
def issued(tmp_path: Path) -> Issued:
    return Issued(tmp_path)


def refused(issued: Issued, data: bytes, sentence: str) -> None:
    before = everything(issued.desk)
    for work in (replies.preview_reply, replies.import_reply):
        with pytest.raises(UserError, match=sentence) as error:
            work(issued.desk, data)
        assert str(error.value).count("\n") == 0
        assert error.value.remedy
    assert everything(issued.desk) == before


@pytest.mark.parametrize("name", REFUSED)
def test_a_bad_answer_leaves_no_trace(issued: Issued, name: str) -> None:
    make, sentence = REFUSED[name]
    refused(issued, make(issued.number, issued.hash), sentence)


def test_an_answer_to_another_version_leaves_no_trace(issued: Issued, tmp_path: Path) -> None:
    first = reply_file(issued.number, issued.hash)
    issued.say("returned", gaps=["size"])
    issue(issued.desk, tmp_path, issued.lead)
    refused(issued, first, "answers version 1 of .*; version 2 is out")


@pytest.mark.parametrize("decision", ["accepted", "returned", "seen", "won"])
def test_what_contradicts_an_ending_leaves_no_trace(issued: Issued, decision: str) -> None:
    issued.say("declined", code="wrong-team")
    refused(
        issued, reply_file(issued.number, issued.hash, decision=decision), "is declined and cannot become"
    )


def test_a_replay_leaves_no_trace(issued: Issued) -> None:
    data = reply_file(issued.number, issued.hash)
    replies.import_reply(issued.desk, data)
    before = everything(issued.desk)
    for again in (data, data.replace(b'"v": 1', b'"v":  1,  "owner": "me"')):
        with pytest.raises(UserError, match="was taken in before"):
            replies.import_reply(issued.desk, again)
    assert everything(issued.desk) == before


@pytest.mark.parametrize("name", READ)
def test_what_is_hard_to_read_is_read(issued: Issued, name: str) -> None:
    shown = replies.preview_reply(issued.desk, READ[name](issued.number, issued.hash))
    assert (shown.missing, shown.after.handoff.state.value) == ((), "accepted")
    replies.take_in(issued.desk, shown)
    handoff = handoffs.show_handoff(issued.desk, issued.number).row.handoff
    assert handoff.next_action_on == "2026-12-01"
    assert handoff.next_action in (YES["nextAction"], "Call Tom about Zürich", MARKUP)
    assert all(verdict.sound for verdict in record.verify_record(issued.desk))


def test_markup_is_kept_as_the_words_that_it_is(issued: Issued) -> None:
    replies.import_reply(issued.desk, READ["markup in every field"](issued.number, issued.hash))
    said = handoffs.show_handoff(issued.desk, issued.number).replies[-1]
    assert (said.by, said.next_action, said.text) == (f"{MARKUP} <{MARKUP}>", MARKUP, MARKUP)
