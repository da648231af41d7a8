"""What the screen of hand-offs reads from the journal, on the store's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo

from desktop.domain.calibration import Calibration
from desktop.domain.overviews import HandOffRow, HandOffView
from desktop.domain.playbook import Playbook
from desktop.domain.reminders import Nudge
from desktop.services import handoffs
from desktop.services.calibration import show_calibration
from desktop.services.corrections import Comparison, compare_versions
from desktop.services.desk import Desk
from desktop.services.reminders import Reminder, nudge_of, reminder_for
from desktop.ui.leads import words as lead_words
from desktop.ui.rows import Row


@dataclass(frozen=True, slots=True)
class HandOffShown:
    """One hand-off with what is needed to say it, what it waits for, and the text to sales about that.

    `comparisons` say of each version but the first what differs from the one before.
    """

    view: HandOffView
    playbook: Playbook
    nudge: Nudge | None
    reminder: Reminder | None
    today: date
    zone: tzinfo
    comparisons: Mapping[int, Comparison] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HandOffsShown:
    """Every hand-off, the day, and how sure was how right."""

    rows: tuple[HandOffRow, ...]
    today: date
    zone: tzinfo
    calibration: Calibration | None = None


def load_handoff(reference: str, desk: Desk) -> HandOffShown:
    """Read one hand-off."""
    view = handoffs.show_handoff(desk, reference)
    handoff = view.row.handoff
    return HandOffShown(
        view,
        desk.playbook,
        nudge_of(desk, handoff),
        reminder_for(desk, handoff),
        desk.today(),
        desk.zone,
        {version: compare_versions(desk, handoff.id, later=version) for version, _, _ in view.briefs[1:]},
    )


def load_handoffs(desk: Desk) -> HandOffsShown:
    """Read every hand-off's row."""
    rows = tuple(handoffs.list_handoffs(desk))
    return HandOffsShown(rows, desk.today(), desk.zone, show_calibration(desk))


def fetch_rows(desk: Desk, ids: list[str]) -> list[Row]:
    """Read list rows of hand-offs."""
    wanted = set(ids)
    loaded = HandOffsShown(tuple(handoffs.list_handoffs(desk)), desk.today(), desk.zone)
    return [_row(row, loaded) for row in loaded.rows if row.handoff.id in wanted]


def _row(row: HandOffRow, loaded: HandOffsShown) -> Row:
    handoff = row.handoff
    clock = lead_words.clock(row, loaded.zone, loaded.today)
    chip = (lead_words.state(handoff.state.value), lead_words.state_tone(handoff.state.value))
    late = lead_words.standing_tone(row.standing) == "danger"
    chips = (chip, (clock, "danger")) if late else (chip,)
    parts = (row.client, handoff.to_name) if late else (row.client, handoff.to_name, clock)
    return Row(handoff.id, handoff.title, handoff.number, " · ".join(part for part in parts if part), chips)
