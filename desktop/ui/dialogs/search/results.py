"""What the search found, as lines: headings, things with the words in bold, places and commands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.domain.changes import Kind
from desktop.domain.errors import QT_TRANSLATE_NOOP
from desktop.domain.names import fold
from desktop.domain.overviews import SearchHit
from desktop.domain.search import Fault
from desktop.domain.searches import SavedSearch
from desktop.domain.text import excerpt
from desktop.services import search
from desktop.services.desk import Desk
from desktop.services.queries import complete_query, read_query
from desktop.ui import actions, places, words
from desktop.ui.theme import Look

Index = QModelIndex | QPersistentModelIndex

LINE = Qt.ItemDataRole.UserRole + 1
MOST = 40
RECENT = 6
CLIENT = 28
"""Letters of a client's name that stand at the right of a line."""

SIDE = 12
SPARE = 2
"""Pixels beyond what a text needs, lest it be shortened by a rounding."""

_KINDS = {
    Kind.CLIENT: (QT_TRANSLATE_NOOP("Search", "Clients"), "building"),
    Kind.PERSON: (QT_TRANSLATE_NOOP("Search", "People"), "user"),
    Kind.OPPORTUNITY: (QT_TRANSLATE_NOOP("Search", "Opportunities"), "lightbulb"),
    Kind.REFERRAL: (QT_TRANSLATE_NOOP("Search", "Referrals"), "handshake"),
    Kind.HANDOFF: (QT_TRANSLATE_NOOP("Search", "Hand-offs"), "send"),
    Kind.ENGAGEMENT: (QT_TRANSLATE_NOOP("Search", "Engagements"), "folder-open"),
    Kind.PROMISE: (QT_TRANSLATE_NOOP("Search", "Promises"), "flag"),
    Kind.ATTACHMENT: (QT_TRANSLATE_NOOP("Search", "Attached files"), "file-text"),
    Kind.INTERACTION: (QT_TRANSLATE_NOOP("Search", "Entries"), "book-open"),
    Kind.EVIDENCE: (QT_TRANSLATE_NOOP("Search", "In the customer's own words"), "quote"),
}
_MARKED = re.compile("«([^«»]*)»")

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for a query."""

    query: str
    hits: tuple[SearchHit, ...]
    today: date
    zone: tzinfo
    faults: tuple[Fault, ...] = ()
    ways: tuple[str, ...] = ()
    """What the query can become whose last word is a filter that is being typed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a heading (`opens` is empty), a thing (kind, id), or one of the palette's own.

    Those are ("command", id), ("search", query) for one that is kept, ("list", query) for all that it finds, and
    ("complete", query) for what the query can become.
    """

    text: str
    opens: tuple[str, str] = ("", "")
    icon: str = ""
    snippet: str = ""
    meta: str = ""

    def words(self) -> str:
        """Say the line, for those who hear it."""
        said = (self.text, _MARKED.sub(r"\1", self.snippet), self.meta)
        return ", ".join(part for part in said if part)


def load_found(query: str, desk: Desk) -> Found:
    """Search the journal, on the store's thread."""
    hits = tuple(search.find(desk, query, limit=MOST))
    faults, ways = read_query(desk, query).faults, complete_query(desk, query)
    return Found(query, hits, desk.today(), desk.zone, faults, tuple(ways))


def load_count(query: str, desk: Desk) -> tuple[str, int]:
    """Count the entries that a query finds, on the store's thread."""
    return query, search.count_entries(desk, query)


def lines_of(found: Found) -> Iterator[Line]:
    """Yield what was found under a heading for each kind."""
    for kind, (heading, icon) in _KINDS.items():
        hits = [hit for hit in found.hits if hit.kind is kind]
        if hits:
            yield Line(translate("Search", heading))
        for hit in hits:
            yield _line(hit, icon, found)


def _line(hit: SearchHit, icon: str, found: Found) -> Line:
    title = " ".join(hit.title.split())
    snippet = " ".join(hit.snippet.split())
    if _MARKED.sub(r"\1", snippet) == title:
        title, snippet = snippet, ""
    line = Line(title, (hit.kind.value, hit.id), icon, snippet)
    said = [excerpt(hit.client, CLIENT)] if hit.client and hit.kind is not Kind.CLIENT else []
    if hit.kind is Kind.INTERACTION and hit.at:
        day = datetime.fromisoformat(hit.at).astimezone(found.zone).date()
        said.append(words.short_day(day, found.today))
    return replace(line, meta=" · ".join(said))


def ways_on(found: Found) -> Iterator[Line]:
    """Yield what the filter at the end of the query can become."""
    if found.ways:
        yield Line(translate("Search", "Filters"))
    for number, query in enumerate(found.ways):
        yield Line(query.strip(), ("complete", query), "search", "", "" if number else "Tab")


