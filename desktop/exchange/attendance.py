"""Who was there, read from the list under a heading such as Present or Teilnehmer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

MOST_PEOPLE = 200
LONGEST_LINE = 2000
"""Characters beyond which a line is prose, not a list of names."""

_WORDS = (
    "present|attendees?|attending|attendance|participants?|people|who was there|"
    "anwesende?|anwesenheit|teilnehmer(?:innen)?|teilnehmende"
)
_HEADING = re.compile(
    rf"^(?P<marks>#{{1,6}}\s*)?[*_]{{0,3}}(?:in )?(?:{_WORDS})[*_]{{0,3}}\s*(?P<colon>[:：]?)[*_]{{0,3}}\s*(?P<rest>.*?)\s*#*$",
    re.IGNORECASE,
)
_ANY_HEADING = re.compile(r"^(#{1,6})\s*\S")
_BULLET = re.compile(r"^\s*(?:[-*+•·–]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_HIDDEN = re.compile(r"\([^)]*(?:\)|$)|\[[^\]]*(?:\]|$)|<[^>]*(?:>|$)|[^\s@,;]*@[^\s,;]*|https?://\S*")
_AFTER_NAME = re.compile(r"\s+[-–—|]\s+.*$|[:：].*$")
_NOBODY = re.compile(
    r"^(?:n/?a|none|nobody|tbd|niemand|keine|all|everyone|regrets|apologies)\b", re.IGNORECASE
)
_BETWEEN = re.compile(r"\s*[,;]\s*(?:and\s+|und\s+|&\s+)?|\s+(?:and|und|&)\s+")


def people_in(text: str) -> tuple[str, ...]:
    """Return the names under the first heading of attendance in `text`, each once, as they are written."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        heading = _HEADING.match(line) if len(line) <= LONGEST_LINE else None
        if heading and _introduces(heading):
            rest = heading["rest"]
            items = (
                _several(rest) if rest else _listed(lines[index + 1 :], len((heading["marks"] or "").strip()))
            )
            return names(items)
    return ()


def names(items: Iterator[str] | list[str]) -> tuple[str, ...]:
    """Return `items` cleaned of handles, roles, mails and Markdown; what is no name is left out."""
    cleaned = (cleaned_name(item) for item in islice(items, 2 * MOST_PEOPLE))
    return tuple(dict.fromkeys(name for name in cleaned if name))[:MOST_PEOPLE]


def cleaned_name(item: str) -> str:
    """Return the name in one item of a list, empty where there is none."""
    if len(item) > LONGEST_LINE:
        return ""
    shown = _HIDDEN.sub(" ", _LINK.sub(r"\1", item))
    shown = _AFTER_NAME.sub("", shown.replace("*", "").replace("`", ""))
    name = re.sub(r"\s+", " ", shown.split(",", maxsplit=1)[0]).strip(" _,;:.-–")
    words = name.split()
    plausible = 1 <= len(words) <= 6 and len(name) <= 60 and any(char.isalpha() for char in name)
    return name if plausible and not _NOBODY.match(name) else ""


def _introduces(heading: re.Match[str]) -> bool:
    """Say whether the line is a heading or a label, not a sentence that begins with such a word."""
    if heading["rest"]:
        return bool(heading["colon"])
    return True


def _several(line: str) -> list[str]:
    return [part for part in _BETWEEN.split(re.sub(r"\([^)]*\)", "", line)) if part]


def _listed(lines: list[str], level: int) -> Iterator[str]:
    """Yield the items below a heading of `level`, until the list ends; deeper headings are in it."""
    started = blank = False
    for line in lines:
        heading = _ANY_HEADING.match(line)
        if heading and (not level or len(heading.group(1)) <= level):
            return
        bullet = _BULLET.match(line)
        plain = not bullet and not heading and bool(line.strip())
        if plain and not line.startswith((" ", "\t")) and started and blank:
            return
        if bullet or (plain and not started) or (plain and not line.startswith((" ", "\t")) and not blank):
            yield from _of_one_line(line[bullet.end() :] if bullet else line)
            started = True
        blank = not line.strip()


def _of_one_line(item: str) -> list[str]:
    """Split an item that lists three or more; after one comma stands a role more often than a name."""
    parts = _several(item) if len(item) <= LONGEST_LINE else []
    return parts if len(parts) > 2 else [item]
