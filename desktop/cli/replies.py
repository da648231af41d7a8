"""`reply`: what sales sends back."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.cli.terminal import Terminal, pass_terminal, read_file, read_stdin, say
from desktop.domain.handoffs import HandOffState
from desktop.domain.replies import Decision, Reply
from desktop.services import handoffs, replies
from desktop.services.desk import Desk


@click.group()
def reply() -> None:
    """Replies: a file, or lines typed by hand."""


@reply.command(name="import")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE|-")
@pass_terminal
def import_(terminal: Terminal, file: Path) -> None:
    """Take in a reply file, or a text with the hand-filled lines."""
    data = read_stdin() if str(file) == "-" else read_file(file)
    with terminal.desk(writing=True) as desk:
        number = replies.import_reply(desk, data).made
        _say_outcome(desk, number)
    say(number)


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
        say(replies.details_request(desk, number, view.missing_details))
    else:
        say(f"“{handoff.title}” is {handoff.state.value}.")
