"""Every name that the journal knows, found in texts and replaced where names do not leave."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.known_organisations import KnownOrganisations
from desktop.domain.known_people import KnownPeople

_UNSPACED = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af"
_IS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_EAST_ASIAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]{3,4}")
_INVISIBLE = "[\u00ad\u200b-\u200d\u2060\ufeff]*"
_HONORIFICS = "さん|様|氏|先生|君|ちゃん|小姐|女士|经理|經理|总|씨|님|부장|과장|대리|차장|이사|사장|팀장"


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that the journal knows, and what it becomes where names do not leave.

    A person's name is found in each of its parts; an organisation's only as a whole.
    """

    name: str
    role: str
    whole: bool = False


def is_name(text: str) -> bool:
    """Say whether a text may name a person, rather than only a role or nobody."""
    return bool(NameIndex([KnownName(text, "")]).meant(text))


class NameIndex:
    """Known names, made ready once to be found in many texts."""

    def __init__(self, known: Iterable[KnownName]) -> None:
        named = [item for item in known if item.name.strip()]
        self._unspaced = [_unspaced(item) for item in named if _IS_UNSPACED.search(item.name)]
        self._people = KnownPeople([(item.name, item.role) for item in named if not item.whole])
        self._organisations = KnownOrganisations([(item.name, item.role) for item in named if item.whole])

    def replace(self, text: str) -> str:
        """Return `text` with every known name, whole or in part, replaced by its role in brackets."""
        text = unicodedata.normalize("NFC", text)
        for pattern, role in self._unspaced:
            text = pattern.sub(f"[{role}]".replace("\\", r"\\"), text)
        return self._people.replace(self._organisations.replace(text))

    def meant(self, text: str) -> list[frozenset[str]]:
        """Return, for each place where a person is named, the roles of all who may be meant there."""
        text = unicodedata.normalize("NFC", text)
        unspaced = [frozenset({role}) for pattern, role in self._unspaced if pattern.search(text)]
        return unspaced + self._people.meant(self._organisations.replace(text))


def _unspaced(known: KnownName) -> tuple[re.Pattern[str], str]:
    """Return the pattern of a name in a script that writes no spaces between words, and its role."""
    parts = [known.name] if known.whole else [known.name, "".join(known.name.split()), *known.name.split()]
    if not known.whole:
        parts += [part for whole in parts if _EAST_ASIAN.fullmatch(whole) for part in (whole[:2], whole[-2:])]
    unique = sorted(
        {part for part in parts if len(part) > 1 and _IS_UNSPACED.search(part)}, key=len, reverse=True
    )
    ways = [_INVISIBLE.join(map(re.escape, part)) for part in unique]
    if not known.whole and _EAST_ASIAN.fullmatch("".join(known.name.split())):
        ways.append(rf"{re.escape(known.name[0])}(?= ?(?:{_HONORIFICS}))")
    return re.compile("|".join(ways) or r"(?!)"), known.role
