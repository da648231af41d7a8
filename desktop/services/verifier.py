"""Writing the page with which sales operations check what they were sent."""

from __future__ import annotations

from pathlib import Path

from desktop.exchange import verifier
from desktop.exchange.brief import BriefFile
from desktop.exchange.files import write_files
from desktop.services.desk import Desk


def write_verifier(desk: Desk, folder: Path) -> Path:
    """Write verify.html into `folder` and return its path."""
    page = verifier.render(desk.playbook.words, desk.resources)
    (path,) = write_files(folder, [BriefFile(verifier.NAME, page)])
    return path
