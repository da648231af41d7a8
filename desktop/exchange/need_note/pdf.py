"""The need note as one tagged page of PDF, and as a picture for the preview."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Literal

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.need_notes import NeedNote
from desktop.domain.playbook import Branding
from desktop.exchange.brief.brand import brand_data
from desktop.exchange.fonts import fonts_of
from desktop.exchange.need_note.page import page

TEMPLATE = "need_note.typ"
SCALES = (1.0, 0.95, 0.9, 0.84)
"""How much closer the page may be set so that it stays one page."""


def render(note: NeedNote, resources: Path, brand: Branding | None = None) -> bytes:
    """Return the note as a PDF; refuse one that is longer than a page."""
    return _compiled(note, resources, brand or Branding(), "pdf", None)


def picture(note: NeedNote, resources: Path, brand: Branding | None = None, ppi: float = 110) -> bytes:
    """Return the page as a PNG with `ppi` pixels an inch."""
    return _compiled(note, resources, brand or Branding(), "png", ppi)


def _compiled(
    note: NeedNote, resources: Path, brand: Branding, form: Literal["pdf", "png"], ppi: float | None
) -> bytes:
    """Compile in memory: the note travels as data, so nothing in it is ever markup."""
    import typst  # noqa: PLC0415  heavy, and seldom needed

    compiler = typst.Compiler(font_paths=fonts_of(resources))
    template = (resources / "templates" / TEMPLATE).read_bytes()
    said = json.dumps({**asdict(page(note)), "brand": brand_data(brand)}, ensure_ascii=False)

    def made(scale: float, form: Literal["pdf", "png"], ppi: float | None) -> list[bytes]:
        inputs = {"page": said, "scale": str(scale)}
        found = compiler.compile(template, format=form, ppi=ppi, sys_inputs=inputs, timestamp=0)
        return found if isinstance(found, list) else [found or b""]

    for scale in SCALES:
        if len(made(scale, "png", 8)) == 1:
            return made(scale, form, ppi)[0]
    raise UserError(
        QT_TRANSLATE_NOOP("UserError", "The need note is longer than one page."),
        QT_TRANSLATE_NOOP("UserError", "Choose fewer or shorter quotes, or leave a section out."),
    )
