"""The firm's playbook read from TOML: the default, and a firm's own file over it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from desktop.domain.clients import ContactProtocol
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.opportunities import OpportunityState
from desktop.domain.playbook import (
    BY_PERSON,
    BriefSection,
    Criterion,
    Involvement,
    InvolvementText,
    NoteSection,
    Playbook,
    ReasonCode,
    Windows,
)
from desktop.domain.releases import RELEASABLE
from desktop.domain.reminders import WRITTEN
from desktop.exchange import playbook_crm as rows
from desktop.exchange import playbook_gate as gates
from desktop.exchange import playbook_labels as labels
from desktop.exchange import playbook_need_note as notes
from desktop.exchange import playbook_writing as writing
from desktop.exchange.brief.words import PLACEHOLDERS as IN_SENTENCES
from desktop.exchange.brief.words import TEMPLATES, WORDS
from desktop.exchange.playbook_merging import merged
from desktop.exchange.playbook_record import record
from desktop.exchange.toml import SIZE_LIMIT, SLUG, Table, parse

PLACEHOLDERS = ("owner", "owner_first", "client", "leads", "protocol", "protected_until", "answer_due")
"""What the sentences of the terms may name in braces."""

LIMITS = {
    "answer_working_days": (1, 365),
    "protected_days": (1, 3650),
    "extension_days": (0, 3650),
    "resubmissions": (0, 100),
    "details_working_days": (0, 365),
    "stalled_days": (1, 3650),
    "retention_months": (1, 240),
    "between_asks_days": (0, 3650),
    "asks_a_quarter": (0, 1000),
    "asks_a_year": (0, 1000),
    "refusals": (1, 1000),
    "rest_months": (0, 240),
    "parked_days": (1, 3650),
    "consent_notice_days": (0, 3650),
    "reminder_working_days": (0, 365),
    "protection_notice_days": (0, 3650),
    "permission_answer_days": (0, 3650),
}
"""The clocks with the least and the most that each may be."""

_IN_REMINDERS = ("number", "title", "client", "to", "me", "due", "until", "action", "action_on")
_IN_INTRODUCTIONS = ("referrer", "referrer_full", "contact", "company", "client", "me")
_AROUND_AN_INTRODUCTION = ("ask", "introduction", "thanks_won", "thanks_lost")
_PARAGRAPHS = ("expansion", "referral", "take")
_DATE_PARTS = ("weekday", "day", "month", "year")
_AFTER_DECLINE = (
    OpportunityState.QUALIFIED,
    OpportunityState.EXPLORING,
    OpportunityState.PARKED,
    OpportunityState.DROPPED,
    OpportunityState.LOST,
)


def protocol_key(protocol: ContactProtocol) -> str:
    """Return the key of the terms' sentence for a contact protocol."""
    return "protocol_" + protocol.value.replace(" ", "-")


def load(path: Path, default: Path | None = None) -> Playbook:
    """Read the playbook at `path`; what it leaves out comes from `default`, if one is given."""
    return loads(read_bytes(path), path.name, read_bytes(default) if default else None)


def loads(data: bytes, name: str, default: bytes | None = None) -> Playbook:
    """Read a playbook; `name` is its file's name for messages, `default` fills what it leaves out."""
    tables = parse(data, name)
    if default is not None:
        tables = merged(parse(default, "default.toml"), tables)
    return read_tables(tables, name)


def read_tables(tables: Mapping[str, Any], name: str) -> Playbook:
    """Read a playbook from TOML's tables; `name` is its file's name for messages."""
    return _playbook(Table(dict(tables), name))


def keys_of(tables: Mapping[str, Any], name: str) -> frozenset[str]:
    """Return every key that is looked for while this playbook is read, such as `criteria[].label`."""
    trace: set[str] = set()
    _playbook(Table(dict(tables), name, trace=trace))
    return frozenset(trace)


