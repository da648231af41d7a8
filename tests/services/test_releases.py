"""Contacts leave once, after an acceptance, for those whose protocol and consent allow it."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import cast

import pytest
import vobject

from desktop.domain.clients import ContactProtocol
from desktop.domain.consents import ConsentUse
from desktop.domain.errors import UserError
from desktop.services import briefs, clients, consents, handoffs, record, releases, replies
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from tests.desks import make_desk, qualified

YES = "Decision: accepted\nBy: Vera Lang\nNext action: Call Anna\nOn: 2026-12-01\nTerms acknowledged: yes"


def accepted(tmp_path: Path) -> tuple[Desk, str]:
    desk = make_desk()
    client = clients.add_client(desk, "Nordwind Energie").made
    for name, protocol in (
        ("Anna Meyer", ContactProtocol.DIRECT),
        ("Karsten; Holt, Dr.", ContactProtocol.AFTER_INTRODUCTION),
        ("Rosa Kern", ContactProtocol.THROUGH_STEWARD),
    ):
        clients.add_person(
            desk, name, client=client, role="Head\nof IT", email="a.b@nordwind.example", phone="+49 171 3920018",
            protocol=protocol,
        )  # fmt: skip
    lead = qualified(desk)
    choice = Choice(lead=lead, to_name="Vera Lang", to_email="vera@northlight.example", formats=("json",))
    made = briefs.issue(desk, briefs.prepare(desk, choice), tmp_path).made
    number = handoffs.show_handoff(desk, made).row.handoff.number
    handoffs.confirm_sent(desk, number)
    return desk, number


def agreed(desk: Desk, number: str) -> None:
    replies.import_reply(desk, f"Brief: {number}\n{YES}".encode())
    for name in ("Anna Meyer", "Karsten; Holt, Dr.", "Rosa Kern"):
        consents.give_consent(desk, name, ConsentUse.NAME, how="in person")


def test_before_an_acceptance_nothing_is_released(tmp_path: Path) -> None:
    desk, number = accepted(tmp_path)
    with pytest.raises(UserError, match="after an acceptance"):
        releases.prepare_release(desk, number)


def test_only_those_whose_protocol_and_consent_allow_it_are_in_the_mail_and_its_card(tmp_path: Path) -> None:
    desk, number = accepted(tmp_path)
    replies.import_reply(desk, f"Brief: {number}\n{YES}".encode())
    with pytest.raises(UserError, match="Nobody's contacts may be released"):
        releases.prepare_release(desk, number)
    for name in ("Anna Meyer", "Karsten; Holt, Dr.", "Rosa Kern"):
        consents.give_consent(desk, name, ConsentUse.NAME, how="in person")
    with pytest.raises(UserError, match="only through me"):
        releases.prepare_release(desk, number, ["Rosa Kern"])
    prepared = releases.prepare_release(desk, number)
    assert [contact.name for contact in prepared.release.contacts] == ["Anna Meyer", "Karsten; Holt, Dr."]
    mail = cast(EmailMessage, message_from_bytes(prepared.files[0].data, policy=default))
    assert mail.defects == []
    assert mail["X-Unsent"] == "1"
    body = mail.get_body()
    assert body is not None
    text = body.get_content()
    assert "Anna Meyer, Head of IT: directly" in text
    assert "Rosa" not in text
    (card,) = mail.iter_attachments()
    assert card.get_content_type() == "text/vcard"
    data = cast(bytes, card.get_payload(decode=True))
    assert data == prepared.files[1].data
    people = list(vobject.readComponents(data.decode()))
    assert [person.fn.value for person in people] == ["Anna Meyer", "Karsten; Holt, Dr."]
    assert people[0].tel.value == "+49 171 3920018"
    assert b"Rosa" not in data


def test_a_release_is_written_as_it_was_previewed_and_is_on_record(tmp_path: Path) -> None:
    desk, number = accepted(tmp_path)
    agreed(desk, number)
    prepared = releases.prepare_release(desk, number, ["Anna Meyer"])
    releases.release_contacts(desk, prepared, tmp_path / "out")
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == {
        file.name: file.data for file in prepared.files
    }
    row = record.show_record(desk, "Nordwind")[1][-1]
    assert (row.kind, row.facts["people"], row.facts["to"]) == (
        "contacts released",
        ["Anna Meyer"],
        "Vera Lang",
    )
    since = {item.person.name: bool(item.released_on) for item in releases.releasable(desk, number)}
    assert since == {"Anna Meyer": True, "Karsten; Holt, Dr.": False, "Rosa Kern": False}


def test_a_consent_taken_back_since_the_preview_stops_it(tmp_path: Path) -> None:
    desk, number = accepted(tmp_path)
    agreed(desk, number)
    prepared = releases.prepare_release(desk, number, ["Anna Meyer"])
    consents.withdraw_consent(desk, "Anna Meyer", ConsentUse.NAME)
    with pytest.raises(UserError, match="has not agreed"):
        releases.release_contacts(desk, prepared, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_folder_in_the_way_leaves_no_half_release(tmp_path: Path) -> None:
    desk, number = accepted(tmp_path)
    agreed(desk, number)
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(UserError, match="Nothing was written"):
        releases.release_contacts(desk, releases.prepare_release(desk, number), blocked)
    assert record.show_record(desk, "Nordwind")[1][-1].kind != "contacts released"
    assert not any(item.released_on for item in releases.releasable(desk, number))
