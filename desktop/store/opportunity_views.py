"""Opportunities narrowed and sorted by SQL, their rows by page, and the views that are kept."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from desktop.domain.names import fold
from desktop.domain.opportunity_views import OpportunityFilter, Order, SavedView, Standing
from desktop.domain.worth import Worth
from desktop.store.journal import Journal, Row

_CONDITIONS = {
    "client": "o.client_id = :client",
    "states": "o.state IN (SELECT value FROM json_each(:states))",
    "service": "EXISTS (SELECT 1 FROM json_each(o.scope) WHERE value = :service)",
    "least": "o.currency = :currency AND o.value_high >= :least",
    "waiting": "o.state IN ('spotted', 'exploring')",
    "parked_until": "o.state = 'parked' AND o.resume_on <= :parked_until",
}
_ANSWERED = (
    "(SELECT count(*) FROM answers WHERE opportunity_id = o.id AND criterion IN "
    "(SELECT value FROM json_each(:required, '$.\"' || o.involvement || '\"')))"
)
_ORDERS = {
    Order.CLIENT: "c.folded, o.seq DESC",
    Order.TITLE: "o.title COLLATE NOCASE, o.seq DESC",
    Order.STATE: "instr('spotted exploring qualified handed off parked won lost dropped', o.state), o.seq DESC",
    Order.GATE: f"{_ANSWERED} * 1.0 / max(1, json_array_length(:required, '$.\"' || o.involvement || '\"')) DESC, "
    "o.seq DESC",
    Order.VALUE: "o.value_high IS NULL, o.currency, o.value_high DESC, o.seq DESC",
    Order.START: "o.start_on = '', o.start_on, o.seq DESC",
    Order.AGE: "o.seq DESC",
}


def standings(
    journal: Journal, wish: OpportunityFilter, order: Order, required: Mapping[str, Sequence[str]]
) -> list[Standing]:
    """Return the opportunities that are asked for, in order.

    `required` says for each involvement which criteria count.
    """
    rows = journal.tuples(
        "SELECT o.id, o.state, o.value_low, o.value_high, o.currency, o.title, c.name "
        f"{_asked_for(wish)} ORDER BY {_ORDERS[order]}",
        _parameters(wish, required),
    )
    return [Standing(*row[:5]) for row in rows if wish.names(row[5], row[6])]


def ids_in_order(
    journal: Journal, wish: OpportunityFilter, order: Order, required: Mapping[str, Sequence[str]]
) -> list[str]:
    """Return the ids that are asked for, in order; SQL hands over ten thousand in one piece."""
    if wish.text:
        return [each.id for each in standings(journal, wish, order, required)]
    said = journal.value(
        f"SELECT group_concat(o.id, ' ' ORDER BY {_ORDERS[order]}) {_asked_for(wish)}",
        _parameters(wish, required),
    )
    return str(said).split() if said else []


def ids_by_state(
    journal: Journal, wish: OpportunityFilter, required: Mapping[str, Sequence[str]]
) -> dict[str, list[str]]:
    """Return the ids that are asked for, by state, the newest first; a filter of words is not looked at."""
    rows = journal.tuples(
        f"SELECT o.state, group_concat(o.id, ' ' ORDER BY o.seq DESC) {_asked_for(wish)} GROUP BY o.state",
        _parameters(wish, required),
    )
    return {row[0]: str(row[1]).split() for row in rows}


def sums_by_state(
    journal: Journal, wish: OpportunityFilter, required: Mapping[str, Sequence[str]]
) -> dict[str, list[Worth]]:
    """Return the known values, by state, one sum a currency; a filter of words is not looked at."""
    rows = journal.tuples(
        f"SELECT o.state, o.currency, sum(o.value_low), sum(o.value_high) {_asked_for(wish)} "
        "AND o.value_low IS NOT NULL AND o.value_high IS NOT NULL GROUP BY o.state, o.currency ORDER BY o.currency",
        _parameters(wish, required),
    )
    sums: dict[str, list[Worth]] = {}
    for state, currency, low, high in rows:
        sums.setdefault(state, []).append(Worth(low, high, currency))
    return sums


def _asked_for(wish: OpportunityFilter) -> str:
    """Write where the opportunities that are asked for come from, and what narrows them."""
    asked = [said for name, said in _CONDITIONS.items() if getattr(wish, name)]
    if wish.value:
        asked.append(f"o.value_high IS {'NOT ' if wish.value == 'known' else ''}NULL")
    words = range(len(fold(wish.text).split()))
    asked += [_holds("(o.title || ' ' || c.name)", place) for place in words]
    return (
        f"FROM opportunities AS o JOIN clients AS c ON c.id = o.client_id WHERE {' AND '.join(asked) or '1'}"
    )


def _parameters(wish: OpportunityFilter, required: Mapping[str, Sequence[str]]) -> dict[str, object]:
    return {
        "client": wish.client,
        "states": json.dumps(wish.states),
        "service": wish.service,
        "least": wish.least,
        "currency": wish.currency,
        "parked_until": wish.parked_until,
        "required": json.dumps({name: list(ids) for name, ids in required.items()}),
        **{f"word{place}": like(word) for place, word in enumerate(fold(wish.text).split())},
    }


def rows_of(journal: Journal, ids: Sequence[str], required: Mapping[str, Sequence[str]]) -> list[Row]:
    """Return what a card says of those opportunities, by a page at a time, in the order of `ids`."""
    rows = journal.rows(
        f"SELECT o.*, c.name AS client, {_ANSWERED} AS answered, "
        "(SELECT count(*) FROM evidence AS e JOIN interactions AS i ON i.id = e.interaction_id "
        "WHERE e.opportunity_id = o.id AND i.trashed_at IS NULL) AS quotes, "
        "(SELECT h.to_name || ' · ' || h.state FROM handoffs AS h WHERE h.opportunity_id = o.id "
        "ORDER BY h.seq DESC LIMIT 1) AS handoff "
        "FROM opportunities AS o JOIN clients AS c ON c.id = o.client_id "
        "WHERE o.id IN (SELECT value FROM json_each(:ids))",
        {
            "ids": json.dumps(list(ids)),
            "required": json.dumps({name: list(found) for name, found in required.items()}),
        },
    )
    by_id = {row["id"]: row for row in rows}
    return [by_id[each] for each in ids if each in by_id]


def ids_beginning(journal: Journal, start: str) -> list[tuple[str, str]]:
    """Return (id, title) of the opportunities whose id begins so; the primary key finds them."""
    found = journal.tuples(
        "SELECT id, title FROM opportunities WHERE id >= ? AND id < ? ORDER BY id", (start, f"{start}~")
    )
    return [(row[0], row[1]) for row in found]


def titled(journal: Journal, words: str) -> list[tuple[str, str]]:
    """Return (id, title) of the opportunities whose title may hold these words, whatever their case and accents.

    SQL leaves out plain titles without them; one with other letters than ASCII's is for the caller to compare.
    """
    found = journal.tuples(
        f"SELECT id, title FROM opportunities WHERE {_holds('title')} ORDER BY seq", {"word0": like(words)}
    )
    return [(row[0], row[1]) for row in found]


def some_titles(journal: Journal, most: int) -> list[tuple[str, str]]:
    """Return (id, title) of a few opportunities, the newest first."""
    found = journal.tuples("SELECT id, title FROM opportunities ORDER BY seq DESC LIMIT ?", (most,))
    return [(row[0], row[1]) for row in found]


def like(words: str) -> str:
    """Write folded words as a pattern of SQL's LIKE that finds them anywhere."""
    escaped = "".join(f"\\{letter}" if letter in "%_\\" else letter for letter in fold(words))
    return f"%{escaped}%"


def _holds(text: str, place: int = 0) -> str:
    """Write the condition that a text may hold a word: ASCII is compared by SQL, the rest is left in."""
    return f"({text} LIKE :word{place} ESCAPE '\\' OR {text} GLOB '*[^ -~]*')"


def save(journal: Journal, view: SavedView) -> None:
    """Keep a view, over the one of that name."""
    journal.execute(
        "INSERT INTO opportunity_views (folded, name, content) VALUES (?, ?, ?) "
        "ON CONFLICT (folded) DO UPDATE SET name = excluded.name, content = excluded.content",
        (fold(view.name), view.name, json.dumps(view.wish.as_data(), ensure_ascii=False)),
    )


def forget(journal: Journal, name: str) -> None:
    """Forget a view."""
    journal.execute("DELETE FROM opportunity_views WHERE folded = ?", (fold(name),))


def views(journal: Journal) -> list[SavedView]:
    """Return the views that are kept, by name."""
    found = journal.rows("SELECT name, content FROM opportunity_views ORDER BY folded")
    return [SavedView(row["name"], OpportunityFilter.from_data(json.loads(row["content"]))) for row in found]