def read_bytes(path: Path) -> bytes:
    """Return a playbook file's bytes, no more than one too many."""
    try:
        with path.open("rb") as file:
            return file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The playbook “{path}” cannot be read: {reason}."),
            QT_TRANSLATE_NOOP("UserError", "Check the place and the permissions of the file."),
            path=path,
            reason=error.strerror or "unknown reason",
        ) from error


def _playbook(root: Table) -> Playbook:
    groups = _some(root.table("groups"), "names no group")
    criteria = gates.gated(root, _criteria(root, tuple(groups)))
    referral_kinds = _some(root.table("referral_kinds"), "names no kind")
    playbook = Playbook(
        name=root.text("name", 80),
        version=root.text("version", 40),
        groups=groups,
        criteria=criteria,
        default_involvement=Involvement(root.choice("default_involvement", tuple(Involvement))),
        involvements=_involvements(root.table("involvements")),
        decline_codes=_codes(root, "decline_codes"),
        disqualify_codes=_codes(root, "disqualify_codes"),
        windows=_windows(root.table("windows")),
        holidays=root.dates("holidays"),
        firm=root.text("firm", 200),
        credit=root.text("credit", 500),
        terms=_terms(root.table("terms")),
        words=_words(root.table("words")),
        referral_kinds=referral_kinds,
        referral_offers=frozenset(root.choices("referral_offers", tuple(referral_kinds))),
        crm=rows.targets(root.table("crm")),
        kinds=labels.kinds(root),
        consent_uses=labels.consent_uses(root),
        reminders=_reminders(root.table("reminders")),
        introductions=_introductions(root.table("introductions")),
        contacts=_contacts(root.table("contacts")),
        states=labels.states(root),
        services=labels.services(root),
        branding=labels.branding(root),
        templates=writing.templates(root),
        prompts=writing.prompts(root, tuple(criterion.id for criterion in criteria)),
        signals=writing.signals(root),
        need_note=notes.need_note(root),
        record=record(root),
    )
    root.close()
    return playbook


def _some(table: Table, lack: str) -> Mapping[str, str]:
    """Return texts by their ids, at least one; `lack` says what is missing where there is none."""
    texts = _identified(table)
    if not texts:
        table.refuse("", lack)
    return texts


def _identified(table: Table) -> Mapping[str, str]:
    texts = table.mapping()
    for key in texts:
        _check_id(table, key, key)
    return texts


def _check_id(table: Table, key: str, value: str) -> None:
    if not SLUG.fullmatch(value):
        table.refuse(key, f"“{value[:60]}” must be lower-case letters, digits and hyphens")


def _unique(tables: Iterable[Table], key: str) -> None:
    seen: set[str] = set()
    for table in tables:
        value = table.text(key)
        if value in seen:
            table.refuse(key, f"“{value}” is there twice")
        seen.add(value)


def _criteria(root: Table, groups: tuple[str, ...]) -> tuple[Criterion, ...]:
    tables = root.tables("criteria")
    if not tables:
        root.refuse("criteria", "names no criterion")
    _unique(tables, "id")
    criteria = tuple(_criterion(table, groups) for table in tables)
    for flag in ("is_involvement", "is_sharing"):
        flagged = [table for table in tables if table.flag(flag)]
        for table in flagged[1:]:
            table.refuse(flag, "may be true for one criterion only")
    return criteria


def _criterion(table: Table, groups: tuple[str, ...]) -> Criterion:
    sections = tuple(section.value for section in BriefSection)
    criterion = Criterion(
        id=table.text("id", 60),
        group=table.choice("group", groups),
        label=table.text("label", 200),
        question=table.text("question", 400),
        required_for=frozenset(map(Involvement, table.choices("required", tuple(Involvement)))),
        needs_quote=table.flag("needs_quote"),
        is_involvement=table.flag("is_involvement"),
        section=BriefSection(table.choice("section", sections, BriefSection.NOWHERE.value)),
        is_sharing=table.flag("is_sharing"),
        need_note=NoteSection(table.choice("need_note", tuple(NoteSection), NoteSection.NOWHERE.value)),
    )
    if criterion.is_involvement and criterion.need_note is not NoteSection.NOWHERE:
        table.refuse("need_note", "must be “nowhere” where the criterion asks what we want from sales")
    _check_id(table, "id", criterion.id)
    table.close()
    return criterion


