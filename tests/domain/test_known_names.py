"""Every known name is found in prose, in any realistic spelling, and ordinary words are left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.known_names import KnownName, NameIndex
from desktop.domain.names import fold
from desktop.domain.spellings import shortened, spellings

ANNA = KnownName("Anna-Lena Meyer", "Head of IT")
NAMES = (
    "Anna Meyer",
    "Anna-Lena Meyer",
    "A. Meyer",
    "Will Long",
    "Jürgen May",
    "Van Nguyen",
    "田中 太郎",
    "Петр Петров",
)
SAID = (
    "Anna",
    "Meyer's",
    "A.",
    "will",
    "Will",
    "in May",
    "Juergen",
    "long",
    "田中さん",
    "Петрова",
    "ameyer@",
    "and",
    ",",
)


def replaced(name: str, text: str) -> str:
    return NameIndex([KnownName(name, "R")]).replace(text)


@pytest.mark.parametrize(
    "text",
    [
        "Anna-Lena Meyer said so",
        "Meyer said so",
        "MEYER's team",
        "ask anna-lena",
        "A. Meyer said so",
        "Meyer, Anna-Lena",
        "Frau Dr. Meyer",
        "An\u00adna and Mey\u200ber",
        "@anna",
        "**An**na-Lena and _Meyer_",
        "anna_meyer and annameyer99",
        "linkedin.com/in/anna-meyer",
        "github.com/ameyer",
        "Annas Team, Meyers Plan",
        "An\u034fna",
        "Ａｎｎａ Ｍｅｙｅｒ",
        "Аnna Меyer",
        "Mey-\ner",
        "Anna L. Meyer",
        "ANNA-LENA MEYER",
    ],
)
def test_no_part_of_a_known_name_is_left(text: str) -> None:
    left = fold(NameIndex([ANNA]).replace(text))
    assert "anna" not in left
    assert "meyer" not in left
    assert "lena" not in left
    assert "[head of it]" in left


def test_one_person_is_replaced_once_where_the_name_has_parts() -> None:
    assert NameIndex([ANNA]).replace("Dr. Anna-Lena Meyer said") == "Dr. [Head of IT] said"


def test_umlauts_are_found_however_they_are_typed() -> None:
    known = [KnownName("Jürgen Weißhaupt", "COO")]
    for text in ("Juergen Weisshaupt", "Jurgen Weisshaupt", "JÜRGEN WEIẞHAUPT", "Ju\u0308rgen"):
        assert NameIndex(known).replace(text) == "[COO]"


def test_a_name_that_is_also_a_word_is_left_in_small_letters_only() -> None:
    known = [KnownName("Will Long", "Buyer")]
    assert (
        NameIndex(known).replace("We will not wait long. Will said so.")
        == "We will not wait long. [Buyer] said so."
    )


def test_names_in_scripts_without_spaces_are_found_inside_words() -> None:
    assert NameIndex([KnownName("田中", "部長")]).replace("田中さんが言った") == "[部長]さんが言った"


def test_an_organisation_is_replaced_as_a_whole_only() -> None:
    known = [KnownName("Helix Pharma AG", "a client of ours", whole=True)]
    assert (
        NameIndex(known).replace("As Helix Pharma did, pharma is slow")
        == "As [a client of ours] did, pharma is slow"
    )
    assert NameIndex(known).replace("helix pharma AG") == "[a client of ours]"


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("Sean O'Brien", ("O'Brien", "O’Brien", "OBrien", "O`Brien", "Sean O’Brien")),
        ("Maria D’Angelo", ("D'Angelo", "DAngelo", "d’angelo")),
        ("Jan van den Berg", ("van den Berg", "Van Den Berg", "Vandenberg", "J. van den Berg")),
        ("Søren Ødegård", ("Soren Odegard", "Soeren Oedegaard", "Ødegaard")),
        ("Đorđe Đoković", ("Djordje", "Dokovic", "Djokovic")),
        ("İbrahim Yıldız", ("Ibrahim Yildiz", "İBRAHİM YILDIZ", "ibrahim yıldız")),
        ("Juergen Weisshaupt", ("Jürgen", "Jurgen", "Weißhaupt")),
        ("Иван Петров", ("Иван", "Ивана Петрова", "Петрову", "ПЕТРОВ")),
        ("Γιώργος Παπαδόπουλος", ("Γιώργο", "ΓΙΩΡΓΟΣ", "Παπαδοπουλος")),
        ("أحمد الخطيب", ("أحمد", "احمد", "لأحمد", "أَحْمَد", "الخطيب")),
        ("יוסי כהן", ("יוסי", "לכהן", "יוֹסִי")),
        ("अमित शर्मा", ("अमित", "शर्मा")),
        ("Li Wei", ("Li", "Wei Li", "LiWei")),
        ("Bo", ("Bo", "bo")),
        ("Van Nguyen", ("Van", "Nguyen")),
        ("JP Morgan", ("JP", "Morgan")),
        ("田中太郎", ("田中太郎", "田中", "太郎")),
        ("김민수", ("김민수", "민수")),
        ("สมชาย ใจดี", ("สมชาย", "ใจดี")),
    ],
)
def test_a_name_is_found_as_people_write_it(name: str, texts: tuple[str, ...]) -> None:
    for text in texts:
        assert replaced(name, text) == "[R]", text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Anna Meyer", "Johanna Meyerhoff from Savannah"),
        ("Mark Long", "please mark this, it will not take long"),
        ("Will May", "it may be in May 2026, on 3 May or May 4"),
        ("Rose Price", "the price rose, and prices rise"),
        ("Do Thi An", "So we do it. An offer? Do it."),
        ("Anna Meyer (IT)", "IT is slow, and it shows"),
        ("the CFO", "The budget is the problem of the board"),
        ("Head of Procurement", "Procurement heads the project"),
        ("Anna Meyer, PhD", "a PhD thesis"),
        ("Anna Meyer <anna@team.example>", "the team has an example"),
        ("Len Holt", "the lens"),
        ("Paul Rice", "the price"),
    ],
)
def test_ordinary_prose_is_left(name: str, text: str) -> None:
    assert replaced(name, text) == text


def test_a_sentence_that_ends_with_a_name_keeps_its_end() -> None:
    assert replaced("Anna Meyer", "I met Meyer. A week later Anna said yes.") == (
        "I met [R]. A week later [R] said yes."
    )


def test_two_people_without_a_role_stay_two() -> None:
    known = [KnownName("Anna Meyer", "somebody"), KnownName("Karsten Holt", "somebody")]
    assert NameIndex(known).replace("Anna and Karsten agree") == "[somebody] and [somebody] agree"


@pytest.mark.parametrize(
    "text",
    [
        "Müller & Söhne GmbH",
        "Mueller & Soehne",
        "Müller und Söhne",
        "MÜLLER & SÖHNE",
        "Müller\n& Söhne",
        "Muller&Sohne",
    ],
)
def test_an_organisation_is_found_as_people_write_it(text: str) -> None:
    assert NameIndex([KnownName("Müller & Söhne GmbH", "a client", whole=True)]).replace(text) == "[a client]"


def test_an_organisation_written_together_or_with_a_genitive() -> None:
    known = NameIndex([KnownName("Helix Pharma AG", "a client", whole=True)])
    assert known.replace("HelixPharma and Helix Pharmas plan") == "[a client] and [a client] plan"


def test_a_role_is_asked_for_only_where_its_bearer_is_named() -> None:
    asked: list[str] = []

    def said_of(key: str) -> str:
        asked.append(key)
        return key.upper()

    index = NameIndex([KnownName(f"Person{number} Known{number}", f"p{number}") for number in range(50)])
    assert index.replace("Known7 met Person12.", said_of) == "[P7] met [P12]."
    assert asked == ["p7", "p12"]


@given(st.lists(st.sampled_from(NAMES), max_size=8), st.lists(st.sampled_from(SAID), max_size=10))
def test_keys_for_roles_change_nothing(names: list[str], said: list[str]) -> None:
    roles = {str(place): f"role {place % 3}" for place in range(len(names))}
    bare = NameIndex([KnownName(name, key) for name, key in zip(names, roles, strict=True)])
    plain = NameIndex([KnownName(name, role) for name, role in zip(names, roles.values(), strict=True)])
    text = " ".join(said)
    assert bare.replace(text, roles.__getitem__) == plain.replace(text)
    assert [{roles[key] for key in place} for place in bare.meant(text)] == plain.meant(text)


@given(st.text(st.characters(max_codepoint=127, categories=("Lu", "Ll", "Nd")), max_size=12))
def test_plain_letters_are_spelled_as_any_others(word: str) -> None:
    """A character that nobody sees leads a word past the short way for plain letters."""
    assert spellings(word) == spellings(f"{word}\u200b")
    assert shortened(word) == shortened(f"{word}\u200b")
