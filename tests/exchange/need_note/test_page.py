"""The page of a need note says its facts in every format, loads nothing, and is one page on either paper."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.domain.need_notes import NeedNote, NoteQuote
from desktop.domain.playbook import Branding
from desktop.exchange import need_note as formats
from desktop.exchange.need_note import html, pdf
from tests.exchange.brief.test_html import Reader
from tests.exchange.browser import browser
from tests.exchange.need_note.notes import bare, german, mischievous, note, saved
from tests.exchange.programs import needed, run
from tests.exchange.samples import MISCHIEF, RESOURCES

ALL = [note(), german(), bare(), mischievous()]
NAMES = ["ordinary", "german", "bare", "mischievous"]
PAPERS = {"A4": (8.27, 11.69), "Letter": (8.5, 11)}
FITS = "document.documentElement.scrollWidth <= window.innerWidth"


def facts(sample: NeedNote) -> list[str]:
    """Return everything that is known of a need, in the order of the page."""
    said = [sample.title, sample.client, *(quote.text for quote in sample.quotes)]
    return [*said, *(point.text for point in sample.points), sample.words["question"], sample.steward.name]


def joined(text: str) -> str:
    """Return a text without blanks and soft hyphens, as no two programs break lines alike."""
    return re.sub(r"[\s\u00ad]+", "", text)


def assert_says_in_order(text: str, sample: NeedNote) -> None:
    """Find each fact after the one before it."""
    said, at = joined(text), 0
    for fact in facts(sample):
        at = said.find(joined(fact), at)
        assert at >= 0, fact


def test_a_browser_shows_and_prints_each_page_and_asks_for_nothing_else(tmp_path: Path) -> None:
    with browser(tmp_path) as page:
        for name, sample in zip(NAMES, ALL, strict=True):
            file = saved(tmp_path, f"{name}.html", html.render(sample, RESOURCES))
            page.open(file)
            assert (page.requests, page.complaints) == ([file.as_uri()], []), name
            assert page.run("document.scripts.length + document.images.length + document.forms.length") == 0
            assert_says_in_order(page.run("document.querySelector('main').innerText"), sample)
            for width in (320, 900):
                size = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
                page.call("Emulation.setDeviceMetricsOverride", **size)
                assert page.run(FITS), (name, width)
            for paper, (wide, high) in PAPERS.items() if name != "mischievous" else ():
                printed = page.call(
                    "Page.printToPDF", paperWidth=wide, paperHeight=high, printBackground=True
                )
                data = base64.b64decode(printed["data"])
                assert len(re.findall(rb"/Type\s*/Page\b", data)) == 1, (name, paper)


@pytest.mark.parametrize("sample", ALL, ids=NAMES)
def test_the_pdf_says_the_facts_on_one_tagged_page(sample: NeedNote, tmp_path: Path) -> None:
    program, path = needed("pdfinfo"), saved(tmp_path, "note.pdf", pdf.render(sample, RESOURCES))
    found = dict(re.findall(r"^(\w[\w ]*):\s+(.*)$", run(program, path), re.MULTILINE))
    assert (found["Tagged"], found["JavaScript"], found["Pages"]) == ("yes", "no", "1")
    if sample.title == MISCHIEF:
        return  # what poppler says of such a title is no UTF-8
    assert_says_in_order(run(needed("pdftotext"), "-raw", path, "-"), sample)
    edges = re.findall(r'xMax="([\d.]+)"', run(needed("pdftotext"), "-bbox", path, "-"))
    assert max(float(edge) for edge in edges) < 595.3 - 50


def test_its_metadata_is_the_notes_and_nothing_else(tmp_path: Path) -> None:
    path = saved(tmp_path, "note.pdf", pdf.render(note(), RESOURCES))
    found = dict(re.findall(r"^(\w[\w ]*):\s+(.*)$", run(needed("pdfinfo"), path), re.MULTILINE))
    assert (found["Title"], found["Author"]) == ("Second plant in Lyon – What I heard", "Tom Berger")
    assert "Nov 23" in found["CreationDate"]
    addresses = set(re.findall(r"(?:mailto|tel):\S+", run(needed("pdfinfo"), "-url", path)))
    assert {"tel:+41615550123", "mailto:tom.berger@northlight.example"} < addresses
    assert sum("?subject=" in address for address in addresses) == 2


@pytest.mark.parametrize("sample", ALL, ids=NAMES)
def test_the_page_cannot_load_send_or_run_anything(sample: NeedNote) -> None:
    said = html.render(sample, RESOURCES).decode()
    tags = Reader(said).tags
    policy = next(tag["content"] or "" for name, tag in tags if tag.get("http-equiv"))
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'none'; base-uri 'none'", policy
    )
    never = {"script", "img", "link", "iframe", "form", "object", "base", "svg", "b"}
    assert not never & {name for name, _ in tags}
    for _, attributes in tags:
        assert not {"src", "srcset", "style", "action", "background"} & set(attributes)
        assert not any(name.startswith("on") for name in attributes)
        assert (attributes.get("href") or "mailto:").startswith(("mailto:", "tel:"))
        assert (attributes.get("href") or "").count("?") <= 1


def test_text_that_would_be_markup_stays_text_in_every_field(tmp_path: Path) -> None:
    plain = joined(MISCHIEF)
    said = joined(Reader(html.render(mischievous(), RESOURCES).decode()).text)
    assert said.count(plain) >= 10
    path = saved(tmp_path, "note.pdf", pdf.render(mischievous(), RESOURCES))
    latin = joined(MISCHIEF.split(" مرحبا", maxsplit=1)[0])
    assert joined(run(needed("pdftotext"), "-raw", path, "-")).count(latin) >= 8


def test_who_has_no_mail_gets_no_links_and_no_empty_headings() -> None:
    said = html.render(bare(), RESOURCES).decode()
    assert not re.search(r'href="', said)
    assert note().words["step"] not in said
    assert "you, 12 November" not in said


def test_a_note_of_another_content_has_another_name_and_a_longer_one_is_refused() -> None:
    names = {formats.file_name(sample) for sample in ALL}
    assert len(names) == len(ALL)
    assert all(re.fullmatch(r"[a-z-]+-v1-[0-9a-f]{6}", name) for name in names)
    long = replace(note(), quotes=(NoteQuote("We do it by hand, each month. " * 200, "", "2026-11-12"),))
    with pytest.raises(UserError, match="longer than one page"):
        formats.render(long, ("html",), RESOURCES, Branding())
