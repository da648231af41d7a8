"""A frozen brief is written once more with the very bytes that left."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.services import briefs, leads, record, replies
from desktop.services.briefs_again import prepare_again, write_again
from desktop.services.composing import Choice
from tests.desks import make_desk, qualified

FORMATS = ("text", "html", "pdf", "json", "jws", "mail", "calendar", "csv:salesforce")


def test_the_bytes_are_those_that_left_whatever_happened_since(tmp_path: Path) -> None:
    desk = make_desk()
    lead = qualified(desk)
    choice = Choice(lead=lead, to_name="Vera Lang", to_email="vera@northlight.example", formats=FORMATS)
    first = briefs.issue(desk, briefs.prepare(desk, choice), tmp_path / "first").made
    replies.import_reply(desk, f"Brief: {first}\nDecision: returned\nBy: Vera\nMissing: size".encode())
    leads.answer(desk, lead, "size", "Three sites.")
    briefs.issue(desk, briefs.prepare(desk, choice), tmp_path / "second")
    for version, folder in ((1, "first"), (2, "second"), (None, "second")):
        again = tmp_path / f"again {version}"
        write_again(desk, prepare_again(desk, first, FORMATS, version=version), again)
        left = {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()}
        assert {path.name: path.read_bytes() for path in again.iterdir()} == left
    assert record.show_record(desk, "Nordwind")[1][-1].kind == "brief written again"


def test_a_version_that_there_is_not_and_a_folder_in_the_way(tmp_path: Path) -> None:
    desk = make_desk()
    choice = Choice(lead=qualified(desk), to_name="Vera Lang", formats=("text",))
    number = briefs.issue(desk, briefs.prepare(desk, choice), tmp_path).made
    rows = len(record.show_record(desk, "Nordwind")[1])
    with pytest.raises(UserError, match="has no version 7"):
        prepare_again(desk, number, ("text",), version=7)
    with pytest.raises(UserError, match="Nothing was chosen"):
        prepare_again(desk, number, ())
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(UserError):
        write_again(desk, prepare_again(desk, number, ("text",)), blocked)
    assert len(record.show_record(desk, "Nordwind")[1]) == rows
