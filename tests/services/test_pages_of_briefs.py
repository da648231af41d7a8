"""A brief says the same in every format that is read: all that its page has, in its order, and nothing beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from email import message_from_bytes
from email.policy import default
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from desktop.domain.briefs import Brief
from desktop.domain.playbook import Involvement
from desktop.exchange.brief.answer import Link
from desktop.exchange.brief.page import Page, Passage, page
from desktop.services import briefs, leads
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.services.profile import set_profile
from desktop.services.terms import FurtherTerms
from tests.desks import REFERRAL, bring_on, known_client, make_desk, spot, write_session
from tests.exchange.brief.test_html import Reader
from tests.exchange.programs import needed, run
from tests.firm import fill, take

EVERY_TERM = FurtherTerms(
    blackouts=("2026-12-20..2027-01-06", "2027-02-01"),
    not_offered="A discount on the licence.\nNor a second team.",
    help_wanted="The price of three sites.",
    escalation="Tom, then Ruth Vogel.",
)
LONG_NAME = ("Vereinigte Chemische und Pharmazeutische Werke Rhein-Main-Neckar Aktiengesellschaft " * 3)[:200]
SAMPLES = ("english", "german", "referral", "long name")


def _english(client: str = "Nordwind Energie") -> tuple[Desk, str, tuple[str, str]]:
    desk = make_desk()
    set_profile(
        desk, name="Tom Berger", email="tom@northlight.example", phone="+49 40 66969 120", practice="Delivery"
    )
    known_client(desk, client)
    entry = write_session(desk, client=client)
    lead = spot(desk, entry)
    leads.add_evidence(desk, lead, entry, REFERRAL, speaker="Karsten Holt")
    return desk, lead, ("Anna Meyer", "with me in the room")


def _german() -> tuple[Desk, str, tuple[str, str]]:
    desk = make_desk()
    take(desk)
    return desk, fill(desk), ("Anna Weber", "after my introduction")


def _referral() -> tuple[Desk, str, tuple[str, str]]:
    desk, _, _ = _english("Helix Pharma")
    entry = write_session(desk, client="Helix Pharma")
    lead = leads.spot_referral(
        desk, entry, REFERRAL, "Elbnetz", company="Elbnetz GmbH", through="Karsten Holt"
    ).made
    for criterion in ("need", "share", "ask", "asked", "next"):
        leads.answer(desk, lead, criterion, f"What we know for {criterion}.")
    bring_on(desk, lead)
    return desk, lead, ("Jana Brandt", "directly")


@cache
def issued(name: str) -> tuple[Brief, str, dict[str, bytes]]:
    """Issue a brief that has something to say in every place; return it, its key and its files by their ends."""
    made = {
        "english": _english,
        "german": _german,
        "referral": _referral,
        "long name": lambda: _english(LONG_NAME),
    }
    desk, lead, approach = made[name]()
    for criterion in desk.playbook.criteria:
        said = f"{criterion.label}:\nzwei Standorte, ~400 Chargen ({criterion.id})."
        leads.answer(desk, lead, criterion.id, said)
    required = next(item.id for item in desk.playbook.criteria if item.is_sharing)
    leads.answer(desk, lead, required, "")
    choice = Choice(
        lead, "Priya Nair", "priya@northlight.example", all_quotes=True, involvement=Involvement.TOGETHER,
        further=replace(EVERY_TERM, protocols=(approach,)), override="The board meets today.",
        formats=("mail", "pdf", "html", "text"),
    )  # fmt: skip
    prepared = briefs.prepare(desk, choice)
    with TemporaryDirectory() as folder:
        briefs.issue(desk, prepared, Path(folder))
        files = {path.suffix: path.read_bytes() for path in Path(folder).iterdir()}
    desk.close()
    return prepared.brief, prepared.seal.fingerprint, files


def said_on(part: object) -> Iterator[str]:
    """Yield every text of a page in its order, but for addresses that open something."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for inner in part:
            yield from said_on(inner)
    elif is_dataclass(part):
        hidden = {Page: {"language", "document", "issued", "page_word"}, Link: {"address"}}.get(
            type(part), set()
        )
        for field in fields(part):
            if field.name not in hidden and not field.name.endswith("_address"):
                yield from said_on(getattr(part, field.name))


