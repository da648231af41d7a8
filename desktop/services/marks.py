"""What an entry's text says beside its prose, kept true when the text changes: tags, follow-ups, passages."""

from __future__ import annotations

from desktop.domain.anchors import Edit
from desktop.domain.interactions import Evidence, Interaction
from desktop.domain.reading import tags_of
from desktop.domain.text import Span
from desktop.services.desk import Desk
from desktop.services.follow_ups import keep_follow_ups
from desktop.store import evidence, tags


def keep_marks(desk: Desk, entry: Interaction, before: str) -> None:
    """Keep what an entry's text says; `before` is the text it had. Call inside a transaction."""
    tags.replace(desk.journal, entry.id, tags_of(entry.text))
    keep_follow_ups(desk, entry, before)
    if before and before != entry.text:
        _move_passages(desk, entry, before)


def _move_passages(desk: Desk, entry: Interaction, before: str) -> None:
    """Leave each passage on its sentence; one that is edited away has no place until it is written again."""
    passages = evidence.of_interaction(desk.journal, entry.id)
    if not passages:
        return
    edit = Edit(before, entry.text)
    for passage in sorted(passages, key=lambda item: item.start is None):
        span = _place(edit, passage)
        if span != _span(passage):
            evidence.move(desk.journal, passage.id, span.start if span else None, span.end if span else None)


def _place(edit: Edit, passage: Evidence) -> Span | None:
    here = _span(passage)
    return edit.moved(here) if here else edit.returned(passage.quote)


def _span(passage: Evidence) -> Span | None:
    if passage.start is None or passage.end is None:
        return None
    return Span(passage.start, passage.end)
