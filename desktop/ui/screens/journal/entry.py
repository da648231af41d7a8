"""One entry as the Journal screen reads it from the journal, on the store's thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo

from desktop.domain.changes import Kind
from desktop.domain.clients import Promise
from desktop.domain.interactions import EntryForm, Evidence, Interaction
from desktop.domain.overviews import EntryView, Passage
from desktop.domain.text import find_passage
from desktop.domain.writing import Reading
from desktop.services import clients, interactions, templates, writing
from desktop.services.desk import Desk
from desktop.services.interactions import NEW

NOTHING_SAID = Reading((), "")


@dataclass(frozen=True, slots=True)
class EntryShown:
    """One entry for the writer: what is typed (a draft, if there is one), what is kept, and its passages.

    `said` is what the text that is kept says; it changes no fact any more. `at` and `now` are UTC ISO 8601.
    """

    key: str
    form: EntryForm
    kept: EntryForm | None
    at: str
    passages: tuple[Passage, ...]
    today: date
    zone: tzinfo
    now: str = ""
    said: Reading = NOTHING_SAID
    templates: tuple[tuple[str, str], ...] = ()


def load_entry(key: str, desk: Desk) -> EntryShown:
    """Read one entry, or what is typed of a new one."""
    draft = interactions.list_drafts(desk).get(key)
    view = None if key == NEW else interactions.show_entry(desk, key)
    kept = form_of(view) if view else None
    return EntryShown(
        key=view.entry.id if view else NEW,
        form=draft or kept or EntryForm(""),
        kept=kept,
        at=view.entry.at if view else "",
        passages=_passages(desk, view) if view else (),
        today=desk.today(),
        zone=desk.zone,
        now=desk.now(),
        said=writing.said_before(desk, view.entry, client=view.client) if view else NOTHING_SAID,
        templates=tuple((template.id, template.label) for template in templates.list_templates(desk)),
    )


def form_of(view: EntryView) -> EntryForm:
    """Return an entry as the form that would write it; no time means that it keeps its own."""
    entry = view.entry
    return EntryForm(
        text=entry.text,
        title=entry.title,
        client=view.client,
        engagement=view.engagement,
        kind=entry.kind,
        people=view.people,
        temperature=entry.temperature,
        sharing=entry.sharing,
        minutes=entry.minutes,
    )


def _passages(desk: Desk, view: EntryView) -> tuple[Passage, ...]:
    """Return what was marked in an entry, promises too, in the order of the text; what left the text comes last."""
    promises = [_as_passage(promise, view.entry) for promise in clients.promises_in(desk, view.entry.id)]
    found = [*view.passages, *promises]
    return tuple(sorted(found, key=lambda each: (each.evidence.start is None, each.evidence.start or 0)))


def _as_passage(promise: Promise, entry: Interaction) -> Passage:
    """Return a promise as a passage: over its words where they stand in the text, and leading to its client."""
    span = find_passage(entry.text, promise.text.rstrip("…"))
    evidence = Evidence(
        id=promise.id,
        interaction_id=entry.id,
        quote=span.cut(entry.text) if span else promise.text,
        start=span.start if span else None,
        end=span.end if span else None,
        speaker="",
        speaker_id=None,
        opportunity_id=None,
        referral_id=None,
        at=entry.at,
        private=entry.private,
    )
    return Passage(
        evidence=evidence,
        kind=Kind.PROMISE,
        target_id=promise.client_id,
        title=promise.text,
        state="ours" if promise.ours else "theirs",
        answered=0,
        required=0,
        next_question=promise.due_on.isoformat() if promise.due_on else "",
    )
