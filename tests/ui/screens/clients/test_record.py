"""Every row that the services put on record is said in a sentence."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.clients import PromiseState
from desktop.domain.goodwill import Ask, Outcome
from desktop.services import (
    briefs,
    clients,
    goodwill,
    handoffs,
    leads,
    promises,
    record,
    referrals,
    reminders,
)
from desktop.services.briefs_again import prepare_again, write_again
from desktop.services.composing import Choice
from desktop.ui.screens.clients.record import sentence
from tests.desks import REFERRAL, answer_all, bring_on, known_client, make_desk, qualified, write_session


def test_no_row_is_left_with_the_name_of_its_kind(tmp_path: Path) -> None:
    desk = make_desk()
    known_client(desk)
    lead = qualified(desk)
    choice = Choice(lead=lead, to_name="Vera Lang", formats=("text",))
    number = briefs.issue(desk, briefs.prepare(desk, choice), tmp_path).made
    handoffs.confirm_sent(desk, number)
    handoffs.extend(desk, number, "Their budget is decided in March.")
    write_again(desk, prepare_again(desk, number, ("text",)), tmp_path / "again")
    handoffs.end_by_wish(desk, number, "Please leave us out of this.")
    reminders.note_reminded(desk, number)
    asked = goodwill.ask(desk, "Anna", Ask.QUOTE).made
    goodwill.answer_ask(desk, asked, Outcome.REFUSED)
    goodwill.set_limit(desk, "Anna", 1)
    promise = clients.make_promise(desk, "Nordwind", "The report by October").made
    promises.set_state(desk, promise, PromiseState.BROKEN, "Two people were ill.")
    referral = leads.spot_referral(
        desk, write_session(desk), REFERRAL, "Elbnetz", kind="praise-unasked", through="Karsten"
    ).made
    answer_all(desk, referral, "asked", "next")
    promises.tell_standing(desk, "Nordwind", "Anna knows.")
    bring_on(desk, referral)
    referrals.end(desk, referral, won=True)
    referrals.close_loop(desk, referral, "Told him over lunch")
    rows = record.show_record(desk, "Nordwind")[1]
    said = [sentence(row, {}) for row in rows]
    assert not set(said) & {row.kind for row in rows}
    assert "The customer ended" in "\n".join(said)
    assert "–" not in "\n".join(said).replace("Promise “The report by October”", "")
