"""Names after `@`, found among those that are known: the longest one, or the beginning of one that fits alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop.domain.changes import Kind
from desktop.domain.names import fold
from desktop.domain.writing import KnownName

_MENTION = re.compile(
    r"""(?<![^\s(\[{"'“”„‚‘«»—–,;])@
    (?:(?P<kind>client|person|engagement):)?
    (?: "(?P<plain>[^"\n\x00]{1,200})" | “(?P<english>[^“”\n\x00]{1,200})” | „(?P<german>[^„“”\n\x00]{1,200})[“”]
    | (?=[^\W_]) )""",
    re.VERBOSE,
)
_FIRST_WORD = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W_]+(?:['’&-][^\W_]+)*")
_OWNED = re.compile(r"['’]s\Z")
_CODE_FOLLOWS = re.compile(r"[(_@/\\=]")

LIMIT = 5_000
"""Names of one text that are looked at."""

_PARTS = 8
"""Words of a name that are looked for as a beginning of it."""


@dataclass(frozen=True, slots=True)
class Fit:
    """Known names that fit a place of a text up to `end`: by their whole name, or by a part of it."""

    end: int
    whole: tuple[KnownName, ...]
    parts: tuple[KnownName, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text, with its `@`: what fits it, the longest first, and the name that it is if it is new.

    `kind` is the one that was said (`@client:`), and `said` the span of that word. `word` is what stands after
    the sign, where it is not quoted; it can be part of a name that the text itself brought in before.
    """

    start: int
    end: int
    fits: tuple[Fit, ...]
    new: str
    kind: Kind | None = None
    said: tuple[int, int] | None = None
    word: str = ""


class NameBook:
    """Known names, made ready once to be found in a text; the most recently used come first."""

    def __init__(self, names: Sequence[KnownName]) -> None:
        self._whole: dict[str, list[KnownName]] = {}
        self._parts: dict[str, list[KnownName]] = {}
        self._longest: dict[str, int] = {}
        for name in names:
            self._add(name)

    def _add(self, name: KnownName) -> None:
        folded = _folded_line(name.name)
        self._whole.setdefault(folded, []).append(name)
        self._note(folded)
        words = folded.split(" ")
        parts = {" ".join(words[:count]) for count in range(1, min(len(words), _PARTS + 1))}
        if name.kind is Kind.PERSON:
            parts.update(words)
        for part in parts - {folded}:
            self._parts.setdefault(part, []).append(name)
            self._note(part)

    def _note(self, folded: str) -> None:
        first = _FIRST_WORD.match(folded)
        if first:
            self._longest[first.group()] = max(self._longest.get(first.group(), 0), len(folded))

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield every name of a text, in its order."""
        for count, match in enumerate(_MENTION.finditer(text)):
            if count >= LIMIT:
                return
            quoted = match["plain"] or match["english"] or match["german"]
            found = self._quoted(match, quoted) if quoted else self._word(text, match)
            if found:
                yield found

    def _quoted(self, match: re.Match[str], quoted: str) -> Mention | None:
        name = " ".join(quoted.split())
        kind = Kind(match["kind"]) if match["kind"] else None
        whole = self._whole.get(fold(name), [])
        fit = Fit(match.end(), tuple(item for item in whole if kind in (None, item.kind)), ())
        said = (match.start() + 1, match.end("kind") + 1) if kind else None
        return Mention(match.start(), match.end(), (fit,), name, kind, said) if name else None

    def _word(self, text: str, match: re.Match[str]) -> Mention | None:
        kind = Kind(match["kind"]) if match["kind"] else None
        fits = tuple(self._fits(text, match.end(), kind))
        word = _word_at(text, match.end())
        if not fits and not word:
            return None
        said = (match.start() + 1, match.end("kind") + 1) if kind else None
        new = "" if word[:1].islower() else word
        return Mention(match.start(), match.end() + len(word), fits, new, kind, said, word)

    def _fits(self, text: str, start: int, kind: Kind | None) -> Iterator[Fit]:
        """Yield what fits from `start` on, the longest first."""
        first = _FIRST_WORD.match(text, start)
        longest = self._longest.get(fold(first.group()), 0) if first else 0
        folded, ends = _folded_ahead(text, start, longest)
        for length, end in reversed(ends):
            whole = [item for item in self._whole.get(folded[:length], ()) if kind in (None, item.kind)]
            parts = [item for item in self._parts.get(folded[:length], ()) if kind in (None, item.kind)]
            if whole or parts:
                yield Fit(end, tuple(whole), tuple(parts))


def _word_at(text: str, start: int) -> str:
    """Return the word that a name begins with, empty where it hardly is one: figures, code."""
    match = _WORD.match(text, start)
    if match is None or match.group()[0].isdigit():
        return ""
    word = _OWNED.sub("", match.group())
    return "" if _CODE_FOLLOWS.match(text, start + len(word)) or len(word) > 80 else word


@lru_cache(maxsize=4096)
def _folded_char(char: str) -> str:
    return fold(char)


def _folded_line(name: str) -> str:
    return " ".join(fold(name).split())


def _folded_ahead(text: str, start: int, longest: int) -> tuple[str, list[tuple[int, int]]]:
    """Return up to `longest` folded characters from `start` on, and where words end: (folded length, place)."""
    folded: list[str] = []
    ends: list[tuple[int, int]] = []
    length, place = 0, start
    while place < len(text) and length < longest and text[place] not in "\n\x00":
        char = text[place]
        piece = " " if char.isspace() else _folded_char(char)
        if piece == " " and folded and folded[-1] == " ":
            piece = ""
        place += 1
        if piece:
            folded.append(piece)
            length += len(piece)
        if piece != " " and not (place < len(text) and text[place].isalnum()):
            ends.append((length, place))
    return "".join(folded), ends


# Which one is meant --------------------------------------------------------------------------------------


def meant(mention: Mention, client_id: str | None) -> tuple[KnownName, int] | None:
    """Return which known name is meant and where it ends; None where none is, or it could be two.

    `client_id` is whose the entry is: None where no client is named, empty for one that is new.
    """
    for fit in mention.fits:
        found = _whole(fit.whole, client_id) or _part(fit.parts, client_id)
        if found:
            return found, fit.end
    return None


def is_unclear(mention: Mention, client_id: str | None) -> bool:
    """Say whether a name that is not known for sure could be that of several."""
    return any(_near(fit.parts, client_id) for fit in mention.fits)


def _whole(found: Sequence[KnownName], client_id: str | None) -> KnownName | None:
    """Return the client's own, a client, a colleague, or the most recently used."""
    own = [item for item in found if client_id and item.client_id == client_id]
    themselves = [item for item in found if item.kind is Kind.CLIENT]
    colleagues = [item for item in found if not item.client_id]
    return next(iter([*own, *themselves, *colleagues, *found]), None)


def _part(found: Sequence[KnownName], client_id: str | None) -> KnownName | None:
    """Return the only one that is meant by a part of its name, those of the client first."""
    own = [item for item in found if client_id and item.client_id == client_id]
    near = own or _near(found, client_id)
    return near[0] if len(near) == 1 else None


def _near(found: Sequence[KnownName], client_id: str | None) -> list[KnownName]:
    """Return those that can be meant by a part of their name: where a client is named, not the others' people."""
    if client_id is None:
        return list(found)
    return [item for item in found if item.kind is Kind.CLIENT or item.client_id in {"", client_id}]
