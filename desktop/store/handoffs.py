"""Hand-offs, their frozen briefs and the replies, as rows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.handoffs import HandOff, HandOffState
from desktop.domain.playbook import Involvement
from desktop.domain.replies import Reply
from desktop.store.journal import Journal, Row


@dataclass(frozen=True, slots=True)
class StoredBrief:
    """One frozen version: its JSON text, the SHA-256 of each file that was written, and its detached signature."""

    handoff_id: str
    version: int
    issued_at: str
    hash: str
    content: str
    files: Mapping[str, str]
    signature: str = ""


@dataclass(frozen=True, slots=True)
class StoredReply:
    """A reply that was taken in; `hearsay` says how we were told, empty for sales' own."""

    reply: Reply
    taken_in_at: str
    hearsay: str
    complete: bool


def add(journal: Journal, handoff: HandOff) -> None:
    """Insert a hand-off."""
    journal.insert("handoffs", {"id": handoff.id, **_columns(handoff)})


def write(journal: Journal, handoff: HandOff) -> None:
    """Write a hand-off's state over the old."""
    journal.update("handoffs", handoff.id, _columns(handoff))


def _columns(handoff: HandOff) -> Row:
    return {
        "number": handoff.number,
        "version": handoff.version,
        "client_id": handoff.client_id,
        "opportunity_id": handoff.opportunity_id,
        "referral_id": handoff.referral_id,
        "title": handoff.title,
        "state": handoff.state.value,
        "involvement": handoff.involvement.value,
        "to_name": handoff.to_name,
        "to_email": handoff.to_email,
        "scope": json.dumps(handoff.scope),
        "issued_at": handoff.issued_at,
        "sent_on": handoff.sent_on,
        "protected_until": handoff.protected_until,
        "seen_at": handoff.seen_at,
        "said_yes_at": handoff.said_yes_at,
        "accepted_by": handoff.accepted_by,
        "next_action": handoff.next_action,
        "next_action_on": handoff.next_action_on,
        "hash": handoff.hash,
        "last_news_at": handoff.last_news_at,
        "extended_on": handoff.extended_on,
        "extension_reason": handoff.extension_reason,
        "reminded_on": handoff.reminded_on,
        "end_reason": handoff.end_reason,
        "customers_wish": int(handoff.customers_wish),
    }


def all_handoffs(journal: Journal) -> list[HandOff]:
    """Return every hand-off, the newest first."""
    return [_handoff(row) for row in journal.rows("SELECT * FROM handoffs ORDER BY issued_at DESC, seq DESC")]


def of_client(journal: Journal, client_id: str) -> list[HandOff]:
    """Return a client's hand-offs, the newest first."""
    rows = journal.rows("SELECT * FROM handoffs WHERE client_id = ? ORDER BY seq DESC", (client_id,))
    return [_handoff(row) for row in rows]


def live(journal: Journal) -> list[tuple[HandOff, str]]:
    """Return the hand-offs that are not over, each with its client's name, the oldest first."""
    rows = journal.rows(
        "SELECT h.*, c.name AS client FROM handoffs AS h JOIN clients AS c ON c.id = h.client_id "
        "WHERE h.state IN (SELECT value FROM json_each(?)) ORDER BY h.issued_at, h.seq",
        (json.dumps([state.value for state in HandOffState if state.live]),),
    )
    return [(_handoff(row), row["client"]) for row in rows]


def latest(journal: Journal) -> HandOff | None:
    """Return the last hand-off of all."""
    row = journal.row("SELECT * FROM handoffs ORDER BY seq DESC LIMIT 1")
    return _handoff(row) if row else None


def latest_of_lead(journal: Journal, lead_id: str) -> HandOff | None:
    """Return the last hand-off of an opportunity or referral."""
    row = journal.row(
        "SELECT * FROM handoffs WHERE opportunity_id = :id OR referral_id = :id ORDER BY seq DESC LIMIT 1",
        {"id": lead_id},
    )
    return _handoff(row) if row else None


def by_number(journal: Journal, number: str) -> HandOff | None:
    """Return the hand-off with that brief number (without a version)."""
    row = journal.row("SELECT * FROM handoffs WHERE number = ?", (number,))
    return _handoff(row) if row else None


