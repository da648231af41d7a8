"""What may stand in text that leaves: contacts masked always, names replaced where roles are chosen."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.contacts import mask_contacts, mask_known
from desktop.domain.known_names import NameIndex
from desktop.domain.spellings import legible


@dataclass(frozen=True, slots=True)
class Discretion:
    """The journal's knowledge of whom to protect.

    `names` are replaced by their roles when `roles` is chosen; `contacts` are customers' mails and
    phones, masked always; `own` are the steward's and the recipient's, which may leave.
    """

    roles: bool
    names: NameIndex
    contacts: tuple[str, ...]
    own: tuple[str, ...]

    def clean(self, text: str) -> str:
        """Return `text` as it may leave."""
        masked = mask_contacts(mask_known(legible(text), self.contacts), self.own)
        return self.names.replace(masked) if self.roles else masked
