"""In a real browser, from the disk: the page checks itself, and its form makes answers that can be taken in."""

from __future__ import annotations

import json
import re
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.playbook import Involvement
from desktop.domain.record_exports import RecordExport
from desktop.domain.records import GENESIS, RecordRow, payload_digest, row_hash
from desktop.domain.replies import Decision
from desktop.exchange import signature, verifier
from desktop.exchange.brief import FORMATS, render, sealed
from tests.exchange.answers import read_reply
from tests.exchange.brief.test_html import luminance
from tests.exchange.browser import Browser, browser
from tests.exchange.samples import RESOURCES, brief, mischievous, playbook

KEY = signature.make_key()
SEAL = sealed(brief(), KEY, RESOURCES)
FILLED: dict[str, dict[str, str | bool]] = {
    "accepted": {"name": "Priya Nair", "action": "Call Tom – now", "day": "2099-12-01", "terms": True},
    "returned": {"name": "Priya Nair", "missing": "the size\n the budget holder "},
    "won": {"name": "Priya Nair", "lesson": "The budget round\n is in March. "},
    "lost": {"name": "Priya Nair"},
    "disqualified": {"name": "Priya Nair", "ended": "no-budget", "lesson": "Ask sooner."},
    "declined": {
        "name": "Priya Nair",
        "code": playbook().decline_codes[0].id,
        "comment": "Not ours.",
        "again": "2099-02-01",
    },
}


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Generator[Browser, None, None]:
    with browser(tmp_path_factory.mktemp("browser")) as found:
        yield found


def page(folder: Path, change: tuple[str, str] | None = None) -> Path:
    """Write the page with the form, with one change of its text or none."""
    text = render(brief(), ("html-form",), playbook(), RESOURCES, SEAL)[0].data.decode()
    if change:
        assert change[0] in text
        text = text.replace(*change, 1)
    path = folder / "page.html"
    path.write_text(text, "utf-8")
    return path


def verdict(chromium: Browser, path: Path) -> str:
    chromium.open(path)
    chromium.until("document.getElementById('seal').textContent")
    return str(chromium.run("document.getElementById('seal').className"))


def fill(chromium: Browser, decision: str) -> None:
    chromium.run(f"document.querySelector('[value={decision}]').click()")
    for name, value in FILLED[decision].items():
        part = f"document.getElementById('answer').elements[{json.dumps(name)}]"
        chromium.run(f"{part}.click()" if value is True else f"{part}.value = {json.dumps(value)}")


def test_the_page_shows_that_it_is_unchanged_and_asks_for_nothing(chromium: Browser, tmp_path: Path) -> None:
    path = page(tmp_path)
    assert verdict(chromium, path) == "seal good"
    assert chromium.requests == [path.as_uri()]
    assert chromium.complaints == []
    assert chromium.run("fetch('https://example.com').then(() => 'reached', () => 'refused')") == "refused"


@pytest.mark.parametrize(
    "change",
    [
        ("<bdi>Tom Berger", "<bdi>Tim Berger"),
        ("mailto:tom.berger@", "mailto:tam.berger@"),
        ("signature&#34;:&#34;", "signature&#34;:&#34;A"),
        ("Northlight Consulting ·", "Northlight Consultinq ·"),
    ],
)
def test_one_changed_byte_shows(chromium: Browser, tmp_path: Path, change: tuple[str, str]) -> None:
    assert verdict(chromium, page(tmp_path, change)) == "seal changed"


@pytest.mark.parametrize("decision", list(FILLED))
def test_the_form_makes_a_file_and_a_text_that_say_the_same(
    chromium: Browser, tmp_path: Path, decision: str
) -> None:
    chromium.open(page(tmp_path))
    fill(chromium, decision)
    file = chromium.downloads / f"EJ-7F3K-92Q7-{decision}.reply.json"
    chromium.run("document.querySelector('button.main').click()")
    while not file.exists() or not file.read_bytes():
        chromium.run("1")
    from_file = read_reply(file.read_bytes())
    chromium.run("document.getElementById('copy').click()")
    text = str(chromium.until("document.getElementById('text').value"))
    from_text = read_reply("".join(f"> {line}\n" for line in text.splitlines()).encode())
    assert (from_file.in_reply_to, from_file.decision) == (brief().hash, decision)
    assert from_file.by_name == "Priya Nair"
    assert (from_file.next_action_on, from_file.terms_acknowledged) == (
        {"accepted": ("2099-12-01", True), "declined": ("2099-02-01", False)}.get(decision, (None, False))
    )
    assert from_file.gaps == (("the size", "the budget holder") if decision == "returned" else ())
    assert from_file.code == FILLED[decision].get("code", FILLED[decision].get("ended", ""))
    assert from_file.lesson.split() == str(FILLED[decision].get("lesson", "")).split()
    assert from_text == replace(from_file, at=from_text.at)
    lines = read_reply(text.split("-----BEGIN", maxsplit=1)[0].encode())
    assert (lines.decision, lines.code) == (decision, from_file.code)
    assert lines.lesson.split() == from_file.lesson.split()


