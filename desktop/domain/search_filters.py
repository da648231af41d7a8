"""What the filters of a search mean: names as ids, days as moments, and words that stand for marks and kinds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, tzinfo

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import utc_text
from desktop.domain.interactions import InteractionKind
from desktop.domain.moments import parse_moment
from desktop.domain.names import fold
from desktop.domain.search import Fault, Filter, Phrase, Query
from desktop.domain.spoken_spans import read_days

HAVING: dict[str, tuple[str, ...]] = {
    "opportunity": ("opportunity",),
    "referral": ("referral",),
    "signal": ("opportunity", "referral"),
    "promise": ("promise",),
    "follow-up": ("follow-up",),
    "attachment": ("attachment",),
    "tag": ("tag",),
    "client": ("client",),
    "engagement": ("engagement",),
    "person": ("person",),
    "temperature": ("temperature",),
}
"""What `has:` can ask for; one of the marks must be there."""

BEING = ("private", "shareable", "open", "done")
"""What `is:` can ask for: the sharing level, a follow-up to be done, none left to do."""

_WARMTH = {"very warm": 2, "warm": 1, "even": 0, "cool": -1, "cold": -2}
_TEMPERATURE = re.compile(r"(?P<how>>=|<=|>|<|=)?\s*(?P<value>[+−-]?[0-2])\Z")


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on an entry; `values` are ids, folded tags, marks, kinds or words, any of which will do.

    The values of `temperature` are the numbers that will do; of `since` and `until` (excluded) one UTC moment.
    """

    name: str
    values: tuple[str | int, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Sought:
    """What a search asks for in the journal's own terms, and what of it cannot be followed."""

    wanted: tuple[Phrase, ...] = ()
    unwanted: tuple[Phrase, ...] = ()
    conditions: tuple[Condition, ...] = ()
    faults: tuple[Fault, ...] = ()
    begun: bool = False

    @property
    def empty(self) -> bool:
        """Say whether nothing is asked for."""
        return not (self.wanted or self.unwanted or self.conditions)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What values are read by: the present moment in a zone, and who `find` knows (filter, folded value) by name.

    `find` returns the ids or tags that a value means, none for nobody; `suggest` the name that is nearly it.
    """

    now: datetime
    zone: tzinfo
    find: Callable[[str, str], Sequence[str]]
    suggest: Callable[[str, str], str]


def resolve(query: Query, around: Surroundings) -> Sought:
    """Say in the journal's terms what is asked for; a filter whose value means nothing becomes a fault."""
    faults, found = list(query.faults), []
    for each in query.filters:
        try:
            found.append((each, _conditions(each, around)))
        except UserError as error:
            faults.append(Fault(error, each.start, each.end))
    conditions = _joined([condition for _, several in found for condition in several])
    crossed = _crossed(conditions)
    if crossed:
        last = max((each for each, _ in found if each.name in _DAYS), key=lambda each: each.start)
        faults.append(Fault(crossed, last.start, last.end))
        mine = next(several for each, several in found if each is last)
        conditions = [condition for condition in conditions if condition not in mine]
    return Sought(
        query.wanted,
        query.unwanted,
        tuple(conditions),
        tuple(sorted(faults, key=lambda fault: fault.start)),
        query.begun,
    )


def _conditions(each: Filter, around: Surroundings) -> list[Condition]:
    """Read a filter's value; days may be two conditions."""
    if each.name in _DAYS:
        bounds = _bounds(each, around)
        return [Condition(name, (moment,), each.negated) for name, moment in bounds]
    readers: dict[str, Callable[[str], tuple[str | int, ...]]] = {
        "has": _mark,
        "is": _being,
        "kind": _kinds,
        "temperature": _temperatures,
    }
    if each.name in readers:
        return [Condition(each.name, readers[each.name](each.value), each.negated)]
    values = tuple(around.find(each.name, each.value))
    if not values:
        raise _nobody(each, around.suggest(each.name, each.value))
    return [Condition(each.name, values, each.negated)]


_ONE_ONLY = ("client", "engagement", "kind", "temperature")
"""What an entry has one of: of several that are asked for any will do."""


def _joined(conditions: Sequence[Condition]) -> list[Condition]:
    """Join the conditions on what an entry has one of."""
    joined: dict[tuple[str, int], Condition] = {}
    for number, condition in enumerate(conditions):
        one = condition.name in _ONE_ONLY and not condition.negated
        key = (condition.name, -1 if one else number)
        known = joined.get(key)
        values = dict.fromkeys((*known.values, *condition.values)) if known else condition.values
        joined[key] = replace(condition, values=tuple(values))
    return list(joined.values())


# Words that stand for something ------------------------------------------------------------------------


def _mark(value: str) -> tuple[str | int, ...]:
    folded = _plain(value)
    marks = {name for name in HAVING if _plain(name) in (folded, folded.removesuffix("s"))}
    marks = marks or {name for name in HAVING if _plain(name).startswith(folded)}
    if folded in ("opportunities", "todo", "file", "files", "people"):
        marks = {
            {"opportunities": "opportunity", "todo": "follow-up", "people": "person"}.get(
                folded, "attachment"
            )
        }
    if not marks:
        raise _no_such("has", value, HAVING)
    return tuple(dict.fromkeys(mark for name in HAVING if name in marks for mark in HAVING[name]))


def _being(value: str) -> tuple[str | int, ...]:
    found = tuple(word for word in BEING if word.startswith(_plain(value)))
    if not found:
        raise _no_such("is", value, BEING)
    return found


def _kinds(value: str) -> tuple[str | int, ...]:
    folded = _plain(value)
    found = tuple(kind.value for kind in InteractionKind if _plain(kind.value) == folded)
    found = found or tuple(kind.value for kind in InteractionKind if _plain(kind.value).startswith(folded))
    if not found or not folded:
        raise _no_such("kind", value, [kind.value.replace(" ", "-") for kind in InteractionKind])
    return found


def _temperatures(value: str) -> tuple[str | int, ...]:
    folded = " ".join(value.casefold().replace("-", " ").split())
    if folded in _WARMTH:
        return (_WARMTH[folded],)
    match = _TEMPERATURE.match(value.strip())
    if match is None:
        raise _no_such("temperature", value, ["-2", "-1", "0", "1", "2", ">0", "<0", "warm", "cold"])
    bound, how = int(match["value"].replace("−", "-")), match["how"] or "="
    fits: dict[str, Callable[[int], bool]] = {
        ">": lambda number: number > bound,
        "<": lambda number: number < bound,
        ">=": lambda number: number >= bound,
        "<=": lambda number: number <= bound,
        "=": lambda number: number == bound,
    }
    found = tuple(number for number in range(-2, 3) if fits[how](number))
    if not found:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "No temperature is {value}."),
            QT_TRANSLATE_NOOP("UserError", "The scale goes from -2 to +2."),
            value=value[:20],
        )
    return found


