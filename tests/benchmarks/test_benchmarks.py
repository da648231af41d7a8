"""The benchmarks run to their end on any computer; how fast it is, is not asked here."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.__main__ import report_frames
from tests.benchmarks.texts import FEWEST, MOST, entry_texts, paragraphs
from tests.benchmarks.watch import Frame

ROOT = Path(__file__).parents[2]
PROSE = "The committee talked about the release of the next version and agreed to meet Anna again on Friday"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Return a folder with a file of prose and one of tables."""
    folder = tmp_path / "texts"
    folder.mkdir()
    parts = [f"{PROSE} in room {word}." for word in ("one", "two", "three", "four", "five")]
    (folder / "minutes.md").write_text("\n\n".join(parts), encoding="utf-8")
    (folder / "table.txt").write_text("1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 0 " * 9, encoding="utf-8")
    return folder


def test_prose_is_taken_and_tables_are_left(texts: Path) -> None:
    found = paragraphs(texts)
    assert found[0] == f"{PROSE} in room one."
    assert not any("| 2 |" in part for part in found)


def test_entries_are_as_long_as_minutes_are_and_the_same_again(texts: Path) -> None:
    made = list(entry_texts(40, texts))
    lengths = sorted(len(text.split()) for text in made)
    assert lengths[0] >= FEWEST
    assert lengths[-1] < 2 * MOST
    assert lengths[10] < lengths[30]
    assert made == list(entry_texts(40, texts))


@pytest.mark.slow
def test_frames_and_searches_are_measured_on_a_journal_that_is_kept(tmp_path: Path, texts: Path) -> None:
    words = ["--entries", "1200", "--texts", str(texts), "--rounds", "1"]
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks", str(tmp_path), *words],
            cwd=ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode in (0, 1), done.stderr
        assert "the list opens" in done.stdout
        assert "95th percentile" in done.stdout
    assert "entries written" not in done.stdout


@pytest.mark.slow
def test_the_board_is_used_from_end_to_end(tmp_path: Path) -> None:
    words = ["--opportunities", "300", "--rounds", "1"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.opportunities", str(tmp_path), *words],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    assert "nothing happens (the floor)" in done.stdout
    assert "a card is carried back" in done.stdout


@pytest.mark.slow
def test_previews_are_measured_beside_that_of_a_small_journal() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.composing", "--people", "60"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for line in ("three people", "60 people, first", "after a tick", "somebody more", "with names"):
        assert line in done.stdout


@pytest.mark.parametrize(("walls", "holds"), [([90.0, 300.0, 80.0], True), ([110.0, 120.0, 90.0], False)])
def test_the_median_of_the_rounds_counts(
    capsys: pytest.CaptureFixture[str], walls: list[float], holds: bool
) -> None:
    assert report_frames([[Frame("the list opens", wall, 10, 20)] for wall in walls]) is holds
    assert ("TOO LONG" in capsys.readouterr().out) is not holds
