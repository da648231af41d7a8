"""The commands, put together; without one the window opens."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from desktop import __version__
from desktop.cli import (
    agendas,
    attachments,
    calendar,
    clients,
    consents,
    demo,
    entries,
    follow_ups,
    goodwill,
    handoffs,
    hotkey,
    merging,
    need,
    notes,
    playbook,
    profile,
    promises,
    prompts,
    quick,
    record,
    referrals,
    replies,
    search,
    signals,
    templates,
    today,
    trash,
)
from desktop.cli.terminal import Terminal


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--journal", type=click.Path(path_type=Path), help="The journal's file; made by the first entry."
)
@click.version_option(__version__, prog_name="engagement-journal")
@click.pass_context
def engagement_journal(context: click.Context, journal: Path | None) -> None:
    """Keep a private journal of customer sessions, and hand qualified leads to sales as lead briefs.

    Without a command the window opens.
    """
    terminal = replace(context.find_object(Terminal) or _no_terminal(), journal=journal)
    context.obj = terminal
    if context.invoked_subcommand is None:
        context.exit(terminal.open_window(journal))


def _no_terminal() -> Terminal:
    raise RuntimeError("the command line was started without its parts")


for command in (
    profile.profile,
    clients.client,
    clients.person,
    promises.promise,
    consents.consent,
    quick.quick,
    hotkey.hotkey,
    today.today,
    agendas.agenda,
    entries.entry,
    attachments.attachment,
    trash.trash,
    follow_ups.follow_up,
    templates.template,
    prompts.prompt,
    signals.signals,
    search.search,
    search.saved_search,
    merging.opportunity,
    need.need,
    referrals.referral,
    goodwill.goodwill,
    handoffs.brief,
    replies.reply,
    record.record,
    notes.import_,
    playbook.playbook,
    calendar.calendar,
    demo.demo,
):
    engagement_journal.add_command(command)
