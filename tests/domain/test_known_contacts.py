"""Contacts that the journal knows are masked in any way of writing, the same among thousands as one by one."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.domain.contacts import MASKED_MAIL, MASKED_PHONE, digits_of
from desktop.domain.known_contacts import KnownContacts, masked


def test_a_contact_that_the_journal_knows_is_masked_however_short() -> None:
    assert KnownContacts(["4711"]).mask("it is 4711 please") == f"it is {MASKED_PHONE} please"
    assert KnownContacts(["4711"]).mask("EUR 4.711 of 24711") == "EUR 4.711 of 24711"


@pytest.mark.parametrize("text", ["0049 171 39 20 018", "+49-171-3920018", "491713920018"])
def test_a_known_number_is_masked_however_it_is_grouped(text: str) -> None:
    assert "39" not in KnownContacts(["+49 171 3920018"]).mask(text)


def test_a_known_mail_is_masked_however_its_at_is_written() -> None:
    known = ["anna@nordwind.example"]
    for text in ("anna at nordwind.example", "Anna @ Nordwind.example", "anna(at)nordwind.example"):
        assert KnownContacts(known).mask(text) == MASKED_MAIL


def test_one_of_thousands_is_masked() -> None:
    known = KnownContacts(
        f"{name}{number}@works-{number % 50}.example" for number in range(5000) for name in "ab"
    )
    assert known.mask("Mail b4711@works-11.example, not b4711@works-12.example.") == (
        f"Mail {MASKED_MAIL}, not b4711@works-12.example."
    )


CONTACTS = st.sampled_from(
    [
        "anna@nordwind.example",
        "Ipek@Hel\u0131x.example",
        "K@\u212aiel.example",
        "stra\u00dfe@x.example",
        "@",
        "x@",
        "@y",
        "+49 171 3920018",
        "204",
        "4711",
        "0049 40 66969",
        "\u0661\u0662\u0663\u0664",
        "47",
        "11",
        "1 1 1",
    ]
)
PIECES = st.one_of(
    CONTACTS,
    CONTACTS.map(str.upper),
    st.sampled_from(
        [
            "anna",
            "NORDWIND.EXAMPLE",
            "Ip\u0130k",
            "helix.example",
            "hel\u0130x",
            "kiel.example",
            "\u017ftra\u1e9ee",
        ]
    ),
    st.sampled_from(
        [
            " at ",
            " (at) ",
            "@",
            "\uff20",
            " [\u00c4T] ",
            " ",
            "-",
            ".",
            "**",
            "+",
            "00",
            "49",
            "171",
            "39 200-18",
        ]
    ),
    st.text("0123456789 \uff10\uff14\uff17\uff11\u0967", max_size=6),
)


@given(st.lists(CONTACTS, max_size=6), st.lists(PIECES, max_size=12).map("".join))
@example(["ipek@helix.example"], "\u0130pek@hel\u0131x.example")
@example(["111", "1111"], "1111 111")
def test_nothing_is_left_or_taken_by_looking_for_few(contacts: list[str], text: str) -> None:
    """Compare with looking for each contact in turn, whether it can be there or not."""
    slowly = text
    for contact in contacts:
        by_mail = "@" in contact and len(contact) > 2
        if by_mail or len(digits_of(contact)) > 2:
            slowly = masked(slowly, contact if by_mail else digits_of(contact))
    assert KnownContacts(contacts).mask(text) == slowly


def test_every_letter_that_a_pattern_takes_for_another_is_found_as_that() -> None:
    cased = [
        char for char in map(chr, range(sys.maxunicode + 1)) if char.lower() != char or char.upper() != char
    ]
    every = "".join(cased)
    for char in cased:
        for other in re.findall(re.escape(char), every, re.IGNORECASE):
            assert KnownContacts([f"a@{char}x"]).mask(f"a@{other}x") == MASKED_MAIL, (char, other)
