"""Nothing unseen leaves: marks in every field of the journal, looked for in every exported byte."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import zlib
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from desktop.domain.consents import ConsentUse
from desktop.domain.errors import UserError
from desktop.domain.goodwill import Gift
from desktop.domain.interactions import EntryForm, InteractionKind, Sharing
from desktop.domain.opportunities import HowWeKnow
from desktop.services import (
    attachments,
    briefs,
    clients,
    consents,
    goodwill,
    handoffs,
    interactions,
    lead_views,
    leads,
    need_notes,
    referrals,
    replies,
    versions,
)
from desktop.services.brief_choices import keep_begun
from desktop.services.composing import Choice
from desktop.services.composing_need_notes import NoteChoice
from desktop.services.desk import Desk
from desktop.services.profile import set_profile
from tests.desks import make_desk
from tests.exchange.programs import needed

FORMATS = (
    "html",
    "pdf",
    "text",
    "json",
    "jws",
    "html-form",
    "csv:salesforce",
    "mail",
    "calendar",
    "csv:dynamics",
    "block:hubspot",
)
MARK = re.compile(r"zq[a-z]+\d+", re.IGNORECASE)
MARKS = {mark.lower() for mark in MARK.findall(Path(__file__).read_text(encoding="utf-8"))}

CHOSEN_QUOTE = "zqchosen1 says Zqfirst1 Zqlast1 (zqmail1@zqdomain1.example, +49 171 3920018): help us"
UNCHOSEN_QUOTE = "zqunchosen1 is what she said as well"
TEXT = (
    f"zqprose1 begins. #zqtag1\n\n{CHOSEN_QUOTE}\n\n{UNCHOSEN_QUOTE}\n\n"
    "[ ] zqfollowup1 by Friday\n\nzqprose2 ends."
)

MAY_LEAVE = {
    "zqchosen1",  # the chosen quote
    "zqtitle1",  # the opportunity's title
    "zqclient1",  # the client's name
    "zqneed1",  # answers that are printed
    "zqask1",
    "zqme1",  # the steward's own name and contacts, and the firm's part of the mail
    "zqpractice1",
    "zqsales1",  # the recipient
    "zqrole1",  # the roles that stand for names
    "zqrole2",
}


def full_journal() -> tuple[Desk, str, str]:
    """Return a desk whose every field carries a mark, with the lead and the quote to hand off."""
    desk = make_desk()
    set_profile(
        desk, name="Zqme1", email="zqme1@zqme1.example", phone="+49 40 66969 120", practice="zqpractice1"
    )
    client = clients.add_client(desk, "Zqclient1", sector="zqsector1", place="zqplace1").made
    clients.add_client(desk, "Zqother1 GmbH")
    clients.add_person(
        desk,
        "Zqfirst1 Zqlast1",
        client=client,
        role="zqrole1",
        email="zqmail1@zqdomain1.example",
        phone="+49 171 3920018",
    )
    clients.add_person(
        desk,
        "Zqfirst2 Zqlast2",
        client=client,
        role="zqrole2 of Zqlast1, zqmail1@zqdomain1.example",
        email="zqmail2@x.example",
        phone="4711",
    )
    clients.add_engagement(desk, client, "zqengagement1")
    clients.make_promise(desk, client, "zqpromise1")
    form = EntryForm(
        text=TEXT,
        title="zqentrytitle1",
        client=client,
        engagement="zqengagement1",
        people=("Zqfirst1 Zqlast1", "Zqfirst3"),
    )
    before = replace(form, text=f"zqversion1\n{TEXT}", title="zqversion2")
    entry = interactions.add_entry(desk, before).made
    interactions.revise_entry(desk, entry, form)
    attachments.attach_bytes(desk, "zqattached1.txt", b"zqbytes1", entry=entry)
    private = interactions.add_entry(
        desk,
        EntryForm(
            text="zqprivate1 prose", title="zqprivate2", client=client, people=("Zqfirst4",),
            kind=InteractionKind.CORRIDOR, sharing=Sharing.PRIVATE,
        ),
    ).made  # fmt: skip
    interactions.add_entry(desk, EntryForm(text="zqelse1 prose", title="zqelse2", client="Zqother1 GmbH"))
    interactions.keep_draft(desk, interactions.NEW, EntryForm(text="zqdraft1", title="zqdraft2"))
    lead = leads.spot_opportunity(
        desk, entry, CHOSEN_QUOTE, "zqtitle1 with Zqlast1", speaker="Zqfirst1 Zqlast1", scope=("zqscope1",)
    ).made
    leads.add_evidence(desk, lead, entry, UNCHOSEN_QUOTE, speaker="Zqspeaker1")
    leads.add_evidence(desk, lead, private, "zqprivate1 prose")
    _refer(desk, entry)
    _answer(desk, lead, private)
    _agree(desk, entry)
    _drop_another(desk, entry)
    _plant_beside_the_prose(desk)
    return desk, lead, lead_views.show_lead(desk, lead).evidence[0].id


def _agree(desk: Desk, entry: str) -> None:
    """Let somebody agree to a reference call, and take it back."""
    use = ConsentUse.REFERENCE_CALL
    consents.give_consent(
        desk, "Zqfirst1 Zqlast1", use, how="zqway1", scope="zqcovered1", excluded="zqexcluded1", entry=entry
    )
    consents.withdraw_consent(desk, "Zqfirst1 Zqlast1", use, how="zqtakenback1")


def _refer(desk: Desk, entry: str) -> None:
    """Take a referral as far as the other side's yes, and thank for something else."""
    made = leads.spot_referral(
        desk,
        entry,
        UNCHOSEN_QUOTE,
        "zqreferral1",
        company="zqcompany1",
        through="Zqfirst2",
        heard_by="zqheard1",
    ).made
    referrals.ask_permission(desk, made, "zqasked1", by="zqasker1")
    referrals.answer_permission(desk, made, agreed=True, how="zqyes1")
    referrals.other_side_agrees(
        desk, made, "Zqother2 Zqother3", how="zqyes2", role="zqrole3", email="zqmail3@x.example"
    )
    goodwill.give(desk, "Zqfirst1", Gift.THANKS, "zqthanks1")


