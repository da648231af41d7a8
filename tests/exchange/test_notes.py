"""Notes are read as they stand, whoever wrote them with whatever program."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from time import monotonic

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.exchange.notes import Note, find_notes, read_note

MINUTES = """# Steering committee 2017-01-12

## Links

* **Recording**: <https://example.org/watch>

## Present

* Bryan Hughes @nebrius (TSC)
* Josh Gavant @joshgav (observer/Microsoft)
* Сковорода Никита Андреевич @ChALkeR
* Jeremiah Senkpiel @Fishrock123 (TS

### Guests

* Ali Sheikh <mailto:ali@example.org>
* **Antoine du Hamel**,
* [Michaël Zasso](https://example.org/targos)
* N/A

## Agenda

* Community Committee
"""


def note(folder: Path, name: str, content: str | bytes) -> Note:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_note(path, folder)


def test_minutes_give_day_title_and_people(tmp_path: Path) -> None:
    read = note(tmp_path, "2017-01-12.md", MINUTES)
    assert (read.on, read.title) == (date(2017, 1, 12), "Steering committee 2017-01-12")
    assert read.text == MINUTES
    assert read.people == (
        "Bryan Hughes",
        "Josh Gavant",
        "Сковорода Никита Андреевич",
        "Jeremiah Senkpiel",
        "Ali Sheikh",
        "Antoine du Hamel",
        "Michaël Zasso",
    )


def test_notes_are_found_below_sorted_and_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.TXT", "a/y.markdown", ".hidden.md", ".git/x.md", "picture.png", "c.mdx"):
        note_file = tmp_path / name
        note_file.parent.mkdir(exist_ok=True)
        note_file.write_text("x", "utf-8")
    assert [path.relative_to(tmp_path).as_posix() for path in find_notes(tmp_path)] == [
        "a/y.markdown",
        "a/z.TXT",
        "b.md",
    ]


def test_links_that_lead_outside_are_not_followed(tmp_path: Path) -> None:
    outside, inside = tmp_path / "outside", tmp_path / "inside"
    outside.mkdir()
    inside.mkdir()
    (outside / "secret.md").write_text("secret", "utf-8")
    (inside / "own.md").write_text("own", "utf-8")
    (inside / "secret.md").symlink_to(outside / "secret.md")
    (inside / "folder").symlink_to(outside)
    (inside / "again.md").symlink_to(inside / "own.md")
    (inside / "loop").symlink_to(inside)
    assert [path.name for path in find_notes(inside)] == ["again.md", "own.md"]


def test_no_folder_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no folder"):
        find_notes(tmp_path / "none")


def test_the_key_knows_place_and_content(tmp_path: Path) -> None:
    first = note(tmp_path, "a.md", "one").key
    assert note(tmp_path, "a.md", "one").key == first
    assert len({first, note(tmp_path, "b.md", "one").key, note(tmp_path, "a.md", "two").key}) == 3


def test_front_matter_speaks_first(tmp_path: Path) -> None:
    read = note(
        tmp_path,
        "2020-02-02.md",
        '---\ntitle: "Go-live: Basel"\ndate: 2026-11-12T14:30\nattendees:\n  - Anna Meier\n  - Jean Roux (QA)\n---\n\n# Other\nText\n',
    )
    assert (read.title, read.on, read.time) == ("Go-live: Basel", date(2026, 11, 12), time(14, 30))
    assert read.people == ("Anna Meier", "Jean Roux")
    assert read.text == "# Other\nText\n"


def test_a_rule_at_the_top_is_no_front_matter(tmp_path: Path) -> None:
    assert note(tmp_path, "a.md", "---\nno field here\n---\ntext").text == "---\nno field here\n---\ntext"


@pytest.mark.parametrize(
    ("name", "heading", "day"),
    [
        ("2018-01-31-V8.md", "", date(2018, 1, 31)),
        ("20170112-kick-off.md", "", date(2017, 1, 12)),
        ("call.md", "# Call on 12 November 2026", date(2026, 11, 12)),
        ("call.md", "Besuch am 3. März 2026\n======", date(2026, 3, 3)),
        ("call.md", "## Nov. 12th, 2026: call", date(2026, 11, 12)),
        ("2026-11-12.md", "# Follow-up to 2025-01-01", date(2026, 11, 12)),
        ("2026-13-45.md", "", None),
        ("call.md", "# Call 1/12/2026", None),
        ("12345678901.md", "", None),
    ],
)
def test_the_day_of_a_note(tmp_path: Path, name: str, heading: str, day: date | None) -> None:
    assert note(tmp_path, name, f"{heading}\n\ntext 2001-01-01\n").on == day


def test_the_name_is_the_title_where_nothing_else_is(tmp_path: Path) -> None:
    assert note(tmp_path, "Kick-off Basel.txt", "just text\n").title == "Kick-off Basel"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Grüße aus Zürich – „schön“ für 5 €", "cp1252"),
        ("Müller: 3 Straßen", "latin-1"),
        ("Grüße", "utf-16"),
        ("Grüße", "utf-8-sig"),
        (
            "Привет, это заметка о встрече с клиентом. Мы говорили о сроках и о качестве работы. " * 3,
            "cp1251",
        ),
    ],
)
def test_older_encodings_are_understood(tmp_path: Path, text: str, encoding: str) -> None:
    assert note(tmp_path, "a.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b"  \n\t\n", "it is empty"),
        (b"text\x00text", "characters that cannot be stored"),
        (b"\x89PNG\r\n\x1a\n\x00\x01\xff\xfe\x02", "it is not text"),
        (b"\xff\xfe\x00\xd8", "it is not text"),
        (b"x" * 5_000_001, "larger than 5 MB"),
    ],
)
def test_what_is_no_note_is_refused_by_name(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(UserError, match=rf"“a\.md” cannot be read: .*{reason}"):
        note(tmp_path, "a.md", data)


def test_a_note_that_went_away_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="it is not there"):
        read_note(tmp_path / "a.md", tmp_path)


@pytest.mark.parametrize(
    "text", ["Present: " + "(" * 4_000_000, "# a" + " " * 4_000_000 + "b", "Present\n* " + "a - " * 1_000_000]
)
def test_an_endless_line_does_not_keep_us_busy(tmp_path: Path, text: str) -> None:
    start = monotonic()
    assert note(tmp_path, "a.md", text).people == ()
    assert monotonic() - start < 5


def test_line_ends_are_made_one(tmp_path: Path) -> None:
    assert note(tmp_path, "a.md", "# Title\r\n\r\nText\r\n").text == "# Title\n\nText\n"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_random_notes_raise_nothing_but_a_sentence(tmp_path: Path, data: bytes) -> None:
    try:
        read = note(tmp_path, "a.md", data)
    except UserError:
        return
    assert read.text.strip()
    assert read.title
