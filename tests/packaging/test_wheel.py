"""What is installed is whole: the wheel and the frozen program carry their resources and find them."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str | Path, cwd: Path, **variables: str) -> str:
    """Run a command and return what it printed; what it complained of is part of the failure."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=540,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def shipped() -> set[str]:
    """Return every file of the resources, relative to their folder."""
    folder = ROOT / "resources"
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_every_resource(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    assert shipped()
    assert {f"desktop/resources/{name}" for name in shipped()} <= names


def test_the_wheel_carries_the_program_and_nothing_beside_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (entry_points,) = [name for name in names if name.endswith(".dist-info/entry_points.txt")]
        scripts = archive.read(entry_points).decode()
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"desktop", "engagement_journal"}
    assert not [name for name in names if "__pycache__" in name or name.startswith("desktop/tests")]
    assert "[console_scripts]" in scripts
    assert "[gui_scripts]" in scripts


def test_an_installed_program_finds_its_resources(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    found = run(
        sys.executable,
        "-c",
        "from desktop.system.resources import resources_folder; print(resources_folder())",
        cwd=tmp_path,
        PYTHONPATH=str(tmp_path),
        PYTHONDONTWRITEBYTECODE="1",
    )
    assert Path(found.strip()) == (tmp_path / "desktop" / "resources").resolve()


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("frozen")
    places = ("--distpath", folder / "dist", "--workpath", folder / "build")
    run(sys.executable, "-m", "PyInstaller", "--noconfirm", *places, "build.spec", cwd=ROOT)
    return folder / "dist" / "engagement-journal"


@pytest.mark.slow
def test_the_frozen_program_carries_every_resource(frozen: Path) -> None:
    folder = frozen / "_internal" / "resources"
    assert {name for name in shipped() if not (folder / name).is_file()} == set()


@pytest.mark.slow
def test_the_frozen_program_has_a_windowed_twin(frozen: Path) -> None:
    suffix = ".exe" if sys.platform == "win32" else ""
    assert (frozen / f"engagement-journal{suffix}").is_file()
    assert (frozen / f"engagement-journal-window{suffix}").is_file()


@pytest.mark.slow
def test_the_frozen_program_does_its_main_work(frozen: Path, tmp_path: Path) -> None:
    run(frozen / "engagement-journal", "demo", tmp_path / "out", cwd=tmp_path, QT_QPA_PLATFORM="offscreen")
    assert list((tmp_path / "out").rglob("*.pdf"))
    assert list((tmp_path / "out").rglob("*.json"))
