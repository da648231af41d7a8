"""Nothing unseen leaves, by any door: every format, the need note, contacts, reminders, introductions and the record."""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from datetime import timedelta
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from urllib.parse import quote

import pytest
import typst

from desktop.domain.clients import ContactProtocol
from desktop.domain.consents import ConsentUse
from desktop.domain.errors import UserError
from desktop.domain.interactions import EntryForm, Sharing
from desktop.exchange.brief import formats_of
from desktop.services import (
    brief_mail,
    briefs,
    clients,
    consents,
    handoffs,
    interactions,
    leads,
    promises,
    record_pages,
    referral_views,
    referrals,
    releases,
    reminders,
    replies,
)
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.services.record import show_record
from desktop.services.record_exports import export_record, verify_record_file
from tests.desks import NOW
from tests.exported import marks_among, words_of
from tests.services.test_leaks import MARKS, MAY_LEAVE, full_journal

PRIVATE = {"zqprivate1", "zqprivate2", "zqprivateanswer1"}
CALENDAR_TELLS = {"zqclient1"}


def leaks(text: str | bytes, name: str = "") -> set[str]:
    """Return the marks that something says which leaves."""
    data = text if isinstance(text, bytes) else text.encode()
    return marks_among(words_of(data, name), MARKS)


def issued(out: Path) -> tuple[Desk, str, str]:
    """Return a full journal whose brief left in every format there is, its lead and its number."""
    desk, lead, passage = full_journal()
    choice = Choice(
        lead=lead, to_name="Zqsales1", to_email="zqsales1@zqme1.example", quotes=(passage,),
        standing="zqstanding1", formats=tuple(formats_of(desk.playbook)),
    )  # fmt: skip
    label = briefs.issue(desk, briefs.prepare(desk, choice), out).made
    return desk, lead, handoffs.show_handoff(desk, label).row.handoff.number


def test_every_format_there_is_says_only_what_was_chosen(tmp_path: Path) -> None:
    desk, _, _ = issued(tmp_path)
    files = sorted(tmp_path.iterdir())
    assert len(files) == len(formats_of(desk.playbook))
    for path in files:
        said = words_of(path.read_bytes(), path.name)
        assert marks_among(said, MARKS) <= MAY_LEAVE, path.name
        assert "171 392" not in said, path.name
        expected = CALENDAR_TELLS if path.suffix == ".ics" else {"zqneed1", "zqclient1"}
        assert expected <= marks_among(said, MARKS), path.name


def test_what_is_copied_or_opened_as_a_link_says_no_more_than_the_brief(tmp_path: Path) -> None:
    desk, _, number = issued(tmp_path)
    mail = brief_mail.issued_mail(desk, number)
    for said in (mail.subject, mail.text, mail.link):
        assert leaks(said) <= MAY_LEAVE
    assert "zqneed1" in leaks(mail.text)


def test_reminders_say_nothing_that_the_brief_did_not(tmp_path: Path) -> None:
    desk, _, number = issued(tmp_path)
    handoffs.confirm_sent(desk, number)
    desk.clock = lambda: NOW + timedelta(days=9)
    texts = [reminders.reminder(desk, number)]
    replies.import_reply(desk, f"Brief: {number}\nDecision: accepted\nBy: Zqsales1".encode())
    texts.append(reminders.reminder(desk, number))
    handoffs.end_by_wish(desk, number, "zqwish1", how="zqway1")
    texts.append(reminders.reminder(desk, number))
    assert len({text.nudge for text in texts}) == 3
    for text in texts:
        assert leaks(f"{text.subject}\n{text.body}\n{text.mailto}") <= MAY_LEAVE, text.nudge


def test_a_release_says_who_was_released_and_nothing_of_anybody_else(tmp_path: Path) -> None:
    desk, _, number = issued(tmp_path / "brief")
    handoffs.confirm_sent(desk, number)
    clients.add_person(
        desk, "Zqreleased1", client="Zqclient1", email="zqreleased2@x.example", phone="+49 171 5550123",
        role="zqreleased3", protocol=ContactProtocol.DIRECT,
    )  # fmt: skip
    consents.give_consent(
        desk, "Zqreleased1", ConsentUse.NAME, how="zqway1", scope="zqcovered1", excluded="zqexcluded1"
    )
    replies.import_reply(
        desk,
        f"Brief: {number}\nDecision: accepted\nBy: Zqsales1\nNext action: Call\nOn: 2026-12-01\n"
        "Terms acknowledged: yes\nComment: zqreply1".encode(),
    )
    releases.release_contacts(desk, releases.prepare_release(desk, number), tmp_path / "out")
    may = MAY_LEAVE | {"zqreleased1", "zqreleased2", "zqreleased3"}
    for path in sorted((tmp_path / "out").iterdir()):
        said = words_of(path.read_bytes(), path.name)
        assert marks_among(said, {*MARKS, *may}) <= may - {"zqneed1", "zqchosen1", "zqask1"}, path.name
        assert "zqreleased2" in said, path.name
        assert "3920018" not in said.replace(" ", ""), path.name