def _drop_another(desk: Desk, entry: str) -> None:
    """Drop an opportunity of the same client, with a reason."""
    other = leads.spot_opportunity(desk, entry, CHOSEN_QUOTE, "zqtitle2").made
    leads.drop_opportunity(desk, other, "zqreason1")


def _plant_beside_the_prose(desk: Desk) -> None:
    """Put marks where calendars, searches and what was turned down are kept."""
    now = desk.now()
    calendar = {
        "id": "c",
        "path": "/zqpath1.ics",
        "digest": "",
        "with_private": 1,
        "covers_on": "",
        "read_at": now,
    }
    session = {"id": "s", "calendar_id": "c", "source": "x", "starts_at": now, "ends_at": now, "zone": "UTC"}
    said = {"title": "zqsession1", "place": "zqroom1", "people": '["zqguest1"]', "private": 0}
    desk.journal.insert("calendars", {**calendar, "fault": "zqfault1"})
    desk.journal.insert("planned_sessions", {**session, **said})
    desk.journal.insert("searches", {"query": "zqquery1", "name": "zqquery2", "used_at": now})
    desk.journal.insert(
        "opportunity_views", {"folded": "zqview1", "name": "zqview1", "content": '{"text": "zqview2"}'}
    )
    place = {"name": "journal", "query": "zqbookmark1", "entry": "", "top": "", "above": 0}
    desk.journal.insert("bookmarks", place)
    (note,) = desk.journal.rows("SELECT o.id, p.id AS person FROM opportunities AS o, people AS p LIMIT 1")
    before = '{"criterion": "share", "text": "zqbefore1", "how": "said"}'
    kept = {"content": '{"title": "zqnote1"}', "words": "zqyes1", "answer_before": before}
    fixed = {
        "id": "n",
        "version": 1,
        "state": "draft",
        "drafted_at": now,
        "hash": "h",
        "files": "{}",
        "playbook": "p",
    }
    desk.journal.insert(
        "need_notes", {**fixed, **kept, "opportunity_id": note["id"], "to_id": note["person"]}
    )
    _plant_merge(desk)
    dismissed = {"rule": "need", "sentence": "zqdismissed1", "dismissed_at": now}
    desk.journal.insert("dismissed_signals", dismissed)


