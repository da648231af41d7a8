"""What is recognised in prose, and what of it is kept."""

from __future__ import annotations

import re
import time
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.changes import Kind
from desktop.domain.interactions import EntryForm, InteractionKind, Sharing, Spot
from desktop.domain.mentions import NameBook
from desktop.domain.reading import read, tags_of
from desktop.domain.writing import KnownName, Part, Reading, filled

NOW = datetime(2026, 11, 24, 15, 10, tzinfo=ZoneInfo("Europe/Berlin"))
NORDWIND, HELIX = ("c1", "Nordwind Energie"), ("c2", "Helix Pharma AG")
NAMES = (
    KnownName(Kind.CLIENT, *NORDWIND),
    KnownName(Kind.CLIENT, *HELIX),
    KnownName(Kind.PERSON, "p1", "Anna Meyer", *NORDWIND),
    KnownName(Kind.PERSON, "p2", "Karsten Holt", *NORDWIND),
    KnownName(Kind.PERSON, "p3", "Anna Bauer", *HELIX),
    KnownName(Kind.PERSON, "p4", "Zoë Müller"),
    KnownName(Kind.ENGAGEMENT, "e1", "Grid cut-over", *NORDWIND),
)
BOOK = NameBook(NAMES)
TEMPLATES = {"kick-off": "workshop", "status": "meeting"}


def reading_of(text: str, client: KnownName | None = None) -> Reading:
    return read(text, BOOK, NOW, client=client, templates=TEMPLATES)


def form_of(text: str, *by_hand: str, **fields: object) -> EntryForm:
    form = EntryForm(text, **fields)  # type: ignore[arg-type]
    return filled(form, reading_of(text), frozenset(by_hand))


def names_in(text: str) -> list[tuple[str, str, str]]:
    """Return what stands in the text, what it is, and what it means."""
    found = reading_of(text).of(Part.CLIENT, Part.PERSON, Part.ENGAGEMENT, Part.NEW_NAME)
    return [(text[piece.start : piece.end], piece.part.value, piece.value) for piece in found]


def test_one_line_of_prose_is_a_whole_entry() -> None:
    form = form_of(
        "yesterday 3pm /call @Nordwind @Anna and @karsten looked at the /45m plan. #billing /+1 /private"
    )
    assert form == EntryForm(
        text="@Nordwind @Anna and @karsten looked at the plan. #billing",
        client="Nordwind Energie",
        kind=InteractionKind.CALL,
        people=("Anna Meyer", "Karsten Holt"),
        at="2026-11-23T14:00:00Z",
        temperature=1,
        sharing=Sharing.PRIVATE,
        minutes=45,
    )


# Names -------------------------------------------------------------------------------------------------


def test_the_longest_known_name_is_meant_however_it_is_spelled() -> None:
    assert names_in("with @nordwind energie today") == [("@nordwind energie", "client", "Nordwind Energie")]
    assert names_in("@ZOE MUELLER's idea") == [("@ZOE MUELLER", "person", "Zoë Müller")]
    assert names_in("on @Grid cut-over, again") == [("@Grid cut-over", "engagement", "Grid cut-over")]


def test_a_first_name_is_enough_where_one_person_has_it() -> None:
    assert names_in("@Karsten called") == [("@Karsten", "person", "Karsten Holt")]
    assert names_in("@Anna called") == []


def test_people_of_the_named_client_come_first() -> None:
    assert names_in("@Anna of @Helix called")[0] == ("@Anna", "person", "Anna Bauer")
    nordwind = reading_of("@Anna called", NAMES[0])
    assert [piece.id for piece in nordwind.pieces] == ["p1"]


def test_a_person_tells_the_client() -> None:
    assert form_of("@Karsten called").client == "Nordwind Energie"
    assert form_of("@Zoë called").client == ""
    assert form_of("@Karsten called", client="Helix Pharma AG").client == "Helix Pharma AG"


def test_an_unknown_name_is_the_client_where_none_is_named_and_a_person_there_afterwards() -> None:
    form = form_of('@"Orchard Retail" with @Ines and @Bob\'s team, then @Ines')
    assert (form.client, form.people) == ("Orchard Retail", ("Ines", "Bob"))
    assert form_of("@Ines met me at @Nordwind").people == ("Ines",)


