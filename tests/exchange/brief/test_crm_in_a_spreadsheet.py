"""A spreadsheet that opens the rows for a CRM evaluates nothing and says back what was written."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from functools import cache

import pytest

from desktop.domain.briefs import Brief
from desktop.domain.playbook import BriefSection, LeadKind
from desktop.exchange.brief import crm
from tests.exchange.brief.test_crm_targets import CRMS, EVERY
from tests.exchange.samples import brief
from tests.exchange.spreadsheet import Cell, opened

PLANTED = (
    "=1+1",
    "+34600000000",
    "+34 600 000 000",
    "@SUM(1;2)",
    "-2+3",
    "=HYPERLINK(\"http://x.example\";\"y\")",
    "\ufeff=1+1",
    "\u00a0 =1+1",
    "＝1+1",
    "\t=1+1",
    "\r\n=1+1",
    "a \"b\", 'c'; d",
    "one\ntwo\n\nthree",
    "one\ttwo",
    "'",
    "'=1+1",
)  # fmt: skip
"""What somebody may have written in any field of a brief."""


def saying(text: str) -> Brief:
    """Return a brief that says a text in every free field."""
    sample = brief()
    owner = replace(sample.relationship_owner, name=text, email=text, phone=text, practice=text)
    return replace(
        sample, title=text, client=text, ask=text, override=text, credit=text, relationship_owner=owner,
        to=replace(sample.to, name=text, email=text),
        facts=tuple(replace(fact, label=text, text=text) for fact in sample.facts),
        quotes=tuple(replace(quote, text=text, speaker=text) for quote in sample.quotes),
        terms=replace(sample.terms, text=text),
    )  # fmt: skip


def sized() -> Brief:
    """Return the ordinary brief with an amount."""
    facts = tuple(
        replace(fact, text="About EUR 120,000.50") if fact.section is BriefSection.SIZE else fact
        for fact in brief().facts
    )
    return replace(brief(), facts=facts)


@cache
def tables() -> dict[str, bytes]:
    """Return a table for each CRM and kind of lead: a row for each text, and one with an amount."""
    found = {}
    for name, kind in EVERY:
        rows = [
            crm.render(replace(sample, kind=kind), CRMS[name]) for sample in (*map(saying, PLANTED), sized())
        ]
        heading = rows[0].split(b"\r\n", 1)[0]
        assert all(row.startswith(heading) for row in rows)
        found[f"{name}-{kind}"] = heading + b"\r\n" + b"".join(row.split(b"\r\n", 1)[1] for row in rows)
    return found


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[Cell]]]:
    return opened(tmp_path_factory.mktemp("sheets"), tables())


def shown_of(value: str) -> str:
    """Return a value as the program shows it: it has one sort of line end, and drops a tab where there are lines."""
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return lines.replace("\t", "") if "\n" in lines else lines


@pytest.mark.parametrize(("name", "kind"), EVERY)
def test_what_was_written_is_what_the_cells_say(
    sheets: dict[str, list[list[Cell]]], name: str, kind: LeadKind
) -> None:
    written = list(csv.reader(io.StringIO(tables()[f"{name}-{kind}"].decode("utf-8-sig"), newline="")))
    shown = sheets[f"{name}-{kind}"]
    assert len(shown) == len(written) == len(PLANTED) + 2
    for row, cells in zip(written, shown, strict=True):
        padded = [*cells, *[Cell("")] * (len(row) - len(cells))]
        for heading, value, cell in zip(written[0], row, padded, strict=False):
            assert cell.formula == "", (heading, value)
            if cell.kind == "float":
                assert float(cell.value) == float(value), heading
            else:
                assert cell.shown == shown_of(value), heading


@pytest.mark.parametrize(("name", "kind"), EVERY)
def test_amounts_are_numbers_and_phones_are_none(
    sheets: dict[str, list[list[Cell]]], name: str, kind: LeadKind
) -> None:
    heading, *rows = sheets[f"{name}-{kind}"]
    amounts = [column.heading for column in CRMS[name].columns[kind] if column.source == "amount"]
    numbers = {
        heading[index].shown: cell.value for index, cell in enumerate(rows[-1]) if cell.kind == "float"
    }
    assert numbers == dict.fromkeys(amounts, "120000.5")
    for planted, row in zip(PLANTED, rows, strict=False):
        assert not [cell for cell in row if cell.kind == "float"], planted


def test_a_field_that_says_a_formula_says_it_with_a_mark_before_it() -> None:
    said = tables()["salesforce-expansion"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(said, newline="")))
    assert [row["Opportunity Name"] for row in rows[:5]] == [
        "'=1+1", "'+34600000000", "+34 600 000 000", "'@SUM(1;2)", "'-2+3",
    ]  # fmt: skip