def all_entries(query: str, count: int) -> Iterator[Line]:
    """Yield the line that leads to every entry which a query finds."""
    if count:
        said = translate("Search", "Show all {count} entries in the journal")
        one = translate("Search", "Show the one entry in the journal")
        text = one if count == 1 else said.format(count=words.number(count))
        yield Line(text, ("list", query), "arrow-right")


def kept_searches(kept: Sequence[SavedSearch]) -> Iterator[Line]:
    """Yield the searches that are kept: those with a name, and the last ones that were used."""
    saved = [Line(each.name, ("search", each.query), "search", "", each.query) for each in kept if each.name]
    used = [Line(each.query, ("search", each.query), "clock") for each in kept if not each.name][:RECENT]
    for heading, lines in (
        (QT_TRANSLATE_NOOP("Search", "Saved searches"), saved),
        (QT_TRANSLATE_NOOP("Search", "Lately"), used),
    ):
        if lines:
            yield Line(translate("Search", heading))
            yield from lines


def commands_for(query: str, offered: Sequence[str]) -> Iterator[Line]:
    """Yield the commands whose words hold the query; no query fits them all."""
    folded = fold(query)
    fitting = [
        Line(actions.words_of(command), ("command", command.id), command.icon, "", actions.keys_of(command))
        for command in actions.COMMANDS
        if command.id in offered and folded in fold(actions.words_of(command))
    ]
    if fitting:
        yield Line(translate("Search", "Commands"))
        yield from fitting


def places_for(query: str, offered: Sequence[str]) -> Iterator[Line]:
    """Yield the places whose name begins with the query; without one none."""
    begun = fold(query)
    yield from _places(
        [each for each in _offered(offered) if query and fold(places.words_of(each)).startswith(begun)]
    )


def every_place(offered: Sequence[str]) -> Iterator[Line]:
    """Yield all places."""
    yield from _places(_offered(offered))


def _offered(names: Sequence[str]) -> list[places.Place]:
    return [place for place in places.PLACES if place.name in names]


def _places(fitting: Sequence[places.Place]) -> Iterator[Line]:
    if fitting:
        yield Line(translate("Search", "Places"))
    for place in fitting:
        yield Line(places.words_of(place), (place.name, ""), place.icon)


class LineDelegate(QStyledItemDelegate):
    """Paints a line; the words that were searched for are bold."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Line = index.data(LINE)
        height = 28 if not any(line.opens) else 46 if line.snippet else 32
        return QSize(option.rect.width(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = option.rect.adjusted(SIDE, 0, -SIDE, 0)
        if any(line.opens):
            self._paint_ground(painter, option)
            self._paint_line(painter, area, line)
        else:
            self._text(painter, area.adjusted(0, 6, 0, 0), line.text, "caption", "muted", bold=True)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            radius = self._look.theme.size("radius.control")
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.theme.colour("accent-soft"))
            painter.drawRoundedRect(option.rect.adjusted(4, 0, -4, 0), radius, radius)

    def _paint_line(self, painter: QPainter, area: QRect, line: Line) -> None:
        theme = self._look.theme
        first = QRect(area.left(), area.top() + (4 if line.snippet else 0), area.width(), area.height())
        first.setHeight(21 if line.snippet else area.height())
        ratio = painter.device().devicePixelRatioF()
        icon = self._look.icons.pixmap(line.icon, theme.colour("muted"), 16, ratio)
        painter.drawPixmap(QPoint(first.left(), first.center().y() - 7), icon)
        painter.setFont(theme.font("small"))
        wanted = painter.fontMetrics().horizontalAdvance(line.meta)
        room = min(wanted + SPARE if wanted else 0, first.width() // 2)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        quiet = first.adjusted(first.width() - room, 0, 0, 0)
        self._text(painter, quiet, line.meta, "small", "muted", align=right)
        self._marked(
            painter, first.adjusted(26, 0, -room - (12 if room else 0), 0), line.text, "body", "text"
        )
        second = QRect(area.left() + 26, first.bottom(), area.width() - 26, 18)
        self._marked(painter, second, line.snippet, "small", "muted")

    def _marked(self, painter: QPainter, area: QRect, text: str, size: str, colour: str) -> None:
        """Set text with what stands between « and » in bold, as far as there is room."""
        left = area.left()
        for number, part in enumerate(_MARKED.split(text)):
            room = QRect(left, area.top(), area.right() + 1 - left, area.height())
            if part and room.width() > 0:
                tone = "text" if number % 2 else colour
                left += self._text(painter, room, part, size, tone, bold=bool(number % 2))

    def _text(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        size: str,
        colour: str,
        *,
        bold: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    ) -> int:
        """Set text into `area`, shortened where it must be; return how wide it is."""
        painter.setFont(self._look.theme.font(size, bold=bold))
        painter.setPen(self._look.theme.colour(colour))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, align, shown)
        return metrics.horizontalAdvance(shown)