def _involvements(table: Table) -> Mapping[Involvement, InvolvementText]:
    texts = {involvement: _involvement(table.table(involvement.value)) for involvement in Involvement}
    table.close()
    return texts


def _involvement(table: Table) -> InvolvementText:
    text = InvolvementText(table.text("label", 80), table.text("ask", 400), table.text("leads", 80))
    table.close()
    return text


def _codes(root: Table, key: str) -> tuple[ReasonCode, ...]:
    tables = root.tables(key)
    _unique(tables, "id")
    return tuple(_code(table) for table in tables)


def _code(table: Table) -> ReasonCode:
    code = ReasonCode(
        id=table.text("id", 60),
        label=table.text("label", 200),
        group=table.text("group", 60),
        advice=table.text("advice", 400),
        then=table.choice("then", _AFTER_DECLINE),
    )
    _check_id(table, "id", code.id)
    table.close()
    return code


def _windows(table: Table) -> Windows:
    windows = Windows(**{name: table.count(name, low, high) for name, (low, high) in LIMITS.items()})
    table.close()
    return windows


def _terms(table: Table) -> Mapping[str, str]:
    within = tuple(name for name in PLACEHOLDERS if name != "protocol")
    terms = {key: table.template(key, PLACEHOLDERS) for key in _PARAGRAPHS}
    sentences = (*map(protocol_key, ContactProtocol), BY_PERSON)
    terms |= {key: table.template(key, within) for key in sentences}
    for key in _PARAGRAPHS:
        if "{owner}" not in terms[key]:
            table.refuse(key, "must say who keeps the relationship: {owner}")
    table.close()
    return terms


def _reminders(table: Table) -> Mapping[str, str]:
    texts = {"subject": table.template("subject", _IN_REMINDERS)}
    texts |= {key: table.template(key, _IN_REMINDERS) for key in WRITTEN}
    table.close()
    return texts


def _introductions(table: Table) -> Mapping[str, str]:
    keys = [f"{key}{part}" for key in _AROUND_AN_INTRODUCTION for part in ("_subject", "")]
    texts = {key: table.template(key, _IN_INTRODUCTIONS) for key in keys}
    table.close()
    return texts


def _contacts(table: Table) -> Mapping[str, str]:
    whole = ("number", "title", "client", "to", "people", "me")
    texts = {key: table.template(key, whole) for key in ("subject", "body")}
    texts["line"] = table.template("line", ("name", "role", "protocol"))
    for protocol in RELEASABLE:
        key = protocol.value.replace(" ", "_")
        texts[key] = table.template(key, ("me",))
    table.close()
    return texts


def _words(table: Table) -> Mapping[str, str]:
    dates = {key: table.template(key, _DATE_PARTS) for key in ("date", "date_with_weekday")}
    words = {key: table.text(key, 600) for key in WORDS} | dates
    words["details_request"] = table.template("details_request", ("number", "title", "missing"))
    words |= {key: table.template(key, IN_SENTENCES) for key in TEMPLATES}
    words["changes"] = table.template("changes", ("since",))
    words["ownership_line"] = table.template("ownership_line", ("owner", "day", "ref"))
    if "{owner}" not in words["ownership_line"]:
        table.refuse("ownership_line", "must say who keeps the relationship: {owner}")
    for key, count in (("weekdays", 7), ("months", 12)):
        if len(words[key].split()) != count:
            table.refuse(key, f"must be {count} words")
    table.close()
    return words