def _plant_merge(desk: Desk) -> None:
    """Put marks where a merge and a line that waits for the next ask are kept."""
    first, second = desk.journal.rows("SELECT id FROM opportunities ORDER BY seq LIMIT 2")
    scopes = {"scope": '["zqscope1", "zqscope2"]', "scope_after": '["zqscope1", "zqscope3"]'}
    ends = {"from_id": second["id"], "into_id": first["id"], "from_state": "spotted", "at": desk.now()}
    desk.journal.insert("merges", {"id": "m", **ends, **scopes, "value_filled": 0, "start_filled": 0})
    _plant_line(desk)


def _plant_line(desk: Desk) -> None:
    """Put a mark where the line waits that the next ask uses up."""
    client = desk.journal.value("SELECT client_id FROM opportunities ORDER BY seq")
    desk.journal.insert("earned_lines", {"client_id": client, "text": "zqtold1", "told_at": desk.now()})


def _answer(desk: Desk, lead: str, private: str) -> None:
    leads.answer(
        desk,
        lead,
        "need",
        "zqneed1: ask Zqfirst2 ZQLAST2 (zqmail2@x.example, ext 4711) or Zqspeaker1 at Zqother1",
    )
    leads.answer(desk, lead, "ask", "Help: zqask1, not zqfirst3's")
    leads.answer(desk, lead, "share", "zqshare1")
    leads.answer(desk, lead, "health", "zqhealth1")
    leads.answer(desk, lead, "decides", "zqprivateanswer1", entry=private)


def read_everything(data: bytes, name: str) -> str:
    """Return all that a file says, in every way in which it may say it."""
    if name.endswith(".eml"):
        return name + _mailed(data)
    said = data.decode("utf-8", "replace") + data.decode("utf-16-le", "replace") + name
    if name.endswith(".pdf"):
        said += _pdf_text(data) + _streams(data)
    for part in re.findall(rb"ey[\w-]{20,}", data):  # what a signature was made over, and its header
        whole = part[: len(part) - (len(part) % 4 == 1)]  # packed bytes may look like one by chance
        said += base64.urlsafe_b64decode(whole + b"=" * (-len(whole) % 4)).decode("utf-8", "replace")
    return said


def _mailed(data: bytes) -> str:
    """Return what the headers and the decoded parts of a mail say."""
    said = ""
    for part in message_from_bytes(data, policy=default).walk():
        said += "".join(f"{name} {value} " for name, value in part.items())
        content = part.get_payload(decode=True)
        if isinstance(content, bytes):
            said += read_everything(content, part.get_filename() or "")
    return said


def _streams(data: bytes) -> str:
    """Return what the compressed parts of a PDF say."""
    said = ""
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
        try:
            said += zlib.decompress(stream).decode("latin-1")
        except zlib.error:
            continue
    return said


def _pdf_text(data: bytes) -> str:
    pdftotext, pdfinfo = needed("pdftotext"), needed("pdfinfo")
    text = subprocess.run([pdftotext, "-", "-"], input=data, capture_output=True, check=True).stdout
    about = subprocess.run([pdfinfo, "-"], input=data, capture_output=True, check=True).stdout
    return text.decode() + about.decode()


def marks_in(text: str) -> set[str]:
    """Return the marks of this file that a text says; packed bytes may look like one that there is not."""
    said = text.lower()
    return {mark for mark in MARKS if mark in said}


