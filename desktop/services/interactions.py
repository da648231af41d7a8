"""Writing sessions down: entries and their drafts, looked at, listed and revised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.domain.changes import Changes, Kind
from desktop.domain.clients import Client, Engagement, Person
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.interactions import EntryForm, Interaction, checked_minutes, checked_temperature
from desktop.domain.moments import parse_moment
from desktop.domain.names import fold
from desktop.domain.overviews import EntryView, JournalRow, Passage
from desktop.domain.prose import without_signs
from desktop.domain.search_filters import Condition, Sought
from desktop.domain.text import canonical, first_words, required_line, single_line
from desktop.services.clients import add_engagement, add_person, client_for
from desktop.services.desk import Desk
from desktop.services.lead_views import passages_of
from desktop.services.marks import keep_marks
from desktop.services.naming import find_client, find_entry
from desktop.services.queries import read_query
from desktop.services.trash import restore_entry, trash_entry
from desktop.services.versions import save_over
from desktop.store import attachments, calendar, clients, interactions, overviews, tags
from desktop.store import search as index
from desktop.store.identifiers import new_id

__all__ = ["restore_entry", "trash_entry"]

NEW = "new"
"""The key of the draft of an entry that is not saved yet."""


def add_entry(
    desk: Desk, form: EntryForm, *, source: str | None = None, batch: str | None = None, draft: str = NEW
) -> Changes:
    """Write a session down. Client, engagement and people that are new are made on the way.

    `draft` is the key of the draft that it was, empty for none.
    """
    with desk.journal.transaction():
        entry, made = _filled(desk, form, new_id(), batch)
        if form.session:
            source = calendar.take_source(desk.journal, form.session)
            made.append(Changes.of((Kind.CALENDAR, form.session)))
        interactions.add(desk.journal, entry, desk.now(), source, batch)
        keep_marks(desk, entry, "")
        if batch is None and draft:
            attachments.take_over(desk.journal, draft, entry.id)
            interactions.drop_draft(desk.journal, draft)
    changes = Changes.of((Kind.INTERACTION, entry.id), (Kind.CLIENT, entry.client_id or ""), made=entry.id)
    return Changes.merged([*made, changes])


def revise_entry(desk: Desk, reference: str, form: EntryForm) -> Changes:
    """Write an entry anew; what it was becomes a version, and passages stay on their sentence or keep their quote."""
    with desk.journal.transaction():
        before = find_entry(desk, reference)
        entry, made = _filled(desk, form, before.id)
        if not form.at or entry.at[:16] == before.at[:16]:
            entry = replace(entry, at=before.at, zone=before.zone)
        return Changes.merged([*made, save_over(desk, before, entry)])


def _filled(
    desk: Desk, form: EntryForm, entry_id: str, batch: str | None = None
) -> tuple[Interaction, list[Changes]]:
    """Turn what was filled in into an entry, making what is new."""
    text = canonical(form.text)
    if not text.strip():
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The entry is empty."),
            QT_TRANSLATE_NOOP("UserError", "Write what happened; one sentence is enough."),
        )
    made: list[Changes] = []
    client = None
    if form.client.strip():
        client, changes = _client(desk, form.client)
        made.append(changes)
    engagement = _engagement(desk, client.id if client else None, form.engagement, made)
    people = _people(desk, client.id if client else None, form.people, made, batch, form.session)
    moment = parse_moment(form.at, desk.clock(), desk.zone, desk.zone_name)
    title = single_line(form.title)
    entry = Interaction(
        id=entry_id,
        client_id=client.id if client else None,
        engagement_id=engagement.id if engagement else None,
        kind=form.kind,
        title=required_line(title, "title")
        if title
        else first_words(without_signs(text)) or form.kind.value.capitalize(),
        text=text,
        at=moment.at,
        zone=moment.zone,
        temperature=checked_temperature(form.temperature),
        sharing=form.sharing,
        person_ids=tuple(person.id for person in people),
        minutes=checked_minutes(form.minutes),
    )
    return entry, made


def _client(desk: Desk, name: str) -> tuple[Client, Changes]:
    """Return the client of that name or id, or a new one; part of a name is enough where one client fits."""
    known = clients.client_by_id(desk.journal, name.strip()) or clients.client_named(desk.journal, name)
    if known:
        return known, Changes()
    beginnings = [
        c for c in clients.all_clients(desk.journal) if fold(c.name).startswith(fold(name.strip()) + " ")
    ]
    if beginnings:
        return find_client(desk, name), Changes()
    return client_for(desk, name)


def _engagement(desk: Desk, client_id: str | None, name: str, made: list[Changes]) -> Engagement | None:
    if not name.strip():
        return None
    if client_id is None:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The engagement “{name}” has no client."),
            QT_TRANSLATE_NOOP("UserError", "Name the client as well."),
            name=name,
        )
    known = clients.engagements_of(desk.journal, client_id)
    for engagement in known:
        if name.strip() == engagement.id or fold(engagement.name) == fold(name.strip()):
            return engagement
    made.append(add_engagement(desk, client_id, name))
    known = clients.engagements_of(desk.journal, client_id)
    return next(engagement for engagement in known if engagement.id == made[-1].made)


def _people(
    desk: Desk,
    client_id: str | None,
    names: Sequence[str],
    made: list[Changes],
    batch: str | None,
    session: str = "",
) -> list[Person]:
    """Return the people of those names, each once; new ones get the mail that their session invites them by."""
    found: dict[str, Person] = {}
    mails = calendar.mails_of(desk.journal, session)
    known = [*clients.people_of(desk.journal, client_id), *clients.people_of(desk.journal, None)]
    for name in names:
        if not name.strip():
            continue
        person = _known_person(known, name)
        person = person or clients.person_by_id(desk.journal, name.strip())
        if person is None:
            email = mails.get(fold(single_line(name)), "")
            made.append(add_person(desk, name, client=client_id or "", email=email, batch=batch))
            person = clients.person_by_id(desk.journal, made[-1].made)
        if person is not None:
            known.append(person)
            found[person.id] = person
    return list(found.values())


def _known_person(known: Sequence[Person], name: str) -> Person | None:
    """Return the person of that name or id; a first name is enough where one person has it."""
    folded = fold(single_line(name))
    for person in known:
        if person.id == name.strip() or fold(person.name) == folded:
            return person
    called = [person for person in known if folded in fold(person.name).split()]
    return called[0] if len(called) == 1 else None


def list_entries(
    desk: Desk,
    *,
    client: str = "",
    since: str = "",
    until: str = "",
    query: str = "",
    limit: int | None = None,
) -> list[str]:
    """Return the ids of the entries not in the trash, the newest first. `since` and `until` are days."""
    wanted = _wanted(desk, query, client, since, until)
    return [entry_id for entry_id, _ in index.moments(desk.journal, wanted, limit)]


def list_moments(desk: Desk, *, client: str = "", since: str = "", query: str = "") -> list[tuple[str, str]]:
    """Return (id, UTC moment) of the entries not in the trash, the newest first, for a list by days.

    `query` narrows them by words and filters; what is wrong in it narrows nothing (`queries.read_query` says what).
    """
    return index.moments(desk.journal, _wanted(desk, query, client, since, ""))


def _wanted(desk: Desk, query: str, client: str, since: str, until: str) -> Sought:
    sought = read_query(desk, query)
    more = [Condition("client", (find_client(desk, client).id,))] if client else []
    if since:
        first = parse_moment(since, desk.clock(), desk.zone, desk.zone_name)
        more.append(Condition("since", (first.at,)))
    if until:
        after = parse_moment(until, desk.clock(), desk.zone, desk.zone_name, end=True)
        more.append(Condition("until", (after.at,)))
    return replace(sought, conditions=(*sought.conditions, *more))


def journal_rows(desk: Desk, entry_ids: Sequence[str]) -> list[JournalRow]:
    """Return the list rows of those entries, in that order."""
    return overviews.journal_rows(desk.journal, entry_ids, desk.today().isoformat())


def show_entry(desk: Desk, reference: str) -> EntryView:
    """Return one entry with its names and what its passages became."""
    entry = find_entry(desk, reference)
    client = clients.client_by_id(desk.journal, entry.client_id) if entry.client_id else None
    work = clients.engagements_of(desk.journal, entry.client_id) if entry.client_id else []
    names = interactions.participants(desk.journal, [entry.id])[entry.id]
    passages: Sequence[Passage] = passages_of(desk, entry.id)
    return EntryView(
        entry=entry,
        client=client.name if client else "",
        engagement=next((item.name for item in work if item.id == entry.engagement_id), ""),
        people=tuple(name for _, name in names),
        passages=tuple(passages),
        tags=tuple(tags.of_interaction(desk.journal, entry.id)),
    )


def keep_draft(desk: Desk, key: str, form: EntryForm) -> Changes:
    """Keep what is being typed, so that a crash loses a second at most. Broadcasts nothing."""
    with desk.journal.transaction():
        interactions.keep_draft(desk.journal, key, replace(form, text=canonical(form.text)), desk.now())
    return Changes()


def drop_draft(desk: Desk, key: str) -> Changes:
    """Forget what was being typed; what was attached stays for what is typed next."""
    with desk.journal.transaction():
        interactions.drop_draft(desk.journal, key)
    return Changes.of((Kind.DRAFT, key))


def discard_draft(desk: Desk, key: str) -> Changes:
    """Give up what was being typed; what was attached to it is taken off as well."""
    with desk.journal.transaction():
        attachments.detach_all(desk.journal, key, desk.now())
        interactions.drop_draft(desk.journal, key)
    return Changes.of((Kind.DRAFT, key), (Kind.ATTACHMENT, ""))


def list_drafts(desk: Desk) -> dict[str, EntryForm]:
    """Return every draft by its key: an entry's id, or `NEW`."""
    return interactions.drafts(desk.journal)
