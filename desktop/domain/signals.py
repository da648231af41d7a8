"""Signals: phrases that may be a need, a risk, a promise, praise, an introduction or a move, found offline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from desktop.domain.follow_ups import boxes
from desktop.domain.names import fold
from desktop.domain.phrases import BEGINNING, CAPITAL, OWN, Phrase, Vocabulary, match, normal
from desktop.domain.prose import HIDDEN, only_prose
from desktop.domain.quotations import HIDDEN as SILENT
from desktop.domain.quotations import OURS, THEIRS, Voices, spellings, voices
from desktop.domain.sentences import sentences, trimmed
from desktop.domain.text import Span

READ_LIMIT = 100_000
"""Code points of a text that are looked at, about forty pages; what comes after has no signals."""

WORDS_TOLD = 7
"""Words of a passage that a reason names."""

WORDS_LIMIT = 200
"""Words of one sentence that are looked at."""


class SignalKind(StrEnum):
    """What a phrase may be."""

    NEED = "need"
    RISK = "risk"
    PROMISE_OURS = "promise-ours"
    PROMISE_THEIRS = "promise-theirs"
    PRAISE = "praise"
    INTRODUCTION = "introduction"
    MOVE = "move"


class Voice(StrEnum):
    """Whose words a rule is for: those in quotation marks or after a name, those outside, or both."""

    CUSTOMER = "customer"
    WRITER = "writer"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class SignalRule:
    """What phrases may mean in one language (`en`, `de`), and the phrases with which they do not.

    `{words}` in the reason stands for the words that were found. Where there is `beside`, one of its phrases must
    stand in the sentence too.
    """

    id: str
    kind: SignalKind
    language: str
    reason: str
    phrases: tuple[Phrase, ...]
    unless: tuple[Phrase, ...] = ()
    beside: tuple[Phrase, ...] = ()
    voice: Voice = Voice.ANY


@dataclass(frozen=True, slots=True)
class Signal:
    """A phrase of a text (code points, half open), the sentence around it, and the rule that found it, with its reason."""

    kind: SignalKind
    rule: str
    reason: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int


def find(
    text: str,
    rules: Sequence[SignalRule],
    colleagues: Sequence[str] = (),
    language: str | None = None,
    *,
    organisations: Sequence[str] = (),
) -> tuple[Signal, ...]:
    """Return the signals of a text in its order, one at the most for each sentence and kind.

    Where phrases of two rules share a word, the rule that comes first has it. `colleagues` are the names of our
    own people, whose words are no signals, and who are meant by `@`; `organisations` those of clients. `language` is told sentence by
    sentence if it is not given. What stands after `READ_LIMIT` is not looked at. The sentence of what somebody
    is quoted with begins and ends with the quotation.
    """
    if not rules:
        return ()
    book = _book(tuple(rules))
    prose = prose_of(text[:READ_LIMIT])
    speech = voices(prose, colleagues, organisations)
    own = _own_names(tuple(colleagues))
    usual = language or _language(Counter(word.casefold() for word in _WORD.findall(prose)))
    found: list[Signal] = []
    for span in sentences(prose):
        for signal in _in_sentence(book, _Sentence.of(book, prose, span, speech, own), language, usual):
            found.append(_within_quotation(prose, signal, speech))
    return tuple(sorted(found, key=lambda signal: (signal.start, signal.kind)))


def _within_quotation(prose: str, signal: Signal, speech: Voices) -> Signal:
    """Return a signal whose sentence is what the customer says, without what stands around the quotation."""
    if speech.at(signal.start) != THEIRS:
        return signal
    sentence = Span(signal.sentence_start, signal.sentence_end)
    said = speech.around(Span(signal.start, signal.end), sentence)
    if said.end < signal.end or said == sentence:
        return signal
    said = trimmed(prose, said.start, said.end)
    return replace(
        signal, sentence_start=min(said.start, signal.start), sentence_end=max(said.end, signal.end)
    )


def folded_sentence(sentence: str) -> str:
    """Return a sentence for remembering it: its words alone, folded."""
    return " ".join(fold(word) for word in _WORD.findall(sentence))


def quotes(text: str) -> bool:
    """Say whether somebody else's words are quoted in a text."""
    return THEIRS in voices(prose_of(text[:READ_LIMIT])).marks


