"""The need note as one HTML file that loads nothing, sends nothing and runs nothing."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from desktop.domain.need_notes import NeedNote
from desktop.domain.playbook import Branding
from desktop.exchange.brief.brand import brand_style
from desktop.exchange.need_note.page import page


def render(note: NeedNote, resources: Path, brand: Branding | None = None) -> bytes:
    """Return the note as a page of UTF-8 HTML."""
    brand = brand or Branding()
    style = _style(resources, "brief.css") + _style(resources, "need_note.css") + brand_style(brand.colour)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return _rendered(
        "need_note.html.j2", note, resources, brand=brand, style=style, style_hash=f"sha256-{digest}"
    )


def mail_body(note: NeedNote, resources: Path) -> str:
    """Return the note as the HTML of a mail: plain elements with their style beside them."""
    return _rendered("need_note_mail.html.j2", note, resources).decode()


def _style(resources: Path, name: str) -> str:
    return (resources / "templates" / name).read_text("utf-8").replace("\r\n", "\n")


def _rendered(template: str, note: NeedNote, resources: Path, **more: object) -> bytes:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415  heavy, and seldom needed

    environment = Environment(
        loader=FileSystemLoader(resources / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    return (
        environment.get_template(template)
        .render(page=page(note), attached=note.words.get("attached", ""), **more)
        .encode()
    )
