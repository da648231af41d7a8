"""Names as people use them, matched when a thing is named."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
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
    if text.isascii():
        return text.lower()
    plain = "".join(char for char in text if unicodedata.category(char) != "Cf")
    decomposed = unicodedata.normalize("NFKD", plain.casefold().translate(_UMLAUTS))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold()


def first_name(name: str) -> str:
    """Return the first word of a name, as one speaks to somebody; a name without words as it is."""
    return name.split(maxsplit=1)[0] if name.split() else name


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
