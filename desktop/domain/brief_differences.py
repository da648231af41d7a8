"""What differs between two versions of a brief, part by part in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from desktop.domain.briefs import TERM_DETAILS, Brief, BriefChanges, Change, ChangedLine, Contact, Quote
from desktop.domain.playbook import BriefSection
from desktop.domain.text import quoted, single_line

LIKE = 60
"""How alike, of 100, two quotes are that count as one that was put differently."""

DAYS = ("answer_by", "registered_until")
"""The parts that are ISO dates."""

LONGEST = 56
"""Characters of a quote that the list of changes repeats: enough to know it again on the page."""

_PRINTED = tuple(section for section in BriefSection if section is not BriefSection.NOWHERE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Difference:
    """One part that differs: `part` names a field, a section or a further term, `label` is its heading.

    `before` and `after` are what it says, as ISO dates in `DAYS`; empty where it was not there or not known.
    """

    part: str
    label: str
    before: str
    after: str

    @property
    def change(self) -> Change:
        """Say what happened to the part."""
        if not self.before:
            return Change.NEW
        return Change.CHANGED if self.after else Change.REMOVED


def differences(before: Brief, after: Brief) -> tuple[Difference, ...]:
    """Compare two versions; what each version has of its own (number, hash, moment, playbook) is no difference."""
    old, new = _parts(before), _parts(after)
    labels = {part: _label(part, after) for part in (*new, "quotes")}
    found = [
        Difference(part, labels[part], old[part], said)
        for part, said in new.items()
        if said != old[part] and not (part == "terms" and _undated(before) == _undated(after))
    ]
    found += _of_quotes(before, after, labels["quotes"])
    order = list(labels)
    order.insert(order.index(BriefSection.WHY_NOW), order.pop())  # where the page has the customer's words
    return tuple(sorted(found, key=lambda each: order.index(each.part)))


def changes_since(before: Brief, after: Brief) -> BriefChanges | None:
    """Return what `after` tells its reader of the differences, None where there are none.

    A text of `before` may be one that must not leave any more, so that nothing of it is repeated; headings say enough
    but for quotes, which have one heading together.
    """
    lines = tuple(
        ChangedLine(each.label, each.change, _beginning(each.after) if each.part == "quotes" else "")
        for each in differences(before, after)
    )
    return BriefChanges(before.version, lines) if lines else None


def _beginning(quote: str) -> str:
    """Return the first words of a quote without who said it; empty where the quote is gone."""
    said = single_line(quote[: quote.rfind("”") + 1])
    return said if len(said) <= LONGEST else said[: LONGEST - 2].rsplit(" ", 1)[0] + "…”"


def _parts(brief: Brief) -> dict[str, str]:
    """Return what each part says that there is once; all parts are named, also those that say nothing."""
    facts = {fact.section: fact.text or "" for fact in brief.facts}
    details = {detail.kind: detail.text for detail in brief.terms.details}
    return {
        "heading": brief.title,
        "client": brief.client,
        "relationship_owner": _named(brief.relationship_owner),
        "prepared_for": _named(brief.to),
        "override": brief.override or "",
        "ask": brief.ask,
        "answer_by": brief.terms.answer_due,
        "registered_until": brief.terms.protected_until,
        **{section.value: facts.get(section, "") for section in _PRINTED},
        "terms": brief.terms.text,
        **{kind: details.get(kind, "") for kind in TERM_DETAILS},
    }


def _label(part: str, brief: Brief) -> str:
    """Return the heading of a part in the brief's own words, its name where the brief has none."""
    keys = (f"fact_{part}", f"term_{part}", f"part_{part}", part)
    said = next((brief.words[key] for key in keys if brief.words.get(key)), part.replace("_", " "))
    return said.rstrip(" :,")


def _named(contact: Contact) -> str:
    return ", ".join(part for part in (contact.name, contact.practice, contact.phone, contact.email) if part)


def _undated(brief: Brief) -> list[str]:
    """Return the words of the terms without days, which have parts of their own."""
    names = f"{brief.words.get('weekdays', '')} {brief.words.get('months', '')}".split()
    words = _WORD.findall(brief.terms.text)
    return [word for word in words if word not in names and not word.isdecimal()]


def _of_quotes(before: Brief, after: Brief, label: str) -> Iterator[Difference]:
    """Yield the quotes that came, that were put differently, and that went."""
    gone = [quote for quote in before.quotes if quote not in after.quotes]
    for quote in after.quotes:
        if quote in before.quotes:
            continue
        former = next((each for each in gone if _alike(each, quote)), None)
        if former is not None:
            gone.remove(former)
        yield Difference("quotes", label, _said(former, before) if former else "", _said(quote, after))
    for quote in gone:
        yield Difference("quotes", label, _said(quote, before), "")


def _alike(one: Quote, other: Quote) -> bool:
    return fuzz.ratio(one.text, other.text) >= LIKE


def _said(quote: Quote, brief: Brief) -> str:
    confirmed = brief.words.get("confirmed", "") if quote.confirmed else ""
    by = ", ".join(part for part in (quote.speaker, confirmed) if part)
    return quoted(quote.text, brief.words.get("quote_marks", "")) + (f" – {by}" if by else "")
