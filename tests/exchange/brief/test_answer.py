"""The lines that sales types, and the mails in which they are typed."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import unquote

from desktop.domain.playbook import Involvement
from desktop.domain.replies import Decision
from desktop.exchange.brief import answer
from tests.exchange.answers import read_reply
from tests.exchange.samples import brief


def test_an_answer_names_the_version_of_the_first_brief_too() -> None:
    assert answer.lines(brief())[0] == "Brief: EJ-7F3K-92Q7-v1"
    assert all("EJ-7F3K-92Q7-v1" in unquote(link.address) for link in answer.links(brief()))


def test_the_lines_for_every_answer_are_printed_and_count_as_empty_until_they_are_filled() -> None:
    lines = answer.lines(brief())
    assert [line.partition(":")[0] for line in lines] == [
        "Brief", "Decision", "By", "Next action", "On", "Terms acknowledged", "Missing", "Reason",
    ]  # fmt: skip
    typed = "\n".join(lines).replace(lines[1], "Decision: returned").replace(lines[-2], "Missing: the size")
    reply = read_reply(typed.encode())
    assert (reply.decision, reply.gaps, reply.code) == (Decision.RETURNED, ("the size",), "")


def test_what_is_only_for_information_asks_for_no_acceptance() -> None:
    told = replace(brief(), involvement=Involvement.INFORMATION)
    assert not any(line.startswith("Next action") for line in answer.lines(told))
    first = answer.links(told)[0]
    assert first.label == "I have read it"
    body = unquote(first.address.partition("&body=")[2])
    assert read_reply(body.encode()).decision is Decision.SEEN


def test_a_brief_with_older_words_is_answered_as_it_was_printed() -> None:
    words = {
        key: text
        for key, text in brief().words.items()
        if key not in ("seen", "answer_missing", "answer_reason")
    }
    old = replace(brief(), words=words, involvement=Involvement.INFORMATION)
    assert answer.lines(old)[0] == "Brief: EJ-7F3K-92Q7"
    assert len(answer.lines(old)) == 6
    assert answer.links(old)[0].label == "I take it on"