def test_a_day_that_is_past_is_no_next_action(chromium: Browser, tmp_path: Path) -> None:
    chromium.open(page(tmp_path))
    fill(chromium, "accepted")
    chromium.run("document.getElementById('answer').elements.day.value = '2026-11-01'")
    chromium.run("document.getElementById('copy').click()")
    assert chromium.run("document.getElementById('said').textContent") == playbook().words["form_past"]
    assert chromium.run("document.activeElement.name") == "day"
    assert chromium.run("document.getElementById('text').hidden")


def test_what_is_only_for_information_is_answered_with_that_it_was_read(
    chromium: Browser, tmp_path: Path
) -> None:
    told = replace(brief(), involvement=Involvement.INFORMATION)
    path = tmp_path / "page.html"
    path.write_bytes(
        render(told, ("html-form",), playbook(), RESOURCES, sealed(told, KEY, RESOURCES))[0].data
    )
    assert verdict(chromium, path) == "seal good"
    offered = chromium.run(
        "[...document.querySelectorAll('.decision input')].map((each) => each.value).join()"
    )
    assert str(offered).split(",")[:3] == ["seen", "returned", "declined"]
    chromium.run("document.querySelector('[value=seen]').click()")
    chromium.run("document.getElementById('answer').elements.name.value = 'Priya Nair'")
    chromium.run("document.getElementById('copy').click()")
    text = str(chromium.until("document.getElementById('text').value"))
    assert read_reply(text.encode()).decision is Decision.SEEN


def test_how_it_ended_is_asked_in_a_fold_that_is_closed(chromium: Browser, tmp_path: Path) -> None:
    chromium.open(page(tmp_path))
    fold = "document.querySelector('details.later')"
    assert chromium.run(f"{fold}.querySelector('summary').textContent") == playbook().words["form_later"]
    assert not chromium.run(f"{fold}.open")
    chromium.run(f"{fold}.querySelector('summary').click()")
    assert chromium.run(f"{fold}.open")
    chromium.run("document.querySelector('[value=disqualified]').click()")
    shown = "!document.querySelector('[name={}]').closest('label').hidden"
    assert [chromium.run(shown.format(name)) for name in ("ended", "lesson", "action", "code")] == [
        True, True, False, False,
    ]  # fmt: skip
    chromium.run("document.getElementById('copy').click()")
    said = str(chromium.run("document.getElementById('said').textContent"))
    assert playbook().words["form_ended"] in said
    assert chromium.complaints == []


def test_a_brief_from_before_the_question_is_written_again_without_it(
    chromium: Browser, tmp_path: Path
) -> None:
    words = {key: text for key, text in brief().words.items() if key not in ("form_later", "form_won")}
    old = replace(brief(), words=words)
    path = tmp_path / "page.html"
    seal = sealed(old, KEY, RESOURCES)
    path.write_bytes(render(old, ("html-form",), playbook(), RESOURCES, seal)[0].data)
    assert verdict(chromium, path) == "seal good"
    assert chromium.run("document.querySelector('details')") is None
    fill(chromium, "declined")
    chromium.run("document.getElementById('copy').click()")
    assert "Decision: declined" in str(chromium.until("document.getElementById('text').value"))
    assert chromium.complaints == []


def test_what_is_missing_is_said_and_nothing_is_made(chromium: Browser, tmp_path: Path) -> None:
    chromium.open(page(tmp_path))
    chromium.run("document.querySelector('[value=accepted]').click()")
    chromium.run("document.getElementById('copy').click()")
    assert "On which day" in str(chromium.run("document.getElementById('said').textContent"))
    assert chromium.run("document.getElementById('text').hidden")
    assert chromium.run("document.activeElement.name") == "action"


