"""Ready-to-show rows: what lists and timelines need, and no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.calendar import PlannedSession
from desktop.domain.changes import Kind
from desktop.domain.clients import Client, Engagement, Person, Promise
from desktop.domain.gaps import CameBack
from desktop.domain.gate import Gate
from desktop.domain.handoffs import HandOff, Standing
from desktop.domain.interactions import Evidence, Interaction
from desktop.domain.opportunities import Answer, Opportunity, StateChange
from desktop.domain.records import RecordRow
from desktop.domain.referrals import Referral


@dataclass(frozen=True, slots=True)
class JournalRow:
    """One entry in the journal list; `at` is UTC ISO 8601.

    `promises` counts all, those at risk and broken ones included; `follow_ups` the open ones.
    """

    id: str
    client: str
    title: str
    kind: str
    at: str
    excerpt: str
    opportunities: int
    referrals: int
    private: bool
    promises: int = 0
    promises_at_risk: int = 0
    promises_broken: int = 0
    follow_ups: int = 0
    attachments: int = 0


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry as the reader shows it: names resolved, passages and what they became beside it."""

    entry: Interaction
    client: str
    engagement: str
    people: tuple[str, ...]
    passages: tuple[Passage, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A marked passage and what it became: the opportunity's or referral's title and state."""

    evidence: Evidence
    kind: Kind
    target_id: str
    title: str
    state: str
    answered: int
    required: int
    next_question: str


@dataclass(frozen=True, slots=True)
class ClientRow:
    """One client in the list, with counts."""

    id: str
    name: str
    steward: str
    entries: int
    people: int
    opportunities: int
    last_entry_at: str


@dataclass(frozen=True, slots=True)
class TimelineItem:
    """Something that happened at a client: an entry, or a brief and what came of it."""

    kind: Kind
    id: str
    at: str
    title: str
    excerpt: str
    chips: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ClientView:
    """One client as its page shows it."""

    client: Client
    people: tuple[Person, ...]
    engagements: tuple[Engagement, ...]
    promises: tuple[Promise, ...]
    opportunities: tuple[LeadRow, ...]
    referrals: tuple[LeadRow, ...]
    timeline: tuple[TimelineItem, ...]
    temperatures: tuple[tuple[str, int], ...]
    record: tuple[RecordRow, ...]
    last_contact_at: str
    last_contact: str
    live_handoffs: tuple[HandOffRow, ...]


@dataclass(frozen=True, slots=True)
class LeadRow:
    """One opportunity or referral in a list, with its gate's progress and its hand-off if it has one."""

    id: str
    client: str
    title: str
    state: str
    quotes: int
    answered: int
    required: int
    note: str
    created_at: str
    earned: str | None = None
    worth: str = ""
    start_on: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """An opportunity or a referral as its page shows it: the gate, each answer, the evidence.

    `trashed_evidence` counts passages whose entry is in the trash, `erased_evidence` those whose entry is deleted.
    `earned` is the promise of ours that comes first, `told` what the client knows of it. `outdated` says that what
    sales has is older than what is known; `merged` are id and title of what was merged into it;
    `came_back` is what sales asked for when it gave the brief back.
    """

    id: str
    client_id: str
    client: str
    steward: str
    subject: Opportunity | Referral
    gate: Gate
    answers: tuple[Answer, ...]
    evidence: tuple[Evidence, ...]
    handoff: HandOff | None
    trashed_evidence: int = 0
    erased_evidence: int = 0
    states: tuple[StateChange, ...] = ()
    earned: str | None = None
    told: str = ""
    outdated: bool = False
    merged: tuple[tuple[str, str], ...] = ()
    came_back: CameBack | None = None

    @property
    def kind(self) -> Kind:
        """Say whether it is an opportunity or a referral."""
        return Kind.OPPORTUNITY if isinstance(self.subject, Opportunity) else Kind.REFERRAL

    @property
    def title(self) -> str:
        """Return its title."""
        return self.subject.title


@dataclass(frozen=True, slots=True)
class HandOffRow:
    """One hand-off in the list; dates are ISO dates."""

    handoff: HandOff
    client: str
    standing: Standing
    answer_due: str | None


@dataclass(frozen=True, slots=True)
class ReplyView:
    """A reply that was taken in; `hearsay` says how we were told, empty for a reply of sales' own."""

    at: str
    taken_in_at: str
    decision: str
    by: str
    text: str
    next_action: str
    next_action_on: str | None
    complete: bool
    hearsay: str
    code: str
    gaps: tuple[str, ...]
    lesson: str = ""


@dataclass(frozen=True, slots=True)
class HandOffView:
    """One hand-off as its page shows it: every version's frozen brief as JSON text, and every reply.

    `came_back` says what sales asked for while the next version is awaited.
    """

    row: HandOffRow
    briefs: tuple[tuple[int, str, str], ...]
    replies: tuple[ReplyView, ...]
    missing_details: tuple[str, ...]
    came_back: CameBack | None = None


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One thing found; `snippet` marks the words found with « and », `client` is the name of whose it is.

    `id` is that of what opens: evidence and attachments open their entry, engagements and promises their client.
    """

    kind: Kind
    id: str
    title: str
    snippet: str
    at: str
    client: str = ""


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """One follow-up in a list; `text` is without its due day, `at` the moment of its entry."""

    id: str
    entry_id: str
    entry: str
    client: str
    text: str
    due_on: str | None
    done_at: str | None
    at: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for me. `detail` says where it comes from; `due_on` is an ISO date, empty for none,
    the day of the session for notes to write, the day to come back for what is parked.

    `chip` is `overdue`, `due today`, `due soon`, `notes to write`, `parked until now` or empty, `tone` that of the chip.
    """

    kind: Kind
    id: str
    title: str
    detail: str
    due_on: str
    chip: str
    tone: str
    client: str
    entry_id: str


@dataclass(frozen=True, slots=True)
class TodayView:
    """A day as the first screen shows it: planned sessions, agendas (the next first), and what waits."""

    day: date
    sessions: tuple[PlannedSession, ...]
    agendas: tuple[JournalRow, ...]
    waiting: tuple[Waiting, ...]
