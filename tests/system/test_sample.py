"""The sample journal is whole: every quote stands in its entry, every key resolves, every state occurs."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.clients import ContactProtocol, PromiseState
from desktop.domain.consents import ConsentUse
from desktop.domain.handoffs import HandOffState
from desktop.domain.interactions import InteractionKind
from desktop.domain.opportunities import HowWeKnow, OpportunityState, involvement_in
from desktop.domain.playbook import Involvement
from desktop.domain.referrals import ReferralState
from desktop.domain.replies import Decision
from desktop.domain.text import canonical, find_passage
from desktop.system.resources import resources_folder

Table = dict[str, Any]

CRITERIA = set(
    "health result promises sponsor need cost timing decides tried fit outcome asked share ask next start size contract".split()
)
PATHS = {
    "spotted": "open",
    "exploring": "open",
    "qualified": "gate",
    "ready to send": "gate",
    "issued": "gate",
    "accepted": "gate",
    "returned": "gate",
    "declined": "gate",
    "won": "gate",
    "lost": "gate",
    "dropped": "open",
    "parked": "open",
}
REPLIED = {"accepted", "returned", "declined", "won", "lost"}
REQUIRED = {"need", "share", "ask"}
REQUIRED_TO_SELL = REQUIRED | {"asked", "next"}


@pytest.fixture(scope="module")
def sample() -> Table:
    path = resources_folder() / "sample" / "journal.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def entries(sample: Table) -> dict[str, Table]:
    return {entry["key"]: entry for entry in sample["entries"]}


@pytest.fixture(scope="module")
def people(sample: Table) -> dict[str, set[str]]:
    return {client["name"]: {person["name"] for person in client["people"]} for client in sample["clients"]}


def leads(sample: Table) -> list[Table]:
    return [*sample["opportunities"], *sample["referrals"]]


def quotes(lead: Table) -> list[Table]:
    return [lead, *lead.get("extra_quotes", [])]


def answered(lead: Table) -> set[str]:
    return set(lead.get("answers", {}))


def test_there_is_half_a_year_of_work_with_three_clients(sample: Table) -> None:
    assert len(sample["clients"]) == 3
    assert 38 <= len(sample["entries"]) <= 48
    days = [entry["days_ago"] for entry in sample["entries"]]
    assert min(days) >= 1, "an entry of the day itself could lie in the future"
    assert 170 <= max(days) <= 190


def test_keys_are_unique(sample: Table) -> None:
    for noun in ("entries", "opportunities", "referrals"):
        counts = Counter(item["key"] for item in sample[noun])
        assert not [key for key, count in counts.items() if count > 1]


def test_every_entry_names_known_things(sample: Table, people: dict[str, set[str]]) -> None:
    engagements = {
        (client["name"], engagement["name"])
        for client in sample["clients"]
        for engagement in client["engagements"]
    }
    for entry in sample["entries"]:
        InteractionKind(entry["kind"])
        assert (entry["client"], entry["engagement"]) in engagements, entry["key"]
        assert set(entry["with"]) <= people[entry["client"]], entry["key"]
        assert re.fullmatch(r"[0-2]\d:[0-5]\d", entry["time"]), entry["key"]
        assert -2 <= entry.get("temperature", 0) <= 2, entry["key"]


def test_every_kind_of_session_occurs_and_some_entries_are_private(sample: Table) -> None:
    assert {entry["kind"] for entry in sample["entries"]} == {kind.value for kind in InteractionKind}
    assert 2 <= sum(entry["private"] for entry in sample["entries"]) <= 5


def test_clients_have_people_with_every_protocol_and_promises_in_every_state(sample: Table) -> None:
    clients = sample["clients"]
    protocols = {person["protocol"] for client in clients for person in client["people"]}
    states = {promise["state"] for client in clients for promise in client["promises"]}
    assert protocols == {protocol.value for protocol in ContactProtocol}
    assert states == {state.value for state in PromiseState}


def test_no_client_must_be_earned_first(sample: Table) -> None:
    for client in sample["clients"]:
        ours = [promise for promise in client["promises"] if promise["ours"]]
        late = [
            promise
            for promise in ours
            if promise["state"] == "at risk"
            or (promise["state"] in ("open", "re-dated") and promise["due_in_days"] < 0)
        ]
        assert len(late) <= 1, client["name"]
        assert "broken" not in {promise["state"] for promise in ours}, client["name"]


def test_every_quote_stands_in_a_shareable_entry_of_its_client(
    sample: Table, entries: dict[str, Table]
) -> None:
    for lead in leads(sample):
        for quote in quotes(lead):
            entry = entries[quote["entry"]]
            assert find_passage(canonical(entry["text"]), quote["quote"]), quote["quote"]
            assert entry["client"] == lead["client"], lead["key"]
            assert not entry["private"], lead["key"]


def test_every_speaker_is_known(sample: Table, people: dict[str, set[str]]) -> None:
    for lead in leads(sample):
        names = {quote["speaker"] for quote in quotes(lead)} | {lead.get("through", "")}
        assert names - {""} <= people[lead["client"]], lead["key"]


def test_every_answer_is_to_a_criterion_and_says_how_we_know(
    sample: Table, entries: dict[str, Table]
) -> None:
    for lead in leads(sample):
        assert answered(lead) <= CRITERIA, lead["key"]
        for answer in lead.get("answers", {}).values():
            HowWeKnow(answer["how"])
            assert answer["text"].strip()
            assert "entry" not in answer or entries[answer["entry"]]["client"] == lead["client"], lead["key"]


def test_answers_fit_the_path(sample: Table) -> None:
    for lead in sample["opportunities"]:
        selling = lead["involvement"] in ("together", "take")
        required = REQUIRED_TO_SELL if selling else REQUIRED
        if PATHS[lead["path"]] == "gate":
            assert required <= answered(lead), lead["key"]
            assert involvement_in(lead["answers"]["ask"]["text"]) is Involvement(lead["involvement"])
        else:
            assert not required <= answered(lead), lead["key"]
        assert bool(answered(lead)) == (lead["path"] != "spotted"), lead["key"]


def test_every_state_occurs(sample: Table) -> None:
    paths = {lead["path"] for lead in sample["opportunities"]}
    states = {state.value for state in OpportunityState} - {"handed off"}
    handoffs = {state.value for state in HandOffState} - {"withdrawn", "superseded", "disqualified"}
    assert paths == set(PATHS)
    assert paths == states | handoffs
    assert {lead["state"] for lead in sample["referrals"]} == (
        {state.value for state in ReferralState} - {"won", "lost"}
    )


def test_replies_are_there_where_sales_answered(sample: Table) -> None:
    colleagues = {person["name"] for person in sample["colleagues"]}
    for lead in sample["opportunities"]:
        assert ("reply" in lead) == (lead["path"] in REPLIED), lead["key"]
        if "reply" in lead:
            reply = lead["reply"]
            Decision(reply["decision"])
            assert reply["by"] in colleagues
            assert ("next_action" in reply) == (reply["decision"] == "accepted")
            assert ("code" in reply) == (reply["decision"] == "declined")


def test_won_and_lost_end_with_an_outcome(sample: Table) -> None:
    for lead in sample["opportunities"]:
        ended = lead["path"] in ("won", "lost")
        assert ("outcome" in lead) == ended, lead["key"]
        if ended:
            assert lead["outcome"]["decision"] == lead["path"]
            assert lead["outcome"]["days_ago"] <= lead["issued_days_ago"] - 3


def test_a_brief_is_issued_after_everything_it_rests_on(sample: Table, entries: dict[str, Table]) -> None:
    for lead in sample["opportunities"]:
        rests_on = [quote["entry"] for quote in quotes(lead)]
        rests_on += [answer["entry"] for answer in lead.get("answers", {}).values() if "entry" in answer]
        issued = lead.get("issued_days_ago", 0)
        assert all(entries[key]["days_ago"] > issued for key in rests_on), lead["key"]


def test_one_need_is_confirmed_and_one_waits_for_the_yes(
    sample: Table, entries: dict[str, Table], people: dict[str, set[str]]
) -> None:
    read_back = [lead for lead in sample["opportunities"] if "need_note" in lead]
    for lead in read_back:
        note = lead["need_note"]
        assert note["to"] in people[lead["client"]], lead["key"]
        assert entries[lead["entry"]]["days_ago"] > note["sent_days_ago"], lead["key"]
        assert note["sent_days_ago"] > note.get("confirmed_days_ago", 7), "one that waits shows on Today"
    assert sorted("confirmed_days_ago" in lead["need_note"] for lead in read_back) == [False, True]


def test_codes_and_criteria_are_those_of_the_playbook(sample: Table) -> None:
    path = resources_folder() / "playbook" / "default.toml"
    playbook = tomllib.loads(path.read_text(encoding="utf-8"))
    codes = {code["id"] for code in [*playbook["decline_codes"], *playbook["disqualify_codes"]]}
    for lead in sample["opportunities"]:
        for answer in (lead.get("reply", {}), lead.get("outcome", {})):
            assert "code" not in answer or answer["code"] in codes, lead["key"]
    assert {criterion["id"] for criterion in playbook["criteria"]} == CRITERIA
    assert {lead["kind"] for lead in sample["referrals"]} <= set(playbook["referral_kinds"])


def test_consents_are_of_people_and_after_their_proof(
    sample: Table, entries: dict[str, Table], people: dict[str, set[str]]
) -> None:
    known = set().union(*people.values())
    for consent in sample["consents"]:
        assert consent["person"] in known
        ConsentUse(consent["use"])
        proof = entries.get(consent.get("entry", ""))
        assert proof is None or proof["days_ago"] >= consent["days_ago"], consent
    assert any(0 < consent.get("ends_in_days", 0) < 30 for consent in sample["consents"])
    assert any("withdrawn_days_ago" in consent for consent in sample["consents"])


def test_scopes_do_not_overlap(sample: Table) -> None:
    tags = [(lead["client"], tag) for lead in sample["opportunities"] for tag in lead["scope"]]
    assert len(tags) == len(set(tags))
    assert all(lead["scope"] for lead in sample["opportunities"])


def test_the_demo_hands_off_one_rich_opportunity(sample: Table) -> None:
    (demo,) = [lead for lead in sample["opportunities"] if lead.get("demo")]
    assert (demo["client"], demo["title"]) == ("Helix Pharma AG", "Second plant in Lyon")
    assert demo["path"] == "qualified"
    assert len(quotes(demo)) == 2
    assert answered(demo) == CRITERIA


def test_a_qualified_referral_could_be_taken_by_sales(sample: Table) -> None:
    for referral in sample["referrals"]:
        if referral["state"] == "qualified":
            assert answered(referral) >= REQUIRED_TO_SELL


def test_mail_addresses_are_fictional() -> None:
    path: Path = resources_folder() / "sample" / "journal.toml"
    addresses = re.findall(r"[\w.+-]+@[\w.-]+", path.read_text(encoding="utf-8"))
    assert addresses
    assert all(address.endswith(".example") for address in addresses)
