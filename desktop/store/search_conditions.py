"""The conditions of a search on entries, as SQL that reads indexes and never an entry's long text.

The entry is the alias `i` everywhere. A set of entries is a list of `seq` out of one index: reading a column that
stands after the text would cost a page or two of every entry.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from desktop.domain.search import Phrase
from desktop.domain.search_filters import Condition, Sought

Clause = tuple[str, list[str]]

_ANY = "(SELECT value FROM json_each(?))"
_MARKS = {
    "opportunity": "i.id IN (SELECT interaction_id FROM evidence WHERE opportunity_id IS NOT NULL)",
    "referral": "i.id IN (SELECT interaction_id FROM evidence WHERE referral_id IS NOT NULL)",
    "promise": "i.id IN (SELECT interaction_id FROM promises WHERE interaction_id IS NOT NULL)",
    "follow-up": "i.id IN (SELECT interaction_id FROM follow_ups)",
    "attachment": "i.id IN (SELECT interaction_id FROM attachments "
    "WHERE interaction_id IS NOT NULL AND detached_at IS NULL)",
    "tag": "i.id IN (SELECT interaction_id FROM tags)",
    "client": "i.seq IN (SELECT seq FROM interactions WHERE client_id IS NOT NULL)",
    "engagement": "i.seq IN (SELECT seq FROM interactions WHERE engagement_id IS NOT NULL)",
    "person": "i.id IN (SELECT interaction_id FROM participants)",
    "temperature": "i.seq IN (SELECT seq FROM interactions WHERE temperature IS NOT NULL)",
}
_OPEN = "i.id IN (SELECT interaction_id FROM follow_ups WHERE done_at IS NULL)"
_STATES = {
    "private": "i.seq IN (SELECT seq FROM interactions WHERE sharing = 'private')",
    "shareable": "i.seq IN (SELECT seq FROM interactions WHERE sharing = 'shareable')",
    "open": _OPEN,
    "done": f"(i.id IN (SELECT interaction_id FROM follow_ups) AND NOT {_OPEN})",
}
_LINKED = {
    "with": f"i.id IN (SELECT interaction_id FROM participants WHERE person_id IN {_ANY})",
    "tag": f"i.id IN (SELECT interaction_id FROM tags WHERE folded IN {_ANY})",
}
_COLUMNS = {
    "client": "client_id",
    "engagement": "engagement_id",
    "kind": "kind",
    "temperature": "temperature",
}
_BOUNDS = {"since": "i.at >= ?", "until": "i.at < ?"}


def entry_clause(conditions: Sequence[Condition]) -> Clause:
    """Return the condition on `i` that all of `conditions` make, and its values; empty for none."""
    clauses = [_clause(condition) for condition in conditions]
    return " AND ".join(sql for sql, _ in clauses), [value for _, values in clauses for value in values]


def client_clause(conditions: Sequence[Condition], column: str) -> Clause:
    """Return the condition on a column of client ids that the `client:` filters make."""
    parts = [f"({column} IN {_ANY}) {'IS NOT TRUE' if item.negated else ''}" for item in conditions]
    return " AND ".join(parts), [json.dumps(item.values) for item in conditions]


def words_clause(sought: Sought) -> Clause:
    """Return the condition on `i` that the words make, as a set of entries."""
    inside = "i.seq {} (SELECT rowid FROM interactions_fts WHERE interactions_fts MATCH ?)"
    if sought.wanted:
        return inside.format("IN"), [match_expression(sought)]
    return inside.format("NOT IN"), [" OR ".join(_quoted(phrase) for phrase in sought.unwanted)]


def match_expression(sought: Sought) -> str:
    """Return the FTS5 expression of the words; one that is begun needs two letters to stand for what it begins."""
    wanted = [_quoted(phrase) for phrase in sought.wanted]
    if sought.begun and len(sought.wanted[-1][-1]) > 1:
        wanted[-1] += "*"
    expression = " AND ".join(wanted)
    if sought.unwanted:
        expression = f"({expression}) NOT ({' OR '.join(_quoted(phrase) for phrase in sought.unwanted)})"
    return expression


def _quoted(phrase: Phrase) -> str:
    return '"' + " ".join(phrase) + '"'


def _clause(condition: Condition) -> Clause:
    sql, values = _plain_clause(condition)
    return (f"({sql}) IS NOT TRUE" if condition.negated else sql), values


def _plain_clause(condition: Condition) -> Clause:
    name, values = condition.name, condition.values
    if name in _BOUNDS:
        return _BOUNDS[name], [str(values[0])]
    if name in ("has", "is"):
        words = _MARKS if name == "has" else _STATES
        return "(" + " OR ".join(words[str(value)] for value in values) + ")", []
    if name in _LINKED:
        return _LINKED[name], [json.dumps(values)]
    column = _COLUMNS[name]
    if len(values) == 1 and name in ("client", "kind"):
        return f"i.{column} = ?", [str(values[0])]
    return f"i.seq IN (SELECT seq FROM interactions WHERE {column} IN {_ANY})", [json.dumps(values)]
