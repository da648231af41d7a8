"""The sample journal: invented clients, brought in through the same services at the times they happened."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from desktop.domain.changes import Changes
from desktop.domain.clients import ContactProtocol, PromiseState
from desktop.domain.consents import ConsentUse
from desktop.domain.goodwill import Gift
from desktop.domain.handoffs import utc_text
from desktop.domain.interactions import EntryForm, InteractionKind, Sharing
from desktop.domain.opportunities import HowWeKnow
from desktop.domain.playbook import Involvement
from desktop.domain.referrals import NEXT_STATES, ReferralState
from desktop.services import (
    briefs,
    clients,
    consents,
    goodwill,
    handoffs,
    interactions,
    leads,
    need_note_answers,
    need_notes,
    referrals,
    replies,
)
from desktop.services.composing import Choice
from desktop.services.composing_need_notes import NoteChoice
from desktop.services.desk import Desk
from desktop.services.profile import set_profile

Table = Mapping[str, Any]
Event = Callable[[Desk], Changes]
_KEPT_INFORMED = "Told before they asked, with the new date."


@dataclass(slots=True)
class _Story:
    """What has been told so far: ids by the sample's keys, and what is still to happen, in time."""

    desk: Desk
    out: Path
    ids: dict[str, str] = field(default_factory=dict)
    events: list[tuple[datetime, Event]] = field(default_factory=list)

    def at(self, days_ago: float, clock: str = "17:00") -> datetime:
        """Return that moment, never one to come."""
        day = self.desk.today() - timedelta(days=days_ago)
        moment = datetime.combine(day, time.fromisoformat(clock), tzinfo=self.desk.zone)
        return min(moment, self.desk.clock() - timedelta(minutes=1))

    def later(self, moment: datetime, event: Event) -> None:
        """Let something happen at `moment`, or now where that is to come."""
        self.events.append((min(moment, self.desk.clock()), event))

    def happen(self) -> None:
        """Let everything happen in the order of time."""
        for moment, event in sorted(self.events, key=lambda pair: pair[0]):
            event(replace(self.desk, clock=partial(datetime.fromisoformat, moment.isoformat())))


def write_sample(desk: Desk, out: Path) -> str:
    """Write the sample journal; briefs go to `out`. Return the id of the lead that the demo hands off."""
    sample = tomllib.loads((desk.resources / "sample" / "journal.toml").read_text(encoding="utf-8"))
    story = _Story(desk, out)
    profile = sample["profile"]
    set_profile(desk, **profile)
    began = story.at(max(entry["days_ago"] for entry in sample["entries"]) + 1, "08:00")
    early = replace(desk, clock=lambda: began)
    for colleague in sample.get("colleagues", ()):
        clients.add_person(early, **colleague)
    for client in sample["clients"]:
        _client(story, early, client)
    for entry in sample["entries"]:
        _entry(story, entry)
    moments = {entry["key"]: story.at(entry["days_ago"], entry["time"]) for entry in sample["entries"]}
    for opportunity in sample["opportunities"]:
        _opportunity(story, opportunity, moments)
    for referral in sample["referrals"]:
        _referral(story, referral, moments)
    for consent in sample.get("consents", ()):
        _consent(story, consent)
    for gift in sample.get("gifts", ()):
        _gift(story, gift)
    story.happen()
    return next(story.ids[item["key"]] for item in sample["opportunities"] if item.get("demo"))


def _client(story: _Story, early: Desk, client: Table) -> None:
    today = story.desk.today()
    clients.add_client(early, client["name"], sector=client["sector"], place=client["place"])
    for person in client.get("people", ()):
        protocol = ContactProtocol(person["protocol"])
        details = {key: person.get(key, "") for key in ("name", "role", "email", "phone")}
        clients.add_person(early, client=client["name"], protocol=protocol, **details)
    for work in client.get("engagements", ()):
        starts = today - timedelta(days=work["starts_days_ago"])
        ends = today + timedelta(days=work["ends_in_days"])
        clients.add_engagement(early, client["name"], work["name"], starts_on=starts, ends_on=ends)
    for promise in client.get("promises", ()):
        clients.make_promise(
            early,
            client["name"],
            promise["text"],
            due_on=today + timedelta(days=promise["due_in_days"]),
            state=PromiseState(promise["state"]),
            ours=promise["ours"],
        )


