"""`opportunity`: what was spotted, and what is known about it."""

from __future__ import annotations

from datetime import datetime

import click

from desktop.cli.lead_json import lead_as_json as lead_as_json  # noqa: PLC0414  for referrals
from desktop.cli.opportunity_views import list_opportunities, view
from desktop.cli.terminal import Terminal, json_option, pass_terminal, read_argument, say, say_json, say_rows
from desktop.domain.opportunities import HowWeKnow, Opportunity
from desktop.domain.overviews import Lead, LeadRow
from desktop.domain.text import single_line
from desktop.services import lead_views, leads, opportunity_facts, playbooks
from desktop.services.desk import Desk

how_option = click.option(
    "--how",
    type=click.Choice([item.value for item in HowWeKnow]),
    default=HowWeKnow.SAID.value,
    show_default=True,
)


@click.group()
def opportunity() -> None:
    """Opportunities: work the customer may want next."""


opportunity.add_command(list_opportunities)
opportunity.add_command(view)


@opportunity.command()
@click.argument("entry")
@click.option("--quote", required=True, metavar="TEXT", help="The passage, as it stands in the entry.")
@click.option("--title", required=True)
@click.option("--speaker", default="", metavar="NAME")
@click.option("--scope", multiple=True, metavar="SERVICE", help="As the playbook names it; once for each.")
@pass_terminal
def spot(
    terminal: Terminal, entry: str, quote: str, title: str, speaker: str, scope: tuple[str, ...]
) -> None:
    """Mark a passage of ENTRY as an opportunity."""
    with terminal.desk(writing=True) as desk:
        say(leads.spot_opportunity(desk, entry, quote, title, speaker=speaker, scope=scope).made)


@opportunity.command()
@click.argument("reference", metavar="OPPORTUNITY")
@click.argument("criterion")
@click.argument("text")
@how_option
@click.option("--entry", default="", help="The entry that it rests on.")
@pass_terminal
def answer(terminal: Terminal, reference: str, criterion: str, text: str, how: str, entry: str) -> None:
    """Write down what is known for CRITERION; an empty TEXT takes the answer back."""
    answer_lead(terminal, reference, criterion, text, how, entry)


def answer_lead(terminal: Terminal, reference: str, criterion: str, text: str, how: str, entry: str) -> None:
    with terminal.desk(writing=True) as desk:
        leads.answer(desk, reference, criterion, read_argument(text), how=HowWeKnow(how), entry=entry)
        lead = lead_views.show_lead(desk, reference)
    say(_progress(lead))


def _progress(lead: Lead) -> str:
    gate = lead.gate
    if gate.met:
        return f"{len(gate.answered)} of {gate.required} answered: ready for sales."
    return f"{len(gate.answered)} of {gate.required} answered. Next, in the work: {gate.next_question}"


def say_leads(rows: list[LeadRow], empty: str) -> None:
    say_rows(
        (
            (row.id, row.client, row.title, row.state, f"{row.answered} of {row.required}", row.note)
            for row in rows
        ),
        empty,
    )


@opportunity.command()
@click.argument("reference", metavar="OPPORTUNITY")
@json_option
@pass_terminal
def show(terminal: Terminal, reference: str, *, as_json: bool) -> None:
    """Show an opportunity: what is met, what is missing, the next question."""
    show_one(terminal, reference, as_json=as_json)


def show_one(terminal: Terminal, reference: str, *, as_json: bool) -> None:
    with terminal.desk() as desk:
        lead = lead_views.show_lead(desk, reference)
        if as_json:
            say_json(lead_as_json(lead))
        else:
            _say_lead(desk, lead)


