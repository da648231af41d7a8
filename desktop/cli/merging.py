"""`opportunity merge` and `opportunity unmerge`: two that turned out to be one."""

from __future__ import annotations

import click

from desktop.cli.leads import opportunity
from desktop.cli.terminal import Terminal, pass_terminal, say
from desktop.services import lead_views, merging

__all__ = ["opportunity"]


@opportunity.command()
@click.argument("source", metavar="FROM")
@click.argument("into", metavar="INTO")
@pass_terminal
def merge(terminal: Terminal, source: str, into: str) -> None:
    """Merge opportunity FROM into INTO, of the same client; INTO keeps its answers, FROM's fill the gaps."""
    with terminal.desk(writing=True) as desk:
        made = merging.merge(desk, source, into).made
        lead = lead_views.show_lead(desk, made)
    passages = "1 passage" if len(lead.evidence) == 1 else f"{len(lead.evidence)} passages"
    say(f"{lead.title}: {lead.subject.state.value}, {passages}, {len(lead.answers)} answers.")


@opportunity.command()
@click.argument("source", metavar="FROM")
@pass_terminal
def unmerge(terminal: Terminal, source: str) -> None:
    """Take the merge back by which opportunity FROM ended."""
    with terminal.desk(writing=True) as desk:
        merging.unmerge(desk, source)
        lead = lead_views.show_lead(desk, source)
    say(f"{lead.title}: {lead.subject.state.value}")
