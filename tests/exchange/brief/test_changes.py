"""The next version of a brief says in every format what is new in it, and the first one says nothing of it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from desktop.domain.briefs import Brief
from desktop.domain.playbook import Playbook
from desktop.exchange.brief import render
from desktop.exchange.brief.html import render_form
from desktop.exchange.brief.pdf import pages
from desktop.exchange.brief.seal import seal
from desktop.exchange.signature import make_key
from desktop.exchange.toml import parse
from tests.exchange.samples import RESOURCES, brief, corrected, overlong, playbook, talkative
from tests.exported import words_of
from tests.firm import NORDLICHT

HEADING = "what changed since version 1"
FORMATS = ("mail", "pdf", "html", "text", "json", "csv:salesforce", "block:hubspot")


def said(made: Brief, name: str, book: Playbook | None = None) -> str:
    """Return all that a format says, on one line and in small letters."""
    (file,) = render(made, (name,), book or playbook(), RESOURCES)
    return " ".join(words_of(file.data, file.name).split())


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_what_changed(name: str) -> None:
    found = said(corrected(), name)
    assert "size" in found
    assert "the audit will not wait for us, and i will not wait..." in found
    assert "about nine days per batch" not in found
    if name == "json":
        lines = json.loads(render(corrected(), (name,), playbook(), RESOURCES)[0].data)["changes"]["lines"]
        assert {"label": "Size", "change": "new"} in lines
    else:
        assert HEADING in found
        assert "left out" in found


@pytest.mark.parametrize("name", FORMATS)
def test_the_first_version_says_nothing_of_changes(name: str) -> None:
    found = said(brief(), name)
    assert HEADING not in found
    assert '"since"' not in found


def test_a_crm_gets_one_line() -> None:
    (file,) = render(corrected(), ("csv:salesforce",), playbook(), RESOURCES)
    (line,) = [line for line in file.data.decode().splitlines() if line.startswith("What changed since")]
    assert line.startswith("What changed since version 1. New in it: Size, In their words “The audit")
    assert line.endswith("; Left out: In their words, What it costs to wait")


def test_the_page_with_the_form_says_it_among_what_is_signed() -> None:
    made, key = corrected(), make_key()
    page = render_form(made, RESOURCES, playbook(), seal(made, key, b""))
    start, end = page.index(b"<div data-signed>"), page.index(b"</footer>")
    assert start < page.index(b"What changed since version 1") < end


def test_a_firm_says_it_in_its_own_words() -> None:
    words = {**playbook().words, **parse(NORDLICHT.read_bytes(), "nordlicht.toml")["words"]}
    book = replace(playbook(), words=words)
    made = replace(corrected(), words=words)
    assert "WAS SEIT FASSUNG 1 ANDERS IST" in render(made, ("text",), book, RESOURCES)[0].data.decode()
    assert "entfallen" in said(made, "pdf", book)


def test_a_brief_of_which_everything_changed_keeps_to_two_pages() -> None:
    for sample in (corrected(), talkative(), overlong()):
        assert len(pages(replace(sample, changes=corrected().changes), RESOURCES, ppi=30)) <= 2
