"""Goodwill: what we gave and asked, put on a person's line; an ask that would wear somebody out is refused."""

from __future__ import annotations

from datetime import date

from desktop.domain.changes import Changes, Kind
from desktop.domain.clients import Client, Person
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.goodwill import (
    Ask,
    Deed,
    Gift,
    GoodwillView,
    Hindrance,
    Outcome,
    hindrance,
    refusal,
    since_last_ask,
)
from desktop.domain.text import required_line, single_line
from desktop.services.desk import Desk
from desktop.services.earning import earned_line, refuse_unearned
from desktop.services.naming import find_client, find_entry, find_person
from desktop.store import clients, goodwill, record
from desktop.store.identifiers import new_id


def give(
    desk: Desk,
    person: str,
    kind: Gift,
    text: str,
    *,
    on: date | None = None,
    entry: str = "",
    client: str = "",
) -> Changes:
    """Put on a person's line what we did for them."""
    with desk.journal.transaction():
        somebody, _ = person_at_client(desk, person, client)
        deed = Deed(
            id=new_id(),
            person_id=somebody.id,
            kind=kind.value,
            text=required_line(text, "line on what was done"),
            on=day_until_today(desk, on),
            entry_id=find_entry(desk, entry).id if entry else None,
        )
        goodwill.add(desk.journal, deed, desk.now())
    return _changes(somebody, made=deed.id)


def ask(
    desk: Desk,
    person: str,
    kind: Ask,
    text: str = "",
    *,
    on: date | None = None,
    by: str = "",
    client: str = "",
    entry: str = "",
    standing: str = "",
) -> Changes:
    """Put on record that somebody was asked for something, whoever asked; refuse what wears them out.

    `standing` says what the customer knows about promises of ours that are broken or late; it stays in the record.
    """
    with desk.journal.transaction():
        somebody, owner = person_at_client(desk, person, client)
        deed = Deed(
            id=new_id(),
            person_id=somebody.id,
            kind=kind.value,
            text=single_line(text),
            on=day_until_today(desk, on),
            outcome=Outcome.OPEN,
            by=single_line(by),
            entry_id=find_entry(desk, entry).id if entry else None,
        )
        put_ask(desk, somebody, owner, deed, standing)
    return _changes(somebody, made=deed.id)


def put_ask(desk: Desk, somebody: Person, owner: Client, deed: Deed, standing: str) -> None:
    """Check an ask and put it on the line and on record. Call inside a transaction.

    The limits refuse no ask of a favour that was asked before, none that does not count, and none that is told of
    afterwards: what happened belongs on the line.
    """
    line = goodwill.of_person(desk.journal, somebody.id)
    again = deed.referral_id is not None and any(
        item.asked and item.referral_id == deed.referral_id for item in line
    )
    if deed.counts and not again and deed.on == desk.today():
        found = _hindrance(desk, somebody, line, deed.on)
        if found is not None:
            raise refusal(found, somebody.name, since_last_ask(line))
    refuse_unearned(desk, owner.id, owner.name, standing)
    goodwill.add(desk.journal, deed, desk.now())
    facts = {
        "person": somebody.name,
        "person_id": somebody.id,
        "for": deed.kind,
        "on": deed.on.isoformat(),
        "by": deed.by,
        "counts": deed.counts,
        "standing": single_line(earned_line(desk, owner.id, standing)),
    }
    record.append(desk.journal, owner.id, "favour asked", desk.now(), facts)


def answer_ask(desk: Desk, reference: str, outcome: Outcome, *, on: date | None = None) -> Changes:
    """Put on record what came of an ask; refusals give a rest, counted from the day of the answer."""
    with desk.journal.transaction():
        deed = _found(desk, reference)
        _refuse_of_referral(deed)
        if not deed.asked or outcome is Outcome.OPEN:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "That cannot be answered."),
                QT_TRANSLATE_NOOP("UserError", "Answer an ask with: agreed, or refused."),
            )
        goodwill.set_outcome(desk.journal, deed.id, outcome, max(day_until_today(desk, on), deed.on))
        somebody, owner = person_at_client(desk, deed.person_id, "")
        facts = {
            "person": somebody.name,
            "person_id": somebody.id,
            "for": deed.kind,
            "outcome": outcome.value,
        }
        record.append(desk.journal, owner.id, "favour answered", desk.now(), facts)
    return _changes(somebody, made=deed.id)


def _refuse_of_referral(deed: Deed) -> None:
    """Refuse an answer beside the referral that was asked about: there it moves the referral as well."""
    if deed.asked and deed.referral_id is not None:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "That was asked for a referral, and is answered there."),
            QT_TRANSLATE_NOOP(
                "UserError",
                "Use “referral permit {id}” or “referral refuse {id}”, or its page in the window.",
            ),
            id=deed.referral_id,
        )