def test_every_free_text_of_the_journal_carries_a_mark(tmp_path: Path) -> None:
    """Guard the test itself: a new column of prose must be planted as well."""
    desk, lead, quote = full_journal()
    issue(desk, lead, quote, tmp_path)
    _plant_line(desk)
    (handoff,) = handoffs.list_handoffs(desk)
    handoffs.extend(desk, handoff.handoff.id, "zqextended1")
    handoffs.end_by_wish(desk, handoff.handoff.id, "zqwish1")
    desk.journal.execute(
        "UPDATE brief_choices SET choice = json_set(choice, '$.further.escalation', 'zqescalate1')"
    )
    keep_begun(desk, Choice(lead=lead, to_name="Zqsales1"))
    planted = {
        ("profile", "name"), ("profile", "email"), ("profile", "practice"),
        ("clients", "name"), ("clients", "sector"), ("clients", "place"),
        ("people", "name"), ("people", "role"), ("people", "email"),
        ("engagements", "name"), ("promises", "text"), ("interactions", "title"), ("interactions", "text"),
        ("evidence", "quote"), ("evidence", "speaker"), ("opportunities", "title"), ("opportunities", "scope"),
        ("referrals", "title"), ("referrals", "company"), ("answers", "text"), ("drafts", "form"),
        ("handoffs", "title"), ("handoffs", "to_name"), ("handoffs", "scope"), ("briefs", "content"),
        ("handoffs", "extension_reason"), ("handoffs", "end_reason"),
        ("record_payloads", "payload"), ("entry_versions", "content"), ("attachments", "name"),
        ("tags", "tag"), ("follow_ups", "text"), ("calendars", "path"), ("calendars", "fault"),
        ("planned_sessions", "title"), ("planned_sessions", "place"), ("planned_sessions", "people"),
        ("searches", "query"), ("searches", "name"), ("dismissed_signals", "sentence"), ("bookmarks", "query"),
        ("opportunity_views", "name"), ("opportunity_views", "content"),
        ("opportunity_states", "reason"), ("need_notes", "content"), ("need_notes", "words"),
        ("need_notes", "answer_before"),
        ("merges", "scope"), ("merges", "scope_after"), ("earned_lines", "text"),
        ("brief_choices", "choice"), ("begun_briefs", "choice"),
        ("goodwill", "text"), ("goodwill", "by_name"), ("people", "company"), ("referrals", "heard_by"),
        ("consents", "way"), ("consents", "scope"), ("consents", "excluded"), ("consents", "withdrawal"),
    }  # fmt: skip
    unmarked = {
        ("earned_lines", "text"),
        ("need_notes", "files"), ("need_notes", "answered_how"),
        ("profile", "phone"), ("people", "phone"), ("handoffs", "to_email"), ("handoffs", "accepted_by"),
        ("handoffs", "next_action"), ("briefs", "files"), ("briefs", "signature"), ("referrals", "strength"),
        ("signing_keys", "thumbprint"), ("attachments", "media_type"), ("attachments", "draft"),
        ("dismissed_signals", "rule"), ("put_off_prompts", "prompt"), ("consents", "use"), ("goodwill", "outcome"),
        ("bookmarks", "name"), ("bookmarks", "entry"), ("bookmarks", "top"), ("released_contacts", "to_name"),
        *((table, column) for table in ("playbooks", "playbook_uses", "playbook_criteria")
          for column in ("label", "name", "version", "file", "logo_type", "criterion")),
    }  # fmt: skip
    coded = re.compile(r"(^|_)(id|folded|state|kind|at|on|until|zone|sharing|source|how|criterion|playbook|involvement|"
                       r"number|hash|digest|previous|salt|steward|protocol|key|code|currency)$")  # fmt: skip
    for table in desk.journal.rows("SELECT name FROM pragma_table_list WHERE strict = 1 AND schema = 'main'"):
        for column in desk.journal.rows("SELECT name, type FROM pragma_table_info(?)", (table["name"],)):
            place = (table["name"], column["name"])
            if column["type"] != "TEXT" or coded.search(column["name"]) or table["name"] == "replies":
                continue
            if place in unmarked or table["name"].startswith("playbook"):  # the firm's, no customer's
                continue
            assert place in planted, f"{place} is new: plant a mark in it"
            values = desk.journal.rows(f"SELECT {place[1]} AS said FROM {place[0]}")
            assert any(MARK.search(row["said"] or "") for row in values), f"{place} carries no mark"


