"""The days that are kept, and who is me."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.calendar import Attendee, Days, is_me
from desktop.domain.clients import Profile

ME = Profile("Jörg Müller", "Joerg.Mueller@northlight.example ")


def test_two_weeks_back_and_two_months_ahead_are_kept() -> None:
    days = Days.around(date(2026, 11, 23))
    assert (days.first, days.last) == (date(2026, 11, 9), date(2027, 1, 22))
    assert date(2026, 11, 9) in days
    assert date(2027, 1, 22) in days
    assert date(2026, 11, 8) not in days
    assert date(2027, 1, 23) not in days


@pytest.mark.parametrize(
    ("person", "me"),
    [
        (Attendee("", "joerg.mueller@NORTHLIGHT.example"), True),
        (Attendee("Jörg Müller", ""), True),
        (Attendee("Müller, Jörg", "jm@elsewhere.example"), True),
        (Attendee("JOERG MUELLER", ""), True),
        (Attendee("Jörg", ""), False),
        (Attendee("Anna Meyer", "anna@nordwind.example"), False),
        (Attendee("", ""), False),
    ],
)
def test_i_am_known_by_my_mail_or_by_my_name_in_any_order(person: Attendee, me: bool) -> None:
    assert is_me(person, ME) is me


def test_without_a_profile_nobody_is_me() -> None:
    assert not is_me(Attendee("", ""), Profile("", ""))
    assert not is_me(Attendee("Anna Meyer", ""), Profile("", ""))
