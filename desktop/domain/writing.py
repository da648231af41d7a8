"""What a person means by what they type: names, tags, kinds and times in the prose become facts of the entry.

`@name` is a client, a person or an engagement; `@"Two Words"` one that is not known yet; `#tag`; `/workshop` a
kind, `/kick-off` a template, `/45m` a duration, `/+1` a temperature, `/private`; a time at the very start, or
anywhere after `!`; `[ ]` begins a follow-up.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.changes import Kind


class Part(StrEnum):
    """What a piece of the text was recognised as."""

    CLIENT = "client"
    ENGAGEMENT = "engagement"
    PERSON = "person"
    NEW_NAME = "new name"
    TAG = "tag"
    KIND = "kind"
    TEMPLATE = "template"
    TIME = "time"
    MINUTES = "minutes"
    TEMPERATURE = "temperature"
    SHARING = "sharing"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class KnownName:
    """A client, a person or an engagement that can be named; `client` names whose it is, empty for a colleague."""

    kind: Kind
    id: str
    name: str
    client_id: str = ""
    client: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A recognised piece of the text (code points, half open), what it says, and the id of what it names.

    `value` is a name, a folded tag, a kind's or template's id, UTC ISO 8601, or a number.
    """

    start: int
    end: int
    part: Part
    value: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was recognised in a text, in its order, and the text that is kept: without what only gave orders."""

    pieces: tuple[Piece, ...]
    text: str
