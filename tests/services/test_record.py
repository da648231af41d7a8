"""The record of a whole journal: after any byte is changed with plain SQL, the first bad row is named."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from desktop.services.demo import run_demo
from desktop.services.desk import Desk
from desktop.services.record import verify_record
from desktop.store.opening import open_journal
from tests.desks import make_desk

TRIGGERS = (
    "ownership_record_no_update",
    "ownership_record_no_delete",
    "record_payloads_no_delete",
    "record_payloads_only_emptied",
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("demo")
    desk = make_desk(open_journal(folder / "journal.db", create=True))
    run_demo(desk, folder)
    for trigger in TRIGGERS:
        desk.journal.execute(f"DROP TRIGGER {trigger}")
    desk.journal.execute("PRAGMA foreign_keys = OFF")
    yield desk
    desk.close()


def test_the_demos_record_verifies(demo: Desk) -> None:
    verdicts = verify_record(demo)
    assert len(verdicts) == 3
    assert all(verdict.sound and verdict.rows > 20 for verdict in verdicts)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        *(
            ("ownership_record", column)
            for column in ("client_id", "sequence", "at", "kind", "previous", "digest", "hash")
        ),
        *(("record_payloads", column) for column in ("client_id", "sequence", "salt", "payload")),
        *(("record_heads", column) for column in ("client_id", "hash")),
    ],
)
def test_one_changed_byte_names_the_first_bad_row(demo: Desk, table: str, column: str) -> None:
    chain = demo.journal.value("SELECT client_id FROM record_heads LIMIT 1")
    where = "client_id = ?" + ("" if table == "record_heads" else " AND sequence = 5")
    changed = f"{column} + 1000" if column == "sequence" else f"'x' || substr({column}, 2)"
    demo.journal.execute("SAVEPOINT tampering")
    demo.journal.execute(f"UPDATE {table} SET {column} = {changed} WHERE {where}", (chain,))
    bad = [verdict for verdict in verify_record(demo) if not verdict.sound]
    demo.journal.execute("ROLLBACK TO tampering")
    demo.journal.execute("RELEASE tampering")
    assert bad
    assert bad[0].reason
    if table != "record_heads":
        named = {verdict.bad_sequence for verdict in bad}
        assert named & {5, 6, 1005}, named
    assert all(verdict.sound for verdict in verify_record(demo))


@pytest.mark.parametrize("table", ["ownership_record", "record_payloads"])
def test_a_row_taken_out_is_noticed_also_at_the_end(demo: Desk, table: str) -> None:
    chain = demo.journal.value("SELECT client_id FROM record_heads LIMIT 1")
    last = demo.journal.value("SELECT max(sequence) FROM ownership_record WHERE client_id = ?", (chain,))
    for sequence in (1, 5, last):
        demo.journal.execute("SAVEPOINT tampering")
        demo.journal.execute(f"DELETE FROM {table} WHERE client_id = ? AND sequence = ?", (chain, sequence))
        verdict = next(verdict for verdict in verify_record(demo) if verdict.chain == chain)
        demo.journal.execute("ROLLBACK TO tampering")
        demo.journal.execute("RELEASE tampering")
        assert verdict.bad_sequence is not None
        assert verdict.bad_sequence in (sequence, sequence + 1)
