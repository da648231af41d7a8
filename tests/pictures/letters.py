"""Themes with larger letters, for pictures of the window as somebody sees it who needs them."""

from __future__ import annotations

import re
from pathlib import Path


def with_letters(themes: Path, folder: Path, factor: float) -> Path:
    """Copy the themes into `folder`, every letter `factor` times as large and all else as it is."""
    for file in themes.glob("*.toml"):
        text = file.read_text(encoding="utf-8")
        (folder / file.name).write_text(_larger(text, factor), encoding="utf-8")
    return folder


def _larger(tokens: str, factor: float) -> str:
    begin, found, rest = tokens.partition("[type]")
    sizes, next_part, others = rest.partition("\n[")
    grown = re.sub(
        r"^(caption|small|body|reading|heading|title) = ([\d.]+)$",
        lambda size: f"{size[1]} = {float(size[2]) * factor:g}",
        sizes,
        flags=re.MULTILINE,
    )
    return begin + found + grown + next_part + others
