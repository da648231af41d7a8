"""Opportunities, referrals and their answers, as rows."""

from __future__ import annotations

import json
from collections.abc import Collection

from desktop.domain.opportunities import Answer, HowWeKnow, Opportunity, OpportunityState
from desktop.domain.playbook import Involvement
from desktop.domain.referrals import Referral, ReferralState, Strength
from desktop.store.journal import Journal, Row


def add_opportunity(journal: Journal, opportunity: Opportunity) -> None:
    """Insert an opportunity."""
    journal.insert(
        "opportunities", {"id": opportunity.id, "created_at": opportunity.created_at, **_columns(opportunity)}
    )


def write_opportunity(journal: Journal, opportunity: Opportunity) -> None:
    """Write an opportunity's state over the old."""
    journal.update("opportunities", opportunity.id, _columns(opportunity))


def _columns(opportunity: Opportunity) -> Row:
    return {
        "client_id": opportunity.client_id,
        "title": opportunity.title,
        "state": opportunity.state.value,
        "involvement": opportunity.involvement.value,
        "scope": json.dumps(opportunity.scope),
        "resume_state": opportunity.resume_state.value if opportunity.resume_state else None,
        "resume_on": opportunity.resume_on,
        "value_low": opportunity.value_low,
        "value_high": opportunity.value_high,
        "currency": opportunity.currency,
        "start_on": opportunity.start_on,
    }


def opportunities(journal: Journal, state: OpportunityState | None = None) -> list[Opportunity]:
    """Return the opportunities (in that state), the newest first."""
    rows = journal.rows(
        "SELECT * FROM opportunities WHERE :state IS NULL OR state = :state ORDER BY seq DESC",
        {"state": state.value if state else None},
    )
    return [_opportunity(row) for row in rows]


def opportunities_of(journal: Journal, client_ids: Collection[str]) -> list[Opportunity]:
    """Return the opportunities of these clients, the newest first."""
    rows = journal.rows(
        "SELECT * FROM opportunities WHERE client_id IN (SELECT value FROM json_each(?)) ORDER BY seq DESC",
        (json.dumps(list(client_ids)),),
    )
    return [_opportunity(row) for row in rows]


def opportunities_to_resume(journal: Journal, day: str, most: int) -> list[tuple[Opportunity, str]]:
    """Return the parked opportunities that come back by an ISO day, with their client's name; the oldest first."""
    rows = journal.rows(
        "SELECT o.*, c.name AS client FROM opportunities AS o JOIN clients AS c ON c.id = o.client_id "
        "WHERE o.state = 'parked' AND o.resume_on <= ? ORDER BY o.resume_on, o.seq LIMIT ?",
        (day, most),
    )
    return [(_opportunity(row), row["client"]) for row in rows]


def opportunity_by_id(journal: Journal, opportunity_id: str) -> Opportunity | None:
    """Return one opportunity."""
    row = journal.row("SELECT * FROM opportunities WHERE id = ?", (opportunity_id,))
    return _opportunity(row) if row else None


def _opportunity(row: Row) -> Opportunity:
    return Opportunity(
        id=row["id"],
        client_id=row["client_id"],
        title=row["title"],
        state=OpportunityState(row["state"]),
        involvement=Involvement(row["involvement"]),
        scope=tuple(json.loads(row["scope"])),
        created_at=row["created_at"],
        resume_state=OpportunityState(row["resume_state"]) if row["resume_state"] else None,
        resume_on=row["resume_on"],
        value_low=row["value_low"],
        value_high=row["value_high"],
        currency=row["currency"],
        start_on=row["start_on"],
    )


def add_referral(journal: Journal, referral: Referral) -> None:
    """Insert a referral."""
    journal.insert(
        "referrals",
        {
            "id": referral.id,
            "client_id": referral.client_id,
            "through_id": referral.through_id,
            "title": referral.title,
            "company": referral.company,
            "kind": referral.kind,
            "state": referral.state.value,
            "involvement": referral.involvement.value,
            "created_at": referral.created_at,
            "strength": referral.strength.value,
            "heard_by": referral.heard_by,
        },
    )


def write_referral(journal: Journal, referral: Referral) -> None:
    """Write a referral's state over the old."""
    journal.update(
        "referrals",
        referral.id,
        {
            "title": referral.title,
            "state": referral.state.value,
            "involvement": referral.involvement.value,
            "company": referral.company,
            "kind": referral.kind,
            "through_id": referral.through_id,
            "strength": referral.strength.value,
            "heard_by": referral.heard_by,
            "contact_id": referral.contact_id,
            "told_on": referral.told_on,
            "told_how": referral.told_how,
        },
    )


def referrals(journal: Journal, client_id: str | None = None) -> list[Referral]:
    """Return all referrals, or those of a client, the newest first."""
    where, values = ("WHERE client_id = ? ", (client_id,)) if client_id else ("", ())
    return [
        _referral(row) for row in journal.rows(f"SELECT * FROM referrals {where}ORDER BY seq DESC", values)
    ]


def referral_by_id(journal: Journal, referral_id: str) -> Referral | None:
    """Return one referral."""
    row = journal.row("SELECT * FROM referrals WHERE id = ?", (referral_id,))
    return _referral(row) if row else None


def _referral(row: Row) -> Referral:
    return Referral(
        id=row["id"],
        client_id=row["client_id"],
        title=row["title"],
        company=row["company"],
        kind=row["kind"],
        state=ReferralState(row["state"]),
        through_id=row["through_id"],
        involvement=Involvement(row["involvement"]),
        created_at=row["created_at"],
        strength=Strength(row["strength"]),
        heard_by=row["heard_by"],
        contact_id=row["contact_id"],
        told_on=row["told_on"],
        told_how=row["told_how"],
    )


def write_answer(journal: Journal, subject: Opportunity | Referral, answer: Answer) -> None:
    """Keep what is known for one criterion, over what was known before."""
    take_answer_back(journal, subject, answer.criterion)
    journal.insert(
        "answers",
        {
            _subject_column(subject): subject.id,
            "criterion": answer.criterion,
            "text": answer.text,
            "how": answer.how.value,
            "interaction_id": answer.interaction_id,
            "answered_at": answer.answered_at,
            "playbook": answer.playbook,
        },
    )


def take_answer_back(journal: Journal, subject: Opportunity | Referral, criterion: str) -> None:
    """Forget what was known for one criterion."""
    column = _subject_column(subject)
    journal.execute(f"DELETE FROM answers WHERE {column} = ? AND criterion = ?", (subject.id, criterion))


def answers(journal: Journal, subject: Opportunity | Referral) -> list[Answer]:
    """Return what is known about a lead, in the order it was learned."""
    rows = journal.rows(
        "SELECT answers.*, COALESCE(sharing = 'private', answers.private) AS is_private FROM answers "
        f"LEFT JOIN interactions ON interactions.id = interaction_id WHERE {_subject_column(subject)} = ? "
        "ORDER BY answers.seq",
        (subject.id,),
    )
    return [
        Answer(
            row["criterion"],
            row["text"],
            HowWeKnow(row["how"]),
            row["interaction_id"],
            row["answered_at"],
            row["playbook"],
            bool(row["is_private"]),
        )
        for row in rows
    ]


def _subject_column(subject: Opportunity | Referral) -> str:
    return "opportunity_id" if isinstance(subject, Opportunity) else "referral_id"