def set_limit(desk: Desk, person: str, asks_a_year: int | None, *, client: str = "") -> Changes:
    """Keep how often a year a person wants to be asked at the most; 0 for never, None for nothing said."""
    if asks_a_year is not None and not 0 <= asks_a_year <= 1000:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{count} is no number of asks a year."),
            QT_TRANSLATE_NOOP("UserError", "Use 0 for never, a number up to 1000, or none."),
            count=asks_a_year,
        )
    with desk.journal.transaction():
        somebody, owner = person_at_client(desk, person, client)
        goodwill.set_own_limit(desk.journal, somebody.id, asks_a_year)
        facts = {"person": somebody.name, "person_id": somebody.id, "asks_a_year": asks_a_year}
        record.append(desk.journal, owner.id, "own limit set", desk.now(), facts)
    return _changes(somebody)


def remove_gift(desk: Desk, reference: str) -> Changes:
    """Take a gift off the line that was written down by mistake; an ask stays, for it was made."""
    with desk.journal.transaction():
        deed = _found(desk, reference)
        if deed.asked:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "An ask stays on the line, for it was made."),
                QT_TRANSLATE_NOOP("UserError", "Say what came of it instead."),
            )
        goodwill.remove(desk.journal, deed.id)
        somebody = find_person(desk, deed.person_id)
    return _changes(somebody)


def put_back(desk: Desk, gift: Deed) -> Changes:
    """Put a gift on the line again that was taken off it; one that is there stays as it is."""
    with desk.journal.transaction():
        somebody = find_person(desk, gift.person_id)
        if not gift.asked and goodwill.by_id(desk.journal, gift.id) is None:
            goodwill.add(desk.journal, gift, desk.now())
    return _changes(somebody, made=gift.id)


def show_goodwill(desk: Desk, person: str, *, client: str = "") -> GoodwillView:
    """Return a person's line of time, and whether they may be asked today."""
    somebody, owner = person_at_client(desk, person, client)
    return goodwill_of(desk, somebody, owner.name)


def goodwill_of(desk: Desk, somebody: Person, client: str) -> GoodwillView:
    """Return the line of time of somebody who is known."""
    line = goodwill.of_person(desk.journal, somebody.id)
    return GoodwillView(
        person_id=somebody.id,
        person=somebody.name,
        role=somebody.role,
        client=client,
        deeds=tuple(reversed(line)),
        hindrance=_hindrance(desk, somebody, line, desk.today()),
        since_last=tuple(since_last_ask(line)),
        own_a_year=goodwill.own_limit(desk.journal, somebody.id),
    )


def goodwill_at(desk: Desk, client: str) -> list[GoodwillView]:
    """Return the lines of everybody at a client who has one, or a limit of their own."""
    owner = find_client(desk, client)
    views = [goodwill_of(desk, person, owner.name) for person in clients.people_of(desk.journal, owner.id)]
    return [view for view in views if view.deeds or view.own_a_year is not None]


def _hindrance(desk: Desk, somebody: Person, line: list[Deed], day: date) -> Hindrance | None:
    own = goodwill.own_limit(desk.journal, somebody.id)
    return hindrance(line, desk.playbook.windows, day, own_a_year=own)


def person_at_client(desk: Desk, person: str, client: str) -> tuple[Person, Client]:
    """Find a person and their client; colleagues, and people of other companies, are nobody's goodwill here."""
    somebody = find_person(desk, person, find_client(desk, client).id if client else None)
    owner = clients.client_by_id(desk.journal, somebody.client_id) if somebody.client_id else None
    if owner is None:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{person} is at no client."),
            QT_TRANSLATE_NOOP("UserError", "Goodwill is kept for people at clients; name one of them."),
            person=somebody.name,
        )
    return somebody, owner


def _found(desk: Desk, reference: str) -> Deed:
    known = goodwill.by_id(desk.journal, reference.strip())
    deed = known or goodwill.the_one_beginning(desk.journal, reference.strip())
    if deed is None:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "There is no gift or ask “{reference}”."),
            QT_TRANSLATE_NOOP("UserError", "See “goodwill show PERSON” for those on a person's line."),
            reference=reference[:60],
        )
    return deed


def day_until_today(desk: Desk, on: date | None) -> date:
    """Return the day of a deed, today where none is named; refuse one that is still to come."""
    day = on or desk.today()
    if day > desk.today():
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "{day} is still to come."),
            QT_TRANSLATE_NOOP("UserError", "Name today or an earlier day."),
            day=day.isoformat(),
        )
    return day


def _changes(somebody: Person, *, made: str = "") -> Changes:
    return Changes.of(
        (Kind.GOODWILL, somebody.id),
        (Kind.PERSON, somebody.id),
        (Kind.CLIENT, somebody.client_id or ""),
        made=made,
    )
