"""A playbook as a person reads it: chapters of lines, in the playbook's own words, with ours between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from desktop.domain.errors import QT_TRANSLATE_NOOP
from desktop.domain.playbook import (
    BriefSection,
    Criterion,
    CrmTarget,
    Involvement,
    LeadKind,
    NoteSection,
    Playbook,
    ReasonCode,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of ours: a template marked for translation, and what fills it."""

    template: str
    arguments: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.arguments)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing the playbook says: `label` and `text` in its words, or ours where they are `Said`.

    `key` is the key in the file that says it.
    """

    label: str | Said
    text: str = ""
    details: tuple[Said, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a heading of the playbook's own, or under none."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the process; `key` is its first key in the file."""

    key: str
    title: Said
    parts: tuple[Part, ...]


def _said(template: str, **arguments: object) -> Said:
    return Said(template, arguments)


_TITLES = {
    "criteria": QT_TRANSLATE_NOOP("Playbook", "What we want to know"),
    "involvements": QT_TRANSLATE_NOOP("Playbook", "What we ask of sales"),
    "windows": QT_TRANSLATE_NOOP("Playbook", "Clocks and limits"),
    "decline_codes": QT_TRANSLATE_NOOP("Playbook", "Why a brief is declined"),
    "disqualify_codes": QT_TRANSLATE_NOOP("Playbook", "How an accepted lead ends"),
    "terms": QT_TRANSLATE_NOOP("Playbook", "The terms"),
    "services": QT_TRANSLATE_NOOP("Playbook", "What the firm does"),
    "referral_kinds": QT_TRANSLATE_NOOP("Playbook", "Kinds of referral"),
    "kinds": QT_TRANSLATE_NOOP("Playbook", "Kinds of session"),
    "consent_uses": QT_TRANSLATE_NOOP("Playbook", "What people can agree to"),
    "reminders": QT_TRANSLATE_NOOP("Playbook", "Reminders to sales"),
    "introductions": QT_TRANSLATE_NOOP("Playbook", "What is written around an introduction"),
    "contacts": QT_TRANSLATE_NOOP("Playbook", "What is written when contacts are released"),
    "states": QT_TRANSLATE_NOOP("Playbook", "What states are called"),
    "prompts": QT_TRANSLATE_NOOP("Playbook", "Questions after a session"),
    "templates": QT_TRANSLATE_NOOP("Playbook", "Templates"),
    "signals": QT_TRANSLATE_NOOP("Playbook", "What is underlined while writing"),
    "crm": QT_TRANSLATE_NOOP("Playbook", "Rows for a CRM"),
    "branding": QT_TRANSLATE_NOOP("Playbook", "How a brief shows whose it is"),
    "words": QT_TRANSLATE_NOOP("Playbook", "The words of a brief"),
    "need_note": QT_TRANSLATE_NOOP("Playbook", "The words of a need note"),
    "record": QT_TRANSLATE_NOOP("Playbook", "The words of an ownership record on paper"),
}
_WINDOWS = {
    "answer_working_days": QT_TRANSLATE_NOOP("Playbook", "Working days for an answer"),
    "protected_days": QT_TRANSLATE_NOOP("Playbook", "Days that a lead stays registered"),
    "extension_days": QT_TRANSLATE_NOOP("Playbook", "Days of the one extension"),
    "resubmissions": QT_TRANSLATE_NOOP("Playbook", "Times that a brief may be sent again"),
    "details_working_days": QT_TRANSLATE_NOOP("Playbook", "Working days for the details of a yes"),
    "stalled_days": QT_TRANSLATE_NOOP("Playbook", "Days without news until a lead counts as stalled"),
    "retention_months": QT_TRANSLATE_NOOP("Playbook", "Months that entries are kept after an engagement"),
    "between_asks_days": QT_TRANSLATE_NOOP("Playbook", "Days between two asks of one person"),
    "asks_a_quarter": QT_TRANSLATE_NOOP("Playbook", "Asks of one person in a quarter"),
    "asks_a_year": QT_TRANSLATE_NOOP("Playbook", "Asks of one person in a year"),
    "refusals": QT_TRANSLATE_NOOP("Playbook", "Refusals after which a person rests"),
    "rest_months": QT_TRANSLATE_NOOP("Playbook", "Months of that rest"),
    "parked_days": QT_TRANSLATE_NOOP("Playbook", "Days until something too early comes back"),
    "consent_notice_days": QT_TRANSLATE_NOOP("Playbook", "Days before its end that a consent is brought up"),
    "reminder_working_days": QT_TRANSLATE_NOOP("Playbook", "Working days of peace after a reminder"),
    "protection_notice_days": QT_TRANSLATE_NOOP(
        "Playbook", "Days before its end that a protection is brought up"
    ),
    "permission_answer_days": QT_TRANSLATE_NOOP(
        "Playbook", "Days until a permission that was asked for waits on Today"
    ),
}
_OTHERS = {
    "": QT_TRANSLATE_NOOP("Playbook", "The playbook itself"),
    "gate": QT_TRANSLATE_NOOP("Playbook", "What must be known first"),
    "groups": QT_TRANSLATE_NOOP("Playbook", "How the questions are grouped"),
    "phrase_lists": QT_TRANSLATE_NOOP("Playbook", "Lists of words for phrases"),
    "name": QT_TRANSLATE_NOOP("Playbook", "Name"),
    "version": QT_TRANSLATE_NOOP("Playbook", "Version"),
    "firm": QT_TRANSLATE_NOOP("Playbook", "Firm"),
    "credit": QT_TRANSLATE_NOOP("Playbook", "Credit line"),
    "holidays": QT_TRANSLATE_NOOP("Playbook", "Holidays"),
    "default_involvement": QT_TRANSLATE_NOOP("Playbook", "What is asked where nobody says otherwise"),
}
_REQUIRED = QT_TRANSLATE_NOOP("Playbook", "Required for: {involvements}")
_ALWAYS = QT_TRANSLATE_NOOP("Playbook", "Always required")
_QUOTE = QT_TRANSLATE_NOOP("Playbook", "With a quote")
_IS_SHARING = QT_TRANSLATE_NOOP("Playbook", "Answered by the customer's word that it may be passed on")
_READ_BACK = QT_TRANSLATE_NOOP("Playbook", "On the need note under “{heading}”")
_IS_INVOLVEMENT = QT_TRANSLATE_NOOP("Playbook", "Answered by what is asked of sales")
_PRINTED = QT_TRANSLATE_NOOP("Playbook", "On the brief under “{heading}”")
_NEEDS = QT_TRANSLATE_NOOP("Playbook", "Needs: {criteria}")
_LEADS = QT_TRANSLATE_NOOP("Playbook", "Who leads: {leads}")
_USUAL = QT_TRANSLATE_NOOP("Playbook", "Chosen where nobody says otherwise")
_THEN = QT_TRANSLATE_NOOP("Playbook", "Then: {state}")
_HOLIDAYS = QT_TRANSLATE_NOOP("Playbook", "Holidays")
_CREDIT = QT_TRANSLATE_NOOP("Playbook", "Credit line")
_FIRM = QT_TRANSLATE_NOOP("Playbook", "Firm")
_NAME = QT_TRANSLATE_NOOP("Playbook", "Name above the brief")
_COLOUR = QT_TRANSLATE_NOOP("Playbook", "Colour")
_LOGO = QT_TRANSLATE_NOOP("Playbook", "Logo")
_INSIDE = QT_TRANSLATE_NOOP("Playbook", "in the file itself")
_FILLED = QT_TRANSLATE_NOOP("Playbook", "from {source}")


