"""Consent: asked for use by use, put on record, renewed and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from desktop.domain.attachments import Attachment
from desktop.domain.changes import Changes, Kind
from desktop.domain.clients import Client, Person
from desktop.domain.consents import (
    Consent,
    ConsentRow,
    ConsentStanding,
    ConsentUse,
    ConsentView,
    Proof,
    check_days,
    standing_of,
    was_withdrawn,
)
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.names import Candidate, fold, pick
from desktop.domain.overviews import Lead
from desktop.domain.text import required_line, single_line
from desktop.services.attachments import find_attachment
from desktop.services.desk import Desk
from desktop.services.naming import find_client, find_entry, find_person
from desktop.store import attachments, clients, consents, interactions, record, referrals
from desktop.store.identifiers import new_id

PROOFS = 40
"""Sessions that are offered as proof."""

SHOWN = 200
"""Consents that are shown at the most where they end soon."""


def give_consent(
    desk: Desk,
    person: str,
    use: ConsentUse,
    *,
    how: str,
    on: date | None = None,
    entry: str = "",
    attachment: str = "",
    scope: str = "",
    excluded: str = "",
    until: date | None = None,
    client: str = "",
) -> Changes:
    """Put on record that a person agreed to a use; given again it renews, and the earlier row stays readable.

    `entry` or `attachment` is the proof, `scope` what it covers, `excluded` who must not hear of it.
    """
    with desk.journal.transaction():
        somebody, owner = _person_at_client(desk, person, client)
        given_on = on or desk.today()
        check_days(given_on, until, known_since=known_since(desk, owner), today=desk.today())
        _refuse_before_withdrawal(desk, somebody, use, given_on)
        proof = _proof(desk, owner, entry, attachment)
        consent = Consent(
            id=new_id(),
            person_id=somebody.id,
            use=use,
            how=required_line(how, "way in which it was given"),
            given_on=given_on,
            entry_id=proof[0],
            attachment_id=proof[1],
            scope=single_line(scope),
            excluded=single_line(excluded),
            valid_until=until,
        )
        consents.add(desk.journal, consent, desk.now())
        _note(desk, owner, somebody, use, "consent given", on=given_on, until=until)
    return _changes(somebody, owner, consent.id, made=consent.id)


def withdraw_consent(
    desk: Desk, person: str, use: ConsentUse, *, how: str = "", on: date | None = None, client: str = ""
) -> Changes:
    """Take a person's consent to a use back, at once; it stays readable, and so does its withdrawal."""
    with desk.journal.transaction():
        somebody, owner = _person_at_client(desk, person, client)
        held = _given(desk, somebody, use)
        day = on or desk.today()
        if not max(item.given_on for item in held) <= day <= desk.today():
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "{day} cannot be the day on which {person} took it back."),
                QT_TRANSLATE_NOOP("UserError", "Take a day from {given} to today."),
                day=day.isoformat(),
                person=somebody.name,
                given=max(item.given_on for item in held).isoformat(),
            )
        for item in held:
            consents.set_withdrawn(desk.journal, item.id, day, single_line(how))
        _note(desk, owner, somebody, use, "consent withdrawn", on=day)
    return _changes(somebody, owner, *(item.id for item in held), made=held[-1].id)


def undo_withdrawal(desk: Desk, person: str, use: ConsentUse, *, client: str = "") -> Changes:
    """Let a consent hold again that was taken back by mistake; the record keeps both."""
    with desk.journal.transaction():
        somebody, owner = _person_at_client(desk, person, client)
        known = [item for item in consents.of_person(desk.journal, somebody.id) if item.use is use]
        days = [item.withdrawn_on for item in known if item.withdrawn_on]
        back = [item for item in known if days and item.withdrawn_on == max(days)]
        for item in back:
            consents.set_withdrawn(desk.journal, item.id, None, "")
        if back:
            _note(desk, owner, somebody, use, "consent holds again", on=desk.today())
    return _changes(somebody, owner, *(item.id for item in back))


