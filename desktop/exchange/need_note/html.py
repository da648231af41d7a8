"""The need note as one HTML file that loads nothing, sends nothing and runs nothing."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.need_notes import NeedNote
from desktop.domain.playbook import Branding
from desktop.exchange.brief.brand import brand_style
from desktop.exchange.need_note.page import page
from desktop.exchange.templates import source, source_hash, template_of


def render(note: NeedNote, resources: Path, brand: Branding | None = None) -> bytes:
    """Return the note as a page of UTF-8 HTML."""
    brand = brand or Branding()
    style = source(resources, "brief.css") + source(resources, "need_note.css") + brand_style(brand.colour)
    return _rendered(
        "need_note.html.j2", note, resources, brand=brand, style=style, style_hash=source_hash(style)
    )


def mail_body(note: NeedNote, resources: Path) -> str:
    """Return the note as the HTML of a mail: plain elements with their style beside them."""
    return _rendered("need_note_mail.html.j2", note, resources).decode()


def _rendered(name: str, note: NeedNote, resources: Path, **more: object) -> bytes:
    attached = note.words.get("attached", "")
    return template_of(resources, name).render(page=page(note), attached=attached, **more).encode()