def test_a_new_name_is_meant_by_its_first_word_afterwards() -> None:
    form = form_of('@Nordwind, @"Ines Alt" said. @Ines will call, @ines too.')
    assert form.people == ("Ines Alt",)


def test_what_a_new_name_is_can_be_said_and_the_word_is_not_kept() -> None:
    form = form_of('@person:"Ines Alt" of @client:"Orchard Retail" on @engagement:"Tills"')
    assert (form.client, form.people, form.engagement) == ("Orchard Retail", ("Ines Alt",), "Tills")
    assert form.text == '@"Ines Alt" of @"Orchard Retail" on @"Tills"'


@pytest.mark.parametrize(
    "text",
    [
        "anna@nordwind.example", "https://x.example/@Karsten", "`@Karsten`", "5 pieces @ 3 EUR", "@home", "@10am",
        "@Override(", "```\n@Karsten\n```", "@", '@""', "@ Karsten",
    ],
)  # fmt: skip
def test_other_uses_of_the_sign_are_no_names(text: str) -> None:
    assert names_in(text) == []


# Tags, orders, times -----------------------------------------------------------------------------------


def test_tags_begin_with_a_letter_and_are_no_headings_or_anchors() -> None:
    text = "# Heading\n## Two\n#Billing and (#run-2) #1 x#no [a](#b) https://x.example/#c `#d` #billing #"
    assert tags_of(text) == [("billing", "Billing"), ("run-2", "run-2")]


@pytest.mark.parametrize(
    ("order", "part", "value"),
    [
        ("/workshop", Part.KIND, "workshop"), ("/Email", Part.KIND, "e-mail"), ("/on-site", Part.KIND, "on site"),
        ("/phone", Part.KIND, "call"), ("/kick-off", Part.TEMPLATE, "kick-off"), ("/KickOff", Part.TEMPLATE, "kick-off"),
        ("/45m", Part.MINUTES, "45"), ("/90min", Part.MINUTES, "90"), ("/1h30", Part.MINUTES, "90"),
        ("/2h", Part.MINUTES, "120"), ("/1.5h", Part.MINUTES, "90"), ("/+1", Part.TEMPERATURE, "1"),
        ("/-2", Part.TEMPERATURE, "-2"), ("/0", Part.TEMPERATURE, "0"), ("/private", Part.SHARING, "private"),
    ],
)  # fmt: skip
def test_orders_are_read_and_not_kept(order: str, part: Part, value: str) -> None:
    reading = reading_of(f"We talked {order}, then left.")
    assert [(piece.part, piece.value) for piece in reading.pieces] == [(part, value)]
    assert reading.text == "We talked, then left."


@pytest.mark.parametrize(
    "text", ["and/or", "/usr/bin", "1/2", "/3", "/25h", "/+3", "a /unknown b", "`/call`", "/ call"]
)
def test_other_uses_of_the_stroke_are_kept(text: str) -> None:
    assert reading_of(text) == Reading((), text)


def test_the_last_order_counts() -> None:
    assert form_of("/call no /chat").kind is InteractionKind.CHAT
    assert form_of("/kick-off with them").kind is InteractionKind.WORKSHOP


@pytest.mark.parametrize(
    ("text", "kept", "at"),
    [
        ("yesterday 3pm: we met", "we met", "2026-11-23T14:00:00Z"),
        ("@Nordwind yesterday 3pm: we met", "@Nordwind we met", "2026-11-23T14:00:00Z"),
        (
            "/call @Nordwind @Anna yesterday 3pm /45m they liked it",
            "@Nordwind @Anna they liked it",
            "2026-11-23T14:00:00Z",
        ),
        ("yesterday, we met", "we met", "2026-11-22T23:00:00Z"),
        ("Yesterday Anna walked in", "Yesterday Anna walked in", "2026-11-22T23:00:00Z"),
        ("this morning @Zoë rang", "@Zoë rang", "2026-11-24T08:00:00Z"),
        ("2 hours ago they rang", "they rang", "2026-11-24T12:10:00Z"),
        ("We met !yesterday 14:00 there", "We met there", "2026-11-23T13:00:00Z"),
        ("today\nWe met", "We met", "2026-11-24T14:10:00Z"),
        ("/call Mon 14:00 we met", "we met", "2026-11-23T13:00:00Z"),
        ("tomorrow 10:00 steering", "steering", "2026-11-25T09:00:00Z"),
        ("9:00 !10:00 we met", "we met", "2026-11-24T09:00:00Z"),
    ],
)
def test_times_are_read_at_the_start_and_after_the_mark(text: str, kept: str, at: str) -> None:
    form = form_of(text)
    assert (form.text, form.at) == (kept, at)