def remove_consent(desk: Desk, reference: str) -> Changes:
    """Remove a consent that was written down by mistake, on record; one that was taken back stays."""
    with desk.journal.transaction():
        row = _found(desk, reference)
        if row.consent.withdrawn:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "{person} took that consent back, and this stays on record."),
                QT_TRANSLATE_NOOP(
                    "UserError", "If that was a mistake, say so with “consent withdraw --undo”."
                ),
                person=row.person,
            )
        somebody, owner = _person_at_client(desk, row.consent.person_id, row.client_id)
        consents.remove(desk.journal, row.consent.id)
        _note(desk, owner, somebody, row.consent.use, "consent removed", on=row.consent.given_on)
    return _changes(somebody, owner, row.consent.id)


def list_consents(
    desk: Desk, *, person: str = "", client: str = "", use: ConsentUse | None = None, expiring: bool = False
) -> list[ConsentRow]:
    """Return the consents by client and person, what was renewed or taken back among them.

    `expiring` leaves those that end within the playbook's notice, the next to end first.
    """
    client_id = find_client(desk, client).id if client else None
    person_id = find_person(desk, person, client_id).id if person else None
    rows = _rows(desk, consents.named(desk.journal, person_id=person_id, client_id=client_id))
    if expiring:
        soon = [row for row in rows if row.standing is ConsentStanding.ENDS_SOON]
        rows = sorted(soon, key=lambda row: row.consent.valid_until or desk.today())
    return [row for row in rows if use is None or row.consent.use is use]


def ending_consents(desk: Desk) -> list[ConsentRow]:
    """Return the consents that end within the playbook's notice, the next to end first."""
    last = desk.today() + timedelta(days=desk.playbook.windows.consent_notice_days)
    return _rows(desk, consents.ending(desk.journal, desk.today(), last, SHOWN))


def show_consent(desk: Desk, reference: str) -> ConsentView:
    """Return the consent with that id, or that beginning of an id, and its proof."""
    row = _found(desk, reference)
    entry = interactions.by_id(desk.journal, row.consent.entry_id) if row.consent.entry_id else None
    file = attachments.by_id(desk.journal, row.consent.attachment_id) if row.consent.attachment_id else None
    return ConsentView(row, entry.title if entry else "", file.name if file else "")


def list_proofs(desk: Desk, client: str) -> list[Proof]:
    """Return what may prove a consent: a client's latest sessions, each followed by its attachments."""
    return consents.proofs(desk.journal, find_client(desk, client).id, PROOFS)


def known_since(desk: Desk, client: Client) -> date:
    """Return the day since which the journal knows a client: its entry, its first engagement or first session."""
    first = consents.first_entry_at(desk.journal, client.id)
    moments = [client.created_at, *([first] if first else [])]
    days = [datetime.fromisoformat(at).astimezone(desk.zone).date() for at in moments]
    works = clients.engagements_of(desk.journal, client.id)
    return min([*days, *(work.starts_on for work in works if work.starts_on)])


def barred_quotes(desk: Desk, lead: Lead) -> frozenset[str]:
    """Return the ids of a lead's evidence whose speaker took the consent to be quoted back."""
    people = clients.people_of(desk.journal, lead.client_id)
    of_people = consents.of_people(desk.journal, [person.id for person in people])
    silent = [person for person in people if was_withdrawn(of_people[person.id], ConsentUse.QUOTE)]
    ids, names = {person.id for person in silent}, {fold(person.name) for person in silent}
    return frozenset(
        item.id for item in lead.evidence if item.speaker_id in ids or fold(item.speaker) in names
    )


def refuse_barred(speakers: Iterable[str]) -> None:
    """Refuse quotes of people who do not want to be quoted any more, with or without their name."""
    speaker = next(iter(speakers), None)
    if speaker is not None:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{person} took the consent to be quoted back."),
            QT_TRANSLATE_NOOP(
                "UserError", "Choose another quote, or ask them again and record it with “consent give”."
            ),
            person=speaker,
        )


# What stands behind it ----------------------------------------------------------------------------------


def _person_at_client(desk: Desk, person: str, client: str) -> tuple[Person, Client]:
    """Find a person and their client, or the client through whom they are reached; a colleague has neither."""
    somebody = find_person(desk, person, find_client(desk, client).id if client else None)
    reached = None if somebody.is_colleague else referrals.client_of_contact(desk.journal, somebody.id)
    owner_id = somebody.client_id or reached
    owner = clients.client_by_id(desk.journal, owner_id) if owner_id else None
    if owner is None:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "UserError", "{person} is a colleague, and consent is kept for people at clients."
            ),
            QT_TRANSLATE_NOOP("UserError", "Name somebody at a client."),
            person=somebody.name,
        )
    return somebody, owner


