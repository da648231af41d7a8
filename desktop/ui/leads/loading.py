"""What the pages of opportunities and referrals read from the journal, on the store's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, tzinfo

from desktop.domain.errors import UserError
from desktop.domain.need_notes import NoteVersion
from desktop.domain.opportunities import Answer
from desktop.domain.overviews import Lead, LeadRow
from desktop.domain.playbook import Playbook
from desktop.domain.referrals import Referral
from desktop.services import (
    clients,
    interactions,
    lead_views,
    merging,
    need_notes,
    playbooks,
    profile,
    referral_views,
)
from desktop.services.desk import Desk
from desktop.services.playbooks import OldAnswer
from desktop.services.referral_views import ReferralLife


@dataclass(frozen=True, slots=True)
class LeadShown:
    """One lead with what is needed to say it: the playbook, the day, the titles of its entries."""

    lead: Lead
    playbook: Playbook
    entries: Mapping[str, str]
    through: str
    mine: bool
    today: date
    zone: tzinfo
    old_answers: tuple[OldAnswer, ...] = ()
    life: ReferralLife | None = None
    notes: tuple[NoteVersion, ...] = ()
    mergeable: tuple[tuple[str, str], ...] = ()
    went_into: str = ""

    def answer(self, criterion: str) -> Answer | None:
        """Return what is known for a criterion, if anything is."""
        return next((item for item in self.lead.answers if item.criterion == criterion), None)


@dataclass(frozen=True, slots=True)
class LeadsShown:
    """Every opportunity or referral, and the day."""

    rows: tuple[LeadRow, ...]
    today: date


def load_lead(reference: str, desk: Desk) -> LeadShown:
    """Read one opportunity or referral."""
    lead = lead_views.show_lead(desk, reference)
    return LeadShown(
        lead=lead,
        playbook=desk.playbook,
        entries=_entries(desk, lead),
        through=_through(desk, lead),
        mine=profile.read_profile(desk).name == lead.steward,
        today=desk.today(),
        zone=desk.zone,
        old_answers=playbooks.old_answers(desk, lead.answers),
        life=referral_views.show_life(desk, lead.id) if isinstance(lead.subject, Referral) else None,
        notes=() if isinstance(lead.subject, Referral) else need_notes.versions_of(desk, lead.id),
        mergeable=() if isinstance(lead.subject, Referral) else merging.mergeable(desk, lead.id),
        went_into="" if isinstance(lead.subject, Referral) else merging.went_into(desk, lead.id),
    )


def load_opportunities(desk: Desk) -> LeadsShown:
    """Read every opportunity's row."""
    return LeadsShown(tuple(lead_views.list_opportunities(desk)), desk.today())


def load_referrals(desk: Desk) -> LeadsShown:
    """Read every referral's row."""
    return LeadsShown(tuple(lead_views.list_referrals(desk)), desk.today())


def _entries(desk: Desk, lead: Lead) -> dict[str, str]:
    """Return the titles of the sessions on which passages and answers rest, by their ids."""
    rests_on = [item.interaction_id for item in lead.evidence]
    rests_on += [item.interaction_id for item in lead.answers if item.interaction_id]
    return {entry: _title(desk, entry) for entry in dict.fromkeys(rests_on) if entry}


def _title(desk: Desk, entry: str) -> str:
    try:
        return interactions.show_entry(desk, entry).entry.title
    except UserError:
        return ""


def _through(desk: Desk, lead: Lead) -> str:
    """Return the name of the person through whom a referral is reached."""
    through_id = getattr(lead.subject, "through_id", None)
    people = clients.show_client(desk, lead.client_id).people if through_id else ()
    return next((person.name for person in people if person.id == through_id), "")
