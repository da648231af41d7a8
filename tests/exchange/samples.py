"""Briefs to render: the ordinary one, and the ones that break pages, markup and spreadsheets."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from desktop.domain.brief_differences import changes_since
from desktop.domain.briefs import Brief, Contact, Fact, Quote, TermDetail, Terms
from desktop.domain.playbook import BriefSection, Involvement, LeadKind, Playbook
from desktop.exchange.playbook import load

ROOT = Path(__file__).parents[2]
RESOURCES = ROOT / "resources"
MISCHIEF = (
    "#set text(red) $x^2$ <script>alert(1)</script> =1+1 @import \\\\ \\u{41} \"quoted\", 'single' `raw` "
    "{{ 7*7 }} {% raw %} *bold* _it_ [link](javascript:1) // note /* c */ مرحبا 🚀 ff fi ffl -> ==="
)
"""Text that would be markup somewhere, were it not data."""


@cache
def playbook() -> Playbook:
    """Return the default playbook, read once."""
    return load(RESOURCES / "playbook" / "default.toml")


def brief() -> Brief:
    """Return the ordinary brief: an expansion, everything but size and contract known."""
    book = playbook()
    terms = book.terms["expansion"].format(
        owner="Tom Berger",
        owner_first="Tom",
        client="Helix Pharma",
        leads="delivery",
        protocol=book.terms["protocol_only-through-me"].format(owner_first="Tom", client="Helix Pharma"),
        protected_until="Sunday 21 February 2027",
        answer_due="Monday 30 November 2026",
    )
    return Brief(
        number="EJ-7F3K-92Q7",
        version=1,
        issued_at="2026-11-23T09:00:00Z",
        kind=LeadKind.EXPANSION,
        title="Second plant in Lyon",
        client="Helix Pharma",
        relationship_owner=Contact(
            "Tom Berger", "tom.berger@northlight.example", "+41 61 555 01 23", "Delivery"
        ),
        to=Contact("Priya Nair", "priya.nair@northlight.example"),
        involvement=Involvement.HELP,
        ask=book.involvements[Involvement.HELP].ask,
        facts=_facts(book),
        quotes=(
            Quote(
                "If Lyon is as quiet as this go-live was, I want the same team.",
                "Head of Quality",
                "2026-11-12",
            ),
            Quote("We will not survive September with two reviewers.", "Plant manager", "2026-11-17"),
        ),
        terms=Terms("Tom Berger", "delivery", "only through me", "2027-02-21", "2026-11-30", terms),
        names="roles",
        override=None,
        credit="Northlight Consulting · confidential",
        playbook=book.label,
        words=book.words,
    )


def _facts(book: Playbook) -> tuple[Fact, ...]:
    known = {
        BriefSection.NEED: "The batch-release process that went live in Basel, rolled out to the Lyon plant, "
        "starting when validation closes in April.",
        BriefSection.DECIDES: "Head of Quality and plant manager Lyon feel it; the COO has to say yes "
        "(believed, not yet met)",
        BriefSection.TIMING: "April to September",
        BriefSection.WHY_NOW: "Lyon is audited in September; without the process they hire two more reviewers.",
        BriefSection.COST: "About nine days per batch, as Basel had before.",
        BriefSection.DELIVERY: "Half a day in Lyon with the Basel checklist, Tom, 2 December",
    }
    return tuple(
        Fact(section, book.words[f"fact_{section}"], known.get(section))
        for section in BriefSection
        if section is not BriefSection.NOWHERE
    )


def unknown() -> Brief:
    """Return a brief of which no fact is known, without quotes, mail or phone."""
    ordinary = brief()
    return replace(
        ordinary,
        facts=tuple(replace(fact, text=None) for fact in ordinary.facts),
        quotes=(),
        relationship_owner=Contact("Tom Berger"),
    )


def overlong() -> Brief:
    """Return a brief with very long words, a client's name of 200 characters and eight long quotes."""
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    said = "We have said this three times now, and each time the release waited for one signature. " * 4
    ordinary = brief()
    return replace(
        ordinary,
        version=2,
        title=f"Rechtsschutzversicherungsgesellschaften und {word}",
        client=("Vereinigte Chemische und Pharmazeutische Werke Rhein-Main-Neckar Aktiengesellschaft " * 3)[
            :200
        ],
        facts=tuple(replace(fact, text=f"{fact.text or ''} {word} {'x' * 90}") for fact in ordinary.facts),
        quotes=tuple(Quote(said.strip(), f"Plant manager {index}", "2026-11-17") for index in range(8)),
        override="The audit date moved, and the customer asked for an answer before the session with the sponsor.",
    )


def mischievous() -> Brief:
    """Return a brief with text in every field that would be markup or a formula somewhere."""
    ordinary = brief()
    return replace(
        ordinary,
        title=MISCHIEF,
        client=f"=1+1 {MISCHIEF}",
        ask=f"@SUM(1) {MISCHIEF}",
        facts=tuple(replace(fact, label=f"-{fact.label}<b>", text=MISCHIEF) for fact in ordinary.facts),
        quotes=(Quote(MISCHIEF, f"=cmd|' /C calc'!A0 {MISCHIEF}", "not a day"),),
        relationship_owner=Contact(
            f"=HYPERLINK(1) {MISCHIEF}", "a?bcc=b@evil.example", "+41 61 555 01 23", MISCHIEF
        ),
        to=Contact(f"+1+1 {MISCHIEF}", "x&y=z@evil.example"),
        terms=replace(ordinary.terms, text=MISCHIEF, protected_until="=1+1"),
        override=MISCHIEF,
        credit=MISCHIEF,
    )


def corrected() -> Brief:
    """Return the second version of the ordinary brief, which says of every part that it changed, came or went."""
    before = brief()
    texts = {BriefSection.SIZE: "Two lines and four hundred batches a year", BriefSection.COST: None}
    facts = tuple(
        replace(fact, text=texts.get(fact.section, fact.text and f"Now {fact.text}")) for fact in before.facts
    )
    after = replace(
        before,
        version=2,
        title="Second plant in Lyon, and a third",
        to=Contact("Jonas Falk", "jonas.falk@northlight.example"),
        facts=facts,
        quotes=(
            before.quotes[0],
            Quote("The audit will not wait for us, and I will not wait for the audit.", "COO", "2026-11-20"),
        ),
        terms=replace(
            before.terms,
            answer_due="2026-12-04",
            details=(TermDetail("blackout", "Days to keep away", "20 December 2026"),),
        ),
    )
    return replace(after, changes=changes_since(before, after))


def talkative() -> Brief:
    """Return the ordinary brief with eight long quotes."""
    return replace(brief(), quotes=overlong().quotes)
