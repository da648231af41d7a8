"""What an entry begins with: a template's headings laid out under what was written already."""

from __future__ import annotations

from desktop.domain.playbook import Template


def laid_out(text: str, template: Template) -> str:
    """Return a text with the template under it; one that has a heading of the template already stays as it is."""
    if has_headings(text, template):
        return text
    said = text.strip("\n")
    return f"{said}\n\n{template.text.strip()}\n" if said.strip() else f"{template.text.strip()}\n"


def has_headings(text: str, template: Template) -> bool:
    """Say whether a heading of the template stands in a text."""
    headings = {line.strip() for line in template.text.splitlines() if line.lstrip().startswith("#")}
    return any(line.strip() in headings for line in text.splitlines())
