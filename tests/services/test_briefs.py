"""The hand-off: the gate, the conflicts, what is frozen, and what is written."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from desktop.domain.clients import PromiseState
from desktop.domain.errors import UserError
from desktop.domain.interactions import Sharing
from desktop.domain.playbook import Involvement
from desktop.exchange.brief import formats_of
from desktop.exchange.brief import json as brief_json
from desktop.services import briefs, clients, handoffs, interactions, lead_views, leads, replies, verifying
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.store.driver import Error
from tests.desks import NEED, NOW, REFERRAL, answer_all, bring_on, make_desk, qualified, spot, write_session


def choose(lead: str, **words: object) -> Choice:
    words.setdefault("formats", ("json", "text"))
    return Choice(lead=lead, to_name="Priya Nair", to_email="priya@northlight.example", **words)  # type: ignore[arg-type]


def issue(desk: Desk, out: Path, lead: str, **words: object) -> str:
    return briefs.issue(desk, briefs.prepare(desk, choose(lead, **words)), out).made


def test_a_qualified_lead_becomes_a_numbered_frozen_brief(tmp_path: Path) -> None:
    desk = make_desk()
    lead = qualified(desk)
    prepared = briefs.prepare(desk, choose(lead, all_quotes=True))
    number = briefs.issue(desk, prepared, tmp_path).made
    view = handoffs.show_handoff(desk, number)
    written = json.loads((tmp_path / f"{number}.json").read_bytes())
    assert written == json.loads(view.briefs[0][2])
    assert written["hash"] == prepared.brief.hash == view.row.handoff.hash
    assert written["relationshipOwner"]["name"] == "Tom Berger"
    assert written["quotes"][0]["text"] == NEED
    assert view.row.handoff.state.value == "ready to send"
    assert lead_views.show_lead(desk, lead).subject.state.value == "handed off"


def test_sending_writes_exactly_the_previewed_bytes(tmp_path: Path) -> None:
    desk = make_desk()
    formats = ("html", "pdf", "text", "json", "csv:salesforce")
    prepared = briefs.prepare(desk, choose(qualified(desk), formats=formats))
    later = replace(desk, clock=lambda: NOW + timedelta(hours=3))
    briefs.issue(later, prepared, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        file.name: file.data for file in prepared.files
    }
    assert prepared.brief.issued_at == "2026-11-23T14:10:00Z"


def test_the_preview_is_a_picture_of_the_pages() -> None:
    desk = make_desk()
    pages = briefs.preview(desk, briefs.prepare(desk, choose(qualified(desk))))
    assert pages
    assert all(page.startswith(b"\x89PNG") for page in pages)


def test_what_is_written_a_minute_later_is_the_page_that_the_preview_drew(tmp_path: Path) -> None:
    desk = make_desk()
    prepared = briefs.prepare(desk, choose(qualified(desk), formats=()))
    pages = briefs.preview(desk, prepared)
    page = briefs.render(desk, prepared, ("pdf",)).files[0].data
    for other in ("Nordwind", "Helix"):  # so that the next page is compiled and not remembered
        lead = qualified(desk, entry=write_session(desk, client=other))
        briefs.preview(desk, briefs.prepare(desk, choose(lead, formats=("pdf",))))
    later = replace(desk, clock=lambda: NOW + timedelta(minutes=1))
    issued = briefs.issue(later, briefs.render(later, prepared, ("pdf", "mail")), tmp_path)
    assert [path.name for path in issued.files] == [f"{issued.made}.pdf", f"{issued.made}.eml"]
    assert issued.files[0].read_bytes() == page
    attached = message_from_bytes(issued.files[1].read_bytes(), policy=SMTP)
    assert isinstance(attached, EmailMessage)
    assert [part.get_content() for part in attached.iter_attachments()] == [page]
    assert briefs.preview(later, prepared) == pages


def test_every_format_has_the_same_bytes_whenever_it_is_rendered() -> None:
    desk = make_desk()
    prepared = briefs.prepare(desk, choose(qualified(desk), formats=()))
    known = tuple(formats_of(desk.playbook))
    first = briefs.render(desk, prepared, known).files
    later = replace(desk, clock=lambda: NOW + timedelta(minutes=1))
    assert briefs.render(later, prepared, known).files == first
    assert len(first) == len(known)


def test_a_look_that_the_firm_changes_after_the_preview_is_not_written() -> None:
    desk = make_desk()
    prepared = briefs.prepare(desk, choose(qualified(desk), formats=("html",)))
    branding = replace(desk.playbook.branding, name="Another firm", colour="#AA0000")
    changed = replace(desk, playbook=replace(desk.playbook, branding=branding))
    assert briefs.render(changed, prepared, ("html",)).files == prepared.files
    assert briefs.preview(changed, prepared) == briefs.preview(desk, prepared)
    assert briefs.prepare(changed, prepared.choice).files != prepared.files


def test_a_reserved_number_is_kept_while_nobody_else_has_it(tmp_path: Path) -> None:
    desk = make_desk()
    lead = qualified(desk)
    number = briefs.prepare(desk, choose(lead)).brief.number
    assert briefs.prepare(desk, choose(lead, left_out=("ask",)), reserved=number).brief.number == number
    taken = issue(desk, tmp_path, qualified(desk, entry=write_session(desk, client="Helix")))
    assert briefs.prepare(desk, choose(lead), reserved=taken).brief.number not in (taken, "")


def test_who_became_known_since_the_last_preview_is_protected_in_the_next() -> None:
    desk = make_desk()
    lead = qualified(desk)
    leads.answer(desk, lead, "decides", "Zora Quillon decides.")
    said = {fact.section: fact.text for fact in briefs.prepare(desk, choose(lead)).brief.facts}
    assert said["decides"] == "Zora Quillon decides."
    clients.add_person(desk, "Zora Quillon", client="Nordwind Energie", role="Head of plants")
    said = {fact.section: fact.text for fact in briefs.prepare(desk, choose(lead)).brief.facts}
    assert said["decides"] == "[Head of plants] decides."


def test_an_unqualified_lead_gets_the_next_question_instead(tmp_path: Path) -> None:
    desk = make_desk()
    lead = spot(desk)
    with pytest.raises(UserError, match=r"Ask in the work: .*\?"):
        issue(desk, tmp_path, lead)
    assert list(tmp_path.iterdir()) == []
    assert lead_views.show_lead(desk, lead).subject.state.value == "spotted"


def test_an_involvement_that_asks_for_more_closes_the_gate_again(tmp_path: Path) -> None:
    desk = make_desk()
    lead = qualified(desk)
    with pytest.raises(UserError, match="criterion asked"):
        issue(desk, tmp_path, lead, involvement=Involvement.TOGETHER)
    assert lead_views.show_lead(desk, lead).subject.involvement is Involvement.HELP


def test_naming_the_involvement_says_what_we_want_from_sales(tmp_path: Path) -> None:
    desk = make_desk()
    lead = spot(desk)
    for criterion in ("need", "share"):
        leads.answer(desk, lead, criterion, "Known.")
    number = issue(desk, tmp_path, lead, involvement=Involvement.INFORMATION)
    assert handoffs.show_handoff(desk, number).row.handoff.involvement is Involvement.INFORMATION


def test_an_override_needs_a_reason_and_the_brief_shows_it(tmp_path: Path) -> None:
    desk = make_desk()
    number = issue(desk, tmp_path, spot(desk), override="The COO asked us to call today.")
    assert "The COO asked us to call today." in (tmp_path / f"{number}.txt").read_text("utf-8")


def test_one_live_hand_off_per_client_and_scope(tmp_path: Path) -> None:
    desk = make_desk()
    first = issue(desk, tmp_path, qualified(desk))
    second = spot(desk, title="Another")
    answer_all(desk, second)
    with pytest.raises(UserError, match=f"{first} “Billing migration” is with Priya Nair"):
        issue(desk, tmp_path, second)
    handoffs.withdraw(desk, first, "They asked for time.")
    assert issue(desk, tmp_path, second) != first


def test_two_scopes_of_one_client_may_be_with_sales_at_once(tmp_path: Path) -> None:
    desk = make_desk()
    for scope in ("billing", "training"):
        issue(desk, tmp_path, qualified(desk, scope=(scope,)))
    assert len(handoffs.list_handoffs(desk)) == 2


def test_what_is_with_sales_is_not_issued_twice(tmp_path: Path) -> None:
    desk = make_desk()
    lead = qualified(desk)
    number = issue(desk, tmp_path, lead)
    with pytest.raises(UserError, match=number):
        issue(desk, tmp_path, lead)


def test_a_broken_promise_asks_what_the_customer_knows(tmp_path: Path) -> None:
    desk = make_desk()
    lead = qualified(desk)
    clients.make_promise(
        desk, "Nordwind", "Training by October", due_on=date(2026, 10, 1), state=PromiseState.BROKEN
    )
    with pytest.raises(UserError, match="what the customer knows"):
        issue(desk, tmp_path, lead)
    number = issue(desk, tmp_path, lead, standing="They know and have a new date.")
    assert "new date" not in (tmp_path / f"{number}.txt").read_text("utf-8")


def test_a_quote_of_a_private_entry_cannot_be_chosen(tmp_path: Path) -> None:
    desk = make_desk()
    lead = qualified(desk, entry=write_session(desk, private=True))
    quote = lead_views.show_lead(desk, lead).evidence[0].id
    with pytest.raises(UserError, match="from a private entry"):
        issue(desk, tmp_path, lead, quotes=(quote,))
    number = issue(desk, tmp_path, lead, all_quotes=True)
    assert "dreading" not in (tmp_path / f"{number}.json").read_text("utf-8")


def test_an_entry_made_private_later_takes_its_quotes_back(tmp_path: Path) -> None:
    desk = make_desk()
    entry = write_session(desk)
    lead = qualified(desk, entry=entry)
    view = interactions.show_entry(desk, entry)
    form = interactions.EntryForm(text=view.entry.text, client=view.client, sharing=Sharing.PRIVATE)
    interactions.revise_entry(desk, entry, form)
    with pytest.raises(UserError, match="from a private entry"):
        issue(desk, tmp_path, lead, quotes=(lead_views.show_lead(desk, lead).evidence[0].id,))


@pytest.mark.parametrize("all_quotes", [True, False])
def test_what_became_private_since_the_preview_does_not_leave(tmp_path: Path, *, all_quotes: bool) -> None:
    desk = make_desk()
    entry = write_session(desk)
    lead = qualified(desk, entry=entry)
    leads.answer(desk, lead, "decides", "Anna decides.", entry=entry)
    prepared = briefs.prepare(desk, choose(lead, all_quotes=all_quotes))
    view = interactions.show_entry(desk, entry)
    form = interactions.EntryForm(text=view.entry.text, client=view.client, sharing=Sharing.PRIVATE)
    interactions.revise_entry(desk, entry, form)
    with pytest.raises(UserError, match="has changed since the preview"):
        briefs.issue(desk, prepared, tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert handoffs.list_handoffs(desk) == []


def test_an_answer_that_rests_on_a_private_entry_stays(tmp_path: Path) -> None:
    desk = make_desk()
    lead = qualified(desk)
    private = write_session(desk, "Gwen may leave the board.", private=True)
    leads.answer(desk, lead, "decides", "Its one friend may leave.", entry=private)
    number = issue(desk, tmp_path, lead)
    assert "one friend" not in (tmp_path / f"{number}.json").read_text("utf-8")
    assert "not known yet" in (tmp_path / f"{number}.txt").read_text("utf-8")


def test_a_need_that_rests_on_a_private_entry_cannot_leave(tmp_path: Path) -> None:
    desk = make_desk()
    lead = qualified(desk)
    leads.answer(desk, lead, "need", "Secret.", entry=write_session(desk, private=True))
    with pytest.raises(UserError, match="rests on a private entry"):
        issue(desk, tmp_path, lead)


def test_a_title_in_the_words_of_a_private_entry_cannot_leave(tmp_path: Path) -> None:
    desk = make_desk()
    lead = qualified(desk, entry=write_session(desk, private=True), title="dreading the billing migration")
    with pytest.raises(UserError, match="repeats words of a private entry"):
        issue(desk, tmp_path, lead)


def test_a_fact_that_is_switched_off_is_not_in_the_brief() -> None:
    desk = make_desk()
    lead = qualified(desk)
    leads.answer(desk, lead, "size", "Ninety shops.")
    shown = briefs.prepare(desk, choose(lead)).files[0].data.decode()
    hidden = briefs.prepare(desk, choose(lead, left_out=("size",))).files[0].data.decode()
    assert "Ninety shops." in shown
    assert "Ninety shops." not in hidden


def test_a_returned_brief_goes_out_again_as_its_next_version(tmp_path: Path) -> None:
    desk = make_desk()
    lead = qualified(desk)
    number = issue(desk, tmp_path, lead)
    replies.import_reply(desk, f"Brief: {number}\nDecision: returned\nBy: Priya\nMissing: size".encode())
    leads.answer(desk, lead, "size", "Ninety shops.")
    again = issue(desk, tmp_path, lead)
    assert again == f"{number}-v2"
    view = handoffs.show_handoff(desk, number)
    assert [version for version, _, _ in view.briefs] == [1, 2]
    assert view.row.handoff.state.value == "ready to send"
    assert len({path.name for path in tmp_path.iterdir()}) == 4


def test_three_times_again_is_the_limit(tmp_path: Path) -> None:
    desk = make_desk()
    lead = qualified(desk)
    for turn in range(4):
        label = issue(desk, tmp_path, lead)
        said = f"Brief: {label}\nDecision: returned\nBy: Priya\nMissing: size\nComment: turn {turn}"
        replies.import_reply(desk, said.encode())
    with pytest.raises(UserError, match="sent again 3 times"):
        issue(desk, tmp_path, lead)


def test_a_referral_is_handed_off_once_qualified_and_sales_leads(tmp_path: Path) -> None:
    desk = make_desk()
    made = leads.spot_referral(
        desk, write_session(desk), REFERRAL, "Elbnetz starts", company="Elbnetz", through="Anna Meyer"
    ).made
    answer_all(desk, made, "asked", "next")
    with pytest.raises(UserError, match="once it is qualified"):
        issue(desk, tmp_path, made)
    bring_on(desk, made)
    number = issue(desk, tmp_path, made, formats=("json", "csv:salesforce"))
    brief = json.loads((tmp_path / f"{number}.json").read_bytes())
    assert brief["kind"] == "referral"
    assert brief["client"] == "Elbnetz"
    assert brief["terms"]["leads"] == "sales"
    assert "Last Name" in (tmp_path / f"{number}.salesforce.csv").read_text("utf-8-sig")
    assert "Nordwind" not in (tmp_path / f"{number}.json").read_text("utf-8")


def test_a_folder_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    desk = make_desk()
    lead = qualified(desk)
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    with pytest.raises(UserError):
        issue(desk, blocked, lead)
    assert handoffs.list_handoffs(desk) == []
    assert lead_views.show_lead(desk, lead).subject.state.value == "qualified"


def test_an_issued_brief_never_changes(tmp_path: Path) -> None:
    desk = make_desk()
    issue(desk, tmp_path, qualified(desk))
    with pytest.raises(Error, match="never changes"):
        desk.journal.execute("UPDATE briefs SET content = '{}'")


def test_the_brief_is_verified_by_its_file(tmp_path: Path) -> None:
    desk = make_desk()
    number = issue(desk, tmp_path, qualified(desk))
    data = (tmp_path / f"{number}.json").read_bytes()
    found = verifying.verify_brief(desk, data)
    assert (found.unchanged, found.issued_here) == (True, True)
    assert verifying.verify_brief(make_desk(), data).issued_here is False
    changed = data.replace(b"Help with the price.", b"Help with the prize.")
    assert changed != data
    assert verifying.verify_brief(desk, changed).unchanged is False
    added = json.loads(data) | {"extra": 1}
    assert verifying.verify_brief(desk, json.dumps(added).encode()).unchanged is False


def test_the_record_names_each_file_by_its_hash(tmp_path: Path) -> None:
    desk = make_desk()
    number = issue(desk, tmp_path, qualified(desk))
    view = clients.show_client(desk, "Nordwind")
    facts = next(row.facts for row in view.record if row.kind == "brief issued")
    data = (tmp_path / f"{number}.txt").read_bytes()
    assert facts["files"][f"{number}.txt"] == hashlib.sha256(data).hexdigest()  # type: ignore[index]
    assert facts["to"] == "Priya Nair"


def test_the_steward_stays_whatever_happens(tmp_path: Path) -> None:
    desk = make_desk()
    number = issue(desk, tmp_path, qualified(desk, title="Billing"))
    before = clients.show_client(desk, "Nordwind").client.steward
    reply = {
        "typ": "lead-reply", "v": 1, "brief": number, "decision": "accepted", "by": {"name": "Priya", "email": "p@x.example"},
        "inReplyTo": brief_json_hash(tmp_path, number), "nextAction": "Call", "nextActionOn": "2026-12-01",
        "termsAcknowledged": True, "relationshipOwner": "Priya", "steward": "Priya", "terms": {"leads": "sales"},
    }  # fmt: skip
    replies.import_reply(desk, json.dumps(reply).encode())
    view = handoffs.show_handoff(desk, number)
    assert clients.show_client(desk, "Nordwind").client.steward == before
    assert json.loads(view.briefs[0][2])["terms"]["leads"] == "delivery"


def brief_json_hash(folder: Path, number: str) -> str:
    return str(brief_json.read((folder / f"{number}.json").read_bytes())["hash"])  # type: ignore[index]
