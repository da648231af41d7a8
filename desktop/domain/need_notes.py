"""The need note: one page in the customer's own words, read back to them, and nothing beside it.

`NeedNote` is the allow-list: what has no field here cannot be on the page. Nothing of sales has a field.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

import rfc8785

from desktop.domain.briefs import Contact
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.interactions import InteractionKind
from desktop.domain.opportunities import Answer, HowWeKnow
from desktop.domain.playbook import NoteSection

TYPE = "need-note"
VERSION = 1
HEARD_FROM_THEM = (HowWeKnow.SAID, HowWeKnow.SEEN)
"""How an answer has to be known to stand on the page; what a colleague said or what I guess never does."""

WAITING_WORKING_DAYS = 5
"""Working days after which a note that nobody answered shows on Today."""


class NoteState(StrEnum):
    """Where one version of a need note stands."""

    DRAFT = "draft"
    SENT = "sent"
    CONFIRMED = "confirmed"
    CORRECTED = "corrected"


@dataclass(frozen=True, slots=True)
class NoteQuote:
    """What they said; `speaker` is empty where nobody is named, `on` an ISO date."""

    text: str
    speaker: str
    on: str


@dataclass(frozen=True, slots=True)
class NotePoint:
    """What we understood beside it, under one heading of the page."""

    section: NoteSection
    text: str


@dataclass(frozen=True, slots=True)
class NeedNote:
    """Everything on the page, in its order; `on` is the ISO date on which it was written.

    `words` are the playbook's fixed words, kept so that a version reads the same under a later playbook.
    """

    version: int
    on: str
    title: str
    client: str
    to: Contact
    quotes: tuple[NoteQuote, ...]
    points: tuple[NotePoint, ...]
    steward: Contact
    words: Mapping[str, str]

    @property
    def hash(self) -> str:
        """Return SHA-256 (hex) of the note's canonical JSON."""
        return hashlib.sha256(rfc8785.dumps(self.payload())).hexdigest()

    def point(self, section: NoteSection) -> NotePoint | None:
        """Return what stands in a section, if anything does."""
        return next((point for point in self.points if point.section is section), None)

    def payload(self) -> dict[str, Any]:
        """Return the note as a JSON object, as the journal keeps it."""
        return {
            "typ": TYPE,
            "v": VERSION,
            "version": self.version,
            "on": self.on,
            "title": self.title,
            "client": self.client,
            "to": _contact(self.to),
            "quotes": [{"text": item.text, "speaker": item.speaker, "on": item.on} for item in self.quotes],
            "points": [{"section": item.section.value, "text": item.text} for item in self.points],
            "steward": _contact(self.steward),
            "words": dict(self.words),
        }


def _contact(contact: Contact) -> dict[str, str]:
    return {
        "name": contact.name,
        "email": contact.email,
        "phone": contact.phone,
        "practice": contact.practice,
    }


def from_payload(data: Mapping[str, Any]) -> NeedNote:
    """Read a note back from the JSON object that the journal keeps."""
    return NeedNote(
        version=data["version"],
        on=data["on"],
        title=data["title"],
        client=data["client"],
        to=Contact(**data["to"]),
        quotes=tuple(NoteQuote(**item) for item in data["quotes"]),
        points=tuple(NotePoint(NoteSection(item["section"]), item["text"]) for item in data["points"]),
        steward=Contact(**data["steward"]),
        words=data["words"],
    )


@dataclass(frozen=True, slots=True)
class NoteAnswer:
    """What they said to a note: how and when (ISO date), their words, and whether it may be passed on.

    `entry_id` and `evidence_id` say where their words stand in the journal, `made_entry` whether the entry was
    written for them; `before` is the answer that their permission took the place of.
    """

    how: str
    on: str
    words: str
    may_pass_on: bool = False
    entry_id: str | None = None
    evidence_id: str | None = None
    made_entry: bool = False
    before: Answer | None = None


@dataclass(frozen=True, slots=True)
class NoteVersion:
    """One version as the journal keeps it: the page, the SHA-256 of each file by its name, and where it stands.

    `sources` are the ids of the entries that its quotes are from, in their order; only a new version knows them.
    """

    id: str
    opportunity_id: str
    to_id: str
    state: NoteState
    note: NeedNote
    hash: str
    files: Mapping[str, str]
    drafted_at: str
    playbook: str
    sent_on: str | None = None
    answer: NoteAnswer | None = None
    sources: tuple[str, ...] = ()

    @property
    def erased(self) -> bool:
        """Say whether quotes are missing because their entries were erased; the hash is that of the whole page."""
        return self.note.hash != self.hash


_MOVES = {
    NoteState.DRAFT: (NoteState.SENT,),
    NoteState.SENT: (NoteState.CONFIRMED, NoteState.CORRECTED),
    NoteState.CONFIRMED: (NoteState.SENT,),
    NoteState.CORRECTED: (NoteState.SENT,),
}


def moved(version: NoteVersion, to: NoteState) -> NoteVersion:
    """Return a version in the state `to`; refuse one that cannot come there."""
    if to in _MOVES[version.state]:
        return replace(version, state=to)
    raise UserError(
        QT_TRANSLATE_NOOP(
            "UserError", "Version {version} of the need note is {state}, so it cannot become {to}."
        ),
        QT_TRANSLATE_NOOP("UserError", "From here it can become: {moves}."),
        version=version.note.version,
        state=version.state.value,
        to=to.value,
        moves=", ".join(_MOVES[version.state]),
    )


def next_version(versions: tuple[NoteVersion, ...]) -> int:
    """Return the number of the version to draft: a draft is written over, what was sent never is."""
    if not versions:
        return 1
    last = versions[-1]
    return last.note.version if last.state is NoteState.DRAFT else last.note.version + 1


def checked_day(day: date, earliest: date, today: date) -> date:
    """Return a day that something happened on; refuse one to come, or one before it could have."""
    if earliest <= day <= today:
        return day
    raise UserError(
        QT_TRANSLATE_NOOP("UserError", "That cannot have been on {day}."),
        QT_TRANSLATE_NOOP("UserError", "Name a day from {earliest} until today, {today}."),
        day=day,
        earliest=earliest,
        today=today,
    )


_WAYS = {
    InteractionKind.EMAIL: ("mail", "written", "writing", "letter", "schrift", "brief"),
    InteractionKind.CALL: ("phone", "call", "telefon", "anruf"),
    InteractionKind.CHAT: ("chat", "teams", "message", "nachricht", "slack"),
    InteractionKind.CORRIDOR: ("corridor", "flur"),
    InteractionKind.WORKSHOP: ("workshop",),
    InteractionKind.ON_SITE: ("on site", "vor ort"),
}


def kind_of_session(how: str) -> InteractionKind:
    """Return the kind of session that an answer came in, from how a person says it; a meeting where it is unclear."""
    folded = how.casefold()
    return next(
        (kind for kind, words in _WAYS.items() if any(word in folded for word in words)),
        InteractionKind.MEETING,
    )
