"""Consents in words, person by person: what counts for each use, and what was before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.domain.consents import NAMING, ConsentRow, ConsentStanding, ConsentUse
from desktop.domain.errors import QT_TRANSLATE_NOOP
from desktop.ui import words
from desktop.ui.widgets.action_rows import ActionItem

translate = QCoreApplication.translate

_STANDINGS = {
    ConsentStanding.HOLDS: (QT_TRANSLATE_NOOP("Consents", "Holds"), "success"),
    ConsentStanding.ENDS_SOON: (QT_TRANSLATE_NOOP("Consents", "Ends soon"), "opportunity"),
    ConsentStanding.ENDED: (QT_TRANSLATE_NOOP("Consents", "Ended"), "neutral"),
    ConsentStanding.WITHDRAWN: (QT_TRANSLATE_NOOP("Consents", "Taken back"), "danger"),
    ConsentStanding.RENEWED: (QT_TRANSLATE_NOOP("Consents", "Renewed"), "neutral"),
}


@dataclass(frozen=True, slots=True)
class PersonConsents:
    """What one person agreed to: the consent that counts for each use, and the earlier ones."""

    person_id: str
    person: str
    role: str
    counting: tuple[ConsentRow, ...]
    earlier: tuple[ConsentRow, ...]

    @property
    def heading(self) -> str:
        """Name the person, and what they are."""
        return " · ".join(part for part in (self.person, self.role) if part)

    @property
    def anonymous(self) -> bool:
        """Say whether the person's name must never be seen."""
        return any(row.consent.use is ConsentUse.ANONYMOUS and row.standing.in_force for row in self.counting)


def by_person(rows: Sequence[ConsentRow]) -> list[PersonConsents]:
    """Group consents by person; `rows` come in the order in which they were given."""
    people: dict[str, list[ConsentRow]] = {}
    for row in rows:
        people.setdefault(row.consent.person_id, []).append(row)
    return [_person(person_id, known) for person_id, known in people.items()]


def _person(person_id: str, known: Sequence[ConsentRow]) -> PersonConsents:
    counting = []
    for use in ConsentUse:
        given = [row for row in known if row.consent.use is use]
        standing = [row for row in given if not row.consent.withdrawn] or given
        counting += standing[-1:]
    earlier = tuple(row for row in reversed(known) if row not in counting)
    return PersonConsents(person_id, known[0].person, known[0].role, tuple(counting), earlier)


def consent_item(
    row: ConsentRow, person: PersonConsents, uses: Mapping[ConsentUse, str], today: date
) -> ActionItem:
    """Say one consent as a line that can be renewed or taken back."""
    chip, tone = _STANDINGS[row.standing]
    said = translate("Consents", chip)
    if person.anonymous and row.consent.use in NAMING and row.standing.in_force:
        said, tone = translate("Consents", "Anonymous comes first"), "neutral"
    renewable = row.standing is not ConsentStanding.HOLDS
    return ActionItem(
        id=row.consent.id,
        title=uses.get(row.consent.use, row.consent.use.value),
        detail=_detail(row, today),
        chip=said,
        tone=tone,
        action=translate("Consents", "Ask again…") if renewable else "",
        put_away="" if row.consent.withdrawn else translate("Consents", "They took it back"),
    )


def earlier_line(row: ConsentRow, uses: Mapping[ConsentUse, str], today: date) -> str:
    """Say one earlier consent on a line."""
    label = uses.get(row.consent.use, row.consent.use.value)
    chip, _ = _STANDINGS[row.standing]
    given = words.short_day(row.consent.given_on, today)
    return f"{label} · {translate('Consents', chip)} · {given} · {_detail(row, today)}"


def _detail(row: ConsentRow, today: date) -> str:
    item = row.consent
    parts = [_end(row, today), item.how]
    if item.withdrawn_how:
        parts.append(item.withdrawn_how)
    if item.entry_id or item.attachment_id:
        parts.append(translate("Consents", "with proof"))
    if item.scope:
        parts.append(translate("Consents", "covers: {scope}").format(scope=item.scope))
    if item.excluded:
        parts.append(translate("Consents", "not for: {excluded}").format(excluded=item.excluded))
    return " · ".join(parts)


def _end(row: ConsentRow, today: date) -> str:
    """Say when it ends or ended."""
    item = row.consent
    if item.withdrawn_on is not None:
        return translate("Consents", "on {day}").format(day=words.short_day(item.withdrawn_on, today))
    if item.valid_until is None:
        return translate("Consents", "without an end")
    return translate("Consents", "until {day}").format(day=words.short_day(item.valid_until, today))
