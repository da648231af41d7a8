"""What the cards and the list say of opportunities, read by the page on the store's thread."""

from __future__ import annotations

from datetime import date

from desktop.domain.errors import QT_TRANSLATE_NOOP
from desktop.domain.opportunities import OpportunityState
from desktop.domain.overviews import LeadRow
from desktop.services import opportunity_views
from desktop.services.desk import Desk
from desktop.ui import words
from desktop.ui.leads import words as lead_words
from desktop.ui.rows import Row

_AGES = (
    (60, 30, QT_TRANSLATE_NOOP("Board", "{count} months")),
    (14, 7, QT_TRANSLATE_NOOP("Board", "{count} weeks")),
    (2, 1, QT_TRANSLATE_NOOP("Board", "{count} days")),
)
"""From so many days on, in units of so many days, said so."""


def fetch_rows(desk: Desk, ids: list[str]) -> list[Row]:
    """Read list rows of opportunities."""
    return [list_row(row, desk.today()) for row in opportunity_views.rows_of(desk, ids)]


def fetch_cards(desk: Desk, ids: list[str]) -> list[Row]:
    """Read the cards of opportunities."""
    return [card_of(row, desk.today()) for row in opportunity_views.rows_of(desk, ids)]


def list_row(row: LeadRow, today: date) -> Row:
    """Return the list row of an opportunity: its cells are state, answers, value, start and age."""
    cells = (
        lead_words.state(row.state),
        _progress(row),
        row.worth or lead_words.translate("Board", "not known yet"),
        row.start_on,
        age(row.created_at, today),
    )
    detail = " · ".join(part for part in (row.client, _standing(row, today)) if part)
    return Row(row.id, row.title, detail, cells=cells)


def card_of(row: LeadRow, today: date) -> Row:
    """Return the card of an opportunity; a promise of ours that comes first is its one line with a flag."""
    parts = [lead_words.quotes(row.quotes), _progress(row)]
    if row.state == OpportunityState.QUALIFIED.value:
        parts.append(lead_words.translate("Board", "ready to hand off"))
    standing = _standing(row, today)
    if row.state == OpportunityState.HANDED_OFF.value and standing:
        parts = []
    note = " · ".join(part for part in (*parts, standing) if part)
    first = lead_words.translate("Board", "First: {promise}").format(promise=row.earned) if row.earned else ""
    share = row.answered / max(row.required, 1)
    return Row(row.id, row.title, row.client, note, icon=("flag" if first else "", first), share=share)


def age(created_at: str, today: date) -> str:
    """Say how long ago an opportunity was spotted."""
    days = (today - date.fromisoformat(created_at[:10])).days
    for least, unit, said in _AGES:
        if days >= least:
            return lead_words.translate("Board", said).format(count=words.number(days // unit))
    if days == 1:
        return lead_words.translate("Board", "1 day")
    return lead_words.translate("Board", "today")


def _progress(row: LeadRow) -> str:
    return lead_words.translate("Board", "{done} of {all}").format(done=row.answered, all=row.required)


def _standing(row: LeadRow, today: date) -> str:
    """Say with whom an opportunity is, or when it comes back."""
    if row.state == OpportunityState.HANDED_OFF.value and row.note:
        name, _, state = row.note.rpartition(" · ")
        return f"{name} · {lead_words.state(state).lower()}"
    if row.state == OpportunityState.PARKED.value and row.note:
        back = lead_words.translate("Leads", "Comes back {day}")
        return back.format(day=lead_words.day(row.note, today))
    return ""
