"""Every name that the journal knows, found in texts and replaced where names do not leave."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from desktop.domain.known_organisations import KnownOrganisations
from desktop.domain.known_people import KnownPeople
from desktop.domain.known_unspaced import KnownUnspaced


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
        self._unspaced = KnownUnspaced([(item.name, item.role, item.whole) for item in named])
        self._people = KnownPeople([(item.name, item.role) for item in named if not item.whole])
        self._organisations = KnownOrganisations([(item.name, item.role) for item in named if item.whole])

    def replace(self, text: str, said_of: Callable[[str], str] = str) -> str:
        """Return `text` with every known name, whole or in part, replaced by its role in brackets.

        `said_of` puts a role in words where the names bear keys instead; it is asked for those that are found only.
        """
        text = self._unspaced.replace(unicodedata.normalize("NFC", text), said_of)
        return self._people.replace(self._organisations.replace(text, said_of), said_of)

    def meant(self, text: str) -> list[frozenset[str]]:
        """Return, for each place where a person is named, the roles of all who may be meant there."""
        text = unicodedata.normalize("NFC", text)
        return self._unspaced.meant(text) + self._people.meant(self._organisations.replace(text, str))


@lru_cache(maxsize=4)
def names_known(known: tuple[KnownName, ...]) -> NameIndex:
    """Return the index of these names, kept between one preview and the next: thousands take a moment."""
    return NameIndex(known)
