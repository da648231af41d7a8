"""Keeping what is typed, on the store's thread: as a draft while it grows, as an entry when it is saved."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import UserError
from desktop.domain.interactions import EntryForm
from desktop.services import interactions, writing
from desktop.services.desk import Desk
from desktop.services.interactions import NEW


@dataclass(slots=True)
class Writing:
    """One entry that is being written.

    Jobs run in the order they were asked for, and look the key up only then: what is typed while a new
    entry is being saved belongs to the entry and not to the next new one.
    """

    key: str = NEW
    kept: EntryForm | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft that was kept: whose, and at which moment a new entry was begun."""

    writing: Writing
    at: str


def keep(entry: Writing, form: EntryForm, desk: Desk) -> Kept:
    """Keep a draft; a new entry is about the moment it was begun. What is saved already leaves no draft."""
    if entry.key == NEW and not form.at:
        form = replace(form, at=desk.now())
    if form == entry.kept or (is_blank(form) and entry.key == NEW):
        interactions.drop_draft(desk, entry.key)
    else:
        interactions.keep_draft(desk, entry.key, form)
    return Kept(entry, form.at)


def save(entry: Writing, form: EntryForm, by_hand: Collection[str], desk: Desk) -> Changes:
    """Save an entry with all that its text says and all that is marked in it; a new one gets its key.

    `by_hand` names the facts that the text does not change.
    """
    if entry.key == NEW:
        changes = writing.write_entry(desk, form, by_hand=by_hand, draft=NEW)
    else:
        changes = writing.rewrite_entry(desk, entry.key, form, by_hand=by_hand)
    entry.key, entry.kept = changes.made, replace(form, spots=())
    return changes


def settle(entry: Writing, form: EntryForm, by_hand: Collection[str], desk: Desk) -> Changes:
    """Leave an entry: it is saved where it can be; a new one, or one that cannot, stays as a draft."""
    if entry.key == NEW:
        keep(entry, form, desk)
        return Changes.of((Kind.DRAFT, NEW))
    try:
        return save(entry, form, by_hand, desk)
    except UserError:
        keep(entry, form, desk)
        raise


def discard(entry: Writing, desk: Desk) -> Changes:
    """Forget what was typed since the entry was saved."""
    return interactions.discard_draft(desk, entry.key)


def is_blank(form: EntryForm) -> bool:
    """Say whether a person has put nothing into the form that would be missed."""
    words = (form.text, form.title, form.client, form.engagement, *form.people)
    return not any(word.strip() for word in words) and form.temperature is None
