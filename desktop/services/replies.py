"""Taking sales' answer back in: read, shown, applied once, and on record."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.changes import Changes, Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import HandOff, HandOffState
from desktop.domain.replies import ReadReply, Reply, ReplyForm, checked_date
from desktop.domain.text import required_line
from desktop.exchange.replies import MAIL_LIMIT, read_reply
from desktop.services.desk import Desk
from desktop.services.handoffs import keep_lead, mark_sent, note_handoff
from desktop.services.reply_previews import ReplyPreview, day_sent, moved_lead, preview_of
from desktop.store import handoffs


def preview_reply(desk: Desk, data: bytes) -> ReplyPreview:
    """Read a reply and say what it would change; refuse one that does not fit."""
    return preview_of(desk, read_reply(data))


def preview_file(desk: Desk, path: Path) -> ReplyPreview:
    """Read a reply's file, no further than an answer can be long, and say what it would change."""
    return preview_reply(desk, _bytes_of(path))


def is_reply(_desk: Desk, path: Path) -> bool:
    """Say whether a file reads as an answer to a brief, of whatever journal."""
    try:
        return path.stat().st_size <= MAIL_LIMIT and bool(read_reply(_bytes_of(path)))
    except (OSError, UserError):
        return False


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MAIL_LIMIT + 1)
    except OSError as error:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{file} cannot be read."),
            QT_TRANSLATE_NOOP("UserError", "Save the answer to this computer first, or paste its text."),
            file=path.name,
        ) from error


def import_reply(desk: Desk, data: bytes) -> Changes:
    """Read a reply and apply it: a file's bytes, or a pasted text's."""
    return apply_reply(desk, read_reply(data).reply)


def take_in(desk: Desk, shown: ReplyPreview) -> Changes:
    """Apply a reply as it was shown; refuse it where the journal moved on since and it would change something else."""
    with desk.journal.transaction():
        if preview_of(desk, shown.read).effect != shown.effect:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "The journal has moved on since this answer was shown."),
                QT_TRANSLATE_NOOP("UserError", "Nothing was changed; look at it again."),
            )
        return apply_reply(desk, shown.reply)


def tell(desk: Desk, reply: Reply, how: str) -> Changes:
    """Record what sales told me, as hearsay, with how it was said."""
    return apply_reply(desk, reply, hearsay=required_line(how, "way we were told"))


def apply_reply(desk: Desk, reply: Reply, *, hearsay: str = "") -> Changes:
    """Apply a reply to its hand-off. It never touches owner, terms or content."""
    with desk.journal.transaction():
        preview = preview_of(desk, ReadReply(reply, ReplyForm.LINES))
        if preview.taken_in_at:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "This reply to {number} was taken in before."),
                QT_TRANSLATE_NOOP("UserError", "Nothing was changed."),
                number=reply.brief,
            )
        handoff, after = preview.handoff, preview.after.handoff
        if handoff.state is HandOffState.READY_TO_SEND:
            mark_sent(desk, handoff, day_sent(desk, reply), how="an answer arrived")
        complete = not preview.missing
        stored = handoffs.StoredReply(reply, desk.now(), hearsay, complete)
        handoffs.add_reply(desk.journal, handoff.id, stored)
        handoffs.write(desk.journal, after)
        _note(desk, after, reply, hearsay, complete=complete)
        lead = moved_lead(desk, after, reply)
        if lead is not None:
            keep_lead(desk, lead, after)
    return Changes.of(
        (Kind.HANDOFF, handoff.id),
        (Kind.OPPORTUNITY, handoff.opportunity_id or ""),
        (Kind.REFERRAL, handoff.referral_id or ""),
        (Kind.CLIENT, handoff.client_id),
        made=handoff.number,
    )


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


def checked_day(text: str | None) -> str | None:
    """Return an ISO date or None, refusing anything else."""
    return checked_date(text) if text else None