@pytest.mark.parametrize(
    "text",
    ["Tomorrow we go live", "Sat with Anna", "Friday's talk", "In two weeks they start", "We met yesterday", "Two weeks ago they lost it"],
)  # fmt: skip
def test_prose_that_only_sounds_like_a_time_is_prose(text: str) -> None:
    form = form_of(text)
    assert (form.text, form.at) == (text, "")


def test_two_clock_times_are_time_and_length() -> None:
    form = form_of("Mon 14:00-15:30 @Nordwind")
    assert (form.at, form.minutes, form.text) == ("2026-11-23T13:00:00Z", 90, "@Nordwind")


def test_follow_ups_are_pieces_with_what_to_do_and_when() -> None:
    text = "Notes\n- [ ] come back to @Karsten by Friday\n- [x] sent [ ] ring !tomorrow"
    found = reading_of(text).of(Part.FOLLOW_UP)
    assert [(piece.value, piece.id) for piece in found] == [
        ("come back to @Karsten", "2026-11-27"), ("sent", ""), ("ring", "2026-11-25")
    ]  # fmt: skip
    assert form_of(text).people == ("Karsten Holt",)
    assert form_of(text).at == ""
    assert form_of(text).text == text


# What is kept, and what is filled in -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a /call b", "a b"), ("/call a", "a"), ("a /call", "a"), ("a /call /45m b", "a b"), ("/call", ""),
        ("a\n/call /45m\nb", "a\nb"), ("a\n/call", "a"), ("- /call a", "- a"), ("  /call a", "  a"),
        ("/call: a", "a"), ("a (/call) b", "a (/call) b"), ("a /call.", "a."),
    ],
)  # fmt: skip
def test_orders_leave_no_gap(text: str, kept: str) -> None:
    assert reading_of(text).text == kept


def test_what_is_set_by_hand_is_never_overwritten() -> None:
    text = "yesterday 3pm /call @Helix @Anna /45m /+1 /private"
    hand = EntryForm(
        text, client="Nordwind Energie", people=("Karsten Holt",), at="2026-11-01T10:00:00Z", minutes=5
    )
    fields = ("client", "people", "at", "minutes", "kind", "temperature", "sharing", "engagement")
    form = filled(hand, reading_of(text), frozenset(fields))
    assert form == EntryForm("@Helix @Anna", client=hand.client, people=hand.people, at=hand.at, minutes=5)


def test_nothing_recognised_leaves_the_form_as_it_is() -> None:
    form = EntryForm("Only prose.", client="Helix", people=("Mira",), minutes=30, kind=InteractionKind.CHAT)
    assert filled(form, reading_of(form.text)) == form


def test_passages_move_along_and_lose_the_orders_inside_them() -> None:
    text = "yesterday 3pm @Nordwind: we /45m need help. We need help."
    spots = (
        Spot(Kind.OPPORTUNITY, "we /45m need help", text.index("we /45m")),
        Spot(Kind.PROMISE, "We need help.", text.index("We need help.")),
    )
    form = filled(EntryForm(text, spots=spots), reading_of(text))
    assert form.text == "@Nordwind: we need help. We need help."
    assert [form.text[spot.near : spot.near + len(spot.quote)] for spot in form.spots] == [
        "we need help", "We need help."
    ]  # fmt: skip


