"""Files are written together or not at all, and nothing is written over."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.exchange.brief import BriefFile
from desktop.exchange.files import safe_name, write_files

PAGE = BriefFile("EJ-7F3K-92Q7.html", b"<p>page</p>")
TEXT = BriefFile("EJ-7F3K-92Q7.txt", b"text")


def test_all_files_are_in_a_new_folder(tmp_path: Path) -> None:
    paths = write_files(tmp_path / "out" / "brief", [PAGE, TEXT])
    assert [path.name for path in paths] == [PAGE.name, TEXT.name]
    assert [path.read_bytes() for path in paths] == [PAGE.data, TEXT.data]
    assert sorted(os.listdir(tmp_path / "out" / "brief")) == sorted([PAGE.name, TEXT.name])


def test_the_same_files_twice_are_fine(tmp_path: Path) -> None:
    assert write_files(tmp_path, [PAGE, TEXT]) == write_files(tmp_path, [PAGE, TEXT])


def test_a_different_file_is_left_alone_and_nothing_else_is_written(tmp_path: Path) -> None:
    (tmp_path / TEXT.name).write_bytes(b"mine")
    with pytest.raises(UserError, match=r"another file “EJ-7F3K-92Q7.txt”"):
        write_files(tmp_path, [PAGE, TEXT])
    assert os.listdir(tmp_path) == [TEXT.name]
    assert (tmp_path / TEXT.name).read_bytes() == b"mine"


def test_a_folder_or_a_link_in_the_way_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / PAGE.name).mkdir()
    with pytest.raises(UserError, match="another file"):
        write_files(tmp_path, [PAGE])
    (tmp_path / TEXT.name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UserError, match="another file"):
        write_files(tmp_path, [TEXT])
    assert not (tmp_path / "elsewhere").exists()


def test_nothing_stays_when_the_disk_fails_halfway(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="No space left on device"):
        write_files(tmp_path, [PAGE, TEXT])
    assert os.listdir(tmp_path) == []


def test_a_name_taken_in_between_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = os.link

    def late(source: Path, target: Path) -> None:
        if target.name == TEXT.name:
            target.write_bytes(b"somebody else's")
        link(source, target)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(UserError, match="another file"):
        write_files(tmp_path, [PAGE, TEXT])
    assert os.listdir(tmp_path) == [TEXT.name]
    assert (tmp_path / TEXT.name).read_bytes() == b"somebody else's"


def test_a_disk_without_hard_links_works_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(source: Path, target: Path) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", unsupported)
    write_files(tmp_path, [PAGE, TEXT])
    assert sorted(os.listdir(tmp_path)) == sorted([PAGE.name, TEXT.name])


def test_a_file_where_the_folder_should_be_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", "utf-8")
    with pytest.raises(UserError, match="Nothing was written"):
        write_files(tmp_path / "out", [PAGE])


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../x",
        "a/b",
        "a\\b",
        "CON",
        "nul.txt",
        "com1.html",
        "a\x00b",
        "a\nb",
        "x.",
        " x",
        "a:b",
        "\ud800",
    ],
)
def test_a_dangerous_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError, match="cannot be the name of a file"):
        write_files(tmp_path, [BriefFile(name, b"")])
    assert os.listdir(tmp_path) == []


def test_two_different_files_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        write_files(tmp_path, [PAGE, BriefFile(PAGE.name.lower(), b"other")])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Helix Pharma: Lyon/Basel", "Helix Pharma Lyon Basel"),
        ("../../etc/passwd", "etc passwd"),
        ("CON", "_CON"),
        ("aux.txt", "_aux.txt"),
        ("…", "…"),
        ("  ", "unnamed"),
        ("Müller\u202egnp.exe", "Müller gnp.exe"),
    ],
)
def test_names_made_of_what_somebody_typed(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text(max_size=400))
def test_a_safe_name_is_always_accepted(text: str) -> None:
    name = safe_name(text)
    assert name == safe_name(name)
    assert 0 < len(name.encode()) <= 255
