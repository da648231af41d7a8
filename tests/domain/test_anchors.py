"""Passages stay on their sentence while the text around them changes, or are known to be edited away."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.anchors import Edit, moved
from desktop.domain.text import Span, canonical


def folded(text: str) -> str:
    return " ".join(text.split())


def at(text: str, sentence: str, nth: int = 0) -> Span:
    """Return where a sentence stands for the nth time."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(sentence, start + 1)
    return Span(start, start + len(sentence))


def follow(old: str, new: str, sentence: str, nth: int = 0) -> Span | None:
    (found,) = moved(old, new, [at(old, sentence, nth)])
    return found


TWICE = "Anna: “We need help.” I nodded.\nKarsten: “We need help.” Nobody laughed.\nEnd."


@pytest.mark.parametrize("nth", [0, 1])
@pytest.mark.parametrize(
    "change",
    [
        lambda text: "First, hello. " + text,
        lambda text: text + "\nAnd goodbye.",
        lambda text: text.replace(" I nodded.", ""),
        lambda text: text.replace("nodded", "asked whether they need help and nodded"),
        lambda text: text.replace(" ", "\n  "),
        lambda text: text.replace("“", "").replace("”", ""),
        lambda text: "We need help.\n" + text,
        lambda text: text.replace("Karsten:", "We need help. So Karsten:"),
    ],
)
def test_of_two_equal_sentences_each_highlight_stays_on_its_own(change, nth) -> None:  # type: ignore[no-untyped-def]
    new = change(TWICE)
    found = follow(TWICE, new, "We need help.", nth)
    assert found is not None
    assert folded(found.cut(new)) == "We need help."
    name = ("Anna:", "Karsten:")[nth]
    assert new.index(name) < found.start < new.index(name) + len(name) + 8


def test_a_sentence_that_is_edited_away_does_not_jump_to_its_double() -> None:
    new = TWICE.replace("Karsten: “We need help.” Nobody", "Karsten: “We need a hand.” Nobody")
    assert follow(TWICE, new, "We need help.", 1) is None
    kept = follow(TWICE, new, "We need help.", 0)
    assert kept is not None
    assert kept.start == TWICE.index("We need help.")


def test_a_sentence_that_comes_back_is_found_and_one_that_was_another_s_is_not() -> None:
    gone = TWICE.replace("Karsten: “We need help.” ", "")
    assert follow(TWICE, gone, "We need help.", 1) is None
    assert Edit(gone, gone + " Also.").returned("We need help.") is None
    back = Edit(gone, TWICE).returned("We  need\nhelp.")
    assert back == at(TWICE, "We need help.", 1)


def test_a_sentence_that_is_moved_elsewhere_takes_its_highlight_along() -> None:
    old = "One is here. " + "Some filling words come now. " * 5 + "The budget is gone. Last."
    new = "The budget is gone. " + old.replace("The budget is gone. ", "")
    assert follow(old, new, "The budget is gone.") == at(new, "The budget is gone.")


def test_a_word_is_not_found_inside_a_longer_one() -> None:
    assert follow("The plan is good.", "The planning is good.", "plan") is None
    assert follow("The plan is good.", "Hm. The plan, then, is good.", "plan") is not None
    assert follow("an e is", "an e\u0315 is", "e") is None


def test_half_words_and_marks_around_a_sentence_are_kept_out() -> None:
    old = "(“Who helps us?”), she said."
    new = "She said: „Who helps us?“ again."
    found = follow(old, new, "Who helps us?")
    assert found is not None
    assert found.cut(new) == "Who helps us?"


def test_white_space_alone_has_no_place() -> None:
    assert moved("a   b", "a   b", [Span(1, 3)]) == (None,)
    assert moved("", "a", [Span(0, 0)]) == (None,)
    assert moved("We need help.", "", [Span(5, 5)]) == (None,)


