"""TOML written by hand, read key by key, so that every refusal names file, key and what was expected."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from datetime import date, datetime
from string import Formatter
from typing import Any, NoReturn, TypeVar

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.text import canonical

SIZE_LIMIT = 1_000_000
"""Bytes that one file may have."""

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What an id looks like, and what may be part of a file's name."""

T = TypeVar("T")
Trace = set[str]

_LINE = re.compile(r"\(at line (\d+)")


def parse(data: bytes, name: str) -> dict[str, Any]:
    """Parse the TOML file `name`; name the line where it is broken."""
    if len(data) > SIZE_LIMIT:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The file “{name}” is larger than 1 MB."),
            QT_TRANSLATE_NOOP("UserError", "A playbook is a short text; is this the right file?"),
            name=name,
        )
    try:
        return tomllib.loads(data.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        raise _broken(name, 1 + data[: error.start].count(b"\n"), "not UTF-8 text") from error
    except (ValueError, RecursionError) as error:
        line = _LINE.search(str(error))
        reason = str(error).split(" (at ", maxsplit=1)[0] if line else "not TOML"
        raise _broken(name, int(line.group(1)) if line else _last_line(data), reason) from error


def _last_line(data: bytes) -> int:
    return 1 + data.rstrip(b"\r\n").count(b"\n")


def _broken(name: str, line: int, reason: str) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "The file “{name}” cannot be read at line {line}: {reason}."),
        QT_TRANSLATE_NOOP("UserError", "Mend that line; nothing was changed."),
        name=name,
        line=line,
        reason=reason,
    )


