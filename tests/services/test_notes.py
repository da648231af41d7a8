"""A folder of notes becomes entries, once, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.services import clients, interactions, notes, search
from tests.desks import make_desk


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(25):
        body = f"# Steering {number}\n\n## Present\n\n* Mira Costa @mira (Helix)\n* Luc Fournier\n\nWords of note {number}.\n"
        (tmp_path / f"2026-03-{number + 1:02}.md").write_text(body, encoding="utf-8")
    (tmp_path / "umlaute.txt").write_bytes("Größe und Maß, später mehr. Übergabe früh.".encode("cp1252"))
    (tmp_path / "picture.md").write_bytes(bytes(range(256)) * 40)
    return tmp_path


def test_every_file_comes_in_or_says_why_not(folder: Path) -> None:
    desk = make_desk()
    result = notes.import_notes(desk, folder, "Helix Pharma")
    assert (len(result.made), result.known) == (26, 0)
    assert [name for name, _ in result.unread] == ["picture.md"]
    view = interactions.show_entry(desk, "Steering 3")
    assert (view.client, view.entry.at[:10], view.people) == (
        "Helix Pharma",
        "2026-03-04",
        ("Mira Costa", "Luc Fournier"),
    )
    assert len(clients.show_client(desk, "Helix").people) == 2
    assert search.find(desk, "Übergabe")[0].id in result.made


def test_the_same_folder_twice_adds_nothing(folder: Path) -> None:
    desk = make_desk()
    first = notes.import_notes(desk, folder, "Helix")
    second = notes.import_notes(desk, folder, "Helix")
    assert (second.made, second.known) == ((), len(first.made))
    assert notes.changes_of(first)
    assert not notes.changes_of(second)


def test_cancelling_takes_everything_back(folder: Path) -> None:
    desk = make_desk()
    seen: list[tuple[int, int]] = []

    def stop_at_the_second_slice(done: int, total: int) -> bool:
        seen.append((done, total))
        return len(seen) < 2

    result = notes.import_notes(desk, folder, "", stop_at_the_second_slice)
    assert result.cancelled
    assert seen == [(10, 27), (20, 27)]
    assert interactions.list_entries(desk) == []
    assert desk.journal.value("SELECT count(*) FROM people") == 0
    assert len(notes.import_notes(desk, folder).made) == 26


def test_an_import_that_was_cut_off_is_removed_by_the_next(folder: Path) -> None:
    desk = make_desk()

    def break_off(done: int, total: int) -> bool:
        raise RuntimeError("the power went")

    with pytest.raises(RuntimeError):
        notes.import_notes(desk, folder, "", break_off)
    assert len(interactions.list_entries(desk)) == 10
    desk.journal.execute("UPDATE import_batches SET progressed_at = '2026-01-01T00:00:00Z'")
    assert notes.remove_abandoned(desk)
    assert interactions.list_entries(desk) == []


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        notes.import_notes(make_desk(), tmp_path / "nowhere")
