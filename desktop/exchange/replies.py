"""What sales sends back, read from a reply file or from lines in a mail or a pasted text; all of it hostile."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from desktop.domain import briefs
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.handoffs import utc_text
from desktop.domain.numbers import parse
from desktop.domain.replies import Decision, ReadReply, Reply, ReplyForm, checked_date, code_of
from desktop.domain.text import canonical, single_line
from desktop.exchange import armour, reply_lines, strict_json
from desktop.exchange.days import find_day
from desktop.exchange.decoding import decode
from desktop.exchange.mail import body_of, is_mail, words_of_page

SIZE_LIMIT = 1_000_000
"""Bytes that the words of a reply may have."""
MAIL_LIMIT = 5_000_000
"""Bytes that a mail may have, with all that is attached to it."""

TYPE = "lead-reply"
VERSION = 1
MOST_GAPS = 50
MOST_IGNORED = 20
"""Names of what is not read that are told."""

_KEYS = frozenset(
    "typ v brief inReplyTo decision by at nextAction nextActionOn termsAcknowledged code gaps text lesson".split()
)
_OUTLOOK = bytes.fromhex("d0cf11e0a1b11ae1")
"""How a message file of Outlook begins."""
_PAGE = re.compile(r"\s*<(?:!--|(?:!doctype\s+html|html|head|body|div|p)\b)", re.IGNORECASE)
_HASH = re.compile(r"[0-9a-f]{64}")
_PERSON = re.compile(r"^(?P<name>[^<>]*)<\s*(?:mailto:)?(?P<email>[^<>\s]+@[^<>\s]+)\s*>$")
_MAIL = re.compile(r"[^<>\s@]+@[^<>\s@]+")
_YES = frozenset(
    ("yes", "y", "true", "ok", "x", "ja", "acknowledged", "i do", "agreed", "confirmed", "☑", "[x]")
)
_NO = frozenset(("no", "n", "false", "nein", "not yet", "☐", "[ ]", "[]"))


def read_reply(data: bytes) -> ReadReply:
    """Read a reply file, a mail or a pasted text; refuse anything that is no answer with a sentence."""
    _check_size(data, MAIL_LIMIT if is_mail(data) else SIZE_LIMIT)
    if data.startswith(_OUTLOOK):
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "This is a message file of Outlook's own, which cannot be read."),
            QT_TRANSLATE_NOOP("UserError", "Paste the text of the mail, or save the mail as text."),
        )
    try:
        body = body_of(data)
        _check_size(body, SIZE_LIMIT)
        text = canonical(decode(body))
        if _PAGE.match(text):
            text = canonical(words_of_page(text))
        wrapped = armour.unwrap(text)
        whole = text if wrapped is None else canonical(wrapped.decode("utf-8", "replace"))
    except ValueError:
        raise _unreadable() from None
    in_mail = body is not data
    if not whole.lstrip().startswith("{"):
        reply, ignored = _from_lines(whole)
        return ReadReply(reply, ReplyForm.LINES, in_mail, ignored)
    form = ReplyForm.FILE if wrapped is None else ReplyForm.ARMOUR
    reply, ignored = _from_json(whole)
    return ReadReply(reply, form, in_mail, ignored)


def _check_size(data: bytes, limit: int) -> None:
    if len(data) > limit:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "This is larger than {limit} MB, too large for an answer."),
            QT_TRANSLATE_NOOP("UserError", "Paste only the lines that begin with Brief and Decision."),
            limit=limit // 1_000_000,
        )


def _from_json(text: str) -> tuple[Reply, tuple[str, ...]]:
    try:
        value = strict_json.loads(text)
    except ValueError:
        raise _unreadable() from None
    if isinstance(value, dict) and value.get("typ") == briefs.TYPE:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "This is a lead brief itself, and no answer to one."),
            QT_TRANSLATE_NOOP("UserError", "Look for the mail or the reply file that sales sent back."),
        )
    if not isinstance(value, dict) or value.get("typ") != TYPE or value.get("v") != VERSION:
        raise _unreadable()
    name, email = _person(value.get("by"))
    on = _text(value, "nextActionOn", 60)
    reply = Reply(
        brief=_number(_text(value, "brief", 80)),
        in_reply_to=_hash(_text(value, "inReplyTo", 80)),
        decision=_decision(_text(value, "decision", 40)),
        by_name=name,
        by_email=email,
        at=_moment(_text(value, "at", 60)),
        next_action=single_line(_text(value, "nextAction", 1000)),
        next_action_on=checked_date(on) if on else None,
        terms_acknowledged=_flag(value.get("termsAcknowledged")),
        code=code_of(_text(value, "code", 60)),
        gaps=_gaps(value.get("gaps")),
        text=_text(value, "text", 20_000),
        lesson=_text(value, "lesson", 4000),
    )
    return reply, _named([key for key in value if key not in _KEYS])


def _named(keys: Sequence[str]) -> tuple[str, ...]:
    """Return the names of what is not read, short and each once."""
    names = (single_line(key)[:40].strip() for key in keys[:MOST_IGNORED])
    return tuple(dict.fromkeys(name for name in names if name))


def _from_lines(text: str) -> tuple[Reply, tuple[str, ...]]:
    said, beside = reply_lines.find(text)
    name, email = _person(said.get("by"))
    code, remark = _reason(said.get("reason", ""))
    remarks = [part for part in (remark, said.get("comment", "")) if part]
    reply = Reply(
        brief=_number(_required(said, "brief")),
        in_reply_to="",
        decision=_decision(_required(said, "decision")),
        by_name=name,
        by_email=email,
        at="",
        next_action=_limited("Next action", said.get("next action", ""), 1000),
        next_action_on=_day(said["on"]) if said.get("on") else None,
        terms_acknowledged=_yes(said.get("terms acknowledged", "")),
        code=code,
        gaps=_gaps([gap.strip() for gap in re.split(r"[;\n]", said.get("missing", ""))]),
        text=_limited("Comment", "\n".join(remarks), 20_000),
        lesson=_limited("Delivery should have known", said.get("lesson", ""), 4000),
    )
    return reply, _named(beside)


def _reason(text: str) -> tuple[str, str]:
    """Return the code that a reason begins with, and what else it says; a long first line is no code."""
    first, _, rest = text.partition("\n")
    short = len(first.split()) <= 5 and len(first) <= 60
    return (code_of(first), rest) if short else ("", text)


def _text(value: Mapping[str, Any], key: str, longest: int) -> str:
    found = value.get(key)
    if found is None:
        return ""
    if not isinstance(found, str):
        raise _wrong(key, found)
    return _limited(key, found, longest)


def _limited(what: str, text: str, longest: int) -> str:
    if len(text) > longest:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{what}” in the answer has more than {longest} characters."),
            QT_TRANSLATE_NOOP("UserError", "Shorten it and read the answer again."),
            what=what,
            longest=longest,
        )
    return canonical(text).strip()


def _required(said: Mapping[str, str], key: str) -> str:
    if not said.get(key):
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The answer has no line “{what}:”."),
            QT_TRANSLATE_NOOP(
                "UserError", "It needs “Brief: EJ-…” and “Decision: accepted, returned or declined”."
            ),
            what=key.capitalize(),
        )
    return said[key]


def _number(text: str) -> str:
    """Return a brief's number with the version that the answer names, the first one too."""
    number, version = parse(text)
    return f"{number}-v{version}" if version else number


