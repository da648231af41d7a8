"""Signals that were dismissed, each as its rule and the folded words of its sentence."""

from __future__ import annotations

import json
from collections.abc import Collection

from desktop.store.journal import Journal


def dismiss(journal: Journal, rule: str, sentence: str, at: str) -> None:
    """Remember that a rule is not to speak of a sentence any more."""
    journal.execute(
        "INSERT INTO dismissed_signals (rule, sentence, dismissed_at) VALUES (?, ?, ?) "
        "ON CONFLICT (rule, sentence) DO NOTHING",
        (rule, sentence, at),
    )


def take_back(journal: Journal, rule: str, sentence: str) -> int:
    """Forget a dismissal, and return how many there were."""
    return journal.execute("DELETE FROM dismissed_signals WHERE rule = ? AND sentence = ?", (rule, sentence))


def dismissed_of(journal: Journal, asked: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return which of these pairs of rule and sentence were dismissed."""
    rows = journal.rows(
        "SELECT d.rule, d.sentence FROM json_each(?) AS asked JOIN dismissed_signals AS d "
        "ON d.rule = asked.value ->> 0 AND d.sentence = asked.value ->> 1",
        (json.dumps(sorted(asked)),),
    )
    return {(row["rule"], row["sentence"]) for row in rows}


def any_dismissed(journal: Journal) -> bool:
    """Say whether anything was dismissed at all."""
    return bool(journal.value("SELECT 1 FROM dismissed_signals LIMIT 1"))
