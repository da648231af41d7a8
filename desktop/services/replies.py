"""Taking sales' answer back in: read, shown, applied once, and on record."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import HandOff, HandOffState, moved
from desktop.domain.names import fold
from desktop.domain.numbers import parse
from desktop.domain.opportunities import OpportunityState
from desktop.domain.playbook import ReasonCode
from desktop.domain.referrals import ReferralState
from desktop.domain.replies import DETAILS, LEADS_TO, Decision, Reply, checked_date, missing_details
from desktop.domain.text import required_line
from desktop.exchange.replies import read_reply
from desktop.services.desk import Desk
from desktop.services.handoffs import mark_sent, note_handoff, release_opportunity
from desktop.services.leads import note_state
from desktop.services.naming import find_handoff
from desktop.store import handoffs, leads


@dataclass(frozen=True, slots=True)
class ReplyPreview:
    """What a reply will change, shown before it is applied."""

    reply: Reply
    handoff: HandOff
    becomes: str
    missing: tuple[str, ...]


def preview_reply(desk: Desk, data: bytes) -> ReplyPreview:
    """Read a reply and say what it would change; refuse it as importing it would."""
    return _checked(desk, read_reply(data))


def import_reply(desk: Desk, data: bytes) -> Changes:
    """Read a reply and apply it: a file's bytes, or a pasted text's."""
    return apply_reply(desk, read_reply(data))


def tell(desk: Desk, reply: Reply, how: str) -> Changes:
    """Record what sales told me, as hearsay, with how it was said."""
    return apply_reply(desk, reply, hearsay=required_line(how, "way we were told"))


def apply_reply(desk: Desk, reply: Reply, *, hearsay: str = "") -> Changes:
    """Apply a reply to its hand-off. It never touches owner, terms or content."""
    with desk.journal.transaction():
        preview = _checked(desk, reply)
        handoff = preview.handoff
        if handoff.state is HandOffState.READY_TO_SEND:
            handoff = mark_sent(desk, handoff, _day_of(desk, reply), how="an answer arrived")
        complete = not preview.missing
        stored = handoffs.StoredReply(reply, desk.now(), hearsay, complete)
        handoffs.add_reply(desk.journal, handoff.id, stored)
        moved_on = _moved(desk, handoff, reply, complete=complete)
        handoffs.write(desk.journal, moved_on)
        _note(desk, moved_on, reply, hearsay, complete=complete)
        _move_lead(desk, moved_on, reply)
    return Changes.of(
        (Kind.HANDOFF, handoff.id),
        (Kind.OPPORTUNITY, handoff.opportunity_id or ""),
        (Kind.REFERRAL, handoff.referral_id or ""),
        (Kind.CLIENT, handoff.client_id),
        made=handoff.number,
    )


def _checked(desk: Desk, reply: Reply) -> ReplyPreview:
    """Find the hand-off that a reply answers; refuse what does not fit."""
    if handoffs.reply_known(desk.journal, reply.digest):
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "This reply to {number} was taken in before."),
            QT_TRANSLATE_NOOP("UserError", "Nothing was changed."),
            number=reply.brief,
        )
    handoff = _answered(desk, reply)
    missing = missing_details(reply) if reply.decision is Decision.ACCEPTED else ()
    target = LEADS_TO[reply.decision]
    if target is None or missing:
        if not handoff.state.live:
            moved(handoff.state, target or HandOffState.ISSUED, handoff.number)
        return ReplyPreview(reply, handoff, handoff.state.value, missing)
    from_state = HandOffState.ISSUED if handoff.state is HandOffState.READY_TO_SEND else handoff.state
    return ReplyPreview(reply, handoff, moved(from_state, target, handoff.number).value, missing)


def _answered(desk: Desk, reply: Reply) -> HandOff:
    """Return the hand-off whose newest version the reply answers."""
    number, version = parse(reply.brief)
    handoff = find_handoff(desk, number)
    answered = version or handoff.version
    if reply.in_reply_to:
        brief = handoffs.brief_by_hash(desk.journal, reply.in_reply_to)
        if brief is None or brief.handoff_id != handoff.id:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "This reply answers a brief that this journal did not issue."),
                QT_TRANSLATE_NOOP(
                    "UserError", "Ask {to} to answer {number} as it was sent; nothing was changed."
                ),
                number=handoff.number,
                to=handoff.to_name,
            )
        answered = brief.version
    if answered != handoff.version and not _still_holds(handoff, reply, answered):
        raise UserError(
            QT_TRANSLATE_NOOP(
                "UserError", "This reply answers version {answered} of {number}; version {newest} is out."
            ),
            QT_TRANSLATE_NOOP("UserError", "Ask {to} to answer the newest version; nothing was changed."),
            answered=answered,
            number=handoff.number,
            newest=handoff.version,
            to=handoff.to_name,
        )
    return handoff


def _still_holds(handoff: HandOff, reply: Reply, answered: int) -> bool:
    """Say whether news of an earlier version is news of the lead: after an acceptance, which a correction keeps."""
    news = reply.decision not in (Decision.ACCEPTED, Decision.RETURNED, Decision.DECLINED)
    return handoff.state is HandOffState.ACCEPTED and news and 0 < answered < handoff.version


def _day_of(desk: Desk, reply: Reply) -> date:
    """Return the day of a reply, today where it names none or one to come."""
    try:
        day = datetime.fromisoformat(reply.at).astimezone(desk.zone).date() if reply.at else desk.today()
    except ValueError:
        day = desk.today()
    return min(day, desk.today())


def _moved(desk: Desk, handoff: HandOff, reply: Reply, *, complete: bool) -> HandOff:
    """Return the hand-off as the reply leaves it."""
    now = desk.now()
    handoff = replace(handoff, last_news_at=now)
    if reply.decision is Decision.SEEN:
        return replace(handoff, seen_at=handoff.seen_at or now)
    if not complete:
        return replace(handoff, said_yes_at=now)
    state = LEADS_TO[reply.decision] or handoff.state
    changed = replace(handoff, state=moved(handoff.state, state, handoff.number))
    if reply.decision is Decision.ACCEPTED:
        return replace(
            changed,
            accepted_by=reply.by_name,
            next_action=reply.next_action,
            next_action_on=reply.next_action_on,
        )
    return changed


def _note(desk: Desk, handoff: HandOff, reply: Reply, hearsay: str, *, complete: bool) -> None:
    note_handoff(
        desk,
        handoff,
        "reply received",
        decision=reply.decision.value,
        by=reply.by_name,
        at=reply.at,
        hearsay=hearsay,
        complete=complete,
        in_reply_to=reply.in_reply_to,
        code=reply.code,
        gaps=list(reply.gaps),
        next_action=reply.next_action,
        next_action_on=reply.next_action_on,
        terms_acknowledged=reply.terms_acknowledged,
        text=reply.text,
        **({"lesson": reply.lesson} if reply.lesson else {}),
        digest=reply.digest,
    )


def _move_lead(desk: Desk, handoff: HandOff, reply: Reply) -> None:
    """Put the opportunity or the referral where the reply takes it, once the hand-off has ended."""
    if handoff.referral_id is not None:
        _move_referral(desk, handoff)
    elif handoff.state is HandOffState.WON:
        release_opportunity(desk, handoff, OpportunityState.WON)
    elif handoff.state in (HandOffState.LOST, HandOffState.DISQUALIFIED):
        release_opportunity(desk, handoff, OpportunityState.LOST)
    elif handoff.state is HandOffState.DECLINED:
        code = decline_code(desk, reply.code)
        to = OpportunityState(code.then) if code else OpportunityState.QUALIFIED
        later = desk.today() + timedelta(days=desk.playbook.windows.parked_days)
        release_opportunity(desk, handoff, to, resume_on=reply.next_action_on or later.isoformat())


def _move_referral(desk: Desk, handoff: HandOff) -> None:
    """Let a referral end as its hand-off ended; after anything else it stays qualified."""
    ends = {
        HandOffState.WON: ReferralState.WON,
        HandOffState.LOST: ReferralState.LOST,
        HandOffState.DISQUALIFIED: ReferralState.LOST,
    }
    referral = leads.referral_by_id(desk.journal, handoff.referral_id or "")
    if referral is None or handoff.state not in ends or referral.state is not ReferralState.QUALIFIED:
        return
    ended = replace(referral, state=ends[handoff.state])
    leads.write_referral(desk.journal, ended)
    note_state(desk, ended, ended.state.value, after=handoff.number)


def decline_code(desk: Desk, text: str) -> ReasonCode | None:
    """Return the decline code that sales meant, by id, label or group; None where it is none of ours."""
    wanted = fold(text).replace("-", " ").strip()
    codes = desk.playbook.decline_codes
    for code in codes:
        if wanted and wanted in (fold(code.id).replace("-", " "), fold(code.label)):
            return code
    return next((code for code in codes if wanted and fold(code.group) == wanted), None)


def checked_day(text: str | None) -> str | None:
    """Return an ISO date or None, refusing anything else."""
    return checked_date(text) if text else None


def details_request(desk: Desk, reference: str, missing: tuple[str, ...]) -> str:
    """Return the text that asks sales for what an incomplete yes lacks."""
    handoff, words = find_handoff(desk, reference), desk.playbook.words
    needed = ", ".join(words[DETAILS[what]] for what in missing)
    asked = words["details_request"].format(number=handoff.number, title=handoff.title, missing=needed)
    lines = (
        f"Brief: {handoff.number}\nDecision: accepted\nBy: \nNext action: \nOn: \nTerms acknowledged: yes\n"
    )
    return f"{asked}\n\n{lines}"
