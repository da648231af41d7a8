"""One question before the lid is closed: the prompt that fits an entry, put off, or answered into its text."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.changes import Changes
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.interactions import Interaction
from desktop.domain.prompts import Lack, Prompt, Written, answered, choose
from desktop.domain.signals import quotes
from desktop.domain.text import canonical, excerpt
from desktop.services.desk import Desk
from desktop.services.naming import find_entry
from desktop.services.signals import find_signals
from desktop.services.versions import save_over
from desktop.store import evidence, follow_ups, interactions, prompts, trash

LONGEST = 160
"""Characters of a sentence that are repeated beside a question."""


def fitting_prompt(desk: Desk, entry: str) -> Prompt | None:
    """Return the one prompt that fits an entry, or None.

    None fits an agenda, whose session is still to come, nor an entry in the trash; one that was put off today
    is not asked.
    """
    found = find_entry(desk, entry)
    if found.at > desk.now() or trash.is_trashed(desk.journal, found.id):
        return None
    put_off_today = prompts.put_off_on(desk.journal, desk.today().isoformat())
    turn = prompts.number_of(desk.journal, found.id)
    return choose(desk.playbook.prompts, _written(desk, found), put_off_today, turn)


def words_meant(desk: Desk, entry: str, prompt: Prompt) -> str:
    """Return the sentence of an entry that made a prompt fit, on one line; empty where it is about the whole entry."""
    text = find_entry(desk, entry).text
    meant = [signal for signal in find_signals(desk, text) if signal.kind in prompt.signals]
    return excerpt(text[meant[0].sentence_start : meant[0].sentence_end], LONGEST) if meant else ""


def put_off(desk: Desk, prompt_id: str) -> Changes:
    """Do not ask that prompt again today."""
    prompt = _prompt(desk, prompt_id)
    with desk.journal.transaction():
        prompts.put_off(desk.journal, prompt.id, desk.today().isoformat())
    return Changes()


def ask_again(desk: Desk, prompt_id: str) -> Changes:
    """Take back that a prompt was put off."""
    with desk.journal.transaction():
        prompts.take_back(desk.journal, _prompt(desk, prompt_id).id)
    return Changes()


def answer_prompt(desk: Desk, entry: str, prompt_id: str, answer: str) -> Changes:
    """Write the answer to a prompt into the entry, under the question or as a follow-up; the entry before is a version.

    What is being typed in the entry meanwhile, its draft, stays and gets the answer as well.
    """
    prompt, said = _prompt(desk, prompt_id), canonical(answer)
    if not said.strip():
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The answer is empty."),
            QT_TRANSLATE_NOOP("UserError", "A few words are enough, or put the question off."),
        )
    with desk.journal.transaction():
        before = find_entry(desk, entry)
        draft = interactions.drafts(desk.journal).get(before.id)
        changes = save_over(desk, before, replace(before, text=answered(before.text, prompt, said)))
        if draft:
            draft = replace(draft, text=answered(draft.text, prompt, said))
            interactions.keep_draft(desk.journal, before.id, draft, desk.now())
        return changes


def _prompt(desk: Desk, prompt_id: str) -> Prompt:
    known = {prompt.id: prompt for prompt in desk.playbook.prompts}
    if prompt_id not in known:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The playbook has no prompt “{prompt}”."),
            QT_TRANSLATE_NOOP("UserError", "It has: {known}."),
            prompt=prompt_id[:60],
            known=", ".join(known) or "none",
        )
    return known[prompt_id]


def _written(desk: Desk, entry: Interaction) -> Written:
    found = frozenset(signal.kind for signal in find_signals(desk, entry.text))
    return Written(
        entry.text, entry.kind, found, _lacks(desk, entry), _unanswered(desk, entry), entry.temperature
    )


def _lacks(desk: Desk, entry: Interaction) -> frozenset[Lack]:
    """Return what an entry is without."""
    passages = evidence.of_interaction(desk.journal, entry.id)
    promised = prompts.has_promise(desk.journal, entry.id)
    there = {
        Lack.CLIENT: entry.client_id is not None,
        Lack.PEOPLE: bool(entry.person_ids),
        Lack.FOLLOW_UP: bool(follow_ups.of_interaction(desk.journal, entry.id)),
        Lack.PROMISE: promised,
        Lack.QUOTATION: bool(passages) or quotes(entry.text),
        Lack.MARK: bool(passages) or promised,
        Lack.DURATION: entry.minutes is not None,
        Lack.TEMPERATURE: entry.temperature is not None,
    }
    return frozenset(lack for lack, is_there in there.items() if not is_there)


def _unanswered(desk: Desk, entry: Interaction) -> frozenset[str]:
    """Return the criteria that an opportunity which was spotted in the entry has no answer for."""
    criteria = frozenset(criterion.id for criterion in desk.playbook.criteria)
    spotted = prompts.opportunities(desk.journal, entry.id)
    return frozenset().union(*(criteria - answers for _, answers in spotted))