def test_an_introduction_names_those_it_introduces_and_quotes_nobody() -> None:
    desk, _, _ = full_journal()
    (made,) = [row["id"] for row in desk.journal.rows("SELECT id FROM referrals")]
    may = {"zqcompany1", "zqfirst2", "zqlast2", "zqother2", "zqother3", "zqclient1", "zqme1"}
    assert "zqother2" in leaks("\n".join(referral_views.draft(desk, made)))
    for step in (referrals.introduce, referrals.meet):
        assert leaks("\n".join(referral_views.draft(desk, made))) <= may
        step(desk, made)


def test_an_exported_record_has_no_contents_unless_chosen_and_never_private_ones(tmp_path: Path) -> None:
    desk, _, number = issued(tmp_path / "brief")
    form = EntryForm(
        text="zqsecret1 said: we dread zqsecret2 in spring.",
        title="zqsecret3",
        client="Zqclient1",
        sharing=Sharing.PRIVATE,
    )
    entry = interactions.add_entry(desk, form).made
    hidden = leads.spot_opportunity(desk, entry, "we dread zqsecret2 in spring", "we dread zqsecret2").made
    leads.drop_opportunity(desk, hidden, "as she said: we dread zqsecret2 in spring")
    made = promises.make_promise(desk, "Zqclient1", "zqsecret4 by May", entry=entry).made
    promises.reword(desk, made, "zqsecret5 by June", "zqsecret6")
    export_record(desk, "Zqclient1", tmp_path / "bare.json")
    bare = words_of((tmp_path / "bare.json").read_bytes(), "bare.json")
    assert marks_among(bare, MARKS) <= {"zqclient1", "zqme1"}
    export_record(desk, "Zqclient1", tmp_path / "whole.json", everything=True)
    data = (tmp_path / "whole.json").read_bytes()
    whole = words_of(data, "whole.json")
    assert "zqstanding1" in whole
    assert number.casefold() in whole
    assert "zqsecret" not in whole
    assert not marks_among(
        whole, PRIVATE | {"zqprose1", "zqprose2", "zqversion1", "zqdraft1", "zqattached1", "zqway1"}
    )
    found = verify_record_file(data)
    assert found.verdict.sound
    kept = [row for row in show_record(desk, "Zqclient1")[1] if "zqsecret" in (row.payload or "")]
    assert len(kept) == found.verdict.kept_back == 4
    for row in kept:
        with pytest.raises(UserError, match="private entry"):
            export_record(desk, "Zqclient1", tmp_path / "one.json", [row.sequence])
    assert not (tmp_path / "one.json").exists()
    own = leads.spot_opportunity(desk, entry, "we dread", "zqsecret1 in my words").made
    leads.drop_opportunity(desk, own, "zqsecret2 in my words")
    export_record(desk, "Zqclient1", tmp_path / "own.json", everything=True)
    assert "zqsecret" not in words_of((tmp_path / "own.json").read_bytes(), "own.json")
    record_pages.print_record(desk, "Zqclient1", tmp_path / "pages", quotes=True)
    for path in sorted((tmp_path / "pages").iterdir()):
        said = words_of(path.read_bytes(), path.name)
        assert not marks_among(
            said, {*PRIVATE, "zqsecret1", "zqsecret2", "zqsecret3", "zqlast1", "zqmail1"}
        ), path.name


@pytest.mark.parametrize("hidden", ["zqhidden1", "Zqhidden1"])
def test_a_mark_is_found_wherever_it_hides(hidden: str) -> None:
    """Guard the search itself."""
    plain = hidden.encode()
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = f"zqsubject1 ü {'x' * 60}"
    mail.set_content(f"ü {'x' * 70}{hidden}", cte="quoted-printable")
    mail.add_attachment(plain, maintype="application", subtype="octet-stream", filename="zqname1.bin")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as whole:
        whole.writestr("zqname1.txt", plain)
    coded = base64.urlsafe_b64encode(b'{"a": "' + plain + b'"}').rstrip(b"=")
    named = {hidden, "zqname1", "zqsubject1"}
    assert marks_among(words_of(bytes(mail), "a.eml"), named) == named
    for data in (
        bytes(mail),
        packed.getvalue(),
        coded,
        base64.b64encode(base64.b64encode(plain * 3)),
        quote("".join(f"%{byte:02x}" for byte in plain), safe="%").encode(),
        "".join(f"&#{byte};" for byte in plain).encode(),
        hidden.encode("utf-16-be"),
        b"%PDF-1.7\nstream\n" + zlib.compress(plain) + b"endstream",
        b"NOTE:zqhid\r\n den1",
    ):
        assert "zqhidden1" in words_of(data, "a.eml" if data == bytes(mail) else ""), data[:40]


def test_a_mark_is_found_in_every_part_of_a_page_of_pdf() -> None:
    """Guard the search itself: text, properties, and where a link leads."""
    source = """
    #set document(title: "zqtitle1 ü", author: "zqauthor1", keywords: "zqkeyword1")
    #link("mailto:a@x.example?subject=zqlink1%20zqlink%32")[Zqtext1] #text(size: 1pt, fill: white)[zqsmall1]
    """
    data = typst.compile(source.encode())
    named = {"zqtitle1", "zqauthor1", "zqkeyword1", "zqlink1", "zqlink2", "zqtext1", "zqsmall1"}
    assert marks_among(words_of(data, "a.pdf"), named) == named
