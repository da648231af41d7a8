"""Formats are chosen by name, and each becomes one file with a name that says which brief it is."""

from __future__ import annotations

import sys
from subprocess import run

import pytest

from desktop.domain.errors import UserError
from desktop.exchange.brief import formats_of, parse_formats, preview, render, sealed
from desktop.exchange.signature import make_key
from tests.exchange.samples import RESOURCES, ROOT, brief, mischievous, overlong, playbook

SEAL = sealed(brief(), make_key(), RESOURCES)


def test_each_format_has_its_file() -> None:
    made = render(brief(), tuple(formats_of(playbook())), playbook(), RESOURCES, SEAL)
    crms = ("salesforce", "hubspot", "dynamics", "pipedrive", "zoho", "espocrm", "suitecrm")
    endings = [".eml", ".pdf", ".html", ".txt", ".json", ".jws.json", ".form.html", ".ics"]
    endings += [f".{name}.csv" for name in crms] + [f".{name}.txt" for name in crms]
    assert [file.name for file in made] == [f"EJ-7F3K-92Q7{ending}" for ending in endings]


def test_the_version_is_in_the_name() -> None:
    assert render(overlong(), ("text",), playbook(), RESOURCES)[0].name == "EJ-7F3K-92Q7-v2.txt"


@pytest.mark.parametrize("sample", [brief, mischievous])
def test_the_same_brief_gives_the_same_bytes(sample: object) -> None:
    assert callable(sample)
    assert render(sample(), tuple(formats_of(playbook())), playbook(), RESOURCES, SEAL) == render(
        sample(), tuple(formats_of(playbook())), playbook(), RESOURCES, SEAL
    )


def test_formats_are_read_as_typed() -> None:
    assert parse_formats("PDF, json,pdf csv:salesforce", playbook()) == ("pdf", "json", "csv:salesforce")


@pytest.mark.parametrize("typed", ["", "docx", "pdf,docx", "csv"])
def test_an_unknown_format_is_refused_with_the_known_ones(typed: str) -> None:
    with pytest.raises(
        UserError, match="mail, pdf, html, text, json, jws, html-form, calendar, csv:salesforce"
    ):
        parse_formats(typed, playbook())


def test_rendering_an_unknown_format_is_refused() -> None:
    with pytest.raises(UserError, match="no format of a brief"):
        render(brief(), ("text", "docx"), playbook(), RESOURCES)


def test_the_preview_shows_the_pages() -> None:
    pages = preview(overlong(), RESOURCES, ppi=40)
    assert len(pages) == 2
    assert all(page.startswith(b"\x89PNG") for page in pages)


def test_heavy_libraries_wait_until_they_are_used() -> None:
    code = "import sys, desktop.exchange.brief; print(sorted({'typst', 'jinja2', 'icalendar', 'PySide6'} & set(sys.modules)))"
    done = run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
