"""Hand-offs after a brief was issued: sent, listed, withdrawn."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import HandOff, HandOffState, answer_due, moved, standing
from desktop.domain.opportunities import Opportunity, OpportunityState
from desktop.domain.overviews import HandOffRow, HandOffView, ReplyView
from desktop.domain.referrals import Referral
from desktop.domain.replies import Decision, Reply, missing_details
from desktop.domain.text import required_line, single_line
from desktop.services.desk import Desk
from desktop.services.gaps import came_back
from desktop.services.leads import gate_of, note_state
from desktop.services.naming import find_handoff
from desktop.store import clients, handoffs, leads, record


def confirm_sent(desk: Desk, reference: str, on: date | None = None) -> Changes:
    """Say that a brief was sent, today or on that day; the clock starts."""
    day = on or desk.today()
    with desk.journal.transaction():
        handoff = find_handoff(desk, reference)
        issued = date.fromisoformat(handoff.issued_at[:10])
        if day > desk.today() or (issued - day).days > 1:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "{number} cannot have been sent on {day}."),
                QT_TRANSLATE_NOOP("UserError", "Name a day from its issue, {issued}, until today."),
                number=handoff.number,
                day=day,
                issued=issued,
            )
        moved(handoff.state, HandOffState.ISSUED, handoff.number)
        mark_sent(desk, handoff, day, how="confirmed")
    return _changes(handoff)


def mark_sent(desk: Desk, handoff: HandOff, on: date, *, how: str) -> HandOff:
    """Start the clock of a hand-off. Call inside a transaction."""
    sent = sent_on(desk, handoff, on)
    handoffs.write(desk.journal, sent)
    note_handoff(desk, sent, "brief sent", on=on.isoformat(), how=how)
    return sent


def sent_on(desk: Desk, handoff: HandOff, on: date) -> HandOff:
    """Return a hand-off as it is once it was sent."""
    return replace(handoff, state=HandOffState.ISSUED, sent_on=on.isoformat(), last_news_at=desk.now())


def withdraw(desk: Desk, reference: str, reason: str) -> Changes:
    """Take a hand-off back; the opportunity is delivery's to explore again."""
    with desk.journal.transaction():
        handoff = find_handoff(desk, reference)
        said = required_line(reason, "reason")
        withdrawn = _ended(desk, handoff, said)
        note_handoff(desk, withdrawn, "brief withdrawn", reason=said)
        release_opportunity(desk, withdrawn, OpportunityState.QUALIFIED)
    return _changes(handoff)


def end_by_wish(desk: Desk, reference: str, words: str, *, how: str = "", on: date | None = None) -> Changes:
    """End a hand-off because the customer wishes it, in the customer's words (product rule *the customer wins*)."""
    day = on or desk.today()
    if day > desk.today():
        raise UserError(
            QT_TRANSLATE_NOOP(
                "UserError", "The customer cannot have said it on {day}, which is still to come."
            ),
            QT_TRANSLATE_NOOP("UserError", "Name the day on which it was written or said."),
            day=day,
        )
    with desk.journal.transaction():
        handoff = find_handoff(desk, reference)
        said = required_line(words, "customer's words")
        ended = replace(_ended(desk, handoff, said), customers_wish=True)
        handoffs.write(desk.journal, ended)
        note_handoff(desk, ended, "customer's wish", words=said, how=single_line(how), on=day.isoformat())
        release_opportunity(desk, ended, OpportunityState.QUALIFIED)
    return _changes(handoff)


def _ended(desk: Desk, handoff: HandOff, reason: str) -> HandOff:
    state = moved(handoff.state, HandOffState.WITHDRAWN, handoff.number)
    ended = replace(handoff, state=state, last_news_at=desk.now(), end_reason=reason)
    handoffs.write(desk.journal, ended)
    return ended


def extend(desk: Desk, reference: str, reason: str) -> Changes:
    """Protect a lead for longer: once, with a reason, by the days of the playbook."""
    with desk.journal.transaction():
        handoff = find_handoff(desk, reference)
        _refuse_extension(desk, handoff)
        until = date.fromisoformat(handoff.protected_until)
        until += timedelta(days=desk.playbook.windows.extension_days)
        said = required_line(reason, "reason")
        longer = replace(
            handoff,
            protected_until=until.isoformat(),
            extended_on=desk.today().isoformat(),
            extension_reason=said,
        )
        handoffs.write(desk.journal, longer)
        note_handoff(desk, longer, "protection extended", until=longer.protected_until, reason=said)
    return _changes(handoff)


def _refuse_extension(desk: Desk, handoff: HandOff) -> None:
    """Refuse to protect what has ended, has lapsed, or was extended before."""
    if not handoff.state.live or desk.today() > date.fromisoformat(handoff.protected_until):
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{number} is over, so its protection cannot be extended."),
            QT_TRANSLATE_NOOP("UserError", "Issue a new brief for what the customer says now."),
            number=handoff.number,
        )
    if handoff.extended_on is not None:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{number} was extended on {day}, and once is all there is."),
            QT_TRANSLATE_NOOP("UserError", "It is protected until {until}; speak with {to} before then."),
            number=handoff.number,
            day=handoff.extended_on,
            until=handoff.protected_until,
            to=handoff.to_name,
        )
    if not desk.playbook.windows.extension_days:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The playbook knows no extension."),
            QT_TRANSLATE_NOOP("UserError", "{number} is protected until {until}."),
            number=handoff.number,
            until=handoff.protected_until,
        )


