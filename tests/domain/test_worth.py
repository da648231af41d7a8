"""Values and starts as people write them."""

from __future__ import annotations

import pytest

from desktop.domain.errors import UserError
from desktop.domain.worth import Worth, read_start, read_worth


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("20-30k EUR", Worth(2_000_000, 3_000_000, "EUR")),
        ("€25,000", Worth(2_500_000, 2_500_000, "EUR")),
        ("25.000 €", Worth(2_500_000, 2_500_000, "EUR")),
        ("chf 1.5m", Worth(150_000_000, 150_000_000, "CHF")),
        ("USD 999.50 to 1,000", Worth(99_950, 100_000, "USD")),
        ("800k – 1.2m EUR", Worth(80_000_000, 120_000_000, "EUR")),
        ("¥3,000,000", Worth(3_000_000, 3_000_000, "JPY")),
        ("KWD 2", Worth(2_000, 2_000, "KWD")),
        ("unknown", None),
        ("", None),
    ],
)
def test_a_value_is_read_as_it_is_written(text: str, worth: Worth | None) -> None:
    assert read_worth(text) == worth


@pytest.mark.parametrize(
    ("text", "saying"),
    [
        ("30-20k EUR", "ends below"),
        ("€30,000 to €20,000", "ends below"),
        ("25,000", "one currency"),
        ("20 EUR to 30 USD", "one currency"),
        ("20 XYZ", "one currency"),
        ("a lot of EUR", "no value|one currency"),
        ("-5 EUR", "no value"),
        ("EUR 1 2 3 4", "no value"),
        ("999999999999m EUR", "no value"),
    ],
)
def test_anything_else_is_refused(text: str, saying: str) -> None:
    with pytest.raises(UserError, match=saying):
        read_worth(text)


def test_a_value_is_said_with_its_currency() -> None:
    assert Worth(2_000_000, 3_000_000, "EUR").words() == "EUR 20,000 to 30,000"
    assert Worth(99_950, 99_950, "USD").words() == "USD 999.50"
    assert read_worth(Worth(2_500, 3_000, "KWD").words()) == Worth(2_500, 3_000, "KWD")
    assert Worth(3_000_000, 3_000_000, "JPY").words() == "JPY 3,000,000"


@pytest.mark.parametrize(
    ("text", "start"),
    [("2027-03-15", "2027-03-15"), ("2027-03", "2027-03"), ("Q2 2027", "2027-Q2"), ("2027-q2", "2027-Q2"), ("unknown", "")],
)  # fmt: skip
def test_a_start_is_a_day_a_month_or_a_quarter(text: str, start: str) -> None:
    assert read_start(text) == start


@pytest.mark.parametrize("text", ["spring", "2027", "2027-13", "2027-02-30", "2027-Q5"])
def test_no_other_start_is_taken(text: str) -> None:
    with pytest.raises(UserError, match="no day, month or quarter"):
        read_start(text)
