"""What a playbook's `[gate]` requires: for an involvement, the criteria by their ids, instead of what they say."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.playbook import Criterion, Involvement
from desktop.exchange.toml import Table


def gated(root: Table, criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """Return the criteria with `required_for` as `[gate]` says; one that it names must be there."""
    if not root.has("gate"):
        return criteria
    table = root.table("gate")
    for involvement in Involvement:
        if table.has(involvement.value):
            required = table.choices(involvement.value, tuple(criterion.id for criterion in criteria))
            criteria = tuple(
                _with(criterion, involvement, criterion.id in required) for criterion in criteria
            )
    table.close()
    return criteria


def _with(criterion: Criterion, involvement: Involvement, required: bool) -> Criterion:
    others = criterion.required_for - {involvement}
    return replace(criterion, required_for=others | {involvement} if required else others)
