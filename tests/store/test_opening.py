"""Opening a journal: made whole, refused whole, never half."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.store import migrations as steps
from desktop.store.driver import Database, Migrations, connect
from desktop.store.opening import open_in_memory, open_journal
from desktop.store.schema import APPLICATION_ID


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "journal.db"
    open_journal(path, create=True).close()
    return path


def test_a_new_journal_is_whole_and_for_its_owner_only(file: Path) -> None:
    journal = open_journal(file, create=False)
    assert journal.faults() == []
    assert journal.value("PRAGMA journal_mode") == "wal"
    assert journal.value("PRAGMA foreign_keys") == 1
    assert journal.value("PRAGMA application_id") == APPLICATION_ID
    assert file.stat().st_mode & 0o077 == 0
    journal.close()
    assert [path.name for path in file.parent.iterdir()] == ["journal.db"]


def test_every_table_of_the_journal_is_strict() -> None:
    journal = open_in_memory()
    loose = journal.rows(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 "
        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%\\_fts\\_%' ESCAPE '\\'"
    )
    assert [row["name"] for row in loose] == ["_sqlite_migrations"]


def test_a_missing_journal_is_refused_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no journal at"):
        open_journal(tmp_path / "none.db", create=False)
    with pytest.raises(UserError, match=r"folder .* does not exist"):
        open_journal(tmp_path / "no folder" / "none.db", create=True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"hello", b"\0" * 4096, b"SQLite format 3\0" + b"x" * 4080])
def test_a_file_that_is_no_journal_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"is not a journal|is damaged"):
        open_journal(path, create=True)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = Database(connect(str(path)))
    other.execute("CREATE TABLE bookmarks (url TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(UserError, match="is not a journal"):
        open_journal(path, create=True)
    assert path.read_bytes() == before


def test_a_folder_is_no_journal(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder"):
        open_journal(tmp_path, create=True)


def test_a_journal_of_a_newer_version_is_refused(file: Path) -> None:
    journal = open_journal(file, create=False)
    journal.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, 'of_tomorrow', '2030')",
        (steps.migrations.name,),
    )
    journal.close()
    before = file.read_bytes()
    with pytest.raises(UserError, match="newer version"):
        open_journal(file, create=True)
    assert file.read_bytes() == before


def one_more(monkeypatch: pytest.MonkeyPatch, step: Callable[[Database], object]) -> None:
    """Let the program know one more step than it does."""
    later = Migrations(steps.migrations.name)
    for known in steps.migrations._migrations:
        later(name=known.name)(known.fn)
    later(name="one_more")(step)
    monkeypatch.setattr("desktop.store.opening.migrations", later)
    monkeypatch.setattr(
        "desktop.store.opening.known_names", lambda: frozenset({*steps.known_names(), "one_more"})
    )


def test_an_older_journal_is_copied_before_it_is_migrated(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = open_journal(file, create=False)
    journal.execute("INSERT INTO profile VALUES (1, 'Tom Berger', '', '', '')")
    journal.close()
    one_more(monkeypatch, lambda db: db.execute("ALTER TABLE profile ADD COLUMN motto TEXT"))
    migrated = open_journal(file, create=False)
    assert migrated.row("SELECT name, motto FROM profile") == {"name": "Tom Berger", "motto": None}
    assert migrated.faults() == []
    migrated.close()
    number = len(steps.known_names()) + 1
    copy = Database(connect(str(file.with_name(f"journal.db.before-migration-{number}"))))
    assert [row["name"] for row in copy.query("SELECT * FROM profile")] == ["Tom Berger"]
    assert "motto" not in copy.table("profile").columns_dict


def test_a_step_that_fails_changes_nothing(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(db: Database) -> None:
        db.execute("ALTER TABLE profile ADD COLUMN motto TEXT")
        raise RuntimeError("the step failed")

    one_more(monkeypatch, broken)
    with pytest.raises(RuntimeError, match="the step failed"):
        open_journal(file, create=False)
    monkeypatch.undo()
    journal = open_journal(file, create=False)
    assert "motto" not in journal.db.table("profile").columns_dict
    journal.close()


def test_a_journal_on_a_read_only_disk_says_so(file: Path) -> None:
    journal = open_journal(file, create=False)
    journal.execute("PRAGMA query_only = ON")
    with pytest.raises(UserError, match="read-only, so nothing was written"), journal.transaction():
        journal.execute("INSERT INTO profile VALUES (1, 'Tom', '', '', '')")
    journal.close()


def test_a_write_elsewhere_is_noticed_once(file: Path) -> None:
    ours, theirs = open_journal(file, create=False), open_journal(file, create=False)
    assert not ours.changed_elsewhere()
    theirs.execute("INSERT INTO profile VALUES (1, 'Tom', '', '', '')")
    assert ours.changed_elsewhere()
    assert not ours.changed_elsewhere()
    ours.execute("DELETE FROM profile")
    assert not ours.changed_elsewhere()
    ours.close()
    theirs.close()


def test_a_block_that_fails_is_rolled_back_with_what_it_joined() -> None:
    journal = open_in_memory()

    def write_and_fail() -> None:
        with journal.transaction():
            journal.execute("INSERT INTO profile VALUES (1, 'Tom', '', '', '')")
            with journal.transaction():
                journal.execute("UPDATE profile SET name = 'Anna'")
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        write_and_fail()
    assert journal.row("SELECT * FROM profile") is None
