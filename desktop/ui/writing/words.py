"""How entries are said on the Journal screen: kinds, sharing, temperatures, periods and marks."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from desktop.domain.errors import QT_TRANSLATE_NOOP
from desktop.domain.interactions import InteractionKind, Sharing
from desktop.domain.overviews import JournalRow
from desktop.domain.text import excerpt
from desktop.ui import words
from desktop.ui.rows import Row

translate = QCoreApplication.translate

CLIENT = 32
"""Letters of a client's name that stand in a line of the list, so that its title has room beside it."""

DURATIONS = (15, 30, 45, 60, 90, 120, 180, 240, 480)
"""Minutes that are offered; any other can be typed, as in `/50m`."""

_KINDS: dict[InteractionKind, str] = {
    InteractionKind.MEETING: QT_TRANSLATE_NOOP("Journal", "Meeting"),
    InteractionKind.WORKSHOP: QT_TRANSLATE_NOOP("Journal", "Workshop"),
    InteractionKind.CALL: QT_TRANSLATE_NOOP("Journal", "Call"),
    InteractionKind.EMAIL: QT_TRANSLATE_NOOP("Journal", "E-mail"),
    InteractionKind.CHAT: QT_TRANSLATE_NOOP("Journal", "Chat"),
    InteractionKind.CORRIDOR: QT_TRANSLATE_NOOP("Journal", "Corridor"),
    InteractionKind.ON_SITE: QT_TRANSLATE_NOOP("Journal", "On site"),
}
_SHARING: dict[Sharing, str] = {
    Sharing.SHAREABLE: QT_TRANSLATE_NOOP("Journal", "Shareable: passages may be chosen for a brief"),
    Sharing.PRIVATE: QT_TRANSLATE_NOOP("Journal", "Private: nothing of it leaves, ever"),
}
_SHARING_BRIEFLY: dict[Sharing, str] = {
    Sharing.SHAREABLE: QT_TRANSLATE_NOOP("Journal", "Shareable"),
    Sharing.PRIVATE: QT_TRANSLATE_NOOP("Journal", "Private"),
}
_TEMPERATURES: dict[int | None, str] = {
    2: QT_TRANSLATE_NOOP("Journal", "Very warm (+2)"),
    1: QT_TRANSLATE_NOOP("Journal", "Warm (+1)"),
    0: QT_TRANSLATE_NOOP("Journal", "Even (0)"),
    -1: QT_TRANSLATE_NOOP("Journal", "Cool (−1)"),
    -2: QT_TRANSLATE_NOOP("Journal", "Cold (−2)"),
    None: QT_TRANSLATE_NOOP("Journal", "Not noted"),
}
_PERIODS: dict[str, str] = {
    "all": QT_TRANSLATE_NOOP("Journal", "Any time"),
    "week": QT_TRANSLATE_NOOP("Journal", "This week"),
    "month": QT_TRANSLATE_NOOP("Journal", "This month"),
    "quarter": QT_TRANSLATE_NOOP("Journal", "This quarter"),
    "year": QT_TRANSLATE_NOOP("Journal", "This year"),
}

_HAVING: dict[str, str] = {
    "opportunity": QT_TRANSLATE_NOOP("Journal", "With an opportunity"),
    "referral": QT_TRANSLATE_NOOP("Journal", "With a referral signal"),
    "promise": QT_TRANSLATE_NOOP("Journal", "With a promise"),
    "follow-up": QT_TRANSLATE_NOOP("Journal", "With a follow-up"),
    "attachment": QT_TRANSLATE_NOOP("Journal", "With an attachment"),
}
_NARROWING: dict[str, str] = {
    "with": QT_TRANSLATE_NOOP("Journal", "With a person…"),
    "engagement": QT_TRANSLATE_NOOP("Journal", "Of an engagement…"),
    "tag": QT_TRANSLATE_NOOP("Journal", "With a tag…"),
}
_MARKS: tuple[tuple[str, str, str], ...] = (
    (
        QT_TRANSLATE_NOOP("Journal", "{count} opportunity"),
        QT_TRANSLATE_NOOP("Journal", "{count} opportunities"),
        "opportunity",
    ),
    (
        QT_TRANSLATE_NOOP("Journal", "{count} referral signal"),
        QT_TRANSLATE_NOOP("Journal", "{count} referral signals"),
        "referral",
    ),
    (
        QT_TRANSLATE_NOOP("Journal", "{count} broken promise"),
        QT_TRANSLATE_NOOP("Journal", "{count} broken promises"),
        "danger",
    ),
    (
        QT_TRANSLATE_NOOP("Journal", "{count} promise at risk"),
        QT_TRANSLATE_NOOP("Journal", "{count} promises at risk"),
        "danger",
    ),
    (
        QT_TRANSLATE_NOOP("Journal", "{count} promise"),
        QT_TRANSLATE_NOOP("Journal", "{count} promises"),
        "neutral",
    ),
    (
        QT_TRANSLATE_NOOP("Journal", "{count} follow-up"),
        QT_TRANSLATE_NOOP("Journal", "{count} follow-ups"),
        "neutral",
    ),
    (
        QT_TRANSLATE_NOOP("Journal", "{count} attachment"),
        QT_TRANSLATE_NOOP("Journal", "{count} attachments"),
        "neutral",
    ),
)
"""What an entry may be marked with: said of one, said of many, and the tone."""


