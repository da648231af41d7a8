"""Rows for every CRM of the default playbook: filled, short enough, said back unchanged, calculated nowhere."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace

import pytest

from desktop.domain.briefs import Brief
from desktop.domain.playbook import BriefSection, CrmOwner, CrmTarget, CrmTransform, LeadKind
from desktop.exchange.brief import amounts, block, crm
from desktop.exchange.brief.lead import flat, spaced
from tests.exchange.samples import brief, mischievous, overlong, playbook

CRMS = playbook().crm
EVERY = [(name, kind) for name in CRMS for kind in LeadKind]
REQUIRED = {
    ("salesforce", LeadKind.EXPANSION): {"Opportunity Name", "Account Name", "Stage", "Close Date"},
    ("salesforce", LeadKind.REFERRAL): {"Last Name", "Company"},
    ("hubspot", LeadKind.EXPANSION): {"Deal name", "Pipeline", "Deal stage", "Deal type"},
    ("hubspot", LeadKind.REFERRAL): {"Last name", "Company name"},
    ("dynamics", LeadKind.EXPANSION): {"Topic"},
    ("dynamics", LeadKind.REFERRAL): {"Topic", "Last Name"},
    ("pipedrive", LeadKind.EXPANSION): {"Deal - Title", "Organization - Name"},
    ("pipedrive", LeadKind.REFERRAL): {"Lead - Title", "Person - Name"},
    ("zoho", LeadKind.EXPANSION): {"Deal Name", "Stage", "Closing Date"},
    ("zoho", LeadKind.REFERRAL): {"Last Name", "Company"},
    ("espocrm", LeadKind.EXPANSION): {"name", "stage", "closeDate"},
    ("espocrm", LeadKind.REFERRAL): {"lastName"},
    ("suitecrm", LeadKind.EXPANSION): {"name", "sales_stage", "date_closed"},
    ("suitecrm", LeadKind.REFERRAL): {"last_name"},
}
"""What each CRM refuses a row without."""

LONGEST = {
    "salesforce": {
        "Last Name": 80, "Company": 255, "First Name": 40, "Title": 128, "Email": 80, "Phone": 40, "Street": 255,
        "City": 40, "State": 80, "Postal Code": 20, "Country": 80, "Description": 32_000, "Opportunity Name": 120,
    },
    "dynamics": {
        "Topic": 300, "Last Name": 50, "Job Title": 100, "Company Name": 100, "Email": 100, "Business Phone": 50,
        "Mobile Phone": 20, "Description": 2_000, "Qualification Comments": 2_000,
    },
    "zoho": {"Last Name": 80, "Company": 100, "First Name": 40, "Title": 100, "Email": 100, "Phone": 30},
    "espocrm": {"lastName": 100},
    "suitecrm": {"refered_by": 100},
}  # fmt: skip
"""Characters that a CRM's own documentation or source allows, by heading."""

VALUES = {
    ("salesforce", LeadKind.REFERRAL): {"Lead Status": "Open - Not Contacted", "Rating": "Warm"},
    ("hubspot", LeadKind.EXPANSION): {"Deal type": "existingbusiness"},
    ("dynamics", LeadKind.EXPANSION): {"Rating": "Warm"},
    ("dynamics", LeadKind.REFERRAL): {"Lead Source": "External Referral", "Rating": "Warm"},
    ("espocrm", LeadKind.REFERRAL): {"status": "New"},
    ("suitecrm", LeadKind.REFERRAL): {"status": "New"},
}
"""Values that a CRM takes from a list of its own, as it spells them."""

BREAKING = "a\"b,c;d\r\nEND:VEVENT\r\nBEGIN:VCARD\nX:\\n\\,=1+1\t|'</td>\u2028e"
"""Text that ends a cell, an entry or a card, were it not data."""


def row_of(sample: Brief, target: CrmTarget) -> dict[str, str]:
    heading, row = csv.reader(io.StringIO(crm.render(sample, target).decode("utf-8-sig"), newline=""))
    return dict(zip(heading, row, strict=True))


