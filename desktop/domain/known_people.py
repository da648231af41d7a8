"""People's names found in prose by any part and in any spelling, and replaced by their roles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop.domain.spellings import Word, glued, shortened, spellings, words

PARTICLES = frozenset(
    "von van de der den del della di da du la le les el al bin ibn ben zu zum zur dr prof mr mrs ms herr frau st "
    "ter ten dos das do e y af av bint abu".split()
)
_CALLED = frozenset("van al ben bin del".split())
"""Particles that are first names where they come first: Van Nguyen, Al Smith."""

_NO_NAMES = frozenset(
    "the a of our their his her its for from at with by or and und et in on to as der die das im am vom "
    "head lead leader manager management director chief officer chair chairman chairwoman president vice board team "
    "project program programme product owner sponsor customer client colleague somebody someone consultant architect "
    "analyst engineer developer user users buyer procurement purchasing sales marketing finance legal operations "
    "service support it hr pm po qa cfo ceo coo cto cio ciso cdo vp svp evp phd msc bsc mba jr sr "
    "leiter leiterin leitung chef chefin geschäftsführer geschäftsführerin vorstand kollege kollegin kunde kundin "
    "abteilung einkauf vertrieb bereich projektleiter projektleiterin assistenz".split()
)
"""Words of roles, departments and titles: no part of a name, though people write them beside one."""

_FUNCTION = frozenset(
    "an so he do it is as we me us be if no up go at in on to or by my i am im um da wo ja du er es man le la un "
    "que qui he she you all any can has had who how why now new one two per via not but was are".split()
)
"""Words that bear the sentence: they count as a name only beside another part of it."""

_ORDINARY = frozenset(
    "will may mark rose long young king art frank hope grace bill jack april june august dawn faith joy rich "
    "rob sue pat ray grant chase drew wade skip guy gene max major more most best black brown white green gray "
    "grey short small little wise sharp strong good day early late hall hill wood woods field fields park lane "
    "rice bell ball cook baker miller smith mason carpenter kaiser klein lang kurz gut neu alt jung weiß weiss "
    "schwarz braun groß gross reich stark wolf koch bauer price prices cost case page post power bond cash banks "
    "bank fall summer winter spring north south west east church ford bush stone rock waters rivers lake beach "
    "marsh moon star sky sunny rusty dusty cliff dale glen heath holly ivy iris daisy lily violet amber ruby pearl "
    "jade christian angel victor norm pierce trip buck cash duke earl judge knight pope prince bishop abbot "
    "marshall porter potter shepherd hunter fisher farmer gardener taylor turner walker wheeler weaver butcher "
    "horn lamb drummer haus berg bach feld wald stein sommer herbst freund frei fromm ernst fest sauer richter "
    "vogel fuchs hahn kraus krause keller kammer schreiber pfeiffer bosch dick dünn arm engel sonntag freitag "
    "an in he do so on to".split()
)
"""Words that are also names: they count as one with a capital only."""

_INITIALS = re.compile(r"(?:\b[^\W\d_]\.[ \t]?)+$")
_GENITIVE = re.compile(r"['’ʼ´`][sS]$")
_MONTHS = frozenset("may april june august mai juni jan".split())
_DAY_BEFORE = re.compile(
    r"(?:\d\.?|\b(?:in|im|by|of|since|until|till|early|late|mid|from|ab|bis|seit|anfang|mitte|ende))[ -]$",
    re.IGNORECASE,
)
_DAY_AFTER = re.compile(r",? \d")
_BESIDE = re.compile(r"[\s,*_~`'’\-\u2010-\u2015]{0,4}|\.")
_AFTER_INITIAL = re.compile(r"\.?[ \t\n*_-]{0,2}")
_MIDDLE = re.compile(r"[ \t\n*_-]{1,2}(?:[^\W\d_]\.?[ \t\n*_-]{1,2}){1,2}")
_CYRILLIC_ENDS = (
    "ами ями ого его ому ему ыми ими ой ей ою ею ом ем ым им ых их ая яя ую юю а я у ю е ы и".split()
)
_GREEK_ENDS = "ου ος ον οσ ης ησ ας ασ ο η α ε ω".split()
_SEMITIC = re.compile(r"^(?:[וכ]?ש?[הבלמכו]|[وف]?[بلك]?(?:ال)?)(?=[^\W\d_]{3})")


@dataclass(frozen=True, slots=True)
class Part:
    """One way in which a person is named.

    `weak` counts only beside another part; `capital` not in small letters; `exact`, if not empty, only as
    written; `handle` only in an address or behind an @.
    """

    weak: bool = False
    capital: bool = False
    exact: str = ""
    handle: bool = False

    def fits(self, text: str, word: Word) -> bool:
        """Say whether `word`, spelled as this part, may be meant where it stands."""
        if self.exact and word.text != self.exact:
            return False
        if self.exact and self.weak and len(self.exact) == 1:
            return text[word.end : word.end + 1] == "."
        if self.handle:
            return text[word.start - 1 : word.start] in ("@", "/") or text[word.end : word.end + 1] == "@"
        return not (self.capital and (word.text.islower() or _is_month(text, word)))


def _is_month(text: str, word: Word) -> bool:
    """Say whether `word` names a month where it stands: in May, May 2026."""
    before = text[max(0, word.start - 8) : word.start]
    beside = _DAY_BEFORE.search(before) or _DAY_AFTER.match(text, word.end)
    return word.text.casefold() in _MONTHS and beside is not None


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in a text where people may be meant."""

    start: int
    end: int
    people: frozenset[int]
    weak: bool


