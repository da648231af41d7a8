"""Names as people use them: matched when a thing is named, and found in prose when they must not leave."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be named: its id, and what people call it."""

    id: str
    label: str


_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"}
)


def fold(text: str) -> str:
    """Return `text` for comparing: case, accents and invisible characters gone."""
    plain = "".join(char for char in text if unicodedata.category(char) != "Cf")
    decomposed = unicodedata.normalize("NFKD", plain.casefold().translate(_UMLAUTS))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def _folds(text: str) -> set[str]:
    """Return the ways in which `text` may be typed: Müller as mueller and as muller."""
    plain = unicodedata.normalize(
        "NFKD", "".join(c for c in text if unicodedata.category(c) != "Cf").casefold()
    )
    return {fold(text), "".join(char for char in plain if not unicodedata.combining(char))}


def pick(reference: str, candidates: Sequence[Candidate], what: str) -> str:
    """Find the id of the one candidate that `reference` names by id, id prefix, name, or beginning of a name.

    Several or none are refused with a sentence that lists what would do.
    """
    folded = fold(reference.strip())
    tests = (
        lambda item: item.id == reference.strip(),
        lambda item: fold(item.label) == folded,
        lambda item: len(reference) >= 8 and item.id.startswith(reference.strip()),
        lambda item: bool(folded) and fold(item.label).startswith(folded),
        lambda item: bool(folded) and folded in fold(item.label),
    )
    for test in tests:
        found = [item for item in candidates if test(item)]
        if len(found) == 1:
            return found[0].id
        if found:
            raise _ambiguous(reference, found, what)
    raise _unknown(reference, candidates, what)


def _ambiguous(reference: str, found: Sequence[Candidate], what: str) -> UserError:
    names = "; ".join(f"{item.label} ({item.id})" for item in found[:6])
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "“{reference}” can mean more than one {what}: {names}."),
        QT_TRANSLATE_NOOP("UserError", "Use the whole name or the id."),
        reference=reference,
        what=what,
        names=names,
    )


def _unknown(reference: str, candidates: Sequence[Candidate], what: str) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "There is no {what} “{reference}”."),
        QT_TRANSLATE_NOOP("UserError", "Known: {names}.")
        if candidates
        else QT_TRANSLATE_NOOP("UserError", "There is none yet."),
        what=what,
        reference=reference,
        names=", ".join(item.label for item in candidates[:8]) + ("…" if len(candidates) > 8 else ""),
    )


# Names in prose -----------------------------------------------------------------------------------

_PARTICLES = frozenset(
    "von van de der den del della di da du la le les el al bin ibn ben zu zum zur und and dr prof mr mrs ms "
    "herr frau st".split()
)
_ORDINARY = frozenset(
    "will may mark rose long young king art frank hope grace bill jack april june august dawn faith joy rich "
    "rob sue pat ray grant chase drew wade skip guy gene max major more most best black brown white green gray "
    "grey short small little wise sharp strong good day early late hall hill wood woods field fields park lane "
    "rice bell ball cook baker miller smith mason carpenter kaiser klein lang kurz gut neu alt jung weiß weiss "
    "schwarz braun groß gross reich stark wolf koch bauer so an in he do so on to".split()
)
_LEGAL_FORMS = frozenset(
    "gmbh ag kg se ltd limited plc inc llc corp sa sas sarl spa srl bv nv oy ab as aps".split()
)
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u00ad\u200b-\u200d\u2060\ufeff])*", re.UNICODE)
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that the journal knows, and what it becomes where names do not leave.

    A person's name is found in each of its parts; an organisation's only as a whole.
    """

    name: str
    role: str
    whole: bool = False


class NameIndex:
    """Known names, made ready once to be found in many texts."""

    def __init__(self, known: Iterable[KnownName]) -> None:
        named = [item for item in known if item.name.strip()]
        people = [item for item in named if not item.whole]
        self._wholes = sorted((item for item in named if item.whole), key=lambda item: -len(item.name))
        self._unspaced = [item for item in people if _UNSPACED.search(item.name)]
        self._roles = _index(people)

    def replace(self, text: str) -> str:
        """Return `text` with every known name, whole or in part, replaced by its role in brackets."""
        text = unicodedata.normalize("NFC", text)
        for item in self._wholes:
            text = _replace_whole(text, item)
        return _replace_words(_replace_unspaced(text, self._unspaced), self._roles)


def _replace_whole(text: str, item: KnownName) -> str:
    """Replace an organisation's name, with or without its legal form."""
    words = [word for word in _WORD.findall(item.name) if word.casefold() not in _LEGAL_FORMS]
    if not words:
        return text
    legal = "|".join(sorted(_LEGAL_FORMS))
    pattern = r"(?<!\w)" + r"\W+".join(re.escape(word) for word in words) + rf"(?:\W+(?:{legal})\b)?(?!\w)"
    return re.sub(pattern, f"[{item.role}]", text, flags=re.IGNORECASE)


def _index(people: Sequence[KnownName]) -> dict[str, str]:
    """Map each folded part of each name to the role; a part that two people share gets the first role."""
    roles: dict[str, str] = {}
    for person in people:
        parts = _WORD.findall(person.name)
        for part in parts:
            if part.casefold() in _PARTICLES and len(parts) > 1:
                continue
            if len(part) == 1 and len(parts) > 1:
                continue
            for folded in _folds(part):
                roles.setdefault(folded, person.role)
    return roles


def _role_of(word: str, roles: dict[str, str]) -> str | None:
    for folded in _folds(word):
        if folded in roles:
            ordinary = word.islower() and word.casefold() in _ORDINARY
            return None if ordinary else roles[folded]
    return None


def _replace_words(text: str, roles: dict[str, str]) -> str:
    if not roles:
        return text
    spans: list[tuple[int, int, str]] = []
    for match in _WORD.finditer(text):
        role = _role_of(match.group(), roles)
        if role is None:
            continue
        start = _with_initials(text, match.start())
        if spans and spans[-1][2] == role and _joins(text[spans[-1][1] : start]):
            spans[-1] = (spans[-1][0], match.end(), role)
        else:
            spans.append((start, match.end(), role))
    for start, end, role in reversed(spans):
        text = f"{text[:start]}[{role}]{text[end:]}"
    return text


def _joins(between: str) -> bool:
    """Say whether two parts of a name belong together: blanks, hyphens, particles, initials or nothing."""
    words = between.replace(".", " ").replace("-", " ").split()
    return all(word.casefold() in _PARTICLES or len(word) == 1 for word in words) and len(between) <= 16


def _with_initials(text: str, start: int) -> int:
    """Move `start` back over initials that stand before a name, as in `A. B. Meyer`."""
    match = re.search(r"(?:\b[^\W\d_]\.[ \t]?)+$", text[:start])
    return match.start() if match else start


def _replace_unspaced(text: str, people: Sequence[KnownName]) -> str:
    """Replace names in scripts that write no spaces between words, wherever they stand."""
    for person in people:
        for part in [person.name, *person.name.split()]:
            if len(part) > 1 and _UNSPACED.search(part):
                text = text.replace(part, f"[{person.role}]")
    return text
