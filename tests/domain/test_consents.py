"""What counts among a person's consents, day by day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.domain.consents import (
    Consent,
    ConsentStanding,
    ConsentUse,
    Lack,
    check_days,
    in_force,
    lack_of,
    standing_of,
    was_withdrawn,
)
from desktop.domain.errors import UserError

TODAY = date(2026, 11, 23)
NAME = Consent("1", "anna", ConsentUse.NAME, "by mail", TODAY - timedelta(days=10))


def test_a_consent_holds_from_its_first_to_its_last_day() -> None:
    ending = replace(NAME, valid_until=TODAY)
    days = [NAME.given_on - timedelta(days=1), NAME.given_on, TODAY, TODAY + timedelta(days=1)]
    assert [ending.holds_on(day) for day in days] == [False, True, True, False]
    assert NAME.holds_on(TODAY + timedelta(days=3650))
    assert not replace(NAME, withdrawn_on=TODAY).holds_on(TODAY)


def test_given_again_the_newest_counts_and_the_earlier_stays_as_renewed() -> None:
    again = replace(NAME, id="2", given_on=TODAY, valid_until=TODAY)
    known = [NAME, again]
    assert in_force(known, ConsentUse.NAME, TODAY) == again
    assert in_force(known, ConsentUse.NAME, TODAY + timedelta(days=1)) is None
    assert standing_of(NAME, known, TODAY, 30) is ConsentStanding.RENEWED
    assert standing_of(again, known, TODAY, 30) is ConsentStanding.ENDS_SOON
    assert standing_of(again, known, TODAY + timedelta(days=1), 30) is ConsentStanding.ENDED
    assert in_force(known, ConsentUse.QUOTE, TODAY) is None


def test_taken_back_says_so_until_it_is_given_anew() -> None:
    taken_back = replace(NAME, withdrawn_on=TODAY)
    assert was_withdrawn([taken_back], ConsentUse.NAME)
    assert lack_of([taken_back], ConsentUse.NAME, TODAY) is Lack.WITHDRAWN
    anew = replace(NAME, id="2", given_on=TODAY)
    assert not was_withdrawn([taken_back, anew], ConsentUse.NAME)
    assert lack_of([taken_back, anew], ConsentUse.NAME, TODAY) is None
    assert lack_of([], ConsentUse.NAME, TODAY) is Lack.NEVER_GIVEN


def test_anonymous_only_outweighs_every_use_of_the_name() -> None:
    anonymous = replace(NAME, id="2", use=ConsentUse.ANONYMOUS)
    assert lack_of([NAME, anonymous], ConsentUse.NAME, TODAY) is Lack.ANONYMOUS
    assert lack_of([NAME, replace(anonymous, withdrawn_on=TODAY)], ConsentUse.NAME, TODAY) is None


def test_days_that_cannot_be_are_refused() -> None:
    since = TODAY - timedelta(days=100)
    check_days(TODAY, None, known_since=since, today=TODAY)
    check_days(TODAY, TODAY, known_since=since, today=TODAY)
    with pytest.raises(UserError, match="before it starts"):
        check_days(TODAY, TODAY - timedelta(days=1), known_since=since, today=TODAY)
    with pytest.raises(UserError, match="still to come"):
        check_days(TODAY + timedelta(days=1), None, known_since=since, today=TODAY)
    with pytest.raises(UserError, match="knows the client since 2026-08-15 only"):
        check_days(since - timedelta(days=1), None, known_since=since, today=TODAY)


def test_a_use_is_read_as_a_person_types_it() -> None:
    assert ConsentUse.parse(" Reference-Call ") is ConsentUse.REFERENCE_CALL
    assert {ConsentUse.parse(use.value.replace(" ", "-")) for use in ConsentUse} == set(ConsentUse)
    with pytest.raises(UserError, match="case-study"):
        ConsentUse.parse("billboard")
