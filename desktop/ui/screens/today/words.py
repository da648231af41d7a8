"""How the day is said: the one sentence below its name, what waits, sessions and agendas as lines."""

from __future__ import annotations

from datetime import date, tzinfo
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.domain.calendar import CalendarFile, CalendarImport, LeftOut, PlannedSession
from desktop.domain.changes import Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP
from desktop.domain.overviews import JournalRow, Waiting
from desktop.ui import words
from desktop.ui.screens.today.loading import TodayShown
from desktop.ui.widgets.action_rows import ActionItem

translate = QCoreApplication.translate

_NUMBERS = (
    QT_TRANSLATE_NOOP("Today", "No"),
    QT_TRANSLATE_NOOP("Today", "One"),
    QT_TRANSLATE_NOOP("Today", "Two"),
    QT_TRANSLATE_NOOP("Today", "Three"),
    QT_TRANSLATE_NOOP("Today", "Four"),
    QT_TRANSLATE_NOOP("Today", "Five"),
    QT_TRANSLATE_NOOP("Today", "Six"),
    QT_TRANSLATE_NOOP("Today", "Seven"),
    QT_TRANSLATE_NOOP("Today", "Eight"),
    QT_TRANSLATE_NOOP("Today", "Nine"),
)
_STANDINGS = {
    "overdue": QT_TRANSLATE_NOOP("Today", "Overdue"),
    "due today": QT_TRANSLATE_NOOP("Today", "Due today"),
    "due soon": QT_TRANSLATE_NOOP("Today", "Due soon"),
    "notes to write": QT_TRANSLATE_NOOP("Today", "Notes to write"),
    "parked until now": QT_TRANSLATE_NOOP("Today", "Parked until now"),
    "read back, no yes yet": QT_TRANSLATE_NOOP("Today", "Read back, no yes yet"),
    "consent ends": QT_TRANSLATE_NOOP("Today", "Consent ends"),
    "tell them how it ended": QT_TRANSLATE_NOOP("Today", "Tell them how it ended"),
    "asked, no answer yet": QT_TRANSLATE_NOOP("Today", "Asked, no answer yet"),
    "ready to send": QT_TRANSLATE_NOOP("Today", "Ready to send"),
    "details missing": QT_TRANSLATE_NOOP("Today", "Said yes, details missing"),
    "answer overdue": QT_TRANSLATE_NOOP("Today", "Answer overdue"),
    "answer due": QT_TRANSLATE_NOOP("Today", "Answer due"),
    "came back": QT_TRANSLATE_NOOP("Today", "Came back with a question"),
    "next step due": QT_TRANSLATE_NOOP("Today", "Their next step was due"),
    "no news": QT_TRANSLATE_NOOP("Today", "No news"),
    "protection ends": QT_TRANSLATE_NOOP("Today", "Protection ends"),
    "protection ended": QT_TRANSLATE_NOOP("Today", "Protection ended"),
}
_ACTIONS = {
    Kind.FOLLOW_UP: QT_TRANSLATE_NOOP("Today", "Done"),
    Kind.INTERACTION: QT_TRANSLATE_NOOP("Today", "Write"),
    Kind.OPPORTUNITY: QT_TRANSLATE_NOOP("Today", "Resume"),
    Kind.CONSENT: QT_TRANSLATE_NOOP("Today", "Look"),
    Kind.HANDOFF: QT_TRANSLATE_NOOP("Today", "Look"),
    Kind.REFERRAL: QT_TRANSLATE_NOOP("Today", "Look"),
}
_LEFT_OUT = {
    LeftOut.ALL_DAY: QT_TRANSLATE_NOOP("Today", "all day"),
    LeftOut.PRIVATE: QT_TRANSLATE_NOOP("Today", "private"),
    LeftOut.CANCELLED: QT_TRANSLATE_NOOP("Today", "cancelled"),
    LeftOut.DECLINED: QT_TRANSLATE_NOOP("Today", "declined by me"),
    LeftOut.FREE: QT_TRANSLATE_NOOP("Today", "shown as free"),
    LeftOut.DUPLICATE: QT_TRANSLATE_NOOP("Today", "there twice"),
    LeftOut.TOO_OFTEN: QT_TRANSLATE_NOOP("Today", "repeated too often to be meetings"),
    LeftOut.BROKEN: QT_TRANSLATE_NOOP("Today", "broken"),
    LeftOut.TOO_MANY: QT_TRANSLATE_NOOP("Today", "more than can be kept"),
}
PEOPLE_NAMED = 3


