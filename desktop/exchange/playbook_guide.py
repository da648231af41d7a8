"""The guide to the playbook: every key that the reader looks for, with type, default and meaning, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from desktop.domain.playbook_differences import as_text
from desktop.exchange.playbook_keys import KEYS, SECTIONS, Key, key_at

_HEAD = """\
# The playbook

Everything that is process comes from the playbook: one TOML file, version by version. The program brings a default;
a firm's own file names only what differs, and whatever it leaves out stays as in the default. Tables are merged key
by key; lists are replaced whole.

```
engagement-journal playbook check northlight.toml   # what is wrong with it, or what it would change
engagement-journal playbook use northlight.toml     # the journal keeps the file and goes on with it
engagement-journal playbook show                    # as a person reads it; * marks what comes from the firm's file
engagement-journal playbook diff [FILE|VERSION]     # what differs from another one to the one in force
engagement-journal playbook list                    # which were in force, and since when
engagement-journal playbook use --default           # back to the default
```

The same is done in the window, under *Playbook*: a file is chosen or dropped, read, and then taken.

A file needs a `name` and a `version` of its own, since each answer and each brief records them; other content under
the same name and version is refused. So are unknown keys, wrong types, ids that are there twice, references to what
is not there, files over 1 MB and pictures that are none: with the file, the key (`criteria[3].required`, counted from
0; the line where the TOML itself is broken) and a sentence. Nothing changes then, and the old playbook stays in force.

A small one:

```toml
name = "Northlight"
version = "7"

[windows]
protected_days = 60

[gate]
take = ["need", "share", "ask", "decides"]
```

Whole ones to begin from: the default, `resources/playbook/default.toml`, and a German one,
`tests/data/playbook/nordlicht.toml`.

This page is made by `python -m tests.guide`; what it says is what the program reads.
"""


def guide(asked: Iterable[str], default: Mapping[str, Any]) -> str:
    """Return the guide for these keys; `default` are the default playbook's tables."""
    parts = [_HEAD]
    for section, about in SECTIONS.items():
        rows = sorted((path for path in asked if _section(path) == section), key=_place)
        lines = [_row(path, key, default) for path in rows if (key := key_at(path)) is not None]
        heading = f"## `{_title(section, asked)}`" if section else "## At the top of the file"
        table = ["| key | type | default | meaning |", "|---|---|---|---|", *lines]
        parts.append("\n".join([heading, "", about, "", *table, ""]))
    return "\n".join(parts)


def unexplained(asked: Iterable[str]) -> list[str]:
    """List the keys that nothing is said about; tables and lists of tables are explained by what is in them."""
    known = list(asked)
    inside = {path.rsplit(".", 1)[0].removesuffix("[]") for path in known if "." in path}
    return sorted(path for path in known if key_at(path) is None and path not in inside)


def _section(path: str) -> str:
    first = path.split(".", 1)[0].removesuffix("[]")
    return first if "." in path else ("" if first in KEYS else "-")


def _title(section: str, asked: Iterable[str]) -> str:
    return f"[[{section}]]" if any(path.startswith(f"{section}[]") for path in asked) else f"[{section}]"


def _place(path: str) -> tuple[int, str]:
    """Put the keys in the order in which they are explained."""
    key = key_at(path)
    return next(at for at, known in enumerate([*KEYS.values(), key]) if known is key), path


def _row(path: str, key: Key, default: Mapping[str, Any]) -> str:
    value = key.default or _default(path, default)
    return f"| `{path}` | {key.kind} | {_cell(value)} | {_cell(key.meaning)} |"


def _default(path: str, default: Mapping[str, Any]) -> str:
    """Return the default's own value, where there is one."""
    value: Any = default
    for part in path.split("."):
        if not isinstance(value, Mapping) or part not in value:
            return "needed" if "[]" in path else ""
        value = value[part]
    if isinstance(value, list | Mapping):
        return "none" if not value else ""
    return as_text(value)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
