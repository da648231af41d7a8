"""One hand-off: where it stands, under which terms, what was answered, and the brief as it was issued."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui import words
from desktop.ui.jobs import Jobs
from desktop.ui.leads import words as lead_words
from desktop.ui.leads.changes import ChangesView
from desktop.ui.screens.handoffs.actions import HandOffActions, offer_of
from desktop.ui.screens.handoffs.again import AgainCard
from desktop.ui.screens.handoffs.brief import StoredBrief
from desktop.ui.screens.handoffs.facts import HandOffFacts
from desktop.ui.screens.handoffs.gaps import GapsView
from desktop.ui.screens.handoffs.hearsay import HearsayForm
from desktop.ui.screens.handoffs.loading import HandOffShown
from desktop.ui.screens.handoffs.nudge import NudgeCard
from desktop.ui.screens.handoffs.release import ReleaseCard
from desktop.ui.screens.handoffs.replies import RepliesView
from desktop.ui.screens.leads.forms import LineForm
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.scroll_column import ScrollColumn
from desktop.ui.widgets.segmented import Segmented

FACTS = ("to", "asked", "sent", "issued", "due", "until")


class HandOffPanel(ScrollColumn):
    """Shows a hand-off and asks for what its state allows."""

    sentConfirmed = Signal()
    replyRequested = Signal()
    withdrawRequested = Signal(str)
    extensionRequested = Signal(str)
    wishTold = Signal(str)
    reminded = Signal()
    releaseAsked = Signal()
    told = Signal(object, str)
    versionRequested = Signal()
    openRequested = Signal(str, str)
    noticeRequested = Signal(str)
    actionOffered = Signal(str, str, object)

    def __init__(self, jobs: Jobs, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent, margins=(28, 22, 28, 24), spacing=10, widest=760)
        self._look = look
        self._shown: HandOffShown | None = None
        self._state, self._clock = Chip(), labels.muted("", wraps=False)
        self._title, self._where = labels.title(), labels.muted()
        self._facts = HandOffFacts(FACTS)
        self.nudge, self.gaps = NudgeCard(look), GapsView(look)
        self.doing = HandOffActions()
        self.reason, self.hearsay = LineForm(look), HearsayForm(look)
        self.extension, self.wish = LineForm(look), LineForm(look)
        self.release, self.again = ReleaseCard(look), AgainCard(jobs, look)
        self.replies = RepliesView(look)
        self._brief_head = labels.strong(wraps=True)
        self._versions: Segmented | None = None
        self._versions_row = QHBoxLayout()
        self.changes, self.brief = ChangesView(look), StoredBrief(look)
        self._build()
        self._connect()
        self.retranslate()

    def show_handoff(self, shown: HandOffShown) -> None:
        """Show a hand-off as it stands."""
        before = self._shown
        if before is not None and before.view.row.handoff.id != shown.view.row.handoff.id:
            for form in (self.reason, self.extension, self.wish, self.hearsay, self.release):
                form.hide()
            self.verticalScrollBar().setValue(0)
        self._shown = shown
        self.again.show_handoff(shown)
        self.gaps.show_gaps(shown.view.came_back)
        self.replies.show_handoff(shown)
        self._offer_versions(shown)
        self.retranslate()

    def said(self) -> str:
        """Return state and clock in words."""
        return f"{self._state.text()} · {self._clock.text()}"

    def fact(self, name: str) -> str:
        """Return one of the dates or terms in words."""
        return self._facts.fact(name)

    def retranslate(self) -> None:
        """Set every word again."""
        leave = self.tr("Not now")
        self.reason.set_words(self.tr("Why it is taken back; for the record"), self.tr("Withdraw it"), leave)
        self.extension.set_words(
            self.tr("Why it needs longer; once is all there is"), self.tr("Extend it"), leave
        )
        self.wish.set_words(
            self.tr("What the customer wrote or said, in their words; for the record"),
            self.tr("End it"),
            leave,
        )
        self._brief_head.setText(self.tr("The brief as it left"))
        for part in (self.gaps, self.replies, self.hearsay, self.release, self.again, self.changes):
            part.retranslate()
        if self._shown is not None:
            self._say(self._shown)
            self.doing.retranslate(self._shown.view.row.handoff.version + 1)
            self.doing.offer(offer_of(self._shown))

    def _say(self, shown: HandOffShown) -> None:
        row = shown.view.row
        handoff, today = row.handoff, shown.today
        self._state.setText(lead_words.state(handoff.state.value))
        self._state.set_tone(lead_words.state_tone(handoff.state.value))
        self._clock.setText(lead_words.clock(row, shown.zone, today))
        late = lead_words.standing_tone(row.standing) == "danger"
        self._clock.setProperty("part", "warning" if late else "muted")
        self._clock.style().polish(self._clock)
        self._title.setText(handoff.title)
        version = self.tr("version {version}").format(version=handoff.version)
        self._where.setText(" · ".join((row.client, handoff.number, version)))
        mail = f" <{handoff.to_email}>" if handoff.to_email else ""
        facts = {
            "to": (self.tr("To"), f"{handoff.to_name}{mail}"),
            "asked": (self.tr("Asked"), shown.playbook.involvements[handoff.involvement].label),
            "issued": (self.tr("Written"), lead_words.moment_day(handoff.issued_at, shown.zone, today)),
            "sent": (self.tr("Sent"), _day(handoff.sent_on, today) or self.tr("not yet")),
            "due": (self.tr("Answer due"), _day(row.answer_due, today) or self.tr("once it is sent")),
            "until": (self.tr("Registered until"), _day(handoff.protected_until, today)),
        }
        self._facts.show_facts(facts)
        self.nudge.show_handoff(shown)

    def _offer_versions(self, shown: HandOffShown) -> None:
        """Offer a switch between versions where there are several; show the newest."""
        if self._versions is not None:
            self._versions_row.removeWidget(self._versions)
            self._versions.hide()
            self._versions.deleteLater()
            self._versions = None
        briefs = shown.view.briefs
        if len(briefs) > 1:
            options = [(str(number), self.tr("Version {n}").format(n=number)) for number, _, _ in briefs]
            self._versions = Segmented(self.tr("Versions of the brief"), options)
            self._versions.choose(str(briefs[-1][0]))
            self._versions.chosenChanged.connect(self._show_version)
            self._versions_row.addWidget(self._versions)
        self.brief.setVisible(bool(briefs))
        if briefs:
            self._show_version(str(briefs[-1][0]))

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._state)
        head.addWidget(self._clock)
        head.addStretch(1)
        self._versions_row.addWidget(self._brief_head, 1)
        body: QVBoxLayout = self.body
        body.addLayout(head)
        for part in (self._title, self._where):
            body.addWidget(part)
        body.addSpacing(4)
        body.addWidget(self._facts)
        for below in (
            self.nudge,
            self.gaps,
            self.doing,
            self.reason,
            self.extension,
            self.wish,
            self.hearsay,
            self.release,
            self.again,
        ):
            body.addWidget(below)
        body.addSpacing(10)
        body.addWidget(self.replies)
        body.addSpacing(10)
        body.addLayout(self._versions_row)
        body.addWidget(self.changes)
        body.addWidget(self.brief)

    def _connect(self) -> None:
        actions = self.doing.by_name
        actions["sent"].triggered.connect(self.sentConfirmed)
        actions["question"].triggered.connect(self._open_lead)
        actions["version"].triggered.connect(self.versionRequested)
        actions["reply"].triggered.connect(self.replyRequested)
        actions["told"].triggered.connect(self._ask_told)
        actions["withdraw"].triggered.connect(self.reason.ask)
        actions["lead"].triggered.connect(self._open_lead)
        actions["release"].triggered.connect(self.releaseAsked)
        actions["again"].triggered.connect(self.again.ask)
        self.again.closed.connect(self.doing.focus_first)
        self.again.grown.connect(self._show_again)
        self.again.actionOffered.connect(self.actionOffered)
        actions["extend"].triggered.connect(self.extension.ask)
        actions["wish"].triggered.connect(self.wish.ask)
        self.gaps.answerRequested.connect(self._open_lead)
        self.reason.given.connect(self._withdraw)
        self.hearsay.given.connect(self.told)
        self.extension.given.connect(self._extend)
        self.wish.given.connect(self._end)
        self.nudge.reminded.connect(self.reminded)
        self.nudge.noticeRequested.connect(self.noticeRequested)

    @Slot()
    def _ask_told(self) -> None:
        if self._shown is not None:
            self.hearsay.ask(self._shown)
            self.show_whole(self.hearsay)

    @Slot()
    def _show_again(self) -> None:
        self.show_whole(self.again)

    @Slot(str)
    def _withdraw(self, reason: str) -> None:
        self.reason.hide()
        self.withdrawRequested.emit(reason)

    @Slot()
    def _open_lead(self) -> None:
        if self._shown is not None:
            handoff = self._shown.view.row.handoff
            kind = "opportunity" if handoff.opportunity_id else "referral"
            self.openRequested.emit(kind, handoff.opportunity_id or handoff.referral_id or "")

    @Slot(str)
    def _extend(self, reason: str) -> None:
        self.extension.hide()
        self.extensionRequested.emit(reason)

    @Slot(str)
    def _end(self, said: str) -> None:
        self.wish.hide()
        self.wishTold.emit(said)

    @Slot(str)
    def _show_version(self, number: str) -> None:
        if self._shown is not None:
            for version, _, content in self._shown.view.briefs:
                if str(version) == number:
                    self.again.show_version(version)
                    self.changes.show_comparison(self._shown.comparisons.get(version), self._shown.today)
                    self.brief.show_content(content, self._shown.today)


def _day(iso: str | None, today: date) -> str:
    return words.short_day(date.fromisoformat(iso), today) if iso else ""
