"""The SQLite driver: sqlcipher3, put where sqlite-utils looks for a replacement of the standard library's.

Every module of the store imports the database from here, so that the order of imports is right.
"""

from __future__ import annotations

import sys

import sqlcipher3
import sqlcipher3.dbapi2 as driver

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", driver)

from sqlite_utils import Database, Migrations  # noqa: E402  after the driver is in place

Error: type[Exception] = driver.Error
"""What the driver raises; never the standard library's class."""

connect = driver.connect

__all__ = ["Database", "Error", "Migrations", "connect"]