def _entry(story: _Story, entry: Table) -> None:
    moment = story.at(entry["days_ago"], entry["time"])
    form = EntryForm(
        text=entry["text"].strip(),
        title=entry["title"],
        client=entry["client"],
        engagement=entry.get("engagement", ""),
        kind=InteractionKind(entry["kind"]),
        people=tuple(entry.get("with", ())),
        at=utc_text(moment),
        temperature=entry.get("temperature"),
        sharing=Sharing.PRIVATE if entry.get("private") else Sharing.SHAREABLE,
    )

    def write(desk: Desk) -> Changes:
        changes = interactions.add_entry(desk, form)
        story.ids[entry["key"]] = changes.made
        return changes

    story.later(moment, write)


def _consent(story: _Story, item: Table) -> None:
    person, use = item["person"], ConsentUse(item["use"])
    ends = item.get("ends_in_days")
    until = story.desk.today() + timedelta(days=ends) if ends is not None else None

    def give(desk: Desk) -> Changes:
        entry = story.ids.get(item.get("entry", ""), "")
        notes = {key: item.get(key, "") for key in ("scope", "excluded", "client")}
        return consents.give_consent(desk, person, use, how=item["how"], until=until, entry=entry, **notes)

    def withdraw(desk: Desk) -> Changes:
        return consents.withdraw_consent(desk, person, use, how=item["withdrawn_how"])

    story.later(story.at(item["days_ago"], "17:30"), give)
    if "withdrawn_days_ago" in item:
        story.later(story.at(item["withdrawn_days_ago"], "17:30"), withdraw)


def _gift(story: _Story, item: Table) -> None:
    """Put something that we did for somebody on their line."""
    person, kind, text = item["person"], Gift(item["kind"]), item["text"]
    story.later(story.at(item["days_ago"], "17:45"), lambda desk: goodwill.give(desk, person, kind, text))


# Leads -------------------------------------------------------------------------------------------------


def _opportunity(story: _Story, item: Table, moments: Mapping[str, datetime]) -> None:
    spotted = moments[item["entry"]] + timedelta(minutes=10)

    def spot(desk: Desk) -> Changes:
        changes = leads.spot_opportunity(
            desk,
            story.ids[item["entry"]],
            item["quote"],
            item["title"],
            speaker=item.get("speaker", ""),
            scope=tuple(item.get("scope", ())),
        )
        story.ids[item["key"]] = changes.made
        return changes

    story.later(spotted, spot)
    ready = _answers(story, item, moments, spotted)
    if "need_note" in item:
        _read_back(story, item["key"], item["need_note"])
    if item["path"] in ("dropped", "parked"):
        _set_aside(story, item, ready + timedelta(days=1))
    elif "issued_days_ago" in item:
        _hand_off(story, item, max(ready, story.at(item["issued_days_ago"], "16:30")) + timedelta(minutes=5))


def _answers(story: _Story, item: Table, moments: Mapping[str, datetime], spotted: datetime) -> datetime:
    """Let answers and further quotes come in after the entries they rest on; return when all were there."""
    last = spotted
    for extra in item.get("extra_quotes", ()):
        last = max(last, moments[extra["entry"]] + timedelta(minutes=15))
        story.later(last, _quoting(story, item["key"], extra))
    for criterion, known in item.get("answers", {}).items():
        heard = max(moments.get(known.get("entry", ""), spotted), spotted) + timedelta(minutes=20)
        last = max(last, heard)
        story.later(heard, _answering(story, item["key"], criterion, known))
    return last


def _read_back(story: _Story, key: str, note: Table) -> None:
    """Let a need be read back, and confirmed where they said yes."""

    def send(desk: Desk) -> Changes:
        choice = NoteChoice(story.ids[key], to=note["to"], all_quotes=True)
        return Changes.merged(
            [
                need_notes.draft(desk, need_notes.prepare(desk, choice), story.out / "need-notes"),
                need_notes.send(desk, story.ids[key]),
            ]
        )

    def confirm(desk: Desk) -> Changes:
        passed = note.get("may_pass_on", False)
        return need_note_answers.confirm(
            desk, story.ids[key], how=note["how"], words=note["words"], may_pass_on=passed
        )

    story.later(story.at(note["sent_days_ago"], "18:00"), send)
    if "confirmed_days_ago" in note:
        story.later(story.at(note["confirmed_days_ago"], "09:30"), confirm)


def _quoting(story: _Story, key: str, extra: Table) -> Event:
    def quote(desk: Desk) -> Changes:
        entry = story.ids[extra["entry"]]
        return leads.add_evidence(desk, story.ids[key], entry, extra["quote"], speaker=extra["speaker"])

    return quote


def _answering(story: _Story, key: str, criterion: str, known: Table) -> Event:
    def answer(desk: Desk) -> Changes:
        entry = story.ids.get(known.get("entry", ""), "")
        how = HowWeKnow(known["how"])
        return leads.answer(desk, story.ids[key], criterion, known["text"], how=how, entry=entry)

    return answer


