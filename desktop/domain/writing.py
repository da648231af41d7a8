"""What a person means by what they type: names, tags, kinds and times in the prose become facts of the entry.

- `@name` is a client, a person or an engagement: the longest known name, or the beginning of one (of a person
  any part) where only one fits; people of the named client come first. `@Word` and `@"Two Words"` that nobody
  has yet are new: the client where none is named, else a person there. `@client:"…"`, `@person:"…"` and
  `@engagement:"…"` say which.
- `#tag` begins with a letter.
- `/workshop` is a kind, `/kick-off` a template, `/45m`, `/1h30` and `/2h` a duration, `/+1` a temperature,
  `/private` the sharing level. Of two the last counts.
- A time is read at the start of the text, behind names and orders that it begins with, and anywhere after `!`.
- `[ ]` begins a follow-up, to the end of the line or to the next box; `[x]` one that is done.

Orders (`/…`), times and the words before `:` in `@client:` are not kept; everything else is. A time of words only
(`yesterday`) that prose goes on from is kept as well. Nothing is read in code, and nothing inside a word, an
address or a link.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.domain.changes import Kind
from desktop.domain.interactions import EntryForm, InteractionKind, Sharing, Spot
from desktop.domain.names import fold
from desktop.domain.text import Span, find_passage


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

    `value` is a name, a folded tag, a kind's or template's id, UTC ISO 8601, a number, `private` or `shareable`,
    or what is to be done. `id` is empty for what is new; a template's is the kind that it is for, a follow-up's
    its due day. `client` names whose a person or an engagement is; a new name (`Part.NEW_NAME`) without one is
    a new client. A follow-up's piece has the pieces inside it after it.
    """

    start: int
    end: int
    part: Part
    value: str
    id: str = ""
    client: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was recognised in a text, in its order, and the text that is kept: without what only gave orders.

    `cuts` are the spans of the text that are not kept, in their order.
    """

    pieces: tuple[Piece, ...]
    text: str
    cuts: tuple[Span, ...] = ()

    def of(self, *parts: Part) -> list[Piece]:
        """Return the pieces that were recognised as one of `parts`."""
        return [piece for piece in self.pieces if piece.part in parts]

    def kept_place(self, place: int) -> int:
        """Return where a place of the text that was read stands in the text that is kept."""
        gone = sum(min(cut.end, place) - cut.start for cut in self.cuts if cut.start < place)
        return place - gone


def news(reading: Reading, before: Reading) -> Reading:
    """Return the reading with those pieces alone that a text did not have before: what is known changes nothing."""
    known = {(piece.part, fold(piece.value)) for piece in before.pieces}
    new = tuple(piece for piece in reading.pieces if (piece.part, fold(piece.value)) not in known)
    return replace(reading, pieces=new)


def settled(form: EntryForm) -> frozenset[str]:
    """Return the facts of a saved entry that its text does not change any more: whose it is, and what work."""
    return frozenset(name for name in ("client", "engagement") if getattr(form, name).strip())


def filled(form: EntryForm, reading: Reading, by_hand: Collection[str] = frozenset()) -> EntryForm:
    """Return the form with what was recognised; fields named in `by_hand` stay. People are added to.

    The text becomes the kept one, and the passages to mark are moved along.
    """
    facts = {**_names(form, reading, by_hand), **_orders(reading)}
    changed = {name: value for name, value in facts.items() if name not in by_hand}
    spots = tuple(_moved(spot, form.text, reading) for spot in form.spots)
    return replace(form, **changed, text=reading.text, spots=spots)  # type: ignore[arg-type]


def _names(form: EntryForm, reading: Reading, by_hand: Collection[str]) -> dict[str, object]:
    """Return client, engagement and people: who is named first decides whose the entry is."""
    found: dict[str, object] = {}
    client = form.client
    if "client" not in by_hand:
        client = found["client"] = _client(reading, form.client)
    new = [piece for piece in reading.of(Part.NEW_NAME) if fold(piece.value) != fold(client)]
    engagements = [
        piece
        for piece in reading.of(Part.ENGAGEMENT)
        if not piece.client or fold(piece.client) == fold(client)
    ]
    if engagements:
        found["engagement"] = engagements[0].value
    people = sorted([*reading.of(Part.PERSON), *new], key=lambda piece: piece.start)
    names: dict[str, str] = {}
    for name in (*form.people, *(piece.value for piece in people)):
        names.setdefault(fold(name), name)
    found["people"] = tuple(names.values())
    return found


def _client(reading: Reading, before: str) -> str:
    """Return the client that a text names, else the one before, else that of somebody who is named."""
    named = [piece.value for piece in reading.of(Part.CLIENT)]
    new = [piece.value for piece in reading.of(Part.NEW_NAME) if not piece.client]
    whose = [piece.client for piece in reading.of(Part.PERSON, Part.ENGAGEMENT) if piece.client]
    return next(iter([*named, *new, before, *whose] if before else [*named, *new, *whose]), "")


def _orders(reading: Reading) -> dict[str, object]:
    """Return what the orders of a text say; the last of each counts."""
    found: dict[str, object] = {}
    for piece in reading.pieces:
        match piece.part:
            case Part.KIND:
                found["kind"] = InteractionKind(piece.value)
            case Part.TEMPLATE if piece.id:
                found["kind"] = InteractionKind(piece.id)
            case Part.TIME:
                found["at"] = piece.value
            case Part.MINUTES:
                found["minutes"] = int(piece.value)
            case Part.TEMPERATURE:
                found["temperature"] = int(piece.value)
            case Part.SHARING:
                found["sharing"] = Sharing(piece.value)
    return found


def _moved(spot: Spot, text: str, reading: Reading) -> Spot:
    """Return a spot as it stands in the kept text: where it is, and without orders inside it."""
    span = find_passage(text, spot.quote, spot.near)
    if span is None:
        return replace(spot, near=reading.kept_place(spot.near))
    start, end = reading.kept_place(span.start), reading.kept_place(span.end)
    return replace(spot, near=start, quote=reading.text[start:end])
