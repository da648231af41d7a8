"""Consent put on record, renewed, taken back, and brought up before it ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.domain.changes import Kind
from desktop.domain.consents import ConsentStanding, ConsentUse
from desktop.domain.errors import UserError
from desktop.services import attachments, clients, consents, interactions, record, trash
from desktop.services.desk import Desk
from tests.desks import NOW, known_client, make_desk, write_session

TODAY = NOW.date()
CLIENT = "Nordwind Energie"


def give(desk: Desk, use: ConsentUse = ConsentUse.NAME, **words: object) -> str:
    return consents.give_consent(desk, "Anna", use, **{"how": "by mail", **words}).made  # type: ignore[arg-type]


def standings(desk: Desk, **words: object) -> list[str]:
    return [row.standing.value for row in consents.list_consents(desk, **words)]  # type: ignore[arg-type]


def kinds_on_record(desk: Desk) -> list[str]:
    return [row.kind for row in record.show_record(desk, CLIENT)[1]]


def test_a_consent_is_on_record_with_its_proof_and_without_the_private_notes() -> None:
    desk = make_desk()
    known_client(desk)
    entry = write_session(desk, private=True)
    file = attachments.attach_bytes(desk, "mail.eml", b"Yes.", entry=entry).made
    made = give(
        desk, ConsentUse.REFERENCE_CALL, entry=entry, attachment=file, scope="utilities", excluded="Elbnetz"
    )
    view = consents.show_consent(desk, made[:10])
    assert (view.row.person, view.row.client, view.entry, view.attachment) == (
        "Anna Meyer", CLIENT, "Sprint review", "mail.eml",
    )  # fmt: skip
    assert (view.row.consent.how, view.row.consent.scope, view.row.consent.excluded) == (
        "by mail", "utilities", "Elbnetz",
    )  # fmt: skip
    facts = record.show_record(desk, CLIENT)[1][-1].facts
    assert (facts["person"], facts["use"], facts["on"]) == ("Anna Meyer", "reference call", "2026-11-23")
    assert not {"by mail", "utilities", "Elbnetz"} & set(facts.values())


def test_renewing_taking_back_and_undoing_leave_every_row_readable() -> None:
    desk = make_desk()
    known_client(desk)
    give(desk, until=TODAY)
    give(desk)
    assert standings(desk) == ["renewed", "holds"]
    changes = consents.withdraw_consent(desk, "Anna Meyer", ConsentUse.NAME, how="on the phone")
    assert changes.touches(Kind.CONSENT, Kind.CLIENT)
    assert standings(desk) == ["withdrawn", "withdrawn"]
    consents.undo_withdrawal(desk, "Anna Meyer", ConsentUse.NAME)
    assert standings(desk, use=ConsentUse.NAME) == ["renewed", "holds"]
    assert standings(desk, use=ConsentUse.QUOTE) == []
    assert kinds_on_record(desk)[-4:] == [
        "consent given", "consent given", "consent withdrawn", "consent holds again",
    ]  # fmt: skip


def test_what_was_written_down_by_mistake_is_removed_and_what_was_taken_back_is_not() -> None:
    desk = make_desk()
    known_client(desk)
    made = give(desk)
    consents.remove_consent(desk, made)
    assert (standings(desk), kinds_on_record(desk)[-1]) == ([], "consent removed")
    made = give(desk)
    consents.withdraw_consent(desk, "Anna", ConsentUse.NAME)
    with pytest.raises(UserError, match="stays on record"):
        consents.remove_consent(desk, made)


def test_a_session_and_its_attachments_are_offered_as_proof_the_latest_first() -> None:
    desk = make_desk()
    known_client(desk)
    first, second = write_session(desk), write_session(desk)
    file = attachments.attach_bytes(desk, "mail.eml", b"Yes.", entry=first).made
    offered = [(proof.entry_id, proof.attachment_id) for proof in consents.list_proofs(desk, CLIENT)]
    assert offered == [(second, ""), (first, ""), (first, file)]


def test_only_a_new_answer_stands_after_a_withdrawal() -> None:
    desk = make_desk()
    known_client(desk)
    clients.add_engagement(desk, CLIENT, "Grid", starts_on=date(2026, 1, 1))
    give(desk, on=date(2026, 3, 1))
    consents.withdraw_consent(desk, "Anna", ConsentUse.NAME, on=date(2026, 6, 1))
    with pytest.raises(UserError, match="took “Being named” back on 2026-06-01"):
        give(desk, on=date(2026, 5, 1))
    give(desk, on=date(2026, 6, 1))
    assert standings(desk) == ["withdrawn", "holds"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"until": TODAY - timedelta(days=1)}, "before it starts"),
        ({"on": TODAY - timedelta(days=1)}, "knows the client since 2026-11-23 only"),
        ({"on": TODAY + timedelta(days=1)}, "still to come"),
        ({"how": "  "}, "is empty"),
        ({"entry": "nothing"}, "no entry"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(words: dict[str, object], sentence: str) -> None:
    desk = make_desk()
    known_client(desk)
    with pytest.raises(UserError, match=sentence):
        give(desk, **words)  # type: ignore[arg-type]
    assert standings(desk) == []
    assert "consent given" not in kinds_on_record(desk)


def test_proof_is_about_the_client_and_a_colleague_consents_to_nothing() -> None:
    desk = make_desk()
    known_client(desk)
    other = write_session(desk, client="Helix")
    with pytest.raises(UserError, match="not about Nordwind"):
        give(desk, entry=other, client=CLIENT)
    clients.add_person(desk, "Petra Sales")
    with pytest.raises(UserError, match="is a colleague"):
        consents.give_consent(desk, "Petra Sales", ConsentUse.NAME, how="x")
    with pytest.raises(UserError, match="could be taken back"):
        consents.withdraw_consent(desk, "Karsten", ConsentUse.LOGO)


def test_a_session_before_the_client_was_entered_lets_a_consent_be_as_old() -> None:
    desk = make_desk()
    known_client(desk)
    write_session(replace(desk, clock=lambda: NOW - timedelta(days=40)))
    give(desk, on=TODAY - timedelta(days=40))
    assert standings(desk) == ["holds"]


def test_what_ends_soon_is_brought_up_until_it_is_renewed() -> None:
    desk = make_desk()
    known_client(desk)
    soon, later = TODAY + timedelta(days=30), TODAY + timedelta(days=31)
    give(desk, until=soon)
    give(desk, ConsentUse.LOGO, until=later)
    assert [row.consent.use for row in consents.ending_consents(desk)] == [ConsentUse.NAME]
    assert standings(desk, expiring=True, client=CLIENT) == ["ends soon"]
    assert standings(desk, expiring=True, person="Karsten") == []
    give(desk, until=later)
    assert consents.ending_consents(desk) == []


def test_erased_proof_leaves_the_consent_without_it() -> None:
    desk = make_desk()
    known_client(desk)
    entry = write_session(desk)
    file = attachments.attach_bytes(desk, "mail.eml", b"Yes.", entry=entry).made
    made = give(desk, entry=entry, attachment=file)
    interactions.trash_entry(desk, entry)
    trash.delete_now(desk, [entry])
    view = consents.show_consent(desk, made)
    assert (view.row.consent.entry_id, view.row.consent.attachment_id, view.entry) == (None, None, "")
    assert view.row.standing is ConsentStanding.HOLDS
    assert desk.journal.faults() == []