def letters(text: str) -> str:
    """Return a text without blanks, signs and hyphens, folded: no two programs break and hyphenate alike."""
    return "".join(char for char in text.casefold() if char.isalnum())


@cache
def formats_read(name: str) -> dict[str, str]:
    """Return what each format of a brief says."""
    _, _, files = issued(name)
    mail = message_from_bytes(files[".eml"], policy=default)
    plain, rich = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None
    assert rich is not None
    with TemporaryDirectory() as folder:
        path = Path(folder) / "brief.pdf"
        path.write_bytes(files[".pdf"])
        pdf = run(needed("pdftotext"), "-raw", path, "-")
    return {
        "pdf": pdf, "html": _body(files[".html"].decode()), "text": files[".txt"].decode(),
        "mail text": str(plain.get_content()), "mail page": _body(str(rich.get_content())),
    }  # fmt: skip


def _body(markup: str) -> str:
    return Reader(re.sub(r"<head>.*?</head>", "", markup, flags=re.DOTALL)).text


@pytest.mark.parametrize("format_", ["pdf", "html", "text", "mail text", "mail page"])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_fact_is_said_in_the_order_of_the_page(name: str, format_: str) -> None:
    brief, key, _ = issued(name)
    whole = page(brief, key)
    said, at = letters(formats_read(name)[format_]), 0
    facts = (
        *whole.need,
        *whole.facts,
        *whole.quotes,
        *whole.reasons,
        *whole.delivery,
        whole.terms,
        *whole.term_details,
    )
    assert len(whole.facts) == 4
    assert len(whole.term_details) == 5
    for fact in (whole.owner, whole.override, whole.ask, whole.answer_by, *facts):
        assert fact is not None
        for text in (fact.heading, fact.text) if isinstance(fact, Passage) else (fact.text, fact.by):
            at = said.find(letters(text), at)
            assert at >= 0, text


@pytest.mark.parametrize("format_", ["pdf", "html", "text", "mail text", "mail page"])
@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_is_said_that_the_page_does_not_have(name: str, format_: str) -> None:
    brief, key, _ = issued(name)
    left, whole = letters(formats_read(name)[format_]), page(brief, key)
    joined = ("".join(whole.eyebrow), brief.words["mail_attached"], "Nordlicht Beratung")
    texts = {letters(text) for text in (*said_on(whole), *joined)}
    for text in sorted(texts, key=len, reverse=True):
        left = left.replace(text, " ") if text else left
    numbering = letters(brief.words["page"])
    assert set(left.split()) <= {
        numbering,
        *(f"{numbering}{here}{last}" for last in (1, 2, 3) for here in (1, 2, 3)),
    }


def test_quotes_stand_between_the_marks_of_the_language() -> None:
    for name, said in (
        ("english", "“We are dreading"),
        ("german", "„Uns graut vor der Umstellung im Frühjahr.“"),
    ):
        for format_, text in formats_read(name).items():
            assert said in " ".join(text.split()), (name, format_)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_page_is_tagged_a4_and_says_its_language(name: str, tmp_path: Path) -> None:
    brief, key, files = issued(name)
    path = tmp_path / "brief.pdf"
    path.write_bytes(files[".pdf"])
    about = dict(re.findall(r"^(\w[\w ]*):\s+(.*)$", run(needed("pdfinfo"), path), re.MULTILINE))
    assert (about["Tagged"], about["JavaScript"], about["Form"]) == ("yes", "no", "none")
    assert "A4" in about["Page size"]
    assert int(about["Pages"]) <= 2
    tree = run(needed("pdfinfo"), "-struct-text", path)
    assert len(re.findall(r"^\s*H1\b", tree, re.MULTILINE)) == 1
    whole = page(brief, key)
    headed = [whole.ask, *whole.need, *whole.reasons, *whole.delivery, whole.terms, *whole.term_details]
    assert len(re.findall(r"^\s*H2\b", tree, re.MULTILINE)) >= len(headed)
    assert len(re.findall(r"^\s*TR\b", tree, re.MULTILINE)) >= len(whole.facts)
    assert f"/Lang({brief.words['language']}" in files[".pdf"].decode("latin-1").replace(" ", "")
