"""What the playbook's page reads: the playbook in force, and what a file would change in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from desktop.domain.changes import Changes
from desktop.domain.playbook_chapters import Chapter, chapters
from desktop.services import playbooks
from desktop.services.desk import Desk
from desktop.services.playbook_in_force import InForce
from desktop.services.playbooks import Checked


@dataclass(frozen=True, slots=True)
class PlaybookShown:
    """The playbook in force as it is shown; `firms` are the keys that come from the firm's file."""

    in_force: InForce
    chapters: tuple[Chapter, ...]
    firms: frozenset[str]
    since: datetime | None
    today: date


def load_playbook(desk: Desk) -> PlaybookShown:
    """Read the playbook in force."""
    found = playbooks.in_force(desk)
    parts = chapters(found.file.playbook)
    keys = {line.key for chapter in parts for part in chapter.parts for line in part.lines}
    keys |= {chapter.key for chapter in parts}
    return PlaybookShown(
        in_force=found,
        chapters=parts,
        firms=frozenset(key for key in keys if playbooks.is_firms(found, key)),
        since=datetime.fromisoformat(found.since).astimezone(desk.zone) if found.since else None,
        today=desk.today(),
    )


def check_file(path: Path, desk: Desk) -> Checked:
    """Check a file without taking anything from it."""
    return playbooks.check(desk, path)


def take(checked: Checked, desk: Desk) -> Changes:
    """Go on with a checked file."""
    return playbooks.use(desk, checked)


def go_back(reference: str, desk: Desk) -> Changes:
    """Go back to a playbook that was in force before."""
    return playbooks.use_version(desk, reference)
