"""Who speaks in an entry: its writer, a customer who is quoted, or one of our own colleagues."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop.domain.names import fold
from desktop.domain.text import Span

OURS, THEIRS, HIDDEN = 0, 1, 2
"""Voices: the entry's writer, somebody who is quoted, and what is not looked at."""

_INSIDE = r"(?:[^{0}\n]|\n(?![ \t]*\n)){{1,1500}}"
_MARKED = re.compile(
    "|".join(
        (
            f"“{_INSIDE.format('“”')}”",
            f"„{_INSIDE.format('„“”')}[“”]",
            f"»{_INSIDE.format('«»')}«",
            f"«{_INSIDE.format('«»')}»",
            f'"{_INSIDE.format(chr(34))}"',
            rf"(?<!\w)‚{_INSIDE.format('‚‘')}‘",
            r"(?<!\w)‘(?:[^‘’\n]|(?<=\w)’(?=\w)){1,1500}’(?!\w)",
            r"(?<!\w)'(?=\S)(?:[^'\n]|(?<=\w)'(?=\w)){1,1500}(?<!\s)'(?!\w)",
        )
    )
)
_BEFORE, _AFTER = 160, 100
"""Code points before and after a quotation in which its speaker is looked for."""

NAMES_LIMIT = 500
"""Colleagues named in one text whose words are told apart."""

_NAME_WORD = re.compile(r"[^\W_]+")
_CLAUSE = re.compile(r"[.!?;…][\"”“»«’')]*\s+|\n[ \t]*\n|\n[ \t]*[-*•+][ \t]+")
_TAIL_END = re.compile(r"[.!?;\n]")
_REPORT_END = re.compile(r"[.!?](?=\s)|\n[ \t]*\n")
_LABEL = re.compile(
    r"^[ \t]*+(?:>[ \t]?)*+(?:(?:[-*•+–]|\d{1,3}[.)])[ \t]*+)?(?:\d\d?[:.]\d\d[ \t]++)?"
    r"(?P<name>[*_]{0,3}@?\"?[^\W\d_][\w.'’-]*+(?:[ \t]++[^\W\d_][\w.'’-]*+){0,3}\"?"
    r"[ \t]*+(?:\([^()\n]{1,60}\))?[*_]{0,3}[ \t]*+:[*_]{0,3})[ \t]++(?=\S)",
    re.MULTILINE,
)
_QUOTED_LINES = re.compile(r"(?:^[ \t]*>[^\n]*(?:\n|\Z))+", re.MULTILINE)
_OPENING = "\"“„»«'‘‚"

