"""The lead brief: the numbered, versioned, frozen snapshot that goes to sales, and nothing beside it.

`Brief` is the allow-list: what has no field here cannot leave.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import rfc8785

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.numbers import versioned
from desktop.domain.playbook import BriefSection, Involvement, LeadKind

TYPE = "lead-brief"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody of our own firm, as the brief names them."""

    name: str
    email: str = ""
    phone: str = ""
    practice: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled fact; `text` None is printed as not known yet."""

    section: BriefSection
    label: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Quote:
    """What the customer said; `speaker` is a name or a role, `on` an ISO date.

    `confirmed` says that they said it when their need was read back to them.
    """

    text: str
    speaker: str
    on: str
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class TermDetail:
    """One more term: `kind` is contacts, blackout, not_offered, help_wanted or escalation."""

    kind: str
    label: str
    text: str


TERM_DETAILS = ("contacts", "blackout", "not_offered", "help_wanted", "escalation")
"""What terms may say beside their sentences, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Under what terms sales gets the lead; dates are ISO, `text` says it all in sentences, `details` what else holds."""

    relationship_owner: str
    leads: str
    contact_protocol: str
    protected_until: str
    answer_due: str
    text: str
    details: tuple[TermDetail, ...] = ()


class Change(StrEnum):
    """What happened to a part of a brief from one version to another."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """One part that this version says anew, by its heading; `text` is how a quote begins that is new in it."""

    label: str
    change: Change
    text: str = ""


@dataclass(frozen=True, slots=True)
class BriefChanges:
    """What differs from version `since`, the last one that the reader has; nothing of that one is repeated."""

    since: int
    lines: tuple[ChangedLine, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that leaves, in the order of the page. `issued_at` is UTC ISO 8601.

    `names` is `names` or `roles`; `words` are the playbook's fixed words, kept so that a frozen brief
    reads the same under any later playbook.
    """

    number: str
    version: int
    issued_at: str
    kind: LeadKind
    title: str
    client: str
    relationship_owner: Contact
    to: Contact
    involvement: Involvement
    ask: str
    facts: tuple[Fact, ...]
    quotes: tuple[Quote, ...]
    terms: Terms
    names: str
    override: str | None
    credit: str
    playbook: str
    words: Mapping[str, str]
    changes: BriefChanges | None = None

    @property
    def label(self) -> str:
        """Return number and version, as files are named."""
        return versioned(self.number, self.version)

    @property
    def hash(self) -> str:
        """Return SHA-256 (hex) of the canonical JSON without the hash itself."""
        return hashlib.sha256(rfc8785.dumps(self._content())).hexdigest()

    def payload(self) -> dict[str, Any]:
        """Return the brief as a JSON object with its hash."""
        return {**self._content(), "hash": self.hash}

    def facts_before_quotes(self) -> tuple[Fact, ...]:
        """Return the facts printed above the customer's words."""
        return tuple(fact for fact in self.facts if fact.section not in _AFTER_QUOTES)

    def facts_after_quotes(self) -> tuple[Fact, ...]:
        """Return the facts printed below the customer's words."""
        return tuple(fact for fact in self.facts if fact.section in _AFTER_QUOTES)

    def _content(self) -> dict[str, Any]:
        return {
            "typ": TYPE,
            "v": VERSION,
            "number": self.number,
            "version": self.version,
            "issuedAt": self.issued_at,
            "kind": self.kind.value,
            "title": self.title,
            "client": self.client,
            "relationshipOwner": _contact_payload(self.relationship_owner),
            "to": _contact_payload(self.to),
            "involvement": self.involvement.value,
            "ask": self.ask,
            "facts": [{"section": f.section.value, "label": f.label, "text": f.text} for f in self.facts],
            "quotes": [_quote_payload(quote) for quote in self.quotes],
            "terms": {
                "relationshipOwner": self.terms.relationship_owner,
                "leads": self.terms.leads,
                "contactProtocol": self.terms.contact_protocol,
                "protectedUntil": self.terms.protected_until,
                "answerDue": self.terms.answer_due,
                "text": self.terms.text,
                **_details_payload(self.terms.details),
            },
            "names": self.names,
            "override": self.override,
            "credit": self.credit,
            "playbook": self.playbook,
            "words": dict(self.words),
            **_changes_payload(self.changes),
        }


