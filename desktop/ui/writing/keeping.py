"""Keeping what is typed, on the store's thread: as a draft while it grows, as an entry when it is saved."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import UserError
from desktop.domain.interactions import EntryForm, Spot
from desktop.services import interactions, leads
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


def keep(writing: Writing, form: EntryForm, desk: Desk) -> Kept:
    """Keep a draft; a new entry is about the moment it was begun, and nothing typed leaves no draft."""
    if writing.key == NEW and not form.at:
        form = replace(form, at=desk.now())
    if is_blank(form) and writing.key == NEW:
        interactions.drop_draft(desk, NEW)
    else:
        interactions.keep_draft(desk, writing.key, form)
    return Kept(writing, form.at)


def save(writing: Writing, form: EntryForm, desk: Desk) -> Changes:
    """Save an entry; a new one gets its key."""
    if writing.key == NEW:
        changes = interactions.add_entry(desk, form)
    else:
        changes = interactions.revise_entry(desk, writing.key, form)
    writing.key, writing.kept = changes.made, form
    return changes


def settle(writing: Writing, form: EntryForm, desk: Desk) -> Changes:
    """Leave an entry: it is saved where it can be; a new one, or one that cannot, stays as a draft."""
    if writing.key == NEW:
        keep(writing, form, desk)
        return Changes.of((Kind.DRAFT, NEW))
    try:
        return save(writing, form, desk)
    except UserError:
        keep(writing, form, desk)
        raise


def mark(writing: Writing, spot: Spot, desk: Desk) -> Changes:
    """Mark a passage of a saved entry as an opportunity or a referral signal."""
    if spot.kind is Kind.OPPORTUNITY:
        return leads.spot_opportunity(
            desk, writing.key, spot.quote, spot.title, speaker=spot.person, near=spot.near
        )
    return leads.spot_referral(
        desk,
        writing.key,
        spot.quote,
        spot.title,
        kind=spot.referral_kind,
        through=spot.person,
        company=spot.company,
        near=spot.near,
    )


def discard(writing: Writing, desk: Desk) -> Changes:
    """Forget what was typed since the entry was saved."""
    return interactions.discard_draft(desk, writing.key)


def is_blank(form: EntryForm) -> bool:
    """Say whether a person has put nothing into the form that would be missed."""
    words = (form.text, form.title, form.client, form.engagement, *form.people)
    return not any(word.strip() for word in words) and form.temperature is None
