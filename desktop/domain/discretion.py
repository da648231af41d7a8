"""What may stand in text that leaves: contacts masked always, names replaced where roles are chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.domain.contacts import mask_contacts
from desktop.domain.known_contacts import KnownContacts
from desktop.domain.known_names import NameIndex
from desktop.domain.spellings import legible


@dataclass(frozen=True, slots=True)
class Discretion:
    """The journal's knowledge of whom to protect.

    `names` are replaced by their roles when `roles` is chosen; `contacts` are customers' mails and
    phones, masked always; `own` are the steward's and the recipient's, which may leave. `said_of` puts a role in
    words where the names bear keys instead.
    """

    roles: bool
    names: NameIndex
    contacts: KnownContacts
    own: tuple[str, ...]
    said_of: Callable[[str], str] = str

    def clean(self, text: str) -> str:
        """Return `text` as it may leave."""
        masked = mask_contacts(self.contacts.mask(legible(text)), self.own)
        return self.names.replace(masked, self.said_of) if self.roles else masked