class Table:
    """A TOML table with its place in the file; what is not asked for until `close` is refused.

    `trace` gathers every key that is asked for here and in the tables below, with `[]` for a place in a list and
    `NAME` for a name of the firm's own: what the guide to the playbook has to explain.
    """

    def __init__(
        self, data: dict[str, Any], file: str, path: str = "", trace: Trace | None = None, pattern: str = ""
    ) -> None:
        self._data = data
        self._file = file
        self._path = path
        self._asked: set[str] = set()
        self._trace = trace
        self._pattern = pattern
        self._has_own_names = False

    def refuse(self, key: str, reason: str) -> NoReturn:
        """Refuse the value at `key`; `reason` says what it should be."""
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "In “{file}”, {key} {reason}."),
            QT_TRANSLATE_NOOP("UserError", "Correct it; nothing was changed."),
            file=self._file,
            key=self._where(key),
            reason=reason,
        )

    def close(self) -> None:
        """Refuse any key that nobody asked for."""
        for key in self._data:
            if key not in self._asked:
                self.refuse(key, f"is not a known key (known: {', '.join(sorted(self._asked))})")

    def text(self, key: str, longest: int = 4000, empty: bool = False) -> str:
        """Return a text; refuse an empty one unless `empty`."""
        value = self._of(key, str, "must be a text in quotes")
        if len(value) > longest:
            self.refuse(key, f"is longer than {longest} characters")
        if not value.strip() and not empty:
            self.refuse(key, "is empty")
        return self._canonical(key, value)

    def template(self, key: str, known: Collection[str], longest: int = 4000) -> str:
        """Return a text whose braces name only `known` placeholders, without any formatting in them."""
        text = self.text(key, longest)
        try:
            fields = [field for field in Formatter().parse(text) if field[1] is not None]
        except ValueError:
            self.refuse(key, "has a brace without its partner")
        for _, name, form, conversion in fields:
            if name not in known or form or conversion:
                self.refuse(key, f"names “{{{name}}}”, but may name only: {', '.join(known)}")
        return text

    def slug(self, key: str, longest: int) -> str:
        """Return a text that may be part of a file's name everywhere."""
        text = self.text(key, longest)
        if not SLUG.fullmatch(text):
            self.refuse(key, "must be lower-case letters, digits and hyphens")
        return text

    def texts(self, key: str, longest: int = 4000) -> tuple[str, ...]:
        """Return a list of texts; empty where the file does not say."""
        values = self._of(key, list, "must be a list of texts") if self._known(key) else []
        for index, value in enumerate(values):
            if not isinstance(value, str):
                self.refuse(f"{key}[{index}]", "must be a text in quotes")
            if len(value) > longest:
                self.refuse(f"{key}[{index}]", f"is longer than {longest} characters")
        return tuple(self._canonical(f"{key}[{index}]", value) for index, value in enumerate(values))

    def count(self, key: str, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`."""
        value = self._of(key, int, "must be a whole number")
        if isinstance(value, bool) or not low <= value <= high:
            self.refuse(key, f"must be a whole number from {low} to {high}")
        return value

    def flag(self, key: str) -> bool:
        """Return true or false; false where the file does not say."""
        return bool(self._of(key, bool, "must be true or false")) if self._known(key) else False

    def choice(self, key: str, allowed: tuple[str, ...], default: str | None = None) -> str:
        """Return a text that is one of `allowed`; `default` where the file does not say."""
        value = default if default and not self._known(key) else self.text(key)
        if value not in allowed:
            self.refuse(key, f"is “{value[:60]}”, but must be one of: {', '.join(allowed)}")
        return value

    def choices(self, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """Return a list of texts that are all of `allowed`; empty where the file does not say."""
        values = self._of(key, list, "must be a list of texts") if self._known(key) else []
        for index, value in enumerate(values):
            if value not in allowed:
                self.refuse(
                    f"{key}[{index}]", f"is “{str(value)[:60]}”, but must be one of: {', '.join(allowed)}"
                )
        return tuple(values)

    def dates(self, key: str) -> frozenset[date]:
        """Return a list of dates, each a TOML date or an ISO date in quotes."""
        values = self._of(key, list, "must be a list of dates")
        return frozenset(self._date(f"{key}[{index}]", value) for index, value in enumerate(values))

    def table(self, key: str) -> Table:
        """Return the table at `key`."""
        data = self._of(key, dict, "must be a table")
        return Table(data, self._file, self._where(key), self._trace, self._pattern_of(key))

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return the tables listed at `key`."""
        values = self._of(key, list, "must be a list of tables")
        for index, value in enumerate(values):
            if not isinstance(value, dict):
                self.refuse(f"{key}[{index}]", "must be a table")
        pattern = f"{self._pattern_of(key)}[]"
        return tuple(
            Table(value, self._file, f"{self._where(key)}[{index}]", self._trace, pattern)
            for index, value in enumerate(values)
        )

    def has(self, key: str) -> bool:
        """Say whether the file says anything at `key`."""
        return self._known(key)

    def names(self) -> tuple[str, ...]:
        """Return the keys of a table whose keys are names of the firm's own."""
        self._has_own_names = True
        self._asked.update(self._data)
        return tuple(self._data)

    def mapping(self) -> dict[str, str]:
        """Return a table of texts as a dictionary."""
        return {key: self.text(key) for key in self.names()}

    def _known(self, key: str) -> bool:
        self._asked.add(key)
        if self._trace is not None:
            self._trace.add(self._pattern_of(key))
        return key in self._data

    def _of(self, key: str, kind: type[T], sentence: str) -> T:
        if not self._known(key):
            self.refuse(key, "is missing")
        value = self._data[key]
        if not isinstance(value, kind):
            self.refuse(key, sentence)
        return value

    def _date(self, key: str, value: object) -> date:
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            self.refuse(key, "must be a date such as 2026-12-25")

    def _canonical(self, key: str, value: str) -> str:
        try:
            return canonical(value)
        except UserError:
            self.refuse(key, "contains characters that cannot be stored")

    def _pattern_of(self, key: str) -> str:
        return ".".join(part for part in (self._pattern, "NAME" if self._has_own_names else key) if part)

    def _where(self, key: str) -> str:
        return ".".join(part for part in (self._path, key) if part)
