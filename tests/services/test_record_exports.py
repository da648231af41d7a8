"""A record leaves signed, with only the contents that were chosen, and verifies where there is no journal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.exchange import signature
from desktop.services.desk import Desk
from desktop.services.record import show_record
from desktop.services.record_exports import export_record, verify_record_file
from desktop.services.signing import key_card, private_key
from desktop.store import record
from tests.desks import make_desk, qualified

CLIENT = "Nordwind Energie"


def journal() -> tuple[Desk, str]:
    desk = make_desk()
    qualified(desk)
    return desk, show_record(desk, CLIENT)[0].id


def test_without_a_choice_no_contents_leave(tmp_path: Path) -> None:
    desk, _ = journal()
    export_record(desk, CLIENT, tmp_path / "record.json")
    found = verify_record_file((tmp_path / "record.json").read_bytes())
    assert found.verdict.sound
    assert found.verdict.kept_back == found.verdict.rows > 1
    assert (found.record.client, found.thumbprint) == (CLIENT, key_card(desk).thumbprint)
    assert all(row.payload is None for row in found.record.rows)


def test_chosen_and_erased_contents_are_told_apart(tmp_path: Path) -> None:
    desk, client = journal()
    with desk.journal.transaction():
        record.empty(desk.journal, client, [1])
        record.append(desk.journal, client, "erased", desk.now(), {"rows": [1]})
    export_record(desk, CLIENT, tmp_path / "record.json", [2])
    found = verify_record_file((tmp_path / "record.json").read_bytes())
    rows = found.record.rows
    assert (found.verdict.sound, found.verdict.erased) == (True, 1)
    assert found.verdict.kept_back == len(rows) - 3
    assert [row.sequence for row in rows if row.payload] == [2, len(rows)]


@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (lambda said: said["rows"][0].update(at="2020-01-01T00:00:00Z"), "its hash does not fit its content"),
        (lambda said: said["rows"][1].update(payload="{}"), "its payload was changed"),
        (lambda said: said["rows"].pop(0), "row 1 is missing"),
        (lambda said: said["rows"].pop(), "rows are missing at the end of the chain"),
    ],
)
def test_a_broken_chain_is_found_even_under_a_sound_signature(
    tmp_path: Path, spoil: object, why: str
) -> None:
    desk, _ = journal()
    said = json.loads(json.dumps(export_record(desk, CLIENT, tmp_path / "r.json", everything=True).payload()))
    assert callable(spoil)
    spoil(said)
    forged = signature.dump(signature.sign(said, signature.RECORD, private_key(desk)))
    assert verify_record_file(forged).verdict.reason == why


def test_what_is_no_record_is_refused(tmp_path: Path) -> None:
    desk, _ = journal()
    with pytest.raises(UserError, match="has no row 99"):
        export_record(desk, CLIENT, tmp_path / "r.json", [99])
    assert not list(tmp_path.iterdir())
    export_record(desk, CLIENT, tmp_path / "r.json")
    changed = (tmp_path / "r.json").read_bytes().replace(b'"payload": "ey', b'"payload": "fy')
    with pytest.raises(UserError, match="does not hold"):
        verify_record_file(changed)
    for other in ({"typ": "x"}, {"typ": "ownership-record", "v": 1, "rows": 7}):
        with pytest.raises(UserError, match="not an ownership record"):
            verify_record_file(signature.dump(signature.sign(other, signature.RECORD, private_key(desk))))
