"""Looking at referrals: one with its life and the text to write next, and those that wait."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop.domain.changes import Kind
from desktop.domain.goodwill import GoodwillView
from desktop.domain.names import first_name
from desktop.domain.overviews import Waiting
from desktop.domain.referrals import Referral, ReferralState
from desktop.services.desk import Desk
from desktop.services.goodwill import goodwill_of
from desktop.services.naming import find_referral
from desktop.services.profile import read_profile
from desktop.services.referrals import agreed_to_introduce, client_of, person_of
from desktop.store import clients, referrals

SHOWN = 200
"""Referrals of one sort that wait on Today at the most."""


@dataclass(frozen=True, slots=True)
class ReferralLife:
    """What the page of a referral shows beside its answers: its steps, both sides, goodwill, and the text to write.

    `states` are the states it came to with their UTC moments; `draft` is subject and text, empty where none fits;
    `people` are the ids and names of those at the client.
    """

    referral: Referral
    states: tuple[tuple[ReferralState, str], ...]
    referrer: str
    contact: str
    referrer_agreed: bool
    contact_agreed: bool
    goodwill: GoodwillView | None
    draft: tuple[str, str]
    people: tuple[tuple[str, str], ...] = ()


def show_life(desk: Desk, reference: str) -> ReferralLife:
    """Return the life of a referral."""
    referral = find_referral(desk, reference)
    referrer, contact = person_of(desk, referral.through_id), person_of(desk, referral.contact_id)
    owner = client_of(desk, referral)
    return ReferralLife(
        referral=referral,
        states=tuple(referrals.states_of(desk.journal, referral.id)),
        referrer=referrer.name if referrer else "",
        contact=contact.name if contact else "",
        referrer_agreed=agreed_to_introduce(desk, referral.through_id),
        contact_agreed=agreed_to_introduce(desk, referral.contact_id),
        goodwill=goodwill_of(desk, referrer, owner.name) if referrer and referrer.client_id else None,
        draft=draft(desk, referral.id),
        people=tuple((person.id, person.name) for person in clients.people_of(desk.journal, owner.id)),
    )


# The text --------------------------------------------------------------------------------------------


def draft(desk: Desk, reference: str) -> tuple[str, str]:
    """Return subject and text for the next thing to write in a referral, both empty where nothing is to be written.

    Until they were asked it is the question to the referrer, then the introduction, and at the end the thanks.
    """
    referral = find_referral(desk, reference)
    which = _WRITTEN.get(referral.state)
    if which is None or (which == "thanks" and not referral.loop_open):
        return "", ""
    words = desk.playbook.introductions
    contact = person_of(desk, referral.contact_id)
    referrer = person_of(desk, referral.through_id)
    said = {
        "referrer": first_name(referrer.name) if referrer else "…",
        "referrer_full": referrer.name if referrer else "…",
        "contact": contact.name if contact else "…",
        "company": referral.company or "…",
        "client": client_of(desk, referral).name,
        "me": read_profile(desk).name,
    }
    if which == "thanks":
        which = "thanks_won" if referral.state is ReferralState.WON else "thanks_lost"
    return words[f"{which}_subject"].format_map(said), words[which].format_map(said)


_WRITTEN = {
    ReferralState.NOTED: "ask",
    ReferralState.PERMISSION_ASKED: "ask",
    ReferralState.PERMISSION_GIVEN: "introduction",
    ReferralState.WON: "thanks",
    ReferralState.LOST: "thanks",
}


# Today -----------------------------------------------------------------------------------------------


def referrals_waiting(desk: Desk) -> list[Waiting]:
    """Return the referrers who wait to hear how it ended, and those who were asked long ago."""
    told = [
        _waiting(identifier, title, client, referrer, "", "tell them how it ended")
        for identifier, title, client, referrer in referrals.open_loops(desk.journal, SHOWN)
    ]
    days = desk.playbook.windows.permission_answer_days
    long_ago = (desk.clock() - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")
    asked = [
        _waiting(identifier, title, client, "", _local_day(desk, at), "asked, no answer yet")
        for identifier, title, client, at in referrals.asked_before(desk.journal, long_ago, SHOWN)
    ]
    return told + asked


def _waiting(identifier: str, title: str, client: str, detail: str, day: str, chip: str) -> Waiting:
    return Waiting(Kind.REFERRAL, identifier, title, detail, day, chip, "referral", client, "")


def _local_day(desk: Desk, at: str) -> str:
    return datetime.fromisoformat(at).astimezone(desk.zone).date().isoformat()