def _hash(text: str) -> str:
    if not _HASH.fullmatch(text.casefold()):
        raise UserError(
            QT_TRANSLATE_NOOP(
                "UserError", "The answer does not say which version of the brief it refers to."
            ),
            QT_TRANSLATE_NOOP("UserError", "“inReplyTo” must be the 64 characters of the brief's hash."),
        )
    return text.casefold()


def _decision(text: str) -> Decision:
    decision = reply_lines.decision(text)
    if decision is None:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{text}” is no decision."),
            QT_TRANSLATE_NOOP("UserError", "Use one of: {known}."),
            text=text[:60],
            known=", ".join(Decision),
        )
    return decision


def _person(value: object) -> tuple[str, str]:
    """Return name and mail of who answers, from an object, `Name <mail>`, a name or a mail."""
    if isinstance(value, dict):
        return single_line(_text(value, "name", 200)), single_line(_text(value, "email", 254))
    if value is None:
        return "", ""
    if not isinstance(value, str):
        raise _wrong("by", value)
    line = single_line(_limited("By", value, 460))
    whole = _PERSON.match(line)
    if whole:
        return whole["name"].strip(" \"',"), whole["email"]
    mail = _MAIL.search(line)
    if mail is None:
        return line, ""
    return re.sub(r"\s+", " ", line.replace(mail.group(), "")).strip(" \"',()<>[]"), mail.group().strip(
        ",;()[]"
    )


def _moment(text: str) -> str:
    if not text:
        return ""
    try:
        moment = datetime.fromisoformat(text)
        return utc_text(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{text}” is not a point in time."),
            QT_TRANSLATE_NOOP("UserError", "Write it as 2026-12-01T09:30:00Z, or leave it out."),
            text=text[:40],
        ) from None


def _day(text: str) -> str:
    day = find_day(_limited("On", text, 120))
    return day.isoformat() if day else checked_date(text)


def _flag(value: object) -> bool:
    if value is None or isinstance(value, bool):
        return bool(value)
    raise _wrong("termsAcknowledged", value)


def _yes(text: str) -> bool:
    folded = text.casefold().strip(" .!*_")
    if folded in _YES:
        return True
    if not folded or folded in _NO:
        return False
    first = re.split(r"[\s,.;:–-]", folded, maxsplit=1)[0]
    if first in _YES or first in _NO:
        return first in _YES
    raise UserError(
        QT_TRANSLATE_NOOP("UserError", "“{text}” says neither yes nor no to the terms."),
        QT_TRANSLATE_NOOP("UserError", "Write “Terms acknowledged: yes” or “no”."),
        text=text[:60],
    )


def _gaps(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(gap, str) for gap in value):
        raise _wrong("gaps", value)
    gaps = [single_line(_limited("gaps", gap, 500)) for gap in value if gap.strip()]
    if len(gaps) > MOST_GAPS:
        raise _wrong("gaps", f"{len(gaps)} gaps")
    return tuple(gaps)


def _wrong(key: str, value: object) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "“{key}” in the answer cannot be {value}."),
        QT_TRANSLATE_NOOP("UserError", "Ask for the answer again, or type its lines by hand."),
        key=key,
        value=str(value)[:60],
    )


def _unreadable() -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "This cannot be read as an answer to a brief."),
        QT_TRANSLATE_NOOP(
            "UserError", "Use the reply file, or lines that begin with “Brief:” and “Decision:”."
        ),
    )