def _advancing(story: _Story, item: Table, to: ReferralState) -> Event:
    """Take a referral one step on; before the introduction the other side agrees as well."""

    def advance(desk: Desk) -> Changes:
        referral = story.ids[item["key"]]
        if to is ReferralState.INTRODUCED:
            referrals.other_side_agrees(
                desk, referral, item["contact"], role=item["contact_role"], how=item["contact_how"]
            )
        how = item.get("how", "") if to is ReferralState.PERMISSION_GIVEN else ""
        return referrals.advance_referral(desk, referral, to, how=how, standing=_KEPT_INFORMED)

    return advance


def _set_aside(story: _Story, item: Table, moment: datetime) -> None:
    back = story.desk.today() + timedelta(days=item.get("back_in_days", 30))

    def act(desk: Desk) -> Changes:
        if item["path"] == "parked":
            return leads.park_opportunity(desk, story.ids[item["key"]], back.isoformat())
        return leads.drop_opportunity(desk, story.ids[item["key"]], item["reason"])

    story.later(moment, act)


def _hand_off(story: _Story, item: Table, issued: datetime) -> None:
    numbers: dict[str, str] = {}

    def issue(desk: Desk) -> Changes:
        prepared = briefs.prepare(desk, demo_choice(story.ids[item["key"]], item["involvement"]))
        changes = briefs.issue(desk, prepared, story.out)
        numbers["made"] = changes.made
        return changes

    story.later(issued, issue)
    sent = story.at(item["sent_days_ago"], "09:00") if "sent_days_ago" in item else issued
    if item["path"] != "ready to send":
        sent = max(sent, issued + timedelta(minutes=30))
        story.later(sent, lambda desk: handoffs.confirm_sent(desk, numbers["made"]))
    answered = sent + timedelta(days=2)
    if "reply" in item:
        story.later(answered, lambda desk: _answer(desk, numbers["made"], item["reply"]))
    if "outcome" in item:
        ended = story.at(item["outcome"].get("days_ago", 0))
        story.later(
            max(ended, answered + timedelta(days=1)),
            lambda desk: _answer(desk, numbers["made"], item["outcome"]),
        )


def demo_choice(lead: str, involvement: str) -> Choice:
    """Return what the sample lets out of a lead: every quote, with roles instead of names."""
    return Choice(
        lead=lead,
        to_name="Priya Nair",
        to_email="priya.nair@northlight.example",
        involvement=Involvement(involvement),
        all_quotes=True,
        standing=_KEPT_INFORMED,
        formats=("html", "pdf", "text", "json", "csv:salesforce"),
    )


def _answer(desk: Desk, number: str, said: Table) -> Changes:
    return replies.import_reply(desk, reply_file(desk, number, said))


def reply_file(desk: Desk, number: str, said: Table) -> bytes:
    """Return the bytes of the reply file that sales would send back."""
    view = handoffs.show_handoff(desk, number)
    on: date = desk.today() + timedelta(days=said.get("next_action_in_days", 7))
    content = {
        "typ": "lead-reply",
        "v": 1,
        "brief": view.row.handoff.number,
        "inReplyTo": view.row.handoff.hash,
        "decision": said["decision"],
        "by": {"name": said["by"], "email": "priya.nair@northlight.example"},
        "at": desk.now(),
        "nextAction": said.get("next_action", ""),
        "nextActionOn": on.isoformat() if said.get("next_action") else None,
        "termsAcknowledged": bool(said.get("next_action")),
        "code": said.get("code", ""),
        "gaps": list(said.get("gaps", ())),
        "text": said.get("text", ""),
    }
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def _referral(story: _Story, item: Table, moments: Mapping[str, datetime]) -> None:
    spotted = moments[item["entry"]] + timedelta(minutes=12)

    def spot(desk: Desk) -> Changes:
        changes = leads.spot_referral(
            desk,
            story.ids[item["entry"]],
            item["quote"],
            item["title"],
            kind=item["kind"],
            through=item.get("through", ""),
            company=item.get("company", ""),
        )
        story.ids[item["key"]] = changes.made
        return changes

    story.later(spotted, spot)
    moment = _answers(story, item, moments, spotted)
    for state in _way_to(ReferralState(item["state"])):
        moment += timedelta(days=1)
        story.later(moment, _advancing(story, item, state))


def _way_to(goal: ReferralState) -> list[ReferralState]:
    """Return the states from the first after *noted* to `goal`."""
    way = {ReferralState.NOTED: list[ReferralState]()}
    for state, following in NEXT_STATES.items():
        for to in following:
            way.setdefault(to, [*way.get(state, []), to])
    return way[goal]
