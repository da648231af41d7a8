"""A line of the list says what was spotted in its entry, what it promises and what it carries."""

from __future__ import annotations

from datetime import UTC, date

from desktop.domain.clients import PromiseState
from desktop.domain.interactions import EntryForm
from desktop.services import attachments, clients, follow_ups, interactions, leads
from desktop.services.desk import Desk
from desktop.ui.writing import words
from tests.desks import REFERRAL, make_desk, spot, write_session

CLIENT = "Nordwind Energie"


def marks(desk: Desk, entry: str) -> list[tuple[str, str]]:
    (row,) = interactions.journal_rows(desk, [entry])
    return list(words.row(row, UTC).chips)


def test_an_entry_that_says_nothing_special_has_no_marks() -> None:
    desk = make_desk()
    assert marks(desk, write_session(desk)) == []


def test_leads_are_said_first() -> None:
    desk = make_desk()
    entry = write_session(desk)
    leads.spot_referral(desk, entry, REFERRAL, "Elbnetz", through="Anna Meyer")
    spot(desk, entry, "Billing")
    spot(desk, entry, "More billing")
    assert marks(desk, entry) == [("2 opportunities", "opportunity"), ("1 referral signal", "referral")]


def test_promises_say_how_they_stand() -> None:
    desk = make_desk()
    entry = write_session(desk)
    promised = (
        (PromiseState.OPEN, date(2026, 11, 22)),
        (PromiseState.OPEN, date(2026, 11, 23)),
        (PromiseState.AT_RISK, None),
        (PromiseState.KEPT, date(2026, 1, 1)),
        (PromiseState.BROKEN, None),
    )
    for state, due_on in promised:
        clients.make_promise(desk, CLIENT, f"A promise {state}", state=state, due_on=due_on, entry=entry)
    assert marks(desk, entry) == [
        ("1 broken promise", "danger"),
        ("2 promises at risk", "danger"),
        ("2 promises", "neutral"),
    ]


def test_open_follow_ups_and_files_are_said_last() -> None:
    desk = make_desk()
    form = EntryForm(text="[ ] call Anna by Friday\n[ ] send the plan\n[x] book the room", client=CLIENT)
    entry = interactions.add_entry(desk, form).made
    file = attachments.attach_bytes(desk, "plan.txt", b"plan", entry=entry).made
    assert marks(desk, entry) == [("2 follow-ups", "neutral"), ("1 attachment", "neutral")]
    follow_ups.tick(desk, follow_ups.list_follow_ups(desk)[0].id)
    attachments.detach(desk, file)
    assert marks(desk, entry) == [("1 follow-up", "neutral")]
