"""What the terms of a brief say beside their sentences: whom to approach how, days to keep away, limits, help, escalation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.briefs import TERM_DETAILS, Contact, TermDetail
from desktop.domain.clients import ContactProtocol, Person
from desktop.domain.discretion import Discretion
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.overviews import Lead
from desktop.domain.text import canonical
from desktop.domain.typed_days import read_spans
from desktop.exchange.brief.words import date_in_words
from desktop.services.desk import Desk
from desktop.services.naming import find_person_among
from desktop.store import clients


@dataclass(frozen=True, slots=True)
class FurtherTerms:
    """What somebody chose to say beside the usual terms.

    `blackouts` are days or spans as they are typed (`20 Dec to 6 Jan`, `2026-12-20..2027-01-06`), `protocols` pairs
    of a person and a contact protocol.
    """

    blackouts: tuple[str, ...] = ()
    not_offered: str = ""
    help_wanted: str = ""
    escalation: str = ""
    protocols: tuple[tuple[str, str], ...] = ()


NOTHING_FURTHER = FurtherTerms()


def term_details(
    desk: Desk, lead: Lead, chosen: FurtherTerms, owner: Contact, discretion: Discretion
) -> tuple[TermDetail, ...]:
    """Return the further terms of a brief, in the order of the page; every free text passes through discretion."""
    words = desk.playbook.words
    texts = {
        "contacts": "\n".join(_contacts(desk, lead, chosen.protocols, owner, discretion)),
        "blackout": ", ".join(_blackouts(desk, chosen.blackouts)),
        "not_offered": discretion.clean(canonical(chosen.not_offered).strip()),
        "help_wanted": discretion.clean(canonical(chosen.help_wanted).strip()),
        "escalation": discretion.clean(canonical(chosen.escalation).strip()),
    }
    return tuple(TermDetail(kind, words[f"term_{kind}"], text) for kind, text in texts.items() if text)


def given_terms(chosen: FurtherTerms) -> tuple[str, ...]:
    """Return the kinds of further terms that were given, in the order of the page."""
    given = {
        "contacts": bool(chosen.protocols),
        "blackout": bool(chosen.blackouts),
        "not_offered": bool(chosen.not_offered.strip()),
        "help_wanted": bool(chosen.help_wanted.strip()),
        "escalation": bool(chosen.escalation.strip()),
    }
    return tuple(kind for kind in TERM_DETAILS if given[kind])


def people_of_terms(desk: Desk, lead: Lead) -> list[Person]:
    """Return whom the terms may speak of: the people of the client, or the other side of a referral."""
    contact = getattr(lead.subject, "contact_id", None)
    if contact:
        other = clients.person_by_id(desk.journal, contact)
        return [other] if other else []
    return clients.people_of(desk.journal, lead.client_id)


def _contacts(
    desk: Desk, lead: Lead, protocols: Sequence[tuple[str, str]], owner: Contact, discretion: Discretion
) -> Iterator[str]:
    known = people_of_terms(desk, lead)
    words = desk.playbook.words
    for reference, how in protocols:
        person = find_person_among(desk, reference, known)
        approach = words[f"approach_{_protocol(how).value.replace(' ', '_')}"].replace("{owner}", owner.name)
        named = discretion.clean(person.role or words["somebody"]) if discretion.roles else person.name
        yield f"{named}: {approach}"


def _protocol(how: str) -> ContactProtocol:
    folded = " ".join(how.casefold().replace("-", " ").split())
    for protocol in ContactProtocol:
        if protocol.value == folded:
            return protocol
    raise UserError(
        QT_TRANSLATE_NOOP("UserError", "“{how}” is no contact protocol."),
        QT_TRANSLATE_NOOP("UserError", "Use one of: {protocols}."),
        how=how[:60],
        protocols=", ".join(ContactProtocol),
    )


def _blackouts(desk: Desk, texts: Sequence[str]) -> Iterator[str]:
    words = desk.playbook.words
    for first, last in read_spans(texts, desk.today()):
        said = date_in_words(first.isoformat(), words, weekday=False)
        yield said if first == last else f"{said} – {date_in_words(last.isoformat(), words, weekday=False)}"
