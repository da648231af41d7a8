"""Composing a need note from what was chosen: the allow-list between the journal and the customer's page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from desktop.domain.briefs import Contact
from desktop.domain.clients import Person
from desktop.domain.discretion import Discretion
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.interactions import Evidence
from desktop.domain.known_contacts import contacts_known
from desktop.domain.known_names import KnownName, names_known
from desktop.domain.names import fold
from desktop.domain.need_notes import HEARD_FROM_THEM, NeedNote, NotePoint, NoteQuote
from desktop.domain.overviews import Lead
from desktop.domain.playbook import NoteSection
from desktop.domain.text import required_line, single_line
from desktop.exchange.need_note import FORMATS
from desktop.services.desk import Desk
from desktop.services.naming import find_person
from desktop.services.profile import read_profile
from desktop.store import clients

PHRASE = 3
"""Words in a row that count as somebody's phrase rather than as a subject's name."""

DATES = ("language", "weekdays", "months", "date", "date_with_weekday", "quote_marks")
"""The words of a brief that a need note takes over."""


@dataclass(frozen=True, slots=True)
class NoteChoice:
    """What the consultant chose to read back, and to whom; `quotes` are ids of evidence.

    `all_quotes` takes everything that somebody at the client is named for, but an earlier yes; `title` stands in for the opportunity's.
    """

    lead: str
    to: str = ""
    quotes: tuple[str, ...] = ()
    all_quotes: bool = False
    title: str = ""
    left_out: tuple[NoteSection, ...] = ()
    formats: tuple[str, ...] = FORMATS


@dataclass(frozen=True, slots=True)
class ComposedNote:
    """A note, to whom it goes, and the ids of the entries that its quotes are from, in their order."""

    note: NeedNote
    to: Person
    sources: tuple[str, ...]


def compose_note(desk: Desk, lead: Lead, choice: NoteChoice, *, version: int) -> ComposedNote:
    """Build the note. Every text passes through discretion; nothing else of the journal is read."""
    to = addressee(desk, lead, choice.to)
    profile = read_profile(desk)
    mine = fold(profile.name) == fold(lead.steward)
    steward = Contact(lead.steward, *((profile.email, profile.phone, profile.practice) if mine else ()))
    discretion = _discretion(desk, lead, steward, to)
    title = required_line(choice.title, "title") if choice.title.strip() else lead.title
    _refuse_private_title(lead, title)
    chosen = _chosen(desk, lead, choice)
    if not chosen:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "A need note needs at least one sentence of theirs."),
            QT_TRANSLATE_NOOP("UserError", "Choose a quote; mark one in an entry where there is none."),
        )
    words = {key: desk.playbook.words[key] for key in DATES}
    note = NeedNote(
        version=version,
        on=desk.today().isoformat(),
        title=discretion.clean(title),
        client=lead.client,
        to=Contact(to.name, to.email),
        quotes=tuple(_quote(desk, item, discretion) for item in chosen),
        points=tuple(
            NotePoint(section, discretion.clean(text))
            for section, text in points_of(desk, lead)
            if section not in choice.left_out
        ),
        steward=steward,
        words={**words, **_said_words(desk)},
    )
    return ComposedNote(note, to, tuple(item.interaction_id for item in chosen))


def _said_words(desk: Desk) -> dict[str, str]:
    staying = ("shared", "entry_yes", "entry_no", "entry_text")
    return {key: text for key, text in desk.playbook.need_note.items() if key not in staying}


def points_of(desk: Desk, lead: Lead) -> Iterator[tuple[NoteSection, str]]:
    """Yield what may be read back beside the quotes: what they said or I saw, and rests on nothing private."""
    known = {item.criterion: item for item in lead.answers}
    for section in NoteSection:
        if section is NoteSection.NOWHERE:
            continue
        wanted = [item.id for item in desk.playbook.criteria if item.need_note is section]
        texts = [
            known[each].text
            for each in wanted
            if each in known and not known[each].private and known[each].how in HEARD_FROM_THEM
        ]
        if texts:
            yield section, "\n".join(texts)


def addressee(desk: Desk, lead: Lead, reference: str = "") -> Person:
    """Return to whom a note goes: the person named, else who spoke first, else the only one at the client."""
    if reference.strip():
        return find_person(desk, reference, lead.client_id)
    people = clients.people_of(desk.journal, lead.client_id)
    spoke = [item.speaker_id for item in may_be_read_back(desk, lead) if item.speaker_id]
    found = [person for person in people if person.id in spoke[:1]] or (people if len(people) == 1 else [])
    if found:
        return found[0]
    raise UserError(
        QT_TRANSLATE_NOOP("UserError", "It is not clear to whom “{title}” is to be read back."),
        QT_TRANSLATE_NOOP("UserError", "Name a person at {client}."),
        title=lead.title,
        client=lead.client,
    )


def may_be_read_back(desk: Desk, lead: Lead) -> list[Evidence]:
    """Return the quotes that may be chosen: none from a private entry, none of a colleague's or my own."""
    ours = {fold(person.name) for person in clients.people_of(desk.journal, None)}
    ours |= {fold(lead.steward), fold(read_profile(desk).name)}
    return [item for item in lead.evidence if not item.private and fold(item.speaker) not in ours]


