"""What a reader makes of a brief that really left, in a browser, a mail program or by hand, is taken in by every door."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from desktop.services import briefs, handoffs, lead_views, replies
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.store.opening import open_journal
from tests.cli.program import Program
from tests.desks import make_desk, qualified
from tests.exchange.browser import Browser, browser
from tests.exchange.programs import needed, run
from tests.exchange.test_answering_mails import FILLED, links, saved

IN_FORM: dict[str, dict[str, str | bool]] = {
    "accepted": {"action": "Call Tom – now", "day": "2099-12-01", "terms": True},
    "returned": {"missing": "the size\nthe budget holder"},
    "declined": {"code": "too-early"},
    "won": {"lesson": "The budget round is in March."},
    "lost": {"lesson": "The budget round is in March.", "comment": "A pity."},
    "disqualified": {"ended": "no-budget", "lesson": "Ask sooner."},
}
AFTER = {
    "seen": ("issued", "handed off"),
    "accepted": ("accepted", "handed off"),
    "returned": ("returned", "handed off"),
    "declined": ("declined", "parked"),
    "won": ("won", "won"),
    "lost": ("lost", "lost"),
    "disqualified": ("disqualified", "lost"),
}
"""The state of the hand-off and of the opportunity, once the answer is in."""

ENDINGS = ("won", "lost", "disqualified")
IN_MAIL = ("accepted", "returned", "declined")
MADE = [
    *((way, decision) for way in ("saved", "copied", "mailed") for decision in IN_FORM),
    *((way, decision) for way in ("page", "mail", "pdf") for decision in IN_MAIL),
    *(("typed", decision) for decision in ("seen", *IN_MAIL)),
]
"""Every way in which a reader answers: three from the form, a link of three formats, and lines typed by hand."""


@dataclass(frozen=True)
class Left:
    """A journal that issued a brief in every format, its number, and what its reader answers."""

    journal: Path
    lead: str
    number: str
    answers: dict[tuple[str, str], bytes]


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Left:
    folder = tmp_path_factory.mktemp("left")
    out = folder / "out"
    desk = make_desk(open_journal(folder / "journal.db", create=True))
    lead = qualified(desk)
    formats = ("mail", "pdf", "html", "text", "html-form")
    choice = Choice(
        lead, "Priya Nair", "priya@northlight.example", quotes=(), all_quotes=True, formats=formats
    )
    number = briefs.issue(desk, briefs.prepare(desk, choice), out).made
    handoffs.confirm_sent(desk, number)
    desk.close()
    answers = {("typed", decision): typed(out / f"{number}.txt", decision) for decision in ("seen", *IN_MAIL)}
    with browser(folder) as page:
        answers |= from_the_form(page, out / f"{number}.form.html")
        page.open(out / f"{number}.html")
        found = page.run("[...document.links].map((link) => link.href).filter((at) => at.includes('body='))")
        answers |= answered("page", found)
    draft = message_from_bytes((out / f"{number}.eml").read_bytes(), policy=default).get_body(("html",))
    assert draft is not None
    answers |= answered("mail", links(str(draft.get_content())))
    answers |= answered("pdf", links(run(needed("pdfinfo"), "-url", out / f"{number}.pdf")))
    return Left(folder / "journal.db", lead, number, answers)


def from_the_form(page: Browser, path: Path) -> dict[tuple[str, str], bytes]:
    """Fill the form in for each decision; save the answer, copy it, and let a mail program have it."""
    answers = {}
    for decision, fields in IN_FORM.items():
        page.open(path)
        page.run(f"document.querySelector('[value={decision}]').click()")
        for name, value in fields.items():
            part = f"document.getElementById('answer').elements[{json.dumps(name)}]"
            page.run(f"{part}.click()" if value is True else f"{part}.value = {json.dumps(value)}")
        page.run("document.querySelector('button.main').click()")
        answers["saved", decision] = downloaded(page, f"*-{decision}.reply.json")
        page.run("document.getElementById('copy').click()")
        answers["copied", decision] = str(page.until("document.getElementById('text').value")).encode()
        page.run("HTMLAnchorElement.prototype.click = function () { window.opened = this.href; }")
        page.run("document.getElementById('mail').click()")
        answers["mailed", decision] = saved(str(page.until("window.opened")))
        assert page.requests[0] == path.as_uri()
        assert all(address.startswith(("blob:", "data:")) for address in page.requests[1:]), (
            decision,
            page.requests,
        )
        assert page.complaints == []
    return answers


def downloaded(page: Browser, pattern: str) -> bytes:
    """Return what the page saved, once it is there."""
    while not (files := [path for path in page.downloads.glob(pattern) if path.stat().st_size]):
        page.run("1")
    return files[0].read_bytes()


def answered(way: str, found: list[str]) -> dict[tuple[str, str], bytes]:
    """Return what a mail program saves of each of the three mails that open, once they are filled in."""
    assert len(found) == 3
    return {(way, decision): saved(link) for decision, link in zip(IN_MAIL, found, strict=True)}


def typed(text: Path, decision: str) -> bytes:
    """Return the text of a brief below an answer typed into its lines, as a mail program quotes it."""
    said = text.read_text("utf-8")
    lines = re.findall(r"^(?:Brief|Decision|By|Next action|On|Terms acknowledged):.*$", said, re.MULTILINE)
    assert len(lines) == 6
    filled = {**FILLED, "Decision": decision, "By": "Priya Nair", "Terms acknowledged": "yes"}
    keys = [(line, line.split(":")[0]) for line in lines]
    own = [f"{key}: {filled[key]}" if key in filled else line for line, key in keys]
    more = {"returned": ["Missing: who decides"], "declined": ["Reason: too early"]}.get(decision, [])
    quoted = "\n".join(f"> {line}" for line in said.splitlines())
    return "\n".join([*own, *more, "", "On Monday Tom Berger wrote:", quoted]).encode()


def by_service(desk: Desk, _program: Program, _file: Path, data: bytes) -> None:
    replies.import_reply(desk, data)


def by_command(_desk: Desk, program: Program, file: Path, data: bytes) -> None:
    file.write_bytes(data)
    said = program("reply", "import", file)
    assert said.code == 0, said.err


@pytest.mark.parametrize("take", [by_service, by_command])
@pytest.mark.parametrize(("way", "decision"), MADE)
def test_an_answer_is_taken_in_and_moves_the_hand_off(
    left: Left,
    program: Program,
    tmp_path: Path,
    take: Callable[[Desk, Program, Path, bytes], None],
    way: str,
    decision: str,
) -> None:
    shutil.copy(left.journal, program.journal)
    desk = make_desk(open_journal(program.journal, create=False))
    if decision in ENDINGS:
        replies.import_reply(desk, left.answers["copied", "accepted"])
    take(desk, program, tmp_path / "answer", left.answers[way, decision])
    view = handoffs.show_handoff(desk, left.number)
    state = lead_views.show_lead(desk, left.lead).subject.state.value
    assert (view.row.handoff.state.value, state) == AFTER[decision]
    assert view.replies[-1].by.startswith("Priya Nair")
    assert view.missing_details == ()
    if decision == "accepted":
        assert view.row.handoff.accepted_by == "Priya Nair"
        assert view.row.handoff.next_action.startswith("Call Tom")
        assert view.row.handoff.next_action_on == "2099-12-01"
    desk.close()