def chapters(book: Playbook) -> tuple[Chapter, ...]:
    """Return the playbook's chapters in the order in which a person would ask about them."""
    made = {
        "criteria": _criteria(book),
        "involvements": (Part("", tuple(_involvements(book))),),
        "windows": (Part("", tuple(_windows(book))),),
        "decline_codes": _codes(book, book.decline_codes, "decline_codes"),
        "disqualify_codes": _codes(book, book.disqualify_codes, "disqualify_codes"),
        "terms": (_mapping("terms", book.terms.items()),),
        "services": (Part("", tuple(Line(item.label, item.id, key="services") for item in book.services)),),
        "referral_kinds": (
            _mapping("referral_kinds", ((key, book.referral_kinds[key]) for key in book.referral_kinds)),
        ),
        "kinds": (_mapping("kinds", ((kind.value, label) for kind, label in book.kinds.items())),),
        "consent_uses": (
            _mapping("consent_uses", ((use.value, label) for use, label in book.consent_uses.items())),
        ),
        "reminders": (_mapping("reminders", book.reminders.items()),),
        "introductions": (_mapping("introductions", book.introductions.items()),),
        "contacts": (_mapping("contacts", book.contacts.items()),),
        "states": (_mapping("states", book.states.items()),),
        "prompts": (Part("", tuple(Line(item.question, key="prompts") for item in book.prompts)),),
        "templates": (Part("", tuple(_templates(book))),),
        "signals": (Part("", tuple(Line(reason, key="signals") for reason in _reasons(book))),),
        "crm": tuple(part for target in book.crm.values() for part in _targets(book, target)),
        "branding": (Part("", tuple(_branding(book))),),
        "words": (_mapping("words", book.words.items()),),
        "need_note": (_mapping("need_note", book.need_note.items()),),
        "record": (_mapping("record", book.record.items()),),
    }
    return tuple(
        Chapter(key, Said(_TITLES[key]), parts)
        for key, parts in made.items()
        if any(part.lines for part in parts)
    )


