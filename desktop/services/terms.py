"""What the terms of a brief say beside their sentences: whom to approach how, days to keep away, limits, help, escalation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol

from desktop.domain.briefs import TERM_DETAILS, Contact, TermDetail
from desktop.domain.clients import ContactProtocol, Person
from desktop.domain.discretion import Discretion
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.overviews import Lead
from desktop.domain.replies import checked_date
from desktop.domain.text import canonical
from desktop.exchange.brief.words import date_in_words
from desktop.services.desk import Desk
from desktop.services.naming import find_person_among
from desktop.store import clients


class Chosen(Protocol):
    """The terms that somebody chose."""

    @property
    def blackouts(self) -> tuple[str, ...]: ...
    @property
    def not_offered(self) -> str: ...
    @property
    def help_wanted(self) -> str: ...
    @property
    def escalation(self) -> str: ...
    @property
    def protocols(self) -> tuple[tuple[str, str], ...]: ...


def term_details(
    desk: Desk, lead: Lead, choice: Chosen, owner: Contact, discretion: Discretion
) -> tuple[TermDetail, ...]:
    """Return the further terms of a brief, in the order of the page; every free text passes through discretion."""
    words = desk.playbook.words
    texts = {
        "contacts": "\n".join(_contacts(desk, lead, choice.protocols, owner, discretion)),
        "blackout": ", ".join(_blackouts(choice.blackouts, words)),
        "not_offered": discretion.clean(canonical(choice.not_offered).strip()),
        "help_wanted": discretion.clean(canonical(choice.help_wanted).strip()),
        "escalation": discretion.clean(canonical(choice.escalation).strip()),
    }
    return tuple(TermDetail(kind, words[f"term_{kind}"], text) for kind, text in texts.items() if text)


def given_terms(choice: Chosen) -> tuple[str, ...]:
    """Return the kinds of further terms that were given, in the order of the page."""
    given = {
        "contacts": bool(choice.protocols),
        "blackout": bool(choice.blackouts),
        "not_offered": bool(choice.not_offered.strip()),
        "help_wanted": bool(choice.help_wanted.strip()),
        "escalation": bool(choice.escalation.strip()),
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


def _blackouts(ranges: Sequence[str], words: Mapping[str, str]) -> Iterator[str]:
    for text in ranges:
        first, last = read_range(text)
        said = date_in_words(first.isoformat(), words, weekday=False)
        yield said if first == last else f"{said} – {date_in_words(last.isoformat(), words, weekday=False)}"


def read_range(text: str) -> tuple[date, date]:
    """Read a day, or a range as `2026-12-20..2027-01-06`; refuse one that ends before it begins."""
    begin, parted, end = text.partition("..")
    first = date.fromisoformat(checked_date(begin))
    last = date.fromisoformat(checked_date(end)) if parted else first
    if last < first:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The blackout ends on {last}, before it begins on {first}."),
            QT_TRANSLATE_NOOP("UserError", "Write the earlier day first: 2026-12-20..2027-01-06."),
            first=first.isoformat(),
            last=last.isoformat(),
        )
    return first, last