def test_text_is_never_markup_on_the_page_with_the_form(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    seal = sealed(mischievous(), KEY, RESOURCES)
    path.write_bytes(render(mischievous(), ("html-form",), playbook(), RESOURCES, seal)[0].data)
    assert verdict(chromium, path) == "seal good"
    assert chromium.complaints == []


def test_the_plain_page_carries_the_signature_and_no_script() -> None:
    text = FORMATS["html"].render(brief(), playbook(), RESOURCES, SEAL).decode()
    assert "lead-brief-signature" in text
    assert "<script" not in text
    assert SEAL.fingerprint in text


def ask(chromium: Browser, text: str, keys: str = "") -> tuple[str, str]:
    """Paste a text into the page that checks, and return its heading and what it says of the key."""
    parts = "document.getElementById('check').elements"
    chromium.run(f"document.getElementById('verdict').hidden = true, {parts}.keys.value = {json.dumps(keys)}")
    chromium.run(f"{parts}.text.value = {json.dumps(text)}, document.querySelector('button.main').click()")
    chromium.until("!document.getElementById('verdict').hidden")
    said = chromium.run(
        "[document.querySelector('#verdict h2').textContent, document.getElementById('key').textContent]"
    )
    return said[0], said[1]


def test_the_page_that_checks_tells_good_changed_and_unknown(chromium: Browser, tmp_path: Path) -> None:
    words = playbook().words
    path = tmp_path / verifier.NAME
    path.write_bytes(verifier.render(words, RESOURCES))
    chromium.open(path)
    assert chromium.requests == [path.as_uri()]
    signed = signature.dump(SEAL.signed).decode()
    own = "SEAL Tom Berger".replace("SEAL", SEAL.thumbprint)
    good, changed = words["verifier_good"], words["verifier_changed"]
    assert ask(chromium, signed, own) == (good, words["verifier_known"].format(name="Tom Berger"))
    assert ask(chromium, signed, f"{SEAL.fingerprint}  Tom") == (
        good,
        words["verifier_known"].format(name="Tom"),
    )
    assert ask(chromium, signed) == (good, words["verifier_unknown"].format(key=SEAL.fingerprint))
    assert ask(chromium, re.sub(r'("payload": "ey\w{9})\w', r"\1_", signed), own) == (changed, "")
    html = page(tmp_path).read_text("utf-8")
    assert ask(chromium, html, own)[0] == good
    assert ask(chromium, html.replace("<bdi>Tom Berger", "<bdi>Tim Berger", 1), own)[0] == changed
    plain = render(brief(), ("json",), playbook(), RESOURCES)[0].data.decode()
    assert ask(chromium, plain, own)[0] == words["verifier_unsigned"]
    assert ask(chromium, plain.replace("Lyon", "Lyons"), own)[0] == changed
    assert ask(chromium, "nothing")[0] == words["verifier_unreadable"]
    assert chromium.complaints == []


def test_the_page_that_checks_follows_the_chain_of_a_record(chromium: Browser, tmp_path: Path) -> None:
    words = playbook().words
    path = tmp_path / verifier.NAME
    path.write_bytes(verifier.render(words, RESOURCES))
    chromium.open(path)
    rows: list[RecordRow] = []
    for number, (kind, contents) in enumerate(
        [("noted – ✓", '{"who":"Anna"}'), ("erased", '{"rows":[1]}')], 1
    ):
        before = rows[-1].hash if rows else GENESIS
        digest = payload_digest("salt", contents)
        hashed = row_hash("c", number, "2026-11-20T10:00:00Z", kind, before, digest)
        rows.append(
            RecordRow("c", number, "2026-11-20T10:00:00Z", kind, before, digest, hashed, "salt", contents)
        )
    rows[0] = replace(rows[0], salt=None, payload=None)
    record = RecordExport("Helix", "Tom Berger", "2026-11-21T10:00:00Z", rows[-1].hash, tuple(rows))
    signed = signature.sign(record.payload(), signature.RECORD, KEY)
    assert ask(chromium, json.dumps(signed))[0] == words["verifier_good"]
    assert "1 erased and 0 kept back" in str(chromium.run("document.getElementById('about').textContent"))
    broken = replace(record, rows=tuple(rows[:1])).payload()
    forged = signature.sign(broken, signature.RECORD, KEY)
    assert ask(chromium, json.dumps(forged))[0] == words["verifier_changed"]


def test_without_script_nothing_is_claimed_and_the_lines_are_there() -> None:
    text = render(brief(), ("html-form",), playbook(), RESOURCES, SEAL)[0].data.decode()
    assert re.search(r'<p class="seal" id="seal"[^>]*></p>', text)
    assert re.search(r'<form class="form" id="answer" hidden', text)
    assert "Decision: (accepted, returned or declined)" in text


def test_the_form_can_be_read_in_light_and_dark() -> None:
    themes = [
        dict(re.findall(r"--([\w-]+): (#\w{6});", block))
        for name in ("brief.css", "brief_form.css")
        for block in re.findall(
            r":root \{(.*?)\}", (RESOURCES / "templates" / name).read_text("utf-8"), re.DOTALL
        )
    ]
    light, dark, _, light_line, dark_line = themes
    for theme in (light | light_line, dark | dark_line):
        for front, back, least in [
            ("surface", "accent", 4.5),
            ("opportunity", "surface", 4.5),
            ("line", "surface", 3.0),
        ]:
            high, low = sorted((luminance(theme[front]), luminance(theme[back])), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= least, (front, back)
