"""The ownership record in words: who did what when, row by row."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop.domain.consents import ConsentUse
from desktop.domain.errors import QT_TRANSLATE_NOOP
from desktop.domain.records import RecordRow
from desktop.ui.leads import words as lead_words

translate = QCoreApplication.translate

_SENTENCES: dict[str, str] = {
    "client added": QT_TRANSLATE_NOOP("Record", "Taken in; {steward} is the steward"),
    "opportunity spotted": QT_TRANSLATE_NOOP("Record", "Opportunity “{title}” spotted by {spotted_by}"),
    "referral spotted": QT_TRANSLATE_NOOP("Record", "Referral “{title}” spotted by {spotted_by}"),
    "brief issued": QT_TRANSLATE_NOOP("Record", "Brief {number}, version {version}, written for {to}"),
    "brief sent": QT_TRANSLATE_NOOP("Record", "Brief {number} sent on {on}"),
    "brief superseded": QT_TRANSLATE_NOOP("Record", "Brief {number} replaced by {by}"),
    "brief written again": QT_TRANSLATE_NOOP("Record", "Brief {number} written once more"),
    "protection extended": QT_TRANSLATE_NOOP("Record", "Brief {number} protected until {until}: {reason}"),
    "customer's wish": QT_TRANSLATE_NOOP("Record", "The customer ended {number}: “{words}”"),
    "sales reminded": QT_TRANSLATE_NOOP("Record", "Sales reminded of {number}"),
    "contacts released": QT_TRANSLATE_NOOP("Record", "Contacts released to {to}"),
    "favour asked": QT_TRANSLATE_NOOP("Record", "{person} was asked for: {for}"),
    "favour answered": QT_TRANSLATE_NOOP("Record", "{person} answered: {outcome}"),
    "own limit set": QT_TRANSLATE_NOOP("Record", "{person} set a limit of their own"),
    "referrer told": QT_TRANSLATE_NOOP("Record", "Told how “{title}” ended"),
    "what the customer knows": QT_TRANSLATE_NOOP(
        "Record", "What the customer knows of our promises was written down"
    ),
    "brief withdrawn": QT_TRANSLATE_NOOP("Record", "Brief {number} withdrawn: {reason}"),
    "consent given": QT_TRANSLATE_NOOP("Record", "{person} agreed to: {use}"),
    "consent withdrawn": QT_TRANSLATE_NOOP("Record", "{person} took back: {use}"),
    "consent holds again": QT_TRANSLATE_NOOP("Record", "Taken back by mistake, holds again: {person}, {use}"),
    "consent removed": QT_TRANSLATE_NOOP("Record", "Written down by mistake and removed: {person}, {use}"),
    "opportunity retitled": QT_TRANSLATE_NOOP("Record", "Got another title: “{title}”"),
    "referral retitled": QT_TRANSLATE_NOOP("Record", "Got another title: “{title}”"),
    "opportunity edited": QT_TRANSLATE_NOOP("Record", "“{title}”: what is known of it was corrected"),
    "referral edited": QT_TRANSLATE_NOOP("Record", "“{title}”: what is known of it was corrected"),
    "opportunity merged": QT_TRANSLATE_NOOP("Record", "“{merged_title}” became part of “{title}”"),
    "opportunity unmerged": QT_TRANSLATE_NOOP("Record", "“{merged_title}” stands by itself again"),
    "opportunity need read back": QT_TRANSLATE_NOOP("Record", "The need in “{title}” was read back to {to}"),
    "opportunity need confirmed": QT_TRANSLATE_NOOP("Record", "{by} confirmed the need in “{title}”"),
    "opportunity need corrected": QT_TRANSLATE_NOOP("Record", "{by} corrected the need in “{title}”"),
    "opportunity need note answer taken back": QT_TRANSLATE_NOOP(
        "Record", "The answer to the need in “{title}” was taken back"
    ),
    "erased": QT_TRANSLATE_NOOP("Record", "Contents of earlier rows were erased"),
    "reply received": QT_TRANSLATE_NOOP("Record", "{by} answered {number}: {decision}"),
}
_HEARSAY = QT_TRANSLATE_NOOP("Record", "{by} told me about {number}: {decision}")
_MOVED = QT_TRANSLATE_NOOP("Record", "“{title}” is now: {state}")
_PROMISED = QT_TRANSLATE_NOOP("Record", "Promise “{text}”: {what}")
_ERASED = QT_TRANSLATE_NOOP("Record", "Erased; the row still verifies")
_SOMEBODY = QT_TRANSLATE_NOOP("Record", "Sales")


def sentence(row: RecordRow, uses: Mapping[ConsentUse, str]) -> str:
    """Say in one line what a row of the record holds; `uses` are the words for what somebody agrees to."""
    if row.payload is None:
        return translate("Record", _ERASED)
    facts: dict[str, object] = dict(row.facts)
    if row.kind == "reply received":
        facts["by"] = facts.get("by") or translate("Record", _SOMEBODY)
        facts["decision"] = lead_words.state(str(facts.get("decision", ""))).lower()
        return _filled(_HEARSAY if facts.get("hearsay") else _SENTENCES[row.kind], facts)
    if row.kind.startswith("consent ") and "use" in facts:
        facts["use"] = uses.get(ConsentUse(str(facts["use"])), facts["use"])
    if row.kind.startswith("promise "):
        return _filled(_PROMISED, {**facts, "what": row.kind.removeprefix("promise ")})
    if row.kind in _SENTENCES:
        return _filled(_SENTENCES[row.kind], facts)
    if "state" in facts and "title" in facts:
        facts["state"] = lead_words.state(str(facts["state"])).lower()
        return _filled(_MOVED, facts)
    return row.kind


def _filled(template: str, facts: Mapping[str, object]) -> str:
    """Fill a sentence; a row that lacks a fact says its kind of thing with a dash there."""
    return translate("Record", template).format_map(_Facts(facts))


class _Facts(dict[str, object]):
    def __missing__(self, _key: str) -> str:
        return "–"