_AFTER_QUOTES = (BriefSection.WHY_NOW, BriefSection.COST, BriefSection.DELIVERY)


def _details_payload(details: tuple[TermDetail, ...]) -> dict[str, Any]:
    """Return the further terms; no key where there are none, so that briefs frozen before verify as they were."""
    said = [{"kind": item.kind, "label": item.label, "text": item.text} for item in details]
    return {"details": said} if said else {}


def _changes_payload(changes: BriefChanges | None) -> dict[str, Any]:
    """Return what changed; no key where nothing did, so that briefs frozen before verify as they were."""
    if changes is None:
        return {}
    lines = [
        {"label": line.label, "change": line.change.value, **({"text": line.text} if line.text else {})}
        for line in changes.lines
    ]
    return {"changes": {"since": changes.since, "lines": lines}}


def _quote_payload(quote: Quote) -> dict[str, Any]:
    """Return a quote as JSON; briefs that are older than confirmations keep their hash."""
    said = {"text": quote.text, "speaker": quote.speaker, "on": quote.on}
    return {**said, "confirmed": True} if quote.confirmed else said


def _contact_payload(contact: Contact) -> dict[str, str]:
    return {
        "name": contact.name,
        "email": contact.email,
        "phone": contact.phone,
        "practice": contact.practice,
    }


def from_payload(payload: object) -> Brief:
    """Read a brief back from its JSON object; refuse anything that is not exactly one.

    The hash is not checked here: compare `Brief.hash` with the object's own.
    """
    try:
        if not isinstance(payload, dict) or payload["typ"] != TYPE or payload["v"] != VERSION:
            raise ValueError("type")
        return _read(payload)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "This is not a lead brief."),
            QT_TRANSLATE_NOOP("UserError", "Take the .json file that was issued with the brief."),
        ) from error


def _read(data: Mapping[str, Any]) -> Brief:
    terms = data["terms"]
    return Brief(
        number=_text(data["number"]),
        version=int(data["version"]),
        issued_at=_text(data["issuedAt"]),
        kind=LeadKind(data["kind"]),
        title=_text(data["title"]),
        client=_text(data["client"]),
        relationship_owner=Contact(**{key: _text(text) for key, text in data["relationshipOwner"].items()}),
        to=Contact(**{key: _text(text) for key, text in data["to"].items()}),
        involvement=Involvement(data["involvement"]),
        ask=_text(data["ask"]),
        facts=tuple(
            Fact(
                BriefSection(f["section"]),
                _text(f["label"]),
                f["text"] if f["text"] is None else _text(f["text"]),
            )
            for f in data["facts"]
        ),
        quotes=tuple(
            Quote(_text(q["text"]), _text(q["speaker"]), _text(q["on"]), q.get("confirmed") is True)
            for q in data["quotes"]
        ),
        terms=Terms(
            _text(terms["relationshipOwner"]),
            _text(terms["leads"]),
            _text(terms["contactProtocol"]),
            _text(terms["protectedUntil"]),
            _text(terms["answerDue"]),
            _text(terms["text"]),
            tuple(
                TermDetail(_text(d["kind"]), _text(d["label"]), _text(d["text"]))
                for d in terms.get("details", [])
            ),
        ),
        names=_text(data["names"]),
        override=None if data["override"] is None else _text(data["override"]),
        credit=_text(data["credit"]),
        playbook=_text(data["playbook"]),
        words={_text(key): _text(text) for key, text in data["words"].items()},
        changes=_read_changes(data["changes"]) if "changes" in data else None,
    )


def _read_changes(data: Mapping[str, Any]) -> BriefChanges:
    lines = (
        ChangedLine(_text(line["label"]), Change(line["change"]), _text(line.get("text", "")))
        for line in data["lines"]
    )
    return BriefChanges(int(data["since"]), tuple(lines))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def verify(payload: object) -> tuple[Brief, bool]:
    """Read a brief's JSON object and say whether it is unchanged since it was issued.

    An object with a key more than a brief has counts as changed.
    """
    brief = from_payload(payload)
    return brief, payload == brief.payload()
