"""`reply`: what sales sends back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from desktop.cli.terminal import Terminal, json_option, pass_terminal, read_file, read_stdin, say, say_json
from desktop.domain.handoffs import HandOffState
from desktop.domain.overviews import HandOffRow
from desktop.domain.replies import Decision, Reply
from desktop.services import handoffs, replies
from desktop.services.desk import Desk
from desktop.services.reply_previews import ReplyPreview, details_request

file_argument = click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE|-")


@click.group()
def reply() -> None:
    """Replies: a file, or lines typed by hand."""


@reply.command(name="import")
@file_argument
@pass_terminal
def import_(terminal: Terminal, file: Path) -> None:
    """Take in a reply file, or a text with the hand-filled lines."""
    data = _read(file)
    with terminal.desk(writing=True) as desk:
        number = replies.import_reply(desk, data).made
        _say_outcome(desk, number)
    say(number)


@reply.command()
@file_argument
@json_option
@pass_terminal
def preview(terminal: Terminal, file: Path, *, as_json: bool) -> None:
    """Say what a reply would change; nothing is changed."""
    data = _read(file)
    with terminal.desk() as desk:
        found = replies.preview_reply(desk, data)
    if as_json:
        say_json(_as_json(found))
    else:
        for line in _lines(found):
            say(line)


def _read(file: Path) -> bytes:
    return read_stdin() if str(file) == "-" else read_file(file)


@reply.command()
@click.argument("number")
@click.option("--decision", type=click.Choice([item.value for item in Decision]), required=True)
@click.option("--by", required=True, metavar="NAME")
@click.option("--how", required=True, help="How you were told: by phone, in the corridor …")
@click.option("--next-action", default="")
@click.option("--on", default=None, metavar="DATE")
@click.option("--terms-acknowledged", is_flag=True)
@click.option("--code", default="")
@click.option("--text", default="")
@click.option(
    "--lesson", default="", help="What delivery should have known, when it is won, lost or disqualified."
)
@pass_terminal
def tell(
    terminal: Terminal,
    number: str,
    decision: str,
    by: str,
    how: str,
    next_action: str,
    on: str | None,
    code: str,
    text: str,
    lesson: str,
    *,
    terms_acknowledged: bool,
) -> None:
    """Record what sales told you, as hearsay."""
    with terminal.desk(writing=True) as desk:
        said = Reply(
            brief=number,
            in_reply_to="",
            decision=Decision(decision),
            by_name=by,
            by_email="",
            at=desk.now(),
            next_action=next_action,
            next_action_on=replies.checked_day(on),
            terms_acknowledged=terms_acknowledged,
            code=code,
            text=text,
            lesson=lesson.strip(),
        )
        made = replies.tell(desk, said, how).made
        _say_outcome(desk, made)
    say(made)


def _say_outcome(desk: Desk, number: str) -> None:
    view = handoffs.show_handoff(desk, number)
    handoff = view.row.handoff
    if view.missing_details and handoff.state is HandOffState.ISSUED:
        say(f"Said yes, details missing: {', '.join(view.missing_details)}. Ask for them:")
        say(details_request(desk, number, view.missing_details))
    else:
        say(f"“{handoff.title}” is {handoff.state.value}.")


def _lines(found: ReplyPreview) -> list[str]:
    """Say for people what a reply would change."""
    reply, before, after = found.reply, found.before, found.after
    state = (before.handoff.state.value, after.handoff.state.value)
    lines = [
        f"{reply.decision.value.capitalize()}: {before.handoff.number} version {found.version} “{before.handoff.title}”",
        f"  client       {before.client}",
        f"  from         {_sender(reply)}",
        f"  read from    {_source(found)}",
        f"  hand-off     {_from_to(*state)}",
        f"  clock        {_from_to(_clock(before), _clock(after))}",
        f"  {_kind(found):<12} {_from_to(found.lead.before, found.lead.after)}",
    ]
    if found.lead.resume_on and found.lead.after != found.lead.before:
        lines.append(f"  comes back   {found.lead.resume_on}")
    lines += _said(found)
    if found.read.ignored:
        lines.append(f"  not read     {', '.join(found.read.ignored)}")
    lines.append("Steward, terms and content stay as they are.")
    if found.taken_in_at:
        lines.append(f"It was taken in before, at {found.taken_in_at}; taking it in again changes nothing.")
    elif found.request:
        lines += [f"Said yes, details missing: {', '.join(found.missing)}. Ask for them:", found.request]
    return lines


def _said(found: ReplyPreview) -> list[str]:
    """Say what a reply says beside its decision."""
    reply, reason = found.reply, found.reason
    action = ", ".join(part for part in (reply.next_action, reply.next_action_on) if part)
    said = [
        ("next", action),
        ("reason", reason.label if reason else reply.code),
        ("advice", reason.advice if reason else ""),
        *(("missing", gap) for gap in found.gaps),
        ("they say", reply.text),
        ("to know", reply.lesson),
    ]
    return [f"  {name:<12} {' '.join(text.split())}" for name, text in said if text]


def _sender(reply: Reply) -> str:
    mail = f"<{reply.by_email}>" if reply.by_email else ""
    name = " ".join(part for part in (reply.by_name, mail) if part) or "somebody who left no name"
    return ", ".join(part for part in (name, reply.at) if part)


def _source(found: ReplyPreview) -> str:
    return f"{found.read.form.value}, in a mail" if found.read.in_mail else found.read.form.value


def _kind(found: ReplyPreview) -> str:
    return "referral" if found.before.handoff.referral_id else "opportunity"


def _from_to(before: str, after: str) -> str:
    return f"{before} → {after}" if before != after else f"{before} (stays)"


def _clock(row: HandOffRow) -> str:
    """Say what the clock of a hand-off says."""
    if row.handoff.state is HandOffState.READY_TO_SEND:
        return "not sent"
    if row.handoff.state is HandOffState.ISSUED:
        return f"{row.standing.value}, answer due {row.answer_due}"
    return row.standing.value


def _as_json(found: ReplyPreview) -> dict[str, Any]:
    """Return what a reply would change, for programs."""
    reply, lead, reason = found.reply, found.lead, found.reason
    return {
        "brief": found.before.handoff.number,
        "version": found.version,
        "client": found.before.client,
        "title": found.before.handoff.title,
        "decision": reply.decision.value,
        "by": {"name": reply.by_name, "email": reply.by_email},
        "at": reply.at,
        "readFrom": found.read.form.value,
        "inMail": found.read.in_mail,
        "ignored": list(found.read.ignored),
        "handOff": {"before": _clock_json(found.before), "after": _clock_json(found.after)},
        _kind(found): {"before": lead.before, "after": lead.after, "resumeOn": lead.resume_on},
        "nextAction": reply.next_action,
        "nextActionOn": reply.next_action_on,
        "termsAcknowledged": reply.terms_acknowledged,
        "reason": {"id": reason.id, "label": reason.label, "advice": reason.advice} if reason else None,
        "code": reply.code,
        "gaps": list(found.gaps),
        "text": reply.text,
        "lesson": reply.lesson,
        "missing": list(found.missing),
        "request": found.request,
        "takenInAt": found.taken_in_at or None,
    }


def _clock_json(row: HandOffRow) -> dict[str, Any]:
    handoff = row.handoff
    return {
        "state": handoff.state.value,
        "sentOn": handoff.sent_on,
        "answerDue": row.answer_due,
        "standing": row.standing.value,
        "protectedUntil": handoff.protected_until,
    }
