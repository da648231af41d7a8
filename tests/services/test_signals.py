"""Signals of a text on a real journal: found, dismissed for good, and never our own people's words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.signals import SignalKind
from desktop.services import clients, trash
from desktop.services.desk import Desk
from desktop.services.profile import set_profile
from desktop.services.signals import SHOWN, dismiss, find_signals, list_rules, take_dismissal_back
from desktop.store import trash as rows
from tests.desks import PROSE, make_desk, write_session

NEED = "We are dreading the billing migration in spring."
GERMAN = "Anna: „Uns graut vor der Umstellung im Frühjahr, wir brauchen dringend Hilfe.“"


def kinds(desk: Desk, text: str) -> list[str]:
    return [signal.kind.value for signal in find_signals(desk, text)]


def dismiss_first(desk: Desk, text: str) -> tuple[str, str]:
    first = find_signals(desk, text)[0]
    sentence = text[first.sentence_start : first.sentence_end]
    dismiss(desk, first.rule, sentence)
    return first.rule, sentence


def test_each_signal_has_its_sentence_and_a_reason_to_read() -> None:
    desk = make_desk()
    found = find_signals(desk, PROSE)
    assert {SignalKind.NEED, SignalKind.PROMISE_OURS} <= {signal.kind for signal in found}
    assert "We are dreading the billing" in PROSE[found[0].sentence_start : found[0].sentence_end]
    for signal in found:
        assert signal.reason.endswith(".")
        assert signal.sentence_start <= signal.start < signal.end <= signal.sentence_end


def test_german_and_english_stand_side_by_side() -> None:
    assert kinds(make_desk(), f"{GERMAN}\n\nKarsten: “{NEED}”") == ["need", "need"]


def test_what_is_dismissed_does_not_come_back() -> None:
    desk = make_desk()
    before = find_signals(desk, PROSE)
    rule, sentence = dismiss_first(desk, PROSE)
    assert find_signals(desk, PROSE) == before[1:]
    dismiss(desk, rule, sentence)
    retyped = PROSE.replace("We are dreading", "we  ARE\ndreading").replace("spring.", "spring!")
    assert len(find_signals(desk, retyped)) == len(before) - 1


def test_a_dismissal_can_be_taken_back() -> None:
    desk = make_desk()
    before = find_signals(desk, PROSE)
    rule, sentence = dismiss_first(desk, PROSE)
    take_dismissal_back(desk, rule, sentence)
    take_dismissal_back(desk, rule, sentence)
    assert find_signals(desk, PROSE) == before


def test_another_sentence_of_the_same_rule_stays() -> None:
    desk = make_desk()
    dismiss_first(desk, f"Anna: “{NEED}”")
    assert kinds(desk, "Anna: “We need help with the new billing system.”") == ["need"]


def test_a_rule_that_is_not_there_and_a_sentence_without_words_are_refused() -> None:
    desk = make_desk()
    with pytest.raises(UserError, match=r"no rule “need-xx”\. It has: .*need-en"):
        dismiss(desk, "need-xx", NEED)
    with pytest.raises(UserError, match="no sentence"):
        dismiss(desk, list_rules(desk)[0].id, " …!– ")
    assert not rows.dismissed(desk.journal)


def test_our_own_people_are_quoted_without_a_signal() -> None:
    desk = make_desk()
    said = f"Jonas Weber said: “{NEED}”"
    assert kinds(desk, said) == ["need"]
    clients.add_person(desk, "Jonas Weber")
    assert kinds(desk, said) == []
    assert kinds(desk, said.replace("Jonas Weber", "Jonas")) == []
    assert kinds(desk, f"{said}\n\nAnna said: “{NEED}”") == ["need"]


def test_my_own_words_under_my_name_are_no_signal() -> None:
    desk = make_desk()
    said = f"Tom Berger: “{NEED}”"
    assert kinds(desk, said) == ["need"]
    set_profile(desk, name="Tom Berger")
    assert kinds(desk, said) == []


def test_people_of_a_client_are_no_colleagues() -> None:
    desk = make_desk()
    client = clients.add_client(desk, "Helix").made
    clients.add_person(desk, "Jonas Weber", client=client)
    assert kinds(desk, f"Jonas Weber said: “{NEED}”") == ["need"]


def test_a_playbook_without_rules_finds_nothing() -> None:
    desk = make_desk()
    assert find_signals(replace(desk, playbook=replace(desk.playbook, signals=())), PROSE) == ()


def test_a_huge_text_has_a_limited_number_of_signals() -> None:
    lines = "\n".join(f"- Anna {number}: “{NEED}”" for number in range(10_000))
    assert 100 < len(find_signals(make_desk(), lines)) <= SHOWN


def test_erasing_an_entry_forgets_what_was_dismissed_in_it() -> None:
    desk = make_desk()
    kept = "Karsten: “We urgently need help with the audit, we are struggling.”"
    dismiss_first(desk, kept)
    for text in (PROSE, GERMAN):
        entry = write_session(desk, text)
        before = find_signals(desk, text)
        dismiss_first(desk, text)
        trash.trash_entry(desk, entry)
        assert len(rows.dismissed(desk.journal)) == 2
        trash.delete_now(desk, [entry])
        assert find_signals(desk, text) == before
        assert kinds(desk, kept) == []


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from([NEED, GERMAN, "„Straße“ — it´s  ‘fine’", "*a_b*", "…", "\n", "\n\n", "- "])))
def test_whatever_stands_around_it_a_dismissed_sentence_is_found_again_to_forget(parts: list[str]) -> None:
    desk = make_desk()
    text = f"{' '.join(parts)}\n\nAnna: “{NEED}”"
    entry = write_session(desk, text)
    for signal in find_signals(desk, text):
        dismiss(desk, signal.rule, text[signal.sentence_start : signal.sentence_end])
    assert find_signals(desk, text) == ()
    trash.trash_entry(desk, entry)
    trash.delete_now(desk, [entry])
    assert rows.dismissed(desk.journal) == []
