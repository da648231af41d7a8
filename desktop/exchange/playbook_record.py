"""How a playbook words an ownership record on paper: `[record]`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Formatter

from desktop.exchange.record_page.words import FILE, LABELS, PLAIN, TEMPLATES
from desktop.exchange.toml import Table

_FILE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 300


def record(root: Table) -> Mapping[str, str]:
    """Read `[record]`: the headings, the labels, and a sentence for each kind of row."""
    table = root.table("record")
    words = {key: table.text(key, _LONGEST) for key in PLAIN}
    words |= {f"label_{key}": table.text(f"label_{key}", 60) for key in LABELS}
    words |= {key: _template(table, key, known) for key, known in TEMPLATES.items()}
    words[FILE] = table.text(FILE, 40)
    if not _FILE.fullmatch(words[FILE]):
        table.refuse(FILE, "must be lower-case letters, digits and hyphens")
    table.close()
    return words


def _template(table: Table, key: str, known: tuple[str, ...]) -> str:
    """Return a sentence whose braces name only what it may name."""
    text = table.text(key, _LONGEST)
    try:
        fields = [field for field in Formatter().parse(text) if field[1] is not None]
    except ValueError:
        table.refuse(key, "has a brace without its partner")
    for _, name, form, conversion in fields:
        if name not in known or form or conversion:
            table.refuse(key, f"names “{{{name}}}”, but may name only: {', '.join(known)}")
    return text