def _chosen(desk: Desk, lead: Lead, choice: NoteChoice) -> list[Evidence]:
    """Return the quotes that were chosen; refuse what is unknown or may not be read back."""
    offered = may_be_read_back(desk, lead)
    if choice.all_quotes:
        return [item for item in offered if item.speaker and not item.confirmed]
    return [_one(offered, reference, lead) for reference in dict.fromkeys(choice.quotes)]


def _one(offered: list[Evidence], reference: str, lead: Lead) -> Evidence:
    found = [item for item in offered if reference and item.id.startswith(reference)]
    if len(found) == 1:
        return found[0]
    private = any(item.private and item.id == reference for item in lead.evidence)
    if private:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "UserError", "That quote is from a private entry, and nothing of it may leave."
            ),
            QT_TRANSLATE_NOOP("UserError", "Choose another quote, or make the entry shareable first."),
        )
    raise UserError(
        QT_TRANSLATE_NOOP("UserError", "“{title}” has no quote {reference} that can be read back."),
        QT_TRANSLATE_NOOP("UserError", "These can be: {ids}."),
        title=lead.title,
        reference=reference,
        ids=", ".join(item.id for item in offered) or "none",
    )


def _quote(desk: Desk, item: Evidence, discretion: Discretion) -> NoteQuote:
    on = datetime.fromisoformat(item.at).astimezone(desk.zone).date()
    return NoteQuote(
        discretion.clean(single_line(item.quote)), discretion.clean(item.speaker), on.isoformat()
    )


def _discretion(desk: Desk, lead: Lead, steward: Contact, to: Person) -> Discretion:
    """Return whom to protect: other clients and their people. The client's own people know each other."""
    words, people = desk.playbook.words, clients.all_people(desk.journal)
    own_parts = {part for person in people if _is_known(person, lead) for part in fold(person.name).split()}
    own_parts |= set(fold(steward.name).split())
    strangers = [
        KnownName(
            person.name,
            words["somebody" if person.client_id else "colleague"],
            whole=bool(own_parts & set(fold(person.name).split())),
        )
        for person in people
        if not _is_known(person, lead) and fold(person.name) != fold(steward.name)
    ]
    others = [
        KnownName(client.name, words["other_client"], whole=True)
        for client in clients.all_clients(desk.journal)
        if client.id != lead.client_id
    ]
    contacts = tuple(each for person in people for each in (person.email, person.phone) if each)
    own = tuple(each for each in (steward.email, steward.phone, to.email) if each)
    return Discretion(True, names_known((*strangers, *others)), contacts_known(contacts), own)


def _is_known(person: Person, lead: Lead) -> bool:
    return person.client_id == lead.client_id


def _refuse_private_title(lead: Lead, title: str) -> None:
    """Refuse a title that repeats a phrase of a private entry: nothing of it may leave."""
    folded = fold(title)
    repeats = (item.private and folded in fold(single_line(item.quote)) for item in lead.evidence)
    if len(folded.split()) >= PHRASE and any(repeats):
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The title “{title}” repeats words of a private entry."),
            QT_TRANSLATE_NOOP("UserError", "Give the need note another title."),
            title=title,
        )
