"""The fixed words that a brief carries with it, and dates said in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from desktop.domain.briefs import Brief, Change

FORM_WORDS = (
    "signed_with",
    "seal_good",
    "seal_changed",
    "form_how",
    "form_name",
    "form_email",
    "form_action",
    "form_day",
    "form_terms",
    "form_missing",
    "form_reason",
    "form_again",
    "form_comment",
    "form_choose",
    "form_save",
    "form_copy",
    "form_mail",
    "form_saved",
    "form_copied",
    "form_by_hand",
    "form_lacks",
    "form_past",
    "form_later",
    "form_won",
    "form_lost",
    "form_disqualified",
    "form_ended",
    "form_lesson",
)
"""What the page with the form says beside the words of every brief."""

VERIFIER_WORDS = (
    "verifier_title",
    "verifier_how",
    "verifier_choose",
    "verifier_paste",
    "verifier_check",
    "verifier_keys",
    "verifier_good",
    "verifier_known",
    "verifier_unknown",
    "verifier_changed",
    "verifier_do_not_act",
    "verifier_unsigned",
    "verifier_anyone",
    "verifier_unreadable",
    "verifier_impossible",
    "verifier_brief",
    "verifier_record",
    "verifier_clock",
)
"""What the page says that checks signatures; no brief carries them."""

WORDS = (
    "language",
    "title",
    "version",
    "expansion",
    "referral",
    "relationship_owner",
    "prepared_for",
    "ask",
    "answer_by",
    "seen_by",
    "quotes",
    "quote_marks",
    "confirmed",
    "terms",
    "not_known_yet",
    "override",
    "questions_to",
    "registered_until",
    "answer_heading",
    "answer_how",
    "answer_decision",
    "answer_decision_seen",
    "answer_name",
    "answer_day",
    "answer_yes",
    "answer_missing",
    "answer_reason",
    "answer_mail",
    "mail_attached",
    "accept",
    "seen",
    "return",
    "decline",
    "facts",
    "change_new",
    "change_changed",
    "change_removed",
    "part_heading",
    "part_client",
    "hash",
    "hash_meaning",
    "page",
    "leads_delivery",
    "leads_sales",
    "somebody",
    "colleague",
    "other_side",
    "other_client",
    "not_named",
    "missing_who",
    "missing_action",
    "missing_day",
    "missing_terms",
    "term_contacts",
    "term_blackout",
    "term_not_offered",
    "term_help_wanted",
    "term_escalation",
    "approach_not_at_all",
    "approach_only_through_me",
    "approach_with_me_in_the_room",
    "approach_after_my_introduction",
    "approach_directly",
    "fact_need",
    "fact_decides",
    "fact_timing",
    "fact_size",
    "fact_contract",
    "fact_why_now",
    "fact_cost",
    "fact_delivery",
    "weekdays",
    "months",
    "date",
    "date_with_weekday",
    *FORM_WORDS,
    *VERIFIER_WORDS,
)
"""What a playbook has to name; a brief that lacks one shows its key instead."""


def carried_words(words: Mapping[str, str]) -> dict[str, str]:
    """Return those of the playbook's words that a brief takes along."""
    return {key: text for key, text in words.items() if key not in VERIFIER_WORDS}


CHANGES = "What changed since version {since}"
"""What stands over the changes where the firm's playbook had no words for it when the brief was issued."""


def changes_heading(brief: Brief) -> str:
    """Return what stands over the changes, empty where the brief names none."""
    if brief.changes is None:
        return ""
    return (brief.words.get("changes") or CHANGES).replace("{since}", str(brief.changes.since))


def changed_parts(brief: Brief) -> dict[str, list[str]]:
    """Return the headings of the parts that are new, changed and left out, each under the word for that."""
    lines = brief.changes.lines if brief.changes else ()
    found = {
        change: [" ".join(filter(None, (line.label, line.text))) for line in lines if line.change is change]
        for change in Change
    }
    return {word(brief.words, f"change_{change}"): parts for change, parts in found.items() if parts}


def word(words: Mapping[str, str], key: str) -> str:
    """Return a fixed word, its key in plain letters where the brief does not carry it."""
    return words.get(key) or key.removeprefix("fact_").replace("_", " ")


TEMPLATES = {
    "mail_subject": "Lead brief {number}: {title}",
    "calendar_summary": "Answer due: {number}, {title}",
    "calendar_text": "{to} answers {owner} on {client} by {due}.",
}
"""Sentences with braces that a playbook words, and what a brief says that was issued before it had them."""

PLACEHOLDERS = ("number", "title", "client", "owner", "to", "due")
"""What those sentences may name in braces."""

_NAMED = re.compile(r"\{(" + "|".join(PLACEHOLDERS) + r")\}")


def filled(brief: Brief, key: str) -> str:
    """Return the sentence of a brief for `key`, with the brief's own facts in its braces."""
    facts = {
        "number": brief.label,
        "title": brief.title,
        "client": brief.client,
        "owner": brief.relationship_owner.name,
        "to": brief.to.name,
        "due": date_in_words(brief.terms.answer_due, brief.words),
    }
    return _NAMED.sub(lambda found: facts[found.group(1)], brief.words.get(key) or TEMPLATES[key])


def date_in_words(iso: str, words: Mapping[str, str], weekday: bool = True) -> str:
    """Say an ISO date, or the day of an ISO moment, in words; return what is no date as it is."""
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    names, months = words.get("weekdays", "").split(), words.get("months", "").split()
    pattern = words.get("date_with_weekday" if weekday else "date", "")
    if len(names) != 7 or len(months) != 12 or not pattern:
        return day.isoformat()
    parts = {
        "{weekday}": names[day.weekday()],
        "{day}": str(day.day),
        "{month}": months[day.month - 1],
        "{year}": str(day.year),
    }
    for placeholder, part in parts.items():
        pattern = pattern.replace(placeholder, part)
    return pattern
