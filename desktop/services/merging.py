"""Merging two opportunities of one client that turned out to be one, and taking that back."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.opportunities import Opportunity, OpportunityState
from desktop.services.desk import Desk
from desktop.services.leads import note_state, regate
from desktop.services.naming import find_opportunity
from desktop.store import leads, merges, need_notes
from desktop.store.identifiers import new_id
from desktop.store.merges import Merge


def merge(desk: Desk, source: str, into: str) -> Changes:
    """Merge one opportunity into another of the same client; the first ends as dropped, with a link.

    Passages move. Answers and the need note fill gaps only: where both have one, the first's stays on its own page.
    """
    with desk.journal.transaction():
        gone, kept = find_opportunity(desk, source), find_opportunity(desk, into)
        _refuse(gone, kept)
        known = {item.criterion for item in leads.answers(desk.journal, kept)}
        filling = [item for item in leads.answers(desk.journal, gone) if item.criterion not in known]
        for answer in filling:
            leads.write_answer(desk.journal, kept, answer)
        grown, notes = _grown(gone, kept), _moving_notes(desk, gone, kept)
        done = Merge(
            id=new_id(),
            before=gone,
            into_id=kept.id,
            scope=kept.scope,
            scope_after=grown.scope,
            evidence=merges.evidence_of(desk.journal, gone.id),
            notes=notes,
            criteria=tuple(item.criterion for item in filling),
            value_filled=grown.worth != kept.worth,
            start_filled=grown.start_on != kept.start_on,
        )
        merges.add(desk.journal, done, desk.now())
        merges.move_evidence(desk.journal, done.evidence, kept.id)
        need_notes.move(desk.journal, done.notes, kept.id)
        leads.write_opportunity(desk.journal, grown)
        _end(desk, gone, kept)
        moved = {"evidence": list(done.evidence), "criteria": list(done.criteria)}
        note_state(desk, grown, "merged", merged=gone.id, merged_title=gone.title, **moved)
        regate(desk, kept.id)
    return _changes(gone.id, kept.id)


def mergeable(desk: Desk, reference: str) -> tuple[tuple[str, str], ...]:
    """Return id and title of each opportunity that this one could be merged into; none where it cannot be."""
    gone = find_opportunity(desk, reference)
    if not _is_open(gone):
        return ()
    others = leads.opportunities_of(desk.journal, [gone.client_id])
    return tuple((item.id, item.title) for item in others if item.id != gone.id and _is_open(item))


def went_into(desk: Desk, reference: str) -> str:
    """Return the title of the opportunity that this one was merged into, empty where it was not."""
    done = merges.standing(desk.journal, find_opportunity(desk, reference))
    return find_opportunity(desk, done.into_id).title if done is not None else ""


def _is_open(subject: Opportunity) -> bool:
    return subject.state.open or subject.state is OpportunityState.PARKED


def _refuse(gone: Opportunity, kept: Opportunity) -> None:
    """Refuse a merge with itself, across clients, or with one that is with sales or over."""
    if gone.id == kept.id:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{title}” cannot be merged with itself."),
            QT_TRANSLATE_NOOP("UserError", "Name another opportunity of the same client."),
            title=gone.title,
        )
    if gone.client_id != kept.client_id:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{title}” and “{other}” belong to two clients."),
            QT_TRANSLATE_NOOP("UserError", "Merge opportunities of one client only."),
            title=gone.title,
            other=kept.title,
        )
    for each in (gone, kept):
        if each.state.over or each.state is OpportunityState.HANDED_OFF:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "“{title}” is {state}, so it cannot be merged."),
                QT_TRANSLATE_NOOP(
                    "UserError", "Merge what is still with delivery; withdraw a live hand-off first."
                ),
                title=each.title,
                state=each.state.value,
            )


def _grown(gone: Opportunity, kept: Opportunity) -> Opportunity:
    """Return the kept opportunity with both scopes, and with value and start where it knew none.

    No scope means the whole client, and stays that.
    """
    whole = not gone.scope or not kept.scope
    scope = () if whole else tuple(dict.fromkeys((*kept.scope, *gone.scope)))
    grown = replace(kept, scope=scope, start_on=kept.start_on or gone.start_on)
    if kept.worth is None and gone.worth is not None:
        worth = gone.worth
        grown = replace(grown, value_low=worth.low, value_high=worth.high, currency=worth.currency)
    return grown


def _moving_notes(desk: Desk, gone: Opportunity, kept: Opportunity) -> tuple[str, ...]:
    """Return the ids of the versions of the note that goes along: none where the kept one was read back itself."""
    if need_notes.of_opportunity(desk.journal, kept.id):
        return ()
    return tuple(version.id for version in need_notes.of_opportunity(desk.journal, gone.id))


def _end(desk: Desk, gone: Opportunity, kept: Opportunity) -> None:
    ended = replace(gone, state=OpportunityState.DROPPED, resume_state=None, resume_on=None)
    leads.write_opportunity(desk.journal, ended)
    note_state(desk, ended, ended.state.value, reason=f"merged into “{kept.title}”", merged_into=kept.id)


def unmerge(desk: Desk, reference: str) -> Changes:
    """Take a merge back: the opportunity that ended by it is as it was, with its passages."""
    with desk.journal.transaction():
        gone = find_opportunity(desk, reference)
        done = merges.standing(desk.journal, gone)
        if done is None:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "“{title}” was not merged into another opportunity."),
                QT_TRANSLATE_NOOP("UserError", "Name the one that ended by the merge."),
                title=gone.title,
            )
        kept = find_opportunity(desk, done.into_id)
        _refuse_late(gone, kept)
        _give_back(desk, gone, kept, done)
        leads.write_opportunity(desk.journal, done.before)
        merges.undo(desk.journal, done.id, desk.now())
        note_state(desk, done.before, done.before.state.value, reason=f"no longer merged into “{kept.title}”")
        note_state(desk, kept, "unmerged", merged=gone.id, merged_title=gone.title)
        regate(desk, gone.id)
        regate(desk, kept.id)
    return _changes(gone.id, kept.id)


def _refuse_late(gone: Opportunity, kept: Opportunity) -> None:
    """Refuse to take a merge back once what it made went to sales or ended."""
    if kept.state.over or kept.state is OpportunityState.HANDED_OFF:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{title}” went on as “{other}”, which is {state}."),
            QT_TRANSLATE_NOOP("UserError", "Withdraw a live hand-off first, or spot it anew."),
            title=gone.title,
            other=kept.title,
            state=kept.state.value,
        )


def _give_back(desk: Desk, gone: Opportunity, kept: Opportunity, done: Merge) -> None:
    """Return passages and need note, and take out answers and facts that were filled and not touched since."""
    notes = [each for each in need_notes.of_opportunity(desk.journal, kept.id) if each.id in done.notes]
    need_notes.move(desk.journal, tuple(each.id for each in notes), gone.id)
    said = {each.answer.evidence_id for each in notes if each.answer is not None}
    theirs = {*done.evidence, *said}
    here = merges.evidence_of(desk.journal, kept.id)
    merges.move_evidence(desk.journal, tuple(item for item in here if item in theirs), gone.id)
    own = leads.answers(desk.journal, gone)
    for answer in leads.answers(desk.journal, kept):
        if answer.criterion in done.criteria and answer in own:
            leads.take_answer_back(desk.journal, kept, answer.criterion)
    less = replace(kept, scope=done.scope) if kept.scope == done.scope_after else kept
    if done.value_filled and kept.worth == gone.worth:
        less = replace(less, value_low=None, value_high=None, currency="")
    if done.start_filled and kept.start_on == gone.start_on:
        less = replace(less, start_on="")
    leads.write_opportunity(desk.journal, less)


def _changes(gone: str, kept: str) -> Changes:
    return Changes.of(
        (Kind.OPPORTUNITY, gone), (Kind.OPPORTUNITY, kept), (Kind.EVIDENCE, ""), (Kind.INTERACTION, ""),
        made=kept,
    )  # fmt: skip
