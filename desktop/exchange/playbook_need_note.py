"""How a playbook words a need note: `[need_note]`."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.exchange.need_note.words import FILE, PLAIN, TEMPLATES
from desktop.exchange.toml import Table

_LONGEST = 400


def need_note(root: Table) -> Mapping[str, str]:
    """Read `[need_note]`: the words of the page that is read back to a customer."""
    table = root.table("need_note")
    words = {key: table.text(key, _LONGEST) for key in PLAIN}
    words |= {key: _template(table, key, known) for key, known in TEMPLATES.items()}
    words[FILE] = table.slug(FILE, 40)
    table.close()
    return words


def _template(table: Table, key: str, known: tuple[str, ...]) -> str:
    """Return a sentence; one that may name their words must."""
    text = table.template(key, known, _LONGEST)
    if "{words}" not in text and "words" in known:
        table.refuse(key, "must have their words in it: {words}")
    return text
