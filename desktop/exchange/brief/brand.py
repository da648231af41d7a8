"""The firm's colour and logo on a brief: a style for the page, data for the PDF; nothing where there is neither."""

from __future__ import annotations

import base64
from typing import Any

from desktop.domain.playbook import Branding

SOFT = 0.88
"""How much white is in the ground of a box."""


def soft(colour: str) -> str:
    """Return #RRGGBB mixed with white, for the ground of a box."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(part * (1 - SOFT) + 255 * SOFT):02X}" for part in parts)


def brand_style(colour: str) -> str:
    """Return the rules that set a page in the firm's colour: in print and on light screens, where it can be read."""
    if not colour:
        return ""
    rule = f":root {{ --accent: {colour}; --accent-soft: {soft(colour)}; }}"
    return f"@media (prefers-color-scheme: light) {{ {rule} }}\n@media print {{ {rule} }}\n"


def brand_data(brand: Branding) -> dict[str, Any]:
    """Return what the PDF's template is told; the picture is a list of bytes."""
    data = brand.picture.partition("base64,")[2]
    return {
        "name": brand.name,
        "colour": brand.colour,
        "soft": soft(brand.colour) if brand.colour else "",
        "picture": list(base64.b64decode(data)),
    }
