"""Mails and phone numbers in prose are masked; dates and amounts stay."""

from __future__ import annotations

import pytest

from desktop.domain.contacts import MASKED_MAIL, MASKED_PHONE, mask_contacts, mask_known


@pytest.mark.parametrize(
    "contact",
    [
        "+49 171 3920018",
        "0171/3920018",
        "(040) 66969-204",
        "0049 40 66969204",
        "+1 (555) 010-9999",
        "040.6696.9204",
        "12 345 678",
    ],
)
def test_a_phone_number_is_masked(contact: str) -> None:
    assert mask_contacts(f"Call me on {contact}, please.") == f"Call me on {MASKED_PHONE}, please."


@pytest.mark.parametrize(
    "contact", ["anna@nordwind.example", "a.b+c@sub.nordwind.example", "mailto:x@y.de", "ä@öö.example"]
)
def test_a_mail_is_masked(contact: str) -> None:
    assert mask_contacts(f"Write to {contact}.") == f"Write to {MASKED_MAIL}."


@pytest.mark.parametrize(
    "text",
    [
        "on 2026-12-01 and 1.12.2026",
        "€ 80,000 to 140,000",
        "1,250,000 EUR a year",
        "EUR 1 250 000",
        "in 2017-2021",
        "pull request 30241",
        "at 14:10 on 23 November",
    ],
)
def test_dates_and_amounts_stay(text: str) -> None:
    assert mask_contacts(text) == text


def test_our_own_contacts_may_leave() -> None:
    own = ["tom@northlight.example", "+49 40 66969 120"]
    text = "tom@northlight.example, 0049? no: +49 (40) 66969-120"
    assert MASKED_MAIL not in mask_contacts(text, own)
    assert mask_contacts("+49 (40) 66969-120", own) == "+49 (40) 66969-120"


def test_a_contact_that_the_journal_knows_is_masked_however_short() -> None:
    assert mask_known("extension 4711 please", ["4711"]) == f"extension {MASKED_PHONE} please"
