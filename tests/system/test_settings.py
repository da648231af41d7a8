"""Settings survive, and a broken file costs nothing but the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.system.settings import Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def test_without_a_file_there_are_defaults(file: Path) -> None:
    assert Settings(file).get("theme", "system") == "system"
    assert not file.exists()


def test_what_is_set_is_there_next_time(file: Path) -> None:
    settings = Settings(file)
    settings.set("theme", "dark")
    settings.set("splitter", [210, 340, 730])
    settings.set("who", "Łukasz 🙂")
    again = Settings(file)
    assert again.get("theme", "system") == "dark"
    assert again.get("splitter", [1]) == [210, 340, 730]
    assert again.get("who", "") == "Łukasz 🙂"


def test_a_value_of_another_type_counts_as_missing(file: Path) -> None:
    Settings(file).set("width", "wide")
    assert Settings(file).get("width", 1280) == 1280
    Settings(file).set("width", True)
    assert Settings(file).get("width", 1280) == 1280


@pytest.mark.parametrize("content", [b"{", b"", b"[1, 2]", b"\xff\xfe\x00", b"[" * 100_000])
def test_a_broken_file_is_moved_aside(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    settings = Settings(file)
    assert settings.get("theme", "system") == "system"
    assert file.with_name("settings.json.broken-1").read_bytes() == content
    settings.set("theme", "light")
    assert Settings(file).get("theme", "system") == "light"


def test_a_second_broken_file_does_not_replace_the_first(file: Path) -> None:
    file.parent.mkdir()
    for content in ("one", "two"):
        file.write_text(content, encoding="utf-8")
        Settings(file)
    assert file.with_name("settings.json.broken-1").read_text(encoding="utf-8") == "one"
    assert file.with_name("settings.json.broken-2").read_text(encoding="utf-8") == "two"


def test_writing_leaves_nothing_beside_the_file(file: Path) -> None:
    Settings(file).set("theme", "dark")
    assert list(file.parent.iterdir()) == [file]


def test_a_write_that_fails_leaves_nothing_behind(file: Path) -> None:
    settings = Settings(file)
    file.mkdir(parents=True)
    with pytest.raises(OSError, match=r"settings\.json"):
        settings.set("theme", "dark")
    assert list(file.parent.iterdir()) == [file]
