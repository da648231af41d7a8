"""Promises to clients and from them: noted, kept or not, re-dated; and what is earned before anything is asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date

from desktop.domain.changes import Changes, Kind
from desktop.domain.clients import Promise, PromiseState, must_earn_first
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.names import Candidate, pick
from desktop.domain.text import required_line, single_line
from desktop.services.desk import Desk
from desktop.services.naming import find_client
from desktop.store import clients, earning, record
from desktop.store.identifiers import new_id


def make_promise(
    desk: Desk,
    client: str,
    text: str,
    *,
    due_on: date | None = None,
    state: PromiseState = PromiseState.OPEN,
    ours: bool = True,
    entry: str = "",
) -> Changes:
    """Note something the customer was led to expect, or something they owe us; `entry` is where it was said."""
    with desk.journal.transaction():
        owner = find_client(desk, client)
        promise = Promise(
            new_id(), owner.id, required_line(text, "promise"), due_on, state, ours, entry or None
        )
        clients.add_promise(desk.journal, promise)
        _note(desk, promise, "promise made", **({"entry": entry} if entry else {}))
    return _changes(promise)


def list_promises(desk: Desk, *, client: str = "", open_only: bool = False) -> list[tuple[str, Promise]]:
    """Return the promises (to that client, not kept yet) with the client's name, the next due first."""
    if client:
        owner = find_client(desk, client)
        names, found = {owner.id: owner.name}, clients.promises_of(desk.journal, owner.id)
    else:
        names = {item.id: item.name for item in clients.all_clients(desk.journal)}
        found = clients.promises(desk.journal)
    kept = PromiseState.KEPT
    return [(names[item.client_id], item) for item in found if not (open_only and item.state is kept)]


def keep(desk: Desk, reference: str, reason: str = "") -> Changes:
    """Say that a promise was kept."""
    return set_state(desk, reference, PromiseState.KEPT, reason)


def set_state(desk: Desk, reference: str, state: PromiseState, reason: str = "") -> Changes:
    """Say what became of a promise. *Broken* and *at risk* need a reason, for the record."""
    with desk.journal.transaction():
        before = find_promise(desk, reference)
        said = single_line(reason)
        if state in (PromiseState.BROKEN, PromiseState.AT_RISK):
            said = required_line(reason, "reason")
        if state is PromiseState.RE_DATED:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "A promise is re-dated by its new day."),
                QT_TRANSLATE_NOOP("UserError", "Name the day and the reason."),
            )
        return _write(desk, before, replace(before, state=state), f"promise {state.value}", said)


def redate(desk: Desk, reference: str, due_on: date, reason: str) -> Changes:
    """Give a promise another day, with the reason."""
    with desk.journal.transaction():
        before = find_promise(desk, reference)
        said = required_line(reason, "reason")
        if due_on < desk.today():
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "{day} is over, so nothing can be promised for it."),
                QT_TRANSLATE_NOOP("UserError", "Name today or a later day."),
                day=due_on,
            )
        after = replace(before, due_on=due_on, state=PromiseState.RE_DATED)
        return _write(desk, before, after, "promise re-dated", said)


def reword(desk: Desk, reference: str, text: str, reason: str) -> Changes:
    """Put a promise in other words; the former ones stay in the record, with the reason."""
    with desk.journal.transaction():
        before = find_promise(desk, reference)
        after = replace(before, text=required_line(text, "promise"))
        return _write(desk, before, after, "promise reworded", required_line(reason, "reason"))


def remove(desk: Desk, reference: str, reason: str) -> Changes:
    """Take a promise off the list, with the reason; the record keeps that it was there."""
    with desk.journal.transaction():
        before = find_promise(desk, reference)
        _note(desk, before, "promise removed", reason=required_line(reason, "reason"))
        clients.remove_promise(desk.journal, before.id)
    return _changes(before)


def put_back(desk: Desk, before: Promise) -> Changes:
    """Undo a change of a promise: it is again as it was. The record keeps both steps."""
    with desk.journal.transaction():
        if clients.promise_by_id(desk.journal, before.id) is None:
            clients.add_promise(desk.journal, before)
        else:
            clients.write_promise(desk.journal, before)
        _note(desk, before, "promise put back")
    return _changes(before)


def find_promise(desk: Desk, reference: str) -> Promise:
    """Return the promise that `reference` names by id, its beginning, or its words."""
    known = clients.promise_by_id(desk.journal, reference.strip())
    if known is not None:
        return known
    found = clients.promises(desk.journal)
    picked = pick(reference, [Candidate(item.id, item.text) for item in found], "promise")
    return next(item for item in found if item.id == picked)


def _write(desk: Desk, before: Promise, after: Promise, kind: str, reason: str) -> Changes:
    if after != before:
        clients.write_promise(desk.journal, after)
        _note(desk, after, kind, reason=reason, before=_facts(before))
    return _changes(after)


def _note(desk: Desk, promise: Promise, kind: str, **facts: object) -> None:
    told = {"promise": promise.id, **_facts(promise), **facts}
    record.append(desk.journal, promise.client_id, kind, desk.now(), told)


def _facts(promise: Promise) -> dict[str, object]:
    return {
        "text": promise.text,
        "due": promise.due_on.isoformat() if promise.due_on else None,
        "state": promise.state.value,
        "ours": promise.ours,
    }


def _changes(promise: Promise) -> Changes:
    return Changes.of((Kind.PROMISE, promise.id), (Kind.CLIENT, promise.client_id), made=promise.id)


# Earned first ----------------------------------------------------------------------------------------


def earned_first(desk: Desk, client_ids: Collection[str]) -> Mapping[str, str | None]:
    """Return the promise that comes first at each client, None where anything may be asked of them.

    It is the broken one, or the one that is late or at risk for longest (product rule *earned first*). One query.
    """
    pending: dict[str, list[Promise]] = {client_id: [] for client_id in client_ids}
    for promise in earning.pending_promises(desk.journal, client_ids):
        pending[promise.client_id].append(promise)
    return {client_id: _first(desk, promises) for client_id, promises in pending.items()}


def _first(desk: Desk, promises: list[Promise]) -> str | None:
    today = desk.today()
    if not must_earn_first(promises, today):
        return None
    owed = (item for item in promises if item.state is PromiseState.BROKEN or item.at_risk(today))
    return next((item.text for item in owed), None)


def tell_standing(desk: Desk, client: str, line: str) -> Changes:
    """Keep what a client knows about our broken or late promises, for the next ask; an empty line forgets it."""
    with desk.journal.transaction():
        owner = find_client(desk, client)
        said = single_line(line)
        if said and earned_first(desk, [owner.id])[owner.id] is None:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "We owe {client} nothing that comes first."),
                QT_TRANSLATE_NOOP("UserError", "Ask for what you need; no line is wanted."),
                client=owner.name,
            )
        earning.keep_line(desk.journal, owner.id, said, desk.now())
        facts = {"text": said}
        record.append(desk.journal, owner.id, "what the customer knows", desk.now(), facts)
    return Changes.of((Kind.CLIENT, owner.id), (Kind.OPPORTUNITY, ""))


def standing_line(desk: Desk, client_id: str) -> str:
    """Return the line that is kept for the next ask of a client, empty where none is."""
    return earning.line_of(desk.journal, client_id)


def use_standing(desk: Desk, client_id: str) -> None:
    """Forget the kept line once an ask has taken it. Call inside a transaction."""
    earning.keep_line(desk.journal, client_id, "", desk.now())
