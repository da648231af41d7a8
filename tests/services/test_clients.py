"""People at clients: what is known of them is corrected, and who they are stays."""

from __future__ import annotations

import pytest

from desktop.domain.clients import ContactProtocol
from desktop.domain.errors import UserError
from desktop.services import briefs, clients
from desktop.services.composing import Choice
from tests.desks import known_client, make_desk, qualified


def test_only_what_is_given_changes() -> None:
    desk = make_desk()
    known_client(desk)
    anna = clients.correct_person(
        desk, "Anna Meyer", phone=" +49 40\n1 ", protocol=ContactProtocol.DIRECT
    ).made
    (found,) = [person for person in clients.show_client(desk, "Nordwind").people if person.id == anna]
    assert (found.name, found.role, found.phone) == ("Anna Meyer", "Head of IT", "+49 40 1")
    assert found.protocol is ContactProtocol.DIRECT
    clients.correct_person(desk, anna, phone="")
    assert clients.show_client(desk, "Nordwind").people[0].phone == ""


def test_the_next_brief_says_the_new_role() -> None:
    desk = make_desk()
    known_client(desk)
    lead = qualified(desk)
    choice = Choice(lead=lead, to_name="Vera Lang", all_quotes=True)
    assert briefs.prepare(desk, choice).brief.quotes[0].speaker == "Head of IT"
    clients.correct_person(desk, "Anna Meyer", role="Chief architect")
    assert briefs.prepare(desk, choice).brief.quotes[0].speaker == "Chief architect"


def test_nobody_is_corrected_who_is_not_known() -> None:
    with pytest.raises(UserError, match="no person"):
        clients.correct_person(make_desk(), "Anna", role="COO")