# What is looked at --------------------------------------------------------------------------------------

_WORD = re.compile(r"[^\W_]+(?:['’´][^\W_]+)*|\?")
_LINK = re.compile(r"!?\[[^\[\]\n]{0,300}\]\([^()\n]{0,1000}\)|<[^<>\s]{1,300}@[^<>\s]{1,300}>")
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t][^\n]*", re.MULTILINE)
_NAME_MARKS = re.compile(r'@"([^"\n]{1,200})"')


def prose_of(text: str) -> str:
    """Return `text`, as long as it was, with NUL for code, addresses, links, headings and follow-ups."""
    prose = only_prose(text)
    parts, place = [], 0
    for box in boxes(text):
        parts += [prose[place : box.start], HIDDEN * (box.end - box.start)]
        place = box.end
    prose = "".join([*parts, prose[place:]])
    for pattern in (_LINK, _HEADING):
        prose = pattern.sub(lambda found: HIDDEN * len(found.group()), prose)
    return _NAME_MARKS.sub(lambda found: f"@ {found[1]} ", prose)


_GERMAN = frozenset(
    "der das und ist nicht wir ich sie ein eine einen einem einer dem den des mit für auf von zu zum zur im ihr ihre "
    "ihnen uns unser unsere haben hatte wird werden wurde sich auch noch nach bei bis aus dass wenn aber oder schon "
    "sehr nur kann können soll sollen müssen möchte es er mich mir dir ihm ihn kein keine sind war's beim vom gibt "
    "hätten wäre würde diese dieser dieses alle mehr über unter gerne gern heute morgen gestern jetzt".split()
)
_ENGLISH = frozenset(
    "the and is not we i he she they it a an of to for with on by at from our us their them his her you your are were "
    "been have had would could should that this these those if but or who what when how there about after before into "
    "than then only very more all no do does did don't it's i'll we'll we're i'd he's she's they're can my me has".split()
)


def _language(words: Counter[str]) -> str:
    """Return the language that the small words of a text are of, empty where they do not tell."""
    german = sum(count for word, count in words.items() if word in _GERMAN)
    english = sum(count for word, count in words.items() if word in _ENGLISH)
    return "de" if german > english else "en" if english > german else ""


# Rules against sentences --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Book:
    """Rules made ready: the words of all phrases, and which phrases each word is the anchor of."""

    rules: tuple[SignalRule, ...]
    words: Vocabulary
    anchored: dict[str, tuple[tuple[int, Phrase], ...]]


@lru_cache(maxsize=4)
def _book(rules: tuple[SignalRule, ...]) -> _Book:
    anchored: dict[str, list[tuple[int, Phrase]]] = {}
    for place, rule in enumerate(rules):
        for phrase in rule.phrases:
            for word in phrase.anchor:
                anchored.setdefault(word, []).append((place, phrase))
    phrases = [phrase for rule in rules for phrase in (*rule.phrases, *rule.unless, *rule.beside)]
    return _Book(rules, Vocabulary.of(phrases), {word: tuple(found) for word, found in anchored.items()})


Words = list[frozenset[str] | None]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as its words; those that are nobody's to find signals in are None."""

    span: Span
    spans: list[Span]
    said: list[str]
    words: Words
    voices: list[int]

    @classmethod
    def of(cls, book: _Book, prose: str, span: Span, speech: Voices, own: frozenset[str]) -> _Sentence:
        """Read the words of a sentence; `own` are the names of our own people."""
        found = list(islice(_WORD.finditer(prose, span.start, span.end), WORDS_LIMIT))
        said = [word.group() for word in found]
        spoken = [speech.at(word.start()) for word in found]
        words: Words = [
            None if voice == SILENT else _heard(book, word, own)
            for word, voice in zip(said, spoken, strict=True)
        ]
        places = [Span(word.start(), word.end()) for word in found]
        beginning = Span(span.start, span.start)
        return cls(
            span, [beginning, *places], ["", *said], [frozenset((BEGINNING,)), *words], [*spoken[:1], *spoken]
        )

    def heard(self, voice: Voice) -> Words:
        """Return the words that a rule for that voice may look at."""
        if voice is Voice.ANY:
            return self.words
        wanted = THEIRS if voice is Voice.CUSTOMER else OURS
        return [word if said == wanted else None for word, said in zip(self.words, self.voices, strict=True)]


