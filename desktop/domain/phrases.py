"""Phrases as a playbook writes them: words, choices and gaps, read into steps that one pass over a text follows.

    (we|i) [will] send …3 by # · concern* · *problem

`(a|b c)` is one of several, `[a]` may be missing, `…` stands for up to four words and `…2` for up to two, `*` at the
beginning or end of a word for any letters, `#` for a number, `@` for one of our own people by name, `^` for another
word with a capital letter that is no small word such as *we* or *the*, `~` for the beginning of a sentence, `?` for a
question mark. Case, umlauts and hyphens make no difference, `customer's` is *customer* as well. There are no regular
expressions, so no phrase can take long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from desktop.domain.names import fold

LENGTH_LIMIT = 1_500
"""Characters of one phrase as it is written."""

STEPS_LIMIT = 400
"""Words, choices of words and words of gaps that one phrase may be made of."""

GAP = 4
GAP_LIMIT = 8
DEPTH_LIMIT = 5

NUMBER, CAPITAL, BEGINNING, OWN = "#", "^", "~", "@"

_NO_NAMES = frozenset(
    fold(word)
    for word in "i we us our my me you your he she it they his her its their him them this that these those the a an and or but so "
    "if when while as at by for from in into of on to with without not no nobody nothing some all both each every one "
    "is are was were be been has have had do does did can could may might must shall should will would there here who "
    "what which where why how yes then also only just still never now since after before until because unless though "
    "ich wir uns unser unsere unserem unseren unserer mein meine meinem meinen mich mir du ihr ihre ihrem ihren er sie "
    "es ihm ihn ihnen sein seine euch euer eure der die das den dem des ein eine einen einem einer kein keine keinen "
    "und oder aber wenn als wie wer was wo warum ob dass da dann hier dort in im an am auf aus bei beim bis durch für "
    "gegen mit nach ohne seit um unter von vom vor zu zum zur über nicht nichts niemand noch nur schon auch "
    "ist sind war waren wird werden wurde hat haben habe hatte kann können soll sollen muss müssen".split()
)
"""Words that may have a capital letter, at the beginning of a sentence or always, and are no name."""

_PART = re.compile(
    r"(?P<gap>(?:…|\.\.\.)(?P<count>\d{0,2}))|(?P<list><[a-z0-9-]*>?)|(?P<sign>[()\[\]|])|(?P<word>[^\s()\[\]|<>…]+)|\S"
)
_WORD = re.compile(r"[#^?~@]|\*?[^\W_]+(?:'[^\W_]+)*\*?")


class PhraseError(ValueError):
    """A phrase that cannot be read; the message continues a sentence that begins with its place."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase ready to be followed; step n matches the words in `steps[n]`, any word where that is empty.

    A match begins with one of `first` (whose words are `begins`), goes on from n to one of `follow[n]`, and may end
    with one of `last`. Where none of `anchor` occurs, the phrase cannot either.
    """

    source: str
    steps: tuple[frozenset[str], ...] = field(compare=False, repr=False)
    first: tuple[int, ...] = field(compare=False, repr=False)
    follow: tuple[tuple[int, ...], ...] = field(compare=False, repr=False)
    last: frozenset[int] = field(compare=False, repr=False)
    anchor: frozenset[str] = field(compare=False, repr=False)
    begins: frozenset[str] = field(compare=False, repr=False)


def normal(word: str) -> str:
    """Return a word for comparing: `Don’t` as `dont`, `Prüfung` as `pruefung`."""
    folded = fold(word.replace("’", "'").replace("´", "'").replace("‘", "'"))
    return folded.replace("n't", "nt") if "'" in folded else folded


def parse(source: str, lists: Mapping[str, str] | None = None) -> Phrase:
    """Read a phrase; `<name>` in it stands for the choice of that name in `lists`. Raise `PhraseError`."""
    if len(source) > LENGTH_LIMIT:
        raise PhraseError(f"is longer than {LENGTH_LIMIT} characters")
    return _read(re.sub(r"<([a-z0-9-]*)>", lambda match: f"({_listed(match[1], lists or {})})", source))


@lru_cache(maxsize=4096)
def _read(expanded: str) -> Phrase:
    """Read a phrase whose lists are written out; a playbook is read more than once, and a firm's has most of the default's."""
    graph = _Graph()
    reader = _Reader(_parts(expanded), graph)
    piece = reader.sequence(0)
    if reader.left:
        raise PhraseError(f"has “{reader.left[0]}” where nothing opens it")
    if piece.can_be_empty or not piece.needs:
        raise PhraseError("has no word that must be there")
    return Phrase(
        " ".join(expanded.split()),
        tuple(graph.steps),
        tuple(sorted(piece.first)),
        tuple(tuple(sorted(follow)) for follow in graph.follow),
        frozenset(piece.last),
        max(piece.needs, key=_rarity),
        frozenset().union(*(graph.steps[step] for step in piece.first)),
    )


def _listed(name: str, lists: Mapping[str, str]) -> str:
    if name not in lists:
        known = ", ".join(sorted(lists)) or "none"
        raise PhraseError(f"names the list “{name}”, but there is no such list (known: {known})")
    if "<" in lists[name]:
        raise PhraseError(f"names the list “{name}”, which names another list; write its words out")
    return lists[name]


def _rarity(words: frozenset[str]) -> tuple[int, int]:
    """Return how seldom one of these words is likely to stand in a text: long words, few of them."""
    return (min(len(word) if word.isalpha() else len(word) - 1 for word in words), -len(words))


def _parts(text: str) -> list[str]:
    parts = []
    for match in _PART.finditer(text):
        if match["word"] or match["sign"]:
            parts.append(match.group())
        elif match["gap"]:
            parts.append("…" + (match["count"] or str(GAP)))
        elif match["list"]:
            raise PhraseError(f"has “{match.group()}”, which is no list such as <we>")
        else:
            raise PhraseError(f"has “{match.group()}”, which means nothing in a phrase")
    if not parts:
        raise PhraseError("is empty")
    return parts


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a phrase: the steps that it can begin and end with, and the words that it cannot do without."""

    first: frozenset[int]
    last: frozenset[int]
    can_be_empty: bool
    needs: tuple[frozenset[str], ...]


