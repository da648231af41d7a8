"""How a playbook words an ownership record on paper: `[record]`."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.exchange.record_page.words import FILE, LABELS, PLAIN, TEMPLATES
from desktop.exchange.toml import Table

_LONGEST = 300


def record(root: Table) -> Mapping[str, str]:
    """Read `[record]`: the headings, the labels, and a sentence for each kind of row."""
    table = root.table("record")
    words = {key: table.text(key, _LONGEST) for key in PLAIN}
    words |= {f"label_{key}": table.text(f"label_{key}", 60) for key in LABELS}
    words |= {key: table.template(key, known, _LONGEST) for key, known in TEMPLATES.items()}
    words[FILE] = table.slug(FILE, 40)
    table.close()
    return words
