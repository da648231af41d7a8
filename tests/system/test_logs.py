"""A log tells where a fault happened, and nothing of what was written."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.system.logs import start_logging, stop_logging

SECRET = "Anna is thinking of leaving"


@pytest.fixture(autouse=True)
def closed_afterwards() -> Iterator[None]:
    yield
    stop_logging()


def fail_with(text: str) -> None:
    try:
        raise KeyError(text)
    except KeyError as error:
        raise ValueError(f"cannot keep {text}") from error


def test_a_fault_is_logged_with_its_traceback(tmp_path: Path) -> None:
    file = start_logging(tmp_path / "log")
    try:
        fail_with(SECRET)
    except ValueError:
        logging.getLogger("desktop.ui").exception("While saving %s", SECRET)
    written = file.read_text(encoding="utf-8")
    assert "ERROR desktop.ui at" in written
    assert "in fail_with" in written
    assert written.index("KeyError") < written.index("ValueError"), "the cause comes first"
    assert SECRET not in written


def test_messages_and_arguments_stay_out(tmp_path: Path) -> None:
    file = start_logging(tmp_path)
    logging.getLogger("desktop").warning(f"about {SECRET}")
    logging.getLogger("desktop").warning("about %s", SECRET)
    written = file.read_text(encoding="utf-8")
    assert written.count("WARNING desktop at") == 2
    assert SECRET not in written


def test_what_is_no_warning_is_not_logged(tmp_path: Path) -> None:
    file = start_logging(tmp_path)
    logging.getLogger("desktop").info("started")
    assert file.read_text(encoding="utf-8") == ""


def test_starting_twice_logs_once(tmp_path: Path) -> None:
    start_logging(tmp_path)
    file = start_logging(tmp_path)
    logging.getLogger("desktop").warning("once")
    assert file.read_text(encoding="utf-8").count("WARNING") == 1


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("a file where the folder should be", encoding="utf-8")
    start_logging(tmp_path / "log")
    logging.getLogger("desktop").warning("nowhere to go")


def test_a_log_is_bounded(tmp_path: Path) -> None:
    start_logging(tmp_path)
    handler = next(handler for handler in logging.getLogger().handlers if hasattr(handler, "maxBytes"))
    assert 0 < handler.maxBytes <= 1_000_000
    assert 0 < handler.backupCount <= 5
