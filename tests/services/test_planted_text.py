"""Text planted in every field of a journal stays text in whatever leaves, also where other programs open it."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import vobject
from icalendar import Calendar

from desktop.domain.clients import ContactProtocol
from desktop.domain.consents import ConsentUse
from desktop.domain.interactions import EntryForm
from desktop.domain.opportunities import HowWeKnow
from desktop.domain.releases import ReleasedContact
from desktop.exchange.brief import formats_of
from desktop.services import (
    briefs,
    clients,
    consents,
    handoffs,
    interactions,
    lead_views,
    leads,
    need_notes,
    releases,
    replies,
)
from desktop.services.composing import Choice
from desktop.services.composing_need_notes import NoteChoice
from desktop.services.profile import set_profile
from tests.desks import make_desk
from tests.exchange.browser import browser
from tests.exchange.programs import needed, run

PLANTED = (
    '=1+1;"a",b <script>alert(1)</script> <img src=x onerror=alert(2)> #panic() $x$ {{7*7}} \\, `x` END:VCARD'
)
"""Text that breaks a table, a page, typst, a vCard or a calendar, were it not data."""

LINES = "\r\nEND:VCARD\r\nBEGIN:VCARD\r\nBcc: x@y.example\r\nEND:VEVENT\r\nATTACH:file:///x\r\n"
"""Lines that begin something new, were they not part of a field."""

EVIL = PLANTED + LINES
MARK = "heliotrope"
RELEASED: list[ReleasedContact] = []
"""Whose contacts left, once the files are made."""


@cache
def files() -> dict[str, bytes]:
    """Return what leaves of a journal with planted text in every field: a brief, a need note (as a page) and contacts."""
    desk = make_desk()
    set_profile(desk, name=f"Tom {EVIL}", email="tom@northlight.example", practice=PLANTED)
    house = clients.add_client(desk, f"Nordwind {EVIL}").made
    anna = clients.add_person(
        desk, f"Anna {EVIL}", client=house, role=f"Head {EVIL}", email=f"anna@nordwind.example{EVIL}", phone=f"+49 171 3920018{EVIL}",
        protocol=ContactProtocol.DIRECT,
    ).made  # fmt: skip
    said = f"{MARK} {EVIL} end."
    entry = interactions.add_entry(desk, EntryForm(text=said, title=EVIL, client=house)).made
    passage = interactions.show_entry(desk, entry).entry.text
    lead = leads.spot_opportunity(desk, entry, passage, f"Title {EVIL}", speaker=anna).made
    for criterion in desk.playbook.criteria:
        leads.answer(desk, lead, criterion.id, f"{criterion.id} {EVIL}", how=HowWeKnow.SAID)
    with TemporaryDirectory() as folder:
        out = Path(folder)
        note = NoteChoice(lead, to=anna, all_quotes=True, title=f"Note {EVIL}", formats=("html",))
        need_notes.draft(desk, need_notes.prepare(desk, note), out / "note")
        set_profile(desk, phone=EVIL, practice=EVIL)
        quotes = tuple(item.id for item in lead_views.show_lead(desk, lead).evidence)
        choice = Choice(
            lead=lead, to_name=f"Priya {EVIL}", to_email=f"priya@northlight.example{EVIL}", quotes=quotes,
            override=EVIL, formats=tuple(formats_of(desk.playbook)),
        )  # fmt: skip
        label = briefs.issue(desk, briefs.prepare(desk, choice), out / "brief").made
        number = handoffs.show_handoff(desk, label).row.handoff.number
        handoffs.confirm_sent(desk, number)
        yes = f"Decision: accepted\nBy: Priya\nNext action: x {PLANTED}\nOn: 2026-12-01\nTerms acknowledged: yes"
        replies.import_reply(desk, f"Brief: {number}\n{yes}".encode())
        consents.give_consent(desk, anna, ConsentUse.NAME, how="x")
        prepared = releases.prepare_release(desk, number)
        releases.release_contacts(desk, prepared, out / "release")
        RELEASED.extend(prepared.release.contacts)
        return {
            f"{path.parent.name}.{path.name}": path.read_bytes() for path in out.rglob("*") if path.is_file()
        }


@cache
def planted() -> list[str]:
    """Return every text of the issued brief that somebody wrote, as its JSON has it."""
    (data,) = (data for name, data in ending(".json").items() if not name.endswith(".jws.json"))
    brief = json.loads(data)
    people = (brief["relationshipOwner"]["name"], brief["to"]["name"], brief["terms"]["text"])
    said = [brief["title"], brief["client"], brief["ask"], *people]
    said += [fact["text"] for fact in brief["facts"]]
    return said + [quote[key] for quote in brief["quotes"] for key in ("text", "speaker")]


def missing(said: str) -> list[str]:
    """Return what was planted and is not said, letter by letter, but for blanks and hyphens: lines break anew."""
    whole = _unbroken(said)
    return [text for text in planted() if _unbroken(text) not in whole]


def _unbroken(text: str) -> str:
    return re.sub(r"[\s\u00ad-]+", "", text)


def ending(*endings: str) -> dict[str, bytes]:
    """Return the files whose names end so."""
    found = {name: data for name, data in files().items() if name.endswith(endings)}
    assert found
    return found


class _Tags(HTMLParser):
    """Collects the tags of a page, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag, with an attribute that would run something."""
        self.tags.append(tag)
        self.tags += [name for name, _ in attrs if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.said += data


def _tables(data: bytes) -> None:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(rows) == 2
    assert len(rows[0]) == len(rows[1])
    assert not [cell for cell in rows[1] if cell[:1] in "=@\t\r" and cell]


def _page(data: bytes) -> None:
    reader = _Tags()
    reader.feed(data.decode())
    assert "img" not in reader.tags
    assert not [tag for tag in reader.tags if tag.startswith("on")]
    assert "<script>alert(1)</script>" in reader.said
    if b"EJ-" in data:
        assert missing(reader.said) == []


ABOVE_THE_FOOT = ("-r", "72", "-x", "0", "-y", "0", "-W", "595", "-H", "792")
"""What of an A4 page is read, so that no foot stands in the middle of a text that goes on."""


def _pdf(data: bytes) -> None:
    words = [needed("pdftotext"), "-raw", *ABOVE_THE_FOOT, "-", "-"]
    said = subprocess.run(words, input=data, capture_output=True, check=True).stdout.decode()
    for text in ("<script>alert(1)</script>", "#panic()", "$x$", "{{7*7}}", "END:VCARD"):
        assert text in "".join(said.split()), text
    if "EJ-" in said:
        whole = _unbroken(said)
        assert [text for text in missing(said) if not _in_two_parts(_unbroken(text), whole)] == []


def _in_two_parts(text: str, whole: str) -> bool:
    """Say whether a text is there, taken apart where a page of two columns ends."""
    return any(text[:place] in whole and text[place:] in whole for place in range(len(text)))


def _lines(data: bytes) -> dict[str, str]:
    """Read the lines of a vCard by RFC 6350 alone: unfolded, without parameters, unescaped; the last of a name counts."""
    found = {}
    for line in re.sub(r"\r\n[ \t]", "", data.decode()).split("\r\n"):
        name, _, value = line.partition(":")
        found[name.split(";")[0]] = re.sub(r"\\(.)", lambda sign: "\n" if sign[1] in "nN" else sign[1], value)
    return found


def _card(data: bytes) -> None:
    (card,) = list(vobject.readComponents(data.decode()))
    assert {line.name for line in card.getChildren()} <= set(
        "VERSION FN N ORG TITLE EMAIL TEL NOTE UID REV PRODID".split()
    )
    contact, lines = RELEASED[0], _lines(data)
    assert (card.fn.value, card.org.value, card.title.value) == (
        contact.name,
        [contact.company],
        contact.role,
    )
    assert (card.email.value, card.tel.value) == (contact.email, contact.phone)
    assert (lines["FN"], lines["ORG"], lines["TITLE"]) == (contact.name, contact.company, contact.role)
    assert (lines["EMAIL"], lines["TEL"]) == (contact.email, contact.phone)


def _calendar(data: bytes) -> None:
    found = Calendar.from_ical(data)
    event = vobject.readOne(data.decode()).vevent  # another reader than the one that wrote it
    title, client = (" ".join(text.split()) for text in planted()[:2])
    assert event.summary.value.endswith(f", {title}")
    assert client in event.description.value
    assert not [key for part in found.walk() for key in part if key in ("ATTACH", "BCC")]
    assert all(not part.errors for part in found.walk())
    assert {part.name for part in found.walk()} <= {
        "VCALENDAR",
        "VEVENT",
        "VTODO",
        "VALARM",
        "VTIMEZONE",
        "STANDARD",
        "DAYLIGHT",
    }


def _mail(data: bytes) -> None:
    mail = message_from_bytes(data, policy=default)
    assert mail.defects == []
    assert mail["Bcc"] is None
    for header in ("From", "To"):
        assert mail[header] is None or len(mail[header].addresses) == 1
    assert "\n" not in str(mail["Subject"])
    if "EJ-" in mail["Subject"] and (page := mail.get_body(("html",))):
        reader = _Tags()
        reader.feed(page.get_content())
        assert missing(reader.said) == []


OPENED: dict[str, Callable[[bytes], None]] = {
    ".csv": _tables, ".html": _page, ".pdf": _pdf, ".vcf": _card, ".ics": _calendar, ".eml": _mail,
}  # fmt: skip


@pytest.mark.parametrize("kind", list(OPENED))
def test_planted_text_is_text(kind: str) -> None:
    for data in ending(kind).values():
        OPENED[kind](data)


@pytest.mark.slow
def test_a_spreadsheet_calculates_nothing_of_it(tmp_path: Path) -> None:
    program = needed("soffice", "libreoffice")
    found = ending(".csv")
    for name, data in found.items():
        (tmp_path / name).write_bytes(data)
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    infilter = "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1"
    run(
        program,
        home,
        "--headless",
        infilter,
        "--convert-to",
        "fods",
        "--outdir",
        tmp_path,
        *sorted(tmp_path.glob("*.csv")),
    )
    sheets = sorted(tmp_path.glob("*.fods"))
    assert len(sheets) == len(found)
    for sheet in sheets:
        assert "table:formula" not in sheet.read_text("utf-8"), sheet.name


@pytest.mark.slow
def test_a_browser_runs_and_asks_for_nothing_of_it(tmp_path: Path) -> None:
    with browser(tmp_path) as page:
        for name, data in ending(".html").items():
            path = tmp_path / name
            path.write_bytes(data)
            page.open(path)
            assert page.requests == [path.as_uri()]
            assert page.complaints == []
            assert page.run("document.querySelectorAll('img[src=x]').length") == 0
            assert "alert(1)" in str(page.run("document.body.innerText"))
