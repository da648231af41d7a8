"""Nothing unseen leaves a journal that nobody thought of: random entries, people, answers and choices, by every door."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Generator, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from desktop.domain.releases import RELEASABLE
from desktop.exchange.brief import formats_of
from desktop.services import (
    brief_mail,
    briefs,
    handoffs,
    lead_views,
    leads,
    need_notes,
    record_pages,
    releases,
    reminders,
    replies,
)
from desktop.services.composing import Choice
from desktop.services.composing_need_notes import NoteChoice
from desktop.services.record_exports import export_record
from desktop.services.terms import FurtherTerms
from tests.desks import NOW
from tests.exported import words_of
from tests.services.random_journals import HOUSE, Journal, Plan, build, left_out_of, plans

MARK = re.compile(r"zq\d{4}x")
EXAMPLES = int(os.environ.get("ENGAGEMENT_JOURNAL_EXAMPLES", "10000"))
"""How many journals the long test draws; several processes may share them."""

YES = "Decision: accepted\nBy: Priya Nair\nNext action: Call\nOn: 2026-12-01\nTerms acknowledged: yes"

Left = tuple[str, bytes, set[str], bool]
"""What left: its name, its bytes, the marks that it may not say, and whether phones may be in it."""


def check(plan: Plan) -> None:
    """Let everything leave a plan's journal that can, and look for what was not chosen."""
    made = build(plan)
    try:
        for name, data, hidden, phones in _leaving(made, plan):
            said = words_of(data, name)
            found = hidden & set(MARK.findall(said))
            assert not found, (name, found)
            assert phones or "3920018" not in re.sub(r"[ ./-]", "", said), name
    finally:
        made.close()


def _leaving(made: Journal, plan: Plan) -> Iterator[Left]:
    """Yield what leaves, in the order in which it would."""
    out = Path(made.folder.name)
    yield from _introduction(made)
    if not plan.referral:
        yield from _need_note(made, plan, out / "note")
    choice = _choice(made, plan)
    number = yield from _brief(made, choice, out / "brief")
    if plan.corrected:
        yield from _correction(made, choice, out / "correction")
    yield from _news(made, number)
    yield from _release(made, plan, number, out / "release")
    handoffs.end_by_wish(made.desk, number, made.mark(made.spoken), how=made.mark())
    yield from _reminder(made, number)
    yield from _record(made, plan, out)


def _introduction(made: Journal) -> Iterator[Left]:
    for said in made.drafts:
        assert said.strip()
        yield "introduction", said.encode(), made.marks - made.introduction - made.names, False


def _need_note(made: Journal, plan: Plan, out: Path) -> Iterator[Left]:
    first = lead_views.show_lead(made.desk, made.opportunity).evidence[0].id
    choice = NoteChoice(
        made.opportunity,
        to=made.people[0],
        quotes=(first, *made.quotes),
        left_out=tuple(plan.note_left_out),
    )
    prepared = need_notes.prepare(made.desk, choice)
    need_notes.draft(made.desk, prepared, out)
    hidden = made.marks - made.note
    yield from _files(out, hidden)
    copied = need_notes.as_text(need_notes.versions_of(made.desk, made.opportunity)[-1])
    yield "copied note", copied.encode(), hidden, False
    assert "Plain need 0." in copied, "what was chosen must leave"


def _choice(made: Journal, plan: Plan) -> Choice:
    protocols = () if plan.referral else tuple(zip(made.people[:-1], plan.protocols[:-1], strict=True))
    return Choice(
        lead=made.lead, to_name="Priya Nair", to_email="priya@northlight.example", involvement=plan.involvement,
        quotes=tuple(made.quotes), roles=plan.roles, standing=made.mark() if plan.standing else "",
        formats=tuple(formats_of(made.desk.playbook)), left_out=left_out_of(made, plan), override="In haste.",
        further=FurtherTerms(protocols=protocols, **made.terms),
    )  # fmt: skip


