"""The brief as one HTML file that loads nothing, sends nothing and runs nothing."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from desktop.domain.briefs import Brief
from desktop.domain.playbook import Branding
from desktop.exchange.brief.brand import brand_style
from desktop.exchange.brief.page import page


def render(brief: Brief, resources: Path, brand: Branding | None = None) -> bytes:
    """Return the brief as UTF-8 HTML, made with the templates in `resources`; `brand` dresses it."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415  heavy, and seldom needed

    templates = resources / "templates"
    style = (templates / "brief.css").read_text("utf-8").replace("\r\n", "\n")
    brand = brand or Branding()
    style += brand_style(brand.colour)
    environment = Environment(
        loader=FileSystemLoader(templates), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    template = environment.get_template("brief.html.j2")
    return template.render(
        page=page(brief), brand=brand, style=style, style_hash=_source_hash(style)
    ).encode()


def _source_hash(style: str) -> str:
    """Return the name by which the content security policy allows `style`."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
