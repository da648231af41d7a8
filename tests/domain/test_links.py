"""Links as people write them, found in prose, and which of them may be opened."""

from __future__ import annotations

import time

import pytest

from desktop.domain.links import link_at, links


def found(text: str) -> list[tuple[str, str]]:
    return [(text[link.start : link.end], link.target) for link in links(text)]


@pytest.mark.parametrize(
    ("text", "said", "target"),
    [
        ("See https://a.example/x?y=1.", "https://a.example/x?y=1", "https://a.example/x?y=1"),
        ("(http://a.example/b)", "http://a.example/b", "http://a.example/b"),
        ("https://a.example/b_(c), then", "https://a.example/b_(c)", "https://a.example/b_(c)"),
        ("On www.a.example!", "www.a.example", "https://www.a.example"),
        ("[the plan](https://a.example/p) is", "[the plan](https://a.example/p)", "https://a.example/p"),
        ('[it](<https://a.example/p> "Plan")', '[it](<https://a.example/p> "Plan")', "https://a.example/p"),
        ("<https://a.example>", "<https://a.example>", "https://a.example"),
        ("Ask anna@nordwind.example.", "anna@nordwind.example", "mailto:anna@nordwind.example"),
        ("<anna@nordwind.example>", "<anna@nordwind.example>", "mailto:anna@nordwind.example"),
        ("“https://a.example/ä”", "https://a.example/ä", "https://a.example/ä"),
    ],
)
def test_web_and_mail_addresses_are_links(text: str, said: str, target: str) -> None:
    (link,) = links(text)
    assert found(text) == [(said, target)]
    assert link.can_be_opened


@pytest.mark.parametrize(
    "text", ["@Anna said", "a@b", "3:30 pm", "note: this", "[ ] come back", "#tag", "e.g."]
)
def test_other_signs_are_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[x](javascript:alert(1))",
        "file:///etc/passwd",
        "<data:text/html,x>",
        "[x](../notes.md)",
        "ftp://a.example",
    ],
)
def test_what_is_neither_web_nor_mail_is_not_opened(text: str) -> None:
    (link,) = links(text)
    assert not link.can_be_opened


def test_the_link_at_a_place_is_looked_for_in_its_line_only() -> None:
    text = "First line\nand https://a.example here\nhttps://b.example"
    at = text.index("a.example")
    link = link_at(text, at)
    assert link is not None
    assert link.target == "https://a.example"
    assert text[link.start : link.end] == "https://a.example"
    assert link_at(text, 3) is None
    assert link_at(text, text.index(" here") + 3) is None


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "(" * 50_000 + "[a](", "a@" * 30_000, "www." * 30_000, "[x](" * 20_000]
)
def test_a_text_made_to_be_slow_is_not(text: str) -> None:
    begun = time.perf_counter()
    list(links(text))
    assert time.perf_counter() - begun < 2
