"""Organisations' names found in prose as a whole, in any spelling, with or without their legal form."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.domain.spellings import Word, glued, spellings, words

_LEGAL_FORMS = frozenset(
    "gmbh ag kg kgaa se ltd limited plc inc llc llp corp corporation co sa sas sarl spa srl bv nv oy oyj ab as aps "
    "mbh ug ohg ev eg sp zoo kft pty pte".split()
)
_AND = frozenset("and und et y e og och".split())
_GENERIC = frozenset(
    "deutsche deutscher first general united national international european american british global new north "
    "south east west royal digital smart energy energie city stadt bank group gruppe data open health swiss austria "
    "germany deutschland europe europa kommunale technische universität university hospital klinikum verein "
    "stadtwerke landeshauptstadt ministry ministerium federal bundesamt savings sparkasse insurance the".split()
)
_FARTHEST = 4


class KnownOrganisations:
    """Organisations by the spellings of the words of their names."""

    def __init__(self, named: Sequence[tuple[str, str]]) -> None:
        """Take name and role of each; a longer name comes before a shorter one."""
        self._beginnings: dict[str, list[tuple[list[frozenset[str]], str]]] = {}
        self._joined: dict[str, str] = {}
        for name, role in sorted(named, key=lambda item: -len(item[0])):
            said = [spellings(word) for word in _telling(name)]
            for way in said[0] if said else ():
                self._beginnings.setdefault(way, []).append((said, role))
            if len(said) > 1:
                self._joined |= dict.fromkeys(spellings("".join(_telling(name))), role)

    def replace(self, text: str, said_of: Callable[[str], str]) -> str:
        """Return `text` with every known organisation replaced by what is said of its role in brackets."""
        if not self._beginnings:
            return text
        said = list(words(text))
        found: list[tuple[int, int, str]] = []
        place = 0
        while place < len(said):
            length, role = self._at(text, said, place)
            if length:
                found.append((said[place].start, said[place + length - 1].end, role))
            place += length or 1
        for word in glued(text):
            role = next((self._joined[way] for way in spellings(word.text) if way in self._joined), "")
            if role and not any(start < word.end and word.start < end for start, end, _ in found):
                found.append((word.start, word.end, role))
        for start, end, role in sorted(found, reverse=True):
            text = f"{text[:start]}[{said_of(role)}]{text[end:]}"
        return text

    def _at(self, text: str, said: Sequence[Word], place: int) -> tuple[int, str]:
        """Return how many words of an organisation's name begin at `place`, and its role."""
        for way in spellings(said[place].text):
            if way in self._joined:
                return 1, self._joined[way]
        for way in _with_genitive(said[place].text):
            for name, role in self._beginnings.get(way, ()):
                length = _length(text, said, place, name)
                if length:
                    return length, role
        return 0, ""


def short_name(name: str) -> str:
    """Return the one word by which people call an organisation, empty where none tells it from others."""
    telling = _telling(name)
    usable = len(telling) > 1 and len(telling[0]) > 3 and telling[0].casefold() not in _GENERIC
    return telling[0] if usable else ""


def _telling(name: str) -> list[str]:
    """Return the words of a name without its legal form; all of them where nothing else is left."""
    every = [word.text for word in words(name)]
    return [word for word in every if word.casefold() not in _LEGAL_FORMS | _AND] or every


def _with_genitive(word: str) -> frozenset[str]:
    ways = spellings(word)
    return ways | {way[:-1] for way in ways if way.endswith("s") and len(way) > 4}


def _length(text: str, said: Sequence[Word], place: int, name: Sequence[frozenset[str]]) -> int:
    """Return how many words from `place` on say `name` and its legal form, 0 where it is another."""
    at = place
    for index, ways in enumerate(name):
        if index and at < len(said) and said[at].text.casefold() in _AND and _near(text, said, at):
            at += 1
        if at >= len(said) or (index and not _near(text, said, at)):
            return 0
        last = index == len(name) - 1
        if not ways & (_with_genitive(said[at].text) if last else spellings(said[at].text)):
            return 0
        at += 1
    while at < len(said) and said[at].text.casefold() in _LEGAL_FORMS - _AND and _legal(text, said, at):
        at += 1
    return at - place


def _near(text: str, said: Sequence[Word], at: int) -> bool:
    return len(text[said[at - 1].end : said[at].start].strip(" \t")) < _FARTHEST


def _legal(text: str, said: Sequence[Word], at: int) -> bool:
    """Say whether a legal form belongs to the name before it; `as`, `se` and `co` are words as well."""
    between = text[said[at - 1].end : said[at].start]
    word = said[at].text
    return len(between) < _FARTHEST and "\n\n" not in between and (len(word) > 3 or not word.islower())
