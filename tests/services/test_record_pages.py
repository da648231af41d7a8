"""The ownership record on paper: what happened, in sentences and in order, and nothing that was kept private."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from desktop.domain.consents import ConsentUse
from desktop.domain.errors import UserError
from desktop.domain.interactions import EntryForm, Sharing
from desktop.domain.opportunities import HowWeKnow
from desktop.domain.record_exports import end_of
from desktop.services import (
    briefs,
    consents,
    handoffs,
    interactions,
    leads,
    merging,
    promises,
    record_pages,
    referrals,
    replies,
    trash,
)
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.services.profile import set_profile
from desktop.services.record import show_record
from desktop.services.record_exports import export_record
from tests.desks import REFERRAL, bring_on, known_client, make_desk, qualified, spot, write_session
from tests.exchange.programs import chromium, run
from tests.firm import fill, found_in, take
from tests.services.test_leaks import full_journal, marks_in, read_everything
from tests.services.test_leaks import issue as issue_marked
from tests.services.test_record import TRIGGERS

CLIENT = "Nordwind Energie"
SECRET = "Their board is at war over the billing migration and nobody may know it."


def issued(desk: Desk, out: Path) -> str:
    """Bring one opportunity to sales, and back with a yes; return the brief's number."""
    set_profile(desk, name="Tom Berger")
    known_client(desk)
    lead = qualified(desk)
    number = briefs.issue(desk, briefs.prepare(desk, Choice(lead, "Priya Nair", all_quotes=True)), out).made
    handoffs.confirm_sent(desk, number)
    replies.import_reply(
        desk,
        f"Brief: {number}\nDecision: accepted\nBy: Priya Nair\nNext action: Call Anna Meyer\n"
        "Date: 2026-12-01\nTerms: yes".encode(),
    )
    return number


def words_of(files: tuple[Path, ...]) -> tuple[str, str]:
    """Return what the web page and the PDF say, their blanks made one."""
    page, pdf = files
    web = unescape(re.sub(r"<[^>]+>", " ", page.read_text("utf-8").partition("</style>")[2]))
    return " ".join(web.split()), " ".join(run("pdftotext", "-raw", pdf, "-").split())


def test_a_manager_reads_what_happened_in_its_order(tmp_path: Path) -> None:
    desk = make_desk()
    number = issued(desk, tmp_path / "brief")
    lead = spot(desk, write_session(desk), title="Second thought")
    leads.drop_opportunity(desk, lead, "They do it themselves.")
    consents.give_consent(desk, "Anna Meyer", ConsentUse.NAME, how="by mail")
    web, pdf = words_of(record_pages.print_record(desk, CLIENT, tmp_path / "paper"))
    for said in (web, pdf):
        order = [
            said.index(part)
            for part in (
                "Relationship owner: Tom Berger",
                "spotted the opportunity “Billing migration”",
                f"Lead brief {number}, version 1",
                f"Lead brief {number} was sent",
                f"Priya Nair answered {number}: Accepted",
                "Call",
                "“Second thought” is now: Dropped.",
                "They do it themselves.",
                "Head of IT agreed to:",
                "none was changed or taken out",
            )
        ]
        assert order == sorted(order)
        assert "Anna" not in said
        assert "dreading" not in said
    export = export_record(desk, CLIENT, tmp_path / "signed.json")
    assert export.head in web
    assert export.head in pdf.replace(" ", "")
    quoted = words_of(record_pages.print_record(desk, CLIENT, tmp_path / "quoted", quotes=True))
    assert all("dreading the billing migration" in said for said in quoted)


def test_nothing_of_a_private_entry_is_on_it_whatever_became_of_what_was_spotted(tmp_path: Path) -> None:
    desk = make_desk()
    known_client(desk)
    entry = interactions.add_entry(
        desk,
        EntryForm(
            text=SECRET, title="Secret talk", client=CLIENT, people=("Anna Meyer",), sharing=Sharing.PRIVATE
        ),
    ).made
    hidden = leads.spot_opportunity(desk, entry, SECRET, SECRET[:40], speaker="Anna Meyer").made
    open_one = spot(desk, title="Billing")
    leads.retitle(desk, hidden, "Board at war")
    promises.make_promise(desk, CLIENT, "Anna Meyer gets the war plan", entry=entry)
    merging.merge(desk, hidden, open_one)
    merging.unmerge(desk, hidden)
    leads.drop_opportunity(desk, hidden, f"Heard: {SECRET}")
    for quotes in (False, True):
        for said in words_of(record_pages.print_record(desk, CLIENT, tmp_path / str(quotes), quotes=quotes)):
            assert "war" not in said.replace("toward", "").lower().split()
            assert "at war" not in said
            assert "Secret" not in said
            assert "kept private" in said


