"""Versions of an entry: every save keeps what was there, to be compared and brought back."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.interactions import Interaction, Sharing
from desktop.domain.versions import DiffLine, EntryVersion, VersionChange, VersionRow, difference
from desktop.domain.versions import in_brief as brief_change
from desktop.services.desk import Desk
from desktop.services.marks import keep_marks
from desktop.services.naming import find_entry
from desktop.store import attachments, clients, interactions, versions


def list_versions(desk: Desk, entry: str) -> list[VersionRow]:
    """Return the versions of an entry, the newest first; that one is what the journal shows."""
    return versions.rows(desk.journal, find_entry(desk, entry).id)


def show_version(desk: Desk, entry: str, version: int) -> EntryVersion:
    """Return one version of an entry, the newest one included."""
    found = find_entry(desk, entry)
    newest = versions.current(desk.journal, found.id)
    if version == newest:
        return _as_version(desk, found)
    older = versions.content_of(desk.journal, found.id, version)
    if older is None:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{title}” has no version {version}."),
            QT_TRANSLATE_NOOP("UserError", "It has versions 1 to {newest}."),
            title=found.title,
            version=version,
            newest=newest,
        )
    return older


def compare(desk: Desk, entry: str, older: int, newer: int) -> tuple[DiffLine, ...]:
    """Return what differs between two versions: facts first, then every line of the text with its words marked."""
    return difference(show_version(desk, entry, older), show_version(desk, entry, newer))


def in_brief(desk: Desk, entry: str, version: int) -> VersionChange | None:
    """Return what a version changed in the one before it, None for the first."""
    if version <= 1:
        return None
    return brief_change(show_version(desk, entry, version - 1), show_version(desk, entry, version))


def bring_back(desk: Desk, entry: str, version: int, *, exactly: bool = False) -> Changes:
    """Make an older version the newest one; passages whose sentence is back stand in it again.

    A private entry stays private and a private version makes it so, but for `exactly`, with which the
    sharing level is the version's as well: that is how bringing back is undone. A client, an engagement or
    people who are no longer in the journal are left out.
    """
    with desk.journal.transaction():
        before = find_entry(desk, entry)
        wanted = show_version(desk, before.id, version)
        back = _as_entry(desk, wanted, before.id)
        if before.private and not exactly:
            back = replace(back, sharing=Sharing.PRIVATE)
        return save_over(desk, before, back)


def save_over(desk: Desk, before: Interaction, entry: Interaction) -> Changes:
    """Write an entry over what it was, which becomes a version; without a change nothing is written.

    The entry's draft is done with, and its attachments become the entry's. Call inside a transaction.
    """
    attachments.take_over(desk.journal, entry.id, entry.id)
    interactions.drop_draft(desk.journal, entry.id)
    if entry != before:
        saved_at = versions.saved_at(desk.journal, entry.id)
        versions.keep(desk.journal, entry.id, _as_version(desk, before), saved_at)
        interactions.revise(desk.journal, entry, desk.now())
        keep_marks(desk, entry, before.text)
    return Changes.of(
        (Kind.INTERACTION, entry.id), (Kind.EVIDENCE, ""), (Kind.FOLLOW_UP, ""), (Kind.DRAFT, entry.id),
        made=entry.id,
    )  # fmt: skip


def _as_version(desk: Desk, entry: Interaction) -> EntryVersion:
    """Return an entry as a version keeps it: with the names of now."""
    client = clients.client_by_id(desk.journal, entry.client_id) if entry.client_id else None
    work = clients.engagements_of(desk.journal, entry.client_id) if entry.client_id else []
    return EntryVersion(
        title=entry.title,
        text=entry.text,
        client_id=entry.client_id,
        client=client.name if client else "",
        engagement_id=entry.engagement_id,
        engagement=next((item.name for item in work if item.id == entry.engagement_id), ""),
        kind=entry.kind,
        at=entry.at,
        zone=entry.zone,
        minutes=entry.minutes,
        temperature=entry.temperature,
        sharing=entry.sharing,
        people=tuple(interactions.participants(desk.journal, [entry.id])[entry.id]),
    )


def _as_entry(desk: Desk, version: EntryVersion, entry_id: str) -> Interaction:
    client = clients.client_by_id(desk.journal, version.client_id) if version.client_id else None
    work = clients.engagements_of(desk.journal, client.id) if client else []
    people = [clients.person_by_id(desk.journal, person_id) for person_id, _ in version.people]
    return Interaction(
        id=entry_id,
        client_id=client.id if client else None,
        engagement_id=next((item.id for item in work if item.id == version.engagement_id), None),
        kind=version.kind,
        title=version.title,
        text=version.text,
        at=version.at,
        zone=version.zone,
        temperature=version.temperature,
        sharing=version.sharing,
        person_ids=tuple(person.id for person in people if person),
        minutes=version.minutes,
    )
