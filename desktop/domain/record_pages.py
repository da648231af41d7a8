"""A client's ownership record on paper: which facts of each kind of row may stand there, and the page made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Way(StrEnum):
    """How a fact of the record comes onto the page."""

    TEXT = "text"
    OURS = "ours"
    WORDS = "words"
    TITLE = "title"
    ROLE = "role"
    DAY = "day"
    USE = "use"
    STATE = "state"
    INVOLVEMENT = "involvement"
    FILES = "files"
    COUNT = "count"
    CODE = "code"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Shape:
    """What a kind of row says: the key of its sentence, the facts in it, and those that stand below it with a label.

    Facts are named as in the record, each with its way onto the page. A fact that is not named here has none.
    """

    sentence: str
    facts: Mapping[str, Way] = field(default_factory=dict)
    details: tuple[tuple[str, str, Way], ...] = ()


_TITLE = {"title": Way.TITLE}
_BRIEF = {"number": Way.PLAIN}
_REASON = ("reason", "reason", Way.TEXT)
_ON = ("on", "on", Way.DAY)
_PROMISE = (
    ("promise", "text", Way.WORDS),
    ("due", "due", Way.DAY),
    ("state", "state", Way.STATE),
    ("reason", "reason", Way.WORDS),
)
_SPOTTED = (
    ("speaker", "speaker", Way.TEXT),
    ("said_on", "said_at", Way.DAY),
    ("quote", "quote", Way.WORDS),
)
_CONSENT = {"person": Way.ROLE, "use": Way.USE}
_READ_BACK = (
    ("speaker", "by", Way.TEXT),
    ("on", "on", Way.DAY),
    ("quote", "quote", Way.WORDS),
    ("hash", "hash", Way.PLAIN),
)

SHAPES: Mapping[str, Shape] = {
    "client added": Shape("client_added", {"steward": Way.OURS}),
    "opportunity spotted": Shape("opportunity_spotted", {**_TITLE, "spotted_by": Way.OURS}, _SPOTTED),
    "referral spotted": Shape("referral_spotted", {**_TITLE, "spotted_by": Way.OURS}, _SPOTTED),
    "opportunity retitled": Shape("retitled", _TITLE),
    "referral retitled": Shape("retitled", _TITLE),
    "opportunity edited": Shape("edited", _TITLE),
    "referral edited": Shape("edited", _TITLE),
    "opportunity merged": Shape("merged", _TITLE),
    "opportunity unmerged": Shape("unmerged", _TITLE),
    "opportunity need read back": Shape(
        "need_read_back", _TITLE, (("to", "to", Way.TEXT), _ON, ("hash", "hash", Way.PLAIN))
    ),
    "opportunity need confirmed": Shape("need_confirmed", _TITLE, _READ_BACK),
    "opportunity need corrected": Shape("need_corrected", _TITLE, _READ_BACK),
    "opportunity need note answer taken back": Shape("need_taken_back", _TITLE),
    "brief issued": Shape(
        "brief_issued",
        {**_BRIEF, "version": Way.PLAIN, "to": Way.OURS, **_TITLE},
        (
            ("ask", "involvement", Way.INVOLVEMENT),
            ("files", "files", Way.FILES),
            ("quotes", "quotes", Way.PLAIN),
            ("hash", "hash", Way.PLAIN),
            ("terms", "terms", Way.OURS),
            ("protected", "protected_until", Way.DAY),
            ("override", "override", Way.TEXT),
        ),
    ),
    "brief sent": Shape("brief_sent", _BRIEF, (_ON, ("how", "how", Way.TEXT))),
    "brief superseded": Shape("brief_superseded", {**_BRIEF, "by": Way.PLAIN}),
    "brief written again": Shape("brief_again", _BRIEF, (("files", "files", Way.FILES),)),
    "brief withdrawn": Shape("brief_withdrawn", _BRIEF, (_REASON,)),
    "customer's wish": Shape("customer_wish", _BRIEF, (("quote", "words", Way.WORDS), _ON)),
    "protection extended": Shape("protection_extended", {**_BRIEF, "until": Way.DAY}, (_REASON,)),
    "contacts released": Shape(
        "contacts_released", {**_BRIEF, "to": Way.OURS}, (("people", "people", Way.COUNT),)
    ),
    "sales reminded": Shape("sales_reminded", _BRIEF),
    "reply received": Shape(
        "reply_received",
        {"by": Way.OURS, **_BRIEF, "decision": Way.STATE},
        (
            ("code", "code", Way.CODE),
            ("gaps", "gaps", Way.TEXT),
            ("next_action", "next_action", Way.TEXT),
            ("next_on", "next_action_on", Way.DAY),
        ),
    ),
    "consent given": Shape("consent_given", _CONSENT, (_ON, ("until", "until", Way.DAY))),
    "consent withdrawn": Shape("consent_withdrawn", _CONSENT, (_ON,)),
    "consent holds again": Shape("consent_again", _CONSENT),
    "consent removed": Shape("consent_removed", _CONSENT),
    "favour asked": Shape("favour_asked", {"person": Way.ROLE, "for": Way.USE}, (_ON,)),
    "favour answered": Shape("favour_answered", {"person": Way.ROLE}, (_ON,)),
    "own limit set": Shape("own_limit", {"person": Way.ROLE}, (("a_year", "asks_a_year", Way.PLAIN),)),
    "referrer told": Shape("referrer_told", _TITLE, (_ON,)),
    "what the customer knows": Shape("customer_knows"),
    "promise made": Shape("promise_made", {}, _PROMISE),
    "promise reworded": Shape("promise_reworded", {}, _PROMISE),
    "promise removed": Shape("promise_removed", {}, _PROMISE),
    "promise put back": Shape("promise_put_back", {}, _PROMISE),
    "erased": Shape("erasure", {"rows": Way.COUNT}),
}
"""What may stand on the page, kind by kind of the record's rows."""

HEARSAY = Shape("hearsay", SHAPES["reply received"].facts, SHAPES["reply received"].details)
MOVED = Shape("moved", {**_TITLE, "state": Way.STATE}, (_REASON, ("until", "resume_on", Way.DAY)))
MERGED = Shape("moved", {**_TITLE, "state": Way.STATE})
PROMISE = Shape("promise_changed", {}, _PROMISE)
OTHER = Shape("other")


def shape_of(kind: str, facts: Mapping[str, object]) -> Shape:
    """Return what a row of that kind says; of a kind that is not known, only that something was put on record."""
    if kind == "reply received" and facts.get("hearsay"):
        return HEARSAY
    if kind in SHAPES:
        return SHAPES[kind]
    if kind.startswith("promise "):
        return PROMISE
    if kind.startswith(("opportunity ", "referral ")) and "state" in facts:
        is_merge = "merged_into" in facts or "merged into" in str(facts.get("reason", ""))
        return MERGED if is_merge else MOVED
    return OTHER


@dataclass(frozen=True, slots=True)
class PageRow:
    """One row as it stands on the page: number, local ISO date, its sentence, and labelled lines; all may leave."""

    sequence: int
    on: str
    sentence: str
    facts: Mapping[str, str]
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A client's whole record as it is printed; `bad_row` is the first that does not verify, None where all do."""

    client: str
    owner: str
    practice: str
    made_on: str
    rows: tuple[PageRow, ...]
    erased: int
    head: str
    words: Mapping[str, str]
    bad_row: int | None = None


ERASED = "erased"
"""The sentence of a row whose contents were erased."""