_SAYS_EN = (
    "said|says|say|asked|asks|added|adds|replied|replies|answered|wrote|writes|noted|notes|thought|thinks|argued|"
    "argues|explained|explains|warned|warns|joked|joked|suggested|suggests|commented|remarked|put it|insisted|told|"
    "tells|reckons|reckoned|feels|felt|believes|believed|claimed|claims|mentioned|mumbled|whispered|summed up|goes|went"
)
_SAYS_DE = (
    "sagte|sagt|meinte|meint|fragte|fragt|ergänzte|ergänzt|schrieb|schreibt|antwortete|antwortet|fand|findet|erklärte|"
    "erklärt|dachte|denkt|betonte|betont|erwiderte|glaubt|glaubte|warnte|warnt|schätzt|schätzte|hat gesagt|hat gemeint|"
    "bemerkte|murmelte|wirft ein|warf ein|fasste zusammen|erzählte|erzählt|vermutet|vermutete|behauptet|behauptete"
)
_SAYS = f"(?:{_SAYS_EN}|{_SAYS_DE})"
_SAYS_OF_SUBJECT = r"(?:said|says|sagte|sagt|meinte|meint|fand|findet|ergänzte|ergänzt|betonte|dachte|denkt|schrieb|erwiderte|antwortete|wrote|added|replied|joked|warned|murmelte|warnte|glaubt)"
_OUR = r"(?:(?i:our|my|unser\w{0,2}|mein\w{0,2}|colleague|kolleg\w{1,3}|herr|frau)\s+){0,2}"
_FIRST_PERSON = r"(?:we|i|i'm|i'll|we'll|we're|we've|our|us|my|wir|ich|uns|unser\w{0,2}|mein\w{0,2})"
_OWN = re.compile(
    r"\b(?:i|we|ich|wir)(?:['’](?:ve|d))?\s+(?:\S+\s+){0,4}?(?:said|told|asked|wrote|replied|explained|answered|added|promised|"
    r"sagte|sagten|meinte|fragte|antwortete|schrieb|erklärte|versprach|erwiderte|gesagt|geantwortet|geschrieben|gefragt|zugesagt)\b"
    r"|\b(?:sagte|meinte|fragte|antwortete|schrieb|erklärte|versprach|sagten|antworteten)\s+(?:ich|wir)\b|\bsaid i\b"
    r"|\bmy (?:answer|reply|words)\b|\bmeine antwort\b",
    re.IGNORECASE,
)
_ADVERBS = frozenset(
    "dann da darauf daraufhin danach anschließend später dazu so hier heute gestern auch zuletzt kurz dabei nachher "
    "vorher abends intern hinterher then later afterwards internally".split()
)
_LABELS = frozenset(
    "note notes notiz notizen risk risks risiko risiken next todo todos to-do action actions aktion aktionen agreed "
    "offen open thema themen topic topics agenda decision decisions entscheidung question questions frage fragen answer "
    "summary result results fazit ergebnis ergebnisse info infos update status date termin termine where wo when wann "
    "who wer what was why wie how place ort attendees teilnehmer dabei with mit present agreed vereinbart beschlossen "
    "zusage zusagen promise promises us wir we uns me our ours unser today heute tomorrow morgen yesterday gestern "
    "monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag ps re fw fwd "
    "betreff subject problem probleme issue issues idea ideas idee ideen wish wunsch wünsche goal goals ziel ziele "
    "background hintergrund context kontext call meeting workshop remark important wichtig background lob praise intro "
    "feedback follow-up steps schritte punkte points impression eindruck learned gelernt observation beobachtung signal "
    "signals personal people personalie positive negative positiv negativ good bad pro contra also aside side anyway "
    "news neu neues new rest bottom short kurz short long story plan pläne concern concerns bedenken stand lage".split()
)
_NOUN_ENDINGS = ("ung", "heit", "keit", "tion", "schaft", "ment", "ness", "nis", "ungen", "tionen", "ings")
_TITLES = frozenset(
    "herr herrn frau mr mrs ms dr prof hr fr der die our unser unserem unsere und and von vom by kollege kollegin".split()
)


@dataclass(frozen=True, slots=True)
class Voices:
    """Whose voice each code point of a text is in."""

    marks: bytes

    def at(self, place: int) -> int:
        """Return the voice at a place."""
        return self.marks[place]

    def around(self, span: Span, within: Span) -> Span:
        """Return what is said in one voice around `span`, but not beyond `within`."""
        voice = self.marks[span.start : span.start + 1]
        before, after = self.marks[within.start : span.start], self.marks[span.start : within.end]
        start = within.start + len(before.rstrip(voice))
        return Span(start, within.end - len(after.lstrip(voice)))


def voices(prose: str, colleagues: Sequence[str] = (), organisations: Sequence[str] = ()) -> Voices:
    """Tell who speaks where; what a colleague of ours says in quotation marks or after the name is hidden.

    `organisations` are names that may stand before a colon as well, but nobody's who speaks.
    """
    marks = bytearray(len(prose))
    names = _names(_named_in(prose, colleagues), tuple(organisations))
    for span, voice in _spoken(prose, names):
        marks[span.start : span.end] = bytes((voice,)) * (span.end - span.start)
    return Voices(bytes(marks))


def _spoken(prose: str, names: _Names) -> Iterator[tuple[Span, int]]:
    yield from _lines_by(prose, names)
    yield from _quoted_blocks(prose, names)
    yield from names.reported(prose)
    before = 0
    for match in _MARKED.finditer(prose):
        yield Span(match.start(), match.end()), _speaker(prose, match, before, names)
        before = match.end()


def _speaker(prose: str, quotation: re.Match[str], before: int, names: _Names) -> int:
    lead = prose[max(before, quotation.start() - _BEFORE) : quotation.start()]
    ends = [clause.end() for clause in _CLAUSE.finditer(lead)]
    lead = lead[ends[-1] :] if ends else lead
    tail = prose[quotation.end() : quotation.end() + _AFTER]
    end = _TAIL_END.search(tail)
    tail = tail[: end.start()] if end else tail
    if names.speak_before(lead) or names.speak_after(tail):
        return HIDDEN
    ended = prose[quotation.end() - 2] in ".!?…" and len(tail.split()) > 3
    own = _OWN.search(lead) or (not ended and _OWN.match(tail.lstrip(" ,–—-")))
    return OURS if own else THEIRS


