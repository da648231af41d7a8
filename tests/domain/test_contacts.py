"""Mails and phone numbers in prose are masked; dates and amounts stay."""

from __future__ import annotations

import time

import pytest

from desktop.domain.contacts import MASKED_MAIL, MASKED_PHONE, mask_contacts


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
        "+49\u00a0171\u202f3920018",
        "０１７１３９２００１８",
        "+٤٩ ١٧١ ٣٩٢٠٠١٨",
        "+49 171\n3920018",
        "0171_3920018",
        "0171 **392**0018",
        "+49 171 39\u200b20018",
        "040.123.456.789",
        "0171 392 000",
        "040 66969 ext. 204",
        "+1 555 010 9999x12",
        "06 12 34 56 78",
        "0171 3920018 0172 3920019",
    ],
)
def test_a_phone_number_is_masked(contact: str) -> None:
    assert mask_contacts(f"Call me on {contact}, please.") == f"Call me on {MASKED_PHONE}, please."


@pytest.mark.parametrize(
    "contact",
    [
        "anna@nordwind.example",
        "a.b+c@sub.nordwind.example",
        "mailto:x@y.de",
        "ä@öö.example",
        "o'brien@nordwind.example",
        '"anna meyer"@nordwind.example',
        "anna (at) nordwind (dot) example",
        "anna[at]nordwind.example",
        "anna at nordwind dot example",
        "anna.meyer at nordwind.example",
        "anna@\nnordwind.example",
        "anna@nord\nwind.example",
        "anna@nordwind",
        "anna@192.168.1.1",
        "anna＠nordwind。example",
    ],
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
        "on 2026-11-23 14:10 or 23.11.2026 14.10",
        "1.1.-31.12.2026 and 2026-01-01/2026-12-31",
        "in 2026/2027/2028",
        "12 345 678 users and 12 000 000 kWh",
        "80 000 - 140 000 EUR",
        "5000-8000 EUR, 120000-180000 a year",
        "ISO 27001, IEC 62443-3-3, DIN 276-1:2008-12",
        "(EU) 2016/679 and CVE-2026-12345",
        "version 10.0.19045.3803 at 192.168.1.1",
        "3.14159265 of 50.110924",
        "issue 1234567, order 4500012345, SAP note 0002345678",
        "ISBN 978-3-16-148410-0",
        "1 2 3 4 5 6 7 8",
        "1200\n3400\n5600",
        "lodash@4.17.21",
    ],
)
def test_dates_and_amounts_stay(text: str) -> None:
    assert mask_contacts(text) == text


def test_our_own_contacts_may_leave() -> None:
    own = ["tom@northlight.example", "+49 40 66969 120"]
    text = "tom@northlight.example, 0049? no: +49 (40) 66969-120"
    assert MASKED_MAIL not in mask_contacts(text, own)
    assert mask_contacts("+49 (40) 66969-120", own) == "+49 (40) 66969-120"


@pytest.mark.parametrize("text", ["ext. 204", "Durchwahl 204", "Tel. 4711", "extension 4711"])
def test_a_number_inside_a_house_is_masked(text: str) -> None:
    assert mask_contacts(f"My {text}, please") == f"My {text.rsplit(' ', 1)[0]} {MASKED_PHONE}, please"


def test_an_extension_of_a_contract_is_none() -> None:
    assert mask_contacts("the extension 2027 of the contract") == "the extension 2027 of the contract"


def test_a_date_before_a_number_does_not_hide_it() -> None:
    assert mask_contacts("2026-11-23 0171 3920018") == f"2026-11-23 {MASKED_PHONE}"


@pytest.mark.parametrize("text", ["a." * 20_000, "1*" * 20_000 + "x", "1 " * 20_000, "a at " * 20_000])
def test_no_text_keeps_the_masking_busy(text: str) -> None:
    began = time.perf_counter()
    mask_contacts(text)
    assert time.perf_counter() - began < 20
