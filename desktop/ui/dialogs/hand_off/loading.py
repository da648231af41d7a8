"""What the way to sales reads before it begins, on the store's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from desktop.domain.clients import Person, must_earn_first
from desktop.domain.consents import MissingConsent
from desktop.domain.errors import UserError
from desktop.domain.gate import Gate
from desktop.domain.handoffs import HandOff, HandOffState, printed_answer_due, protected_until
from desktop.domain.interactions import Evidence
from desktop.domain.overviews import ClientView
from desktop.domain.playbook import Involvement, LeadKind, Playbook
from desktop.domain.referrals import Referral
from desktop.services import briefs, clients, interactions, leads
from desktop.services.brief_choices import starting_choice
from desktop.services.brief_consents import missing_for
from desktop.services.brief_mail import BriefMail, mail_of
from desktop.services.composing import Choice, quotes_that_may_leave
from desktop.services.corrections import Comparison, compare_with_sent
from desktop.services.desk import Desk
from desktop.services.near_duplicates import NearDuplicate, near_duplicates
from desktop.services.terms import people_of_terms
from desktop.ui.leads.loading import LeadShown, load_lead

PLACEHOLDER = "-"


@dataclass(frozen=True, slots=True)
class Staying:
    """How much of the client stays in the journal whatever is chosen."""

    entries: int
    private_entries: int
    names: int
    phones: int


@dataclass(frozen=True, slots=True)
class HandOffStart:
    """Where a hand-off begins: the lead, the gate of each involvement, the clocks, what stands in the way.

    `begun` is what is chosen so far, `unnamed` are the consents that are missing for names to leave, `quotes`
    those that may leave, `people` whom the terms may speak of.
    """

    shown: LeadShown
    gates: Mapping[Involvement, Gate]
    owed: tuple[str, ...]
    obstacle: UserError | None
    rival: HandOff | None
    unnamed: tuple[MissingConsent, ...]
    begun: Choice
    answer_due: date
    protected_until: date
    staying: Staying
    quotes: tuple[Evidence, ...]
    people: tuple[Person, ...]
    like: tuple[NearDuplicate, ...]

    @property
    def playbook(self) -> Playbook:
        """Return the playbook in force."""
        return self.shown.playbook

    @property
    def kind(self) -> LeadKind:
        """Say whether it is more work at a client or a new company."""
        return LeadKind.REFERRAL if isinstance(self.shown.lead.subject, Referral) else LeadKind.EXPANSION

    def leads(self, involvement: Involvement) -> str:
        """Say who leads the conversation: delivery or sales."""
        by_sales = self.kind is LeadKind.REFERRAL or involvement is Involvement.TAKE
        return "sales" if by_sales else "delivery"


def load_start(reference: str, desk: Desk) -> HandOffStart:
    """Read what a hand-off of this lead begins with."""
    shown = load_lead(reference, desk)
    lead = shown.lead
    view = clients.show_client(desk, lead.client_id)
    returned = lead.handoff is not None and lead.handoff.state is HandOffState.RETURNED
    again = lead.handoff if returned or lead.outdated else None
    obstacle, unnamed = _in_the_way(desk, lead.id)
    today, windows = desk.today(), desk.playbook.windows
    until = date.fromisoformat(again.protected_until) if again else protected_until(today, windows)
    return HandOffStart(
        shown=shown,
        gates={each: leads.gate_of(desk, lead.subject, each) for each in Involvement},
        owed=_owed(view, today),
        obstacle=obstacle,
        rival=briefs.rival_of(desk, lead),
        unnamed=unnamed,
        begun=starting_choice(desk, lead),
        answer_due=printed_answer_due(today, windows, desk.playbook.holidays),
        protected_until=until,
        staying=_staying(desk, view),
        quotes=tuple(quotes_that_may_leave(desk, lead)),
        people=tuple(people_of_terms(desk, lead)),
        like=near_duplicates(desk, lead.id),
    )


def _owed(view: ClientView, today: date) -> tuple[str, ...]:
    """Return our promises that the customer should hear about first, if there are enough of them."""
    if not must_earn_first(list(view.promises), today):
        return ()
    ours = [promise for promise in view.promises if promise.ours]
    return tuple(item.text for item in ours if item.state.value == "broken" or item.at_risk(today))


def _in_the_way(desk: Desk, lead: str) -> tuple[UserError | None, tuple[MissingConsent, ...]]:
    """Return what keeps this lead from sales whatever is written, and what keeps names from leaving.

    The first is that the lead is over, that another one is out, or that its own words are private.
    """
    most = Choice(lead, PLACEHOLDER, all_quotes=True, roles=False, override=PLACEHOLDER, standing=PLACEHOLDER)
    try:
        briefs.check(desk, most)
        return None, missing_for(desk, most)
    except UserError as error:
        return error.with_traceback(None), ()


def _staying(desk: Desk, view: ClientView) -> Staying:
    ids = interactions.list_entries(desk, client=view.client.id)
    private = [row for row in interactions.journal_rows(desk, ids) if row.private]
    phones = [person for person in view.people if person.phone]
    return Staying(len(ids), len(private), len(view.people), len(phones))


@dataclass(frozen=True, slots=True)
class Pages:
    """A brief as it will leave: its pages as pictures, its mail, and how it differs from what sales has."""

    prepared: briefs.Prepared
    pictures: tuple[bytes, ...]
    mail: BriefMail
    comparison: Comparison | None


@dataclass(frozen=True, slots=True)
class NoPages:
    """Why a choice makes no brief."""

    choice: Choice
    error: UserError


def load_pages(choice: Choice, reserved: str, desk: Desk) -> Pages | NoPages:
    """Prepare a brief and draw its pages, and nothing else; `reserved` is the number of the pages before."""
    try:
        prepared = briefs.prepare(desk, choice, reserved=reserved)
    except UserError as error:
        return NoPages(choice, error.with_traceback(None))
    compared = compare_with_sent(desk, prepared.brief, prepared.handoff)
    return Pages(prepared, briefs.preview(desk, prepared), mail_of(prepared), compared)
