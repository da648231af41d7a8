"""The record as a tagged PDF, and its pages as pictures."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Literal

from desktop.domain.playbook import Branding
from desktop.domain.record_pages import RecordPage
from desktop.exchange.brief.brand import brand_data
from desktop.exchange.fonts import fonts_of
from desktop.exchange.record_page.page import paper

TEMPLATE = "record.typ"


def render(page: RecordPage, resources: Path, brand: Branding | None = None) -> bytes:
    """Return the record as a PDF; nothing in it depends on the clock or on this computer's user."""
    return _compiled(page, resources, brand or Branding(), "pdf", None)[0]


def pages(page: RecordPage, resources: Path, brand: Branding | None = None, ppi: float = 110) -> list[bytes]:
    """Return each page as a PNG with `ppi` pixels an inch."""
    return _compiled(page, resources, brand or Branding(), "png", ppi)


def _compiled(
    page: RecordPage, resources: Path, brand: Branding, form: Literal["pdf", "png"], ppi: float | None
) -> list[bytes]:
    """Compile in memory: the record travels as data, so nothing in it is ever markup."""
    import typst  # noqa: PLC0415  heavy, and seldom needed

    compiler = typst.Compiler(font_paths=fonts_of(resources))
    said = json.dumps({**asdict(paper(page)), "brand": brand_data(brand)}, ensure_ascii=False)
    template = (resources / "templates" / TEMPLATE).read_bytes()
    found = compiler.compile(template, format=form, ppi=ppi, sys_inputs={"page": said}, timestamp=0)
    return list(found) if isinstance(found, list) else [found or b""]