def _lines_by(prose: str, names: _Names) -> Iterator[tuple[Span, int]]:
    """Yield the lines that begin with a name and a colon, as a conversation is noted down."""
    for match in _LABEL.finditer(prose):
        name = re.sub(r"\([^()]*\)|[*_:@\"]", "", match["name"]).strip()
        end = _end_of_line(prose, match.end())
        if prose[match.end()] in _OPENING:
            continue
        if names.is_one(name):
            yield Span(match.end(), end), HIDDEN
        elif _may_be_person(name) and not names.is_organisation(name) and not _heads(prose, match):
            yield Span(match.end(), end), THEIRS


def _heads(prose: str, label: re.Match[str]) -> bool:
    """Say whether a label only says whose the entry is, as `@Nordwind: they want …` does where it begins."""
    return label["name"].startswith("@") and not prose[: label.start()].strip()


def _end_of_line(prose: str, start: int) -> int:
    """Return where a line ends, together with the lines that are its wrapped rest."""
    end = prose.find("\n", start)
    while end >= 0 and prose[end + 1 : end + 2].islower():
        end = prose.find("\n", end + 1)
    return len(prose) if end < 0 else end


def _may_be_person(name: str) -> bool:
    words = name.split()
    if not words or len(words) > 3 or not all(word[0].isupper() for word in words):
        return False
    first = words[0].casefold()
    return first not in _LABELS and words[-1].casefold() not in _LABELS and not first.endswith(_NOUN_ENDINGS)


def _quoted_blocks(prose: str, names: _Names) -> Iterator[tuple[Span, int]]:
    """Yield quoted lines (`> …`) with the voice of whoever is named in the line before or below."""
    for match in _QUOTED_LINES.finditer(prose):
        above = prose[max(0, match.start() - _BEFORE) : match.start()].rstrip().rsplit("\n", 1)[-1]
        last = match.group().rstrip().rsplit("\n", 1)[-1].strip(" >")
        below = prose[match.end() : match.end() + _AFTER].lstrip("\n").split("\n", 1)[0].strip()
        signed = any(line[:1] in "–—-" and names.are_in(line) for line in (last, below) if line)
        if signed or (above.endswith((":", "*", "_")) and names.speak_before(above)):
            yield Span(match.start(), match.end()), HIDDEN
        else:
            yield Span(match.start(), match.end()), OURS if _OWN.search(above) else THEIRS


def _named_in(prose: str, colleagues: Sequence[str]) -> tuple[str, ...]:
    """Return the colleagues who may be named in a text, so that few are looked for where many work with us."""
    words = frozenset(_NAME_WORD.findall(prose))
    return tuple(name for name in colleagues if not words.isdisjoint(_NAME_WORD.findall(name)))


@lru_cache(maxsize=16)
def _names(colleagues: tuple[str, ...], organisations: tuple[str, ...]) -> _Names:
    return _Names(colleagues, organisations)


@lru_cache(maxsize=4)
def _folded(organisations: tuple[str, ...]) -> frozenset[str]:
    """Return the names of organisations as they are compared, whole and by their first word."""
    return frozenset(name for whole in map(fold, organisations) for name in (whole, whole.split(" ")[0]))


