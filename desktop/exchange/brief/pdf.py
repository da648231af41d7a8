"""The brief as a tagged PDF, and its pages as pictures for the preview."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Literal

from desktop.domain.briefs import Brief
from desktop.exchange.brief.page import page

TEMPLATE = "brief.typ"


def render(brief: Brief, resources: Path) -> bytes:
    """Return the brief as a PDF; nothing in it depends on the clock or on this computer's user."""
    return _compiled(brief, resources, "pdf", None)[0]


def pages(brief: Brief, resources: Path, ppi: float = 110) -> list[bytes]:
    """Return each page as a PNG with `ppi` pixels an inch."""
    return _compiled(brief, resources, "png", ppi)


def _compiled(brief: Brief, resources: Path, form: Literal["pdf", "png"], ppi: float | None) -> list[bytes]:
    """Compile in memory: the brief travels as data, so nothing in it is ever markup."""
    import typst  # noqa: PLC0415  heavy, and seldom needed

    folder = resources / "fonts"
    fonts = typst.Fonts(font_paths=[str(folder)] if folder.is_dir() else [])
    made = typst.Compiler(
        (resources / "templates" / TEMPLATE).read_bytes(),
        font_paths=fonts,
        sys_inputs={"page": json.dumps(asdict(page(brief)), ensure_ascii=False)},
    ).compile(format=form, ppi=ppi, timestamp=0)
    return made if isinstance(made, list) else [made or b""]
