"""The firm's playbooks as rows: their bytes, when each was in force, and the labels of their criteria."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.store.journal import Journal, Row


@dataclass(frozen=True, slots=True)
class KeptPlaybook:
    """A playbook's file as the journal keeps it, with its logo if it has one."""

    hash: str
    label: str
    name: str
    version: str
    file: str
    content: bytes
    logo: bytes | None
    logo_type: str | None
    taken_in_at: str


@dataclass(frozen=True, slots=True)
class Use:
    """From when on a playbook was in force; no hash means the default. `number` counts the uses."""

    number: int
    hash: str | None
    label: str
    since: str
    file: str


def keep(journal: Journal, kept: KeptPlaybook) -> None:
    """Keep a playbook's file; one that is there already stays as it is."""
    if by_hash(journal, kept.hash) is None:
        journal.insert("playbooks", {name: getattr(kept, name) for name in KeptPlaybook.__slots__})


def by_hash(journal: Journal, hash_: str) -> KeptPlaybook | None:
    """Return the kept file with that hash."""
    return _kept(journal.row("SELECT * FROM playbooks WHERE hash = ?", (hash_,)))


def by_label(journal: Journal, label: str) -> KeptPlaybook | None:
    """Return the kept file that calls itself so, by name and version, or by version where only one does."""
    rows = journal.rows(
        "SELECT * FROM playbooks WHERE label = :it OR version = :it ORDER BY seq DESC", {"it": label}
    )
    exact = [row for row in rows if row["label"] == label]
    found = exact or rows
    return _kept(found[0]) if len(found) == 1 else None


def put_in_force(journal: Journal, hash_: str | None, label: str, at: str) -> None:
    """Note that a playbook is in force from now on."""
    journal.insert("playbook_uses", {"hash": hash_, "label": label, "since": at})


def last_use(journal: Journal) -> Use | None:
    """Return the use of the playbook in force; None where there was never any but the default."""
    uses = _uses(journal, "DESC LIMIT 1")
    return uses[0] if uses else None


def uses(journal: Journal) -> Sequence[Use]:
    """Return every use, the oldest first."""
    return _uses(journal, "ASC")


def keep_labels(journal: Journal, playbook: str, labels: Mapping[str, str]) -> None:
    """Remember what the criteria of a playbook were called."""
    for criterion, label in labels.items():
        journal.execute(
            "INSERT INTO playbook_criteria (playbook, criterion, label) VALUES (?, ?, ?) "
            "ON CONFLICT (playbook, criterion) DO UPDATE SET label = excluded.label",
            (playbook, criterion, label),
        )


def labels_of(journal: Journal, playbook: str) -> dict[str, str]:
    """Return what the criteria of a playbook were called."""
    rows = journal.rows("SELECT criterion, label FROM playbook_criteria WHERE playbook = ?", (playbook,))
    return {row["criterion"]: row["label"] for row in rows}


def _uses(journal: Journal, order: str) -> list[Use]:
    rows = journal.rows(
        "SELECT u.seq, u.hash, u.label, u.since, coalesce(p.file, '') AS file FROM playbook_uses AS u "
        f"LEFT JOIN playbooks AS p ON p.hash = u.hash ORDER BY u.seq {order}"
    )
    return [Use(row["seq"], row["hash"], row["label"], row["since"], row["file"]) for row in rows]


def _kept(row: Row | None) -> KeptPlaybook | None:
    return KeptPlaybook(**{name: row[name] for name in KeptPlaybook.__slots__}) if row else None