def test_an_erased_row_says_so_and_the_chain_still_verifies(tmp_path: Path) -> None:
    desk = make_desk()
    entry = write_session(desk)
    spot(desk, entry)
    trash.trash_entry(desk, entry)
    trash.delete_now(desk, [entry])
    page = record_pages.compose_page(desk, CLIENT, quotes=True)
    assert page.bad_row is None
    assert page.erased == 1
    web, pdf = words_of(record_pages.print_record(desk, CLIENT, tmp_path, quotes=True))
    for said in (web, pdf):
        assert "Erased. The row keeps its place" in said
        assert "Rows: 3 · erased: 1" in said
        assert "Billing" not in said
    assert page.head == end_of(show_record(desk, CLIENT)[1])


def test_a_changed_row_is_named_and_not_called_sound(tmp_path: Path) -> None:
    desk = make_desk()
    spot(desk)
    for trigger in TRIGGERS:
        desk.journal.execute(f"DROP TRIGGER {trigger}")
    desk.journal.execute("UPDATE record_payloads SET payload = replace(payload, 'Billing', 'Killing')")
    web, pdf = words_of(record_pages.print_record(desk, CLIENT, tmp_path))
    for said in (web, pdf):
        assert "Row 2 does not verify" in said
        assert "none was changed" not in said


@pytest.mark.parametrize("quotes", [False, True])
def test_no_mark_of_what_is_private_leaves(tmp_path: Path, *, quotes: bool) -> None:
    desk, lead, quote = full_journal()
    issue_marked(desk, lead, quote, tmp_path / "brief")
    may = {
        "zqclient1", "zqme1", "zqpractice1", "zqsales1", "zqtitle1", "zqtitle2", "zqreferral1", "zqreason1",
        "zqrole1", "zqrole2", "zqrole3",
    }  # fmt: skip
    may |= {"zqchosen1", "zqunchosen1", "zqpromise1"} if quotes else set()
    for path in record_pages.print_record(desk, "Zqclient1", tmp_path / "paper", quotes=quotes):
        said = read_everything(path.read_bytes(), path.name)
        assert marks_in(said) <= may, path.name
        assert "171 392" not in said


def test_the_web_page_opens_from_the_disk_and_asks_for_nothing(tmp_path: Path) -> None:
    desk = make_desk()
    spot(desk, title="<script>alert(1)</script>")
    (page,) = record_pages.print_record(desk, CLIENT, tmp_path, ("html",))
    shown = chromium(tmp_path / "home", "--dump-dom", page.as_uri())
    assert "&lt;script&gt;alert(1)" in shown
    assert "<script" not in shown
    assert "default-src 'none'" in shown


def test_the_pdf_is_tagged_and_of_this_size(tmp_path: Path) -> None:
    desk = make_desk()
    spot(desk)
    (page,) = record_pages.print_record(desk, CLIENT, tmp_path, ("pdf",))
    about = run("pdfinfo", page)
    assert re.search(r"Tagged:\s+yes", about)
    assert "A4" in about


def test_words_that_fill_more_than_a_page_are_printed_to_their_end(tmp_path: Path) -> None:
    desk = make_desk()
    said = " ".join(f"word{index}" for index in range(1500))
    leads.spot_opportunity(desk, write_session(desk, said), said, "Billing")
    files = record_pages.print_record(desk, CLIENT, tmp_path, ["pdf"], quotes=True)
    printed = run("pdftotext", "-raw", files[0], "-").split()
    assert set(said.split()) <= set(printed)


def test_a_firm_words_its_own_paper(tmp_path: Path) -> None:
    desk = make_desk()
    take(desk)
    fill(desk)
    for said in words_of(record_pages.print_record(desk, "Helix Pharma", tmp_path)):
        assert "Tom Berger hat das Vorhaben „Umstellung“ bemerkt." in said
        assert not found_in([said])


def test_a_referral_is_told_from_its_signal_to_its_end(tmp_path: Path) -> None:
    desk = make_desk()
    known_client(desk)
    entry = write_session(desk)
    lead = leads.spot_referral(
        desk, entry, REFERRAL, "Elbnetz", through="Karsten Holt", company="Elbnetz"
    ).made
    for criterion in ("need", "share", "asked", "next", "ask"):
        leads.answer(desk, lead, criterion, "Known." if criterion != "ask" else "take", how=HowWeKnow.SAID)
    bring_on(desk, lead)
    referrals.end(desk, lead, won=True)
    referrals.close_loop(desk, lead, "by phone")
    web, _ = words_of(record_pages.print_record(desk, CLIENT, tmp_path))
    assert "COO was asked for: Introducing us." in web
    assert "Somebody there agreed to: Introducing us." in web
    assert "The referrer was told how “Elbnetz” ended." in web
    assert "Jana" not in web


def test_an_unknown_format_is_refused_and_nothing_written(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no format of a record"):
        record_pages.parse_formats("docx")
