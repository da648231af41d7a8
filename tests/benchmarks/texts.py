"""Prose for large journals: what this computer's own documentation says, in entries as long as real minutes are."""

from __future__ import annotations

import gzip
import math
import random
import zlib
from collections.abc import Iterator
from pathlib import Path

DOCUMENTATION = (Path("/usr/share/doc"), Path("/usr/share/common-licenses"))
ENDINGS = frozenset({".md", ".txt", ".rst", ".gz", ".Debian", ".copyright", ""})
CHANGES = ("changelog", "news", "relnotes", "changes")
"""Beginnings of the names of lists of changes, which are many, long and no prose: they come last."""
LEAST, MOST_CHARACTERS = 2_000_000, 60_000_000
"""Enough to do without lists of changes, and enough of all."""
MEDIAN_WORDS = 542
SPREAD = 0.36
"""Of the logarithm: a tenth of 155 real minutes has fewer than 300 words, a tenth more than 854, the longest 1,816."""
FEWEST, MOST = 120, 1816


def entry_texts(count: int, folder: Path | None, seed: int = 20261123) -> Iterator[str]:
    """Yield so many texts of paragraphs, taken from `folder` and from the documentation of this computer."""
    chance = random.Random(seed)
    prose = paragraphs(folder)
    if not prose:
        raise SystemExit("No documentation is installed here. Name a folder of texts with --texts.")
    for _ in range(count):
        wanted = min(MOST, max(FEWEST, round(chance.lognormvariate(math.log(MEDIAN_WORDS), SPREAD))))
        yield _as_long_as(wanted, prose, chance)


def _as_long_as(words: int, prose: list[str], chance: random.Random) -> str:
    """Return paragraphs that stand together somewhere, of about so many words."""
    place, parts, length = chance.randrange(len(prose)), [], 0
    while length < words:
        parts.append(prose[place % len(prose)])
        length += parts[-1].count(" ") + 1
        place += 1
    return "\n\n".join(parts)


def paragraphs(folder: Path | None) -> list[str]:
    """Return every paragraph of prose, in the order of the files."""
    found: dict[str, None] = {}
    size = 0
    for file in _files(folder):
        parts = [
            part for part in (" ".join(raw.split()) for raw in _read(file).split("\n\n")) if _is_prose(part)
        ]
        size += sum(len(part) for part in parts if part not in found)
        found |= dict.fromkeys(parts)
        if size > (LEAST if _lists_changes(file) else MOST_CHARACTERS):
            break
    return list(found)


def _files(folder: Path | None) -> Iterator[Path]:
    """Yield the files that may hold prose, those of `folder` first."""
    files = [
        file
        for place in (folder, *DOCUMENTATION)
        if place is not None and place.is_dir()
        for file in sorted(place.rglob("*"))
        if file.suffix in ENDINGS and file.is_file()
    ]
    yield from (file for file in files if not _lists_changes(file))
    yield from (file for file in files if _lists_changes(file))


def _lists_changes(file: Path) -> bool:
    return file.name.casefold().startswith(CHANGES)


def _read(file: Path) -> str:
    try:
        data = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
    except (OSError, EOFError, zlib.error):
        return ""
    return data.decode("utf-8", "ignore").replace("\x00", "")


def _is_prose(text: str) -> bool:
    """Say whether a paragraph reads as sentences: not too short or long, and hardly anything but letters."""
    if not 60 < len(text) < 3000:
        return False
    letters = sum(char.isalpha() or char == " " for char in text)
    return letters > 0.88 * len(text)
