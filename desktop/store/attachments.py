"""Attachments and their bytes, as rows; the same bytes are stored once."""

from __future__ import annotations

from desktop.domain.attachments import Attachment
from desktop.store.journal import Journal, Row

_SELECT = "SELECT a.*, b.size FROM attachments AS a JOIN blobs AS b ON b.hash = a.hash"


def keep_bytes(journal: Journal, digest: str, data: bytes) -> None:
    """Keep bytes under their hash, once."""
    journal.execute(
        "INSERT INTO blobs (hash, size, content) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING",
        (digest, len(data), data),
    )


def bytes_of(journal: Journal, digest: str) -> bytes | None:
    """Return the bytes that are kept under a hash."""
    data = journal.value("SELECT content FROM blobs WHERE hash = ?", (digest,))
    return None if data is None else bytes(data)


def add(journal: Journal, attachment: Attachment) -> None:
    """Insert an attachment whose bytes are kept already."""
    journal.insert(
        "attachments",
        {
            "id": attachment.id,
            "interaction_id": attachment.entry_id or None,
            "draft": None if attachment.entry_id else attachment.draft,
            "name": attachment.name,
            "media_type": attachment.media_type,
            "hash": attachment.hash,
            "added_at": attachment.added_at,
            "detached_at": attachment.detached_at,
        },
    )


def by_id(journal: Journal, attachment_id: str) -> Attachment | None:
    """Return one attachment, taken off or not."""
    row = journal.row(f"{_SELECT} WHERE a.id = ?", (attachment_id,))
    return _attachment(row) if row else None


def of_entry(journal: Journal, entry_id: str) -> list[Attachment]:
    """Return what is attached to an entry, in the order it was added."""
    return _where(journal, "a.interaction_id = ?", entry_id)


def of_draft(journal: Journal, draft: str) -> list[Attachment]:
    """Return what is attached to a draft, in the order it was added."""
    return _where(journal, "a.draft = ?", draft)


def _where(journal: Journal, condition: str, value: str) -> list[Attachment]:
    rows = journal.rows(f"{_SELECT} WHERE {condition} AND a.detached_at IS NULL ORDER BY a.seq", (value,))
    return [_attachment(row) for row in rows]


def beginning(journal: Journal, prefix: str) -> list[Attachment]:
    """Return the attachments whose ids begin so, six at most."""
    rows = journal.rows(
        f"{_SELECT} WHERE a.id >= ? AND a.id < ? ORDER BY a.id LIMIT 6", (prefix, prefix + "~")
    )
    return [_attachment(row) for row in rows]


def same(journal: Journal, entry_id: str, draft: str, name: str, digest: str) -> Attachment | None:
    """Return the attachment of the same name and bytes at the same place, taken off or not."""
    row = journal.row(
        f"{_SELECT} WHERE a.hash = ? AND a.name = ? AND a.interaction_id IS ? AND a.draft IS ?",
        (digest, name, entry_id or None, None if entry_id else draft),
    )
    return _attachment(row) if row else None


def set_detached(journal: Journal, attachment_id: str, at: str | None) -> None:
    """Take an attachment off at that moment, or attach it again (None)."""
    journal.update("attachments", attachment_id, {"detached_at": at})


def take_over(journal: Journal, draft: str, entry_id: str) -> None:
    """Give what is attached to a draft to the entry that it became."""
    journal.execute(
        "UPDATE attachments SET interaction_id = ?, draft = NULL WHERE draft = ? AND detached_at IS NULL",
        (entry_id, draft),
    )


def hand_on(journal: Journal, draft: str, to: str) -> None:
    """Give what is attached to a draft to another one, in which it goes on."""
    journal.execute("UPDATE attachments SET draft = ? WHERE draft = ?", (to, draft))


def detach_all(journal: Journal, draft: str, at: str) -> None:
    """Take everything off a draft that was given up."""
    journal.execute(
        "UPDATE attachments SET detached_at = ? WHERE draft = ? AND detached_at IS NULL", (at, draft)
    )


def remove_detached(journal: Journal, before: str) -> int:
    """Remove what was taken off until that moment; return how many."""
    return journal.execute(
        "DELETE FROM attachments WHERE detached_at IS NOT NULL AND detached_at <= ?", (before,)
    )


def remove_unused_bytes(journal: Journal) -> int:
    """Remove the bytes that no attachment needs any more; return how many files that were."""
    return journal.execute("DELETE FROM blobs WHERE hash NOT IN (SELECT hash FROM attachments)")


def _attachment(row: Row) -> Attachment:
    return Attachment(
        id=row["id"],
        entry_id=row["interaction_id"] or "",
        draft=row["draft"] or "",
        name=row["name"],
        media_type=row["media_type"],
        size=row["size"],
        hash=row["hash"],
        added_at=row["added_at"],
        detached_at=row["detached_at"],
    )
