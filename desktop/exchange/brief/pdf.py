"""The brief as a tagged PDF, and its pages as pictures for the preview."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Literal

from desktop.domain.briefs import Brief
from desktop.domain.playbook import Branding
from desktop.exchange.brief.brand import brand_data
from desktop.exchange.brief.page import page

TEMPLATE = "brief.typ"
SCALES = (1.0, 0.95, 0.9)
"""How much closer a page may be set where that saves one."""


def render(brief: Brief, resources: Path, brand: Branding | None = None, fingerprint: str = "") -> bytes:
    """Return the brief as a PDF; nothing in it depends on the clock or on this computer's user."""
    return _compiled(brief, resources, brand or Branding(), fingerprint, "pdf", None)[0]


def pages(
    brief: Brief, resources: Path, ppi: float = 110, brand: Branding | None = None, fingerprint: str = ""
) -> list[bytes]:
    """Return each page as a PNG with `ppi` pixels an inch."""
    return _compiled(brief, resources, brand or Branding(), fingerprint, "png", ppi)


def _compiled(
    brief: Brief,
    resources: Path,
    brand: Branding,
    fingerprint: str,
    form: Literal["pdf", "png"],
    ppi: float | None,
) -> list[bytes]:
    """Compile in memory: the brief travels as data, so nothing in it is ever markup."""
    import typst  # noqa: PLC0415  heavy, and seldom needed

    folder = resources / "fonts"
    fonts = typst.Fonts(font_paths=[str(folder)] if folder.is_dir() else [])
    compiler = typst.Compiler(font_paths=fonts)
    template = (resources / "templates" / TEMPLATE).read_bytes()
    said = json.dumps({**asdict(page(brief, fingerprint)), "brand": brand_data(brand)}, ensure_ascii=False)

    def made(scale: float, form: Literal["pdf", "png"], ppi: float | None) -> list[bytes]:
        inputs = {"page": said, "scale": str(scale)}
        found = compiler.compile(template, format=form, ppi=ppi, sys_inputs=inputs, timestamp=0)
        return found if isinstance(found, list) else [found or b""]

    scale = min(SCALES, key=lambda scale: (len(made(scale, "png", 8)), -scale))
    return made(scale, form, ppi)