def by_id(journal: Journal, handoff_id: str) -> HandOff | None:
    """Return one hand-off."""
    row = journal.row("SELECT * FROM handoffs WHERE id = ?", (handoff_id,))
    return _handoff(row) if row else None


def _handoff(row: Row) -> HandOff:
    return HandOff(
        id=row["id"],
        number=row["number"],
        version=row["version"],
        client_id=row["client_id"],
        opportunity_id=row["opportunity_id"],
        referral_id=row["referral_id"],
        title=row["title"],
        state=HandOffState(row["state"]),
        involvement=Involvement(row["involvement"]),
        to_name=row["to_name"],
        to_email=row["to_email"],
        scope=tuple(json.loads(row["scope"])),
        issued_at=row["issued_at"],
        sent_on=row["sent_on"],
        protected_until=row["protected_until"],
        seen_at=row["seen_at"],
        said_yes_at=row["said_yes_at"],
        accepted_by=row["accepted_by"],
        next_action=row["next_action"],
        next_action_on=row["next_action_on"],
        hash=row["hash"],
        last_news_at=row["last_news_at"],
        extended_on=row["extended_on"],
        extension_reason=row["extension_reason"],
        reminded_on=row["reminded_on"],
        end_reason=row["end_reason"],
        customers_wish=bool(row["customers_wish"]),
    )


def freeze(journal: Journal, brief: StoredBrief, playbook: str) -> None:
    """Keep one version of a brief as it was issued."""
    journal.insert(
        "briefs",
        {
            "handoff_id": brief.handoff_id,
            "version": brief.version,
            "issued_at": brief.issued_at,
            "hash": brief.hash,
            "content": brief.content,
            "playbook": playbook,
            "files": json.dumps(dict(brief.files)),
            "signature": brief.signature,
        },
    )


def briefs_of(journal: Journal, handoff_id: str) -> list[StoredBrief]:
    """Return the versions of a hand-off's brief, the first first."""
    rows = journal.rows("SELECT * FROM briefs WHERE handoff_id = ? ORDER BY version", (handoff_id,))
    return [_brief(row) for row in rows]


def brief_by_hash(journal: Journal, digest: str) -> StoredBrief | None:
    """Return the version with that hash."""
    row = journal.row("SELECT * FROM briefs WHERE hash = ?", (digest,))
    return _brief(row) if row else None


def _brief(row: Row) -> StoredBrief:
    return StoredBrief(
        row["handoff_id"],
        row["version"],
        row["issued_at"],
        row["hash"],
        row["content"],
        json.loads(row["files"]),
        row["signature"],
    )


def add_reply(journal: Journal, handoff_id: str, stored: StoredReply) -> None:
    """Keep a reply."""
    reply = stored.reply
    journal.insert(
        "replies",
        {
            "handoff_id": handoff_id,
            "digest": reply.digest,
            "decision": reply.decision.value,
            "by_name": reply.by_name,
            "by_email": reply.by_email,
            "at": reply.at,
            "taken_in_at": stored.taken_in_at,
            "next_action": reply.next_action,
            "next_action_on": reply.next_action_on,
            "terms_acknowledged": int(reply.terms_acknowledged),
            "code": reply.code,
            "gaps": json.dumps(reply.gaps, ensure_ascii=False),
            "text": reply.text,
            "lesson": reply.lesson,
            "hearsay": stored.hearsay,
            "complete": int(stored.complete),
        },
    )


def reply_taken_in_at(journal: Journal, digest: str) -> str:
    """Return when that very reply was taken in before, empty if it never was."""
    return str(journal.value("SELECT taken_in_at FROM replies WHERE digest = ?", (digest,)) or "")


def times_returned(journal: Journal, handoff_id: str) -> int:
    """Say how often sales gave a hand-off back for something that was missing."""
    counted = "SELECT count(*) FROM replies WHERE handoff_id = ? AND decision = 'returned'"
    return int(journal.value(counted, (handoff_id,)) or 0)


def reply_rows(journal: Journal, handoff_id: str) -> list[Row]:
    """Return the replies of a hand-off as rows, the first first."""
    return journal.rows("SELECT * FROM replies WHERE handoff_id = ? ORDER BY seq", (handoff_id,))
