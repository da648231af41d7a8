"""The page of a brief is one file that says everything, loads nothing and runs nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from desktop.exchange.brief.html import render
from tests.exchange.programs import chromium
from tests.exchange.samples import MISCHIEF, RESOURCES, brief, corrected, mischievous, overlong, unknown


class Reader(HTMLParser):
    """Collects tags with their attributes, and the words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def page(sample: object) -> str:
    assert callable(sample)
    return render(sample(), RESOURCES).decode()


def test_it_says_everything_in_the_order_of_the_page() -> None:
    said = Reader(page(brief)).text
    words = [
        "Second plant in Lyon",
        "Relationship owner: Tom Berger, Delivery",
        "What we ask",
        "Monday 30 November 2026",
        "What they want",
        "Who decides",
        "Timing",
        "Size",
        "Existing contract",
        "In their words",
        "Why now",
        "What it costs to wait",
        "What delivery will do",
        "The terms",
        "+41 61 555 01 23",
        "Your answer",
        "Northlight Consulting",
        "an answer refers to this exact version",
    ]
    said = said.split(words[0], maxsplit=1)[1]  # the title of the window comes first
    places = [said.index(each) for each in words]
    assert places == sorted(places)
    assert brief().hash[:4] in said


def test_the_policy_allows_this_style_and_nothing_else() -> None:
    said = page(brief)
    style = re.search(r"<style>(.*?)</style>", said, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style.group(1).encode()).digest()).decode()
    policy = next(tag["content"] for name, tag in Reader(said).tags if tag.get("http-equiv"))
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; form-action 'none'; base-uri 'none'"


@pytest.mark.parametrize("sample", [brief, mischievous, overlong, unknown, corrected])
def test_nothing_is_loaded_sent_or_run(sample: object) -> None:
    tags = Reader(page(sample)).tags
    assert not {"script", "img", "link", "iframe", "form", "object", "base", "svg"} & {
        name for name, _ in tags
    }
    for _, attributes in tags:
        assert not {"src", "srcset", "style", "action", "background"} & set(attributes)
        assert not any(name.startswith("on") for name in attributes)
        assert (attributes.get("href") or "mailto:").startswith(("mailto:", "tel:"))


def test_text_is_never_markup() -> None:
    reader = Reader(page(mischievous))
    assert reader.text.count(" ".join(MISCHIEF.split())) >= 16
    assert "b" not in {name for name, _ in reader.tags}


def test_headings_go_down_in_order_and_the_language_is_said() -> None:
    tags = Reader(page(overlong)).tags
    assert next(name for name, _ in tags if name in ("h1", "h2", "h3")) == "h1"
    assert sum(name == "h1" for name, _ in tags) == 1
    assert dict(tags)["html"] == {"lang": "en"}
    assert {"main", "header", "footer", "section", "dl", "blockquote"} <= {name for name, _ in tags}


def test_three_mails_answer_it() -> None:
    links = [
        tag["href"] or ""
        for name, tag in Reader(page(brief)).tags
        if name == "a" and "body=" in (tag["href"] or "")
    ]
    assert len(links) == 3
    assert all(link.startswith("mailto:tom.berger@northlight.example?subject=EJ-7F3K-92Q7") for link in links)
    assert all(len(link) < 2000 and not re.search(r"[\s<>\"+]", link) for link in links)
    assert "\r\nDecision: accepted\r\nBy: Priya Nair <priya.nair@northlight.example>\r\n" in unquote(links[0])


def test_an_address_cannot_smuggle_anything_into_the_mail() -> None:
    links = [tag["href"] or "" for name, tag in Reader(page(mischievous)).tags if name == "a"]
    assert any(link.startswith("mailto:a%3Fbcc%3Db@evil.example?") for link in links)
    assert all(link.count("?") <= 1 and "&bcc" not in link for link in links)


@pytest.mark.parametrize("mail", ["", "no mail", "a@b c", "a@b\r\nBcc: x@y.example"])
def test_without_a_mail_there_are_no_links_but_the_lines(mail: str) -> None:
    sample = replace(brief(), relationship_owner=replace(brief().relationship_owner, email=mail))
    said = render(sample, RESOURCES).decode()
    assert "mailto:" not in said
    assert "Decision: (accepted, returned or declined)" in said


def luminance(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_text_can_be_read_in_light_and_dark() -> None:
    style = (RESOURCES / "templates" / "brief.css").read_text("utf-8")
    themes = [
        dict(re.findall(r"--([\w-]+): (#\w{6});", block))
        for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    ]
    pairs = [("text", "surface"), ("muted", "surface"), ("accent", "surface"), ("text", "accent-soft")]
    pairs += [
        ("accent", "accent-soft"),
        ("text", "sunken"),
        ("opportunity", "opportunity-soft"),
        ("text", "opportunity-soft"),
    ]
    assert len(themes) == 3
    for theme in themes:
        for front, back in pairs:
            light, dark = sorted((luminance(theme[front]), luminance(theme[back])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (front, back)


def test_a_browser_shows_it_without_complaint(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(render(brief(), RESOURCES))
    said = chromium(tmp_path / "home", "--dump-dom", path.as_uri())
    assert "Second plant in Lyon" in said
    chromium(
        tmp_path / "home", "--window-size=900,1600", f"--screenshot={tmp_path / 'page.png'}", path.as_uri()
    )
    plain = tmp_path / "plain.html"
    plain.write_bytes(re.sub(rb"<style>.*?</style>", b"", render(brief(), RESOURCES), flags=re.DOTALL))
    chromium(
        tmp_path / "home", "--window-size=900,1600", f"--screenshot={tmp_path / 'plain.png'}", plain.as_uri()
    )
    assert (tmp_path / "page.png").read_bytes() != (tmp_path / "plain.png").read_bytes()
