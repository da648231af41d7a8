"""The row for a CRM says three times whose relationship it is, and no cell of it calculates."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from desktop.domain.briefs import Brief
from desktop.domain.playbook import CrmColumn, CrmTarget, LeadKind
from desktop.exchange.brief.crm import guarded, render, shortened
from tests.exchange.samples import brief, playbook

SALESFORCE = playbook().crm["salesforce"]


def row_of(sample: Brief) -> dict[str, str]:
    heading, row = csv.reader(io.StringIO(render(sample, SALESFORCE).decode("utf-8-sig"), newline=""))
    return dict(zip(heading, row, strict=True))


def test_an_expansion_is_an_opportunity() -> None:
    row = row_of(brief())
    assert row["Opportunity Name"] == "Second plant in Lyon"
    assert row["Account Name"] == "Helix Pharma"
    assert row["Type"] == "Existing Business"
    assert row["Lead Source"] == "Delivery referral"
    assert row["Close Date"] == "2027-02-21"
    assert row["Amount"] == row["Opportunity Owner"] == ""
    assert row["Next Step"].startswith("Half a day in Lyon")


def test_a_referral_is_a_lead_whose_last_name_is_the_role() -> None:
    row = row_of(replace(brief(), kind=LeadKind.REFERRAL))
    assert (row["Last Name"], row["Company"]) == ("Head of Quality", "Helix Pharma")
    assert (row["Lead Status"], row["Rating"], row["Record Owner"]) == ("Open - Not Contacted", "Warm", "")
    assert row_of(replace(brief(), kind=LeadKind.REFERRAL, quotes=()))["Last Name"] == "not named"
    assert row_of(replace(brief(), kind=LeadKind.REFERRAL, names="names"))["Last Name"] == "not named"


def test_it_says_three_times_whose_relationship_it_is() -> None:
    row = row_of(brief())
    assert row["Description"].splitlines()[0] == (
        "Relationship owner: Tom Berger <tom.berger@northlight.example>, registered 2026-11-23, "
        "ref EJ-7F3K-92Q7. Please reply before contacting the client."
    )
    assert (row["Relationship Owner"], row["Registered By"]) == ("Tom Berger", "Tom Berger")
    assert (row["Registered At"], row["Registration ID"]) == ("2026-11-23T09:00:00Z", "EJ-7F3K-92Q7")


def test_the_file_is_what_importers_expect() -> None:
    data = render(brief(), SALESFORCE)
    assert data.startswith(b"\xef\xbb\xbfOpportunity Name,Account Name,Stage,")
    assert data.endswith(b"\r\n")
    assert data.count(b"\r\n") == 2
    assert b'"Helix Pharma"' not in data


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'=1+1"),
        ("\ufeff\u00a0=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("+1+1", "'+1+1"),
        ("-cmd", "'-cmd"),
        ("\t=1", "'\t=1"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("-12.5", "-12.5"),
        ("+7", "+7"),
        ("+34 600 000 000", "+34 600 000 000"),
        ("+34600000000+1", "'+34600000000+1"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_no_cell_calculates_and_numbers_stay_numbers(value: str, cell: str) -> None:
    assert guarded(value) == cell


def test_a_long_value_is_cut_where_one_sees_it() -> None:
    assert shortened("x" * 120, 120) == "x" * 120
    assert shortened("x" * 121, 120) == "x" * 119 + "…"
    long = row_of(replace(brief(), title="word " * 60))["Opportunity Name"]
    assert len(long) <= 120
    assert long.endswith("…")


def test_a_playbook_may_fill_the_owner_with_a_fixed_word() -> None:
    columns = (CrmColumn("Owner", "=Queue", 80), CrmColumn("Ref", "registration_id", 80))
    target = CrmTarget("Queue", {LeadKind.EXPANSION: columns})
    assert render(brief(), target).decode("utf-8-sig") == "Owner,Ref\r\nQueue,EJ-7F3K-92Q7\r\n"
