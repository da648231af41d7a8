"""Signals: passages that may matter, found while one writes, and dismissed for good."""

from __future__ import annotations

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.signals import Signal, SignalRule, find, folded_sentence
from desktop.services.desk import Desk
from desktop.store import clients, signals

SHOWN = 500
"""Signals of one text at the most; the first ones count."""


def find_signals(desk: Desk, text: str) -> tuple[Signal, ...]:
    """Return what a canonical text may say, in its order, without what was dismissed.

    What our own people are quoted with is no signal: the writer of the journal, and everybody without a client.
    """
    organisations = clients.client_names(desk.journal)
    found = find(text, desk.playbook.signals, our_people(desk), organisations=organisations)[:SHOWN]
    if not found or not signals.any_dismissed(desk.journal):
        return found
    pairs = [(signal.rule, folded_sentence(_sentence(text, signal))) for signal in found]
    dismissed = signals.dismissed_of(desk.journal, set(pairs))
    return tuple(signal for signal, pair in zip(found, pairs, strict=True) if pair not in dismissed)


def our_people(desk: Desk) -> tuple[str, ...]:
    """Return the names of our own people."""
    profile = clients.read_profile(desk.journal)
    own = (profile.name,) if profile and profile.name else ()
    return (*own, *(person.name for person in clients.people_of(desk.journal, None)))


def list_rules(desk: Desk) -> tuple[SignalRule, ...]:
    """Return the rules in force, in the order in which they are tried."""
    return desk.playbook.signals


def dismiss(desk: Desk, rule: str, sentence: str) -> Changes:
    """Never show a rule's signal in this sentence again, nor in another one of the same words."""
    words = _checked(desk, rule, sentence)
    with desk.journal.transaction():
        signals.dismiss(desk.journal, rule, words, desk.now())
    return Changes.of((Kind.INTERACTION, ""))


def take_dismissal_back(desk: Desk, rule: str, sentence: str) -> Changes:
    """Let a rule speak of a sentence again; nothing happens where it was not dismissed."""
    with desk.journal.transaction():
        signals.take_back(desk.journal, rule, folded_sentence(sentence))
    return Changes.of((Kind.INTERACTION, ""))


def _sentence(text: str, signal: Signal) -> str:
    return text[signal.sentence_start : signal.sentence_end]


def _checked(desk: Desk, rule: str, sentence: str) -> str:
    """Return a sentence as it is remembered; a rule that is unknown and a sentence without words are refused."""
    known = [item.id for item in desk.playbook.signals]
    if rule not in known:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The playbook has no rule “{rule}”."),
            QT_TRANSLATE_NOOP("UserError", "It has: {known}."),
            rule=rule[:60],
            known=", ".join(known) or "none",
        )
    words = folded_sentence(sentence)
    if not words:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "There is no sentence to leave alone."),
            QT_TRANSLATE_NOOP("UserError", "Give the sentence in which the signal was shown."),
        )
    return words
