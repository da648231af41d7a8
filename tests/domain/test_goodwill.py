"""People are not worn out: when another ask may be made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.consents import ConsentUse
from desktop.domain.goodwill import Ask, Deed, Limit, Outcome, favours, hindrance, refusal, since_last_ask
from desktop.domain.playbook import Windows

WINDOWS = Windows(5, 90, 30, 3, 2, 30)
TODAY = date(2026, 11, 23)


def asked(on: date, outcome: Outcome = Outcome.AGREED, **words: object) -> Deed:
    return Deed(f"ask {on}", "p", "quote", "", on, outcome, **words)  # type: ignore[arg-type]


def gave(on: date, text: str = "Sent her the checklist") -> Deed:
    return Deed(f"gift {on}", "p", "help", text, on)


def days_ago(*counts: int) -> list[Deed]:
    return [asked(TODAY - timedelta(days=count)) for count in counts]


@pytest.mark.parametrize(
    ("line", "limit", "free_on"),
    [
        ([], None, None),
        (days_ago(30), None, None),
        (days_ago(29), Limit.BETWEEN, date(2026, 11, 24)),
        (days_ago(0), Limit.BETWEEN, date(2026, 12, 23)),
        (days_ago(80, 40), Limit.QUARTER, date(2026, 12, 4)),
        (days_ago(100, 40), None, None),
        (days_ago(340, 250, 170, 100), Limit.YEAR, date(2026, 12, 18)),
        (days_ago(370, 250, 170, 100), None, None),
    ],
)
def test_rule_12_limits(line: list[Deed], limit: Limit | None, free_on: date | None) -> None:
    found = hindrance(line, WINDOWS, TODAY)
    assert (found and found.limit, found and found.free_on) == (limit, free_on)


def test_two_refusals_give_a_rest_of_six_months_and_a_yes_in_between_none() -> None:
    refused = [replace(deed, outcome=Outcome.REFUSED) for deed in days_ago(150, 100)]
    found = hindrance(refused, WINDOWS, TODAY)
    assert found is not None
    assert (found.limit, found.free_on) == (Limit.RESTING, date(2027, 2, 15))
    between = [*refused[:1], *days_ago(120), *refused[1:]]
    assert hindrance(between, WINDOWS, TODAY) is None


def test_their_own_limit_wins() -> None:
    assert hindrance([], WINDOWS, TODAY, own_a_year=0) is not None
    assert hindrance(days_ago(300), WINDOWS, TODAY, own_a_year=1) is not None
    assert hindrance(days_ago(80, 40), WINDOWS, TODAY, own_a_year=3) is None


def test_one_referral_is_one_favour_and_what_does_not_count_counts_nothing() -> None:
    of_one = [replace(deed, referral_id="r") for deed in days_ago(60, 40, 35)]
    assert len(favours(of_one)) == 1
    assert hindrance(of_one, WINDOWS, TODAY) is None
    offered = [replace(deed, counts=False) for deed in days_ago(0, 1, 2, 3)]
    assert hindrance(offered, WINDOWS, TODAY) is None


def test_each_ask_shows_what_was_done_since_the_last() -> None:
    line = [gave(TODAY - timedelta(days=90), "Old help"), *days_ago(20), gave(TODAY - timedelta(days=5))]
    assert [deed.text for deed in since_last_ask(line)] == ["Sent her the checklist"]
    found = hindrance(line, WINDOWS, TODAY)
    assert found is not None
    said = refusal(found, "Anna Meyer", since_last_ask(line))
    assert "was asked on 2026-11-03" in str(said)
    assert "Sent her the checklist" in str(said)


DEEDS = st.lists(
    st.builds(
        lambda back, outcome, referral, counts: asked(
            TODAY - timedelta(days=back), outcome, referral_id=referral, counts=counts
        ),
        st.integers(0, 800),
        st.sampled_from(Outcome),
        st.sampled_from([None, "a", "b"]),
        st.booleans(),
    ),
    max_size=12,
)


@given(DEEDS, st.integers(0, 400))
def test_who_waits_as_long_as_is_said_may_ask_and_then_keeps_every_limit(
    line: list[Deed], later: int
) -> None:
    day = TODAY + timedelta(days=later)
    found = hindrance(line, WINDOWS, day)
    if found is not None:
        assert found.free_on is not None
        assert found.free_on > day
        assert hindrance(line, WINDOWS, found.free_on) is None
        return
    days = [deed.on for deed in favours(line)] + [day]
    assert all((day - on).days >= 30 for on in days[:-1])
    assert sum((day - on).days < 89 for on in days) <= 2
    assert sum((day - on).days < 365 for on in days) <= 4


def test_what_is_asked_for_is_what_may_be_agreed_to() -> None:
    assert [ask.use for ask in Ask] == [*(use for use in ConsentUse if use is not ConsentUse.ANONYMOUS), None]
    assert Ask("reference call") is Ask.REFERENCE_CALL
    assert str(Ask.PROPOSAL) == "named in a proposal"
