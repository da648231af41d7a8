"""What is offered while a name, a tag or an order is typed."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.changes import Kind
from desktop.domain.completion import Fragment, Slash, Suggestion, complete, fragment_at
from desktop.domain.mentions import NameBook
from desktop.domain.reading import read
from desktop.domain.writing import KnownName, Part
from tests.domain.test_reading import NAMES

SLASHES = (
    Slash("workshop", "Workshop", Part.KIND),
    Slash("45m", "", Part.MINUTES),
    Slash("kick-off", "", Part.TEMPLATE),
)


def fragment(text: str) -> Fragment:
    found = fragment_at(text, len(text))
    assert found is not None
    return found


def offered(text: str, **words: object) -> list[Suggestion]:
    return list(complete(fragment(text), NAMES, **words))  # type: ignore[arg-type]


def labels(text: str, **words: object) -> list[str]:
    return [item.label for item in offered(text, **words) if not item.is_new]


@pytest.mark.parametrize(
    ("text", "sigil", "said"),
    [
        ("@", "@", ""), ("hi @anna m", "@", "anna m"), ("(@Kar", "@", "Kar"), ("#bi", "#", "bi"), ("/wo", "/", "wo"),
        ('@"Two Wo', "@", "Two Wo"), ("@client:He", "@", "He"), ("a\n@b", "@", "b"), ("@Anna and @Kar", "@", "Kar"),
        ("/+", "/", "+"),
    ],
)  # fmt: skip
def test_what_is_being_typed_is_known(text: str, sigil: str, said: str) -> None:
    found = fragment(text)
    assert (found.sigil, found.text, found.end) == (sigil, said, len(text))
    assert text[found.start] == sigil


@pytest.mark.parametrize(
    "text", ["", "prose", "a@b", "x/y", "mail @ 5", "a#b", "@Anna, said", "@one two three four five", "## "]
)
def test_prose_is_no_fragment(text: str) -> None:
    assert fragment_at(text, len(text)) is None


def test_nothing_typed_offers_what_was_used_last() -> None:
    assert labels("@") == [name.name for name in NAMES]


def test_beginnings_words_and_slips_of_the_finger_are_found() -> None:
    assert labels("@anna m") == ["Anna Meyer"]
    assert labels("@meyer") == ["Anna Meyer"]
    assert labels("@a mey") == ["Anna Meyer"]
    assert labels("@nrodwind") == ["Nordwind Energie"]
    assert labels("@zoe") == ["Zoë Müller"]


def test_people_of_the_named_client_come_first_then_the_most_recently_used() -> None:
    assert labels("@anna") == ["Anna Meyer", "Anna Bauer"]
    assert labels("@anna", client_id="c2") == ["Anna Bauer", "Anna Meyer"]


def test_prose_after_a_whole_name_offers_nothing() -> None:
    assert offered("@Anna Meyer ") == []
    assert offered("@Anna Meyer went") == []


def test_a_new_name_comes_last_and_not_where_the_name_is_known() -> None:
    found = offered("@Orchard")
    assert [(item.kind, item.insert) for item in found if item.is_new] == [
        ("client", "@Orchard"), ("person", '@person:"Orchard"')
    ]  # fmt: skip
    there = offered("@Ines Alt", client_id="c1")
    assert [(item.kind, item.insert, item.detail) for item in there] == [
        ("person", '@"Ines Alt"', "Nordwind Energie"),
        ("client", '@client:"Ines Alt"', ""),
        ("engagement", '@engagement:"Ines Alt"', "Nordwind Energie"),
    ]
    assert not [item for item in offered("@anna meyer") if item.is_new]
    assert [item.is_new for item in offered("@a", limit=8)][-1]


def test_what_is_inserted_is_read_as_what_was_offered() -> None:
    now = datetime(2026, 11, 24, tzinfo=UTC)
    for item in (
        *offered("@"),
        *offered("@Orchard"),
        *offered("@ines"),
        *offered("@Ines Alt", client_id="c1"),
    ):
        found = read(item.insert, NameBook(NAMES), now).pieces
        assert [(piece.value, piece.id) for piece in found] == [(item.label, item.id)]


def test_tags_and_orders_are_offered() -> None:
    tags = ("grid", "billing", "re-billing")
    assert [item.insert for item in offered("#bil", tags=tags)] == ["#billing", "#re-billing", "#bil"]
    assert [item.insert for item in offered("#billing", tags=tags)] == ["#billing", "#re-billing"]
    assert [item.insert for item in offered("/wo", slashes=SLASHES)] == ["/workshop"]
    assert [item.kind for item in offered("/", slashes=SLASHES)] == ["kind", "minutes", "template"]


def test_eight_at_most_and_at_once_among_thousands() -> None:
    names = tuple(
        KnownName(Kind.PERSON, f"p{n}", f"Anna{n % 50} Surname{n}", f"c{n % 300}", "X") for n in range(5000)
    )
    complete(fragment("@an"), names)
    for text in ("@", "@a", "@anna4 surn", "@surnmae4", "@zzzzz"):
        began = time.perf_counter()
        found = complete(fragment(text), names, client_id="c7")
        assert time.perf_counter() - began < 0.05
        assert len(found) <= 8


@settings(deadline=None)
@given(st.text(alphabet='@#/ "aZé:“-🚀\n1', max_size=30), st.integers(0, 30))
def test_any_text_can_be_completed(text: str, position: int) -> None:
    found = fragment_at(text, min(position, len(text)))
    if found:
        assert 0 <= found.start < found.end <= len(text)
        assert "\n" not in text[found.start : found.end]
        assert len(complete(found, NAMES, tags=("a",), slashes=SLASHES)) <= 8
