"""Our files lie in folders of our own name."""

from __future__ import annotations

from desktop.system import paths


def test_the_journal_lies_in_our_data_folder() -> None:
    assert paths.journal_file().name == "journal.db"
    assert paths.journal_file().parent == paths.data_folder()
    assert paths.data_folder().name == "engagement-journal"


def test_log_and_settings_are_ours_and_absolute() -> None:
    for place in (paths.log_folder(), paths.settings_file()):
        assert place.is_absolute()
        assert "engagement-journal" in place.parts


def test_asking_makes_no_folder(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    paths.journal_file()
    assert list(tmp_path.iterdir()) == []
