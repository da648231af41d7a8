"""The life of a referral as rows: when it came to each state, and what is left to do."""

from __future__ import annotations

from desktop.domain.referrals import ReferralState
from desktop.store.journal import Journal


def add_state(journal: Journal, referral_id: str, state: ReferralState, at: str) -> None:
    """Note that a referral came to a state."""
    journal.insert("referral_states", {"referral_id": referral_id, "at": at, "to_state": state.value})


def states_of(journal: Journal, referral_id: str) -> list[tuple[ReferralState, str]]:
    """Return the states that a referral came to, each with its UTC moment, the first first."""
    rows = journal.rows(
        "SELECT to_state, at FROM referral_states WHERE referral_id = ? ORDER BY seq", (referral_id,)
    )
    return [(ReferralState(row["to_state"]), row["at"]) for row in rows]


def client_of_contact(journal: Journal, person_id: str) -> str | None:
    """Return the id of the client through whom somebody on the other side is reached, None where there is none."""
    found = journal.value(
        "SELECT client_id FROM referrals WHERE contact_id = ? ORDER BY seq DESC LIMIT 1", (person_id,)
    )
    return str(found) if found else None


def open_loops(journal: Journal, most: int) -> list[tuple[str, str, str, str]]:
    """Return id, title, client and referrer of ended referrals whose referrer was not told, the oldest first."""
    rows = journal.rows(
        "SELECT r.id, r.title, c.name AS client, p.name AS referrer FROM referrals AS r "
        "JOIN clients AS c ON c.id = r.client_id JOIN people AS p ON p.id = r.through_id "
        "WHERE r.state IN ('won', 'lost') AND r.told_on IS NULL ORDER BY r.seq LIMIT ?",
        (most,),
    )
    return [(row["id"], row["title"], row["client"], row["referrer"]) for row in rows]


def asked_before(journal: Journal, before: str, most: int) -> list[tuple[str, str, str, str]]:
    """Return id, title, client and UTC moment of those asked for permission before then and not answered."""
    rows = journal.rows(
        "SELECT r.id, r.title, c.name AS client, max(s.at) AS at FROM referrals AS r "
        "JOIN clients AS c ON c.id = r.client_id JOIN referral_states AS s ON s.referral_id = r.id "
        "WHERE r.state = 'permission asked' AND s.to_state = 'permission asked' "
        "GROUP BY r.id HAVING max(s.at) < ? ORDER BY at LIMIT ?",
        (before, most),
    )
    return [(row["id"], row["title"], row["client"], row["at"]) for row in rows]
