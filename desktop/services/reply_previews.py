"""What an answer will change, computed before anything is changed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import HandOff, HandOffState, moved
from desktop.domain.numbers import parse
from desktop.domain.opportunities import Opportunity, OpportunityState
from desktop.domain.overviews import HandOffRow
from desktop.domain.playbook import LeadKind, ReasonCode
from desktop.domain.referrals import Referral, ReferralState
from desktop.domain.replies import (
    DETAILS,
    LEADS_TO,
    Decision,
    ReadReply,
    Reply,
    missing_details,
    reason_code,
)
from desktop.services.desk import Desk
from desktop.services.handoffs import released_opportunity, row_of, sent_on
from desktop.services.naming import find_handoff
from desktop.store import clients, handoffs, leads

_ENDS = {
    HandOffState.WON: ReferralState.WON,
    HandOffState.LOST: ReferralState.LOST,
    HandOffState.DISQUALIFIED: ReferralState.LOST,
}
"""How a referral ends with its hand-off; after anything else it stays qualified."""


@dataclass(frozen=True, slots=True)
class LeadMove:
    """Where an answer takes the opportunity or the referral; `resume_on` is when a parked one comes back."""

    kind: LeadKind
    before: str
    after: str
    resume_on: str | None = None


@dataclass(frozen=True, slots=True)
class ReplyPreview:
    """What an answer will change, shown before it is applied.

    `version` is the brief's that it answers. `gaps` are said by the playbook's names, `missing` is what a yes
    lacks and `request` the text that asks for it. `taken_in_at` says when the very same answer was taken in before: then
    nothing changes.
    """

    read: ReadReply
    version: int
    before: HandOffRow
    after: HandOffRow
    lead: LeadMove
    reason: ReasonCode | None
    gaps: tuple[str, ...]
    missing: tuple[str, ...]
    request: str
    taken_in_at: str = ""

    @property
    def reply(self) -> Reply:
        """Return the answer."""
        return self.read.reply

    @property
    def handoff(self) -> HandOff:
        """Return the hand-off as it stands before."""
        return self.before.handoff

    @property
    def effect(self) -> tuple[object, ...]:
        """Return what somebody was shown: as long as it is the same, applying it does what was seen."""
        after = self.after
        ends = (after.handoff.state, after.handoff.sent_on, after.answer_due)
        return (self.handoff, *ends, self.lead, self.missing, self.version, self.taken_in_at)


def preview_of(desk: Desk, read: ReadReply) -> ReplyPreview:
    """Say what a reply would change; refuse one that does not fit."""
    reply = read.reply
    known = handoffs.reply_taken_in_at(desk.journal, reply.digest)
    handoff, version = _repeated(desk, reply) if known else _answered(desk, reply)
    missing = missing_details(reply) if reply.decision is Decision.ACCEPTED else ()
    after = handoff if known else _after(desk, handoff, reply, complete=not missing)
    request = details_request(desk, handoff.number, missing) if missing and not known else ""
    client = clients.client_by_id(desk.journal, handoff.client_id)
    name = client.name if client else ""
    named = (desk.playbook.criterion(gap) for gap in reply.gaps)
    return ReplyPreview(
        read=read,
        version=version,
        before=row_of(desk, handoff, name),
        after=row_of(desk, after, name),
        lead=_lead_move(desk, handoff, after, reply),
        reason=reason_code(reply.decision, reply.code, desk.playbook),
        gaps=tuple(found.label if found else gap for found, gap in zip(named, reply.gaps, strict=True)),
        missing=missing,
        request=request,
        taken_in_at=known,
    )


def day_sent(desk: Desk, reply: Reply) -> date:
    """Return the day on which a brief was sent at the latest, as its answer tells; never one to come."""
    try:
        day = datetime.fromisoformat(reply.at).astimezone(desk.zone).date() if reply.at else desk.today()
    except (ValueError, OverflowError):
        day = desk.today()
    return min(day, desk.today())


def moved_lead(desk: Desk, handoff: HandOff, reply: Reply) -> Opportunity | Referral | None:
    """Return the lead as its ended hand-off leaves it, None where it stays where it is."""
    if handoff.referral_id is not None:
        return _ended_referral(desk, handoff)
    if handoff.state is HandOffState.WON:
        return released_opportunity(desk, handoff, OpportunityState.WON)
    if handoff.state in (HandOffState.LOST, HandOffState.DISQUALIFIED):
        return released_opportunity(desk, handoff, OpportunityState.LOST)
    if handoff.state is HandOffState.DECLINED:
        code = reason_code(reply.decision, reply.code, desk.playbook)
        to = OpportunityState(code.then) if code else OpportunityState.QUALIFIED
        later = desk.today() + timedelta(days=desk.playbook.windows.parked_days)
        return released_opportunity(desk, handoff, to, resume_on=reply.next_action_on or later.isoformat())
    return None


def details_request(desk: Desk, reference: str, missing: tuple[str, ...]) -> str:
    """Return the text that asks sales for what an incomplete yes lacks."""
    handoff, words = find_handoff(desk, reference), desk.playbook.words
    needed = ", ".join(words[DETAILS[what]] for what in missing)
    asked = words["details_request"].format(number=handoff.number, title=handoff.title, missing=needed)
    lines = (
        f"Brief: {handoff.number}\nDecision: accepted\nBy: \nNext action: \nOn: \nTerms acknowledged: yes\n"
    )
    return f"{asked}\n\n{lines}"


def _repeated(desk: Desk, reply: Reply) -> tuple[HandOff, int]:
    number, version = parse(reply.brief)
    handoff = find_handoff(desk, number)
    return handoff, version or handoff.version


def _answered(desk: Desk, reply: Reply) -> tuple[HandOff, int]:
    """Return the hand-off that a reply answers, and the version: the newest, or one whose news still holds."""
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
    return handoff, answered


def _still_holds(handoff: HandOff, reply: Reply, answered: int) -> bool:
    """Say whether news of an earlier version is news of the lead: after an acceptance, which a correction keeps."""
    news = reply.decision not in (Decision.ACCEPTED, Decision.RETURNED, Decision.DECLINED)
    return handoff.state is HandOffState.ACCEPTED and news and 0 < answered < handoff.version


def _after(desk: Desk, handoff: HandOff, reply: Reply, *, complete: bool) -> HandOff:
    """Return the hand-off as the reply leaves it; refuse what its state does not allow.

    An answer to a brief that nobody said was sent says that it was.
    """
    now, target = desk.now(), LEADS_TO[reply.decision]
    if handoff.state is HandOffState.READY_TO_SEND:
        handoff = sent_on(desk, handoff, day_sent(desk, reply))
    if target is not None or not handoff.state.live:
        moved(handoff.state, target or HandOffState.ISSUED, handoff.number)
    after = replace(handoff, last_news_at=now)
    if target is None:
        return replace(after, seen_at=handoff.seen_at or now)
    if not complete:
        return replace(after, said_yes_at=now)
    if target is HandOffState.ACCEPTED:
        after = replace(
            after,
            accepted_by=reply.by_name,
            next_action=reply.next_action,
            next_action_on=reply.next_action_on,
        )
    return replace(after, state=target)


def _ended_referral(desk: Desk, handoff: HandOff) -> Referral | None:
    referral = leads.referral_by_id(desk.journal, handoff.referral_id or "")
    if referral is None or handoff.state not in _ENDS or referral.state is not ReferralState.QUALIFIED:
        return None
    return replace(referral, state=_ENDS[handoff.state])


def _lead_move(desk: Desk, before: HandOff, after: HandOff, reply: Reply) -> LeadMove:
    """Say where the lead of a hand-off goes."""
    lead: Opportunity | Referral | None
    if before.referral_id is not None:
        kind, lead = LeadKind.REFERRAL, leads.referral_by_id(desk.journal, before.referral_id)
    else:
        kind, lead = LeadKind.EXPANSION, leads.opportunity_by_id(desk.journal, before.opportunity_id or "")
    if lead is None:
        return LeadMove(kind, "", "")
    ended = moved_lead(desk, after, reply) if after != before else None
    changed = ended or lead
    day = changed.resume_on if isinstance(changed, Opportunity) else None
    return LeadMove(kind, lead.state.value, changed.state.value, day)
