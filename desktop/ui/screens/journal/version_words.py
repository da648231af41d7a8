"""How versions are said: what a save changed in one line, and the facts that differ."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from desktop.domain.errors import QT_TRANSLATE_NOOP
from desktop.domain.interactions import InteractionKind, Sharing
from desktop.domain.text import excerpt
from desktop.domain.versions import DiffLine, VersionChange
from desktop.ui import words
from desktop.ui.writing import words as entry_words

translate = QCoreApplication.translate

QUOTED = 60
"""Letters that are quoted of what was added or taken out."""

_FACTS = {
    "title": QT_TRANSLATE_NOOP("Versions", "Title"),
    "client": QT_TRANSLATE_NOOP("Versions", "Client"),
    "engagement": QT_TRANSLATE_NOOP("Versions", "Engagement"),
    "kind": QT_TRANSLATE_NOOP("Versions", "Kind"),
    "people": QT_TRANSLATE_NOOP("Versions", "People"),
    "at": QT_TRANSLATE_NOOP("Versions", "Time"),
    "minutes": QT_TRANSLATE_NOOP("Versions", "Duration"),
    "temperature": QT_TRANSLATE_NOOP("Versions", "Temperature"),
    "sharing": QT_TRANSLATE_NOOP("Versions", "Sharing"),
}


def present() -> str:
    """Say that a version is the present one."""
    return translate("Versions", "now")


def fact(name: str) -> str:
    """Say which fact it is."""
    return translate("Versions", _FACTS[name])


def brief(change: VersionChange | None) -> str:
    """Say in one line what a save changed; None is the first one."""
    if change is None:
        return translate("Versions", "First written")
    said = [_of_text(change)] if change.removed or change.added else []
    said += [fact(name) for name in change.facts]
    return " · ".join(said) or translate("Versions", "Only white space")


def _of_text(change: VersionChange) -> str:
    added, removed = excerpt(change.added, QUOTED), excerpt(change.removed, QUOTED)
    if not change.removed:
        return translate("Versions", "Added “{added}”").format(added=added)
    if not change.added:
        return translate("Versions", "Took out “{removed}”").format(removed=removed)
    template = translate("Versions", "“{removed}” became “{added}”")
    return template.format(
        removed=excerpt(change.removed, QUOTED // 2), added=excerpt(change.added, QUOTED // 2)
    )


def value(line: DiffLine, today: date | None, zone: tzinfo | None) -> str:
    """Say the value of a fact that differs as the chips say it."""
    text = line.text
    if line.fact == "kind":
        return entry_words.kind(InteractionKind(text))
    if line.fact == "sharing":
        return entry_words.sharing(Sharing(text))
    if line.fact == "temperature":
        return entry_words.temperature(int(text))
    if line.fact == "minutes":
        return entry_words.duration(int(text))
    if line.fact == "at":
        moment = datetime.fromisoformat(text.partition(" ")[0])
        return words.short_moment(words.local(moment, zone), today)
    return text