_NOTHING = _Piece(frozenset(), frozenset(), True, ())


class _Graph:
    """The steps of a phrase and which can follow which."""

    def __init__(self) -> None:
        self.steps: list[frozenset[str]] = []
        self.follow: list[set[int]] = []

    def step(self, words: Iterable[str] = ()) -> _Piece:
        """Add a step that matches one of `words`, or any word."""
        if len(self.steps) >= STEPS_LIMIT:
            raise PhraseError(f"is made of more than {STEPS_LIMIT} parts; make two phrases of it")
        self.steps.append(frozenset(words))
        self.follow.append(set())
        here = frozenset((len(self.steps) - 1,))
        return _Piece(here, here, False, (self.steps[-1],) if self.steps[-1] else ())

    def after(self, before: _Piece, then: _Piece) -> _Piece:
        """Put `then` after `before`."""
        for step in before.last:
            self.follow[step] |= then.first
        return _Piece(
            before.first | then.first if before.can_be_empty else before.first,
            then.last | before.last if then.can_be_empty else then.last,
            before.can_be_empty and then.can_be_empty,
            before.needs + then.needs,
        )

    def gap(self, count: int) -> _Piece:
        """Add a gap of up to `count` words."""
        whole = _NOTHING
        for _ in range(count):
            whole = optional(self.after(self.step(), whole)) if whole.first else optional(self.step())
        return whole


def optional(piece: _Piece) -> _Piece:
    """Return a piece that may be missing."""
    return _Piece(piece.first, piece.last, True, ())


def _one_of(pieces: list[_Piece]) -> _Piece:
    """Return a piece that is one of several."""
    best = [max(piece.needs, key=_rarity, default=None) for piece in pieces]
    known = [words for words in best if words is not None]
    return _Piece(
        frozenset().union(*(piece.first for piece in pieces)),
        frozenset().union(*(piece.last for piece in pieces)),
        any(piece.can_be_empty for piece in pieces),
        (frozenset().union(*known),) if len(known) == len(pieces) else (),
    )