def _heard(book: _Book, word: str, own: frozenset[str]) -> frozenset[str]:
    known = book.words.of_word(word)
    if CAPITAL in known and normal(word).removesuffix("'s") in own:
        return known - {CAPITAL} | {OWN}
    return known


@lru_cache(maxsize=4)
def _own_names(colleagues: tuple[str, ...]) -> frozenset[str]:
    """Return the names by which our own people are spoken of, one word each."""
    return frozenset(
        normal(part) for name in colleagues for spelling in spellings(name) for part in spelling.split()
    )


def _in_sentence(book: _Book, sentence: _Sentence, language: str | None, usual: str) -> Iterator[Signal]:
    present = frozenset().union(*(word for word in sentence.words if word))
    if not any(word in book.anchored for word in present):
        return
    language = language or _language(Counter(word.casefold() for word in sentence.said)) or usual
    taken: set[int] = set()
    kinds: set[SignalKind] = set()
    for rule, phrases in _candidates(book, present, language):
        if rule.kind in kinds:
            continue
        place = _place(rule, phrases, sentence)
        if place is None or not taken.isdisjoint(range(*place)):
            continue
        taken |= set(range(*place))
        kinds.add(rule.kind)
        start, end = sentence.spans[place[0]].start, sentence.spans[place[1] - 1].end
        reason = rule.reason.replace("{words}", _shortened(sentence.said[place[0] : place[1]]))
        yield Signal(rule.kind, rule.id, reason, start, end, sentence.span.start, sentence.span.end)


def _shortened(words: Sequence[str]) -> str:
    """Return words as a reason names them: the first and the last ones where there are many."""
    said = [word for word in words if word]
    kept = said if len(said) <= WORDS_TOLD else [*said[: WORDS_TOLD - 3], "…", *said[-2:]]
    return " ".join(kept)


def _candidates(
    book: _Book, present: frozenset[str], language: str
) -> Iterator[tuple[SignalRule, list[Phrase]]]:
    """Yield the rules, in their order, of which a phrase could stand in a sentence with these words."""
    by_rule: dict[int, dict[Phrase, None]] = {}
    for word in present:
        for place, phrase in book.anchored.get(word, ()):
            if not language or book.rules[place].language == language:
                by_rule.setdefault(place, {})[phrase] = None
    for place in sorted(by_rule):
        yield book.rules[place], list(by_rule[place])


def _place(rule: SignalRule, phrases: Sequence[Phrase], sentence: _Sentence) -> tuple[int, int] | None:
    """Return where the first phrase of a rule stands, in words; None if none does or something speaks against it."""
    words = sentence.heard(rule.voice)
    places = [place for phrase in phrases if (place := match(phrase, words))]
    if not places or any(match(phrase, sentence.words) for phrase in rule.unless):
        return None
    if rule.beside and not any(match(phrase, sentence.words) for phrase in rule.beside):
        return None
    return min(places, key=lambda place: (place[0], -place[1]))


def has_phrase(text: str, phrases: Sequence[Phrase]) -> bool:
    """Say whether one of a few phrases stands in a sentence of a text."""
    vocabulary = Vocabulary.of(phrases)
    prose = prose_of(text[:READ_LIMIT])
    for span in sentences(prose):
        said = islice(_WORD.finditer(prose, span.start, span.end), WORDS_LIMIT)
        words: Words = [frozenset((BEGINNING,)), *(vocabulary.of_word(word.group()) for word in said)]
        if any(match(phrase, words) for phrase in phrases):
            return True
    return False
