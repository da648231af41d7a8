"""The one place where a journal file is opened, made, checked and brought to this version's shape."""

from __future__ import annotations

import os
from pathlib import Path

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.store.driver import Database, connect
from desktop.store.faults import as_user_errors
from desktop.store.identifiers import new_id
from desktop.store.journal import Journal
from desktop.store.migrations import known_names, migrations
from desktop.store.schema import APPLICATION_ID

BUSY_SECONDS = 10.0
"""How long a write waits for another process before it gives up."""


def open_journal(path: Path, *, create: bool) -> Journal:
    """Open the journal at `path`, bringing an older one to this version's shape after copying it.

    A missing file is made when `create` is true; anything that is no journal is refused and left alone.
    """
    if _must_be_made(path, create=create):
        _make(path)
    with as_user_errors(path):
        db = _connected(str(path))
        try:
            _refuse_what_is_no_journal(db, path)
            if migrations.pending(db):
                _copy_before_migrating(db, path)
                _migrate(db)
            return Journal(db, path)
        except BaseException:
            db.close()
            raise


def open_in_memory() -> Journal:
    """Open a new journal that lives in memory only."""
    db = _connected(":memory:")
    _migrate(db)
    return Journal(db, None)


def _connected(name: str) -> Database:
    db = Database(connect(name, timeout=BUSY_SECONDS, isolation_level=None))
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "secure_delete = ON", "temp_store = MEMORY"):
        db.conn.execute(f"PRAGMA {pragma}")
    return db


def _must_be_made(path: Path, *, create: bool) -> bool:
    """Return whether the file has to be made; refuse folders, missing parents and missing files."""
    if path.is_dir():
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{path} is a folder, not a journal."),
            QT_TRANSLATE_NOOP("UserError", "Name a file in it."),
            path=path,
        )
    if path.exists():
        return False
    if not create:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "There is no journal at {path}."),
            QT_TRANSLATE_NOOP("UserError", "Check the path, or write a first entry to start one there."),
            path=path,
        )
    if not path.parent.is_dir():
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The folder {folder} does not exist."),
            QT_TRANSLATE_NOOP("UserError", "Make it first, or name another place for the journal."),
            folder=path.parent,
        )
    return True


def _refuse_what_is_no_journal(db: Database, path: Path) -> None:
    application = db.conn.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{path} is not a journal."),
            QT_TRANSLATE_NOOP("UserError", "Name the journal's file, or a new file to start one."),
            path=path,
        )
    applied = {migration.name for migration in migrations.applied(db)}
    if not applied <= known_names():
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{path} was written by a newer version of Engagement Journal."),
            QT_TRANSLATE_NOOP("UserError", "Update the application; the file was left as it is."),
            path=path,
        )


def _make(path: Path) -> None:
    """Make a journal beside its place and move it there whole, so that no half-made file is ever found."""
    beside = path.with_name(f".{path.name}.{new_id()}")
    with as_user_errors(path):
        db = _connected(str(beside))
        try:
            db.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.conn.execute("PRAGMA journal_mode = WAL")
            _migrate(db)
        except BaseException:
            db.close()
            beside.unlink(missing_ok=True)
            raise
        db.close()
        _move_into_place(beside, path)


def _move_into_place(beside: Path, path: Path) -> None:
    """Give the finished file its name, unless another process was faster: then its journal stands."""
    os.chmod(beside, 0o600)
    try:
        os.link(beside, path)
    except FileExistsError:
        pass
    except OSError:
        if not path.exists():
            os.rename(beside, path)
            return
    beside.unlink()


def _migrate(db: Database) -> None:
    db.conn.execute("PRAGMA foreign_keys = OFF")
    migrations.apply(db)
    db.conn.execute("PRAGMA foreign_keys = ON")


def _copy_before_migrating(db: Database, path: Path) -> None:
    """Copy the journal beside itself with the backup API, never with a file copy."""
    shape = len(migrations.applied(db))
    target = connect(str(path.with_name(f"{path.name}.before-migration-{shape + 1}")))
    try:
        db.conn.backup(target)
    finally:
        target.close()
