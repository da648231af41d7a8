"""The brief as one HTML file that loads nothing and sends nothing; plain it runs nothing, with the form its own script."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from desktop.domain.briefs import Brief
from desktop.domain.playbook import Branding, Playbook
from desktop.exchange.brief.brand import brand_style
from desktop.exchange.brief.form import form_of
from desktop.exchange.brief.page import page
from desktop.exchange.brief.seal import META, Seal
from desktop.exchange.templates import source, source_hash, template_of

SCRIPTS = ("checks.js", "brief_form.js")
"""What runs on the page with the form, in this order."""


def render(
    brief: Brief,
    resources: Path,
    brand: Branding | None = None,
    seal: Seal | None = None,
    *,
    fingerprint: str = "",
) -> bytes:
    """Return the brief as UTF-8 HTML, made with the templates in `resources`; `brand` dresses it.

    `fingerprint` is printed where the page is made in order to be signed, and has no seal yet.
    """
    return _rendered(brief, resources, brand, seal, fingerprint, form=None)


def render_form(brief: Brief, resources: Path, playbook: Playbook, seal: Seal) -> bytes:
    """Return the page with a form that makes an answer; the playbook has its reasons and its dress."""
    return _rendered(brief, resources, playbook.branding, seal, "", form=form_of(brief, playbook))


def _rendered(
    brief: Brief,
    resources: Path,
    brand: Branding | None,
    seal: Seal | None,
    fingerprint: str,
    *,
    form: Mapping[str, Any] | None,
) -> bytes:
    brand = brand or Branding()
    style = source(resources, "brief.css")
    if form:
        style += source(resources, "brief_form.css")
    style += brand_style(brand.colour)
    script = "".join(source(resources, name) for name in SCRIPTS) if form else ""
    template = template_of(resources, "brief.html.j2")
    return template.render(
        page=page(brief, seal.fingerprint if seal else fingerprint),
        brand=brand,
        style=style,
        style_hash=source_hash(style),
        script=script,
        script_hash=source_hash(script),
        form=form,
        signature_name=META,
        signature=json.dumps(dict(seal.signed), separators=(",", ":")) if seal else "",
    ).encode()
