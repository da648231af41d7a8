"""Reading a need back to the customer: drafted as it was previewed, sent, listed and looked at."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from desktop.domain.changes import Changes, Kind
from desktop.domain.clients import Person
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.need_notes import NeedNote, NoteState, NoteVersion, checked_day, moved, next_version
from desktop.domain.opportunities import Opportunity
from desktop.domain.overviews import Lead
from desktop.exchange import need_note as formats
from desktop.exchange.brief import BriefFile
from desktop.exchange.files import write_files
from desktop.exchange.need_note.mail import text
from desktop.services.composing_need_notes import NoteChoice, compose_note
from desktop.services.desk import Desk
from desktop.services.lead_views import show_lead
from desktop.services.leads import note_state
from desktop.services.naming import find_opportunity
from desktop.store import need_notes
from desktop.store.identifiers import new_id


@dataclass(frozen=True, slots=True)
class PreparedNote:
    """A note as it will leave: its facts, its files byte for byte, and to whom it goes."""

    choice: NoteChoice
    lead: Lead
    to: Person
    note: NeedNote
    files: tuple[BriefFile, ...]
    sources: tuple[str, ...]


def prepare(desk: Desk, choice: NoteChoice) -> PreparedNote:
    """Compose a note from what is chosen and render every format. Nothing is written."""
    lead = _open_lead(desk, choice.lead)
    version = next_version(need_notes.of_opportunity(desk.journal, lead.id))
    composed = compose_note(desk, lead, choice, version=version)
    files = formats.render(composed.note, choice.formats, desk.resources, desk.playbook.branding)
    return PreparedNote(choice, lead, composed.to, composed.note, files, composed.sources)


def _open_lead(desk: Desk, reference: str) -> Lead:
    lead = show_lead(desk, find_opportunity(desk, reference).id)
    subject = lead.subject
    if isinstance(subject, Opportunity) and subject.state.over:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{title}” is {state}, so there is nothing to read back."),
            QT_TRANSLATE_NOOP("UserError", "Spot what the customer says now."),
            title=lead.title,
            state=subject.state.value,
        )
    return lead


def preview(desk: Desk, prepared: PreparedNote) -> bytes:
    """Return the page as a PNG picture, as the PDF shows it."""
    return formats.preview(prepared.note, desk.resources, desk.playbook.branding)


def parse_formats(text: str) -> tuple[str, ...]:
    """Read names of formats, separated by commas; each counts once."""
    return formats.parse_formats(text)


def draft(desk: Desk, prepared: PreparedNote, out: Path) -> Changes:
    """Write the previewed bytes to `out` and keep the draft, all or nothing; an older draft makes way."""
    written: Sequence[Path] = ()
    there = {file.name for file in prepared.files if (out / file.name).exists()}
    try:
        with desk.journal.transaction():
            _refuse_outdated(desk, prepared)
            version = NoteVersion(
                id=new_id(),
                opportunity_id=prepared.lead.id,
                to_id=prepared.to.id,
                state=NoteState.DRAFT,
                note=prepared.note,
                hash=prepared.note.hash,
                files={file.name: hashlib.sha256(file.data).hexdigest() for file in prepared.files},
                drafted_at=desk.now(),
                playbook=desk.playbook.label,
                sources=prepared.sources,
            )
            need_notes.keep(desk.journal, version)
            written = write_files(out, prepared.files)
    except BaseException:
        for path in written:
            if path.name not in there:
                path.unlink(missing_ok=True)
        raise
    return changes_of(version)


def _refuse_outdated(desk: Desk, prepared: PreparedNote) -> None:
    """Refuse a preview that the journal has left behind, as when a chosen entry became private since."""
    day = date.fromisoformat(prepared.note.on)
    then = replace(desk, clock=lambda: datetime(day.year, day.month, day.day, 12, tzinfo=desk.zone))
    lead = _open_lead(then, prepared.lead.id)
    version = next_version(need_notes.of_opportunity(desk.journal, lead.id))
    if compose_note(then, lead, prepared.choice, version=version).note != prepared.note:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The journal has changed since the preview of the need note."),
            QT_TRANSLATE_NOOP("UserError", "Look at the preview again, then save it."),
        )


def send(desk: Desk, reference: str, on: date | None = None) -> Changes:
    """Say that the draft was sent, today or on that day; from now on it stays as it is."""
    with desk.journal.transaction():
        opportunity = find_opportunity(desk, reference)
        version = version_in(desk, opportunity, NoteState.DRAFT)
        day = checked_day(on or desk.today(), date.fromisoformat(version.note.on), desk.today())
        sent = replace(moved(version, NoteState.SENT), sent_on=day.isoformat())
        need_notes.write_standing(desk.journal, sent)
        facts = {
            "version": sent.note.version,
            "to": sent.note.to.name,
            "hash": sent.hash,
            "files": dict(sent.files),
        }
        note_state(desk, opportunity, "need read back", on=day.isoformat(), **facts)
    return changes_of(sent)


def version_in(desk: Desk, opportunity: Opportunity, state: NoteState) -> NoteVersion:
    """Return the newest version in that state; refuse where there is none, saying what to do."""
    versions = need_notes.of_opportunity(desk.journal, opportunity.id)
    found = [version for version in versions if version.state is state]
    if found:
        return found[-1]
    remedies = {
        NoteState.DRAFT: QT_TRANSLATE_NOOP("UserError", "Draft one first: need draft."),
        NoteState.SENT: QT_TRANSLATE_NOOP("UserError", "Say first that one was sent: need send."),
    }
    raise UserError(
        QT_TRANSLATE_NOOP("UserError", "“{title}” has no need note that is {state}."),
        remedies.get(state, QT_TRANSLATE_NOOP("UserError", "See what there is: need show.")),
        title=opportunity.title,
        state=state.value,
    )


def changes_of(version: NoteVersion) -> Changes:
    """Return what a write about a note changed."""
    return Changes.of((Kind.OPPORTUNITY, version.opportunity_id), made=version.id)


def versions_of(desk: Desk, reference: str) -> tuple[NoteVersion, ...]:
    """Return the versions of an opportunity's need note, the first first."""
    return need_notes.of_opportunity(desk.journal, find_opportunity(desk, reference).id)


def list_notes(desk: Desk) -> list[NoteVersion]:
    """Return the newest version of each need note, the newest first."""
    return need_notes.latest(desk.journal)


def as_text(version: NoteVersion) -> str:
    """Return what a version says, as the text of its mail."""
    return text(version.note)
