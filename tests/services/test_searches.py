"""Searches that are kept: the last that were used, and those with a name."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.services import searches
from desktop.services.desk import Desk
from desktop.store.opening import open_journal
from tests.desks import NOW, known_client, make_desk


def at(desk: Desk, minutes: int) -> Desk:
    moment = NOW + timedelta(minutes=minutes)
    return replace(desk, clock=lambda: moment)


def kept(desk: Desk) -> list[tuple[str, str]]:
    return [(each.name, each.query) for each in searches.list_searches(desk)]


def test_what_was_used_is_listed_after_what_has_a_name() -> None:
    desk = make_desk()
    searches.remember(at(desk, 1), "billing  migration")
    searches.remember(at(desk, 2), "audit")
    searches.save_search(at(desk, 3), "has:opportunity", "Leads")
    assert kept(desk) == [("Leads", "has:opportunity"), ("", "audit"), ("", "billing migration")]


def test_a_search_that_is_used_again_comes_first_and_keeps_its_name() -> None:
    desk = make_desk()
    searches.save_search(desk, "audit", "Audits")
    for minute, query in enumerate(("one", "two", "one", "audit"), start=1):
        searches.remember(at(desk, minute), query)
    assert kept(desk) == [("Audits", "audit"), ("", "one"), ("", "two")]


def test_a_beginning_gives_way_to_the_whole_word_and_nothing_else_does() -> None:
    desk = make_desk()
    searches.save_search(desk, "mig", "Mig")
    for minute, query in enumerate(("bill", "migr", "migration", "migration plan"), start=1):
        searches.remember(at(desk, minute), query)
    assert kept(desk) == [("Mig", "mig"), ("", "migration plan"), ("", "migration"), ("", "bill")]


def test_only_the_last_ones_are_kept_and_every_one_with_a_name() -> None:
    desk = make_desk()
    searches.save_search(desk, "old", "Old")
    for minute in range(searches.RECENT + 5):
        searches.remember(at(desk, minute), f"word{minute:02}")
    found = kept(desk)
    assert len(found) == searches.RECENT + 1
    assert found[0] == ("Old", "old")
    assert found[-1] == ("", "word05")


def test_what_asks_for_nothing_is_not_remembered() -> None:
    desk = make_desk()
    assert not searches.remember(desk, '  "" ')
    assert not searches.remember(desk, "x" * 5_000)
    assert kept(desk) == []


@pytest.mark.parametrize(
    ("query", "name", "said"),
    [
        ("clint:nordwind", "A", "There is no filter “clint:”"),
        ("client:nobody", "A", "There is no client “nobody”"),
        ("-", "A", "There is nothing to search for"),
        ("audit", " ", "name"),
        ("other", "leads", "There is a saved search “Leads” already"),
    ],
)
def test_what_cannot_be_saved_is_said_and_changes_nothing(query: str, name: str, said: str) -> None:
    desk = make_desk()
    known_client(desk)
    searches.save_search(desk, "has:opportunity", "Leads")
    with pytest.raises(UserError, match=said):
        searches.save_search(desk, query, name)
    assert kept(desk) == [("Leads", "has:opportunity")]


def test_a_saved_search_is_renamed_and_found_by_the_beginning_of_its_name() -> None:
    desk = make_desk()
    searches.save_search(desk, "audit", "Audits")
    searches.rename_search(desk, "aud", "All audits")
    assert searches.find_search(desk, "all").query == "audit"
    with pytest.raises(UserError):
        searches.find_search(desk, "none such")


def test_what_was_forgotten_is_brought_back_as_it_was() -> None:
    desk = make_desk()
    searches.save_search(desk, "audit", "Audits")
    (before,) = searches.list_searches(desk)
    searches.forget_search(at(desk, 5), "audit")
    assert kept(desk) == []
    searches.restore_search(at(desk, 6), before)
    assert searches.list_searches(desk) == [before]


def test_searches_survive_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "journal.db"
    desk = make_desk(open_journal(file, create=True))
    searches.save_search(desk, "audit", "Audits")
    desk.close()
    desk = make_desk(open_journal(file, create=False))
    assert kept(desk) == [("Audits", "audit")]
    desk.close()
