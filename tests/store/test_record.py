"""The ownership record in the file: appended to, emptied by erasing, never changed."""

from __future__ import annotations

import pytest

from desktop.domain.records import verify_chain
from desktop.store import record
from desktop.store.driver import Error
from desktop.store.journal import Journal
from desktop.store.opening import open_in_memory


@pytest.fixture
def journal() -> Journal:
    journal = open_in_memory()
    for number in range(4):
        record.append(
            journal, "c", "noted", f"2026-11-2{number}T10:00:00Z", {"number": number, "who": "Anna Meyer"}
        )
    return journal


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ownership_record SET kind = 'x'",
        "DELETE FROM ownership_record WHERE sequence = 4",
        "DELETE FROM record_payloads WHERE sequence = 4",
        "UPDATE record_payloads SET payload = '{}'",
        "UPDATE record_payloads SET sequence = 9, salt = NULL, payload = NULL WHERE sequence = 4",
    ],
)
def test_the_file_refuses_to_change_a_row(journal: Journal, statement: str) -> None:
    with pytest.raises(Error, match="append-only"):
        journal.execute(statement)


def test_emptying_a_payload_is_the_one_change_allowed(journal: Journal) -> None:
    journal.execute("UPDATE record_payloads SET salt = NULL, payload = NULL WHERE sequence = 2")
    record.append(journal, "c", "erased", "2026-11-25T10:00:00Z", {"rows": [2]})
    verdict = verify_chain("c", record.rows_of(journal, "c"), record.head_of(journal, "c"))
    assert verdict.sound
    assert verdict.erased == 1


def test_the_same_facts_do_not_give_the_same_digest_twice(journal: Journal) -> None:
    record.append(journal, "d", "noted", "2026-11-20T10:00:00Z", {"number": 0, "who": "Anna Meyer"})
    assert record.rows_of(journal, "d")[0].digest != record.rows_of(journal, "c")[0].digest


def test_each_client_has_a_chain_of_its_own(journal: Journal) -> None:
    record.append(journal, "d", "noted", "2026-11-20T10:00:00Z", {})
    assert [row.sequence for row in record.rows_of(journal, "d")] == [1]
    assert record.chains(journal) == ["c", "d"]
