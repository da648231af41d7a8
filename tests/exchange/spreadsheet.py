"""A real spreadsheet program that opens tables as somebody would by a double click, and tells what is in the cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as Xml

from tests.exchange.programs import needed, run

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_AS_IT_COMES = "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1"
"""Commas, quotes, UTF-8, and everything that looks like a number, a date or a formula taken for one."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows, of which kind its value is, the value of a number, and a formula if there is one."""

    shown: str
    kind: str = "string"
    value: str = ""
    formula: str = ""


def opened(folder: Path, tables: Mapping[str, bytes]) -> dict[str, list[list[Cell]]]:
    """Open tables by their names in one start of the program; return their rows."""
    program = needed("soffice", "libreoffice")
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    files = []
    for name, data in tables.items():
        files.append(folder / f"{name}.csv")
        files[-1].write_bytes(data)
    run(program, home, "--headless", _AS_IT_COMES, "--convert-to", "fods", "--outdir", folder, *files)
    return {name: list(_rows(Xml.parse(folder / f"{name}.fods"))) for name in tables}


def _rows(sheet: Xml.ElementTree[Xml.Element]) -> Iterator[list[Cell]]:
    for row in sheet.iter(f"{_TABLE}table-row"):
        cells = [cell for item in row.iter(f"{_TABLE}table-cell") for cell in _cells(item)]
        if any(cell.shown for cell in cells):
            yield cells


def _cells(item: Xml.Element) -> list[Cell]:
    """Return a cell as often as it is repeated; the empty ones to the right of a table are a few too many."""
    shown = "\n".join(_said(part) for part in item.findall(f"{_TEXT}p"))
    kind, value = item.get(f"{_OFFICE}value-type", "string"), item.get(f"{_OFFICE}value", "")
    count = min(int(item.get(f"{_TABLE}number-columns-repeated", "1")), 100)
    return [Cell(shown, kind, value, item.get(f"{_TABLE}formula", ""))] * count


def _said(part: Xml.Element) -> str:
    """Return the text of a paragraph, with the blanks and tabs that are written as marks."""
    marks = {
        f"{_TEXT}s": " " * int(part.get(f"{_TEXT}c", "1")),
        f"{_TEXT}tab": "\t",
        f"{_TEXT}line-break": "\n",
    }
    inner = "".join(_said(item) + (item.tail or "") for item in part)
    return marks.get(part.tag, "") + (part.text or "") + inner
