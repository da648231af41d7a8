"""`brief`: the one door out."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import click

from desktop.cli.brief_choices import choice_options, read_choice
from desktop.cli.terminal import (
    Terminal,
    json_option,
    pass_terminal,
    read_file,
    say,
    say_json,
    say_rows,
)
from desktop.domain.errors import UserError
from desktop.domain.gaps import CameBack
from desktop.domain.numbers import versioned
from desktop.domain.overviews import HandOffRow, HandOffView
from desktop.domain.text import single_line
from desktop.services import brief_formats, brief_mail, briefs, handoffs, verifier, verifying
from desktop.services.composing import DEFAULT_FORMATS, Choice
from desktop.services.near_duplicates import near_duplicates


@click.group()
def brief() -> None:
    """Lead briefs: what sales gets, under your terms."""


@brief.command()
@choice_options
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--format",
    "formats",
    default=",".join(DEFAULT_FORMATS),
    show_default=True,
    help=f"And {', '.join(brief_formats.BESIDE)}; for a CRM of the playbook csv:NAME or block:NAME.",
)
@pass_terminal
def issue(terminal: Terminal, /, out: Path, formats: str, **_chosen: object) -> None:
    """Hand OPPORTUNITY (or a referral) to sales as a numbered brief, written into DIR."""
    with terminal.desk(writing=True) as desk:
        choice = replace(read_choice(desk), formats=brief_formats.parse_formats(desk.playbook, formats))
        issued = briefs.issue(desk, briefs.prepare(desk, choice), out)
    for path in issued.files:
        say(str(path))
    say(f"Ready to send. When it is sent, say so: brief sent {issued.made}")
    say(issued.made)


@brief.command()
@choice_options
@pass_terminal
def preview(terminal: Terminal, /, **_chosen: object) -> None:
    """Print what would leave with the same options of “brief issue”; nothing is written, no number is taken."""
    with terminal.desk() as desk:
        prepared = briefs.prepare(desk, replace(read_choice(desk), formats=()))
    say(brief_mail.mail_of(prepared).text)


@brief.command("formats")
@json_option
@pass_terminal
def formats_(terminal: Terminal, *, as_json: bool) -> None:
    """List what a brief can be written as: the name for --format, the file's ending, and for which CRM."""
    with terminal.desk() as desk:
        known = brief_formats.list_formats(desk.playbook)
        crms = brief_formats.list_crms(desk.playbook)
    if as_json:
        say_json([{"name": each.name, "ending": each.ending, "crm": each.crm} for each in known])
    else:
        say_rows(((each.name, each.ending, crms.get(each.crm, "")) for each in known), "")


@brief.command(name="check")
@click.argument("lead", metavar="OPPORTUNITY")
@pass_terminal
def check_(terminal: Terminal, lead: str) -> None:
    """Say what stands between a lead and sales: the gate, what we owe first, who has it already, what is like it."""
    with terminal.desk() as desk:
        for found in near_duplicates(desk, lead):
            say(
                f"Like it ({found.likeness} of 100): {found.client}, {found.title}, {found.state} [{found.id}]"
            )
        briefs.check(desk, Choice(lead=lead, to_name="?"))
    say("Nothing stands in the way.")


@brief.command("mail")
@click.argument("number")
@click.option("--link", is_flag=True, help="A mailto: link that opens the mail instead.")
@pass_terminal
def mail_text(terminal: Terminal, number: str, *, link: bool) -> None:
    """Print the mail of an issued brief, to be pasted into any mail program."""
    with terminal.desk() as desk:
        mail = brief_mail.issued_mail(desk, number)
    if link:
        say(mail.link)
        return
    say(f"Subject: {mail.subject}")
    say()
    say(mail.text)


@brief.command(name="list")
@json_option
@pass_terminal
def list_(terminal: Terminal, *, as_json: bool) -> None:
    """List the briefs and where they stand."""
    with terminal.desk() as desk:
        rows = handoffs.list_handoffs(desk)
        if as_json:
            say_json([_as_json(handoffs.show_handoff(desk, row.handoff.id)) for row in rows])
            return
    say_rows(
        (
            (
                _label(row),
                row.client,
                row.handoff.title,
                row.handoff.to_name,
                row.handoff.state.value,
                row.standing.value,
            )
            for row in rows
        ),
        "No brief yet. Issue one with: brief issue OPPORTUNITY --to NAME --out DIR",
    )


def _label(row: HandOffRow) -> str:
    return versioned(row.handoff.number, row.handoff.version)


@brief.command()
@click.argument("number")
@json_option
@pass_terminal
def show(terminal: Terminal, number: str, *, as_json: bool) -> None:
    """Show a brief: its terms, its clock, and what sales said."""
    with terminal.desk() as desk:
        view = handoffs.show_handoff(desk, number)
    if as_json:
        say_json(_as_json(view))
    else:
        _say_brief(view)


