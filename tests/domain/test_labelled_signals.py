"""The labelled sentences are fit to measure signals by: well formed, mixed, and mostly ordinary."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

from desktop.domain.signals import SignalKind
from desktop.exchange.playbook import load

DEFAULT = Path(__file__).resolve().parents[2] / "resources" / "playbook" / "default.toml"
FOLDER = Path(__file__).resolve().parents[1] / "data" / "signals"
SET = tomllib.loads((FOLDER / "labelled.toml").read_text(encoding="utf-8"))
SENTENCES: list[dict[str, str]] = SET["sentence"]
COLLEAGUES: list[str] = SET["colleagues"]


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def test_every_sentence_has_a_text_a_language_and_a_label_that_exist() -> None:
    labels = {kind.value for kind in SignalKind} | {"none"}
    for sentence in SENTENCES:
        assert set(sentence) - {"speaker"} == {"text", "language", "label"}, sentence
        assert sentence["text"].strip() == sentence["text"] != "", sentence
        assert "\n" not in sentence["text"], sentence
        assert sentence["language"] in {"en", "de"}, sentence
        assert sentence["label"] in labels, sentence
        assert sentence.get("speaker", "colleague") == "colleague", sentence


def test_no_sentence_is_there_twice() -> None:
    seen = Counter(_words(sentence["text"]) for sentence in SENTENCES)
    assert [text for text, times in seen.items() if times > 1] == []


def test_the_sentences_to_develop_on_are_others_well_formed_and_mostly_ordinary() -> None:
    others: list[dict[str, str]] = tomllib.loads((FOLDER / "development.toml").read_text("utf-8"))["sentence"]
    assert len(others) >= 300
    assert 2 * sum(sentence["label"] == "none" for sentence in others) >= len(others)
    for sentence in others:
        assert set(sentence) == {"text", "language", "label"}, sentence
        assert sentence["language"] in {"en", "de"}, sentence
        assert sentence["label"] in {kind.value for kind in SignalKind} | {"none"}, sentence
    found = Counter((sentence["label"], sentence["language"]) for sentence in others)
    for kind in SignalKind:
        assert min(found[kind.value, "en"], found[kind.value, "de"]) >= 20, kind
    measured = {_words(sentence["text"]) for sentence in SENTENCES}
    assert not any(_words(sentence["text"]) in measured for sentence in others)
    assert max(Counter(_words(sentence["text"]) for sentence in others).values()) == 1


def test_there_are_enough_sentences_and_at_least_half_hold_no_signal() -> None:
    assert len(SENTENCES) >= 200
    assert 2 * sum(sentence["label"] == "none" for sentence in SENTENCES) >= len(SENTENCES)


def test_every_kind_of_signal_is_there_in_both_languages() -> None:
    found = Counter((sentence["label"], sentence["language"]) for sentence in SENTENCES)
    for kind in SignalKind:
        assert min(found[kind.value, "en"], found[kind.value, "de"]) >= 5, kind


def test_a_colleague_who_is_quoted_is_named_and_gives_no_signal() -> None:
    quoted = [sentence for sentence in SENTENCES if "speaker" in sentence]
    assert len(quoted) >= 12
    for sentence in quoted:
        assert sentence["label"] == "none", sentence
        assert any(name in sentence["text"] for name in COLLEAGUES), sentence
    others = [sentence["text"] for sentence in SENTENCES if "speaker" not in sentence]
    assert [text for text in others if any(name in text for name in COLLEAGUES)] == []


def test_the_counts_beside_the_set_are_those_of_the_set() -> None:
    found = Counter((sentence["label"], sentence["language"]) for sentence in SENTENCES)
    told = (FOLDER / "README.md").read_text(encoding="utf-8")
    for label in [*SignalKind, "none"]:
        english, german = found[str(label), "en"], found[str(label), "de"]
        assert f"| `{label}` | {english} | {german} | {english + german} |" in told


def test_nothing_of_the_default_playbook_names_a_person_or_a_firm() -> None:
    names = {part.casefold() for name in COLLEAGUES for part in name.split()}
    names |= {"northlight", "nordwind", "helix", "jonas", "anna"}
    for rule in load(DEFAULT).signals:
        for phrase in (*rule.phrases, *rule.unless, *rule.beside):
            assert names.isdisjoint(re.findall(r"\w+", phrase.source.casefold())), (rule.id, phrase.source)
