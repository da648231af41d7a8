"""A brief keeps what changed with it, and one that was frozen before there were changes keeps its hash."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.briefs import from_payload, verify
from desktop.domain.errors import UserError
from tests.exchange.samples import brief, corrected


def test_a_brief_in_which_nothing_changed_says_nothing_of_changes() -> None:
    assert "changes" not in brief().payload()
    assert verify(brief().payload()) == (brief(), True)


def test_changes_are_read_back_and_signed_with_the_rest() -> None:
    payload = corrected().payload()
    assert verify(payload) == (corrected(), True)
    assert corrected().hash != replace(corrected(), changes=None).hash
    other = {**payload["changes"], "since": 2}
    assert verify({**payload, "changes": other})[1] is False


@pytest.mark.parametrize("changes", [None, [], {"since": 1}, {"since": 1, "lines": [{"label": "Size"}]}])
def test_changes_that_are_none_are_refused(changes: object) -> None:
    with pytest.raises(UserError, match="not a lead brief"):
        from_payload({**brief().payload(), "changes": changes})