def _brief(made: Journal, choice: Choice, out: Path) -> Generator[Left, None, str]:
    """Issue the brief in every format; return its number."""
    desk = made.desk
    prepared = briefs.prepare(desk, choice)
    label = briefs.issue(desk, prepared, out).made
    hidden = made.marks - made.brief
    yield from _files(out, hidden)
    mail = brief_mail.mail_of(prepared)
    yield "copied mail", f"{mail.subject}\n{mail.text}".encode(), hidden, False
    yield "link", mail.link.encode(), hidden, False
    told = words_of((out / f"{label}.json").read_bytes())
    chosen = [item for item in lead_views.show_lead(desk, made.lead).evidence if item.id in made.quotes]
    assert all(item.quote.split()[0].casefold() in told for item in chosen), "what was chosen must leave"
    return handoffs.show_handoff(desk, label).row.handoff.number


def _correction(made: Journal, choice: Choice, out: Path) -> Iterator[Left]:
    """Issue a version that says less: it tells what changed, and nothing that it does not say by itself."""
    leads.answer(made.desk, made.lead, "need", f"{made.mark(made.brief)} it is")
    prepared = briefs.prepare(made.desk, replace(choice, quotes=(), roles=True))
    assert prepared.brief.changes is not None
    alone = json.dumps(replace(prepared.brief, changes=None).payload(), ensure_ascii=False)
    briefs.issue(made.desk, prepared, out)
    says_itself = set(MARK.findall(words_of(alone.encode())))
    yield from _files(out, made.marks - (made.brief & says_itself))


def _news(made: Journal, number: str) -> Iterator[Left]:
    """Wait too long for an answer, then take in half a yes and a whole one."""
    desk = made.desk
    handoffs.confirm_sent(desk, number)
    desk.clock = lambda: NOW + timedelta(days=9)
    yield from _reminder(made, number)
    answer = f"Brief: {number}\nDecision: accepted\nBy: Priya Nair\nComment: {made.mark()}"
    replies.import_reply(desk, answer.encode())
    yield from _reminder(made, number)
    replies.import_reply(desk, f"Brief: {number}\n{YES}\nComment: {made.mark()}".encode())


def _reminder(made: Journal, number: str) -> Iterator[Left]:
    said = reminders.reminder(made.desk, number)
    text = f"{said.subject}\n{said.body}\n{said.mailto}"
    yield f"reminder: {said.nudge}", text.encode(), made.marks - made.brief, False


def _release(made: Journal, plan: Plan, number: str, out: Path) -> Iterator[Left]:
    """Release whom sales may reach, where there is anybody."""
    if plan.referral or not any(protocol in RELEASABLE for protocol in plan.protocols[:-1]):
        return
    releases.release_contacts(made.desk, releases.prepare_release(made.desk, number), out)
    yield from _files(out, made.marks - made.release, phones=True)


def _record(made: Journal, plan: Plan, out: Path) -> Iterator[Left]:
    """Hand the record out bare, with all contents that may leave, and on paper."""
    export_record(made.desk, HOUSE, out / "record" / "bare.json")
    yield from _files(out / "record", made.marks)
    export_record(made.desk, HOUSE, out / "whole" / "whole.json", everything=True)
    yield from _files(out / "whole", made.private | made.kept, phones=True)
    record_pages.print_record(made.desk, HOUSE, out / "pages", quotes=plan.quotes_on_paper)
    spoken = set() if plan.quotes_on_paper else made.spoken
    yield from _files(out / "pages", made.private | made.kept | made.names | spoken)


def _files(folder: Path, hidden: set[str], *, phones: bool = False) -> Iterator[Left]:
    for path in sorted(folder.iterdir()):
        yield path.name, path.read_bytes(), hidden, phones


@settings(
    max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None
)
@given(plans())
def test_nothing_unseen_leaves_some_random_journals(plan: Plan) -> None:
    check(plan)


@pytest.mark.slow
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(plans())
def test_nothing_unseen_leaves_any_random_journal(plan: Plan) -> None:
    check(plan)
