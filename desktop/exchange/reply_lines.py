"""An answer's lines found in any text: in any order, quoted, with bullets, amid a mail."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.numbers import parse
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
    "what delivery should have known": "lesson",
    "what should delivery have known?": "lesson",
    "hätte man wissen sollen": "lesson",
}
_FREE = frozenset(("missing", "reason", "comment", "lesson"))
"""Fields that go on until a blank line."""
_WRAPPED = frozenset(("next action",))
"""Fields of one line, which a mail program may have wrapped."""
_NEVER_READ = frozenset(
    "owner,new owner,relationship owner,account owner,steward,terms,leads,who leads,contact protocol,"
    "protected until,registered until,beziehung,betreuer,abmachung".split(",")
)
"""What no answer can change, and which is named where it is tried."""
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
_ANOTHER_MAIL = re.compile(
    r"(?:from|sent|to|cc|subject|date|von|gesendet|an|betreff|datum)\s*:\s|-+\s*original|"
    r".*(?:wrote|schrieb)\b.*:$|.*@.*:$",
    re.IGNORECASE,
)
"""How mail programs begin what they quote."""
_LONGEST_HEAD = 300
_BULLET = re.compile(r"^(?:[-*•·–+]|\d{1,2}[.)])\s+")
_LINE = re.compile(r"^[*_`]{0,3}([^\W\d_][^:：]{0,39}?)[*_`]{0,3}\s*[:：][*_`]{0,3}\s*(.*)$")


def decision(text: str) -> Decision | None:
    """Return the one decision that `text` names, None where it names none or several."""
    folded = _plain(text)
    if folded in _MEANING:
        return _MEANING[folded]
    named = [_MEANING.get(part.removeprefix("but ").strip()) for part in _BETWEEN.split(folded)]
    return named[0] if named[0] and not set(named) - {named[0], None} else None


def find(text: str) -> tuple[dict[str, str], list[str]]:
    """Return the filled fields of `text`, and the labels among them that are none.

    Two lines that contradict each other are refused.
    """
    found: dict[str, str] = {}
    fields, beside = _fields_of(text)
    for name, value in _filled(fields):
        before = found.setdefault(name, value)
        if name == "brief" and _one_brief(before, value):
            found[name] = max(before, value, key=len)  # the one that says which version
        elif _same(before) != _same(value):
            raise _contradiction(name, before, value)
    return found, beside


@dataclass(slots=True)
class _Field:
    """A field with its lines, how deep they are quoted, and lines after a blank one that may still be its own."""

    name: str
    lines: list[str]
    depth: int
    later: list[str] = field(default_factory=list)
    blank: bool = False
    over: bool = False

    @property
    def is_open(self) -> bool:
        """Say whether the next line may still be this field's, with no blank line before it."""
        return not self.over and not self.blank

    def offer(self, line: str, depth: int) -> bool:
        """Take a line that names no field, while it can be this field's; say whether it was."""
        self.over = self.over or not self._goes_on(line, depth)
        if self.over:
            return False
        self.depth = depth if line else self.depth
        self.blank = self.blank or not line
        (self.later if self.blank else self.lines).append(line)
        return True

    def _goes_on(self, line: str, depth: int) -> bool:
        """Say whether a line is this field's: nothing that is quoted deeper, no rule, and no other mail's head."""
        if not line:
            return self.name in _FREE
        if depth > self.depth or set(line) <= set("-_=*") or _begins_another_mail(line):
            return False
        return self.name in _FREE or (self.name in _WRAPPED and _was_wrapped(self.lines[-1]))

    def value(self) -> str:
        """Return what was said; a line that a mail program wrapped is whole again."""
        said = self.lines[0]
        for before, line in pairwise(self.lines):
            wrapped = self.name in _WRAPPED or (line and _was_wrapped(before))
            said += (" " if wrapped else "\n") + line
        return said.strip()


def _fields_of(text: str) -> tuple[list[_Field], list[str]]:
    """Return the fields in their order, and the other labels that stand in one block with them."""
    fields: list[_Field] = []
    seen: set[str] = set()
    beside: list[str] = []
    in_block = False
    for raw in text.split("\n"):
        quoting = _QUOTING.match(raw)
        start = quoting.group() if quoting else ""
        depth = start.count(">") + start.count("|")
        line = _BULLET.sub("", raw[len(start) :]).strip()
        name, value = _split(line)
        if name:
            if fields and name not in seen and depth == fields[-1].depth and not fields[-1].over:
                fields[-1].lines += fields[-1].later
            fields.append(_Field(name, [value], depth))
            seen.add(name)
            in_block = True
        elif fields and fields[-1].is_open and (label := _label(line)).casefold() in _NEVER_READ:
            beside.append(label)
        elif not fields or fields[-1].offer(line, depth):
            continue
        elif in_block and (label := _label(line)) and not _begins_another_mail(line):
            beside.append(label)
        else:
            in_block = False
    return fields, beside


def _filled(fields: Sequence[_Field]) -> list[tuple[str, str]]:
    """Return names and values in their order; hints in round brackets are left out."""
    whole = [(found.name, found.value()) for found in fields]
    return [(name, value) for name, value in whole if value and not _is_hint(name, value)]


def _label(line: str) -> str:
    """Return what stands before a line's colon, empty where it has none."""
    found = _LINE.match(line)
    return re.sub(r"\s+", " ", found.group(1)).strip() if found else ""


def _begins_another_mail(line: str) -> bool:
    return len(line) <= _LONGEST_HEAD and bool(_ANOTHER_MAIL.match(line))


def _was_wrapped(line: str) -> bool:
    return len(line) >= _LONG_LINE


def _split(line: str) -> tuple[str, str]:
    match = _LINE.match(line)
    name = _FIELDS.get(_label(line).casefold(), "")
    return (name, match.group(2).strip().rstrip("*_`")) if match and name else ("", "")


def _is_hint(field: str, value: str) -> bool:
    hint = value.startswith("(") and value.endswith(")")
    return hint and not (field == "decision" and _plain(value) in _MEANING)


def _plain(value: str) -> str:
    return re.sub(r"\s+", " ", value.casefold()).strip(" .!*_`\"'“”()[]")


def _one_brief(one: str, other: str) -> bool:
    """Say whether two numbers name the same brief, where one of them may leave its version out."""
    try:
        (first, version), (second, another) = parse(one), parse(other)
    except UserError:
        return False
    return first == second and (version is None or another is None or version == another)


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
