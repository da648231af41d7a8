"""The fonts that PDFs are set in, the program's own and the system's, read once."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Fonts


@functools.cache
def fonts_of(resources: Path) -> Fonts:
    """Return the fonts in `resources`, where there are any, and those of this computer."""
    import typst  # noqa: PLC0415  heavy, and seldom needed

    folder = resources / "fonts"
    return typst.Fonts(font_paths=[str(folder)] if folder.is_dir() else [])
