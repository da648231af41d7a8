"""The page with which sales operations check briefs and records: one file that loads nothing and sends nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from desktop.exchange.brief.words import VERIFIER_WORDS
from desktop.exchange.templates import source, source_hash, template_of

NAME = "verify.html"
"""What the file is called."""


def render(words: Mapping[str, str], resources: Path) -> bytes:
    """Return the page as UTF-8 HTML, in the playbook's words."""
    style = "".join(source(resources, name) for name in ("brief.css", "brief_form.css"))
    script = "".join(source(resources, name) for name in ("checks.js", "verify.js"))
    page = template_of(resources, "verify.html.j2").render(
        language=words["language"],
        words={key.removeprefix("verifier_"): words[key] for key in VERIFIER_WORDS},
        style=style,
        style_hash=source_hash(style),
        script=script,
        script_hash=source_hash(script),
    )
    return page.encode()