PIECES = st.sampled_from(
    [
        "We need help. ", "We need help.\n", "help ", "We ", "Yes. ", "Yes. Yes. ", "🚀 ", "👩‍👩‍👧 said ", "e\u0315 ",
        "Cafe\u0301 ", "\r\n", "\n\n", "  ", "“", "”", "نورد ", "- [ ] call\r\n", "planning ", "plan", "x",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map(lambda pieces: canonical("".join(pieces)))


@settings(max_examples=400, deadline=None)
@given(TEXTS, TEXTS, st.data())
def test_whatever_is_edited_a_highlight_covers_its_sentence_or_nothing(
    old: str, new: str, data: st.DataObject
) -> None:
    spans = []
    for _ in range(3):
        start = data.draw(st.integers(0, len(old)))
        spans.append(Span(start, data.draw(st.integers(start, len(old)))))
    for span, found in zip(spans, moved(old, new, spans), strict=True):
        if found is not None:
            assert folded(found.cut(new)) == folded(span.cut(old))
            assert found.cut(new) == found.cut(new).strip()
        if folded(span.cut(old)) not in folded(new):
            assert found is None


@settings(max_examples=400, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=5), st.data())
def test_edits_around_equal_sentences_leave_each_highlight_on_its_own(
    texts: list[str], data: st.DataObject
) -> None:
    """Each sentence stands between two names of its own, so that it can be told which is which."""

    def written(between: list[str]) -> str:
        blocks = [f"{text} [{n} We dread the move.\n In spring! {n}]" for n, text in enumerate(between)]
        return canonical("\n".join(blocks))

    edited = [data.draw(st.one_of(st.just(text), TEXTS)) for text in texts]
    old, new = written(texts), written(edited)
    sentence = "We dread the move.\n In spring!"
    spans = [at(old, sentence, n) for n in range(len(texts))]
    assert moved(old, new, spans) == tuple(at(new, sentence, n) for n in range(len(texts)))


@settings(max_examples=300, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=4), st.data())
def test_an_edit_inside_a_sentence_ends_its_highlight_and_no_other(
    texts: list[str], data: st.DataObject
) -> None:
    sentence = "We dread the move in spring!"
    old = canonical("\n".join(f"{text} [{n} {sentence} {n}]" for n, text in enumerate(texts)))
    hit = data.draw(st.integers(0, len(texts) - 1))
    cut = at(old, sentence, hit)
    place = data.draw(st.integers(cut.start + 1, cut.end - 1))
    put = data.draw(st.sampled_from(["", "é", "🚀", "not ", "\u0315"]))
    drop = data.draw(st.integers(0 if put else 1, 5))
    new = canonical(old[:place] + put + old[min(place + drop, cut.end) :])
    spans = [at(old, sentence, n) for n in range(len(texts))]
    found = moved(old, new, spans)
    if folded(old) == folded(new) or (put + old[place : place + drop]).strip() == "":
        return
    assert found[hit] is None
    left = [span for n, span in enumerate(found) if n != hit]
    assert left == [at(new, sentence, n) for n in range(len(texts) - 1)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "word and again\n" * 70_000,
            "so\n" + "word and again\n" * 60_000 + "end\n" + "word and again\n" * 9000,
        ),
        ("yes\n" * 10_000, "no\nyes\n" * 10_000),
        ("".join(f"line {n}\n" for n in range(10_000)), "".join(f"line {9999 - n}\n" for n in range(10_000))),
        ("x" * 1_000_000, "y" + "x" * 1_000_000),
        ("a b " * 250_000, "b a " * 250_000),
    ],
)
def test_long_texts_do_not_hang(old: str, new: str) -> None:
    began = time.perf_counter()
    spans = [Span(at, at + 40) for at in range(0, len(old) - 40, len(old) // 200)]
    found = moved(old, new, spans)
    assert len(found) == len(spans)
    assert time.perf_counter() - began < 20
