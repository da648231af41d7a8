"""The brief as a tagged PDF, and its pages as pictures for the preview."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Literal

from desktop.domain.briefs import Brief
from desktop.domain.playbook import Branding
from desktop.exchange.brief.brand import brand_data
from desktop.exchange.brief.page import page
from desktop.exchange.fonts import fonts_of

TEMPLATE = "brief.typ"
SCALES = (1.0, 0.95, 0.9, 0.88)
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
    said = json.dumps({**asdict(page(brief, fingerprint)), "brand": brand_data(brand)}, ensure_ascii=False)
    return list(_pages_of(said, resources, form, ppi))


@functools.lru_cache(maxsize=2)
def _pages_of(
    said: str, resources: Path, form: Literal["pdf", "png"], ppi: float | None
) -> tuple[bytes, ...]:
    """Compile what a page says, once for the file and for the mail that it is attached to."""
    import typst  # noqa: PLC0415  heavy, and seldom needed

    compiler = typst.Compiler(font_paths=fonts_of(resources))
    template = (resources / "templates" / TEMPLATE).read_bytes()

    def made(scale: float, form: Literal["pdf", "png"], ppi: float | None) -> tuple[bytes, ...]:
        inputs = {"page": said, "scale": str(scale)}
        found = compiler.compile(template, format=form, ppi=ppi, sys_inputs=inputs, timestamp=0)
        return tuple(found) if isinstance(found, list) else (found or b"",)

    return made(_best_scale(lambda scale: len(made(scale, "png", 8))), form, ppi)


def _best_scale(pages_at: Callable[[float], int]) -> float:
    """Return the scale with the fewest pages, the largest of them; one page cannot become fewer."""
    counts: dict[float, int] = {}
    for scale in SCALES:
        counts[scale] = pages_at(scale)
        if counts[scale] == 1:
            break
    return min(counts, key=lambda scale: (counts[scale], -scale))