class KnownPeople:
    """People by every spelling of every part of their names."""

    def __init__(self, named: Sequence[tuple[str, str]]) -> None:
        """Take name and role of each; where two people fit a place, the first is taken."""
        self._roles = [role for _, role in named]
        self._people: list[int] = []
        self._parts: list[Part] = []
        self._bearers: dict[str, tuple[int, ...]] = {}
        for person, (name, _) in enumerate(named):
            for spelled, part in zip(*_parts_of(name), strict=True):
                self._bearers[spelled] = (*self._bearers.get(spelled, ()), len(self._parts))
                self._people.append(person)
                self._parts.append(part)

    def replace(self, text: str, said_of: Callable[[str], str]) -> str:
        """Return `text` with every part of a known name replaced by what is said of the person's role in brackets."""
        if not self._parts:
            return text
        said, end = list[str](), 0
        for place in _joined(text, self._places(text)):
            if not place.weak:
                said += [
                    text[end : max(end, _with_initials(text, place.start))],
                    f"[{said_of(self._roles[min(place.people)])}]",
                ]
                end = place.end
        return "".join([*said, text[end:]])

    def meant(self, text: str) -> list[frozenset[str]]:
        """Return, for each place where somebody is named, the roles of all who may be meant there."""
        places = _joined(text, self._places(text)) if self._parts else []
        return [
            frozenset(self._roles[person] for person in place.people) for place in places if not place.weak
        ]

    def _places(self, text: str) -> list[_Place]:
        """Return where people may be meant, in the order of the text."""
        said = map(_without_genitive, glued(text))
        whole = [place for word in said if (place := self._place(text, word)) and not place.weak]
        starts = [place.start for place in whole]
        found = list(whole)
        for word in words(text):
            before = bisect_right(starts, word.start) - 1
            if before >= 0 and word.start < whole[before].end:
                continue
            place = self._place(text, word) or self._inflected(word)
            if place:
                found.append(place)
        return sorted(found, key=lambda item: item.start)

    def _place(self, text: str, word: Word) -> _Place | None:
        ways = spellings(word.text) | spellings(word.text.rstrip("0123456789"))
        parts = [each for each in self._spelled(ways) if each[1].fits(text, word)]
        strong = frozenset(person for person, part in parts if not part.weak)
        people = strong or frozenset(person for person, _ in parts)
        return _Place(word.start, word.end, people, not strong) if people else None

    def _inflected(self, word: Word) -> _Place | None:
        """Find a name with an ending or a beginning that grammar puts on it: Meyers, Петрова, ליוסי."""
        bases = {base for way in spellings(word.text) for base in _bases(way, word.text)}
        people = frozenset(
            person
            for person, part in self._spelled(bases)
            if not (part.weak or part.capital or part.exact or part.handle)
        )
        return _Place(word.start, word.end, people, weak=False) if people else None

    def _spelled(self, ways: Iterable[str]) -> Iterator[tuple[int, Part]]:
        """Yield who has a part that is spelled in one of `ways`, and the part."""
        for way in ways:
            for place in self._bearers.get(way, ()):
                yield self._people[place], self._parts[place]


# What people are called -------------------------------------------------------------------------------


@lru_cache(maxsize=1 << 16)
def _parts_of(name: str) -> tuple[tuple[str, ...], tuple[Part, ...]]:
    """Return every spelling of every way in which the name's bearer may be called, kept between two indexes."""
    ways = dict.fromkeys(_ways_of(name))
    return tuple(way for way, _ in ways), tuple(_shared(part) for _, part in ways)


@lru_cache(maxsize=1 << 8)
def _shared(part: Part) -> Part:
    """Return the first part that is equal: there are few kinds of them, and millions of names' parts."""
    return part


def _ways_of(name: str) -> Iterator[tuple[str, Part]]:
    named = [word for word in words(_without_mail(name)) if word.text.casefold() not in _NO_NAMES]
    for place, word in enumerate(named):
        part = _part([item.text for item in named], place)
        yield from ((way, part) for way in _spelled(word.text))
        if part.weak or part.exact:
            continue
        initial = word.text[0].upper()
        yield from ((way, Part(weak=True, exact=initial)) for way in spellings(initial))
    for way in _compounds([word.text for word in named], name):
        yield way, Part()
    for way in _handles([word.text for word in named]):
        yield way, Part(handle=True)


