"""What a service works with: the open journal, the playbook in force, the time and the resources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path

from desktop.domain.handoffs import utc_text
from desktop.domain.playbook import Playbook
from desktop.services.playbook_in_force import read_in_force, use_number
from desktop.store.journal import Journal


@dataclass(slots=True)
class Desk:
    """The consultant's desk. `clock` gives aware moments; `user` is the system user's name.

    Everything stays as it was opened but the playbook: that is the one in force, and `playbook_use` the number
    of the use that put it there, 0 for the default that was never replaced.
    """

    journal: Journal
    playbook: Playbook
    resources: Path
    clock: Callable[[], datetime]
    zone: tzinfo
    zone_name: str
    user: str
    playbook_use: int = 0

    def now(self) -> str:
        """Return the present moment as the store keeps it."""
        return utc_text(self.clock())

    def today(self) -> date:
        """Return the present day in the local zone."""
        return self.clock().astimezone(self.zone).date()

    def changed_elsewhere(self) -> bool:
        """Say whether another process wrote to the journal since this was last asked; follow its playbook."""
        changed = self.journal.changed_elsewhere()
        if changed:
            self.follow_playbook()
        return changed

    def follow_playbook(self) -> None:
        """Go on with the playbook that the journal says is in force, if it is another."""
        if use_number(self.journal) != self.playbook_use:
            found = read_in_force(self.journal, self.resources)
            self.playbook, self.playbook_use = found.file.playbook, found.use

    def close(self) -> None:
        """Close the journal."""
        self.journal.close()