def breaking(sample: Brief) -> Brief:
    """Return `sample` with text that breaks files in every free text."""
    contact = replace(sample.relationship_owner, name=BREAKING, practice=BREAKING)
    return replace(
        sample, title=BREAKING, client=BREAKING, ask=BREAKING, credit=BREAKING, override=BREAKING,
        relationship_owner=contact, to=replace(sample.to, name=BREAKING),
        facts=tuple(replace(fact, text=BREAKING) for fact in sample.facts),
        quotes=tuple(replace(quote, text=BREAKING, speaker=BREAKING) for quote in sample.quotes),
    )  # fmt: skip


@pytest.mark.parametrize(("name", "kind"), EVERY)
def test_each_row_is_complete_short_enough_and_of_allowed_values(name: str, kind: LeadKind) -> None:
    target = CRMS[name]
    for sample in (brief(), mischievous(), overlong(), breaking(brief())):
        row = row_of(replace(sample, kind=kind), target)
        assert list(row) == [column.heading for column in target.columns[kind]]
        assert all(row[heading] for heading in REQUIRED[name, kind])
        for column in target.columns[kind]:
            assert len(row[column.heading]) <= column.longest, column.heading
            assert not column.allowed or row[column.heading] in ("", *column.allowed), column.heading


@pytest.mark.parametrize(("name", "kind"), EVERY)
def test_each_row_says_three_times_whose_relationship_it_is(name: str, kind: LeadKind) -> None:
    target = CRMS[name]
    sources = {column.source: column.heading for column in target.columns[kind]}
    row = row_of(replace(brief(), kind=kind), target)
    assert row[sources["description"]].startswith("Relationship owner: Tom Berger <tom.berger@")
    assert row[sources["relationship_owner"]] == row[sources["registered_by"]] == "Tom Berger"
    assert row[sources["registered_at"]] == "2026-11-23T09:00:00Z"
    assert row[sources["registration_id"]] == "EJ-7F3K-92Q7"
    owner = sources.get("owner") or sources["owner_email"]
    assert row[owner] == ""
    for working, word in ((CrmOwner.RECIPIENT, "Priya"), (CrmOwner.STEWARD, "Tom")):
        filled = row_of(replace(brief(), kind=kind), replace(target, owner=working))[owner]
        assert filled.casefold().startswith(word.casefold())


def test_each_row_reads_back_as_it_was_written() -> None:
    for name, kind in EVERY:
        target, sample = CRMS[name], replace(breaking(brief()), kind=kind)
        row, lead = row_of(sample, target), flat(sample)
        for column in target.columns[kind]:
            whole = crm.shortened(crm.guarded(crm.value_of(column, lead)), column.longest)
            assert row[column.heading] == whole, (name, column.heading)


@pytest.mark.parametrize(("name", "kind"), EVERY)
def test_each_column_is_no_longer_than_its_crm_says(name: str, kind: LeadKind) -> None:
    for column in CRMS[name].columns[kind]:
        assert column.longest <= LONGEST.get(name, {}).get(column.heading, 65_535), column.heading
    long = replace(overlong(), kind=kind, ask="Ask. " * 10_000, client="C" * 400, title="T" * 400)
    row, lead = row_of(long, CRMS[name]), flat(long)
    for column in CRMS[name].columns[kind]:
        whole, said = crm.guarded(crm.value_of(column, lead)), row[column.heading]
        assert (said == whole) == (len(whole) <= column.longest), column.heading
        assert said.endswith("…") == (said != whole), column.heading
    description = next(column for column in CRMS[name].columns[kind] if column.source == "description")
    assert row[description.heading].endswith("…")


@pytest.mark.parametrize(("name", "kind"), list(VALUES))
def test_values_from_a_list_are_spelled_as_the_crm_does(name: str, kind: LeadKind) -> None:
    row = row_of(replace(brief(), kind=kind), CRMS[name])
    assert {heading: row[heading] for heading in VALUES[name, kind]} == VALUES[name, kind]


