"""The record as one HTML file that loads nothing, sends nothing and runs nothing."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from desktop.domain.playbook import Branding
from desktop.domain.record_pages import RecordPage
from desktop.exchange.brief.brand import brand_style
from desktop.exchange.record_page.page import paper


def render(page: RecordPage, resources: Path, brand: Branding | None = None) -> bytes:
    """Return the record as a page of UTF-8 HTML."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415  heavy, and seldom needed

    brand = brand or Branding()
    style = _style(resources, "brief.css") + _style(resources, "record.css") + brand_style(brand.colour)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment = Environment(
        loader=FileSystemLoader(resources / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    template = environment.get_template("record.html.j2")
    return template.render(page=paper(page), brand=brand, style=style, style_hash=f"sha256-{digest}").encode()


def _style(resources: Path, name: str) -> str:
    return (resources / "templates" / name).read_text("utf-8").replace("\r\n", "\n")