def _without_mail(name: str) -> str:
    return re.sub(r"<[^>]*>|\S*[@＠]\S*", " ", name)


def _part(named: Sequence[str], place: int) -> Part:
    """Return how the word at `place` of a name counts."""
    word = named[place]
    folded = word.casefold()
    capital = any(folded in ordinary for ordinary in (PARTICLES, _FUNCTION, _ORDINARY, _MONTHS - {"jan"}))
    if len(named) == 1:
        return Part(capital=capital, exact=word if len(word) == 1 else "")
    if len(word) == 1:
        return Part(weak=True, exact=word.upper())
    if folded in PARTICLES:
        first = place == 0 and folded in _CALLED and named[1].casefold() not in PARTICLES
        return Part(weak=not first, capital=first)
    if folded in _FUNCTION:
        return Part(weak=True)
    letters = word.isupper() and len(word) <= 3 and not "".join(named).isupper()
    return Part(capital=capital, exact=word if letters else "")


def _spelled(word: str) -> frozenset[str]:
    return spellings(word) | shortened(word)


def _compounds(named: Sequence[str], name: str) -> Iterator[str]:
    """Yield the parts of a name written together: annameyer, vandenberg, obrien."""
    tails = [named[place:] for place in range(len(named)) if len(named) - place > 1]
    ends = [[named[0], named[-1]], [named[-1], named[0]]] if len(named) > 1 else []
    for joined in dict.fromkeys(map("".join, [*tails, *ends])):
        yield from (way for way in _spelled(joined) if len(way) > 4 and way not in _ORDINARY)
    for word in glued(_without_mail(name)):
        yield from _spelled(word.text)


def _handles(named: Sequence[str]) -> Iterator[str]:
    """Yield what stands in addresses: ameyer, annam, meyera."""
    if len(named) > 1:
        first, last = named[0], named[-1]
        for handle in (first[0] + last, last + first[0], first + last[0]):
            yield from _spelled(handle)


def _bases(way: str, word: str) -> Iterable[str]:
    """Return what `way` may be a form of."""
    if way.isascii():
        long = len(way) > (4 if word.islower() else 3)
        return [way[:-1]] if way.endswith("s") and long else []
    bases = [way[beginning.end() :] for beginning in [_SEMITIC.match(way)] if beginning and beginning.end()]
    bases += ["ال" + base for base in bases if "\u0600" <= base[:1] <= "\u06ff"]
    for end in (*_CYRILLIC_ENDS, *_GREEK_ENDS):
        stem = way.removesuffix(end)
        bases += [stem, *(stem + other for other in _NOMINATIVES)] if stem != way and len(stem) > 2 else []
    return bases


_NOMINATIVES = ("а", "я", "й", "ий", "ый", "ь", "ος", "οσ", "ης", "ησ", "ας", "ασ", "η", "α")


def _without_genitive(word: Word) -> Word:
    """Return `word` without 's at its end."""
    kept = _GENITIVE.sub("", word.text)
    return Word(kept, word.start, word.start + len(kept))


# Parts beside each other ------------------------------------------------------------------------------


def _joined(text: str, places: Sequence[_Place]) -> list[_Place]:
    """Put parts together that stand beside each other and may be of one person."""
    joined: list[_Place] = []
    for place in places:
        last = joined[-1] if joined else None
        if last and last.people & place.people and _beside(text, last, place):
            people, weak = last.people & place.people, last.weak and place.weak
            joined[-1] = _Place(last.start, place.end, people, weak)
        else:
            joined.append(place)
    return [_with_last_initial(text, place) for place in joined]


def _beside(text: str, last: _Place, place: _Place) -> bool:
    between = text[last.end : place.start]
    if _BESIDE.fullmatch(between) or _MIDDLE.fullmatch(between) or _is_particles(between):
        return True
    after_initial = last.end == 1 or not text[last.end - 2].isalnum()
    return after_initial and bool(_AFTER_INITIAL.fullmatch(between))


def _is_particles(between: str) -> bool:
    said = between.replace("-", " ").split()
    return bool(said) and all(word.casefold() in PARTICLES for word in said) and len(between) <= 16


def _with_last_initial(text: str, place: _Place) -> _Place:
    """Take the dot of an initial at the end of a name with it."""
    initial = place.end > 1 and not text[place.end - 2].isalnum() and text[place.end : place.end + 1] == "."
    return _Place(place.start, place.end + initial, place.people, place.weak) if not place.weak else place


def _with_initials(text: str, start: int) -> int:
    """Move `start` back over initials that stand before a name, as in `A. B. Meyer`."""
    begin = max(0, start - 12)
    match = _INITIALS.search(text[begin:start])
    return begin + match.start() if match else start