def issue(desk: Desk, lead: str, quote: str, out: Path, *, roles: bool = True) -> dict[str, bytes]:
    choice = Choice(
        lead=lead,
        to_name="Zqsales1",
        to_email="zqsales1@zqme1.example",
        quotes=(quote,),
        roles=roles,
        formats=FORMATS,
    )
    briefs.issue(desk, briefs.prepare(desk, choice), out)
    return {path.name: path.read_bytes() for path in out.iterdir()}


def test_with_roles_only_what_was_chosen_leaves(tmp_path: Path) -> None:
    files = issue(*full_journal(), tmp_path)
    assert len(files) == len(FORMATS)
    for name, data in files.items():
        said = read_everything(data, name)
        assert marks_in(said) <= MAY_LEAVE, name
        assert "171 392" not in said, name
        assert not re.search(r"\bext 4711\b", said), name
        told = {"zqclient1"} if name.endswith(".ics") else {"zqchosen1", "zqneed1", "zqclient1"}
        assert told <= marks_in(said), name


def test_with_names_the_chosen_names_leave_and_no_contact_does(tmp_path: Path) -> None:
    desk, lead, quote = full_journal()
    with pytest.raises(UserError, match="not agreed to it: Zqfirst1 Zqlast1"):
        issue(desk, lead, quote, tmp_path, roles=False)
    for person in ("Zqfirst1 Zqlast1", "Zqfirst2 Zqlast2", "Zqfirst3"):
        for use in (ConsentUse.NAME, ConsentUse.QUOTE):
            consents.give_consent(desk, person, use, how="zqway2", scope="zqcovered2", excluded="zqexcluded2")
    files = issue(desk, lead, quote, tmp_path, roles=False)
    named = {"zqfirst1", "zqlast1", "zqfirst2", "zqlast2", "zqfirst3", "zqspeaker1", "zqother1"}
    for name, data in files.items():
        said = read_everything(data, name)
        assert marks_in(said) <= MAY_LEAVE | named, name
        assert "171 392" not in said, name
        assert "zqmail" not in said.lower(), name


def test_without_a_chosen_quote_no_word_of_any_entry_leaves(tmp_path: Path) -> None:
    desk, lead, _ = full_journal()
    briefs.issue(desk, briefs.prepare(desk, Choice(lead=lead, to_name="Zqsales1", formats=FORMATS)), tmp_path)
    for path in tmp_path.iterdir():
        assert "zqchosen1" not in read_everything(path.read_bytes(), path.name).lower(), path.name


def test_all_quotes_are_all_but_the_private_ones() -> None:
    desk, lead, _ = full_journal()
    prepared = briefs.prepare(desk, Choice(lead=lead, to_name="Zqsales1", all_quotes=True, formats=("json",)))
    assert [len(quote.text) > 0 for quote in prepared.brief.quotes] == [True, True]
    assert "zqprivate1" not in prepared.files[0].data.decode()


def test_neither_what_was_written_over_nor_a_file_leaves(tmp_path: Path) -> None:
    """The quote comes from a version that was brought back, of an entry with a file."""
    desk, lead, quote = full_journal()
    (entry,) = {item.interaction_id for item in lead_views.show_lead(desk, lead).evidence if not item.private}
    versions.bring_back(desk, entry, 1)
    versions.bring_back(desk, entry, 2)
    files = issue(desk, lead, quote, tmp_path)
    kept = {"zqversion1", "zqversion2", "zqattached1", "zqbytes1", "zqtag1", "zqfollowup1"}
    for name, data in files.items():
        assert not marks_in(read_everything(data, name)) & kept, name
    said = str(desk.journal.rows("SELECT content FROM entry_versions UNION ALL SELECT content FROM blobs"))
    assert {"zqversion1", "zqbytes1"} <= marks_in(said)