def kind_words() -> dict[str, str]:
    """Return what each kind of session is called before any translation."""
    return {kind.value: words for kind, words in _KINDS.items()}


def kind(value: InteractionKind) -> str:
    """Say how a session took place."""
    return translate("Journal", _KINDS[value])


def kinds() -> list[tuple[str, str]]:
    """List every kind of session with its words."""
    return [(value.value, kind(value)) for value in InteractionKind]


def sharing(value: Sharing) -> str:
    """Say a sharing level in one word."""
    return translate("Journal", _SHARING_BRIEFLY[value])


def sharings() -> list[tuple[str, str]]:
    """List the sharing levels with what they mean."""
    return [(value.value, translate("Journal", text)) for value, text in _SHARING.items()]


def temperature(value: int | None) -> str:
    """Say the temperature of a session."""
    return translate("Journal", _TEMPERATURES[value])


def temperatures() -> list[tuple[str, str]]:
    """List the temperatures with their words; the key of none is empty."""
    return [("" if value is None else str(value), temperature(value)) for value in _TEMPERATURES]


def duration(minutes: int) -> str:
    """Say how long a session took, as in "45 min", "2 h" or "1 h 30"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return translate("Journal", "{minutes} min").format(minutes=words.number(rest))
    said = translate("Journal", "{hours} h").format(hours=words.number(hours))
    return f"{said} {rest:02}" if rest else said


def durations() -> list[tuple[str, str]]:
    """List the usual durations in minutes with their words; the key of none is empty."""
    return [("", translate("Journal", "Not noted")), *((str(each), duration(each)) for each in DURATIONS)]


def periods() -> list[tuple[str, str]]:
    """List the periods that the list can be narrowed to."""
    return [(key, translate("Journal", text)) for key, text in _PERIODS.items()]


def period(key: str) -> str:
    """Say a period."""
    return translate("Journal", _PERIODS[key])


def having(mark: str) -> str:
    """Say a filter for a mark (`opportunity`, `referral`, `promise`, `follow-up`, `attachment`)."""
    return translate("Journal", _HAVING[mark])


def narrowing(name: str) -> str:
    """Say a filter whose value is typed (`with`, `engagement`, `tag`)."""
    return translate("Journal", _NARROWING[name])


def row(entry: JournalRow, zone: tzinfo) -> Row:
    """Say an entry as a line of the list."""
    at = datetime.fromisoformat(entry.at).astimezone(zone)
    return Row(
        id=entry.id,
        title=" · ".join(part for part in (excerpt(entry.client, CLIENT), entry.title) if part),
        meta=words.clock(at),
        excerpt=entry.excerpt,
        chips=_marks(entry),
        icon=("lock", sharing(Sharing.PRIVATE)) if entry.private else ("", ""),
    )


def _marks(entry: JournalRow) -> tuple[tuple[str, str], ...]:
    """Say what was spotted in an entry, what it promises and what it carries, the weightiest first."""
    counts = (
        entry.opportunities,
        entry.referrals,
        entry.promises_broken,
        entry.promises_at_risk,
        entry.promises - entry.promises_at_risk - entry.promises_broken,
        entry.follow_ups,
        entry.attachments,
    )
    marks = zip(counts, _MARKS, strict=True)
    return tuple((_counted(count, one, many), tone) for count, (one, many, tone) in marks if count)


def _counted(count: int, one: str, many: str) -> str:
    return translate("Journal", one if count == 1 else many).format(count=words.number(count))
