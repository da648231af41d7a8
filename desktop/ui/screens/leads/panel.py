"""One opportunity or referral beside its list: the gate, the evidence, what is asked, the way to sales."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.opportunities import Opportunity, OpportunityState
from desktop.domain.referrals import Referral, Strength
from desktop.ui.leads import words as lead_words
from desktop.ui.leads.involvement import InvolvementChoice
from desktop.ui.leads.loading import LeadShown
from desktop.ui.screens.leads.answers import AnswersView
from desktop.ui.screens.leads.evidence import EvidenceView
from desktop.ui.screens.leads.foot import LeadFoot
from desktop.ui.screens.leads.history import HistoryView
from desktop.ui.screens.leads.need_note import NeedNoteView
from desktop.ui.screens.leads.standing import StandingView
from desktop.ui.screens.referrals.life import ReferralLifeView
from desktop.ui.theme import Look
from desktop.ui.widgets import labels
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.chip import Chip
from desktop.ui.widgets.scroll_column import ScrollColumn

SIDE = 18


class LeadPanel(QFrame):
    """Shows a lead; what can be done with it stands at its foot."""

    openRequested = Signal(str, str)
    backRequested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, tone: str = "opportunity") -> None:
        super().__init__(parent)
        self._tone = tone
        self._shown: LeadShown | None = None
        self.setProperty("look", "panel")
        self._back = QuietButton()
        self._kind, self._state = Chip("", tone), labels.muted("", wraps=False)
        self._title, self._where = labels.heading(), labels.muted()
        self._facts = labels.small()
        self.standing = StandingView()
        self.life = ReferralLifeView(look)
        self.answers = AnswersView(look)
        self.evidence = EvidenceView(look, tone=tone)
        self.need_note = NeedNoteView(look)
        self.involvement = InvolvementChoice()
        self.history = HistoryView()
        self.foot = LeadFoot(look)
        self._scroll = ScrollColumn(margins=(SIDE, 16, SIDE, 16), spacing=4)
        self._build()
        self._back.clicked.connect(self.backRequested)
        self.evidence.openRequested.connect(self.openRequested)
        self.foot.openRequested.connect(self.openRequested)
        self.foot.steps.facts.opened.connect(self._show_facts)
        self.answers.opened.connect(self._show_editor)
        self.retranslate()

    def show_lead(self, shown: LeadShown) -> None:
        """Show a lead as it stands."""
        if self._shown is None or self._shown.lead.id != shown.lead.id:
            self._scroll.verticalScrollBar().setValue(0)
        self._shown = shown
        self.standing.show_lead(shown)
        self.life.show_lead(shown)
        self.answers.show_lead(shown)
        self.evidence.show_lead(shown)
        self.need_note.show_lead(shown)
        self.involvement.show_choice(shown.playbook, shown.lead.subject.involvement)
        self.involvement.setVisible(
            isinstance(shown.lead.subject, Opportunity) and shown.lead.subject.state.open
        )
        self.history.show_lead(shown)
        self.foot.show_lead(shown)
        self._say(shown)

    def focus_first(self) -> None:
        """Put the keyboard where reading starts."""
        (self._back if not self._back.isHidden() else self.foot.hand_off).setFocus()

    def set_back_offered(self, offered: bool) -> None:
        """Offer a way back to the list, where the list is not beside this."""
        self._back.setVisible(offered)

    def retranslate(self) -> None:
        """Set every word again."""
        for part in (
            self.life,
            self.answers,
            self.evidence,
            self.need_note,
            self.involvement,
            self.history,
            self.foot,
        ):
            part.retranslate()
        self.standing.retranslate()
        self._back.setText(self.tr("Back to the list"))
        opportunity = self._tone == "opportunity"
        self._kind.setText(self.tr("Opportunity") if opportunity else self.tr("Referral"))
        if self._shown is not None:
            self._say(self._shown)

    @Slot()
    def _show_facts(self) -> None:
        """Scroll to the form that corrects what is known of a referral."""
        self._scroll.show_whole(self.foot.steps.facts)

    @Slot()
    def _show_editor(self) -> None:
        """Scroll to the answer that is asked for."""
        self._scroll.show_whole(self.answers.editor)

    def _say(self, shown: LeadShown) -> None:
        lead = shown.lead
        self._state.setText(lead_words.state(lead.subject.state.value))
        self._title.setText(lead.title)
        steward = self.tr("you") if shown.mine else lead.steward
        self._where.setText(
            self.tr("{client} · steward: {steward}").format(client=lead.client, steward=steward)
        )
        self._facts.setText(self._facts_of(shown))
        self._facts.setVisible(bool(self._facts.text()))

    def _facts_of(self, shown: LeadShown) -> str:
        """Say the line beneath the client: through whom a referral is, or when a parked one comes back."""
        subject = shown.lead.subject
        if isinstance(subject, Referral):
            kind = shown.playbook.referral_kinds.get(subject.kind, subject.kind)
            through = self.tr("through {name}").format(name=shown.through) if shown.through else ""
            strength = "" if subject.strength is Strength.FAIR else lead_words.strength(subject.strength)
            heard = self.tr("heard by {name}").format(name=subject.heard_by) if subject.heard_by else ""
            return " · ".join(part for part in (subject.company, kind, strength, through, heard) if part)
        if shown.went_into:
            return self.tr("Went into “{title}”").format(title=lead_words.shortened(shown.went_into))
        if subject.resume_on and subject.state is OpportunityState.PARKED:
            return self.tr("Comes back {day}").format(day=lead_words.day(subject.resume_on, shown.today))
        return _worth(shown, subject)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        for widget in (self._kind, self._state):
            head.addWidget(widget)
        head.addStretch(1)
        body = self._scroll.body
        body.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        body.addLayout(head)
        for label in (self._title, self._where, self._facts):
            body.addWidget(label)
        body.addWidget(self.foot.steps.facts)
        body.addWidget(self.standing)
        for part in (self.life, self.answers, self.evidence, self.need_note, self.involvement, self.history):
            body.addSpacing(16)
            body.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(labels.hairline())
        column.addWidget(self.foot)
        self._back.hide()


def _worth(shown: LeadShown, subject: Opportunity) -> str:
    """Say what an opportunity may be worth, when it should start and what it is about, where somebody said it."""
    services = {item.id: item.label for item in shown.playbook.services}
    scope = (services.get(tag, tag) for tag in subject.scope)
    worth = subject.worth.words() if subject.worth else ""
    return " · ".join(part for part in (worth, subject.start_on, *scope) if part)
