"""Releasing contacts: after an acceptance, a second previewed mail to sales with those whose protocol allows it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.changes import Changes, Kind
from desktop.domain.clients import ContactProtocol, Person
from desktop.domain.consents import ConsentUse, Lack, lack_of
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import HandOff, HandOffState
from desktop.domain.names import first_name
from desktop.domain.releases import RELEASABLE, Release, of_person
from desktop.exchange import release as format_
from desktop.exchange.brief import BriefFile
from desktop.exchange.files import write_files
from desktop.services.desk import Desk
from desktop.services.handoffs import note_handoff
from desktop.services.naming import find_handoff, find_person_among
from desktop.services.profile import read_profile
from desktop.store import clients, consents, handoffs, leads, releases


@dataclass(frozen=True, slots=True)
class Releasable:
    """Somebody whose contacts could go to sales; `lack` and `protocol` say why not, and `released_on` since when."""

    person: Person
    allowed_by_protocol: bool
    lack: Lack | None
    released_on: str

    @property
    def allowed(self) -> bool:
        """Say whether the contacts may be released."""
        return self.allowed_by_protocol and self.lack is None


@dataclass(frozen=True, slots=True)
class PreparedRelease:
    """A release as it will leave: its words, its files byte for byte."""

    handoff_id: str
    release: Release
    files: tuple[BriefFile, ...]


def releasable(desk: Desk, reference: str) -> list[Releasable]:
    """Return the people of a hand-off, and whether their contacts may go to sales."""
    handoff = find_handoff(desk, reference)
    sent = releases.released(desk.journal, handoff.id)
    return [_releasable(desk, person, sent.get(person.id, "")) for person in _people(desk, handoff)]


def prepare_release(desk: Desk, reference: str, people: Sequence[str] = ()) -> PreparedRelease:
    """Compose the mail for these people, or for all whose contacts may be released."""
    handoff = find_handoff(desk, reference)
    _refuse_early(handoff)
    known = _people(desk, handoff)
    chosen = [find_person_among(desk, name, known) for name in dict.fromkeys(people)]
    offered = [item for item in releasable(desk, handoff.id) if not chosen or item.person in chosen]
    for item in offered:
        if chosen:
            _refuse_protected(desk, item)
    allowed = [item.person for item in offered if item.allowed]
    if not allowed:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "Nobody's contacts may be released for {number}."),
            QT_TRANSLATE_NOOP(
                "UserError",
                "Set a contact protocol that lets sales reach somebody, and put their consent to be named on record.",
            ),
            number=handoff.number,
        )
    release, notes = _composed(desk, handoff, allowed)
    return PreparedRelease(handoff.id, release, format_.render(release, notes))


def release_contacts(desk: Desk, prepared: PreparedRelease, out: Path) -> Changes:
    """Write the previewed mail and card to `out`, and put on record whose contacts left, all or nothing."""
    written: Sequence[Path] = ()
    people = [contact.person_id for contact in prepared.release.contacts]
    try:
        with desk.journal.transaction():
            again = prepare_release(desk, prepared.handoff_id, people)
            if again.release != prepared.release:
                raise UserError(
                    QT_TRANSLATE_NOOP("UserError", "The journal has changed since the preview of {number}."),
                    QT_TRANSLATE_NOOP("UserError", "Look at the preview again, then release it."),
                    number=prepared.release.number,
                )
            handoff = find_handoff(desk, prepared.handoff_id)
            releases.add(desk.journal, handoff.id, people, handoff.to_name, desk.now())
            names = [contact.name for contact in prepared.release.contacts]
            note_handoff(
                desk, handoff, "contacts released", to=handoff.to_name, people=names, person_ids=people
            )
            written = write_files(out, prepared.files)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return Changes.of((Kind.HANDOFF, handoff.id), (Kind.CLIENT, handoff.client_id), made=handoff.number)


def _refuse_early(handoff: HandOff) -> None:
    if handoff.state is not HandOffState.ACCEPTED:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{number} is {state}; contacts are released after an acceptance."),
            QT_TRANSLATE_NOOP("UserError", "Take in the answer of sales first."),
            number=handoff.number,
            state=handoff.state.value,
        )


def _people(desk: Desk, handoff: HandOff) -> list[Person]:
    """Return whom a hand-off is about: the people of its client, or the other side of its referral."""
    if handoff.referral_id is None:
        return clients.people_of(desk.journal, handoff.client_id)
    referral = leads.referral_by_id(desk.journal, handoff.referral_id)
    contact = clients.person_by_id(desk.journal, referral.contact_id or "") if referral else None
    return [contact] if contact else []


def _releasable(desk: Desk, person: Person, released_on: str) -> Releasable:
    known = consents.of_person(desk.journal, person.id)
    lacks = [lack_of(known, use, desk.today()) for use in (ConsentUse.NAME, ConsentUse.INTRODUCTION)]
    lack = None if None in lacks else lacks[0]
    return Releasable(person, person.protocol in RELEASABLE, lack, released_on)


def _refuse_protected(desk: Desk, item: Releasable) -> None:
    if not item.allowed_by_protocol:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "UserError", "{person} is to be contacted “{protocol}”, so nothing of them leaves."
            ),
            QT_TRANSLATE_NOOP("UserError", "Leave them out, or change their contact protocol with them."),
            person=item.person.name,
            protocol=item.person.protocol.value,
        )
    if item.lack is not None:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{person} has not agreed to “{use}” ({lack})."),
            QT_TRANSLATE_NOOP(
                "UserError", "Ask them, and put it on record with “consent give”, or leave them out."
            ),
            person=item.person.name,
            use=desk.playbook.use_label(ConsentUse.NAME),
            lack=item.lack.value,
        )


def _composed(desk: Desk, handoff: HandOff, people: Sequence[Person]) -> tuple[Release, dict[str, str]]:
    texts, profile = desk.playbook.contacts, read_profile(desk)
    brief = json.loads(handoffs.briefs_of(desk.journal, handoff.id)[-1].content)
    client = clients.client_by_id(desk.journal, handoff.client_id)
    company = client.name if client else ""
    contacts = tuple(of_person(person, person.company or company) for person in people)
    notes = {person.id: texts[protocol_key(person.protocol)].format(me=profile.name) for person in people}
    lines = [
        texts["line"].format(
            name=item.name, role=f", {item.role}" if item.role else "", protocol=notes[item.person_id]
        )
        for item in contacts
    ]
    to = handoff.accepted_by or handoff.to_name
    said = {
        "number": handoff.number, "title": brief["title"], "client": brief["client"], "me": profile.name,
        "to": first_name(to), "people": "\n".join(lines),
    }  # fmt: skip
    release = Release(
        number=handoff.number,
        to_name=to,
        to_email=handoff.to_email,
        from_name=profile.name,
        from_email=profile.email,
        subject=texts["subject"].format_map(said),
        body=texts["body"].format_map(said),
        contacts=contacts,
    )
    return release, notes


def protocol_key(protocol: ContactProtocol) -> str:
    """Return the key of the playbook's words for a contact protocol in a release."""
    return protocol.value.replace(" ", "_")
