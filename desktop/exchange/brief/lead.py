"""One brief as a flat lead: the words that a CRM's columns are filled from."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.domain.briefs import Brief, Contact
from desktop.domain.playbook import BriefSection, CrmOwner
from desktop.domain.text import quoted
from desktop.exchange.brief import amounts
from desktop.exchange.brief.words import changed_parts, changes_heading, date_in_words, word

FIELDS = (
    "title",
    "client",
    "contact",
    "ask",
    "next_step",
    "description",
    "relationship_owner",
    "relationship_owner_email",
    "relationship_owner_phone",
    "recipient",
    "recipient_email",
    "owner",
    "owner_email",
    "leads",
    "protected_until",
    "answer_due",
    "registered_by",
    "registered_at",
    "registration_id",
    "version",
    "need",
    "decides",
    "timing",
    "size",
    "contract",
    "why_now",
    "cost",
    "delivery",
    "amount",
    "currency",
)
"""What a playbook's columns may name as their source."""

OWNERSHIP_LINE = (
    "Relationship owner: {owner}, registered {day}, ref {ref}. Please reply before contacting the client."
)
"""What a brief says that was issued before its playbook had a word for it."""

_SECTIONS = tuple(section for section in BriefSection if section is not BriefSection.NOWHERE)


def flat(brief: Brief, working: CrmOwner = CrmOwner.EMPTY) -> dict[str, str]:
    """Return `brief` as one flat lead, a text for each of `FIELDS`; `working` says who works the record."""
    owner = brief.relationship_owner
    facts = {section.value: _known(brief, section) for section in _SECTIONS}
    works = {CrmOwner.RECIPIENT: brief.to, CrmOwner.STEWARD: owner}.get(working, Contact(""))
    amount, currency = amounts.find(facts["size"])
    return {
        **facts,
        "title": brief.title,
        "client": brief.client,
        "contact": _contact(brief),
        "ask": brief.ask,
        "next_step": facts["delivery"] or brief.ask,
        "description": description(brief),
        "relationship_owner": owner.name,
        "relationship_owner_email": owner.email,
        "relationship_owner_phone": spaced(owner.phone),
        "recipient": brief.to.name,
        "recipient_email": brief.to.email,
        "owner": works.name,
        "owner_email": works.email,
        "leads": word(brief.words, f"leads_{brief.terms.leads}").removeprefix("leads "),
        "protected_until": brief.terms.protected_until,
        "answer_due": brief.terms.answer_due,
        "registered_by": owner.name,
        "registered_at": brief.issued_at,
        "registration_id": brief.number,
        "version": str(brief.version),
        "amount": amount,
        "currency": currency,
    }


def spaced(phone: str) -> str:
    """Return an international phone with a blank in it, so that no spreadsheet takes it for a number."""
    bare = re.fullmatch(r"\+(\d{2})(\d{3,4})(\d{4,9})", phone.strip())
    return f"+{' '.join(bare.groups())}" if bare else phone.strip()


def description(brief: Brief) -> str:
    """Return the description of a CRM row; its first line says whose relationship it is."""
    parts = [ownership_line(brief), *_override(brief), f"{word(brief.words, 'ask')}: {brief.ask}"]
    parts += _changes(brief)
    parts += [_fact(brief, fact.label, fact.text) for fact in brief.facts_before_quotes()]
    if brief.quotes:
        parts.append("\n".join([f"{word(brief.words, 'quotes')}:", *_quotes(brief)]))
    parts += [_fact(brief, fact.label, fact.text) for fact in brief.facts_after_quotes()]
    parts.append(brief.terms.text)
    parts += [f"{detail.label}: {detail.text}" for detail in brief.terms.details]
    return "\n\n".join(parts)


def ownership_line(brief: Brief) -> str:
    """Return the sentence that keeps the relationship where it is in any CRM."""
    owner = brief.relationship_owner
    mail = f" <{owner.email}>" if owner.email else ""
    line = brief.words.get("ownership_line") or OWNERSHIP_LINE
    filled = {"{owner}": f"{owner.name}{mail}", "{day}": brief.issued_at[:10], "{ref}": brief.label}
    return re.sub(r"\{(?:owner|day|ref)\}", lambda found: filled[found.group()], line)


def _override(brief: Brief) -> Iterable[str]:
    return [f"{word(brief.words, 'override')} {brief.override}"] if brief.override else []


def _changes(brief: Brief) -> Iterable[str]:
    """Return one line that names what changed, none where nothing did."""
    named = [f"{heading}: {', '.join(parts)}" for heading, parts in changed_parts(brief).items()]
    return [f"{changes_heading(brief)}. {'; '.join(named)}"] if named else []


def _fact(brief: Brief, label: str, text: str | None) -> str:
    return f"{label}: {text or word(brief.words, 'not_known_yet')}"


def _quotes(brief: Brief) -> Iterable[str]:
    for quote in brief.quotes:
        day = date_in_words(quote.on, brief.words, False)
        confirmed = word(brief.words, "confirmed") if quote.confirmed else ""
        said = ", ".join(part for part in (quote.speaker, day, confirmed) if part)
        text = quoted(quote.text, brief.words.get("quote_marks", ""))
        yield f"{text} ({said})" if said else text


def _known(brief: Brief, section: BriefSection) -> str:
    return "; ".join(fact.text for fact in brief.facts if fact.section is section and fact.text)


def _contact(brief: Brief) -> str:
    """Return the required last name: the role of who spoke; a name would be taken for the new company's."""
    unnamed = word(brief.words, "not_named")
    if brief.names != "roles":
        return unnamed
    return next((quote.speaker for quote in brief.quotes if quote.speaker.strip()), unnamed)
