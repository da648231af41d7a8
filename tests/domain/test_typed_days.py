"""Days as they are typed into fields."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.errors import UserError
from desktop.domain.typed_days import read_day, read_spans

TODAY = date(2026, 11, 23)
CHRISTMAS = (date(2026, 12, 20), date(2027, 1, 6))


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-20..2027-01-06",
        "20 Dec to 6 Jan",
        "20 December – 6 January 2027",
        "20 Dec 2026 - 6 Jan 2027",
        " 20 Dec until 6 Jan ; ",
    ],
)
def test_a_span_is_read_as_people_write_it(text: str) -> None:
    assert read_spans([text], TODAY) == [CHRISTMAS]


def test_several_stand_side_by_side_or_each_for_itself() -> None:
    march = (date(2027, 3, 1), date(2027, 3, 1))
    assert read_spans(["20 Dec to 6 Jan; 1 March"], TODAY) == [CHRISTMAS, march]
    assert read_spans(["20 Dec to 6 Jan", "2027-03-01"], TODAY) == [CHRISTMAS, march]
    assert read_spans(["", "  "], TODAY) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2027-01-06..2026-12-20", "ends on 2026-12-20, before it begins on 2027-01-06"),
        ("Christmas", "“Christmas” is not a day"),
        ("20 Dec to", "“20 Dec to” is not a day"),
        ("20 Dec to soon", "“soon” is not a day"),
        ("x" * 400, "“" + "x" * 40 + "” is not a day"),
    ],
)
def test_what_is_no_day_is_refused_with_what_was_typed(text: str, sentence: str) -> None:
    with pytest.raises(UserError) as refused:
        read_spans([text], TODAY)
    assert sentence in str(refused.value)


def test_an_empty_field_is_no_day() -> None:
    assert read_day(" ", TODAY, ahead=True) is None
