"""`today`: the day at a glance."""

from __future__ import annotations

from datetime import datetime, tzinfo

import click

from desktop.cli.terminal import Terminal, json_option, pass_terminal, say, say_json
from desktop.domain.dates import day_in_words
from desktop.domain.overviews import TodayView
from desktop.services.today import show_today


@click.command()
@json_option
@pass_terminal
def today(terminal: Terminal, *, as_json: bool) -> None:
    """Show what the calendar has for today, the agendas to come, and what waits."""
    with terminal.desk() as desk:
        view, zone = show_today(desk), desk.zone
    if as_json:
        say_json(_as_json(view))
    else:
        _say_day(view, zone)


def _say_day(view: TodayView, zone: tzinfo) -> None:
    say(day_in_words(view.day))
    _say_part(
        "Not in the journal yet", [f"{_clock(item.starts_at, zone)}  {item.title}" for item in view.sessions]
    )
    agendas = [_joined(_moment(row.at, zone), row.client, row.title, row.id) for row in view.agendas]
    _say_part("To come", agendas)
    waiting = [_joined(item.due_on, item.chip, item.client, item.title, item.id) for item in view.waiting]
    _say_part("Waiting for you", waiting)
    if not (view.sessions or view.agendas or view.waiting):
        say("Nothing waits.")


def _say_part(heading: str, lines: list[str]) -> None:
    if lines:
        say()
        say(heading)
    for line in lines:
        say(f"  {line}")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _clock(at: str, zone: tzinfo) -> str:
    return datetime.fromisoformat(at).astimezone(zone).strftime("%H:%M")


def _moment(at: str, zone: tzinfo) -> str:
    return datetime.fromisoformat(at).astimezone(zone).strftime("%Y-%m-%d %H:%M")


def _as_json(view: TodayView) -> dict[str, object]:
    return {
        "day": view.day.isoformat(),
        "sessions": [
            {"id": item.id, "startsAt": item.starts_at, "endsAt": item.ends_at, "title": item.title}
            for item in view.sessions
        ],
        "agendas": [
            {"id": row.id, "at": row.at, "client": row.client, "title": row.title} for row in view.agendas
        ],
        "waiting": [
            {
                "kind": item.kind.value,
                "id": item.id,
                "title": item.title,
                "detail": item.detail,
                "dueOn": item.due_on or None,
                "standing": item.chip,
                "client": item.client,
                "entry": item.entry_id,
            }
            for item in view.waiting
        ],
    }
