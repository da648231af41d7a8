"""The program finds its own files wherever it was installed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.system import resources


def put_resources(folder: Path) -> Path:
    landmark = folder / resources.LANDMARK
    landmark.parent.mkdir(parents=True)
    landmark.touch()
    return folder


def test_the_source_tree_is_found() -> None:
    assert resources.resources_folder() == Path(__file__).resolve().parents[2] / "resources"


def test_the_source_tree_comes_before_the_package() -> None:
    tree, package = resources.candidates()
    assert tree == Path(__file__).resolve().parents[2] / "resources"
    assert package == Path(__file__).resolve().parents[2] / "desktop" / "resources"


def test_the_frozen_program_looks_in_itself_first(monkeypatch, tmp_path: Path) -> None:
    bundled = put_resources(tmp_path / "_internal" / "resources")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "_internal"), raising=False)
    assert resources.resources_folder() == bundled


def test_the_frozen_program_looks_beside_itself_too(monkeypatch, tmp_path: Path) -> None:
    beside = put_resources(tmp_path / "resources")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "engagement-journal"))
    assert resources.resources_folder() == beside


def test_a_folder_of_the_same_name_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "other" / "resources").mkdir(parents=True)
    ours = put_resources(tmp_path / "ours" / "resources")
    assert resources.first_with_resources([tmp_path / "other" / "resources", ours]) == ours


def test_missing_resources_are_said_with_every_place(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="Install it again") as raised:
        resources.first_with_resources([tmp_path / "one", tmp_path / "two"])
    assert str(tmp_path / "one") in str(raised.value)
    assert str(tmp_path / "two") in str(raised.value)
