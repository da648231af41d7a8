"""The gate: which criteria an involvement requires, what is met, and the next natural question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.opportunities import Answer
from desktop.domain.playbook import BriefSection, Criterion, Involvement, Playbook


@dataclass(frozen=True, slots=True)
class Gate:
    """The required criteria of one lead, in the playbook's order, split by whether they are met."""

    involvement: Involvement
    answered: tuple[Criterion, ...]
    missing: tuple[Criterion, ...]

    @property
    def met(self) -> bool:
        """Say whether a brief may be issued."""
        return not self.missing

    @property
    def required(self) -> int:
        """Return how many criteria count."""
        return len(self.answered) + len(self.missing)

    @property
    def next_question(self) -> str:
        """Return the next natural question to ask in the work, empty when nothing is missing."""
        return self.missing[0].question if self.missing else ""


def evaluate(
    playbook: Playbook,
    involvement: Involvement,
    answers: Mapping[str, Answer],
    *,
    has_quote: bool,
    involvement_chosen: bool = False,
) -> Gate:
    """Evaluate the gate for `involvement`.

    `has_quote` says whether a passage is linked as evidence; `involvement_chosen` that the involvement was
    named outright, which answers the criterion that asks for it.
    """
    answered: list[Criterion] = []
    missing: list[Criterion] = []
    for criterion in playbook.criteria:
        if involvement in criterion.required_for:
            chosen = criterion.is_involvement and involvement_chosen
            met = chosen or _is_met(criterion, answers, has_quote)
            (answered if met else missing).append(criterion)
    return Gate(involvement, tuple(answered), tuple(missing))


def _is_met(criterion: Criterion, answers: Mapping[str, Answer], has_quote: bool) -> bool:
    answer = answers.get(criterion.id)
    return bool(answer and answer.text.strip()) and (has_quote or not criterion.needs_quote)


def printed_always(playbook: Playbook, involvement: Involvement) -> frozenset[BriefSection]:
    """Return the sections of a brief that print what the gate requires for `involvement`: they are never left out."""
    required = {item.section for item in playbook.criteria if involvement in item.required_for}
    return frozenset(required - {BriefSection.NOWHERE})


def refuse_unmet(gate: Gate, title: str) -> None:
    """Refuse a hand-off whose gate is not met, with the next question instead of a scolding."""
    if gate.met:
        return
    raise UserError(
        QT_TRANSLATE_NOOP("UserError", "“{title}” is not ready for sales yet: {count} of {required} open."),
        QT_TRANSLATE_NOOP("UserError", "Ask in the work: {question} (criterion {criterion})"),
        title=title,
        count=len(gate.missing),
        required=gate.required,
        question=gate.next_question,
        criterion=gate.missing[0].id,
    )
