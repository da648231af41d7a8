"""The playbook that a journal is opened with: the firm's file that it keeps, or the default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.domain.errors import UserError
from desktop.exchange.playbook_branding import Logo
from desktop.exchange.playbook_files import PlaybookFile, read_default, read_default_tables, read_firm
from desktop.store import playbooks
from desktop.store.journal import Journal


@dataclass(frozen=True, slots=True)
class InForce:
    """The playbook in force: its file, the number of its use (0 where none was ever taken in), since when.

    `fault` says why the firm's file that should be in force cannot be read by this version; the default is
    in force instead, so that the journal opens in any case.
    """

    file: PlaybookFile
    use: int = 0
    since: str = ""
    is_default: bool = True
    fault: UserError | None = None


def default_file(resources: Path) -> PlaybookFile:
    """Return the default playbook."""
    return read_default(_default_path(resources))


def default_tables(resources: Path) -> Mapping[str, Any]:
    """Return the default playbook's keys."""
    return read_default_tables(_default_path(resources))


def use_number(journal: Journal) -> int:
    """Return the number of the use in force, 0 where no playbook was ever taken in."""
    last = playbooks.last_use(journal)
    return last.number if last else 0


def read_in_force(journal: Journal, resources: Path) -> InForce:
    """Read the playbook in force in this journal."""
    last = playbooks.last_use(journal)
    if last is None:
        return InForce(default_file(resources))
    kept = playbooks.by_hash(journal, last.hash) if last.hash else None
    if kept is None:
        return InForce(default_file(resources), last.number, last.since)
    try:
        file = read_kept(kept, default_tables(resources))
    except UserError as fault:
        return InForce(default_file(resources), last.number, last.since, fault=fault)
    return InForce(file, last.number, last.since, is_default=False)


def read_kept(kept: playbooks.KeptPlaybook, default: Mapping[str, Any]) -> PlaybookFile:
    """Read a file that the journal keeps."""
    logo = Logo(kept.logo, kept.logo_type) if kept.logo and kept.logo_type else None
    return read_firm(kept.content, kept.file, default, logo=logo)


def _default_path(resources: Path) -> Path:
    return resources / "playbook" / "default.toml"
