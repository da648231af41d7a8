"""Names in scripts that write no spaces between words, found inside runs of letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_EAST_ASIAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]{3,4}")
_INVISIBLE = "[\u00ad\u200b-\u200d\u2060\ufeff]*"
_BETWEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\\s]")
_HONORIFICS = "さん|様|氏|先生|君|ちゃん|小姐|女士|经理|經理|总|씨|님|부장|과장|대리|차장|이사|사장|팀장"


class KnownUnspaced:
    """Names by the letters with which they begin, so that few of thousands are looked for in a text."""

    def __init__(self, named: Sequence[tuple[str, str, bool]]) -> None:
        """Take name, role, and whether it is found as a whole only, of each; the first goes first."""
        self._named = [each for each in named if _UNSPACED.search(each[0])]
        self._places: dict[str, list[int]] = {}
        for place, (name, _, whole) in enumerate(self._named):
            for beginning in _beginnings(name, whole=whole):
                self._places.setdefault(beginning, []).append(place)

    def replace(self, text: str, said_of: Callable[[str], str]) -> str:
        """Return `text` with every known name replaced by what is said of its role in brackets."""
        place = 0
        while waiting := [at for at in self._possible(text) if at >= place]:
            name, role, whole = self._named[min(waiting)]
            pattern = pattern_of(name, whole=whole)
            if pattern.search(text):
                text = pattern.sub(f"[{said_of(role)}]".replace("\\", r"\\"), text)
            place = min(waiting) + 1
        return text

    def meant(self, text: str) -> list[frozenset[str]]:
        """Return the role of everybody who is named in `text`."""
        found = (self._named[place] for place in sorted(set(self._possible(text))))
        return [
            frozenset({role}) for name, role, whole in found if pattern_of(name, whole=whole).search(text)
        ]

    def _possible(self, text: str) -> Iterator[int]:
        """Yield the places of those names that may stand in `text`, and maybe of others."""
        if self._places and _UNSPACED.search(text):
            said = _close(text)
            for beginning in {said[at : at + length] for at in range(len(said)) for length in (1, 2)}:
                yield from self._places.get(beginning, ())


def _beginnings(name: str, *, whole: bool) -> set[str]:
    """Return the first two letters of everything by which a name is found."""
    found = {_close(way)[:2] for way in _ways(name, whole=whole)}
    if _takes_honorific(name, whole=whole):
        found |= {_close(name[0] + honorific)[:2] for honorific in _HONORIFICS.split("|")}
    return found


def _close(text: str) -> str:
    return _BETWEEN.sub("", text)


def _ways(name: str, *, whole: bool) -> list[str]:
    """Return how a name is written, the longest first."""
    parts = [name] if whole else [name, "".join(name.split()), *name.split()]
    if not whole:
        parts += [part for each in parts if _EAST_ASIAN.fullmatch(each) for part in (each[:2], each[-2:])]
    return sorted({part for part in parts if len(part) > 1 and _UNSPACED.search(part)}, key=len, reverse=True)


def _takes_honorific(name: str, *, whole: bool) -> bool:
    return not whole and _EAST_ASIAN.fullmatch("".join(name.split())) is not None


@lru_cache(maxsize=1 << 12)
def pattern_of(name: str, *, whole: bool) -> re.Pattern[str]:
    """Return what finds a name in any text; nothing where it has no letter of such a script."""
    ways = [_INVISIBLE.join(map(re.escape, way)) for way in _ways(name, whole=whole)]
    if _takes_honorific(name, whole=whole):
        ways.append(rf"{re.escape(name[0])}(?= ?(?:{_HONORIFICS}))")
    return re.compile("|".join(ways) or r"(?!)")