def _as_json(view: HandOffView) -> dict[str, object]:
    handoff = view.row.handoff
    content = json.loads(view.briefs[-1][2])
    return {
        "number": handoff.number,
        "version": handoff.version,
        "title": handoff.title,
        "client": view.row.client,
        "opportunity": handoff.opportunity_id,
        "referral": handoff.referral_id,
        "state": handoff.state.value,
        "standing": view.row.standing.value,
        "hash": handoff.hash,
        "to": handoff.to_name,
        "toEmail": handoff.to_email,
        "involvement": handoff.involvement.value,
        "terms": content["terms"],
        "issuedAt": handoff.issued_at,
        "sentOn": handoff.sent_on,
        "answerDue": view.row.answer_due,
        "protectedUntil": handoff.protected_until,
        "extendedOn": handoff.extended_on,
        "extensionReason": handoff.extension_reason,
        "remindedOn": handoff.reminded_on,
        "endReason": handoff.end_reason,
        "customersWish": handoff.customers_wish,
        "acceptedBy": handoff.accepted_by,
        "nextAction": handoff.next_action,
        "nextActionOn": handoff.next_action_on,
        "missing": list(view.missing_details),
        "askedFor": [
            {
                "gap": each.text,
                "part": each.part,
                "questions": [criterion.question for criterion in each.criteria],
                "answered": each.answered,
            }
            for each in (view.came_back.asked if view.came_back else ())
        ],
        "versions": [{"version": version, "hash": digest} for version, digest, _ in view.briefs],
        "replies": [
            {
                "decision": reply.decision,
                "by": reply.by,
                "at": reply.at,
                "text": reply.text,
                "complete": reply.complete,
                "hearsay": reply.hearsay,
                "code": reply.code,
                "gaps": list(reply.gaps),
            }
            for reply in view.replies
        ],
    }


def _say_brief(view: HandOffView) -> None:
    handoff = view.row.handoff
    say(f"{_label(view.row)}  {handoff.title}, {view.row.client}")
    say(
        f"{handoff.state.value}, {view.row.standing.value}; to {handoff.to_name} ({handoff.involvement.value})"
    )
    say(json.loads(view.briefs[-1][2])["terms"]["text"])
    if view.row.answer_due:
        say(f"Sent on {handoff.sent_on}; answer due by {view.row.answer_due}.")
    if handoff.extended_on:
        say(f"Protected until {handoff.protected_until}; extended: {single_line(handoff.extension_reason)}")
    if handoff.end_reason:
        whose = "The customer's wish" if handoff.customers_wish else "Taken back"
        say(f"{whose}: {single_line(handoff.end_reason)}")
    for reply in view.replies:
        told = f" (told: {reply.hearsay})" if reply.hearsay else ""
        say(f"  {reply.taken_in_at[:10]}  {reply.decision} by {reply.by}{told} {reply.text}".rstrip())
        if reply.lesson:
            say(f"    Delivery should have known: {reply.lesson}")
    if view.came_back:
        _say_asked(view.came_back)
    if view.missing_details:
        say(f"Said yes, details missing: {', '.join(view.missing_details)}.")
    say(f"hash {handoff.hash}")


def _say_asked(back: CameBack) -> None:
    """Say what sales asked for, each with the question that answers it, or that it was answered."""
    for each in back.asked:
        question = each.criteria[0].question if each.criteria else ""
        say(f"Sales asked for: {each.text}" + (" (answered since)" if each.answered else ""))
        if question and not each.answered:
            say(f"  {question}")
    if not back.waiting:
        say(f"Answer it with version {back.version + 1}: brief issue")


@brief.command()
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@pass_terminal
def verify(terminal: Terminal, file: Path, *, as_json: bool) -> None:
    """Check a brief's JSON, signed JSON or HTML: unchanged since it was issued, by whose key, by this journal."""
    data = read_file(file)
    try:
        with terminal.desk() as desk:
            found = verifying.verify_brief(desk, data)
    except UserError:
        if terminal.journal is not None:
            raise
        found = verifying.verify_brief(None, data)
    if as_json:
        say_json(
            {
                "number": found.brief.number,
                "version": found.brief.version,
                "hash": found.brief.hash,
                "unchanged": found.unchanged,
                "issuedHere": found.issued_here,
                "signedBy": found.thumbprint,
            }
        )
    elif found.unchanged:
        issuer = "this journal issued it" if found.issued_here else "another journal issued it"
        say(f"{found.brief.label} is unchanged since it was issued; {issuer}.")
        if found.thumbprint:
            say(f"Signed with key {found.fingerprint} ({found.thumbprint}).")
    if not found.unchanged:
        raise verifying.changed_since_issued(found)


@brief.command(name="verifier")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="DIR")
@pass_terminal
def verifier_(terminal: Terminal, out: Path) -> None:
    """Write verify.html, with which sales operations check signed briefs and records in any browser."""
    with terminal.desk() as desk:
        say(str(verifier.write_verifier(desk, out)))
