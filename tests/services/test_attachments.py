"""Files kept with entries: stored once, given back unchanged, refused where they are too large."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.domain.interactions import EntryForm
from desktop.services import attachments, interactions, writing
from desktop.services.desk import Desk
from tests.desks import make_desk, write_session

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def names(desk: Desk, **where: str) -> list[str]:
    return [item.name for item in attachments.list_attachments(desk, **where)]


def blobs(desk: Desk) -> int:
    return int(desk.journal.value("SELECT count(*) FROM blobs"))


def test_a_file_is_kept_with_an_entry_and_given_back(tmp_path: Path) -> None:
    desk = make_desk()
    entry = write_session(desk)
    (tmp_path / "Board.PNG").write_bytes(PNG)
    made = attachments.attach_file(desk, tmp_path / "Board.PNG", entry=entry).made
    (tmp_path / "Board.PNG").unlink()
    (item,) = attachments.list_attachments(desk, entry=entry)
    assert (item.id, item.name, item.media_type, item.size) == (made, "Board.PNG", "image/png", 48)
    assert attachments.read_attachment(desk, made[:18]) == (item, PNG)
    out = attachments.save_copy(desk, made, tmp_path)
    assert out == tmp_path / "Board.PNG"
    assert out.read_bytes() == PNG
    assert os.listdir(tmp_path) == ["Board.PNG"]


def test_the_same_bytes_are_stored_once() -> None:
    desk = make_desk()
    first, second = write_session(desk), write_session(desk)
    made = attachments.attach_bytes(desk, "a.png", PNG, entry=first).made
    assert attachments.attach_bytes(desk, "a.png", PNG, entry=first).made == made
    attachments.attach_bytes(desk, "b.png", PNG, entry=first)
    attachments.attach_bytes(desk, "a.png", PNG, entry=second)
    assert (names(desk, entry=first), names(desk, entry=second)) == (["a.png", "b.png"], ["a.png"])
    assert blobs(desk) == 1


def test_a_large_file_is_refused_before_a_byte_is_read(tmp_path: Path) -> None:
    desk = make_desk()
    large = tmp_path / "film.mp4"
    with large.open("wb") as file:
        file.truncate(300_000_000)
    large.chmod(0)
    with pytest.raises(UserError) as error:
        attachments.attach_file(desk, large, entry=write_session(desk))
    assert str(error.value) == (
        "“film.mp4” has 300 MB, more than the 25 MB of an attachment. "
        "Keep it where it is, and write down where that is."
    )
    assert blobs(desk) == 0


def test_what_is_just_too_large_or_empty_is_refused() -> None:
    desk = make_desk()
    entry = write_session(desk)
    with pytest.raises(UserError, match="has 26 MB, more than the 25 MB"):
        attachments.attach_bytes(desk, "a", b"0" * (attachments.SIZE_LIMIT + 1), entry=entry)
    with pytest.raises(UserError, match="is empty"):
        attachments.attach_bytes(desk, "a", b"", entry=entry)
    made = attachments.attach_bytes(desk, "a", b"0" * attachments.SIZE_LIMIT, entry=entry).made
    assert len(attachments.read_attachment(desk, made)[1]) == attachments.SIZE_LIMIT


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    desk = make_desk()
    entry = write_session(desk)
    with pytest.raises(UserError, match="is not a file"):
        attachments.attach_file(desk, tmp_path, entry=entry)
    with pytest.raises(UserError, match="cannot be read"):
        attachments.attach_file(desk, tmp_path / "missing.txt", entry=entry)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(UserError, match="is not a file"):
            attachments.attach_file(desk, tmp_path / "pipe", entry=entry)
    (tmp_path / "a.txt").write_text("a")
    with pytest.raises(UserError, match="no entry"):
        attachments.attach_file(desk, tmp_path / "a.txt", entry="nothing of that name")
    assert blobs(desk) == 0


def test_what_was_attached_to_a_draft_is_the_entry_s_once_it_is_saved() -> None:
    desk = make_desk()
    attachments.attach_bytes(desk, "pasted.png", PNG, draft=interactions.NEW)
    assert names(desk, draft=interactions.NEW) == ["pasted.png"]
    form = EntryForm(text="See the picture.")
    entry = writing.write_entry(desk, form, draft=interactions.NEW).made
    assert names(desk, entry=entry) == ["pasted.png"]
    assert names(desk, draft=interactions.NEW) == []
    attachments.attach_bytes(desk, "later.png", PNG + b"1", draft=entry)
    interactions.revise_entry(desk, entry, form)
    assert names(desk, entry=entry) == ["pasted.png", "later.png"]


def test_a_draft_that_is_given_up_gives_up_its_attachments() -> None:
    desk = make_desk()
    made = attachments.attach_bytes(desk, "pasted.png", PNG, draft=interactions.NEW).made
    interactions.drop_draft(desk, interactions.NEW)
    assert names(desk, draft=interactions.NEW) == ["pasted.png"]
    interactions.discard_draft(desk, interactions.NEW)
    assert names(desk, draft=interactions.NEW) == []
    entry = writing.write_entry(desk, EntryForm(text="Another one."), draft=interactions.NEW).made
    assert names(desk, entry=entry) == []
    attachments.attach_again(desk, made)
    assert names(desk, draft=interactions.NEW) == ["pasted.png"]


def test_taking_off_is_undone_by_attaching_again() -> None:
    desk = make_desk()
    entry = write_session(desk)
    made = attachments.attach_bytes(desk, "a.png", PNG, entry=entry).made
    assert attachments.detach(desk, made)
    assert names(desk, entry=entry) == []
    attachments.attach_again(desk, made)
    assert names(desk, entry=entry) == ["a.png"]
    attachments.detach(desk, made)
    assert attachments.attach_bytes(desk, "a.png", PNG, entry=entry).made == made
    assert names(desk, entry=entry) == ["a.png"]


def test_bytes_that_changed_in_the_journal_are_not_given_out(tmp_path: Path) -> None:
    desk = make_desk()
    made = attachments.attach_bytes(desk, "a.png", PNG, entry=write_session(desk)).made
    desk.journal.execute("UPDATE blobs SET content = CAST(content || '1' AS BLOB)")
    with pytest.raises(UserError, match=r"“a\.png” is damaged"):
        attachments.save_copy(desk, made, tmp_path / "a.png")
    assert os.listdir(tmp_path) == []


def test_a_copy_is_never_written_over_something_unless_that_is_meant(tmp_path: Path) -> None:
    desk = make_desk()
    made = attachments.attach_bytes(desk, "a.png", PNG, entry=write_session(desk)).made
    (tmp_path / "a.png").write_text("mine")
    with pytest.raises(UserError, match=r"There is another file “a\.png” already"):
        attachments.save_copy(desk, made, tmp_path)
    assert (tmp_path / "a.png").read_text() == "mine"
    attachments.save_copy(desk, made, tmp_path / "a.png", replace=True)
    assert (tmp_path / "a.png").read_bytes() == PNG
    assert os.listdir(tmp_path) == ["a.png"]
    with pytest.raises(UserError, match="Nothing was written"):
        attachments.save_copy(desk, made, tmp_path / "missing" / "a.png")


@pytest.mark.parametrize(
    ("name", "kept", "written"),
    [
        ("../../etc/passwd", "passwd", "passwd"),
        ("C:\\Users\\x\\plan.pdf", "plan.pdf", "plan.pdf"),
        ("CON.txt", "CON.txt", "_CON.txt"),
        ("photo\u202egnp.exe", "photo gnp.exe", "photo gnp.exe"),
        ("..", "unnamed", "unnamed"),
        ("a\nb\x1b[31m.txt", "a b [31m.txt", "a b [31m.txt"),
    ],
)
def test_no_name_leads_elsewhere(tmp_path: Path, name: str, kept: str, written: str) -> None:
    desk = make_desk()
    entry = write_session(desk)
    made = attachments.attach_bytes(desk, name, b"x", entry=entry).made
    assert names(desk, entry=entry) == [kept]
    assert attachments.save_copy(desk, made, tmp_path) == tmp_path / written
    assert os.listdir(tmp_path) == [written]


def test_how_much_is_read_is_told_and_a_stop_keeps_nothing(tmp_path: Path) -> None:
    desk = make_desk()
    entry = write_session(desk)
    file = tmp_path / "plan.bin"
    file.write_bytes(b"x" * 2_500_000)
    steps: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> bool:
        steps.append((done, total))
        return len(steps) < 2

    assert not attachments.attach_file(desk, file, entry=entry, progress=stop)
    assert steps == [(1_000_000, 2_500_000), (2_000_000, 2_500_000)]
    assert names(desk, entry=entry) == []
    assert blobs(desk) == 0
    assert attachments.attach_file(desk, file, entry=entry).made
