"""Rows of a record are named by their numbers, alone and in runs."""

from __future__ import annotations

import pytest

from desktop.domain.errors import UserError
from desktop.domain.record_exports import parse_rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [("", ()), ("3", (3,)), ("1, 4-6", (1, 4, 5, 6)), (" 2 ; 1 \u2013 3,2", (2, 1, 3)), ("7 9", (7, 9))],
)
def test_rows_are_read_as_one_writes_them(text: str, rows: tuple[int, ...]) -> None:
    assert parse_rows(text) == rows


@pytest.mark.parametrize("text", ["all", "0", "3-1", "1-", "-2", "1-2-3", "9999999", "\u0661"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="are no rows of a record"):
        parse_rows(text)
