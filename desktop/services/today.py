"""The day at a glance: sessions to write down, agendas to come, and what waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from desktop.domain.changes import Kind
from desktop.domain.handoffs import utc_text
from desktop.domain.need_notes import WAITING_WORKING_DAYS
from desktop.domain.overviews import FollowUpRow, JournalRow, TodayView, Waiting
from desktop.domain.prose import without_signs
from desktop.domain.workdays import working_days_before
from desktop.services.calendar import sessions_of
from desktop.services.consents import ending_consents
from desktop.services.desk import Desk
from desktop.services.follow_ups import list_follow_ups
from desktop.services.referral_views import referrals_waiting
from desktop.services.reminders import handoffs_waiting
from desktop.store import follow_ups, interactions, leads, need_notes, overviews

SOON = timedelta(days=7)
"""How far ahead something that is due shows."""

LATELY = timedelta(days=14)
"""How long an agenda waits for its notes; what is not written by then will not be."""

SHOWN = 200
"""Follow-ups of one sort that show at the most."""


def show_today(desk: Desk) -> TodayView:
    """Return the day's planned sessions, the agendas to come, and what waits."""
    waiting = [item for source in SOURCES for item in source(desk)]
    planned = sessions_of(desk, desk.today())
    return TodayView(desk.today(), tuple(planned), tuple(_agendas(desk)), tuple(waiting))


def _agendas(desk: Desk) -> Sequence[JournalRow]:
    """Return the entries that were written for a session to come."""
    ids = interactions.agendas(desk.journal, desk.now())[:SHOWN]
    return overviews.journal_rows(desk.journal, ids)


# What waits --------------------------------------------------------------------------------------------


def _follow_ups(desk: Desk) -> list[Waiting]:
    """Return the open follow-ups: overdue, due today, due soon, then those without a date."""
    soon = (desk.today() + SOON).isoformat()
    rows = [*follow_ups.due_rows(desk.journal, soon, SHOWN), *follow_ups.undated_rows(desk.journal, SHOWN)]
    return [_waiting(row, desk.today()) for row in rows]


def waiting_at(desk: Desk, client: str) -> list[Waiting]:
    """Return the open follow-ups of one client, as they wait on Today, without its name."""
    rows = list_follow_ups(desk, client=client)[:SHOWN]
    return [replace(_waiting(row, desk.today()), client="") for row in rows]


def _notes_to_write(desk: Desk) -> list[Waiting]:
    """Return the agendas whose session has been, and in which nothing was written since."""
    now = desk.clock().astimezone(UTC)
    ids = interactions.unwritten(desk.journal, utc_text(now - LATELY), utc_text(now))[:SHOWN]
    return [
        Waiting(
            kind=Kind.INTERACTION,
            id=row.id,
            title=row.title,
            detail="",
            due_on=datetime.fromisoformat(row.at).astimezone(desk.zone).date().isoformat(),
            chip="notes to write",
            tone="accent",
            client=row.client,
            entry_id=row.id,
        )
        for row in overviews.journal_rows(desk.journal, ids)
    ]


def _parked_until_now(desk: Desk) -> list[Waiting]:
    """Return the parked opportunities whose day to come back is here or over."""
    found = leads.opportunities_to_resume(desk.journal, desk.today().isoformat(), SHOWN)
    return [
        Waiting(
            kind=Kind.OPPORTUNITY,
            id=item.id,
            title=item.title,
            detail="",
            due_on=item.resume_on or "",
            chip="parked until now",
            tone="opportunity",
            client=client,
            entry_id="",
        )
        for item, client in found
    ]


def _consents_that_end(desk: Desk) -> list[Waiting]:
    """Return the consents that end soon, to be asked for again."""
    return [
        Waiting(
            kind=Kind.CONSENT,
            id=row.consent.id,
            title=f"{row.person}: {desk.playbook.use_label(row.consent.use)}",
            detail="",
            due_on=row.consent.valid_until.isoformat() if row.consent.valid_until else "",
            chip="consent ends",
            tone="opportunity",
            client=row.client,
            entry_id="",
        )
        for row in ending_consents(desk)
    ]


def _unanswered_need_notes(desk: Desk) -> list[Waiting]:
    """Return the need notes that were sent more than some working days ago and that nobody answered."""
    day = working_days_before(desk.today(), WAITING_WORKING_DAYS, desk.playbook.holidays)
    return [
        Waiting(
            kind=Kind.OPPORTUNITY,
            id=row["id"],
            title=row["title"],
            detail=row["name"],
            due_on=row["sent_on"],
            chip="read back, no yes yet",
            tone="opportunity",
            client=row["client"],
            entry_id="",
        )
        for row in need_notes.waiting(desk.journal, day.isoformat(), SHOWN)
    ]


def _waiting(row: FollowUpRow, today: date) -> Waiting:
    chip, tone = _standing(row.due_on, today)
    return Waiting(
        kind=Kind.FOLLOW_UP,
        id=row.id,
        title=without_signs(row.text),
        detail=row.entry,
        due_on=row.due_on or "",
        chip=chip,
        tone=tone,
        client=row.client,
        entry_id=row.entry_id,
    )


def _standing(due_on: str | None, today: date) -> tuple[str, str]:
    """Return the chip that says how urgent it is, and its tone."""
    if due_on is None:
        return "", "neutral"
    if due_on < today.isoformat():
        return "overdue", "danger"
    return ("due today", "accent") if due_on == today.isoformat() else ("due soon", "neutral")


SOURCES: tuple[Callable[[Desk], list[Waiting]], ...] = (
    _notes_to_write,
    handoffs_waiting,
    referrals_waiting,
    _parked_until_now,
    _unanswered_need_notes,
    _consents_that_end,
    _follow_ups,
)
"""What can wait; each source gives its own, the most urgent first."""
