"""The record as one HTML file that loads nothing, sends nothing and runs nothing."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.playbook import Branding
from desktop.domain.record_pages import RecordPage
from desktop.exchange.brief.brand import brand_style
from desktop.exchange.record_page.page import paper
from desktop.exchange.templates import source, source_hash, template_of


def render(page: RecordPage, resources: Path, brand: Branding | None = None) -> bytes:
    """Return the record as a page of UTF-8 HTML."""
    brand = brand or Branding()
    style = source(resources, "brief.css") + source(resources, "record.css") + brand_style(brand.colour)
    template = template_of(resources, "record.html.j2")
    return template.render(page=paper(page), brand=brand, style=style, style_hash=source_hash(style)).encode()
