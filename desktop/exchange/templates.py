"""What pages are made with, each read once: templates that escape what they are given, styles and scripts."""

from __future__ import annotations

import base64
import functools
import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Template


@functools.cache
def template_of(resources: Path, name: str, *, lstrip: bool = False) -> Template:
    """Return a template that escapes what it is given; with `lstrip` without the blanks before its own lines."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415  heavy, and seldom needed

    environment = Environment(
        loader=FileSystemLoader(resources / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=lstrip,
    )
    return environment.get_template(name)


@functools.cache
def source(resources: Path, name: str) -> str:
    """Return a style or a script that is put into a page."""
    return (resources / "templates" / name).read_text("utf-8").replace("\r\n", "\n")


def source_hash(text: str) -> str:
    """Return the name by which the content security policy allows a style or a script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
