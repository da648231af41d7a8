"""The playbook as a text to read: chapters in their order, the firm's own lines marked, and what a file changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from desktop.domain.playbook_chapters import Chapter, Line, Part, Said, is_named, place_of, title_of
from desktop.domain.playbook_differences import Change, Difference
from desktop.ui.screens.playbook.loading import PlaybookShown
from desktop.ui.theme import Look
from desktop.ui.widgets.wrapped import breakable

WIDEST = 760

TABLES = (
    "windows",
    "terms",
    "referral_kinds",
    "kinds",
    "consent_uses",
    "reminders",
    "introductions",
    "contacts",
    "states",
    "crm",
    "branding",
    "words",
    "services",
)
"""Chapters whose lines are a name and what it is: they stand side by side."""


SINGLE = ("name", "version", "firm", "credit", "holidays", "default_involvement")
"""Keys that are a chapter of nothing."""


class PlaybookText(QTextBrowser):
    """Shows a page of the playbook; links lead to its chapters."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._html = ""
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("look", "reader")
        self.anchorClicked.connect(self._go)
        look.themeChanged.connect(self._draw)

    def show_html(self, html: str) -> None:
        """Show a page, from its beginning if it is another one."""
        if html != self._html:
            self._html = html
            self._draw()
            self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lines readable on a wide screen, and the scroll bar at its edge."""
        self.setViewportMargins(0, 0, max(0, self.width() - WIDEST), 0)
        super().resizeEvent(event)

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Load nothing, whatever a playbook says."""

    @Slot(QUrl)
    def _go(self, link: QUrl) -> None:
        self.scrollToAnchor(link.fragment())

    @Slot()
    def _draw(self) -> None:
        place = self.verticalScrollBar().value()
        self.document().setDefaultStyleSheet(_style(self._look))
        self.document().setDefaultFont(self._look.theme.font("body"))
        self.document().setDocumentMargin(0)
        self.setHtml(self._html)
        self.verticalScrollBar().setValue(place)


def page_of(shown: PlaybookShown) -> str:
    """Return the playbook as a page, with its contents above it."""
    links = (f'<a href="#{chapter.key}">{_words(chapter.title)}</a>' for chapter in shown.chapters)
    contents = f'<p class="contents">{" &nbsp;·&nbsp; ".join(links)}</p>'
    return contents + "".join(_chapter(chapter, shown) for chapter in shown.chapters)


def page_of_differences(found: Iterable[Difference]) -> str:
    """Return what a file changes, chapter by chapter and in words."""
    parts = []
    ordered = sorted(found, key=lambda each: (place_of(_chapter_of(each)), _chapter_of(each)))
    for section, group in groupby(ordered, key=_chapter_of):
        rows = "".join(_difference(each) for each in group)
        parts.append(f'<p class="heading">{_words(title_of(section))}</p>{rows}')
    return "".join(parts) or f'<p class="line">{_safe(translate("Playbook", "Nothing differs."))}</p>'


def page_of_refusal(sentence: str, stays: str) -> str:
    """Return what is wrong with a file, and that nothing changed."""
    return f'<p class="wrong">{_safe(sentence)}</p><p class="small">{_safe(stays)}</p>'


def _chapter(chapter: Chapter, shown: PlaybookShown) -> str:
    lines = [line for part in chapter.parts for line in part.lines]
    whole = all(line.key in shown.firms for line in lines)
    mark = _mark(shown) if whole else ""
    body = "".join(_part(part, chapter.key, shown, marked=whole) for part in chapter.parts)
    return f'<p class="heading"><a name="{chapter.key}"></a>{_words(chapter.title)}{mark}</p>{body}'


def _part(part: Part, key: str, shown: PlaybookShown, *, marked: bool) -> str:
    title = f'<p class="part">{_safe(part.title)}</p>' if part.title else ""
    own = frozenset[str]() if marked else shown.firms
    if key in TABLES:
        rows = "".join(_row(line, _mark(shown) if line.key in own else "") for line in part.lines)
        return f'{title}<table width="100%" cellspacing="0" cellpadding="0">{rows}</table>'
    return title + "".join(_line(line, _mark(shown) if line.key in own else "") for line in part.lines)


