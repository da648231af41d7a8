"""Putting a client's ownership record on paper: composed from the facts that may stand there, and written as files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from desktop.domain.clients import Client
from desktop.domain.consents import ConsentUse
from desktop.domain.discretion import Discretion
from desktop.domain.names import fold
from desktop.domain.playbook import Involvement
from desktop.domain.record_exports import end_of
from desktop.domain.record_pages import ERASED, PageRow, RecordPage, Way, shape_of
from desktop.domain.records import RecordRow, verify_chain
from desktop.domain.text import single_line
from desktop.exchange import record_page as formats
from desktop.exchange.brief.words import date_in_words
from desktop.exchange.files import write_files
from desktop.services.desk import Desk
from desktop.services.profile import read_profile
from desktop.services.protecting import clean_role, protected
from desktop.services.record import show_record
from desktop.services.record_privacy import subjects_of
from desktop.store import clients, interactions, record

SHORTEST_PASSAGE = 8
"""Characters from which on a passage of a private entry is looked for in other texts."""


def compose_page(desk: Desk, reference: str, *, quotes: bool = False) -> RecordPage:
    """Return a client's record as it is printed; what people said, and promises, in words only with `quotes`."""
    client, rows = show_record(desk, reference)
    verdict = verify_chain(client.id, rows, record.head_of(desk.journal, client.id))
    words = {**desk.playbook.words, **desk.playbook.record}
    profile = read_profile(desk)
    mine = fold(profile.name) == fold(client.steward)
    writer = _Writer(desk, client, rows, words, quotes=quotes)
    return RecordPage(
        client=client.name,
        owner=client.steward,
        practice=profile.practice if mine else "",
        made_on=desk.today().isoformat(),
        rows=tuple(writer.row(row) for row in rows),
        erased=verdict.erased,
        head=end_of(rows),
        words=words,
        bad_row=verdict.bad_sequence,
    )


def print_record(
    desk: Desk, reference: str, out: Path, wanted: Sequence[str] = formats.FORMATS, *, quotes: bool = False
) -> tuple[Path, ...]:
    """Write a client's record into a folder in each of the formats, all or none; nothing of the journal changes."""
    page = compose_page(desk, reference, quotes=quotes)
    files = formats.render(page, tuple(wanted), desk.resources, desk.playbook.branding)
    return write_files(out, files)


def pictures(desk: Desk, reference: str, *, quotes: bool = False) -> list[bytes]:
    """Return each page of the PDF as a PNG picture."""
    page = compose_page(desk, reference, quotes=quotes)
    return formats.pictures(page, desk.resources, desk.playbook.branding)


def parse_formats(text: str) -> tuple[str, ...]:
    """Read names of formats, separated by commas; each counts once."""
    return formats.parse_formats(text)


