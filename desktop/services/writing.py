"""Writing at once: what is typed is read, filled in and saved with everything that was marked in it."""

from __future__ import annotations

from collections.abc import Collection

from desktop.domain.changes import Changes
from desktop.domain.completion import Slash
from desktop.domain.interactions import EntryForm
from desktop.domain.text import canonical
from desktop.domain.writing import KnownName, Reading, filled
from desktop.services import interactions
from desktop.services.desk import Desk


def known_names(desk: Desk) -> tuple[KnownName, ...]:
    """Return every client, person and engagement, the most recently used first."""
    return ()


def known_tags(desk: Desk) -> tuple[str, ...]:
    """Return every tag, the most recently used first."""
    return ()


def slashes(desk: Desk) -> tuple[Slash, ...]:
    """Return the orders that can be given after `/`."""
    return ()


def read_text(desk: Desk, text: str, *, client: str = "") -> Reading:
    """Return what is recognised in a text; `client` names the one that is set already, by name or id."""
    return Reading((), canonical(text))


def write_entry(
    desk: Desk, form: EntryForm, *, by_hand: Collection[str] = frozenset(), draft: str = ""
) -> Changes:
    """Save what was typed with all that was recognised and marked in it; `.made` is the entry's id.

    `by_hand` names the fields of the form that stay as they are. `draft` is the key of the draft that it was:
    its attachments become the entry's, and it is dropped. All of it is one transaction.
    """
    with desk.journal.transaction():
        reading = read_text(desk, form.text, client=form.client)
        return interactions.add_entry(desk, filled(form, reading, by_hand))
