"""A folder of Markdown and text notes, read one by one as they stand."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.text import canonical
from desktop.exchange.attendance import names, people_in
from desktop.exchange.days import find_day
from desktop.exchange.decoding import decode

SIZE_LIMIT = 5_000_000
"""Bytes that one note may have."""

LONGEST_HEADING = 500

ENDINGS = frozenset((".md", ".markdown", ".txt"))

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^([A-Za-zÄÖÜäöü_-]{2,20}):[ \t]*(.*)$")
_HEADING = re.compile(r"^#{1,6}[ \t]*([^#\s].*?)[ \t]*#*$")
_UNDERLINED = re.compile(r"^[^\s>#*-]")
_UNDERLINE = re.compile(r"^(?:={3,}|-{3,})[ \t]*$")
_TIME = re.compile(r"(?<![\d.:-])([01]?\d|2[0-3])[:.h]([0-5]\d)(?:[:.]\d\d)?(?![\d.])")
_NAME_TIME = re.compile(r"\d[T_ ]([01]\d|2[0-3])[-.h]?([0-5]\d)(?!\d)")
_PEOPLE_FIELDS = ("attendees", "people", "participants", "present", "teilnehmer", "anwesend")


@dataclass(frozen=True, slots=True)
class Note:
    """One note; `key` names its place and content, so that reading a folder twice adds nothing."""

    key: str
    title: str
    text: str
    on: date | None
    time: time | None
    people: tuple[str, ...]


def find_notes(folder: Path) -> tuple[Path, ...]:
    """Return the notes in `folder` and below, sorted; what is hidden or leads outside is left out."""
    if not folder.is_dir():
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "There is no folder “{folder}”."),
            QT_TRANSLATE_NOOP("UserError", "Name the folder that holds the notes."),
            folder=folder,
        )
    inside = folder.resolve()
    found: list[Path] = []
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(place, name) for name in files if _is_note(Path(place, name), inside)]
    return tuple(sorted(found, key=lambda path: path.relative_to(folder).as_posix()))


def read_note(path: Path, folder: Path) -> Note:
    """Read one note of `folder`; refuse one that holds no text."""
    data = _bytes(path)
    try:
        whole = canonical(decode(data))
    except ValueError:
        raise _refused(path, "it is not text") from None
    except UserError as error:
        raise _refused(path, "it contains characters that cannot be stored") from error
    fields, body = _front_matter(whole)
    if not body.strip():
        raise _refused(path, "it is empty")
    title = fields.get("title", "") or _first_heading(body)
    when = fields.get("date", "")
    return Note(
        key=_key(path, folder, data),
        title=(title or path.stem)[:200],
        text=body,
        on=find_day(when) or find_day(path.stem) or find_day(_first_heading(body)),
        time=_time(fields.get("time", "") or _after_day(when), path.stem),
        people=_people(fields, body),
    )


def _is_note(path: Path, inside: Path) -> bool:
    visible = not path.name.startswith(".") and path.suffix.casefold() in ENDINGS
    return visible and path.is_file() and path.resolve().is_relative_to(inside)


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise _refused(path, "it is not there")
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise _refused(path, error.strerror or "unknown reason") from error
    if len(data) > SIZE_LIMIT:
        raise _refused(path, "it is larger than 5 MB")
    return data


def _refused(path: Path, reason: str) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "The note “{name}” cannot be read: {reason}."),
        QT_TRANSLATE_NOOP(
            "UserError", "The others are read; open this one in an editor and save it as UTF-8."
        ),
        name=path.name,
        reason=reason,
    )


def _key(path: Path, folder: Path, data: bytes) -> str:
    place = path.relative_to(folder) if path.is_relative_to(folder) else Path(path.name)
    return f"{place.as_posix()}#{hashlib.sha256(data).hexdigest()}"


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the fields of a front matter, list items joined by commas, and the text below it."""
    front = _FRONT.match(text)
    if front is None:
        return {}, text
    fields: dict[str, str] = {}
    last = ""
    for line in front.group(1).split("\n"):
        field = _FIELD.match(line)
        if field:
            last = field.group(1).casefold()
            fields[last] = _unquoted(field.group(2))
        elif last and line.strip().startswith("- "):
            item = _unquoted(line.strip()[2:])
            fields[last] = f"{fields[last]}, {item}" if fields[last] else item
    return (fields, text[front.end() :].lstrip("\n")) if fields else ({}, text)


def _unquoted(value: str) -> str:
    value = value.strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if quoted else value


def _first_heading(text: str) -> str:
    """Return the first heading as plain words, `# …` or underlined; a line too long for one is passed over."""
    lines = text.split("\n")
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if len(line) <= LONGEST_HEADING:
            marked = _HEADING.match(line)
            if marked or (_UNDERLINED.match(line) and _UNDERLINE.match(below)):
                return _plain_words(marked.group(1) if marked else line)
    return ""


def _plain_words(heading: str) -> str:
    shown = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    return re.sub(r"\s+", " ", shown.replace("*", "").replace("`", "")).strip()


def _after_day(when: str) -> str:
    return re.sub(r"^\D*\d{4}-\d\d-\d\d[T\s]*", "", when) if re.search(r"\d[T\s]\d{1,2}[:.h]", when) else ""


def _time(written: str, name: str) -> time | None:
    found = _TIME.search(written) or _NAME_TIME.search(name)
    return time(int(found.group(1)), int(found.group(2))) if found else None


def _people(fields: dict[str, str], body: str) -> tuple[str, ...]:
    for key in _PEOPLE_FIELDS:
        if fields.get(key):
            return names(fields[key].strip("[]").replace(";", ",").split(","))
    return people_in(body)
