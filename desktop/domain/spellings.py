"""The ways in which one word is written: accents, umlauts, other scripts' letters, and words inside words."""

from __future__ import annotations

import html
import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

_LETTERS = {
    "ä": ("a", "ae"), "ö": ("o", "oe"), "ü": ("u", "ue"), "ß": ("ss",), "æ": ("ae",), "œ": ("oe",),
    "ø": ("o", "oe"), "å": ("a", "aa"), "đ": ("d", "dj"), "ð": ("d",), "þ": ("th",), "ł": ("l",), "ı": ("i",),
}  # fmt: skip
_DIGRAPHS = {"ae": "a", "oe": "o", "ue": "u"}
_LOOKALIKES = str.maketrans("аеорсухіјѕкмтнвԁԛԝοανρτυχικβε", "aeopcyxijskmthbdqwoavptuxikbe")
_TATWEEL = "\u0640"
_MOST_CHOICES = 4


@cache
def _marks() -> str:
    """Return the combining marks and invisible characters that may stand inside a word, as a class's inside."""
    codes = [code for code in range(0x10000) if unicodedata.category(chr(code)) in ("Mn", "Mc", "Me", "Cf")]
    return "".join(re.escape(chr(code)) for code in codes)


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a plain word, and of one with emphasis, apostrophes or a line's end inside."""
    word = rf"[^\W_]++(?:[{_marks()}]++[^\W_]++)*+[{_marks()}]*+"
    glue = r"(?:[*_~`'’ʼ´]{1,4}|[-\u2010]\n[ \t>]*)"
    return re.compile(word), re.compile(rf"(?<![^\W_]){word}(?:{glue}{word})+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place in a text."""

    text: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """Yield the plain words of `text`."""
    for match in _words()[0].finditer(text):
        yield Word(match.group(), match.start(), match.end())


def glued(text: str) -> Iterator[Word]:
    """Yield the words of `text` that have something inside: An**na**, O'Brien, anna_meyer, Mey-⏎er."""
    for match in _words()[1].finditer(text):
        yield Word(match.group(), match.start(), match.end())


def spellings(word: str) -> frozenset[str]:
    """Return every folded way in which `word` may be typed: Müller as mueller and as muller."""
    plain = _bare(word)
    if plain.isascii():
        return frozenset((plain,))
    special = [char for char in plain if char in _LETTERS]
    ways = [_LETTERS.get(char, (char,)) for char in plain]
    if len(special) > _MOST_CHOICES:
        found = {"".join(way[0] for way in ways), "".join(way[-1] for way in ways)}
    else:
        found = {"".join(choice) for choice in itertools.product(*ways)}
    found |= {spelling.translate(_LOOKALIKES) for spelling in found if not spelling.isascii()}
    return frozenset(_unaccented(spelling) for spelling in found)


def shortened(word: str) -> frozenset[str]:
    """Return the spellings of `word` with ae, oe and ue written as the accent-free letter: Juergen as jurgen."""
    plain = _unaccented(_bare(word))
    if len(plain) < 5:
        return frozenset()
    for pair, letter in _DIGRAPHS.items():
        plain = plain.replace(pair, letter)
    return frozenset((plain,))


def legible(text: str) -> str:
    """Return `text` with letters, digits and signs written as themselves, not as HTML entities or in percent."""
    text = re.sub(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,8});", _entity, text)
    return re.sub(r"(?:%[89A-Fa-f][0-9A-Fa-f]){2,}|%40", _percent, text)


def _entity(match: re.Match[str]) -> str:
    said = html.unescape(match.group())
    harmless = len(said) == 1 and (said.isalnum() or said in "@+.-_' ’\u00a0\u00ad\u200b\u200c\u200d")
    return said.replace("\u00a0", " ") if harmless else match.group()


def _percent(match: re.Match[str]) -> str:
    said = unquote(match.group(), errors="replace")
    return match.group() if "\ufffd" in said else said


def _bare(word: str) -> str:
    """Return `word` in small letters, composed, without what is between or above letters of other scripts."""
    if word.isascii() and word.isalnum():
        return word.lower()
    composed = unicodedata.normalize("NFKC", word).replace(_TATWEEL, "").replace("İ", "i")
    kept = "".join(char for char in composed if char.isalnum() or unicodedata.category(char).startswith("M"))
    return kept.lower()


def _unaccented(word: str) -> str:
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in decomposed if unicodedata.category(char) not in ("Mn", "Me")).casefold()
