"""Writes docs/playbook.md from what the program reads: `python -m tests.guide`."""

from __future__ import annotations

from pathlib import Path

from desktop.exchange.playbook import keys_of
from desktop.exchange.playbook_guide import guide
from desktop.exchange.playbook_merging import merged
from desktop.exchange.toml import parse

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "docs" / "playbook.md"
DEFAULT = ROOT / "resources" / "playbook" / "default.toml"
FIRM = ROOT / "tests" / "data" / "playbook" / "nordlicht.toml"


def asked() -> frozenset[str]:
    """Return every key that is looked for in the default and in a firm's whole file over it."""
    default = parse(DEFAULT.read_bytes(), DEFAULT.name)
    firm = merged(default, parse(FIRM.read_bytes(), FIRM.name))
    return keys_of(default, DEFAULT.name) | keys_of(firm, FIRM.name)


def written() -> str:
    """Return the guide as it should be."""
    return guide(asked(), parse(DEFAULT.read_bytes(), DEFAULT.name))


if __name__ == "__main__":
    GUIDE.write_text(written(), "utf-8")
