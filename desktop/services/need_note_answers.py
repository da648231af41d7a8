"""What customers say to a need note: their yes, which is the strongest evidence, or how it should be put instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.domain.changes import Changes, Kind
from desktop.domain.interactions import EntryForm
from desktop.domain.need_notes import NoteAnswer, NoteState, NoteVersion, checked_day, kind_of_session, moved
from desktop.domain.opportunities import HowWeKnow, Opportunity
from desktop.domain.text import required_line
from desktop.exchange.brief.words import date_in_words
from desktop.exchange.need_note.words import filled
from desktop.services import interactions, leads, trash
from desktop.services.desk import Desk
from desktop.services.naming import find_entry, find_opportunity
from desktop.services.need_notes import changes_of, version_in
from desktop.store import clients, need_notes
from desktop.store import interactions as entries
from desktop.store import leads as kept


def confirm(
    desk: Desk,
    reference: str,
    *,
    how: str,
    words: str,
    on: date | None = None,
    may_pass_on: bool = False,
    entry: str = "",
) -> Changes:
    """Write their yes down: their words become an entry and the strongest evidence.

    With `may_pass_on` they answer the criterion about sharing. `entry` is one that has their words already.
    """
    with desk.journal.transaction():
        opportunity = find_opportunity(desk, reference)
        version = version_in(desk, opportunity, NoteState.SENT)
        said = _written_down(
            desk, opportunity, version, NoteAnswer(how, _day(desk, version, on), words), "entry_yes", entry
        )
        if may_pass_on:
            said = _passed_on(desk, opportunity, version, said)
        confirmed = _answered(desk, opportunity, version, NoteState.CONFIRMED, said)
    return Changes.merged([_entry_changes(confirmed), changes_of(confirmed)])


def correct(
    desk: Desk, reference: str, *, words: str, how: str = "", on: date | None = None, entry: str = ""
) -> Changes:
    """Write down what they would put differently; the next draft is the next version."""
    with desk.journal.transaction():
        opportunity = find_opportunity(desk, reference)
        version = version_in(desk, opportunity, NoteState.SENT)
        how = how or desk.playbook.kind_label(kind_of_session("mail")).lower()
        answer = NoteAnswer(how, _day(desk, version, on), words)
        said = _written_down(desk, opportunity, version, answer, "entry_no", entry)
        corrected = _answered(desk, opportunity, version, NoteState.CORRECTED, said)
    return Changes.merged([_entry_changes(corrected), changes_of(corrected)])


def take_back(desk: Desk, reference: str) -> Changes:
    """Take their last answer back, with all that came of it: the note waits again, and the gate decides anew."""
    with desk.journal.transaction():
        opportunity = find_opportunity(desk, reference)
        answered = [
            version
            for version in need_notes.of_opportunity(desk.journal, opportunity.id)
            if version.state in (NoteState.CONFIRMED, NoteState.CORRECTED)
        ]
        version = answered[-1] if answered else version_in(desk, opportunity, NoteState.CONFIRMED)
        waiting = replace(moved(version, NoteState.SENT), answer=None)
        need_notes.write_standing(desk.journal, waiting)
        if version.answer is not None:
            _undone(desk, opportunity, version.answer)
        leads.note_state(desk, opportunity, "need note answer taken back", version=version.note.version)
        leads.regate(desk, opportunity.id)
    return Changes.merged([_entry_changes(version), changes_of(waiting)])


def _day(desk: Desk, version: NoteVersion, on: date | None) -> str:
    sent = date.fromisoformat(version.sent_on or version.note.on)
    return checked_day(on or desk.today(), sent, desk.today()).isoformat()


def _written_down(
    desk: Desk, opportunity: Opportunity, version: NoteVersion, said: NoteAnswer, title: str, entry: str
) -> NoteAnswer:
    """Put their words into an entry, unless one has them, and link them as evidence."""
    said = replace(said, how=required_line(said.how, "way"), words=required_line(said.words, "answer"))
    made = "" if entry else _entry(desk, opportunity, version, said, title)
    entry_id = made or find_entry(desk, entry).id
    person = clients.person_by_id(desk.journal, version.to_id)
    speaker = person.name if person else version.note.to.name
    linked = leads.add_evidence(desk, opportunity.id, entry_id, said.words, speaker=speaker)
    return replace(said, entry_id=entry_id, evidence_id=linked.made, made_entry=bool(made))


def _entry(desk: Desk, opportunity: Opportunity, version: NoteVersion, said: NoteAnswer, title: str) -> str:
    words, name = desk.playbook.need_note, version.note.to.name
    client = clients.client_by_id(desk.journal, opportunity.client_id)
    form = EntryForm(
        text=filled(words, "entry_text", name=name, how=said.how, words=said.words),
        title=filled(words, title, name=name, title=opportunity.title)[:500],
        client=client.id if client else "",
        kind=kind_of_session(said.how),
        people=(version.to_id,),
        at="" if said.on == desk.today().isoformat() else said.on,
    )
    return interactions.add_entry(desk, form, draft="").made


def _passed_on(desk: Desk, opportunity: Opportunity, version: NoteVersion, said: NoteAnswer) -> NoteAnswer:
    """Answer the criterion about sharing with their word; remember what stood there."""
    asked = desk.playbook.sharing_criterion()
    if asked is None:
        return replace(said, may_pass_on=True)
    before = next(
        (item for item in kept.answers(desk.journal, opportunity) if item.criterion == asked.id), None
    )
    day = date_in_words(said.on, desk.playbook.words, weekday=False)
    text = filled(desk.playbook.need_note, "shared", name=version.note.to.name, day=day, how=said.how)
    leads.answer(desk, opportunity.id, asked.id, text, how=HowWeKnow.SAID, entry=said.entry_id or "")
    return replace(said, may_pass_on=True, before=before)


def _answered(
    desk: Desk, opportunity: Opportunity, version: NoteVersion, state: NoteState, said: NoteAnswer
) -> NoteVersion:
    answered = replace(moved(version, state), answer=said)
    need_notes.write_standing(desk.journal, answered)
    leads.note_state(
        desk,
        find_opportunity(desk, opportunity.id),
        f"need {state.value}",
        version=version.note.version,
        by=version.note.to.name,
        how=said.how,
        on=said.on,
        quote=said.words,
        may_pass_on=said.may_pass_on,
        entry=said.entry_id,
        hash=version.hash,
    )
    return answered


def _undone(desk: Desk, opportunity: Opportunity, said: NoteAnswer) -> None:
    """Take out of the journal what an answer had put there."""
    if said.evidence_id:
        need_notes.drop_evidence(desk.journal, said.evidence_id)
    if said.may_pass_on:
        _sharing_undone(desk, opportunity, said)
    if said.made_entry and said.entry_id and entries.by_id(desk.journal, said.entry_id):
        trash.trash_entry(desk, said.entry_id)


def _sharing_undone(desk: Desk, opportunity: Opportunity, said: NoteAnswer) -> None:
    """Take the permission back where it still stands; what stood there before stands again."""
    asked = desk.playbook.sharing_criterion()
    known = {item.criterion: item for item in kept.answers(desk.journal, opportunity)}
    current = known.get(asked.id) if asked else None
    if asked is None or current is None or current.interaction_id != said.entry_id:
        return
    if said.before is None:
        kept.take_answer_back(desk.journal, opportunity, asked.id)
        return
    source = said.before.interaction_id
    stands = source if source and entries.by_id(desk.journal, source) else None
    kept.write_answer(desk.journal, opportunity, replace(said.before, interaction_id=stands))


def _entry_changes(version: NoteVersion) -> Changes:
    entry = version.answer.entry_id if version.answer else None
    return Changes.of((Kind.INTERACTION, entry or ""), (Kind.EVIDENCE, ""), (Kind.CLIENT, ""))