def _say_lead(desk: Desk, lead: Lead) -> None:
    say(f"{lead.title} ({lead.subject.state.value})")
    say(f"{lead.client}, steward {lead.steward}")
    if isinstance(lead.subject, Opportunity):
        say(f"  {_worth_line(lead.subject)}")
    met = {criterion.id for criterion in lead.gate.answered}
    missing = {criterion.id for criterion in lead.gate.missing}
    known = {item.criterion: item.text for item in lead.answers}
    for criterion in desk.playbook.criteria:
        if criterion.id in met | missing | set(known):
            mark = (
                "✓" if criterion.id in met or (criterion.id in known and criterion.id not in missing) else "○"
            )
            said = known.get(criterion.id, "") if mark == "✓" else criterion.question
            say(f"  {mark} {criterion.label} [{criterion.id}]: {said}")
    for old in playbooks.old_answers(desk, lead.answers):
        say(f"  – {old.label} (no longer asked): {old.answer.text}")
    for item in lead.evidence:
        say(f"  “{item.quote}” {item.speaker} [{item.id}]")
    if lead.trashed_evidence:
        say(f"  {lead.trashed_evidence} more in entries that are in the trash")
    if lead.erased_evidence:
        say(f"  {lead.erased_evidence} more in entries that are deleted")
    for step in lead.states:
        local = datetime.fromisoformat(step.at).astimezone(desk.zone)
        why = f" ({single_line(step.reason)})" if step.reason else ""
        say(f"  {local:%Y-%m-%d %H:%M} {step.after.value}{why}")
    say(_progress(lead))


@opportunity.command()
@click.argument("reference", metavar="OPPORTUNITY")
@click.argument("title")
@pass_terminal
def retitle(terminal: Terminal, reference: str, title: str) -> None:
    """Give an opportunity (or a referral) another title."""
    with terminal.desk(writing=True) as desk:
        leads.retitle(desk, reference, title)
    say(title)


def _worth_line(subject: Opportunity) -> str:
    value = subject.worth.words() if subject.worth else "unknown"
    scope = f", scope {', '.join(subject.scope)}" if subject.scope else ""
    return f"Value {value}, start {subject.start_on or 'unknown'}{scope}"


@opportunity.command()
@click.argument("reference", metavar="OPPORTUNITY")
@click.option("--value", default=None, metavar="RANGE", help="20-30k EUR, €25,000, or unknown.")
@click.option("--start", default=None, metavar="WHEN", help="2027-03-15, 2027-03, 2027-Q2, or unknown.")
@click.option("--scope", multiple=True, metavar="SERVICE", help="Once for each; an empty one for none.")
@pass_terminal
def edit(
    terminal: Terminal, reference: str, value: str | None, start: str | None, scope: tuple[str, ...]
) -> None:
    """Say what an opportunity may be worth, when it should start, and which services it is about."""
    with terminal.desk(writing=True) as desk:
        opportunity_facts.edit_opportunity(desk, reference, value=value, start=start, scope=scope or None)
        lead = lead_views.show_lead(desk, reference)
    if isinstance(lead.subject, Opportunity):
        say(_worth_line(lead.subject))


@opportunity.command()
@click.argument("reference", metavar="OPPORTUNITY")
@click.option("--until", required=True, metavar="DATE", help="The day to come back to it.")
@pass_terminal
def park(terminal: Terminal, reference: str, until: str) -> None:
    """Park an opportunity until a day."""
    with terminal.desk(writing=True) as desk:
        leads.park_opportunity(desk, reference, until)
        say(_standing(lead_views.show_lead(desk, reference)))


@opportunity.command()
@click.argument("reference", metavar="OPPORTUNITY")
@pass_terminal
def resume(terminal: Terminal, reference: str) -> None:
    """Take a parked opportunity back to where it was."""
    with terminal.desk(writing=True) as desk:
        leads.resume_opportunity(desk, reference)
        say(_standing(lead_views.show_lead(desk, reference)))


@opportunity.command()
@click.argument("reference", metavar="OPPORTUNITY")
@click.option("--reason", required=True, metavar="TEXT", help="Why it is not followed; for the record.")
@pass_terminal
def drop(terminal: Terminal, reference: str, reason: str) -> None:
    """End an opportunity that is not followed, with a reason."""
    with terminal.desk(writing=True) as desk:
        leads.drop_opportunity(desk, reference, read_argument(reason))
        say(_standing(lead_views.show_lead(desk, reference)))


def _standing(lead: Lead) -> str:
    subject = lead.subject
    until = subject.resume_on if isinstance(subject, Opportunity) and subject.resume_on else ""
    return f"{lead.title}: {subject.state.value}" + (f" until {until}" if until else "")
