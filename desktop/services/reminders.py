"""What hand-offs wait for, and the text to sales that goes with it; the consultant sends it, and says so."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from urllib.parse import quote

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import HandOff, answer_due
from desktop.domain.names import first_name
from desktop.domain.overviews import Waiting
from desktop.domain.reminders import Nudge, is_quiet, nudge
from desktop.exchange.brief.words import date_in_words
from desktop.services import handoffs as handoff_services
from desktop.services.desk import Desk
from desktop.services.naming import find_handoff
from desktop.services.profile import read_profile
from desktop.services.reply_previews import details_request
from desktop.store import handoffs

MAILTO_LIMIT = 1_900
"""Characters of a `mailto:` address that every mail program takes."""

_TONES = {Nudge.OVERDUE: "danger", Nudge.LAPSED: "danger", Nudge.SEND: "accent", Nudge.RETURNED: "accent"}


@dataclass(frozen=True, slots=True)
class Reminder:
    """A text to sales, ready to be sent by the consultant; `mailto` is empty where it is too long for one."""

    nudge: Nudge
    to_name: str
    to_email: str
    subject: str
    body: str
    mailto: str


def nudge_of(desk: Desk, handoff: HandOff) -> Nudge | None:
    """Say what a hand-off waits for; what was withdrawn waits for sales to be told."""
    if handoff.end_reason:
        return Nudge.WISH if handoff.customers_wish else Nudge.WITHDRAWN
    return nudge(handoff, desk.playbook, desk.clock(), desk.zone)


def reminder(desk: Desk, reference: str) -> Reminder:
    """Return the text to sales that fits where a hand-off stands; refuse where there is nothing to say."""
    handoff = find_handoff(desk, reference)
    found = reminder_for(desk, handoff)
    if found is None:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "There is nothing to remind {to} of about {number}."),
            QT_TRANSLATE_NOOP("UserError", "See “brief show {number}” for where it stands."),
            number=handoff.number,
            to=handoff.to_name,
        )
    return found


def reminder_for(desk: Desk, handoff: HandOff) -> Reminder | None:
    """Return the text to sales about a hand-off, None where there is nothing to say."""
    about = nudge_of(desk, handoff)
    if about is None or not about.has_text:
        return None
    subject, body = _written(desk, handoff, about)
    mailto = _mailto(handoff.to_email, subject, body)
    return Reminder(about, handoff.to_name, handoff.to_email, subject, body, mailto)


def note_reminded(desk: Desk, reference: str) -> Changes:
    """Put on record that sales was reminded today; it is not brought up again for some working days."""
    with desk.journal.transaction():
        about = reminder(desk, reference)
        handoff = replace(find_handoff(desk, reference), reminded_on=desk.today().isoformat())
        handoffs.write(desk.journal, handoff)
        handoff_services.note_handoff(desk, handoff, "sales reminded", about=about.nudge.value)
    return Changes.of((Kind.HANDOFF, handoff.id), made=handoff.number)


def handoffs_waiting(desk: Desk) -> list[Waiting]:
    """Return the hand-offs that wait for something, the oldest first."""
    book, today = desk.playbook, desk.today()
    found = []
    for handoff, client in handoffs.live(desk.journal):
        waits = nudge_of(desk, handoff)
        quiet = is_quiet(handoff, today, book.windows.reminder_working_days, book.holidays)
        if waits is None or (quiet and waits.has_text):
            continue
        found.append(
            Waiting(
                kind=Kind.HANDOFF,
                id=handoff.id,
                title=handoff.title,
                detail=handoff.to_name,
                due_on=_day(desk, handoff, waits),
                chip=waits.value,
                tone=_TONES.get(waits, "neutral"),
                client=client,
                entry_id="",
            )
        )
    return found


def _day(desk: Desk, handoff: HandOff, waits: Nudge) -> str:
    """Return the ISO day that a nudge is about, empty where it is about none."""
    if waits in (Nudge.DUE, Nudge.OVERDUE, Nudge.DETAILS):
        due = answer_due(handoff, desk.playbook, desk.zone)
        return due.isoformat() if due else ""
    if waits is Nudge.NEXT_ACTION:
        return handoff.next_action_on or ""
    return handoff.protected_until if waits in (Nudge.PROTECTION, Nudge.LAPSED) else ""


def _written(desk: Desk, handoff: HandOff, about: Nudge) -> tuple[str, str]:
    """Fill the playbook's text with what the brief said when it left, and with nothing else."""
    texts = desk.playbook.reminders
    brief = json.loads(handoffs.briefs_of(desk.journal, handoff.id)[-1].content)
    words, owner = brief["words"], brief["relationshipOwner"]["name"]
    due = answer_due(handoff, desk.playbook, desk.zone)
    said = {
        "number": handoff.number,
        "title": brief["title"],
        "client": brief["client"],
        "to": first_name(handoff.accepted_by or handoff.to_name),
        "me": read_profile(desk).name or owner,
        "due": date_in_words(due.isoformat(), words) if due else "",
        "until": date_in_words(handoff.protected_until, words),
        "action": handoff.next_action or "–",
        "action_on": date_in_words(handoff.next_action_on, words) if handoff.next_action_on else "–",
    }
    subject = texts["subject"].format_map(said)
    if about is Nudge.DETAILS:
        missing = handoff_services.show_handoff(desk, handoff.id).missing_details
        return subject, details_request(desk, handoff.id, missing)
    return subject, texts[about.key].format_map(said)


def _mailto(to_email: str, subject: str, body: str) -> str:
    address = f"mailto:{quote(to_email, safe='@')}?subject={quote(subject)}&body={quote(body)}"
    return address if len(address) <= MAILTO_LIMIT else ""
