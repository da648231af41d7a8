"""The window's settings: one small JSON file, written whole, never lost by a mistake in it."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


class Settings:
    """Values by key; what is missing or of another type than its default counts as the default."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._values = dict(_read(file))

    def get(self, key: str, default: T) -> T:
        """Return the value of `key`, or `default` where there is none of its type."""
        value = self._values.get(key, default)
        return value if type(value) is type(default) else default

    def set(self, key: str, value: bool | int | str | list[Any] | dict[str, Any]) -> None:
        """Keep `value` under `key` and write the file; raise OSError where it cannot be written."""
        self._values[key] = value
        _write(self._file, self._values)


def _read(file: Path) -> Mapping[str, Any]:
    """Read the settings; a broken file is moved aside, so that it can be looked at and is not lost."""
    try:
        values = json.loads(file.read_bytes())
    except OSError:
        return {}
    except (ValueError, RecursionError):
        values = None
    if isinstance(values, dict):
        return values
    _move_aside(file)
    return {}


def _move_aside(file: Path) -> None:
    number = 1
    while (aside := file.with_name(f"{file.name}.broken-{number}")).exists():
        number += 1
    try:
        file.rename(aside)
    except OSError:
        return


def _write(file: Path, values: Mapping[str, Any]) -> None:
    """Write a new file beside the old one and put it in its place in one step."""
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    handle, name = tempfile.mkstemp(prefix=file.name, dir=file.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as new:
            new.write(text)
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