def test_forty_thousand_characters_are_cut_where_one_sees_it() -> None:
    facts = tuple(replace(fact, text="x" * 40_000) for fact in brief().facts)
    said = row_of(replace(brief(), facts=facts), CRMS["dynamics"])["Description"]
    assert len(said) == 2_000
    assert said.endswith("x…")
    assert said.startswith("Relationship owner: Tom Berger")


def test_an_amount_leaves_only_where_the_size_on_the_brief_names_one() -> None:
    sized = tuple(
        replace(fact, text="EUR 120,000 to 150,000") if fact.section is BriefSection.SIZE else fact
        for fact in brief().facts
    )
    row = row_of(replace(brief(), facts=sized), CRMS["hubspot"])
    assert (row["Amount"], row["Deal currency code"]) == ("120000", "EUR")
    assert "EUR 120,000 to 150,000" in row["Deal description"]
    assert row_of(brief(), CRMS["hubspot"])["Amount"] == ""


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("About EUR 120,000", ("120000", "EUR")),
        ("120.000 € bis 150.000 €", ("120000", "EUR")),
        ("EUR 1.5 million", ("1500000", "EUR")),
        ("80k to 120k GBP", ("80000", "GBP")),
        ("CHF 120'000", ("120000", "CHF")),
        ("120 000,50 EUR", ("120000.50", "EUR")),
        ("EUR 1 for one and USD 2 for the other", ("", "")),
        ("three sites, 120 people", ("", "")),
        ("$5", ("", "")),
        ("9" * 5_000 + " EUR", ("", "")),
    ],
)
def test_amounts_as_people_write_them(said: str, amount: tuple[str, str]) -> None:
    assert amounts.find(said) == amount


def test_values_are_written_as_the_playbook_says() -> None:
    (column,) = (
        column for column in CRMS["salesforce"].columns[LeadKind.EXPANSION] if column.heading == "Close Date"
    )
    lead = flat(brief())
    for transform, said in (
        (CrmTransform.DAY, "2027-02-21"),
        (CrmTransform.DAY_FIRST, "21/02/2027"),
        (CrmTransform.MONTH_FIRST, "02/21/2027"),
    ):
        assert crm.value_of(replace(column, transform=transform), lead) == said
    assert crm.value_of(replace(column, source="=x\ny", transform=CrmTransform.LINE), lead) == "x y"
    assert crm.value_of(replace(column, allowed=("never",)), lead) == ""


def test_the_mark_of_utf8_can_be_left_out() -> None:
    assert crm.render(brief(), CRMS["zoho"]).startswith(b"\xef\xbb\xbfDeal Name,")
    assert crm.render(brief(), replace(CRMS["zoho"], bom=False)).startswith(b"Deal Name,")


def test_a_phone_keeps_its_plus() -> None:
    assert spaced("+34600000000") == "+34 6000 00000"
    assert crm.guarded(spaced("+34600000000")) == "+34 6000 00000"
    assert crm.guarded("+34600000000") == "'+34600000000"


@pytest.mark.parametrize(("name", "kind"), EVERY)
def test_a_block_to_paste_has_the_labels_of_the_crm(name: str, kind: LeadKind) -> None:
    said = block.render(replace(brief(), kind=kind), CRMS[name]).decode()
    head, _, lines = said.partition("\n\n")
    assert head.startswith(f"{CRMS[name].label} · ")
    labels = {line.split(": ")[0].rstrip(":") for line in lines.splitlines() if line[:1].strip()}
    assert labels <= {column.heading for column in CRMS[name].columns[kind]}
    assert labels >= REQUIRED[name, kind]
    hostile = block.render(replace(breaking(brief()), kind=kind), CRMS[name]).decode()
    assert not re.search(r"^(END|BEGIN)", hostile, re.MULTILINE)
