"""The product's rules 1 to 7, each tried against every way in and out: what leaves, and what may never move."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import click
import pytest

from desktop.cli.main import engagement_journal
from desktop.domain.clients import PromiseState
from desktop.domain.errors import UserError
from desktop.domain.goodwill import Ask
from desktop.domain.interactions import EntryForm
from desktop.domain.playbook import Involvement
from desktop.exchange.brief import formats_of
from desktop.services import (
    briefs,
    goodwill,
    handoffs,
    interactions,
    lead_views,
    leads,
    merging,
    need_notes,
    notes,
    promises,
    replies,
    trash,
    verifying,
)
from desktop.services.composing import Choice
from desktop.services.composing_need_notes import NoteChoice
from desktop.services.desk import Desk
from desktop.services.profile import set_profile
from desktop.services.record import show_record, verify_record
from desktop.services.record_exports import export_record
from desktop.store import clients as stored_clients
from desktop.store.driver import Error
from tests.cli.program import Program
from tests.desks import (
    NEED,
    NOW,
    REFERRAL,
    answer_all,
    bring_on,
    known_client,
    make_desk,
    qualified,
    spot,
    write_session,
)
from tests.exchange.programs import needed
from tests.firm import NORDLICHT, take
from tests.services.test_leaks import read_everything

HOUSE = "Nordwind Energie"
TOM = "Tom Berger"
OWNED_BY_SALES = {
    "relationshipOwner": {"name": "Priya Nair", "email": "priya@northlight.example"},
    "relationship_owner": "Priya Nair",
    "owner": "Priya Nair",
    "steward": "Priya Nair",
    "terms": {"relationshipOwner": "Priya Nair", "leads": "sales", "protectedUntil": "2026-11-24"},
    "protectedUntil": "2026-11-24",
    "client": "Priya's client",
    "title": "Priya's deal",
    "content": {"title": "Priya's deal"},
    "quotes": [],
}
"""What an answer that wants more than it may would carry."""

OWNER_LINES = "\n".join(
    f"{name}: Priya Nair"
    for name in ("Owner", "Steward", "Relationship owner", "Terms", "Registered by", "Client")
)


def choose(lead: str, **words: object) -> Choice:
    """Choose to hand a lead to Priya as JSON, or as `words` say."""
    words = {"formats": ("json",), "to_name": "Priya Nair", "to_email": "priya@northlight.example", **words}
    return Choice(lead=lead, **words)  # type: ignore[arg-type]


def issue(desk: Desk, out: Path, lead: str, **words: object) -> str:
    """Issue a brief and return its label."""
    return briefs.issue(desk, briefs.prepare(desk, choose(lead, **words)), out).made


def stewards(desk: Desk) -> dict[str, str]:
    """Return each client's steward."""
    return {client.name: client.steward for client in stored_clients.all_clients(desk.journal)}


def referred(desk: Desk) -> str:
    """Return a referral that may be handed off."""
    known_client(desk, "Helix Pharma")
    lead = leads.spot_referral(
        desk,
        write_session(desk, client="Helix Pharma"),
        REFERRAL,
        "Elbnetz",
        company="Elbnetz GmbH",
        through="Karsten Holt",
    ).made
    for criterion in ("need", "share", "ask", "asked", "next"):
        leads.answer(desk, lead, criterion, f"What we know for {criterion}.")
    bring_on(desk, lead)
    return lead


def written(out: Path) -> Iterator[tuple[str, str]]:
    """Yield the name of each file of a folder, and all that it says."""
    for path in sorted(out.iterdir()):
        yield path.name, read_everything(path.read_bytes(), path.name)