class _Names:
    """The names of our colleagues, and the ways in which a text says that they speak."""

    def __init__(self, colleagues: Sequence[str], organisations: Sequence[str]) -> None:
        self._organisations = _folded(tuple(organisations))
        self._spellings = frozenset(
            spelling for name in colleagues[:NAMES_LIMIT] for spelling in spellings(name)
        )
        name = "|".join(re.escape(spelling) for spelling in sorted(self._spellings, key=len, reverse=True))
        self._any = re.compile(rf"(?<!\w)(?:{name or '(?!)'})(?!\w)(?!\s+[A-ZÄÖÜ][a-zäöüß]+\s*[:,]?\s*$)")
        one = rf"(?<![\w.-])(?:{name or '(?!)'})(?!\w)(?!\s+[A-ZÄÖÜ][a-zäöüß])(?:\s*\([^()\n]{{1,60}}\))?"
        lead_words = r"(?:(?:and|then|but|so|our|my|colleague|later|internally|according to|quote|quoting|und|dann|aber|unser\w{0,2}|mein\w{0,2}|kolleg\w{1,3}|laut|zitat|von|wie|herr\w?|frau|auch|intern|später)\s+){0,4}"
        begin = r"^[\s\-–—*•>_+]*(?:\d\d?[:.]\d\d\s*)?" + rf"(?i:{lead_words})" + r"[*_@\"]*"
        aside = r"(?:(?!(?:when|while|who|as|als|wie|die|der|and|und|but|aber)\b)[a-zäöüß]\S*\s+){0,4}?"
        only = rf"(?!.*\b(?:and|und|but|aber|worauf)\b.*(?i:{_SAYS})(?!\w))"
        self._subject = re.compile(
            rf"{begin}{one}[*_\"]*\s*(?:[:–—-]|,?\s*{aside}(?i:{_SAYS})(?!\w){only})", re.DOTALL
        )
        self._inverted = re.compile(
            rf"(?P<before>\S*)\s*(?<!\w)(?i:{_SAYS_OF_SUBJECT}|laut|according to)\s+{_OUR}@?{one}[^.!?]{{0,50}}$"
        )
        self._tail = re.compile(
            rf"^[\s,.*_]*(?:(?:(?i:wie|as|so|laut|according to|{_SAYS})\s+){{1,3}}{_OUR}@?{one}"
            rf"|{_OUR}@?{one},?\s+{aside}(?i:{_SAYS})(?!\w)"
            rf"|[-–—(~]+\s*{_OUR}@?{one}[\s),]*$)"
        )
        self._reported = re.compile(
            rf"(?P<name>{one}),?\s+(?i:{_SAYS})(?:\s+(?:me|us|mir|uns|nur|auch|just))?\s*,?\s+(?i:(?:that|dass)\s+)?(?i:{_FIRST_PERSON})\s"
        )

    def is_one(self, name: str) -> bool:
        """Say whether a whole name is a colleague's."""
        words = [word for word in name.split() if word.casefold().strip(".") not in _TITLES]
        return " ".join(words) in self._spellings

    def is_organisation(self, name: str) -> bool:
        """Say whether a whole name is that of an organisation, or its first word."""
        return fold(name) in self._organisations

    def are_in(self, text: str) -> bool:
        """Say whether a colleague is named in a text."""
        return bool(self._spellings) and self._any.search(text) is not None

    def speak_before(self, lead: str) -> bool:
        """Say whether what stands before a quotation says that a colleague speaks it."""
        if not self.are_in_any_way(lead):
            return False
        if self._subject.search(lead):
            return True
        found = self._inverted.search(lead)
        return found is not None and _lets_the_subject_follow(found["before"], lead[: found.start()])

    def speak_after(self, tail: str) -> bool:
        """Say whether what stands after a quotation says that a colleague spoke it."""
        return self.are_in_any_way(tail) and self._tail.match(tail) is not None

    def are_in_any_way(self, text: str) -> bool:
        """Say whether any spelling of a colleague's name is in a text, quickly."""
        return any(spelling in text for spelling in self._spellings)

    def reported(self, prose: str) -> Iterator[tuple[Span, int]]:
        """Yield what colleagues say of themselves and us without quotation marks: `Jonas said we must …`."""
        if not self._spellings:
            return
        place = 0
        while match := self._reported.search(prose, place):
            place = match.end()
            if not _is_other_person(prose, match.start("name")):
                ended = _REPORT_END.search(prose, place)
                place = ended.end() if ended else len(prose)
                yield Span(match.start(), place), HIDDEN


def spellings(name: str) -> set[str]:
    """Return how a person is named in a text: whole, by the first or by the last word of the name."""
    words = name.split()
    if not words:
        return set()
    return {
        word
        for word in (" ".join(words), words[0], words[-1])
        if len(word) > 1 and word.casefold() not in _TITLES
    }


def _lets_the_subject_follow(word: str, before: str) -> bool:
    """Say whether `word said Jonas` has Jonas speak, as `Dann sagte Jonas` has, and `Anna fragte Jonas` has not."""
    bare = word.strip(" ,.:;–—-*_>(").casefold()
    if not bare or bare in _ADVERBS:
        return True
    if bare in {"ich", "er", "sie", "wir", "man", "es", "i", "he", "she", "they", "we"}:
        return False
    return word[:1].islower() and bool(before.strip())


def _is_other_person(prose: str, start: int) -> bool:
    """Say whether a name is the last part of somebody else's, as `Weber` is in `Karl Weber`."""
    before = re.search(r"([^\W\d_]+)[ \t]+\Z", prose[max(0, start - 40) : start])
    if not before or not before[1][0].isupper():
        return False
    return before[1].casefold() not in _TITLES | _ADVERBS
