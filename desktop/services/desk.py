"""What a service works with: the open journal, the playbook in force, the time and the resources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path

from desktop.domain.handoffs import utc_text
from desktop.domain.playbook import Playbook
from desktop.store.journal import Journal


@dataclass(frozen=True, slots=True)
class Desk:
    """The consultant's desk. `clock` gives aware moments; `user` is the system user's name."""

    journal: Journal
    playbook: Playbook
    resources: Path
    clock: Callable[[], datetime]
    zone: tzinfo
    zone_name: str
    user: str

    def now(self) -> str:
        """Return the present moment as the store keeps it."""
        return utc_text(self.clock())

    def today(self) -> date:
        """Return the present day in the local zone."""
        return self.clock().astimezone(self.zone).date()

    def changed_elsewhere(self) -> bool:
        """Say whether another process wrote to the journal since this was last asked."""
        return self.journal.changed_elsewhere()

    def close(self) -> None:
        """Close the journal."""
        self.journal.close()