class _Writer:
    """Turns rows of one chain into rows of the page; nothing comes through that has no way."""

    def __init__(
        self, desk: Desk, client: Client, rows: Sequence[RecordRow], words: Mapping[str, str], *, quotes: bool
    ) -> None:
        self._desk, self._words, self._quotes = desk, words, quotes
        people = clients.all_people(desk.journal)
        ours = [person.name for person in people if person.is_colleague]
        self._people = {person.id: person for person in people}
        self._names = {fold(person.name) for person in people if not person.is_colleague}
        profile = read_profile(desk)
        contacts = tuple(part for part in (profile.email, profile.phone) if part)
        own = (client.steward, profile.name, *ours)
        self._discretion: Discretion = protected(desk, client.name, own_names=own, own_contacts=contacts)
        self._private: dict[str, bool] = {}
        self._kept = {key for row in rows if self._is_private(row.facts) for key in subjects_of(row.facts)}
        self._passages = self._kept_passages(rows)
        self._ways: dict[Way, Callable[[object], str]] = {
            Way.PLAIN: str,
            Way.TEXT: self._text,
            Way.WORDS: lambda value: self._text(value) if quotes else "",
            Way.OURS: self._ours,
            Way.DAY: self._day,
            Way.USE: self._use,
            Way.STATE: self._state,
            Way.INVOLVEMENT: self._involvement,
            Way.FILES: _formats,
            Way.COUNT: lambda value: str(len(value)) if isinstance(value, list) else "",
            Way.CODE: self._code,
        }

    def row(self, row: RecordRow) -> PageRow:
        """Return one row as it stands on the page."""
        on = datetime.fromisoformat(row.at).astimezone(self._desk.zone or UTC).date().isoformat()
        if row.payload is None:
            return PageRow(row.sequence, on, ERASED, {})
        facts = row.facts
        shape = shape_of(row.kind, facts)
        said = {name: self._said(name, way, row) for name, way in shape.facts.items()}
        details = [
            (label, self._said(name, way, row))
            for label, name, way in shape.details
            if facts.get(name) and not (label == "on" and facts[name] == on)  # the day stands beside the row
        ]
        return PageRow(row.sequence, on, shape.sentence, said, tuple(pair for pair in details if pair[1]))

    def _said(self, name: str, way: Way, row: RecordRow) -> str:
        value = row.facts.get(name)
        kept = bool(subjects_of(row.facts) & self._kept)
        if way is Way.TITLE:
            return self._words["private"] if kept else self._text(value)
        if way is Way.ROLE:
            return self._role(row.facts.get("person_id"), value)
        if way in (Way.WORDS, Way.TEXT) and (kept or self._is_private(row.facts)):
            return ""
        if name == "by" and not value:
            return self._words["leads_sales"][:1].upper() + self._words["leads_sales"][1:]
        return "" if value is None else self._ways[way](value)

    def _text(self, value: object) -> str:
        """Return a free text without names, contacts and passages of private entries."""
        text = "; ".join(map(str, value)) if isinstance(value, list) else str(value or "")
        text = single_line(text)
        for passage in self._passages:
            text = text.replace(passage, self._words["private"])
        return self._discretion.clean(text)

    def _ours(self, value: object) -> str:
        """Return a name of our own firm, or a text that the firm words itself, as it is."""
        text = single_line(str(value))
        return self._text(text) if fold(text) in self._names else text

    def _role(self, person_id: object, name: object) -> str:
        person = self._people.get(str(person_id))
        said = clean_role(person, self._words, self._discretion) if person else self._text(name)
        said = said or self._words["somebody"]
        return said[:1].upper() + said[1:]

    def _day(self, value: object) -> str:
        text = str(value)
        if "T" in text:
            text = datetime.fromisoformat(text).astimezone(self._desk.zone or UTC).date().isoformat()
        return date_in_words(text, self._words, weekday=False)

    def _use(self, value: object) -> str:
        known = {use.value for use in ConsentUse}
        return (
            self._desk.playbook.use_label(ConsentUse(str(value)))
            if value in known
            else self._words["something_else"]
        )

    def _state(self, value: object) -> str:
        key = f"state_{str(value).replace(' ', '_').replace('-', '_')}"
        word = self._desk.playbook.states.get(str(value)) or self._words.get(key)
        return word or self._words.get(str(value)) or str(value)

    def _involvement(self, value: object) -> str:
        known = {item.value: item for item in Involvement}
        return self._desk.playbook.involvements[known[str(value)]].label if value in known else ""

    def _code(self, value: object) -> str:
        code = self._desk.playbook.decline_code(str(value))
        others = {item.id: item.label for item in self._desk.playbook.disqualify_codes}
        return code.label if code else others.get(str(value), self._text(value))

    def _is_private(self, facts: Mapping[str, object]) -> bool:
        """Say whether what a row tells comes from an entry of which nothing may leave, or which is gone."""
        entry_id = facts.get("entry")
        if not entry_id:
            return False
        known = self._private.get(str(entry_id))
        if known is None:
            entry = interactions.by_id(self._desk.journal, str(entry_id))
            known = self._private[str(entry_id)] = entry is None or entry.private
        return known

    def _kept_passages(self, rows: Sequence[RecordRow]) -> list[str]:
        """Return what other texts could repeat of private entries: their quotes, and titles made of them."""
        found = set()
        for row in rows:
            facts = row.facts
            if self._is_private(facts) or subjects_of(facts) & self._kept:
                found |= {
                    single_line(str(facts.get(name) or "")) for name in ("title", "before", "quote", "text")
                }
            if str(facts.get("merged") or "") in self._kept:
                found.add(single_line(str(facts.get("merged_title") or "")))
        return sorted((text for text in found if len(text) >= SHORTEST_PASSAGE), key=len, reverse=True)


def _formats(value: object) -> str:
    """Return the formats of files that left, by the ends of their names."""
    names = value if isinstance(value, Mapping | list) else ()
    return ", ".join(sorted({str(name).partition(".")[2] for name in names}))