def release_opportunity(desk: Desk, handoff: HandOff, to: OpportunityState) -> None:
    """Put the opportunity of an ended hand-off where it goes next. Call inside a transaction."""
    released = released_opportunity(desk, handoff, to)
    if released is not None:
        keep_lead(desk, released, handoff)


def released_opportunity(
    desk: Desk, handoff: HandOff, to: OpportunityState, *, resume_on: str | None = None
) -> Opportunity | None:
    """Return the opportunity of an ended hand-off as it goes on, None where it is not with sales.

    *Qualified* holds only while the gate is met; else it is explored again.
    """
    opportunity = leads.opportunity_by_id(desk.journal, handoff.opportunity_id or "")
    if opportunity is None or opportunity.state is not OpportunityState.HANDED_OFF:
        return None
    met = gate_of(desk, opportunity).met
    if to is OpportunityState.QUALIFIED and not met:
        to = OpportunityState.EXPLORING
    parked = to is OpportunityState.PARKED
    before = OpportunityState.QUALIFIED if met else OpportunityState.EXPLORING
    return replace(
        opportunity,
        state=to,
        resume_state=before if parked else None,
        resume_on=resume_on if parked else None,
    )


def keep_lead(desk: Desk, lead: Opportunity | Referral, handoff: HandOff) -> None:
    """Write a lead as its ended hand-off leaves it, on record. Call inside a transaction."""
    if isinstance(lead, Opportunity):
        leads.write_opportunity(desk.journal, lead)
    else:
        leads.write_referral(desk.journal, lead)
    note_state(desk, lead, lead.state.value, after=handoff.number)


def note_handoff(desk: Desk, handoff: HandOff, kind: str, **facts: object) -> None:
    """Put an event of a hand-off into the ownership record."""
    record.append(
        desk.journal,
        handoff.client_id,
        kind,
        desk.now(),
        {"number": handoff.number, "version": handoff.version, "state": handoff.state.value, **facts},
    )


def _changes(handoff: HandOff) -> Changes:
    return Changes.of(
        (Kind.HANDOFF, handoff.id),
        (Kind.OPPORTUNITY, handoff.opportunity_id or ""),
        (Kind.REFERRAL, handoff.referral_id or ""),
        (Kind.CLIENT, handoff.client_id),
        made=handoff.number,
    )


def list_handoffs(desk: Desk, *, client_id: str | None = None) -> list[HandOffRow]:
    """Return the hand-offs (of that client) with what the clock says, the newest first."""
    found = handoffs.of_client(desk.journal, client_id) if client_id else handoffs.all_handoffs(desk.journal)
    names = {client.id: client.name for client in clients.all_clients(desk.journal)}
    return [row_of(desk, handoff, names.get(handoff.client_id, "")) for handoff in found]


def row_of(desk: Desk, handoff: HandOff, client: str = "") -> HandOffRow:
    """Return a hand-off with what the clock says of it."""
    due = answer_due(handoff, desk.playbook, desk.zone)
    return HandOffRow(
        handoff=handoff,
        client=client,
        standing=standing(handoff, desk.playbook, desk.clock(), desk.zone),
        answer_due=due.isoformat() if due else None,
    )


def show_handoff(desk: Desk, reference: str) -> HandOffView:
    """Return one hand-off with its frozen briefs and its replies."""
    handoff = find_handoff(desk, reference)
    client = clients.client_by_id(desk.journal, handoff.client_id)
    replies = handoffs.reply_rows(desk.journal, handoff.id)
    return HandOffView(
        row=row_of(desk, handoff, client.name if client else ""),
        briefs=tuple(
            (brief.version, brief.hash, brief.content)
            for brief in handoffs.briefs_of(desk.journal, handoff.id)
        ),
        replies=tuple(_reply_view(row) for row in replies),
        missing_details=_missing(handoff, replies),
        came_back=came_back(desk, handoff),
    )


def _reply_view(row: dict[str, object]) -> ReplyView:
    mail = f" <{row['by_email']}>" if row["by_email"] else ""
    return ReplyView(
        at=str(row["at"]),
        taken_in_at=str(row["taken_in_at"]),
        decision=str(row["decision"]),
        by=f"{row['by_name']}{mail}".strip(),
        text=str(row["text"]),
        next_action=str(row["next_action"]),
        next_action_on=str(row["next_action_on"]) if row["next_action_on"] else None,
        complete=bool(row["complete"]),
        hearsay=str(row["hearsay"]),
        code=str(row["code"]),
        gaps=tuple(json.loads(str(row["gaps"]))),
        lesson=str(row["lesson"]),
    )


def _missing(handoff: HandOff, replies: list[dict[str, object]]) -> tuple[str, ...]:
    """Return what the last incomplete yes lacks, while it is still incomplete."""
    if handoff.state is not HandOffState.ISSUED or not handoff.said_yes_at:
        return ()
    for row in reversed(replies):
        if row["decision"] == Decision.ACCEPTED.value and not row["complete"]:
            said = Reply(
                brief=handoff.number,
                in_reply_to="",
                decision=Decision.ACCEPTED,
                by_name=str(row["by_name"]),
                by_email="",
                at="",
                next_action=str(row["next_action"]),
                next_action_on=str(row["next_action_on"]) if row["next_action_on"] else None,
                terms_acknowledged=bool(row["terms_acknowledged"]),
            )
            return missing_details(said)
    return ()
