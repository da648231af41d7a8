"""The playbook's tables of columns for CRMs: which heading gets what, how it is written and how long it may be."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.playbook import CrmColumn, CrmOwner, CrmTarget, CrmTransform, LeadKind
from desktop.exchange.brief.lead import FIELDS
from desktop.exchange.toml import SLUG, Table

_LONGEST = 131_072


def targets(crm: Table) -> Mapping[str, CrmTarget]:
    """Return the CRMs that a playbook names, by their ids."""
    found = {}
    for name in crm.names():
        if not SLUG.fullmatch(name):
            crm.refuse(name, f"“{name[:60]}” must be lower-case letters, digits and hyphens")
        found[name] = _target(crm.table(name), name)
    return found


def _target(table: Table, name: str) -> CrmTarget:
    target = CrmTarget(
        table.text("label", 60) if table.has("label") else name.capitalize(),
        {kind: _columns(table, kind.value) for kind in LeadKind},
        CrmOwner(table.choice("owner", tuple(CrmOwner), CrmOwner.EMPTY)),
        table.flag("bom") if table.has("bom") else True,
    )
    table.close()
    return target


def _columns(table: Table, key: str) -> tuple[CrmColumn, ...]:
    tables = table.tables(key)
    if not tables:
        table.refuse(key, "names no column")
    seen: set[str] = set()
    for column in tables:
        heading = column.text("heading")
        if heading in seen:
            column.refuse("heading", f"“{heading}” is there twice")
        seen.add(heading)
    return tuple(_column(column) for column in tables)


def _column(table: Table) -> CrmColumn:
    column = CrmColumn(
        heading=table.text("heading", 120),
        source=table.text("source", 400),
        longest=table.count("longest", 1, _LONGEST),
        transform=CrmTransform(table.choice("transform", tuple(CrmTransform), CrmTransform.AS_IS)),
        allowed=table.texts("allowed", 400),
    )
    _check_source(table, column)
    table.close()
    return column


def _check_source(table: Table, column: CrmColumn) -> None:
    fixed = column.source.startswith("=")
    if not fixed and column.source not in FIELDS:
        table.refuse(
            "source", f"is “{column.source[:60]}”, but must be “=” and a text, or one of: {', '.join(FIELDS)}"
        )
    said = column.source[1:]
    if fixed and said and column.allowed and said not in column.allowed:
        table.refuse("source", f"is “{column.source[:60]}”, which is not among the values in `allowed`")
    for index, value in enumerate(column.allowed):
        if len(value) > column.longest:
            table.refuse(f"allowed[{index}]", f"is longer than {column.longest} characters")
