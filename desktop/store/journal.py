"""An opened journal: one connection, owned by one thread, and its transactions."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop.store.driver import Database
from desktop.store.faults import as_user_errors

Row = dict[str, Any]
Values = Sequence[Any] | Mapping[str, Any]


class Journal:
    """The open journal file. Use it on the thread that opened it."""

    def __init__(self, db: Database, path: Path | None) -> None:
        self.db = db
        self.path = path
        self._seen_version = self._data_version()

    @contextmanager
    def transaction(self) -> Generator[None, None, None]:
        """Run a block as one write transaction that takes the write lock at its start.

        A block inside a block joins the outer one.
        """
        with as_user_errors(self.path):
            if self._in_transaction():
                yield
                return
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.execute("COMMIT")
            except BaseException:
                if self._in_transaction():
                    self.db.execute("ROLLBACK")
                raise

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """Return all rows of a query as dictionaries."""
        with as_user_errors(self.path):
            cursor = self.db.conn.execute(sql, values)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def tuples(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query as they come, for lists of a hundred thousand."""
        with as_user_errors(self.path):
            return list(self.db.conn.execute(sql, values).fetchall())

    def row(self, sql: str, values: Values = ()) -> Row | None:
        """Return the first row of a query, or None."""
        return next(iter(self.rows(sql, values)), None)

    def value(self, sql: str, values: Values = ()) -> Any:
        """Return the first column of the first row, or None."""
        row = self.row(sql, values)
        return next(iter(row.values())) if row else None

    def execute(self, sql: str, values: Values = ()) -> int:
        """Run a statement and return how many rows it changed."""
        with as_user_errors(self.path):
            return int(self.db.conn.execute(sql, values).rowcount)

    def insert(self, table: str, row: Row) -> None:
        """Insert one row."""
        columns = ", ".join(row)
        marks = ", ".join(f":{column}" for column in row)
        self.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})", row)

    def update(self, table: str, identifier: str, changes: Row) -> None:
        """Change columns of the row with that id."""
        columns = ", ".join(f"{column} = :{column}" for column in changes)
        self.execute(f"UPDATE {table} SET {columns} WHERE id = :id_", {**changes, "id_": identifier})

    def changed_elsewhere(self) -> bool:
        """Say whether another process wrote to the file since this was last asked."""
        version = self._data_version()
        changed = version != self._seen_version
        self._seen_version = version
        return changed

    def faults(self) -> list[str]:
        """Return what the integrity and foreign key checks find, empty when the file is sound."""
        found = [str(row["integrity_check"]) for row in self.rows("PRAGMA integrity_check")]
        found += [f"broken reference in {row['table']}" for row in self.rows("PRAGMA foreign_key_check")]
        return [fault for fault in found if fault != "ok"]

    def close(self) -> None:
        """Close the connection."""
        self.db.close()

    def _in_transaction(self) -> bool:
        return bool(self.db.conn.in_transaction)

    def _data_version(self) -> int:
        return int(self.value("PRAGMA data_version") or 0)
