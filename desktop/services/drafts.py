"""Drafts on their way: what was begun in one place goes on in another."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.interactions import EntryForm
from desktop.domain.text import canonical
from desktop.services.desk import Desk
from desktop.store import attachments, interactions


def move_draft(desk: Desk, begun: str, to: str, form: EntryForm) -> Changes:
    """Go on with a draft under another key, as `form` has it now; what is attached to it goes along.

    A draft that is there already is not written over: nothing changes then.
    """
    form = replace(form, text=canonical(form.text))
    with desk.journal.transaction():
        there = interactions.drafts(desk.journal).get(to)
        if there is not None and (there.text.strip() or there.title.strip()):
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "Another entry is being written there already."),
                QT_TRANSLATE_NOOP("UserError", "Save or discard it first; what you typed stays where it is."),
            )
        interactions.keep_draft(desk.journal, to, form, desk.now())
        attachments.hand_on(desk.journal, begun, to)
        interactions.drop_draft(desk.journal, begun)
    return Changes.of((Kind.DRAFT, begun), (Kind.DRAFT, to))