def test_rule_01_the_steward_stays(tmp_path: Path) -> None:
    """Whatever leaves, comes back, is merged, imported or put in force: a client keeps its steward."""
    needed("pdftotext")
    desk = make_desk()
    lead, before = qualified(desk, title="Billing"), {HOUSE: TOM}
    need_notes.draft(
        desk, need_notes.prepare(desk, NoteChoice(lead, to="Anna Meyer", all_quotes=True)), tmp_path
    )
    need_notes.send(desk, lead)
    set_profile(desk, name="Priya Nair")  # another name for me is no other steward
    merging.merge(desk, spot(desk, title="The same"), lead)
    out = tmp_path / "out"
    number = issue(desk, out, lead, formats=tuple(formats_of(desk.playbook)))
    for name, said in written(out):
        told = TOM in said or TOM.replace(" ", "=20") in said
        assert told or name.endswith(".ics"), f"{name} does not say who owns the relationship"
    reply = {
        "typ": "lead-reply", "v": 1, "brief": number, "decision": "accepted", "nextAction": "Call", "by": "Priya Nair",
        "nextActionOn": "2026-12-01", "termsAcknowledged": True, **OWNED_BY_SALES,
    }  # fmt: skip
    with suppress(UserError):  # refusing it is as good as passing the rest over
        replies.import_reply(desk, json.dumps(reply).encode())
    replies.import_reply(desk, f"Brief: {number}\nDecision: seen\nBy: Priya Nair\n{OWNER_LINES}".encode())
    export_record(desk, HOUSE, tmp_path / "record.json", everything=True)
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "a.md").write_text(
        f"---\nclient: {HOUSE}\nsteward: Priya Nair\nowner: Priya Nair\n---\nThey called.\n"
    )
    assert notes.import_notes(desk, folder).made
    take(desk)
    assert stewards(desk) == before
    (added,) = [row.facts["steward"] for row in show_record(desk, HOUSE)[1] if "steward" in row.facts]
    assert added == TOM
    brief = json.loads(handoffs.show_handoff(desk, number).briefs[0][2])
    assert brief["relationshipOwner"]["name"] == brief["terms"]["relationshipOwner"] == TOM


