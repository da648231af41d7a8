"""Reading a text as domain/writing.py describes it: pieces are found, orders taken out of what is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from desktop.domain.changes import Kind
from desktop.domain.follow_ups import Box, boxes, without_due
from desktop.domain.handoffs import utc_text
from desktop.domain.mentions import Mention, NameBook, is_unclear, meant
from desktop.domain.names import fold
from desktop.domain.orders import find_orders
from desktop.domain.prose import only_prose
from desktop.domain.spoken_english import ENGLISH
from desktop.domain.spoken_times import Language, SpokenTime
from desktop.domain.text import Span
from desktop.domain.writing import KnownName, Part, Piece, Reading

_TAG = re.compile(r"(?<![^\s(\[{\"'“„‚‘«—–,;])(?<!\]\()#(?P<tag>[^\W\d_][\w-]{0,49})(?![\w#])")
_MARKED_TIME = re.compile(r"(?<!\S)!(?=[\w@])")
_GOES_ON = re.compile(r"[ \t]*(?:[:,;–—-][ \t]+|[:,;](?=\n|\Z)|(?=[@#/!\n])|\Z)")
_MARK_AFTER = re.compile(r"[ \t]*[:,;](?!\S)[ \t]*")
_SPACES = " \t"
_LONGEST_TIME = 80
_SUBJECTS = (Part.CLIENT, Part.ENGAGEMENT, Part.PERSON, Part.NEW_NAME, Part.TAG)


def read(
    text: str,
    names: NameBook,
    now: datetime,
    *,
    client: KnownName | None = None,
    templates: Mapping[str, str] | None = None,
    language: Language = ENGLISH,
) -> Reading:
    """Return what is recognised in a canonical text.

    `now` is aware, in the local zone. `client` is the one that is set already, with an empty id if it is new.
    `templates` are the kinds that templates are for, by their ids. A text that asks for one and says nothing yet
    prepares a session: its weekday is the next to come.
    """
    reading = _read(text, names, now, client, templates or {}, language)
    if reading.of(Part.TEMPLATE) and not says_more(reading) and not _comes_soon(reading, now):
        ahead = _read(text, names, now, client, templates or {}, language, ahead=True)
        return ahead if _comes_soon(ahead, now) else reading
    return reading


def says_more(reading: Reading) -> bool:
    """Say whether what is kept of a text says more than whom it is with and what it is about."""
    text = reading.text
    for piece in reversed(reading.of(*_SUBJECTS)):
        text = text[: reading.kept_place(piece.start)] + text[reading.kept_place(piece.end) :]
    return any(letter.isalnum() for letter in text)


def _comes_soon(reading: Reading, now: datetime) -> bool:
    """Say whether a text is about a moment of the next seven days."""
    times = [datetime.fromisoformat(piece.value) for piece in reading.of(Part.TIME)]
    return bool(times) and now < times[-1] <= now + timedelta(days=7)


def _read(
    text: str,
    names: NameBook,
    now: datetime,
    client: KnownName | None,
    templates: Mapping[str, str],
    language: Language,
    *,
    ahead: bool = False,
) -> Reading:
    prose = only_prose(text)
    orders = list(find_orders(prose, templates))
    to_do = boxes(text)
    pieces = [*orders, *_tags(prose), *_follow_ups(to_do, now, language)]
    cuts = [Span(piece.start, piece.end) for piece in orders]
    named = list(_names(list(names.mentions(prose)), client))
    before = [*orders, *(piece for piece, _ in named)]
    times = [
        *_first_time(prose, before, now, language, ahead=ahead),
        *_marked_times(prose, to_do, now, language, ahead=ahead),
    ]
    for piece, cut in [*times, *named]:
        pieces.append(piece)
        cuts.extend([cut] if cut else [])
    kept, whole_cuts = _without(text, cuts)
    pieces.sort(key=lambda piece: (piece.start, -piece.end))
    return Reading(tuple(pieces), kept, whole_cuts)


def tags_of(text: str) -> list[tuple[str, str]]:
    """Return the tags of a text, folded and as they are written first, each once, in their order."""
    found: dict[str, str] = {}
    for piece in _tags(only_prose(text)):
        found.setdefault(piece.value, text[piece.start + 1 : piece.end])
    return list(found.items())


def _tags(prose: str) -> Iterator[Piece]:
    for match in _TAG.finditer(prose):
        tag = match["tag"].rstrip("-_")
        yield Piece(match.start(), match.start() + 1 + len(tag), Part.TAG, fold(tag))


def _follow_ups(found: Sequence[Box], now: datetime, language: Language) -> Iterator[Piece]:
    for box in found:
        what, due_on = without_due(box.text, now.date(), language)
        yield Piece(box.start, box.end, Part.FOLLOW_UP, what, due_on or "")


# Times -------------------------------------------------------------------------------------------------

CutPiece = tuple[Piece, Span | None]
"""A piece, and what of it is not kept."""


def _first_time(
    prose: str, before: Sequence[Piece], now: datetime, language: Language, *, ahead: bool
) -> Iterator[CutPiece]:
    """Yield the time at the start, where names and orders do not count; words that the prose needs are kept."""
    start = _after_spaces(prose, 0)
    for piece in sorted(before, key=lambda piece: piece.start):
        if piece.start == start:
            start = _after_spaces(prose, piece.end)
    said = _time_at(prose, start, now, language, ahead=ahead)
    if said is None:
        return
    stamp = _GOES_ON.match(prose, said.end)
    if said.bare and not stamp:
        if not said.vague and said.at <= now:
            yield from _time_pieces(said, start, now, None)
        return
    end = max(said.end, stamp.end() if stamp else 0)
    end = start + len(prose[start:end].rstrip(_SPACES))
    yield from _time_pieces(said, start, now, Span(start, end))


def _after_spaces(text: str, start: int) -> int:
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def _marked_times(
    prose: str, to_do: Sequence[Box], now: datetime, language: Language, *, ahead: bool
) -> Iterator[CutPiece]:
    """Yield the times after `!`; inside a follow-up they are its own."""
    inside = iter(to_do)
    box = next(inside, None)
    for match in _MARKED_TIME.finditer(prose):
        while box and box.end <= match.start():
            box = next(inside, None)
        if box and box.start <= match.start():
            continue
        said = _time_at(prose, match.end(), now, language, ahead=ahead)
        if said:
            yield from _time_pieces(said, match.start(), now, Span(match.start(), said.end))


def _time_at(prose: str, start: int, now: datetime, language: Language, *, ahead: bool) -> SpokenTime | None:
    """Return the time that begins there, on its line."""
    line = prose[start : start + _LONGEST_TIME].split("\n", 1)[0]
    said = language.time_at(line, 0, now, ahead=ahead)
    if said is None:
        return None
    return replace(said, start=start, end=start + said.end, first_end=start + said.first_end)


def _time_pieces(said: SpokenTime, start: int, now: datetime, cut: Span | None) -> Iterator[CutPiece]:
    """Yield the time, and how long it lasts where that is said; `today` without a clock time is now."""
    today = said.whole_day and said.at.date() == now.date()
    end = said.first_end if said.minutes else said.end
    yield Piece(start, end, Part.TIME, utc_text(now if today else said.at)), cut
    if said.minutes:
        yield Piece(end, said.end, Part.MINUTES, str(said.minutes)), None


# Names -------------------------------------------------------------------------------------------------


def _names(mentions: Sequence[Mention], client: KnownName | None) -> Iterator[CutPiece]:
    """Yield every name with what it means, and the word before `:` that is not kept."""
    whose = client or _client_of(mentions)
    brought_in: dict[str, Piece] = {}
    for mention in mentions:
        piece = _again(mention, brought_in) or _name(mention, whose)
        if piece is None:
            continue
        if not piece.id and not mention.word:
            brought_in.update({word: piece for word in fold(piece.value).split() if word not in brought_in})
        yield piece, Span(*mention.said) if mention.said else None


def _again(mention: Mention, brought_in: Mapping[str, Piece]) -> Piece | None:
    """Return a new name that the text brought in before, and that is meant by a word of it now."""
    before = brought_in.get(fold(mention.word)) if mention.word and not mention.kind else None
    if before is None or any(fit.whole for fit in mention.fits):
        return None
    return replace(before, start=mention.start, end=mention.start + 1 + len(mention.word))


def _name(mention: Mention, whose: KnownName | None) -> Piece | None:
    client_id = whose.id if whose else None
    known = meant(mention, client_id)
    if known:
        item, end = known
        return Piece(mention.start, end, Part(item.kind.value), item.name, item.id, item.client)
    if not mention.new or is_unclear(mention, client_id):
        return None
    part = Part(mention.kind.value) if mention.kind else Part.NEW_NAME
    itself = whose is not None and part is Part.NEW_NAME and fold(whose.name) == fold(mention.new)
    of = whose.name if whose and part is not Part.CLIENT and not itself else ""
    return Piece(mention.start, mention.end, part, mention.new, "", of)


def _client_of(mentions: Sequence[Mention]) -> KnownName | None:
    """Return whose the entry is: of a client that is named anywhere, or of who is named first; new ones too."""
    first: KnownName | None = None
    for mention in mentions:
        known = meant(mention, None)
        if known and known[0].kind is Kind.CLIENT:
            return known[0]
        if mention.kind is Kind.CLIENT:
            return KnownName(Kind.CLIENT, "", mention.new)
        first = first or _first_client(mention, known[0] if known else None)
    return first


def _first_client(mention: Mention, known: KnownName | None) -> KnownName | None:
    if known:
        return KnownName(Kind.CLIENT, known.client_id, known.client) if known.client_id else None
    if mention.kind or not mention.new or is_unclear(mention, None):
        return None
    return KnownName(Kind.CLIENT, "", mention.new)


# What is kept ------------------------------------------------------------------------------------------


def _without(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return a text without those spans and the white space that they leave, and what was taken in all."""
    cuts: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        last = cuts[-1] if cuts else None
        if last and not text[last.end : span.start].strip(_SPACES):
            cuts[-1] = Span(last.start, max(last.end, span.end))
        else:
            cuts.append(span)
    whole: list[Span] = []
    for cut in (_with_spaces(text, cut) for cut in cuts):
        done = whole[-1].end if whole else 0
        whole.append(Span(max(cut.start, done), max(cut.end, done)))
    places = [0, *(place for cut in whole for place in (cut.start, cut.end)), len(text)]
    kept = "".join(text[places[at] : places[at + 1]] for at in range(0, len(places), 2))
    return kept, tuple(cut for cut in whole if cut.start < cut.end)


def _with_spaces(text: str, cut: Span) -> Span:
    """Widen a cut: over the spaces after it at the start of a line, else over those before it.

    A line that holds nothing else goes as a whole.
    """
    if text[cut.start - 1 : cut.start].strip() or not text[cut.start : cut.end]:
        return cut
    start, end = cut.start, cut.end
    while start > 0 and text[start - 1] in _SPACES:
        start -= 1
    while end < len(text) and text[end] in _SPACES:
        end += 1
    at_start, at_end = start == 0 or text[start - 1] == "\n", end == len(text) or text[end] == "\n"
    if at_start and at_end:
        return Span(start, end + 1) if end < len(text) else Span(max(start - 1, 0), end)
    if at_start:
        mark = _MARK_AFTER.match(text, cut.end)
        return Span(cut.start, mark.end() if mark else end)
    return Span(start, end if at_end else cut.end)
