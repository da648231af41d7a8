"""The versions of entries that were written over, as rows; the newest one is the entry itself."""

from __future__ import annotations

import json

from desktop.domain.interactions import InteractionKind, Sharing
from desktop.domain.versions import EntryVersion, VersionRow
from desktop.store.journal import Journal, Row


def keep(journal: Journal, entry_id: str, version: EntryVersion, saved_at: str) -> None:
    """Keep what an entry was before it is written over."""
    journal.insert(
        "entry_versions",
        {
            "interaction_id": entry_id,
            "version": current(journal, entry_id),
            "content": json.dumps(_content(version), ensure_ascii=False),
            "saved_at": saved_at,
        },
    )


def current(journal: Journal, entry_id: str) -> int:
    """Return the number of an entry's newest version: one more than those that were kept."""
    return 1 + int(
        journal.value(
            "SELECT coalesce(max(version), 0) FROM entry_versions WHERE interaction_id = ?", (entry_id,)
        )
    )


def rows(journal: Journal, entry_id: str) -> list[VersionRow]:
    """Return the versions of an entry, the newest first."""
    found = journal.rows(
        "SELECT version, saved_at, content ->> 'title' AS title, length(content ->> 'text') AS length, 0 AS current "
        "FROM entry_versions WHERE interaction_id = :id "
        "UNION ALL SELECT :current, updated_at, title, length(text), 1 FROM interactions WHERE id = :id "
        "ORDER BY version DESC",
        {"id": entry_id, "current": current(journal, entry_id)},
    )
    return [VersionRow(**{**row, "current": bool(row["current"])}) for row in found]


def content_of(journal: Journal, entry_id: str, version: int) -> EntryVersion | None:
    """Return an older version of an entry, None where it has none of that number."""
    content = journal.value(
        "SELECT content FROM entry_versions WHERE interaction_id = ? AND version = ?", (entry_id, version)
    )
    return _version(json.loads(content)) if content else None


def saved_at(journal: Journal, entry_id: str) -> str:
    """Return when the newest version of an entry was saved."""
    return str(journal.value("SELECT updated_at FROM interactions WHERE id = ?", (entry_id,)))


def _content(version: EntryVersion) -> Row:
    return {
        "title": version.title,
        "text": version.text,
        "clientId": version.client_id,
        "client": version.client,
        "engagementId": version.engagement_id,
        "engagement": version.engagement,
        "kind": version.kind.value,
        "at": version.at,
        "zone": version.zone,
        "minutes": version.minutes,
        "temperature": version.temperature,
        "sharing": version.sharing.value,
        "people": [{"id": person_id, "name": name} for person_id, name in version.people],
    }


def _version(content: Row) -> EntryVersion:
    return EntryVersion(
        title=content["title"],
        text=content["text"],
        client_id=content["clientId"],
        client=content["client"],
        engagement_id=content["engagementId"],
        engagement=content["engagement"],
        kind=InteractionKind(content["kind"]),
        at=content["at"],
        zone=content["zone"],
        minutes=content["minutes"],
        temperature=content["temperature"],
        sharing=Sharing(content["sharing"]),
        people=tuple((person["id"], person["name"]) for person in content["people"]),
    )
