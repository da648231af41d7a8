"""The brief as one CSV row for a CRM, in the columns that the playbook names for the kind of lead."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping

from desktop.domain.briefs import Brief
from desktop.domain.playbook import CrmColumn, CrmTarget, CrmTransform
from desktop.domain.text import single_line
from desktop.exchange.brief.lead import flat

_FORMULA = tuple("=+-@＝＋－＠\t\r\n")
_INVISIBLE = "\ufeff\u200b\u2060"
_NUMBER = re.compile(r"-?\d+([.,]\d+)?|\+\d{1,6}([.,]\d+)?")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PHONE = re.compile(r"\+\d{1,3}( \d{1,8})+")


def render(brief: Brief, target: CrmTarget) -> bytes:
    """Return heading and row as UTF-8 (with BOM unless the playbook says not), CRLF, quoted only where needed."""
    lead = flat(brief, target.owner)
    columns = target.columns[brief.kind]
    sheet = io.StringIO(newline="")
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow([guarded(column.heading) for column in columns])
    writer.writerow([shortened(guarded(value_of(column, lead)), column.longest) for column in columns])
    return sheet.getvalue().encode("utf-8-sig" if target.bom else "utf-8")


def value_of(column: CrmColumn, lead: Mapping[str, str]) -> str:
    """Return what a column says of a flat lead, in the form that the CRM wants; empty where it may not say it."""
    fixed = column.source.startswith("=")
    value = _transformed(column.source[1:] if fixed else lead[column.source], column.transform)
    if not column.allowed:
        return value
    return next((known for known in column.allowed if known.casefold() == value.casefold()), "")


def guarded(value: str) -> str:
    """Return `value` so that no spreadsheet takes it for a formula; numbers and phones stay as they are."""
    value = _without_lead(value)
    if not value.startswith(_FORMULA) or _NUMBER.fullmatch(value) or _PHONE.fullmatch(value):
        return value
    return f"'{value}"


def shortened(value: str, longest: int) -> str:
    """Return `value`, cut with a visible … where it is longer than `longest` characters."""
    return value if len(value) <= longest else value[: longest - 1].rstrip() + "…"


def _transformed(value: str, transform: CrmTransform) -> str:
    if transform is CrmTransform.LINE:
        return single_line(value)
    if transform is CrmTransform.AS_IS or not _DAY.match(value):
        return value
    year, month, day = value[:10].split("-")
    shapes = {
        CrmTransform.DAY: f"{year}-{month}-{day}",
        CrmTransform.DAY_FIRST: f"{day}/{month}/{year}",
        CrmTransform.MONTH_FIRST: f"{month}/{day}/{year}",
    }
    return shapes[transform]


def _without_lead(value: str) -> str:
    """Strip leading blanks and invisible marks, but no TAB, CR or LF: those are guarded."""
    start = 0
    while start < len(value) and (value[start] in _INVISIBLE or _is_blank(value[start])):
        start += 1
    return value[start:]


def _is_blank(char: str) -> bool:
    return char.isspace() and char not in "\t\r\n"
