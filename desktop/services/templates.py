"""Templates of the playbook: listed, shown, and laid out in an entry."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.interactions import EntryForm
from desktop.domain.names import Candidate, pick
from desktop.domain.playbook import Template
from desktop.domain.templates import laid_out
from desktop.services.desk import Desk


def list_templates(desk: Desk) -> tuple[Template, ...]:
    """Return the templates in the order of the playbook."""
    return desk.playbook.templates


def find_template(desk: Desk, reference: str) -> Template:
    """Return the template that `reference` names by its id or label, or the beginning of it."""
    known = {template.id: template for template in desk.playbook.templates}
    wanted = reference.strip().removeprefix("/")
    if wanted in known:
        return known[wanted]
    return known[pick(wanted, [Candidate(item.id, item.label) for item in known.values()], "template")]


def with_template(desk: Desk, form: EntryForm, reference: str) -> EntryForm:
    """Return a form with a template under its text, of the kind that the template is for."""
    template = find_template(desk, reference)
    title = form.title or ("" if form.text.strip() else template.label)
    return replace(form, text=laid_out(form.text, template), kind=template.kind, title=title)