def sentence(shown: TodayShown) -> str:
    """Say in one sentence how the day stands."""
    sessions, waiting = len(shown.view.sessions), len(shown.view.waiting)
    if sessions == 1:
        return translate("Today", "One session today is not in the journal yet.")
    if sessions:
        said = translate("Today", "{count} sessions today are not in the journal yet.")
        return said.format(count=_count(sessions))
    if waiting == 1:
        return translate("Today", "One thing waits for you.")
    if waiting:
        return translate("Today", "{count} things wait for you.").format(count=_count(waiting))
    if shown.is_new:
        return translate("Today", "Write down what happened in your last session; one sentence is enough.")
    return translate("Today", "Nothing waits for you.")


def waiting_item(item: Waiting, today: date) -> ActionItem:
    """Say one thing that waits."""
    due = date.fromisoformat(item.due_on) if item.due_on else None
    template = translate("Today", "due {day}") if item.kind is Kind.FOLLOW_UP else "{day}"
    said = template.format(day=words.relative_day(due, today)) if due else ""
    return ActionItem(
        id=item.id,
        title=item.title[:1].upper() + item.title[1:],
        detail=_joined(item.client, item.detail, said),
        chip=translate("Today", _STANDINGS[item.chip]) if item.chip in _STANDINGS else item.chip,
        tone=item.tone,
        action=_action(item),
        put_away=translate("Today", "Nothing to add") if item.kind is Kind.INTERACTION else "",
    )


def _action(item: Waiting) -> str:
    """Say what can be done with it there and then; a need note waits for somebody else."""
    if item.chip == "read back, no yes yet" or item.kind not in _ACTIONS:
        return ""
    return translate("Today", _ACTIONS[item.kind])


def session_item(session: PlannedSession, zone: tzinfo) -> ActionItem:
    """Say one session of the calendar that is not in the journal yet."""
    begins, ends = words.from_iso(session.starts_at, zone), words.from_iso(session.ends_at, zone)
    lasts = f"{words.clock(begins)}–{words.clock(ends)}" if ends > begins else ""
    return ActionItem(
        id=session.id,
        title=f"{words.clock(begins)} {session.title}",
        detail=_joined(lasts, session.place, _people(session)),
        action=translate("Today", "Write"),
        put_away=translate("Today", "Hide"),
    )


def agenda_item(row: JournalRow, today: date, zone: tzinfo) -> ActionItem:
    """Say one entry that was written before its session."""
    at = words.from_iso(row.at, zone)
    when = f"{words.relative_day(at.date(), today)}, {words.clock(at)}"
    return ActionItem(id=row.id, title=row.title, detail=_joined(when, row.client))


def calendar_item(file: CalendarFile, today: date, zone: tzinfo) -> ActionItem:
    """Say one calendar file that is remembered, and why it could not be read if it could not."""
    if file.fault is not None:
        detail = words.of_error(file.fault)
    else:
        read_at = words.from_iso(file.read_at, zone)
        when = f"{words.relative_day(read_at.date(), today)}, {words.clock(read_at)}"
        detail = translate("Today", "{count} sessions, read {when}").format(
            count=words.number(file.sessions), when=when
        )
    return ActionItem(
        id=file.id,
        title=Path(file.path).name,
        detail=detail,
        chip=translate("Today", "Not read") if file.fault is not None else "",
        tone="danger",
        put_away=translate("Today", "Forget"),
    )


def imported(name: str, result: CalendarImport) -> str:
    """Say what reading a calendar file came to, and what was left out of it."""
    said = [translate("Today", "“{file}”: {count} sessions of these weeks")]
    if result.new:
        said.append(translate("Today", "{new} of them new"))
    if result.gone:
        said.append(translate("Today", "{gone} gone"))
    count = words.number(len(result.read.sessions))
    first = ", ".join(said).format(
        file=name, count=count, new=words.number(result.new), gone=words.number(result.gone)
    )
    return "\n".join(line for line in (f"{first}.", _left_out(result), _unknown_zones(result)) if line)


def _left_out(result: CalendarImport) -> str:
    """Say how much of what was left out, the most first."""
    found = sorted(result.read.left_out.items(), key=lambda each: -each[1])
    parts = [f"{words.number(count)} {translate('Today', _LEFT_OUT[why])}" for why, count in found if count]
    return translate("Today", "Left out: {what}.").format(what=", ".join(parts)) if parts else ""


def _unknown_zones(result: CalendarImport) -> str:
    zones = ", ".join(result.read.unknown_zones[:PEOPLE_NAMED])
    said = translate("Today", "Unknown time zones, taken as yours: {zones}.")
    return said.format(zones=zones) if zones else ""


def _people(session: PlannedSession) -> str:
    """Name the first people of a session, and say how many more there are."""
    names = [person.name or person.email for person in session.people]
    said = ", ".join(names[:PEOPLE_NAMED])
    more = len(names) - PEOPLE_NAMED
    return translate("Today", "{names} and {more} more").format(names=said, more=more) if more > 0 else said


def _count(number: int) -> str:
    return translate("Today", _NUMBERS[number]) if number < len(_NUMBERS) else words.number(number)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
