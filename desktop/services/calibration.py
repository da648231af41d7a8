"""How sure one was at each hand-off, against what came back."""

from __future__ import annotations

from desktop.domain.calibration import Calibration, calibrate
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import HandOffState
from desktop.services.desk import Desk
from desktop.store import confidence

_OUTCOMES = {
    HandOffState.WON: True,
    HandOffState.LOST: False,
    HandOffState.DECLINED: False,
    HandOffState.DISQUALIFIED: False,
}
"""What counts as an outcome; what I or the customer took back says nothing of how right I was."""


def show_calibration(desk: Desk) -> Calibration | None:
    """Return how sure is how right, None while there are too few outcomes to say."""
    rows = confidence.outcomes(desk.journal, [state.value for state in _OUTCOMES])
    return calibrate((sure, _OUTCOMES[HandOffState(state)]) for sure, state in rows)


def checked_confidence(value: int | None) -> int | None:
    """Return how sure one is in per cent; refuse what is none."""
    if value is not None and not 0 <= value <= 100:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{value} is no number of per cent."),
            QT_TRANSLATE_NOOP("UserError", "Say how sure you are from 0 to 100, or leave it out."),
            value=value,
        )
    return value


def keep_confidence(desk: Desk, handoff_id: str, value: int | None) -> None:
    """Keep how sure one is of a hand-off; None leaves what was said before. Call inside a transaction."""
    if value is not None:
        confidence.write(desk.journal, handoff_id, value)
