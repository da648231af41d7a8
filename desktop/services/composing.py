"""Composing a brief from what was chosen: the allow-list between the journal and what leaves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from desktop.domain.briefs import TERM_DETAILS, Brief, Contact, Fact, Quote, TermDetail, Terms
from desktop.domain.clients import ContactProtocol, Profile
from desktop.domain.discretion import Discretion
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.gate import Gate, printed_always
from desktop.domain.handoffs import printed_answer_due, protected_until
from desktop.domain.interactions import Evidence
from desktop.domain.names import first_name, fold
from desktop.domain.overviews import Lead
from desktop.domain.playbook import BY_PERSON, BriefSection, Involvement, LeadKind, Playbook
from desktop.domain.referrals import Referral
from desktop.domain.text import required_line, single_line
from desktop.exchange.brief.words import carried_words, date_in_words
from desktop.exchange.playbook import protocol_key
from desktop.services.consents import barred_quotes, refuse_barred
from desktop.services.desk import Desk
from desktop.services.profile import read_profile
from desktop.services.protecting import protected
from desktop.services.terms import NOTHING_FURTHER, FurtherTerms, given_terms, term_details
from desktop.store import clients

DEFAULT_FORMATS = ("mail", "pdf")
"""What is written where nobody says otherwise."""

SECTIONS = tuple(section for section in BriefSection if section is not BriefSection.NOWHERE)
"""The sections of the page, in its order."""

LEAVABLE = ("ask", *(section.value for section in SECTIONS), *TERM_DETAILS)
"""What can be switched off by name: our own words in what we ask, sections of the page, further terms."""

PHRASE = 3
"""Words in a row that count as somebody's phrase rather than as a subject's name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What the consultant chose to let out, and to whom.

    `quotes` are ids of evidence; `all_quotes` takes all that may leave. `standing` is what the customer
    knows about our broken promises; it stays in the record. `left_out` names what is switched off, each one of
    `LEAVABLE`. `confidence` in per cent never leaves.
    """

    lead: str
    to_name: str
    to_email: str = ""
    involvement: Involvement | None = None
    quotes: tuple[str, ...] = ()
    all_quotes: bool = False
    roles: bool = True
    override: str = ""
    standing: str = ""
    formats: tuple[str, ...] = DEFAULT_FORMATS
    left_out: tuple[str, ...] = ()
    further: FurtherTerms = NOTHING_FURTHER
    confidence: int | None = None


def may_be_left_out(
    playbook: Playbook, lead: Lead, choice: Choice, involvement: Involvement
) -> tuple[str, ...]:
    """List what this brief says and need not say, by the names of `LEAVABLE` and in their order."""
    said = {*_said(playbook, lead), *given_terms(choice.further)} - printed_always(playbook, involvement)
    said |= {"ask"} if _own_words(playbook, lead) else set()
    return tuple(name for name in LEAVABLE if name in said)


def said_always(playbook: Playbook, lead: Lead, involvement: Involvement) -> tuple[str, ...]:
    """List the sections that this brief says because the gate requires them, in the order of the page."""
    required = printed_always(playbook, involvement)
    return tuple(section for section in _said(playbook, lead) if section in required)


def _said(playbook: Playbook, lead: Lead) -> list[BriefSection]:
    return [section for section in SECTIONS if _section_text(playbook, lead, section) is not None]


def compose(
    desk: Desk, lead: Lead, choice: Choice, gate: Gate, *, number: str, version: int, until: str = ""
) -> Brief:
    """Build the brief. Every free text passes through discretion; nothing else of the journal is read.

    `until` is the ISO date to which the lead is protected already, empty where the protection begins with this.
    """
    playbook, subject = desk.playbook, lead.subject
    kind = LeadKind.REFERRAL if isinstance(subject, Referral) else LeadKind.EXPANSION
    profile = read_profile(desk)
    owner = Contact(lead.steward, *_own_contacts(profile, lead.steward))
    to = Contact(required_line(choice.to_name, "recipient's name"), single_line(choice.to_email))
    about = (subject.company or subject.title) if isinstance(subject, Referral) else lead.client
    discretion = _discretion(desk, choice, owner, to, about=about)
    unmet = choice.override if not gate.met else ""
    _refuse_left_out(playbook, choice, gate.involvement)
    _refuse_private_title(lead)
    details = tuple(
        detail
        for detail in term_details(desk, lead, choice.further, owner, discretion)
        if detail.kind not in choice.left_out
    )
    return Brief(
        number=number,
        version=version,
        issued_at=desk.now(),
        kind=kind,
        title=discretion.clean(subject.title),
        client=discretion.clean(about) if kind is LeadKind.REFERRAL else about,
        relationship_owner=owner,
        to=to,
        involvement=gate.involvement,
        ask=_ask(playbook, lead, gate.involvement, discretion, own_words="ask" not in choice.left_out),
        facts=_facts(playbook, lead, choice, discretion),
        quotes=tuple(_quote(desk, item, discretion) for item in _chosen(desk, lead, choice)),
        terms=_terms(desk, gate.involvement, kind, owner, about, until, details),
        names="roles" if choice.roles else "names",
        override=discretion.clean(required_line(unmet, "reason")) if unmet else None,
        credit=playbook.credit,
        playbook=playbook.label,
        words=carried_words(playbook.words),
    )


def _own_contacts(profile: Profile, steward: str) -> tuple[str, str, str]:
    """Return mail, phone and practice of the steward, where the steward is me."""
    if fold(profile.name) != fold(steward):
        return "", "", ""
    return profile.email, profile.phone, profile.practice


# Whom to protect ---------------------------------------------------------------------------------------


def _discretion(desk: Desk, choice: Choice, owner: Contact, to: Contact, *, about: str) -> Discretion:
    contacts = tuple(contact for contact in (owner.email, owner.phone, to.email) if contact)
    return protected(desk, about, own_names=(owner.name, to.name), own_contacts=contacts, roles=choice.roles)


def _refuse_private_title(lead: Lead) -> None:
    """Refuse a title that repeats a phrase of a private entry: nothing of it may leave."""
    title = fold(lead.title)
    for item in lead.evidence:
        phrase = len(title.split()) >= PHRASE and title in fold(single_line(item.quote))
        if item.private and phrase:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "The title “{title}” repeats words of a private entry."),
                QT_TRANSLATE_NOOP(
                    "UserError", "Spot the opportunity in an entry that may be shared, or retitle it."
                ),
                title=lead.title,
            )


def _refuse_left_out(playbook: Playbook, choice: Choice, involvement: Involvement) -> None:
    """Refuse to leave out what is no fact of its own, as the terms, or what the gate requires."""
    for name in choice.left_out:
        if name not in LEAVABLE:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "“{name}” cannot be left out of a brief."),
                QT_TRANSLATE_NOOP("UserError", "These can be: {names}."),
                name=name[:40],
                names=", ".join(LEAVABLE),
            )
        if name in printed_always(playbook, involvement):
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "“{fact}” cannot be left out: “{involvement}” requires it."),
                QT_TRANSLATE_NOOP("UserError", "Let it leave, or ask something else of sales."),
                fact=playbook.words[f"fact_{name}"],
                involvement=playbook.involvements[involvement].label,
            )


# Facts, quotes, terms ----------------------------------------------------------------------------------

_ALWAYS_PRINTED = (
    BriefSection.NEED,
    BriefSection.DECIDES,
    BriefSection.TIMING,
    BriefSection.SIZE,
    BriefSection.CONTRACT,
    BriefSection.WHY_NOW,
)


def _facts(playbook: Playbook, lead: Lead, choice: Choice, discretion: Discretion) -> tuple[Fact, ...]:
    facts = []
    for section in SECTIONS:
        text = None if section in choice.left_out else _section_text(playbook, lead, section)
        if text is None and section is BriefSection.NEED:
            _refuse_private_need(lead)
        if text is not None or section in _ALWAYS_PRINTED:
            label = playbook.words[f"fact_{section.value}"]
            facts.append(Fact(section, label, discretion.clean(text) if text is not None else None))
    return tuple(facts)


def _section_text(playbook: Playbook, lead: Lead, section: BriefSection) -> str | None:
    """Return what is known for a section, without answers that rest on a private entry."""
    wanted = [criterion.id for criterion in playbook.criteria if criterion.section is section]
    texts = [item.text for item in lead.answers if item.criterion in wanted and not item.private]
    return "\n".join(texts) or None


def _refuse_private_need(lead: Lead) -> None:
    answered = any(item.criterion == "need" and item.private for item in lead.answers)
    if answered:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "UserError", "The need of “{title}” rests on a private entry, and nothing of it may leave."
            ),
            QT_TRANSLATE_NOOP("UserError", "Answer it again in words that may leave, without that entry."),
            title=lead.title,
        )


def _ask(
    playbook: Playbook, lead: Lead, involvement: Involvement, discretion: Discretion, *, own_words: bool
) -> str:
    """Return what is asked of sales: the involvement's sentence, then the consultant's own words."""
    sentence = playbook.involvements[involvement].ask
    if not own_words:
        return sentence
    return "\n".join([sentence, *(discretion.clean(text) for text in _own_words(playbook, lead))])


def _own_words(playbook: Playbook, lead: Lead) -> list[str]:
    """Return what the consultant wrote beside naming the involvement."""
    asks = [criterion.id for criterion in playbook.criteria if criterion.is_involvement]
    own = [item.text for item in lead.answers if item.criterion in asks and not item.private]
    return [text for text in own if fold(text) not in {fold(item.value) for item in Involvement}]


def quotes_that_may_leave(desk: Desk, lead: Lead) -> list[Evidence]:
    """List the evidence that can be chosen: none of private entries, none of those who will not be quoted."""
    barred = barred_quotes(desk, lead)
    return [item for item in lead.evidence if not item.private and item.id not in barred]


def _chosen(desk: Desk, lead: Lead, choice: Choice) -> list[Evidence]:
    """Return the evidence that was chosen; refuse what is unknown, private or no longer to be quoted."""
    if choice.all_quotes:
        return quotes_that_may_leave(desk, lead)
    barred = barred_quotes(desk, lead)
    known = {item.id: item for item in lead.evidence}
    chosen = [_one_chosen(known, reference, lead) for reference in dict.fromkeys(choice.quotes)]
    refuse_barred(item.speaker for item in chosen if item.id in barred)
    return chosen


def _one_chosen(known: dict[str, Evidence], reference: str, lead: Lead) -> Evidence:
    found = [item for item in known.values() if item.id == reference or item.id.startswith(reference)]
    if len(found) != 1 or not reference:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{title}” has no quote {reference}."),
            QT_TRANSLATE_NOOP("UserError", "Its quotes are: {ids}."),
            title=lead.title,
            reference=reference,
            ids=", ".join(known) or "none",
        )
    if found[0].private:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "UserError", "That quote is from a private entry, and nothing of it may leave."
            ),
            QT_TRANSLATE_NOOP("UserError", "Choose another quote, or make the entry shareable first."),
        )
    return found[0]


def _quote(desk: Desk, item: Evidence, discretion: Discretion) -> Quote:
    speaker = item.speaker
    if discretion.roles and speaker:
        person = clients.person_by_id(desk.journal, item.speaker_id) if item.speaker_id else None
        speaker = discretion.clean(person.role) if person and person.role else desk.playbook.words["somebody"]
    on = datetime.fromisoformat(item.at).astimezone(desk.zone).date()
    return Quote(discretion.clean(single_line(item.quote)), speaker, on.isoformat(), item.confirmed)


def _terms(
    desk: Desk,
    involvement: Involvement,
    kind: LeadKind,
    owner: Contact,
    about: str,
    until: str,
    details: tuple[TermDetail, ...],
) -> Terms:
    playbook, today = desk.playbook, desk.today()
    due = printed_answer_due(today, playbook.windows, playbook.holidays)
    until = until or protected_until(today, playbook.windows).isoformat()
    sales_leads = kind is LeadKind.REFERRAL or involvement is Involvement.TAKE
    template = "referral" if kind is LeadKind.REFERRAL else ("take" if sales_leads else "expansion")
    protocol = ContactProtocol.THROUGH_STEWARD
    said = {
        "owner": owner.name,
        "owner_first": first_name(owner.name),
        "client": about,
        "leads": playbook.words["leads_sales" if sales_leads else "leads_delivery"],
        "protected_until": date_in_words(until, playbook.words),
        "answer_due": date_in_words(due.isoformat(), playbook.words),
    }
    by_person = any(detail.kind == "contacts" for detail in details)
    key = BY_PERSON if by_person else protocol_key(protocol)
    sentence = playbook.terms[key].format(protocol="", **said)
    return Terms(
        relationship_owner=owner.name,
        leads="sales" if sales_leads else "delivery",
        contact_protocol=protocol.value,
        protected_until=until,
        answer_due=due.isoformat(),
        text=playbook.terms[template].format(protocol=sentence, **said),
        details=details,
    )