def _given(desk: Desk, somebody: Person, use: ConsentUse) -> list[Consent]:
    """Return the rows of a use that are not taken back; refuse where there is none."""
    known = [item for item in consents.of_person(desk.journal, somebody.id) if item.use is use]
    held = [item for item in known if not item.withdrawn]
    if not held:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{person} has no consent for “{use}” that could be taken back."),
            QT_TRANSLATE_NOOP("UserError", "See “consent list” for what they agreed to."),
            person=somebody.name,
            use=desk.playbook.use_label(use),
        )
    return held


def _refuse_before_withdrawal(desk: Desk, somebody: Person, use: ConsentUse, given_on: date) -> None:
    """Refuse a day before the last time that the person took this use back: that still stands."""
    known = [item for item in consents.of_person(desk.journal, somebody.id) if item.use is use]
    days = [item.withdrawn_on for item in known if item.withdrawn_on]
    if days and given_on < max(days):
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{person} took “{use}” back on {day}, after that."),
            QT_TRANSLATE_NOOP("UserError", "Ask again, and take the day of the new answer."),
            person=somebody.name,
            use=desk.playbook.use_label(use),
            day=max(days).isoformat(),
        )


def _proof(desk: Desk, owner: Client, entry: str, attachment: str) -> tuple[str | None, str | None]:
    """Return the ids of entry and attachment that prove a consent; they are of the same client."""
    file: Attachment | None = find_attachment(desk, attachment) if attachment else None
    found = find_entry(desk, entry) if entry else None
    sources = [found, interactions.by_id(desk.journal, file.entry_id) if file and file.entry_id else None]
    for source in sources:
        if source is not None and source.client_id != owner.id:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "“{title}” is not about {client}, so it proves nothing here."),
                QT_TRANSLATE_NOOP("UserError", "Take an entry about them, or one of its attachments."),
                title=source.title,
                client=owner.name,
            )
    return found.id if found else None, file.id if file else None


def _note(
    desk: Desk,
    owner: Client,
    somebody: Person,
    use: ConsentUse,
    kind: str,
    *,
    on: date,
    until: date | None = None,
) -> None:
    """Put it on record: who, which use and when; never the private notes."""
    facts = {
        "person": somebody.name,
        "person_id": somebody.id,
        "use": use.value,
        "on": on.isoformat(),
        "until": until.isoformat() if until else None,
    }
    record.append(desk.journal, owner.id, kind, desk.now(), facts)


def _changes(somebody: Person, owner: Client, *ids: str, made: str = "") -> Changes:
    touched = [(Kind.CONSENT, consent_id) for consent_id in ids]
    return Changes.of(*touched, (Kind.PERSON, somebody.id), (Kind.CLIENT, owner.id), made=made)


def _found(desk: Desk, reference: str) -> ConsentRow:
    reference = reference.strip()
    named = consents.by_id(desk.journal, reference)
    if named is None:
        ids = consents.ids_beginning(desk.journal, reference) if len(reference) >= 8 else []
        known = [item for item in (consents.by_id(desk.journal, one) for one in ids) if item]
        if not known:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "There is no consent “{reference}”."),
                QT_TRANSLATE_NOOP("UserError", "See “consent list” for those that are on record."),
                reference=reference[:60],
            )
        labels = [Candidate(item[0].id, f"{item[1]}, {item[0].use.value}") for item in known]
        picked = pick(reference, labels, "consent")
        named = next(item for item in known if item[0].id == picked)
    return _rows(desk, [named])[0]


def _rows(desk: Desk, named: Sequence[consents.NamedConsent]) -> list[ConsentRow]:
    """Say of each consent how it stands among all of its person."""
    people = list(dict.fromkeys(item[0].person_id for item in named))
    of_people = consents.of_people(desk.journal, people)
    today, notice = desk.today(), desk.playbook.windows.consent_notice_days
    return [
        ConsentRow(
            consent=consent,
            person=person,
            role=role,
            client_id=client_id,
            client=client,
            standing=standing_of(consent, of_people[consent.person_id], today, notice),
        )
        for consent, person, role, client_id, client in named
    ]
