"""What the page of a brief says, in its order and in words, the same for every format that is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.briefs import Brief, Contact, Fact, Quote
from desktop.domain.playbook import BriefSection, LeadKind
from desktop.domain.text import quoted
from desktop.exchange.brief import answer
from desktop.exchange.brief.answer import Link
from desktop.exchange.brief.words import changed_parts, changes_heading, date_in_words, word


@dataclass(frozen=True, slots=True)
class Passage:
    """A heading and what stands under it; `known` is false where it says that it is not known yet."""

    heading: str
    text: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """What the customer said, between quotation marks, and who and when in one line."""

    text: str
    by: str


@dataclass(frozen=True, slots=True)
class Person:
    """Whom to ask, with addresses that open a call or a mail where there are any."""

    name: str
    practice: str
    phone: str
    phone_address: str
    mail: str
    mail_address: str


@dataclass(frozen=True, slots=True)
class Answer:
    """How to answer: a heading, a sentence, the lines, and the mails with the lines written."""

    heading: str
    how: str
    lines: tuple[str, ...]
    mail: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on the page from top to bottom; `issued` is the ISO date for the file's own metadata."""

    language: str
    document: str
    issued: str
    eyebrow: tuple[str, ...]
    title: str
    subtitle: tuple[str, ...]
    owner: Passage
    recipient: Passage
    ask: Passage
    answer_by: Passage
    registered_until: Passage
    override: Passage | None
    changes_heading: str
    changes: tuple[Passage, ...]
    need: tuple[Passage, ...]
    facts_heading: str
    facts: tuple[Passage, ...]
    quotes_heading: str
    quotes: tuple[Said, ...]
    reasons: tuple[Passage, ...]
    delivery: tuple[Passage, ...]
    terms: Passage
    term_details: tuple[Passage, ...]
    questions_to: str
    steward: Person
    answer: Answer
    credit: str
    check: Passage
    check_meaning: str
    key: Passage | None
    page_word: str


def page(brief: Brief, fingerprint: str = "") -> Page:
    """Return the page of `brief`, from the brief alone; `fingerprint` is that of the key it is signed with."""
    words = brief.words
    before, after = brief.facts_before_quotes(), brief.facts_after_quotes()
    kind = word(words, "referral" if brief.kind is LeadKind.REFERRAL else "expansion")
    return Page(
        language=words.get("language", "en"),
        document=f"{brief.title} – {word(words, 'title')} {brief.label}",
        issued=_issued(brief),
        eyebrow=_eyebrow(brief),
        title=brief.title,
        subtitle=(brief.client, kind),
        owner=Passage(word(words, "relationship_owner"), _named(brief.relationship_owner)),
        recipient=Passage(word(words, "prepared_for"), _named(brief.to)),
        ask=Passage(word(words, "ask"), brief.ask),
        answer_by=_dated(
            brief, "seen_by" if answer.asks_to_be_seen(brief) else "answer_by", brief.terms.answer_due
        ),
        registered_until=_dated(brief, "registered_until", brief.terms.protected_until, weekday=False),
        override=Passage(word(words, "override"), brief.override) if brief.override else None,
        changes_heading=changes_heading(brief),
        changes=_changes(brief),
        need=_passages(brief, [fact for fact in before if fact.section is BriefSection.NEED]),
        facts_heading=word(words, "facts"),
        facts=_passages(brief, [fact for fact in before if fact.section is not BriefSection.NEED]),
        quotes_heading=word(words, "quotes"),
        quotes=tuple(_said(brief, quote) for quote in brief.quotes),
        reasons=_passages(brief, [fact for fact in after if fact.section is not BriefSection.DELIVERY]),
        delivery=_passages(brief, [fact for fact in after if fact.section is BriefSection.DELIVERY]),
        terms=Passage(word(words, "terms"), brief.terms.text),
        term_details=tuple(Passage(detail.label, detail.text) for detail in brief.terms.details),
        questions_to=word(words, "questions_to"),
        steward=person(brief.relationship_owner),
        answer=_answer(brief),
        credit=brief.credit,
        check=Passage(word(words, "hash"), short_hash(brief)),
        check_meaning=word(words, "hash_meaning"),
        key=Passage(word(words, "signed_with"), fingerprint) if fingerprint else None,
        page_word=word(words, "page"),
    )


def short_hash(brief: Brief) -> str:
    """Return the first sixteen characters of the hash in groups that can be read aloud."""
    start = brief.hash[:16]
    return " ".join(start[index : index + 4] for index in range(0, 16, 4))


def _issued(brief: Brief) -> str:
    """Return the ISO date of issue, empty where the brief has none that exists."""
    try:
        return date.fromisoformat(brief.issued_at[:10]).isoformat()
    except ValueError:
        return ""


def _eyebrow(brief: Brief) -> tuple[str, ...]:
    return (
        word(brief.words, "title"),
        brief.number,
        f"{word(brief.words, 'version')} {brief.version}",
        date_in_words(brief.issued_at, brief.words, weekday=False),
    )


def _named(contact: Contact) -> str:
    return ", ".join(part for part in (contact.name, contact.practice) if part)


def _dated(brief: Brief, key: str, iso: str, weekday: bool = True) -> Passage:
    return Passage(word(brief.words, key), date_in_words(iso, brief.words, weekday))


def _changes(brief: Brief) -> tuple[Passage, ...]:
    """Return what is new, what says something else and what was left out, a passage each."""
    found = changed_parts(brief)
    return tuple(Passage(heading, " · ".join(parts)) for heading, parts in found.items())


def _passages(brief: Brief, facts: list[Fact]) -> tuple[Passage, ...]:
    order = list(BriefSection)
    return tuple(
        Passage(
            fact.label or word(brief.words, f"fact_{fact.section}"),
            fact.text or word(brief.words, "not_known_yet"),
            known=bool(fact.text),
        )
        for fact in sorted(facts, key=lambda fact: order.index(fact.section))
    )


def _said(brief: Brief, quote: Quote) -> Said:
    day = date_in_words(quote.on, brief.words, weekday=False)
    confirmed = word(brief.words, "confirmed") if quote.confirmed else ""
    return Said(
        quoted(quote.text, brief.words.get("quote_marks", "")),
        ", ".join(part for part in (quote.speaker, day, confirmed) if part),
    )


def person(contact: Contact) -> Person:
    """Return somebody as whom to ask."""
    return Person(
        contact.name,
        contact.practice,
        contact.phone,
        answer.phone_address(contact.phone),
        contact.email,
        answer.mail_address(contact.email),
    )


def _answer(brief: Brief) -> Answer:
    words = brief.words
    return Answer(
        word(words, "answer_heading"),
        word(words, "answer_how"),
        answer.lines(brief),
        word(words, "answer_mail"),
        answer.links(brief),
    )