SCRAPS = st.lists(
    st.sampled_from(
        ["@Anna", "@Nordwind", '@"New One"', "@client:X", "@Zz", "#tag", "#", "/call", "/45m", "/+1", "/private", "!Mon",
         "!yesterday 3pm", "yesterday 3pm", "14:00", "[ ] do it by Friday", "[x]", "`", "```\n", "\n", "\n\n", " ", "  ",
         ": ", ".", "prose", "ä🚀", "(", ")", "a@b", "://x", "\t"]
    ),
    max_size=14,
).flatmap(lambda parts: st.sampled_from([" ", ""]).map(lambda gap: gap.join(parts)))  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(
    st.one_of(SCRAPS, st.text(alphabet=st.characters(exclude_characters="\x00", exclude_categories=["Cs"])))
)
def test_reading_any_text_loses_no_prose(text: str) -> None:
    reading = reading_of(text)
    assert all(0 <= piece.start < piece.end <= len(text) for piece in reading.pieces)
    assert [piece.start for piece in reading.pieces] == sorted(piece.start for piece in reading.pieces)
    orders = {Part.KIND, Part.TEMPLATE, Part.MINUTES, Part.TEMPERATURE, Part.SHARING, Part.TIME}
    allowed = [True] * len(text)
    for piece in reading.pieces:
        if piece.part in orders or text[piece.start : piece.start + 2] == "@c":
            allowed[piece.start : piece.end] = [False] * (piece.end - piece.start)
    prose = [
        char
        for char, keep in zip(text, allowed, strict=True)
        if keep and not char.isspace() and char not in ":,;–—-"
    ]
    kept = iter(reading.text)
    assert all(char in kept for char in prose)
    assert "".join(text[a:b] for a, b in _kept(text, reading)) == reading.text
    if "  " not in text and not re.search(r" \n|\n |\t", text):
        assert "  " not in reading.text
    filled(EntryForm(text), reading)


def _kept(text: str, reading: Reading) -> list[tuple[int, int]]:
    places = [0, *(place for cut in reading.cuts for place in (cut.start, cut.end)), len(text)]
    return list(zip(places[::2], places[1::2], strict=True))


@settings(deadline=None)
@given(SCRAPS, st.data())
def test_every_kept_place_is_found_again(text: str, data: st.DataObject) -> None:
    reading = reading_of(text)
    for start, end in _kept(text, reading):
        if start < end:
            place = data.draw(st.integers(start, end - 1))
            assert reading.text[reading.kept_place(place)] == text[place]


def test_what_is_kept_says_the_same_when_it_is_read_again() -> None:
    first = form_of('yesterday 3pm /call @person:"Ines Alt" @Nordwind /45m #x')
    again = form_of(first.text)
    assert (again.client, again.people, again.text) == (first.client, first.people, first.text)
    assert (again.minutes, again.at) == (None, "")


# Much text ---------------------------------------------------------------------------------------------


def test_a_long_entry_is_read_at_once_among_thousands_of_names() -> None:
    people = [
        KnownName(Kind.PERSON, f"p{n}", f"Anna{n % 50} Surname{n}", f"c{n % 300}", "X") for n in range(5000)
    ]
    book = NameBook(people)
    words = [f"@Anna{n % 50} Surname{n}" if n % 50 == 0 else "walked" for n in range(2000)]
    began = time.perf_counter()
    found = read(" ".join(words), book, NOW)
    assert time.perf_counter() - began < 0.1
    assert len(found.pieces) == 40


@pytest.mark.parametrize(
    "text",
    [
        "- [ ] come back to @Karsten by Friday #tag /45m\n" * 10_000, "the board walked on and said so. " * 30_000,
        "@" * 1_000_000, "`" * 1_000_000, "```\n" * 250_000, '@"a' * 300_000, " " * 1_000_000, "[ ] " * 250_000,
        "[ ] due " + " " * 1_000_000, "1" * 1_000_000, "/1h " * 100_000,
    ],
    ids=range(11),
)  # fmt: skip
def test_reading_takes_no_more_than_its_length(text: str) -> None:
    began = time.perf_counter()
    reading_of(text)
    assert time.perf_counter() - began < 10