def _line(line: Line, mark: str) -> str:
    details = " &nbsp;·&nbsp; ".join(_words(detail) for detail in line.details)
    text = f'<br><span class="muted">{_safe(line.text)}</span>' if line.text else ""
    below = f'<br><span class="small">{details}</span>' if details else ""
    label = f"<b>{_words(line.label)}</b>" if line.text else _words(line.label)
    return f'<p class="line">{label}{mark}{text}{below}</p>'


def _row(line: Line, mark: str) -> str:
    details = " · ".join(_words(detail) for detail in line.details)
    text = _safe(line.text) or f'<span class="muted">{details}</span>'
    return f'<tr><td width="36%" class="muted">{_words(line.label)}</td><td>{text}{mark}</td></tr>'


def _mark(shown: PlaybookShown) -> str:
    said = translate("Playbook", "from {file}").format(file=shown.in_force.file.name)
    return f'<span class="mark"> &nbsp; {_safe(said)}</span>'


def _difference(each: Difference) -> str:
    return f'<p class="line"><b>{_safe(_name(each))}</b><br>{"".join(_values(each))}</p>'


def _name(each: Difference) -> str:
    """Say which key it is, without its chapter's own."""
    said = title_of(each.key)
    if is_named(each.key) and (each.key != each.section or each.section in SINGLE):
        return _plain(said)
    rest = (
        each.key.removeprefix(each.section).lstrip(".").replace("[", "").replace("]", "").replace(".", " · ")
    )
    return rest or _plain(said)


def _values(each: Difference) -> Iterator[str]:
    before, after = _safe(each.before), _safe(each.after)
    nothing = f"<i>{escape(translate('Playbook', 'nothing'))}</i>"
    if each.change is Change.CHANGED:
        yield f'<span class="muted">{before or nothing}</span> → {after or nothing}'
    elif each.change is Change.ADDED:
        yield escape(translate("Playbook", "New: {text}")).format(text=after or nothing)
    elif each.change is Change.REMOVED:
        yield escape(translate("Playbook", "Gone: {text}")).format(text=before or nothing)
    else:
        yield escape(translate("Playbook", "In another order: {text}")).format(text=after)


def _chapter_of(each: Difference) -> str:
    """Return the key of the chapter that a difference stands under; single values stand together."""
    return "" if each.key == each.section and each.section in SINGLE else each.section


def _words(said: Said | str) -> str:
    return _safe(_plain(said))


def _safe(text: str) -> str:
    """Return a text as it is, never as markup, with room to break in very long words."""
    return escape(breakable(text))


def _plain(said: Said | str) -> str:
    return said if isinstance(said, str) else translate("Playbook", said.template).format(**said.arguments)


def _style(look: Look) -> str:
    theme = look.theme
    colours = {name: theme.colour(name).name() for name in ("text", "muted", "accent", "danger", "border")}
    small, caption, heading = (theme.pixels(f"type.{name}") for name in ("small", "caption", "heading"))
    return f"""
        body, td {{ color: {colours["text"]}; }}
        p.heading {{ font-size: {heading}px; font-weight: 600; margin-top: 28px; margin-bottom: 8px; }}
        p.contents {{ margin-top: 0px; margin-bottom: 4px; line-height: 150%; }}
        p.part {{ font-size: {caption}px; font-weight: 600; color: {colours["muted"]}; margin-top: 12px; margin-bottom: 4px; }}
        p.line {{ margin-top: 0px; margin-bottom: 9px; line-height: 124%; }}
        p.wrong {{ font-size: {heading}px; margin-top: 8px; line-height: 130%; }}
        p.small, span.small {{ font-size: {small}px; color: {colours["muted"]}; }}
        .muted {{ color: {colours["muted"]}; }}
        .mark {{ font-size: {caption}px; font-weight: 600; color: {colours["accent"]}; }}
        td {{ padding-top: 3px; padding-bottom: 3px; padding-right: 12px; }}
        a {{ color: {colours["accent"]}; text-decoration: none; }}
    """


translate = QCoreApplication.translate
