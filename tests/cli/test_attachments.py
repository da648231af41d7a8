"""Files kept with entries, from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.program import Program


def test_a_file_goes_in_and_comes_out_again(program: Program, tmp_path: Path) -> None:
    entry = program.made("entry", "add", "With a plan.")
    (tmp_path / "plan.pdf").write_bytes(b"%PDF-1.7 the plan")
    assert "Nothing is attached" in program("attachment", "list", entry).out
    made = program.made("attachment", "add", entry, tmp_path / "plan.pdf")
    (item,) = program("attachment", "list", entry, "--json").json
    assert (item["id"], item["name"], item["mediaType"], item["size"]) == (
        made,
        "plan.pdf",
        "application/pdf",
        17,
    )
    assert "plan.pdf" in program("attachment", "list", entry).out
    out = program.made("attachment", "save", made, tmp_path / "copy.pdf")
    assert Path(out).read_bytes() == b"%PDF-1.7 the plan"
    assert program("attachment", "save", made, tmp_path).code == 2
    assert program("attachment", "save", made, tmp_path, "--replace").code == 0
    program("attachment", "remove", made)
    assert program("attachment", "list", entry, "--json").json == []
    program("attachment", "restore", made)
    assert len(program("attachment", "list", entry, "--json").json) == 1


def test_a_large_file_is_refused_at_once(program: Program, tmp_path: Path) -> None:
    entry = program.made("entry", "add", "With a film.")
    with (tmp_path / "film.mp4").open("wb") as file:
        file.truncate(300_000_000)
    said = program("attachment", "add", entry, tmp_path / "film.mp4")
    assert said.code == 2
    assert "“film.mp4” has 300 MB, more than the 25 MB of an attachment." in said.err
    assert program.journal.stat().st_size < 1_000_000
