"""Writing down what happens to a lead, and offering to take it back; shared by both screens of leads."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.domain.changes import Changes
from desktop.domain.opportunities import HowWeKnow
from desktop.domain.playbook import Involvement
from desktop.domain.referrals import Referral, ReferralState
from desktop.services import leads, merging, opportunity_facts, promises, referrals
from desktop.services.desk import Desk
from desktop.ui.jobs import Jobs
from desktop.ui.leads.loading import LeadShown
from desktop.ui.screens.referrals.facts import ReferralFacts, facts_of


class LeadDesk(QObject):
    """Hands writes about one lead to the jobs; what can be undone is offered once it is done."""

    undoOffered = Signal(str, object)
    noticeRequested = Signal(str)
    answered = Signal()
    edited = Signal()
    referralCorrected = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._shown: LeadShown | None = None
        self._said: tuple[str, Callable[[], object] | None] = ("", None)
        self._before: tuple[str, ReferralFacts] | None = None

    def show_lead(self, shown: LeadShown | None) -> None:
        """Remember what is shown, so that it can be put back."""
        self._shown = shown

    @Slot(str, str, str)
    def answer(self, criterion: str, text: str, how: str) -> None:
        """Write one answer down; an empty text takes it back."""
        if self._shown is None:
            return
        lead, known = self._shown.lead.id, self._shown.answer(criterion)
        if not text and known is None:
            self.answered.emit()
            return
        before = partial(
            leads.answer,
            lead=lead,
            criterion=criterion,
            text=known.text if known else "",
            how=known.how if known else HowWeKnow.HEARD,
            entry=(known.interaction_id or "") if known else "",
        )
        said = self.tr("The answer is kept.") if text else self.tr("The answer is taken back.")
        self._write(
            partial(
                leads.answer,
                lead=lead,
                criterion=criterion,
                text=text,
                how=HowWeKnow(how),
                entry=(known.interaction_id or "") if known and text else "",
            ),
            said,
            before,
        )
        self.answered.emit()

    @Slot(str)
    def tell_standing(self, line: str) -> None:
        """Keep what the client knows of our late or broken promises."""
        if self._shown is not None:
            client, before = self._shown.lead.client_id, self._shown.lead.told
            back = partial(promises.tell_standing, client=client, line=before)
            work = partial(promises.tell_standing, client=client, line=line)
            self._write(work, self.tr("It is kept for the next brief."), back)

    @Slot(str)
    def choose_involvement(self, involvement: str) -> None:
        """Say what is asked of sales."""
        if self._shown is not None:
            lead = self._shown.lead
            before = partial(leads.choose_involvement, lead=lead.id, involvement=lead.subject.involvement)
            chosen = Involvement(involvement)
            said = self.tr("Asked of sales: {label}").format(
                label=self._shown.playbook.involvements[chosen].label
            )
            self._write(partial(leads.choose_involvement, lead=lead.id, involvement=chosen), said, before)

    @Slot(str)
    def park(self, until: str) -> None:
        """Park an opportunity until a day."""
        if self._shown is not None:
            lead = self._shown.lead.id
            back = partial(leads.resume_opportunity, reference=lead)
            self._write(
                partial(leads.park_opportunity, reference=lead, until=until), self.tr("It is parked."), back
            )

    @Slot()
    def resume(self) -> None:
        """Take a parked opportunity up again."""
        if self._shown is not None:
            lead = self._shown.lead.id
            self._write(partial(leads.resume_opportunity, reference=lead), self.tr("It is open again."))

    @Slot(str)
    def drop(self, reason: str) -> None:
        """End an opportunity, with a reason."""
        if self._shown is not None:
            lead = self._shown.lead.id
            self._write(
                partial(leads.drop_opportunity, reference=lead, reason=reason),
                self.tr("It is dropped; the reason is on record."),
            )

    @Slot(str)
    def merge(self, into: str) -> None:
        """Merge an opportunity into another of its client, and offer to take that back."""
        if self._shown is not None:
            lead = self._shown.lead
            said = self.tr("“{title}” went into the other one.").format(title=lead.title)
            back = partial(merging.unmerge, reference=lead.id)
            self._write(partial(merging.merge, source=lead.id, into=into), said, back)

    @Slot()
    def unmerge(self) -> None:
        """Let an opportunity stand by itself again."""
        if self._shown is not None:
            work = partial(merging.unmerge, reference=self._shown.lead.id)
            self._write(work, self.tr("It stands by itself again."))

    @Slot(str, str, str)
    def edit(self, value: str, start: str, scope: str) -> None:
        """Keep value, start and scope (with commas) of an opportunity; tell when they are kept."""
        if self._shown is not None:
            tags = tuple(tag.strip() for tag in scope.split(",") if tag.strip())
            lead = self._shown.lead.id
            work = partial(
                opportunity_facts.edit_opportunity, reference=lead, value=value, start=start, scope=tags
            )
            self._jobs.submit(work, self._edited)

    @Slot(str, str)
    def advance(self, state: str, how: str) -> None:
        """Take a referral one step further; `how` says in which way it was asked or answered."""
        if self._shown is not None:
            step = partial(referrals.advance_referral, to=ReferralState(state), how=how)
            self._write(partial(step, reference=self._shown.lead.id), self.tr("It is on record."))

    @Slot(str, str, str)
    def note_other_side(self, name: str, role: str, how: str) -> None:
        """Put on record that the person on the other side wants to be introduced."""
        if self._shown is not None:
            lead = self._shown.lead.id
            work = partial(referrals.other_side_agrees, reference=lead, name=name, role=role, how=how)
            self._write(work, self.tr("Both sides agree; the introduction is ready to be written."))

    @Slot(str)
    def close_loop(self, told: str) -> None:
        """Put on record that the referrer was told how it ended, and thanked."""
        if self._shown is not None:
            work = partial(referrals.close_loop, reference=self._shown.lead.id, told=told)
            self._write(work, self.tr("It is done, and the thanks are on their line."))

    @Slot(object)
    def correct_referral(self, facts: ReferralFacts) -> None:
        """Keep what is known of a referral; it can be put back."""
        if self._shown is not None and isinstance(self._shown.lead.subject, Referral):
            self._before = (self._shown.lead.id, facts_of(self._shown.lead.subject))
            work = partial(_corrected, self._shown.lead.id, facts)
            self._jobs.submit(work, self._facts_kept)

    @Slot(object)
    def _facts_kept(self, _changes: Changes) -> None:
        self.referralCorrected.emit()
        if self._before is not None:
            back = partial(self._jobs.submit, partial(_corrected, *self._before))
            self.undoOffered.emit(self.tr("It is kept."), back)

    def _write(
        self, work: Callable[[Desk], Changes], said: str, back: Callable[[Desk], Changes] | None = None
    ) -> None:
        undo = partial(self._jobs.submit, back) if back is not None else None
        self._said = (said, undo)
        self._jobs.submit(work, self._written)

    @Slot(object)
    def _edited(self, _changes: Changes) -> None:
        self.edited.emit()
        self.noticeRequested.emit(self.tr("It is kept."))

    @Slot(object)
    def _written(self, _changes: Changes) -> None:
        said, undo = self._said
        if undo is not None:
            self.undoOffered.emit(said, undo)
        else:
            self.noticeRequested.emit(said)


def _corrected(lead: str, facts: ReferralFacts, desk: Desk) -> Changes:
    return referrals.edit_referral(
        desk,
        lead,
        company=facts.company,
        kind=facts.kind,
        through=facts.through,
        strength=facts.strength,
        heard_by=facts.heard_by,
    )
