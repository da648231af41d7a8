"""The one question after an entry is saved: which prompts of the playbook fit what was written, and which is asked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.interactions import InteractionKind
from desktop.domain.phrases import Phrase
from desktop.domain.signals import SignalKind, has_phrase


class Lack(StrEnum):
    """What an entry may be without."""

    CLIENT = "no-client"
    PEOPLE = "no-people"
    FOLLOW_UP = "no-follow-up"
    PROMISE = "no-promise"
    QUOTATION = "no-quotation"
    MARK = "nothing-spotted"
    DURATION = "no-duration"
    TEMPERATURE = "no-temperature"


class Answer(StrEnum):
    """What an answer becomes in the entry: a part of its text under the question, or a follow-up."""

    TEXT = "text"
    FOLLOW_UP = "follow-up"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question, and what must all be so for it to fit; an empty condition is none.

    Of `signals`, `phrases` and `entry_kinds` one each must be there, `lacks` must all be lacking. `criterion`
    must have no answer yet for an opportunity that was spotted in the entry.
    """

    id: str
    question: str
    priority: int
    signals: frozenset[SignalKind] = frozenset()
    phrases: tuple[Phrase, ...] = ()
    entry_kinds: frozenset[InteractionKind] = frozenset()
    lacks: frozenset[Lack] = frozenset()
    criterion: str = ""
    warmest: int | None = None
    answer: Answer = Answer.TEXT


@dataclass(frozen=True, slots=True)
class Written:
    """What is known of an entry when a prompt is looked for; `unanswered` are criteria of its opportunities."""

    text: str
    kind: InteractionKind
    signals: frozenset[SignalKind]
    lacks: frozenset[Lack]
    unanswered: frozenset[str]
    temperature: int | None


def fits(prompt: Prompt, written: Written) -> bool:
    """Say whether a prompt fits an entry in which it was not answered yet."""
    return (
        f"\n{_heading(prompt)}\n" not in f"\n{written.text}\n"
        and (not prompt.signals or not prompt.signals.isdisjoint(written.signals))
        and (not prompt.entry_kinds or written.kind in prompt.entry_kinds)
        and prompt.lacks <= written.lacks
        and (not prompt.criterion or prompt.criterion in written.unanswered)
        and (prompt.warmest is None or (written.temperature or 0) <= prompt.warmest)
        and (not prompt.phrases or has_phrase(written.text, prompt.phrases))
    )


def answered(text: str, prompt: Prompt, answer: str) -> str:
    """Return an entry's text with the answer to a prompt at its end."""
    if prompt.answer is Answer.FOLLOW_UP:
        return f"{text.rstrip()}\n\n- [ ] {' '.join(answer.split())}"
    return f"{text.rstrip()}\n\n{_heading(prompt)}\n{answer.strip()}"


def _heading(prompt: Prompt) -> str:
    """Return the heading under which the answer stands; what headings say is no signal."""
    return f"## {' '.join(prompt.question.split())}"


def choose(prompts: Sequence[Prompt], written: Written, put_off: Collection[str], turn: int) -> Prompt | None:
    """Return the fitting prompt of the highest priority; of several equal ones `turn` decides, so that they alternate."""
    fitting = [prompt for prompt in prompts if prompt.id not in put_off and fits(prompt, written)]
    if not fitting:
        return None
    highest = max(prompt.priority for prompt in fitting)
    equal = [prompt for prompt in fitting if prompt.priority == highest]
    return equal[turn % len(equal)]