def place_of(key: str) -> int:
    """Return where a chapter stands among all; what has no chapter of its own stands where it belongs."""
    order = ["", "groups", "criteria", "gate", *list(_TITLES)[1:]]
    return order.index(key) if key in order else len(order)


def is_named(key: str) -> bool:
    """Say whether a key has a name for people."""
    return title_of(key).template != "{key}"


def title_of(key: str) -> Said:
    """Say what a key of the file is about: a chapter, a clock, or the key itself where it has no name."""
    name = key.removeprefix("windows.")
    known = _TITLES | _OTHERS | (_WINDOWS if name != key else {})
    return Said(known.get(name) or "{key}", {} if name in known else {"key": key})


def _criteria(book: Playbook) -> tuple[Part, ...]:
    return tuple(
        Part(
            title,
            tuple(
                Line(item.label, item.question, tuple(_about(book, item)), "criteria")
                for item in book.criteria
                if item.group == group
            ),
        )
        for group, title in book.groups.items()
    )


def _about(book: Playbook, item: Criterion) -> Iterator[Said]:
    if item.required_for == frozenset(Involvement):
        yield Said(_ALWAYS)
    elif item.required_for:
        names = [book.involvements[each].label for each in Involvement if each in item.required_for]
        yield _said(_REQUIRED, involvements=", ".join(names))
    if item.needs_quote:
        yield Said(_QUOTE)
    if item.is_involvement:
        yield Said(_IS_INVOLVEMENT)
    if item.is_sharing:
        yield Said(_IS_SHARING)
    if item.need_note is not NoteSection.NOWHERE:
        yield _said(_READ_BACK, heading=book.need_note[item.need_note.value])
    if item.section is not BriefSection.NOWHERE:
        yield _said(_PRINTED, heading=book.words[f"fact_{item.section.value}"])


def _involvements(book: Playbook) -> Iterator[Line]:
    for involvement, text in book.involvements.items():
        needed = [item.label for item in book.criteria if involvement in item.required_for]
        details = [_said(_LEADS, leads=text.leads)]
        if needed:
            details.append(_said(_NEEDS, criteria=" · ".join(needed)))
        if involvement is book.default_involvement:
            details.append(Said(_USUAL))
        yield Line(text.label, text.ask, tuple(details), f"involvements.{involvement.value}")


def _windows(book: Playbook) -> Iterator[Line]:
    for key, template in _WINDOWS.items():
        yield Line(Said(template), str(getattr(book.windows, key)), key=f"windows.{key}")
    if book.holidays:
        days = ", ".join(day.isoformat() for day in sorted(book.holidays))
        yield Line(Said(_HOLIDAYS), days, key="holidays")


def _codes(book: Playbook, codes: Iterable[ReasonCode], key: str) -> tuple[Part, ...]:
    groups: dict[str, list[Line]] = {}
    for code in codes:
        then = _said(_THEN, state=book.state_label(code.then))
        groups.setdefault(code.group, []).append(Line(code.label, code.advice, (then,), key))
    return tuple(Part(group, tuple(lines)) for group, lines in groups.items())


def _mapping(key: str, texts: Iterable[tuple[str, str]]) -> Part:
    return Part("", tuple(Line(name, text, key=f"{key}.{name.replace(' ', '-')}") for name, text in texts))


def _templates(book: Playbook) -> Iterator[Line]:
    for template in book.templates:
        headings = [line.lstrip("# ").strip() for line in template.text.splitlines() if line.startswith("#")]
        yield Line(template.label, " · ".join((book.kind_label(template.kind), *headings)), key="templates")


def _reasons(book: Playbook) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rule.reason for rule in book.signals))


def _targets(book: Playbook, target: CrmTarget) -> Iterator[Part]:
    for kind in LeadKind:
        lines = (
            Line(column.heading, column.source[1:], key="crm")
            if column.source.startswith("=")
            else Line(column.heading, "", (_said(_FILLED, source=column.source),), "crm")
            for column in target.columns[kind]
        )
        yield Part(f"{target.label}, {book.words[kind.value]}", tuple(lines))


def _branding(book: Playbook) -> Iterator[Line]:
    brand = book.branding
    yield Line(Said(_FIRM), book.firm, key="firm")
    yield Line(Said(_CREDIT), book.credit, key="credit")
    if brand.name:
        yield Line(Said(_NAME), brand.name, key="branding.name")
    if brand.colour:
        yield Line(Said(_COLOUR), brand.colour, key="branding.colour")
    if brand.logo:
        inside = brand.logo.startswith("data:")
        yield Line(
            Said(_LOGO), "" if inside else brand.logo, (Said(_INSIDE),) if inside else (), "branding.logo"
        )
