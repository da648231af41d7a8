"""The life of a referral beside its answers: its steps, the referrer's goodwill, and the text to write next."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import QT_TRANSLATE_NOOP
from desktop.domain.goodwill import Deed, GoodwillView, Limit
from desktop.services.referral_views import ReferralLife
from desktop.ui import words
from desktop.ui.leads import words as lead_words
from desktop.ui.leads.loading import LeadShown
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import Button
from desktop.ui.widgets.card import Card

translate = QCoreApplication.translate
_LIMITS = {
    Limit.NEVER: QT_TRANSLATE_NOOP("Goodwill", "{person} does not want to be asked."),
    Limit.RESTING: QT_TRANSLATE_NOOP("Goodwill", "{person} said no more than once; leave them in peace until {day}."),
    Limit.BETWEEN: QT_TRANSLATE_NOOP("Goodwill", "{person} was asked lately; not again before {day}."),
    Limit.QUARTER: QT_TRANSLATE_NOOP("Goodwill", "{person} was asked often enough this quarter; not before {day}."),
    Limit.YEAR: QT_TRANSLATE_NOOP("Goodwill", "{person} was asked often enough this year; not before {day}."),
    Limit.OWN: QT_TRANSLATE_NOOP("Goodwill", "{person} set a limit of their own; not before {day}."),
}  # fmt: skip


class ReferralLifeView(QWidget):
    """What happened and when, whether both sides agreed, whether the referrer may be asked, and what to write."""

    noticeRequested = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: LeadShown | None = None
        self._heading, self._steps = labels.caption(), labels.small()
        self._goodwill_heading, self._may, self._line = labels.caption(), labels.body(), labels.small()
        self._draft_heading = labels.caption()
        self._draft = Card(look, tone="sunken")
        self._subject, self._text = labels.strong(wraps=True), labels.body()
        self.copy = Button()
        self.copy.clicked.connect(self._copy)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._draft.body.setSpacing(8)
        for label in (self._subject, self._text):
            self._draft.body.addWidget(label)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        self._draft.body.addLayout(row)
        said = (self._heading, self._steps, self._goodwill_heading, self._may, self._line)
        for label in (*said, self._draft_heading):
            column.addWidget(label)
        column.addWidget(self._draft)
        self.hide()

    def show_lead(self, shown: LeadShown) -> None:
        """Show the life of a referral; nothing for an opportunity."""
        self._shown = shown
        self.setVisible(shown.life is not None)
        if shown.life is not None:
            self._say(shown, shown.life)

    def said(self) -> str:
        """Return what it says, for those who hear it."""
        return "\n".join((self._steps.text(), self._may.text(), self._line.text()))

    def draft(self) -> str:
        """Return the text to write, empty where there is none."""
        return "" if self._draft.isHidden() else self._text.text()

    def retranslate(self) -> None:
        """Set the words again."""
        self.copy.setText(self.tr("Copy the text"))
        if self._shown is not None:
            self.show_lead(self._shown)

    def _say(self, shown: LeadShown, life: ReferralLife) -> None:
        self._heading.setText(self.tr("How it went"))
        self._steps.setText("\n".join(self._life_lines(shown, life)))
        self._goodwill_heading.setText(self.tr("Goodwill"))
        known = life.goodwill
        for label in (self._goodwill_heading, self._may):
            label.setVisible(known is not None)
        self._line.setVisible(known is not None and bool(known.deeds))
        if known is not None:
            self._may.setText(may_be_asked(known))
            self._line.setText(goodwill_lines(known, shown, most=4))
        subject, text = life.draft
        self._draft_heading.setText(self.tr("In your words"))
        self._subject.setText(subject)
        self._text.setText(text)
        self._draft_heading.setVisible(bool(text))
        self._draft.setVisible(bool(text))

    def _life_lines(self, shown: LeadShown, life: ReferralLife) -> list[str]:
        lines = []
        for state, at in life.states:
            day = lead_words.moment_day(at, shown.zone, shown.today)
            lines.append(f"✓ {lead_words.state(state.value)} · {day}")
        if life.contact:
            template = self.tr("✓ {name} wants to be introduced") if life.contact_agreed else "○ {name}"
            lines.append(template.format(name=life.contact))
        if life.referral.told_on:
            told = lead_words.day(life.referral.told_on, shown.today)
            lines.append(f"✓ {self.tr('Told {name} how it ended').format(name=life.referrer)} · {told}")
        elif life.referral.loop_open:
            lines.append(f"○ {self.tr('Tell {name} how it ended').format(name=life.referrer)}")
        return lines

    @Slot()
    def _copy(self) -> None:
        if self._shown is not None and self._shown.life is not None:
            QGuiApplication.clipboard().setText(self._shown.life.draft[1])
            self.noticeRequested.emit(self.tr("The text is in the clipboard."))


def may_be_asked(view: GoodwillView) -> str:
    """Say whether a person may be asked today, and what was done for them since the last ask."""
    stands = view.hindrance
    if stands is None:
        said = translate("Goodwill", "{person} may be asked.").format(person=view.person)
    else:
        limit = Limit.NEVER if stands.free_on is None else stands.limit
        day = words.long_day(stands.free_on) if stands.free_on else ""
        said = translate("Goodwill", _LIMITS[limit]).format(person=view.person, day=day)
    given = "; ".join(deed.text or deed.kind for deed in view.since_last[:2])
    if given:
        return f"{said} {translate('Goodwill', 'Since the last ask: {given}.').format(given=given)}"
    if any(deed.asked for deed in view.deeds):
        return f"{said} {translate('Goodwill', 'Nothing was done for them since the last ask.')}"
    return said


def goodwill_lines(view: GoodwillView, shown: LeadShown, *, most: int) -> str:
    """Return the newest deeds of a person's line, one a line."""
    return "\n".join(
        f"{words.short_day(deed.on, shown.today)} · {deed_words(deed)}" for deed in view.deeds[:most]
    )


_OUTCOMES = {
    "open": QT_TRANSLATE_NOOP("Goodwill", "no answer yet"),
    "agreed": QT_TRANSLATE_NOOP("Goodwill", "they agreed"),
    "refused": QT_TRANSLATE_NOOP("Goodwill", "they would rather not"),
}


def deed_words(deed: Deed) -> str:
    """Say one gift or one ask."""
    if not deed.asked:
        return translate("Goodwill", "we gave: {what}").format(what=deed.text or deed.kind)
    what = translate("Goodwill", "we asked: {what}").format(what=deed.text or deed.kind)
    parts = [what, translate("Goodwill", _OUTCOMES[str(deed.outcome)])]
    parts += [deed.by] if deed.by else []
    return ", ".join(parts)