class _Reader:
    """Reads the parts of a phrase from left to right into a graph."""

    def __init__(self, parts: list[str], graph: _Graph) -> None:
        self.left = parts
        self._graph = graph

    def sequence(self, depth: int) -> _Piece:
        """Read what stands up to the end of a choice, or of the phrase."""
        whole = _NOTHING
        while self.left and self.left[0] not in ")]|":
            whole = self._graph.after(whole, self._item(depth))
        return whole

    def _item(self, depth: int) -> _Piece:
        part = self.left.pop(0)
        if part == "(":
            return self._choice(")", depth + 1)
        if part == "[":
            return optional(self._choice("]", depth + 1))
        if part[0] == "…":
            return self._gap(part)
        return self._words(part)

    def _gap(self, part: str) -> _Piece:
        count = int(part[1:])
        if not 1 <= count <= GAP_LIMIT:
            raise PhraseError(f"has a gap of {count} words, but a gap may be 1 to {GAP_LIMIT} words")
        return self._graph.gap(count)

    def _words(self, part: str) -> _Piece:
        whole = _NOTHING
        for word in _split(part):
            whole = self._graph.after(whole, self._graph.step((word,)))
        return whole

    def _choice(self, closing: str, depth: int) -> _Piece:
        if depth > DEPTH_LIMIT:
            raise PhraseError(f"has choices within choices more than {DEPTH_LIMIT} deep")
        opening = {")": "(", "]": "["}[closing]
        single, pieces = set(), []
        while True:
            word = self._single_word()
            if word:
                single.add(word)
            else:
                pieces.append(self._alternative(opening, depth))
            if not self.left:
                raise PhraseError(f"has “{opening}” without “{closing}”")
            end = self.left.pop(0)
            if end == closing:
                break
            if end != "|":
                raise PhraseError(f"has “{end}” where “{closing}” should be")
        if single:
            pieces.append(self._graph.step(single))
        return pieces[0] if len(pieces) == 1 else _one_of(pieces)

    def _single_word(self) -> str:
        """Take the next part if it is a whole alternative of one word: many such are one step."""
        if len(self.left) > 1 and self.left[1] in ("|", ")", "]") and self.left[0][0] not in "([)]|…":
            words = _split(self.left[0])
            if len(words) == 1:
                self.left.pop(0)
                return words[0]
        return ""

    def _alternative(self, opening: str, depth: int) -> _Piece:
        before = len(self.left)
        piece = self.sequence(depth)
        if len(self.left) == before:
            raise PhraseError(f"has an empty place in “{opening}”")
        return piece


@lru_cache(maxsize=8_192)
def _split(part: str) -> list[str]:
    """Return the words of a part between spaces, as `kick-off` has two, ready for comparing."""
    words = [word for word in re.split(r"[-/,.:;!]+", part.replace("’", "'")) if word]
    for word in words:
        if not _WORD.fullmatch(word):
            raise PhraseError(f"has “{part[:40]}”, which is no word (letters, digits, ' and - make one)")
        if "*" in word and len(word.strip("*")) < 3:
            raise PhraseError(f"has “{part[:40]}”, but three letters must stand beside *")
    if not words:
        raise PhraseError(f"has “{part[:40]}”, which is no word")
    return [_comparable(word) for word in words]


def _comparable(word: str) -> str:
    stem = normal(word.strip("*"))
    return ("*" if word[0] == "*" else "") + stem + ("*" if word[-1] == "*" and len(word) > 1 else "")


# Following phrases ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of many phrases; tells for a word of a text which of them it is."""

    whole: frozenset[str]
    lengths: tuple[int, ...]
    inside: tuple[str, ...]
    known: dict[str, frozenset[str]] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, phrases: Iterable[Phrase]) -> Vocabulary:
        """Collect the words of phrases."""
        words = frozenset().union(*(step for phrase in phrases for step in phrase.steps))
        parts = {len(word) - 1 for word in words if (word[0] == "*") != (word[-1] == "*") and len(word) > 1}
        inside = tuple(word for word in words if len(word) > 1 and word[0] == word[-1] == "*")
        return cls(words, tuple(sorted(parts)), inside)

    def of_word(self, word: str) -> frozenset[str]:
        """Return which words of phrases a word of a text, as it is written there, is."""
        found = self.known.get(word)
        if found is None:
            if len(self.known) > 20_000:
                self.known.clear()
            found = self.known[word] = self._of_word(word)
        return found

    def _of_word(self, written: str) -> frozenset[str]:
        word = normal(written)
        found = {word, word.removesuffix("'s")} & self.whole
        for length in self.lengths:
            found |= (
                {word[:length] + "*", "*" + word[-length:]} & self.whole if length <= len(word) else set()
            )
        found |= {part for part in self.inside if part[1:-1] in word}
        if written[0].isdigit():
            found.add(NUMBER)
        if written[0].isupper() and word.split("'")[0] not in _NO_NAMES:
            found.add(CAPITAL)
        return frozenset(found)


def match(phrase: Phrase, words: list[frozenset[str] | None]) -> tuple[int, int] | None:
    """Return the first place (half open) where a phrase stands in words, None being what it may not span."""
    steps, follow, last, begins = phrase.steps, phrase.follow, phrase.last, phrase.begins
    active: dict[int, int] = {}
    for place, word in enumerate(words):
        if word is None:
            active = {}
            continue
        if not active and begins.isdisjoint(word):
            continue
        going: dict[int, int] = {}
        for step, start in active.items():
            for then in follow[step]:
                if not steps[then] or not steps[then].isdisjoint(word):
                    going[then] = min(start, going.get(then, start))
        for step in phrase.first:
            if not steps[step].isdisjoint(word):
                going.setdefault(step, place)
        ended = [going[step] for step in going if step in last]
        if ended:
            return min(ended), place + 1
        active = going
    return None
