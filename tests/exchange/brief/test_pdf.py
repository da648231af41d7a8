"""The PDF of a brief has every word of it, tagged, on one or two pages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.briefs import TERM_DETAILS, Brief, Quote, TermDetail
from desktop.exchange.brief.answer import links
from desktop.exchange.brief.pdf import pages, render
from tests.exchange.programs import needed, run
from tests.exchange.samples import MISCHIEF, RESOURCES, brief, mischievous, overlong, talkative, unknown


def words_of(sample: Brief, folder: Path) -> str:
    """Return what a reader copies out of the PDF, on one line."""
    program, path = needed("pdftotext"), folder / "brief.pdf"
    path.write_bytes(render(sample, RESOURCES))
    return " ".join(run(program, "-raw", path, "-").split())


def test_every_fact_can_be_copied_out(tmp_path: Path) -> None:
    said = words_of(brief(), tmp_path)
    for fact in brief().facts:
        assert (
            f"{fact.label} {fact.text or 'not known yet'}" in said or (fact.text or "not known yet") in said
        )
    for quote in brief().quotes:
        assert f"“{quote.text}” {quote.speaker}" in said
    assert brief().terms.text in said
    assert "An answer by Monday 30 November 2026" in said
    assert "Decision: (accepted, returned or declined)" in said


def test_ligatures_and_arrows_stay_letters(tmp_path: Path) -> None:
    sample = replace(brief(), title="office fluffy affix -> sufficient 1x2 (c) ff ffi")
    assert "office fluffy affix -> sufficient 1x2 (c) ff ffi" in words_of(sample, tmp_path)


def test_text_is_never_markup(tmp_path: Path) -> None:
    said = words_of(mischievous(), tmp_path)
    latin = " ".join(MISCHIEF.split(" مرحبا", maxsplit=1)[0].split())
    assert said.count(latin) >= 12


def test_its_metadata_is_the_briefs_and_nothing_else(tmp_path: Path) -> None:
    program, path = needed("pdfinfo"), tmp_path / "brief.pdf"
    path.write_bytes(render(brief(), RESOURCES))
    found = dict(re.findall(r"^(\w[\w ]*):\s+(.*)$", run(program, path), re.MULTILINE))
    assert found["Title"] == "Second plant in Lyon – Lead brief EJ-7F3K-92Q7"
    assert found["Author"] == "Tom Berger"
    assert "Nov 23" in found["CreationDate"]
    assert "2026" in found["CreationDate"]
    assert (found["Tagged"], found["JavaScript"], found["Pages"]) == ("yes", "no", "1")
    assert "A4" in found["Page size"]


def test_the_three_mails_and_the_phone_can_be_clicked(tmp_path: Path) -> None:
    program, path = needed("pdfinfo"), tmp_path / "brief.pdf"
    path.write_bytes(render(brief(), RESOURCES))
    addresses = set(re.findall(r"(?:mailto|tel):\S+", run(program, "-url", path)))
    assert addresses >= {link.address for link in links(brief())}
    assert {"tel:+41615550123", "mailto:tom.berger@northlight.example"} <= addresses


@pytest.mark.parametrize(
    ("sample", "count"), [(brief, 1), (unknown, 1), (talkative, 2), (overlong, 2), (mischievous, 2)]
)
def test_one_or_two_pages(sample: object, count: int) -> None:
    assert callable(sample)
    assert len(pages(sample(), RESOURCES, ppi=30)) == count


def test_what_fills_more_than_a_page_is_said_to_its_end(tmp_path: Path) -> None:
    def long(place: str) -> str:
        return " ".join(f"{place}{index}." for index in range(800))

    facts = tuple(replace(fact, text=long(fact.section.value[:3])) for fact in brief().facts)
    terms = replace(
        brief().terms,
        text=long("term"),
        details=tuple(TermDetail(kind, kind, long(kind[:3])) for kind in TERM_DETAILS),
    )
    sample = replace(
        brief(), ask=long("ask"), override=long("over"), facts=facts, terms=terms,
        quotes=(Quote(long("quote"), "Head of Quality", "2026-11-12"),),
    )  # fmt: skip
    said = set(words_of(sample, tmp_path).replace("“", "").replace("”", "").split())
    places = (
        "ask",
        "over",
        "quote",
        "term",
        *(fact.section.value[:3] for fact in facts),
        *(kind[:3] for kind in TERM_DETAILS),
    )
    for place in places:
        assert {f"{place}{index}." for index in range(800)} <= said, place


def test_a_brief_of_two_lines_a_fact_is_set_closer_on_one_page() -> None:
    facts = tuple(
        replace(fact, text=f"{fact.text or 'April'}\nA second line of it.") for fact in brief().facts
    )
    assert (
        len(pages(replace(brief(), ask=f"{brief().ask}\nAnd a rate card.", facts=facts), RESOURCES, ppi=30))
        == 1
    )


def test_a_page_has_the_size_that_was_asked_for() -> None:
    width = int.from_bytes(pages(brief(), RESOURCES, ppi=110)[0][16:20], "big")
    assert width == pytest.approx(8.27 * 110, abs=1)


def test_nothing_runs_over_the_edge(tmp_path: Path) -> None:
    program, path = needed("pdftotext"), tmp_path / "brief.pdf"
    path.write_bytes(render(overlong(), RESOURCES))
    found = run(program, "-bbox", path, "-")
    assert max(float(edge) for edge in re.findall(r'xMax="([\d.]+)"', found)) < 595.3 - 50


def test_it_needs_no_fonts_of_ours(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "brief.typ").write_bytes((RESOURCES / "templates" / "brief.typ").read_bytes())
    assert render(brief(), tmp_path).startswith(b"%PDF-")


def test_a_brief_without_its_words_or_with_an_odd_date_still_renders() -> None:
    odd = replace(
        brief(), words={"language": "x-klingon"}, issued_at="2026-02-30T00:00:00Z", credit="x" * 400
    )
    assert render(odd, RESOURCES).startswith(b"%PDF-")


@settings(max_examples=8, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=120))
def test_any_text_renders(said: str) -> None:
    sample = replace(
        brief(), title=said, client=said, facts=tuple(replace(f, text=said) for f in brief().facts)
    )
    assert render(sample, RESOURCES).startswith(b"%PDF-")
