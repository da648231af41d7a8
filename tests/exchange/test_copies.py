"""Files taken in and given out whole, and nothing half done."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.exchange.copies import read_within, write_copy


def refuse(size: int) -> int:
    raise UserError(f"{size} is too large")


def test_a_file_is_refused_by_its_size_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "large").open("wb") as file:
        file.truncate(10_000_000_000)
    with pytest.raises(UserError, match="10000000000 is too large"):
        read_within(tmp_path / "large", refuse)


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log"
    path.write_bytes(b"one")

    def grow(size: int) -> int:
        with path.open("ab") as file:
            file.write(b" two")
        return size

    with pytest.raises(UserError, match="is being written to"):
        read_within(path, grow)


def test_a_link_leads_to_its_file_and_a_device_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"said")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    assert read_within(tmp_path / "link", lambda size: size) == b"said"
    if os.name == "posix":
        with pytest.raises(UserError, match="“zero” is not a file"):
            read_within(Path("/dev/zero"), lambda size: size)


def test_a_copy_is_whole_or_not_there(tmp_path: Path) -> None:
    assert write_copy(tmp_path, "a: b.txt", b"said") == tmp_path / "a b.txt"
    (tmp_path / "other").symlink_to(tmp_path / "a b.txt")
    with pytest.raises(UserError, match="There is another file “other” already"):
        write_copy(tmp_path / "other", "x", b"new")
    write_copy(tmp_path / "other", "x", b"new", replace=True)
    assert (tmp_path / "a b.txt").read_bytes() == b"said"
    assert sorted(os.listdir(tmp_path)) == ["a b.txt", "other"]


def test_a_folder_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    with pytest.raises(UserError, match="Nothing was written"):
        write_copy(tmp_path, "a.txt", b"said", replace=True)
    assert os.listdir(tmp_path) == ["a.txt"]
