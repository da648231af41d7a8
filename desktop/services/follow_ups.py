"""Follow-ups: what I noted to do, listed, and ticked wherever they show."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.follow_ups import FollowUp, boxes, kept, ticked
from desktop.domain.interactions import Interaction
from desktop.domain.names import Candidate, pick
from desktop.domain.overviews import FollowUpRow
from desktop.services.desk import Desk
from desktop.services.naming import find_client, find_entry
from desktop.store import follow_ups, interactions
from desktop.store.identifiers import new_id

DONE_SHOWN = 200
"""Follow-ups that the list of what was done goes back."""


def list_follow_ups(desk: Desk, *, client: str = "", done: bool = False) -> list[FollowUpRow]:
    """Return what is open, the next due first and what has no date last; or what is done, the latest first."""
    client_id = find_client(desk, client).id if client else None
    if done:
        return follow_ups.done_rows(desk.journal, DONE_SHOWN, client_id=client_id)
    return follow_ups.open_rows(desk.journal, client_id=client_id)


def tick(desk: Desk, follow_up_id: str, *, done: bool = True) -> Changes:
    """Tick a follow-up, or take the tick back; the box in its entry's text follows, and no version is made."""
    with desk.journal.transaction():
        item = _find(desk, follow_up_id)
        if (item.done_at is not None) != done:
            follow_ups.set_done(desk.journal, item.id, desk.now() if done else None)
            _tick_text(desk, item, done=done)
    return Changes.of((Kind.FOLLOW_UP, item.id), (Kind.INTERACTION, item.interaction_id))


def tick_box(desk: Desk, entry: str, place: int, *, done: bool) -> Changes:
    """Tick the box of that place (0 for the first) in an entry's text, as `tick` does; none there changes nothing."""
    entry_id = find_entry(desk, entry).id
    items = follow_ups.of_interaction(desk.journal, entry_id)
    found = next((item.id for item in items if item.place == place), "")
    return tick(desk, found, done=done) if found else Changes()


def keep_follow_ups(desk: Desk, entry: Interaction, before: str) -> None:
    """Keep the follow-ups that an entry's text names; `before` is the text it had. Call inside a transaction."""
    known = follow_ups.of_interaction(desk.journal, entry.id)
    if not known and "[" not in entry.text:
        return
    now = desk.now()
    items = kept(known, before, entry.text, desk.today(), now=now, entry_id=entry.id, make_id=new_id)
    follow_ups.replace(desk.journal, entry.id, items, now)


def _find(desk: Desk, reference: str) -> FollowUp:
    """Return the follow-up of that id, or of the beginning of an id or of its text."""
    known = follow_ups.by_id(desk.journal, reference.strip())
    if known is None:
        rows = [*follow_ups.open_rows(desk.journal), *follow_ups.done_rows(desk.journal, DONE_SHOWN)]
        found = pick(reference, [Candidate(row.id, row.text) for row in rows], "follow-up")
        known = follow_ups.by_id(desk.journal, found)
    if known is None:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "That follow-up is gone."),
            QT_TRANSLATE_NOOP("UserError", "See the list of follow-ups for those there are."),
        )
    return known


def _tick_text(desk: Desk, item: FollowUp, *, done: bool) -> None:
    """Tick the box in the entry's text, and in the draft of the entry if it has that line still."""
    entry = interactions.by_id(desk.journal, item.interaction_id)
    found = boxes(entry.text) if entry else []
    if entry is None or item.place >= len(found):
        return
    box = found[item.place]
    interactions.write_text(desk.journal, entry.id, ticked(entry.text, box, done=done))
    draft = interactions.drafts(desk.journal).get(entry.id)
    same = [other for other in boxes(draft.text) if other.text == box.text] if draft else []
    if draft and same:
        text = ticked(draft.text, same[0], done=done)
        interactions.keep_draft(desk.journal, entry.id, replace(draft, text=text), desk.now())
