"""An answer's lines found in any text: in any order, quoted, with bullets, amid a mail."""

from __future__ import annotations

import re

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.replies import Decision

_FIELDS = {
    "brief": "brief",
    "lead brief": "brief",
    "decision": "decision",
    "entscheidung": "decision",
    "by": "by",
    "next action": "next action",
    "next step": "next action",
    "nächster schritt": "next action",
    "on": "on",
    "on which day": "on",
    "am": "on",
    "terms acknowledged": "terms acknowledged",
    "terms accepted": "terms acknowledged",
    "reason": "reason",
    "code": "reason",
    "grund": "reason",
    "missing": "missing",
    "es fehlt": "missing",
    "comment": "comment",
    "kommentar": "comment",
    "delivery should have known": "lesson",
    "should have known": "lesson",
    "hätte man wissen sollen": "lesson",
}
_CONTINUED = frozenset(("next action", "missing", "comment", "lesson"))
_LONG_LINE = 55
_DECISIONS = {
    Decision.ACCEPTED: (
        "accepted",
        "accept",
        "yes",
        "i take it on",
        "take it on",
        "i take it",
        "ja",
        "angenommen",
    ),
    Decision.RETURNED: ("returned", "return", "something is missing", "missing", "incomplete", "zurück"),
    Decision.DECLINED: ("declined", "decline", "no", "not for us", "nein", "abgelehnt"),
    Decision.SEEN: ("seen", "read", "received", "gesehen", "gelesen"),
    Decision.WON: ("won", "gewonnen"),
    Decision.LOST: ("lost", "verloren"),
    Decision.DISQUALIFIED: ("disqualified", "disqualify"),
}
_MEANING = {word: decision for decision, words in _DECISIONS.items() for word in words}
_BETWEEN = re.compile(r"\s*[,.;:!–—(/|]\s*|\s+-\s+|\s+or\s+|\s+oder\s+")
_QUOTING = re.compile(r"^[\s>|]*")
_BULLET = re.compile(r"^(?:[-*•·–+]|\d{1,2}[.)])\s+")
_LINE = re.compile(r"^[*_`]{0,3}([^\W\d_][^:：]{0,29}?)[*_`]{0,3}\s*[:：][*_`]{0,3}\s*(.*)$")


def decision(text: str) -> Decision | None:
    """Return the one decision that `text` names, None where it names none or several."""
    folded = _plain(text)
    if folded in _MEANING:
        return _MEANING[folded]
    named = [_MEANING.get(part.removeprefix("but ").strip()) for part in _BETWEEN.split(folded)]
    return named[0] if named[0] and not set(named) - {named[0], None} else None


def find(text: str) -> dict[str, str]:
    """Return the filled fields of `text`; refuse two lines that contradict each other."""
    found: dict[str, str] = {}
    for field, value in _filled(text):
        if field in found and _same(found[field]) != _same(value):
            raise _contradiction(field, found[field], value)
        found.setdefault(field, value)
    return found


def _filled(text: str) -> list[tuple[str, str]]:
    """Return fields and values in their order, wrapped values joined, hints in round brackets left out."""
    fields: list[tuple[str, list[str]]] = []
    before = ""
    for raw in text.split("\n"):
        line = _BULLET.sub("", _QUOTING.sub("", raw)).rstrip()
        field, value = _split(line)
        if field:
            fields.append((field, [value]))
        elif before and _goes_on(line, before, fields[-1][0]):
            fields[-1][1].append(line.strip())
        before = line if fields and fields[-1][0] in _CONTINUED and (field or before) and line else ""
    whole = [(field, _joined(field, parts)) for field, parts in fields]
    return [(field, value) for field, value in whole if value and not _is_hint(field, value)]


def _split(line: str) -> tuple[str, str]:
    match = _LINE.match(line)
    name = re.sub(r"\s+", " ", match.group(1).casefold()).strip() if match else ""
    return (_FIELDS[name], match.group(2).strip().rstrip("*_`")) if match and name in _FIELDS else ("", "")


def _goes_on(line: str, before: str, field: str) -> bool:
    """Say whether `line` continues the field: comments do until a blank line, others where mail wrapped."""
    if set(line.strip()) <= set("-_="):
        return False
    return field == "comment" or len(before) >= _LONG_LINE


def _joined(field: str, parts: list[str]) -> str:
    return ("\n" if field == "comment" else " ").join(parts).strip()


def _is_hint(field: str, value: str) -> bool:
    hint = value.startswith("(") and value.endswith(")")
    return hint and not (field == "decision" and _plain(value) in _MEANING)


def _plain(value: str) -> str:
    return re.sub(r"\s+", " ", value.casefold()).strip(" .!*_`\"'“”()[]")


def _same(value: str) -> str:
    return re.sub(r"[\s.!,;]+", " ", value.casefold()).strip()


def _contradiction(field: str, one: str, other: str) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "The text says “{field}” twice: “{one}” and “{other}”."),
        QT_TRANSLATE_NOOP("UserError", "Keep the line that counts and remove the other."),
        field=field.capitalize(),
        one=one[:60],
        other=other[:60],
    )
