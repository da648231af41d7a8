"""The brief as labelled lines to paste into a CRM by hand, under the labels that the CRM has for them."""

from __future__ import annotations

from desktop.domain.briefs import Brief
from desktop.domain.playbook import CrmColumn, CrmTarget
from desktop.domain.text import canonical
from desktop.exchange.brief.crm import shortened, value_of
from desktop.exchange.brief.lead import flat
from desktop.exchange.brief.words import word


def render(brief: Brief, target: CrmTarget) -> bytes:
    """Return a line for each field that says something, as UTF-8 text with LF line ends."""
    lead = flat(brief, target.owner)
    head = " · ".join((target.label, word(brief.words, brief.kind.value), brief.label))
    filled = [(column, value_of(column, lead)) for column in target.columns[brief.kind]]
    lines = [_labelled(column, value) for column, value in filled if value.strip()]
    return ("\n".join((head, "", *lines)) + "\n").encode()


def _labelled(column: CrmColumn, value: str) -> str:
    """Return label and value; a value of several lines stands below its label, set in."""
    said = shortened(canonical(value).strip(), column.longest).split("\n")
    if len(said) == 1:
        return f"{column.heading}: {said[0]}"
    return "\n".join((f"{column.heading}:", *(f"    {line}".rstrip() for line in said)))
