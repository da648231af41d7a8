"""The firm's process as data: criteria, reason codes, clocks, terms, words of a brief, and what helps to write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop.domain.consents import ConsentUse
from desktop.domain.interactions import InteractionKind
from desktop.domain.prompts import Prompt
from desktop.domain.signals import SignalRule


class Involvement(StrEnum):
    """What is asked of sales."""

    INFORMATION = "information"
    HELP = "help"
    TOGETHER = "together"
    TAKE = "take"


class LeadKind(StrEnum):
    """Whether a lead is more work at a client, or a new company reached through one."""

    EXPANSION = "expansion"
    REFERRAL = "referral"


class BriefSection(StrEnum):
    """Where on the brief an answer is printed; the order here is the order on the page."""

    NEED = "need"
    DECIDES = "decides"
    TIMING = "timing"
    SIZE = "size"
    CONTRACT = "contract"
    WHY_NOW = "why_now"
    COST = "cost"
    DELIVERY = "delivery"
    NOWHERE = "nowhere"


class NoteSection(StrEnum):
    """Where on a need note an answer is printed; the order here is the order on the page."""

    WHY_NOW = "why_now"
    COST = "cost"
    WHO = "who"
    OUTCOME = "outcome"
    STEP = "step"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing to know before a lead may leave; `question` is asked in the work, never in a pitch."""

    id: str
    group: str
    label: str
    question: str
    required_for: frozenset[Involvement]
    needs_quote: bool = False
    is_involvement: bool = False
    section: BriefSection = BriefSection.NOWHERE
    is_sharing: bool = False
    need_note: NoteSection = NoteSection.NOWHERE


@dataclass(frozen=True, slots=True)
class ReasonCode:
    """Why a lead came back or ended, with one line of advice; `then` is where a declined opportunity goes."""

    id: str
    label: str
    group: str
    advice: str
    then: str


@dataclass(frozen=True, slots=True)
class Windows:
    """The clocks: counts of days, working days where the name says so.

    The five from `between_asks_days` on keep people from being worn out: days between any two asks of one person, asks a quarter and
    a year, refusals that give a rest, and its months. `retention_months` count from an engagement's end.
    """

    answer_working_days: int
    protected_days: int
    extension_days: int
    resubmissions: int
    details_working_days: int
    stalled_days: int
    retention_months: int = 24
    between_asks_days: int = 30
    asks_a_quarter: int = 2
    asks_a_year: int = 4
    refusals: int = 2
    rest_months: int = 6
    parked_days: int = 90
    consent_notice_days: int = 30
    reminder_working_days: int = 2
    protection_notice_days: int = 14
    permission_answer_days: int = 14


@dataclass(frozen=True, slots=True)
class InvolvementText:
    """How an involvement is said: a label for the list, a sentence for the brief, who leads."""

    label: str
    ask: str
    leads: str


@dataclass(frozen=True, slots=True)
class Branding:
    """How a brief shows whose it is: a name above it, a colour (#RRGGBB), a logo.

    `logo` is what the file names; `picture` is its bytes as a data address, for pages that load nothing.
    """

    name: str = ""
    colour: str = ""
    logo: str = ""
    picture: str = ""


BY_PERSON = "protocol_by-person"
"""The terms' sentence where they say of single people how sales may approach them."""


@dataclass(frozen=True, slots=True)
class Playbook:
    """One version of the firm's process; `words` are the fixed words of a brief by key."""

    name: str
    version: str
    groups: Mapping[str, str]
    criteria: tuple[Criterion, ...]
    default_involvement: Involvement
    involvements: Mapping[Involvement, InvolvementText]
    decline_codes: tuple[ReasonCode, ...]
    disqualify_codes: tuple[ReasonCode, ...]
    windows: Windows
    holidays: frozenset[date]
    firm: str
    credit: str
    terms: Mapping[str, str]
    words: Mapping[str, str]
    referral_kinds: Mapping[str, str]
    crm: Mapping[str, CrmTarget]
    kinds: Mapping[InteractionKind, str] = field(default_factory=dict)
    consent_uses: Mapping[ConsentUse, str] = field(default_factory=dict)
    reminders: Mapping[str, str] = field(default_factory=dict)
    introductions: Mapping[str, str] = field(default_factory=dict)
    referral_offers: frozenset[str] = frozenset()
    contacts: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    services: tuple[Service, ...] = ()
    branding: Branding = Branding()
    templates: tuple[Template, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    signals: tuple[SignalRule, ...] = ()
    need_note: Mapping[str, str] = field(default_factory=dict)
    record: Mapping[str, str] = field(default_factory=dict)

    def sharing_criterion(self) -> Criterion | None:
        """Return the criterion that asks whether it may be passed on, None where the firm has none."""
        return next((criterion for criterion in self.criteria if criterion.is_sharing), None)

    def criterion(self, reference: str) -> Criterion | None:
        """Return the criterion with that id, or None."""
        return next((criterion for criterion in self.criteria if criterion.id == reference), None)

    def decline_code(self, reference: str) -> ReasonCode | None:
        """Return the decline code with that id, or None."""
        return next((code for code in self.decline_codes if code.id == reference), None)

    def kind_label(self, kind: InteractionKind) -> str:
        """Say a kind of session."""
        return self.kinds.get(kind, kind.value)

    def use_label(self, use: ConsentUse) -> str:
        """Say what somebody can agree to."""
        return self.consent_uses.get(use, use.value)

    def state_label(self, state: str) -> str:
        """Say the state of an opportunity, a referral or a hand-off."""
        return self.states.get(state, state)

    def service(self, reference: str) -> Service | None:
        """Return the service with that id, or None."""
        return next((service for service in self.services if service.id == reference), None)

    def template(self, reference: str) -> Template | None:
        """Return the template with that id, or None."""
        return next((template for template in self.templates if template.id == reference), None)

    @property
    def label(self) -> str:
        """Name the playbook and its version, as a brief records it."""
        return f"{self.name} {self.version}"


class CrmTransform(StrEnum):
    """How a value is written in a CRM's column."""

    AS_IS = "as it is"
    LINE = "one line"
    DAY = "day"
    DAY_FIRST = "day/month/year"
    MONTH_FIRST = "month/day/year"


class CrmOwner(StrEnum):
    """Who stands in a CRM's own owner column: who works the record there, never whose relationship it is."""

    EMPTY = "empty"
    RECIPIENT = "recipient"
    STEWARD = "steward"


@dataclass(frozen=True, slots=True)
class CrmColumn:
    """One column of a CRM's import file: heading, where its value comes from, longest value in characters.

    Where `allowed` names values, any other leaves the cell empty.
    """

    heading: str
    source: str
    longest: int
    transform: CrmTransform = CrmTransform.AS_IS
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CrmTarget:
    """One CRM: its name for people, and the columns of a row for each kind of lead; `bom` marks it as UTF-8."""

    label: str
    columns: Mapping[LeadKind, tuple[CrmColumn, ...]]
    owner: CrmOwner = CrmOwner.EMPTY
    bom: bool = True


@dataclass(frozen=True, slots=True)
class Service:
    """Something the firm does for clients: what the scope of an opportunity may name."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Template:
    """What an entry begins with: Markdown with headings to write under, and the kind of entry that it is for."""

    id: str
    label: str
    kind: InteractionKind
    text: str