def _options(command: click.Command, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield (command, option) of all there are."""
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _options(inner, f"{path} {name}".strip())
    for parameter in command.params:
        yield from ((path, name) for name in (*parameter.opts, parameter.name or ""))


def test_rule_01_the_command_line_has_no_word_for_another_steward(program: Program, tmp_path: Path) -> None:
    """No option and no playbook names a steward; a file that tries is refused, and nothing has moved."""
    said = list(_options(engagement_journal))
    assert len(said) > 100
    assert [pair for pair in said if "steward" in pair[1] or "owner" in pair[1]] == []
    program("profile", "set", "--name", TOM)
    program.made("client", "add", HOUSE)
    grab = tmp_path / "grab.toml"
    grab.write_text('name = "grab"\nversion = "1"\n\n[clients]\nsteward = "Priya Nair"\n')
    refused = program("playbook", "use", grab)
    assert (refused.code, "clients" in refused.err) == (2, True)
    program("profile", "set", "--name", "Priya Nair")
    assert program("playbook", "use", NORDLICHT).code == 0
    assert [client["steward"] for client in program("client", "list", "--json").json] == [TOM]


@pytest.mark.parametrize("involvement", list(Involvement))
def test_rule_02_who_leads(involvement: Involvement, tmp_path: Path) -> None:
    """More work at a client is led by delivery unless sales is to take it; a new company by sales. The brief says it."""
    desk = make_desk()
    words = {"formats": ("json", "text"), "involvement": involvement, "override": "To see who leads."}
    issue(desk, tmp_path / "more", qualified(desk), **words)
    issue(desk, tmp_path / "new", referred(desk), **words)
    leads_more = "sales" if involvement is Involvement.TAKE else "delivery"
    for folder, who in (("more", leads_more), ("new", "sales")):
        said = dict(written(tmp_path / folder))
        terms = next(json.loads(path.read_bytes())["terms"] for path in (tmp_path / folder).glob("*.json"))
        assert (terms["leads"], terms["relationshipOwner"]) == (who, TOM)
        text = " ".join(next(text for name, text in said.items() if name.endswith(".txt")).split())
        assert f"led by {who}" in text
        assert f"{TOM} keeps the relationship" in text
        assert ("makes the introduction" in text) == (folder == "new")


@pytest.mark.parametrize("involvement", list(Involvement))
def test_rule_03_the_gate(involvement: Involvement, tmp_path: Path) -> None:
    """Only what the playbook requires counts; what is missing is the next question; an override says why, and shows."""
    desk = make_desk()
    lead = qualified(desk)
    required = [item for item in desk.playbook.criteria if involvement in item.required_for]
    assert required
    assert [item.id for item in required if item.needs_quote] == ["need"] * any(
        item.id == "need" for item in required
    )
    for item in required:
        leads.answer(desk, lead, item.id, f"Known: {item.id}.")
    for item in required:
        leads.answer(desk, lead, item.id, "")
        subject = lead_views.show_lead(desk, lead).subject
        gate = leads.gate_of(desk, subject, involvement)
        if item.is_involvement and gate.met:  # naming the involvement outright answers it
            continue
        assert (gate.missing, gate.required) == ((item,), len(required))
        with pytest.raises(UserError) as refused:
            briefs.prepare(desk, choose(lead, involvement=involvement))
        assert item.question in str(refused.value)
        assert item.question.endswith("?")
        with pytest.raises(UserError):
            briefs.prepare(desk, choose(lead, involvement=involvement, override=" \n"))
        leads.answer(desk, lead, item.id, f"Known: {item.id}.")
    assert leads.gate_of(desk, lead_views.show_lead(desk, lead).subject, involvement).met
    leads.answer(desk, lead, required[0].id, "")
    issue(
        desk,
        tmp_path,
        lead,
        involvement=involvement,
        override="The board meets today.",
        formats=("json", "text"),
    )
    met = leads.gate_of(desk, lead_views.show_lead(desk, lead).subject, involvement).met
    for name, said in written(tmp_path):
        assert ("The board meets today." in said) == (not met), name
    assert not any(json.loads(path.read_bytes())["quotes"] for path in tmp_path.glob("*.json"))


def test_rule_03_only_the_need_requires_a_quote_and_it_need_not_leave(tmp_path: Path) -> None:
    """Without a passage that holds it the need is open again; with one, the brief may go without saying it."""
    desk = make_desk()
    lead = qualified(desk)
    issue(desk, tmp_path, lead)
    assert not [name for name, said in written(tmp_path) if NEED in said]
    other = make_desk()
    lead = qualified(other)
    (passage,) = lead_views.show_lead(other, lead).evidence
    trash.trash_entry(other, passage.interaction_id)
    with pytest.raises(UserError) as refused:
        briefs.prepare(other, choose(lead))
    (need,) = [item for item in other.playbook.criteria if item.needs_quote]
    assert need.question in str(refused.value)


def test_rule_04_earned_first(tmp_path: Path) -> None:
    """While we owe something, one line comes first; it stays here, and hiding the promise is no way round."""
    desk = make_desk()
    lead = qualified(desk)
    late = promises.make_promise(desk, HOUSE, "The manual", due_on=desk.today()).made
    promises.make_promise(desk, HOUSE, "The training", state=PromiseState.AT_RISK)
    briefs.check(desk, choose(lead))  # one at risk is not yet a debt
    tomorrow = replace(desk, clock=lambda: NOW + timedelta(days=1))  # and late counts as at risk
    for ask in (
        lambda: briefs.check(tomorrow, choose(lead)),
        lambda: briefs.check(tomorrow, choose(lead, override="They asked.")),
        lambda: goodwill.ask(tomorrow, "Anna", Ask.REFERENCE_CALL),
    ):
        with pytest.raises(UserError, match="We owe Nordwind Energie something first"):
            ask()
    with pytest.raises(UserError):
        promises.remove(tomorrow, late, "  ")
    with pytest.raises(UserError):
        promises.reword(tomorrow, late, "x", "  ")
    promises.remove(tomorrow, late, "Noted twice.")
    assert show_record(desk, HOUSE)[1][-1].kind == "promise removed"
    promises.make_promise(desk, HOUSE, "The report", state=PromiseState.BROKEN)
    issue(
        tomorrow, tmp_path, lead, standing="Anna heard it from us.", formats=tuple(formats_of(desk.playbook))
    )
    assert not [name for name, said in written(tmp_path) if "heard it from us" in said]
    kept = [row.facts["standing"] for row in show_record(desk, HOUSE)[1] if row.kind == "brief issued"]
    assert kept == ["Anna heard it from us."]


def test_rule_05_nothing_unseen_leaves(tmp_path: Path) -> None:
    """A private passage cannot be chosen, numbers and mails are masked, names become roles, and the preview is what leaves."""
    desk = make_desk()
    known_client(desk)
    lead = qualified(desk)
    shared = lead_views.show_lead(desk, lead).evidence[0]
    private = write_session(desk, "Anna Meyer whispered: the price is no matter.", private=True)
    leads.add_evidence(desk, lead, private, "the price is no matter")
    hidden = next(item for item in lead_views.show_lead(desk, lead).evidence if item.private)
    with pytest.raises(UserError):
        briefs.prepare(desk, choose(lead, quotes=(hidden.id,)))
    leads.answer(desk, lead, "need", "Ask Anna Meyer, anna@nordwind.example, +49 171 3920018, or Karsten.")
    chosen = choose(lead, all_quotes=True, formats=("mail", "pdf", "text", "json"))
    prepared = briefs.prepare(desk, chosen)
    assert [quote.text for quote in prepared.brief.quotes] == [NEED]
    entry = interactions.show_entry(desk, shared.interaction_id).entry
    form = EntryForm(text=entry.text, title=entry.title, client=HOUSE, people=("Anna Meyer",))
    interactions.revise_entry(
        desk, entry.id, replace(form, sharing=interactions.show_entry(desk, private).entry.sharing)
    )
    with pytest.raises(UserError, match="changed since the preview"):
        briefs.issue(desk, prepared, tmp_path / "no")
    interactions.revise_entry(desk, entry.id, form)
    prepared = briefs.prepare(desk, chosen)
    briefs.issue(desk, prepared, tmp_path / "out")
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == {
        file.name: file.data for file in prepared.files
    }
    for name, said in written(tmp_path / "out"):
        assert "Head of IT" in said, name
        for unseen in (
            "Anna",
            "Karsten",
            "3920018",
            "nordwind.example",
            "whispered",
            "no matter",
            "cut-over",
        ):
            assert unseen not in said, (name, unseen)


def test_rule_06_one_live_hand_off_per_client_and_scope(tmp_path: Path) -> None:
    """A second hand-off of the same scope is refused and names the first; another scope, and the end of it, are free."""
    desk = make_desk()
    first, second = (
        qualified(desk, title="One", scope=("data",)),
        spot(desk, title="Two", scope=("data", "cloud")),
    )
    whole, other = spot(desk, title="Everything"), spot(desk, title="Other", scope=("cloud",))
    for lead in (second, whole, other):
        answer_all(desk, lead)
    number = issue(desk, tmp_path, first)
    for lead in (second, whole):
        for words in (
            {},
            {"override": "Hurry."},
            {"involvement": Involvement.INFORMATION, "override": "Hurry."},
        ):
            with pytest.raises(UserError, match=f"{number[:12]}.*with Priya Nair already"):
                issue(desk, tmp_path, lead, **words)
    beside = issue(desk, tmp_path, other)
    with pytest.raises(UserError):
        merging.merge(desk, first, second)  # what is with sales cannot be merged away
    handoffs.withdraw(desk, beside, "Enough.")
    handoffs.withdraw(desk, number, "Enough.")
    assert issue(desk, tmp_path, whole)[:12] not in (number[:12], beside[:12])


def test_rule_07_frozen(tmp_path: Path) -> None:
    """An issued brief never changes, whatever changes here; a correction is the next version and shows its difference."""
    desk = make_desk()
    lead = qualified(desk)
    number = issue(desk, tmp_path / "1", lead, all_quotes=True)
    frozen = handoffs.show_handoff(desk, number).briefs
    (file,) = (tmp_path / "1").iterdir()
    with pytest.raises(Error, match="never changes"), desk.journal.transaction():
        desk.journal.execute("UPDATE briefs SET content = replace(content, 'Tom', 'Tim')")
    leads.retitle(desk, lead, "Another title")
    entry = lead_views.show_lead(desk, lead).evidence[0].interaction_id
    interactions.revise_entry(desk, entry, EntryForm(text="Nothing was said.", client=HOUSE))
    set_profile(desk, name="Priya Nair", phone="+49 40 1")
    leads.answer(desk, lead, "need", "Something larger.")
    take(desk)
    assert handoffs.show_handoff(desk, number).briefs == frozen
    assert verifying.verify_brief(desk, file.read_bytes()).issued_here
    assert all(verdict.sound for verdict in verify_record(desk))
    forged = json.loads(file.read_bytes())
    forged["relationshipOwner"]["name"] = "Priya Nair"
    found = verifying.verify_brief(desk, json.dumps(forged).encode())
    assert (found.unchanged, found.issued_here) == (False, False)
    again = issue(desk, tmp_path / "2", lead, override="Their word, corrected.")
    assert (again[:12], again[-3:]) == (number[:12], "-v2")
    versions = handoffs.show_handoff(desk, number).briefs
    assert versions[0] == frozen[0]
    assert json.loads(versions[0][2])["facts"] != json.loads(versions[1][2])["facts"]
