"""Files kept with entries: inside the journal, stored once, given back only unchanged."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from desktop.domain.attachments import (
    SIZE_LIMIT,
    Attachment,
    attachment_name,
    checked_size,
    media_type,
)
from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.names import Candidate, pick
from desktop.exchange.copies import read_within, write_copy
from desktop.services.desk import Desk
from desktop.services.naming import find_entry
from desktop.store import attachments
from desktop.store.identifiers import new_id

__all__ = ["SIZE_LIMIT"]


def attach_file(
    desk: Desk,
    path: Path,
    *,
    entry: str = "",
    draft: str = "",
    progress: Callable[[int, int], bool] = lambda *_: True,
) -> Changes:
    """Keep a copy of a file with an entry, or with a draft until it is saved; `.made` is the attachment's id.

    A file over the limit is refused by its size alone, before a byte is read. `progress` is told how many bytes
    of how many are read; where it says False, nothing is kept and nothing has changed.
    """
    name = attachment_name(path.name)
    data = read_within(path, lambda size: checked_size(name, size), progress)
    return Changes() if data is None else attach_bytes(desk, name, data, entry=entry, draft=draft)


def attach_bytes(desk: Desk, name: str, data: bytes, *, entry: str = "", draft: str = "") -> Changes:
    """Keep bytes that were pasted or dropped, as `attach_file` keeps a file's."""
    if not (entry or draft):
        raise ValueError("an attachment belongs to an entry or to a draft")
    name = attachment_name(name)
    checked_size(name, len(data))
    digest = hashlib.sha256(data).hexdigest()
    with desk.journal.transaction():
        entry_id = find_entry(desk, entry).id if entry else ""
        known = attachments.same(desk.journal, entry_id, draft, name, digest)
        if known:
            attachments.set_detached(desk.journal, known.id, None)
            return _changed(known)
        made = Attachment(
            id=new_id(),
            entry_id=entry_id,
            draft="" if entry_id else draft,
            name=name,
            media_type=media_type(name, data),
            size=len(data),
            hash=digest,
            added_at=desk.now(),
        )
        attachments.keep_bytes(desk.journal, digest, data)
        attachments.add(desk.journal, made)
    return _changed(made)


def _changed(attachment: Attachment) -> Changes:
    entry = [(Kind.INTERACTION, attachment.entry_id)] if attachment.entry_id else []
    return Changes.of((Kind.ATTACHMENT, attachment.id), *entry, made=attachment.id)


def list_attachments(desk: Desk, *, entry: str = "", draft: str = "") -> list[Attachment]:
    """Return what is attached to an entry or to a draft, in the order it was added."""
    if entry:
        return attachments.of_entry(desk.journal, find_entry(desk, entry).id)
    return attachments.of_draft(desk.journal, draft)


def find_attachment(desk: Desk, reference: str) -> Attachment:
    """Return the attachment that `reference` names by id or the beginning of an id, taken off or not."""
    reference = reference.strip()
    known = attachments.by_id(desk.journal, reference)
    if known:
        return known
    found = attachments.beginning(desk.journal, reference) if len(reference) >= 8 else []
    picked = pick(reference, [Candidate(item.id, item.name) for item in found], "attachment")
    return next(item for item in found if item.id == picked)


def read_attachment(desk: Desk, reference: str) -> tuple[Attachment, bytes]:
    """Return an attachment and its bytes, refusing them if they are not what was attached."""
    attachment = find_attachment(desk, reference)
    data = attachments.bytes_of(desk.journal, attachment.hash)
    if data is None or hashlib.sha256(data).hexdigest() != attachment.hash:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{name}” is damaged in the journal."),
            QT_TRANSLATE_NOOP("UserError", "Attach it again, or take it from a backup."),
            name=attachment.name,
        )
    return attachment, data


def save_copy(desk: Desk, reference: str, path: Path, *, replace: bool = False) -> Path:
    """Write an attachment to a file, or into a folder under its own name, and return where it is.

    It is written beside its place and renamed. A file that is there is left alone unless `replace` is true.
    """
    attachment, data = read_attachment(desk, reference)
    return write_copy(path, attachment.name, data, replace=replace)


def detach(desk: Desk, reference: str) -> Changes:
    """Take an attachment off its entry; `attach_again` undoes that until the trash is emptied."""
    with desk.journal.transaction():
        attachment = find_attachment(desk, reference)
        attachments.set_detached(desk.journal, attachment.id, attachment.detached_at or desk.now())
    return _changed(attachment)


def attach_again(desk: Desk, reference: str) -> Changes:
    """Put an attachment back that was taken off."""
    with desk.journal.transaction():
        attachment = find_attachment(desk, reference)
        attachments.set_detached(desk.journal, attachment.id, None)
    return _changed(attachment)
