"""The form on the page of a brief: its words, its decisions, and the reasons to say no."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.domain.briefs import Brief
from desktop.domain.playbook import Playbook
from desktop.domain.replies import Decision
from desktop.exchange.brief.answer import asks_to_be_seen, mail_address
from desktop.exchange.brief.words import FORM_WORDS, word

_ENDINGS = (Decision.WON, Decision.LOST, Decision.DISQUALIFIED)
_DECISIONS = {"accept": Decision.ACCEPTED, "return": Decision.RETURNED, "decline": Decision.DECLINED}
_FOR_INFORMATION = {"seen": Decision.SEEN, "return": Decision.RETURNED, "decline": Decision.DECLINED}


def form_of(brief: Brief, playbook: Playbook) -> Mapping[str, Any]:
    """Return what the form says; the reasons come from the playbook.

    A brief whose words are older than the question how it ended, or when to ask again, does not ask it.
    """
    words = {key.removeprefix("form_"): word(brief.words, key) for key in FORM_WORDS}
    asks = all(f"form_{decision.value}" in brief.words for decision in _ENDINGS)
    decisions = _FOR_INFORMATION if asks_to_be_seen(brief) else _DECISIONS
    first = (brief.relationship_owner.name.split() or [""])[0]
    return {
        "heading": word(brief.words, "answer_heading"),
        "words": {key: text.replace("{owner}", first) for key, text in words.items()},
        "decisions": [(decision.value, word(brief.words, key)) for key, decision in decisions.items()],
        "endings": [(decision.value, words[decision.value]) for decision in _ENDINGS] if asks else [],
        "asks_when": "form_again" in brief.words,
        "codes": [(code.id, code.label) for code in playbook.decline_codes],
        "ended_codes": [(code.id, code.label) for code in playbook.disqualify_codes],
        "has_mail": bool(mail_address(brief.relationship_owner.email)),
        "name": brief.to.name,
        "email": brief.to.email,
    }