def _plain(value: str) -> str:
    return re.sub(r"[\s_-]", "", fold(value))


def _no_such(name: str, value: str, known: Sequence[str] | dict[str, tuple[str, ...]]) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "“{name}:{value}” means nothing here."),
        QT_TRANSLATE_NOOP("UserError", "Use one of: {values}."),
        name=name,
        value=value[:40],
        values=", ".join(known),
    )


# Names -------------------------------------------------------------------------------------------------

_NOBODY = {
    "client": QT_TRANSLATE_NOOP("UserError", "There is no client “{value}”."),
    "with": QT_TRANSLATE_NOOP("UserError", "There is no person “{value}”."),
    "engagement": QT_TRANSLATE_NOOP("UserError", "There is no engagement “{value}”."),
    "tag": QT_TRANSLATE_NOOP("UserError", "No entry has the tag “{value}”."),
}


def _nobody(each: Filter, near: str) -> UserError:
    if near:
        remedy = QT_TRANSLATE_NOOP("UserError", "Do you mean “{near}”?")
    else:
        remedy = QT_TRANSLATE_NOOP("UserError", "Write a name, or the beginning of a word of it.")
    return UserError(_NOBODY[each.name], remedy, value=each.value[:60], near=near)


def matching(value: str, names: Sequence[tuple[str, str]]) -> list[str]:
    """Return the ids of the (id, folded name) that a value means: by id, the whole name, beginnings of words, a part."""
    folded = " ".join(fold(value).split())
    same = [key for key, name in names if name == folded or key == value]
    if same or not folded:
        return same
    parts = folded.split()
    begun = [
        key for key, name in names if parts[0] in name and all(f" {part}" in f" {name}" for part in parts)
    ]
    return begun or [key for key, name in names if folded in name]


def nearest(value: str, names: Sequence[str]) -> str:
    """Return the name that is nearly `value`, or nothing."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  loaded with the first name that nobody has

    found = process.extractOne(fold(value), names, scorer=fuzz.WRatio, processor=fold, score_cutoff=75)
    return str(found[0]) if found and len(value) > 2 else ""


# Days --------------------------------------------------------------------------------------------------

_DAYS = ("since", "until", "on", "before", "after")


def _bounds(each: Filter, around: Surroundings) -> list[tuple[str, str]]:
    """Return since when and until when (excluded) an entry must be."""
    first, after = _moments(each.value, around)
    wanted = {
        "since": [("since", first)],
        "until": [("until", after)],
        "on": [("since", first), ("until", after)],
        "before": [("until", first)],
        "after": [("since", after)],
    }[each.name]
    if each.negated and len(wanted) > 1:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“-{name}:{value}” cannot be taken out."),
            QT_TRANSLATE_NOOP("UserError", "Use before: or after: with a day."),
            name=each.name,
            value=each.value[:40],
        )
    return wanted


def _moments(value: str, around: Surroundings) -> tuple[str, str]:
    """Return the first moment of a span of days and the first one after it, in UTC."""
    today = around.now.astimezone(around.zone).date()
    try:
        days = read_days(value, today)
    except UserError as error:
        return _clock(value, around, error)
    return _midnight(days.first, around.zone), _midnight(days.after, around.zone)


def _clock(value: str, around: Surroundings, refused: UserError) -> tuple[str, str]:
    """Read a day with a time of day, such as `2026-11-23 14:10`; it is its own end."""
    try:
        at = parse_moment(value, around.now, around.zone, "").at if len(value) < 60 else ""
    except UserError:
        at = ""
    if not at:
        raise refused
    return at, at


def _midnight(day: date, zone: tzinfo) -> str:
    return utc_text(datetime.combine(day, time(), tzinfo=zone).astimezone(UTC))


def _crossed(conditions: Sequence[Condition]) -> UserError | None:
    """Return what is wrong where no moment is both since one and until the other."""
    plain = [condition for condition in conditions if not condition.negated]
    begins = max((str(item.values[0]) for item in plain if item.name == "since"), default="")
    ends = min((str(item.values[0]) for item in plain if item.name == "until"), default="")
    if not begins or not ends or begins < ends:
        return None
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "No day is both after {begins} and before {ends}."),
        QT_TRANSLATE_NOOP(
            "UserError", "Put the earlier day after “since:” and the later one after “until:”."
        ),
        begins=begins[:10],
        ends=ends[:10],
    )
