"""Orders after `/`: a kind, a template, how long, how warm, and whether anything of it may leave."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from desktop.domain.interactions import InteractionKind, Sharing
from desktop.domain.names import fold
from desktop.domain.writing import Part, Piece

_ORDER = re.compile(r"(?<!\S)/(?P<word>[\w+±−-][\w+.,-]{0,40})")
_AFTER = re.compile(r"[\s,;:!?)\]]|\Z")
_HOURS = re.compile(r"(?P<hours>\d{1,2})(?:[.,](?P<tenths>\d))?h(?:(?P<minutes>\d{1,2})(?:m|min)?)?")
_MINUTES = re.compile(r"(?P<minutes>\d{1,4})(?:m|mins?|minutes?|')")
_TEMPERATURE = re.compile(r"[+±−-]?[0-2]")
_KINDS = {
    "mail": InteractionKind.EMAIL,
    "phone": InteractionKind.CALL,
    "phonecall": InteractionKind.CALL,
    "telephone": InteractionKind.CALL,
    "meet": InteractionKind.MEETING,
    "hallway": InteractionKind.CORRIDOR,
    "site": InteractionKind.ON_SITE,
    "sitevisit": InteractionKind.ON_SITE,
    **{kind.value.replace("-", "").replace(" ", ""): kind for kind in InteractionKind},
}


def find_orders(text: str, templates: Mapping[str, str]) -> Iterator[Piece]:
    """Yield the orders of a text; `templates` are the kinds that templates are for, by their ids."""
    folded = {_plain(name): name for name in templates}
    for match in _ORDER.finditer(text):
        word = match["word"].rstrip(".,-")
        end = match.start("word") + len(word)
        if not _AFTER.match(text, end) and match["word"] == word:
            continue
        piece = _order(word, match.start(), end, folded, templates)
        if piece:
            yield piece


def _order(
    word: str, start: int, end: int, folded: Mapping[str, str], templates: Mapping[str, str]
) -> Piece | None:
    plain, kind = _plain(word), kind_of(word)
    if kind:
        return Piece(start, end, Part.KIND, kind.value)
    if plain in folded:
        template = folded[plain]
        return Piece(start, end, Part.TEMPLATE, template, templates[template])
    if plain in set(Sharing):
        return Piece(start, end, Part.SHARING, plain)
    minutes = minutes_of(word.casefold())
    if minutes:
        return Piece(start, end, Part.MINUTES, str(minutes))
    if _TEMPERATURE.fullmatch(word) and (word == "0" or not word.isdigit()):
        return Piece(start, end, Part.TEMPERATURE, str(int(word.replace("−", "-").replace("±", ""))))
    return None


def kind_of(word: str) -> InteractionKind | None:
    """Return the kind of entry that a word means, however it is spelled."""
    return _KINDS.get(_plain(word))


def minutes_of(word: str) -> int | None:
    """Return the minutes that `45m`, `1h30`, `1.5h` or `2h` are; None for what is none, or more than a day."""
    hours, minutes = _HOURS.fullmatch(word), _MINUTES.fullmatch(word)
    if minutes:
        found = int(minutes["minutes"])
    elif hours and int(hours["minutes"] or 0) < 60 and not (hours["tenths"] and hours["minutes"]):
        found = int(hours["hours"]) * 60 + int(hours["tenths"] or 0) * 6 + int(hours["minutes"] or 0)
    else:
        return None
    return found if 1 <= found <= 1440 else None


def _plain(word: str) -> str:
    return fold(word).replace("-", "").replace("_", "").replace(" ", "")
