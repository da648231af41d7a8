"""A firm's playbook file over the default: read whole, with its logo, before anything is taken from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.playbook import Playbook
from desktop.exchange import playbook as reading
from desktop.exchange.playbook import read_bytes
from desktop.exchange.playbook_branding import Logo, read_logo
from desktop.exchange.playbook_merging import merged
from desktop.exchange.toml import parse


@dataclass(frozen=True, slots=True)
class PlaybookFile:
    """One file's bytes, and the playbook that it makes over the default.

    `tables` are the keys of both together, `said` the paths that this file names itself.
    """

    name: str
    content: bytes
    playbook: Playbook
    tables: Mapping[str, Any]
    said: frozenset[str] = frozenset()
    logo: Logo | None = None

    @property
    def hash(self) -> str:
        """Return the SHA-256 of the file with its logo, in hexadecimal."""
        return sha256(self.content + b"\0" + (self.logo.data if self.logo else b"")).hexdigest()


def read_default(path: Path) -> PlaybookFile:
    """Read the default playbook."""
    tables = read_default_tables(path)
    return PlaybookFile(path.name, read_bytes(path), reading.read_tables(tables, path.name), tables)


def read_default_tables(path: Path) -> Mapping[str, Any]:
    """Read the default playbook's keys alone, which is all that a firm's file needs below it."""
    return _default_tables(read_bytes(path), path.name)


@lru_cache(maxsize=2)
def _default_tables(content: bytes, name: str) -> Mapping[str, Any]:
    """Parse the default once for each time it changes: every journal that is opened begins with it."""
    return parse(content, name)


def read_firm_file(path: Path, default: Mapping[str, Any]) -> PlaybookFile:
    """Read a firm's file, and the logo that it names beside it."""
    content = read_bytes(path)
    return read_firm(content, path.name, default, folder=path.parent)


def read_firm(
    content: bytes,
    name: str,
    default: Mapping[str, Any],
    *,
    folder: Path | None = None,
    logo: Logo | None = None,
) -> PlaybookFile:
    """Read a firm's file from its bytes; its logo comes from `folder`, or is given where the journal keeps it."""
    own = parse(content, name)
    tables = merged(default, own)
    made = reading.read_tables(tables, name)
    if (made.name, made.version) == (default["name"], default["version"]):
        raise _unnamed(name)
    kept = logo or read_logo(made.branding.logo, name, folder)
    if kept:
        made = replace(made, branding=replace(made.branding, picture=kept.address))
    return PlaybookFile(name, content, made, tables, frozenset(_paths("", own)), kept)


def _paths(path: str, tables: Mapping[str, Any]) -> Iterator[str]:
    """Yield the path of every key, tables included."""
    for key, value in tables.items():
        here = f"{path}.{key}" if path else key
        yield here
        if isinstance(value, Mapping):
            yield from _paths(here, value)


def _unnamed(name: str) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "In “{file}”, name and version are those of the default playbook."),
        QT_TRANSLATE_NOOP(
            "UserError",
            "Give the file its own name and version: each brief records them. Nothing was changed.",
        ),
        file=name,
    )
