"""Reading and verifying the ownership record."""

from __future__ import annotations

from desktop.domain.clients import Client
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.records import RecordRow, Verdict, verify_chain
from desktop.services.desk import Desk
from desktop.services.naming import find_client
from desktop.store import clients, record


def show_record(desk: Desk, reference: str) -> tuple[Client, list[RecordRow]]:
    """Return a client and its chain from the first row."""
    client = find_client(desk, reference)
    return client, record.rows_of(desk.journal, client.id)


def verify_record(desk: Desk) -> list[Verdict]:
    """Check every client's chain."""
    journal = desk.journal
    return [
        verify_chain(chain, record.rows_of(journal, chain), record.head_of(journal, chain))
        for chain in record.chains(journal)
    ]


def chain_names(desk: Desk) -> dict[str, str]:
    """Return the client's name of each chain."""
    return {client.id: client.name for client in clients.all_clients(desk.journal)}


def broken_record(verdict: Verdict, client: str) -> UserError:
    """Return the error that names the first bad row of a chain."""
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "The ownership record of {client} is broken at row {row}: {reason}."),
        QT_TRANSLATE_NOOP("UserError", "Rows before it are sound; compare them with a backup."),
        client=client,
        row=verdict.bad_sequence,
        reason=verdict.reason,
    )
