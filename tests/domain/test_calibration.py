"""How sure is how right: nothing below twenty, no rate below five, and the numbers of each band."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calibration import BANDS, calibrate


def test_below_twenty_outcomes_nothing_is_said() -> None:
    assert calibrate([(70, True)] * 19) is None
    found = calibrate([(70, True)] * 20)
    assert found is not None
    assert [(band.count, band.right) for band in found.bands] == [
        (0, None),
        (0, None),
        (0, None),
        (20, 100),
        (0, None),
    ]


def test_a_band_with_few_outcomes_shows_no_rate() -> None:
    found = calibrate([(90, True)] * 12 + [(90, False)] * 4 + [(10, False)] * 4)
    assert found is not None
    low, *_, high = found.bands
    assert (low.count, low.right) == (4, None)
    assert (high.count, high.right, high.said) == (16, 75, 90)


@given(st.lists(st.tuples(st.integers(0, 100), st.booleans()), min_size=20, max_size=60))
def test_every_outcome_is_in_one_band(outcomes: list[tuple[int, bool]]) -> None:
    found = calibrate(outcomes)
    assert found is not None
    assert sum(band.count for band in found.bands) == len(outcomes)
    assert [(band.low, band.high) for band in found.bands] == list(BANDS)
    assert all(band.low <= band.said <= band.high + 1 for band in found.bands)