def test_an_override_and_a_reply_bring_nothing_else_out(tmp_path: Path) -> None:
    desk, lead, quote = full_journal()
    leads.answer(desk, lead, "share", "")
    choice = Choice(
        lead=lead, to_name="Zqsales1", quotes=(quote,), formats=FORMATS,
        override="Zqfirst1 rang from +49 171 3920018", standing="zqstanding1",
    )  # fmt: skip
    number = briefs.issue(desk, briefs.prepare(desk, choice), tmp_path).made
    replies.import_reply(
        desk, f"Brief: {number}\nDecision: returned\nBy: Zqsales1\nComment: zqreply1".encode()
    )
    leads.answer(desk, lead, "size", "not zqfirst1's")
    briefs.issue(desk, briefs.prepare(desk, replace(choice, override="again")), tmp_path)
    for path in tmp_path.iterdir():
        assert marks_in(read_everything(path.read_bytes(), path.name)) <= MAY_LEAVE, path.name
    assert handoffs.show_handoff(desk, number).row.handoff.version == 2


def test_the_marks_would_be_found() -> None:
    assert marks_in(read_everything(json.dumps({"a": "Zqlast1"}).encode(), "x.json")) == {"zqlast1"}
    assert "zqhidden1" in _streams(b"stream\n" + zlib.compress(b"(zqhidden1) Tj") + b"endstream")


@pytest.mark.parametrize("name", ["../../etc/passwd", "CON", "a/b\\c", "x" * 200, "نوردويند 🚀"])
def test_no_name_reaches_a_file_name(tmp_path: Path, name: str) -> None:
    desk = make_desk()
    entry = interactions.add_entry(desk, EntryForm(text="help us now", client=name, people=(name,))).made
    lead = leads.spot_opportunity(desk, entry, "help us now", name, speaker=name).made
    out = tmp_path / "out"
    briefs.issue(
        desk, briefs.prepare(desk, Choice(lead=lead, to_name=name, override="now", formats=FORMATS)), out
    )
    assert {path.parent for path in tmp_path.rglob("*.json")} == {out}
    assert all(re.fullmatch(r"EJ-[0-9A-Z]{4}-[0-9A-Z]{4}(\.\w+)+", path.name) for path in out.iterdir())


def test_a_need_note_says_nothing_but_what_was_chosen_and_said(tmp_path: Path) -> None:
    desk, lead, quote = full_journal()
    desk.journal.execute("DELETE FROM need_notes")
    leads.answer(desk, lead, "cost", "zqhidden1 costs", how=HowWeKnow.GUESS)
    leads.answer(desk, lead, "next", "zqneed1 with Zqother1", how=HowWeKnow.SAID)
    choice = NoteChoice(lead, to="Zqfirst1 Zqlast1", quotes=(quote,), title="zqtitle1")
    need_notes.draft(desk, need_notes.prepare(desk, choice), tmp_path)
    own = {"zqchosen1", "zqtitle1", "zqclient1", "zqneed1", "zqme1", "zqpractice1"}
    own |= {"zqfirst1", "zqlast1", "zqmail1", "zqdomain1"}  # it goes to that person's own address
    assert len(list(tmp_path.iterdir())) == 3
    for path in tmp_path.iterdir():
        said = read_everything(path.read_bytes(), path.name)
        if path.suffix == ".eml":
            said += "".join(
                str(part.get_payload(decode=True)) for part in message_from_bytes(path.read_bytes()).walk()
            )
        assert marks_in(said) <= own, path.name
        assert "171 392" not in said, path.name
