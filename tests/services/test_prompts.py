"""The one question after saving, on a real journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.domain.errors import UserError
from desktop.domain.interactions import EntryForm, InteractionKind
from desktop.services import clients, follow_ups, interactions, leads, trash, versions
from desktop.services.desk import Desk
from desktop.services.prompts import answer_prompt, ask_again, fitting_prompt, put_off, words_meant
from desktop.services.signals import dismiss, find_signals
from tests.desks import NOW, make_desk, write_session

PROMISED = "I will send Anna the revised plan."
NEEDED = "Anna: “We are dreading the billing migration in spring.”"
ORDINARY = "We went through the list of tickets with Anna. All of them were closed."


def asked(desk: Desk, entry: str) -> str:
    prompt = fitting_prompt(desk, entry)
    return prompt.id if prompt else ""


def text_of(desk: Desk, entry: str) -> str:
    return interactions.show_entry(desk, entry).entry.text


def written(desk: Desk, **words: object) -> str:
    return interactions.add_entry(desk, EntryForm(**words)).made  # type: ignore[arg-type]


def test_an_ordinary_session_is_followed_by_no_question() -> None:
    desk = make_desk()
    assert fitting_prompt(desk, write_session(desk, ORDINARY)) is None


def test_a_promise_without_a_follow_up_is_asked_about_and_one_with_it_is_not() -> None:
    desk = make_desk()
    assert asked(desk, write_session(desk, PROMISED)) == "our-promise-without-a-day"
    assert asked(desk, write_session(desk, f"{PROMISED}\n[ ] send the plan by Friday")) == ""


def test_a_promise_that_is_noted_as_one_needs_no_follow_up() -> None:
    desk = make_desk()
    entry = write_session(desk, PROMISED)
    clients.make_promise(desk, "Nordwind Energie", "The revised plan", entry=entry)
    assert asked(desk, entry) == ""


def test_it_repeats_the_sentence_that_it_is_about() -> None:
    desk = make_desk()
    entry = write_session(desk, f"{ORDINARY} {PROMISED} She liked that.")
    prompt = fitting_prompt(desk, entry)
    assert prompt is not None
    assert words_meant(desk, entry, prompt) == PROMISED
    cold = next(prompt for prompt in desk.playbook.prompts if prompt.id == "cold-session")
    assert words_meant(desk, entry, cold) == ""


def test_a_need_is_asked_about_as_far_as_it_is_not_known() -> None:
    desk = make_desk()
    assert asked(desk, write_session(desk, "They need a new billing system.")) == "need-in-their-words"
    assert asked(desk, write_session(desk, NEEDED)) == "need-outcome"


def test_a_workshop_of_which_nothing_was_taken_along_is_asked_about() -> None:
    desk = make_desk()
    workshop = {"client": "Nordwind", "people": ("Anna Meyer",), "kind": InteractionKind.WORKSHOP}
    assert asked(desk, written(desk, text=ORDINARY, **workshop)) == "workshop-quiet"
    assert asked(desk, written(desk, text=f"{ORDINARY}\n[ ] write it up", **workshop)) == ""


def test_not_today_lasts_until_tomorrow() -> None:
    desk = make_desk()
    entry = write_session(desk, PROMISED)
    put_off(desk, "our-promise-without-a-day")
    assert asked(desk, entry) != "our-promise-without-a-day"
    assert asked(desk, write_session(desk, PROMISED)) != "our-promise-without-a-day"
    late = replace(desk, clock=lambda: NOW + timedelta(hours=9))
    assert asked(late, entry) != "our-promise-without-a-day"
    tomorrow = replace(desk, clock=lambda: NOW + timedelta(hours=10))
    assert asked(tomorrow, entry) == "our-promise-without-a-day"
    put_off(tomorrow, "our-promise-without-a-day")
    assert asked(tomorrow, entry) == ""
    ask_again(tomorrow, "our-promise-without-a-day")
    assert asked(tomorrow, entry) == "our-promise-without-a-day"


def test_what_is_dismissed_is_not_asked_about() -> None:
    desk = make_desk()
    entry = write_session(desk, PROMISED)
    dismiss(desk, find_signals(desk, PROMISED)[0].rule, PROMISED)
    assert asked(desk, entry) == ""


def test_an_answer_that_is_a_deed_becomes_a_follow_up() -> None:
    desk = make_desk()
    entry = write_session(desk, PROMISED)
    answer_prompt(desk, entry, "our-promise-without-a-day", "send the plan\nby Friday")
    assert text_of(desk, entry) == f"{PROMISED}\n\n- [ ] send the plan by Friday"
    row = follow_ups.list_follow_ups(desk)[0]
    assert (row.text, row.due_on) == ("send the plan", "2026-11-27")
    assert len(versions.list_versions(desk, entry)) == 2
    assert asked(desk, entry) == ""


def test_any_other_answer_stands_under_its_question_and_is_not_asked_for_again() -> None:
    desk = make_desk()
    entry = written(desk, text=ORDINARY, temperature=-1, client="Nordwind", people=("Anna Meyer",))
    assert asked(desk, entry) == "cold-session"
    answer_prompt(desk, entry, "cold-session", " That I heard them. ")
    question = next(prompt.question for prompt in desk.playbook.prompts if prompt.id == "cold-session")
    assert text_of(desk, entry) == f"{ORDINARY}\n\n## {question}\nThat I heard them."
    assert asked(desk, entry) == ""


def test_what_is_typed_in_the_entry_meanwhile_stays_and_gets_the_answer_too() -> None:
    desk = make_desk()
    entry = write_session(desk, PROMISED)
    interactions.keep_draft(desk, entry, EntryForm(text=f"{PROMISED} She was glad.", title="Plan"))
    answer_prompt(desk, entry, "our-promise-without-a-day", "send the plan")
    draft = interactions.list_drafts(desk)[entry]
    assert (draft.text, draft.title) == (f"{PROMISED} She was glad.\n\n- [ ] send the plan", "Plan")


def test_what_is_known_of_the_opportunity_is_not_asked() -> None:
    desk = make_desk()
    entry = write_session(desk, NEEDED)
    lead = leads.spot_opportunity(
        desk, entry, "We are dreading the billing migration in spring.", "Billing"
    ).made
    assert asked(desk, entry) in {"need-cost", "need-timing"}
    leads.answer(desk, lead, "cost", "A month of rework.")
    assert asked(desk, entry) == "need-timing"
    leads.answer(desk, lead, "timing", "Before the audit in May.")
    assert asked(desk, entry) == "need-who-feels-it"


def test_prompts_of_equal_weight_take_turns() -> None:
    desk = make_desk()
    told = [asked(desk, write_session(desk, "Anna is leaving the company in March.")) for _ in range(4)]
    assert sorted(set(told)) == ["move-goodbye", "move-successor"]
    assert told[:2] == told[2:]


def test_nobody_is_missed_where_a_mail_was_read() -> None:
    desk = make_desk()
    assert asked(desk, written(desk, text=ORDINARY, client="Nordwind")) == "nobody-named"
    mail = written(desk, text=ORDINARY, client="Nordwind", kind=InteractionKind.EMAIL)
    assert asked(desk, mail) == ""


def test_neither_an_agenda_nor_the_trash_is_asked_about() -> None:
    desk = make_desk()
    agenda = written(desk, text=PROMISED, at="2026-11-24 09:00")
    assert fitting_prompt(desk, agenda) is None
    entry = write_session(desk, PROMISED)
    trash.trash_entry(desk, entry)
    assert fitting_prompt(desk, entry) is None


def test_an_empty_answer_and_an_unknown_prompt_are_refused() -> None:
    desk = make_desk()
    entry = write_session(desk, PROMISED)
    with pytest.raises(UserError, match="answer is empty"):
        answer_prompt(desk, entry, "cold-session", " \n")
    for act in (put_off, ask_again):
        with pytest.raises(UserError, match=r"no prompt “nothing”\. It has: our-promise"):
            act(desk, "nothing")
    assert text_of(desk, entry) == PROMISED


def test_a_playbook_without_prompts_asks_nothing() -> None:
    desk = make_desk()
    entry = write_session(desk, PROMISED)
    assert fitting_prompt(replace(desk, playbook=replace(desk.playbook, prompts=())), entry) is None
