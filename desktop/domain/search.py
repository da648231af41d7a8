"""The search language: words, "phrases", -unwanted words and filters such as `client:nordwind`, read from what is typed.

Reading never fails. What is wrong with a part is a fault beside the rest, and that part is left out.

- Every word must be there; the last one may be unfinished. Words in quotation marks stand together.
- A dash before a word, a phrase or a filter takes out what has it.
- `name:value` is a filter where the name is one of `FILTERS`; `#audit` is `tag:audit`. A value with spaces stands
  in quotation marks.
- A name that is no filter is a fault (`clint:nordwind`), except where nobody can have meant one: `10:30`,
  `http://…`, `Re:`, `C:\\…`, `mailto:anna@…`, and whatever begins with a capital. Those are plain words.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError

CHARACTERS_LIMIT, WORDS_LIMIT, FILTERS_LIMIT = 2_000, 32, 32
"""What of a search is used; a page that is pasted by mistake costs no time."""

FILTERS: dict[str, str] = {
    **{name: name for name in ("client", "with", "engagement", "tag", "has", "is", "kind", "temperature")},
    **{name: name for name in ("since", "until", "on", "before", "after")},
    "person": "with",
    "people": "with",
    "who": "with",
    "tags": "tag",
    "temp": "temperature",
    "in": "on",
    "from": "since",
    "to": "until",
    "till": "until",
}
"""Every name that a filter can be typed by, and the one that it goes by."""

_TOKEN = re.compile(
    r"""(?<!\S)(?P<minus>-(?=["“„”#\w]))?
    (?:(?P<name>[^\W\d_][\w-]*):(?!//|\\))?
    (?:["“„”](?P<quoted>[^"“„”]*)(?P<close>["“„”])? | (?P<plain>\S*))""",
    re.VERBOSE,
)
_AFTER_QUOTE = re.compile(r"\S+")
_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"#[^\W\d_][\w-]*\Z")
_UNUSABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
_SCHEMES = frozenset("http https mailto file tel ftp sip sftp ssh news".split())

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a part of a search, as a sentence, and the part's span in what was typed (half open).

    `unfinished` says that the part stands at the end, where more typing may mend it.
    """

    error: UserError
    start: int
    end: int
    unfinished: bool = False

    @property
    def sentence(self) -> str:
        """Say it in English; the window translates `error`."""
        return str(self.error)


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter as it is typed: what it goes by, its value without quotes, its span, and whether it takes out."""

    name: str
    value: str
    start: int
    end: int
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What a search asks for. `begun` says that the last wanted phrase ends with the beginning of a word."""

    wanted: tuple[Phrase, ...] = ()
    unwanted: tuple[Phrase, ...] = ()
    filters: tuple[Filter, ...] = ()
    faults: tuple[Fault, ...] = ()
    begun: bool = False


def parse_query(query: str) -> Query:
    """Read what is typed. Values are not looked at here, except that there is one."""
    text = _UNUSABLE.sub(" ", query[:CHARACTERS_LIMIT])
    reading = _Reading(text)
    if len(query) > CHARACTERS_LIMIT:
        reading.blame(_too_long(), CHARACTERS_LIMIT, len(query))
    for match in _tokens(text):
        reading.take(match)
    return reading.query()


def words_of(text: str) -> Phrase:
    """Return the words of a text as the index knows them: letters and figures, all else separates."""
    return tuple(_WORD.findall(unicodedata.normalize("NFC", text)))


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """Yield the parts between spaces; what is glued to a closing quotation mark is a part of its own."""
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        match = _TOKEN.match(text, place) or _AFTER_QUOTE.match(text, place)
        if match is None or match.end() == place:
            return
        yield match
        place = match.end()


class _Reading:
    """Takes the parts of a search one by one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._wanted: list[Phrase] = []
        self._unwanted: list[Phrase] = []
        self._filters: list[Filter] = []
        self._faults: list[Fault] = []
        self._words = 0
        self._full = self._begun = False

    def query(self) -> Query:
        """Return what was read."""
        faults = sorted(self._faults, key=lambda fault: fault.start)
        return Query(
            tuple(self._wanted), tuple(self._unwanted), tuple(self._filters), tuple(faults), self._begun
        )

    def take(self, match: re.Match[str]) -> None:
        """Take in one part: a filter, or words that are wanted or not."""
        part = match.groupdict()
        negated, name, quoted = bool(part.get("minus")), part.get("name") or "", part.get("quoted")
        plain = match.group() if "plain" not in part else part["plain"] or ""
        self._begun = False
        if quoted is not None and not part["close"]:
            self.blame(_unclosed(), match.start(), match.end(), unfinished=True)
        value = plain if quoted is None else quoted
        if name and self._is_filter(name, value, quoted=quoted is not None):
            self._take_filter(name, value, match, negated)
        elif quoted is None and not name and _TAG.match(plain):
            self._add(Filter("tag", plain[1:], match.start(), match.end(), negated))
        else:
            closed = quoted is not None and bool(part["close"])
            self._take_words(f"{name} {value}" if name else value, match, negated, closed=closed)

    def blame(self, error: UserError, start: int, end: int, *, unfinished: bool = False) -> None:
        """Note what is wrong with a part."""
        at_the_end = end >= len(self._text.rstrip())
        self._faults.append(Fault(error, start, end, unfinished and at_the_end))

    def _is_filter(self, name: str, value: str, *, quoted: bool) -> bool:
        """Say whether a filter is meant; a name that is none is blamed and counts as one."""
        if name.casefold() in FILTERS:
            return True
        if name[0].isupper() or len(name) < 2 or name.casefold() in _SCHEMES or not (value or quoted):
            return False
        return not value[:1].isdigit() or _nearest(name) != ""

    def _take_filter(self, name: str, value: str, match: re.Match[str], negated: bool) -> None:
        known = FILTERS.get(name.casefold())
        start, end = match.span()
        said = " ".join(unicodedata.normalize("NFC", value).replace('"', " ").split())
        if known is None:
            self.blame(_unknown(name), start, end)
        elif not said:
            self.blame(_empty(name), start, end, unfinished=True)
        else:
            self._add(Filter(known, said, start, end, negated))

    def _add(self, found: Filter) -> None:
        if len(self._filters) < FILTERS_LIMIT:
            self._filters.append(found)
        elif not self._full:
            self._full = True
            self.blame(_too_many_filters(), found.start, len(self._text))

    def _take_words(self, said: str, match: re.Match[str], negated: bool, *, closed: bool) -> None:
        words = words_of(said)
        room = WORDS_LIMIT - self._words
        if not words or room < 0:
            return
        if len(words) > room:
            self.blame(_too_many_words(), match.start(), len(self._text))
            words, self._words = words[:room], WORDS_LIMIT + 1
        if words:
            (self._unwanted if negated else self._wanted).append(words)
            self._words += len(words)
            ended = closed or match.end() < len(self._text)
            self._begun = not (negated or ended) and self._words <= WORDS_LIMIT


# Faults ------------------------------------------------------------------------------------------------


def _unclosed() -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "A quotation mark has no other end."),
        QT_TRANSLATE_NOOP("UserError", "Put one after the last word that belongs together."),
    )


def _nearest(name: str) -> str:
    """Return the filter that a name is nearly, or nothing."""
    return next(iter(difflib.get_close_matches(name.casefold(), FILTERS, n=1, cutoff=0.76)), "")


def _unknown(name: str) -> UserError:
    near = _nearest(name)
    if near:
        return UserError(
            QT_TRANSLATE_NOOP("UserError", "There is no filter “{name}:”."),
            QT_TRANSLATE_NOOP(
                "UserError", "Write “{near}:”, or put quotation marks around words with a colon."
            ),
            name=name[:40],
            near=near,
        )
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "There is no filter “{name}:”."),
        QT_TRANSLATE_NOOP(
            "UserError", "Use one of {filters}, or put quotation marks around words with a colon."
        ),
        name=name[:40],
        filters=", ".join(dict.fromkeys(FILTERS.values())),
    )


def _empty(name: str) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "The filter “{name}:” has no value."),
        QT_TRANSLATE_NOOP("UserError", "Write one right after the colon, as in {example}."),
        name=name.casefold(),
        example=EXAMPLES[FILTERS[name.casefold()]],
    )


EXAMPLES: dict[str, str] = {
    "client": "client:nordwind",
    "with": "with:anna",
    "engagement": 'engagement:"Data platform"',
    "tag": "tag:audit",
    "has": "has:opportunity",
    "is": "is:private",
    "kind": "kind:workshop",
    "temperature": "temperature:>0",
    "since": "since:march",
    "until": "until:2026-10-01",
    "on": "on:yesterday",
    "before": "before:2026-10-01",
    "after": 'after:"last week"',
}
"""How each filter is written."""


def _too_long() -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "Only the first {limit} characters of the search are used."),
        QT_TRANSLATE_NOOP("UserError", "A few words find more."),
        limit=CHARACTERS_LIMIT,
    )


def _too_many_words() -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "Only the first {limit} words of the search are used."),
        QT_TRANSLATE_NOOP("UserError", "A few words find more."),
        limit=WORDS_LIMIT,
    )


def _too_many_filters() -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "Only the first {limit} filters of the search are used."),
        QT_TRANSLATE_NOOP("UserError", "Take some out."),
        limit=FILTERS_LIMIT,
    )
