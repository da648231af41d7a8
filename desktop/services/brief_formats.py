"""What a brief can be written as: one list for the window and for the command line, with the files' names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.briefs import Brief
from desktop.domain.playbook import Playbook
from desktop.exchange import brief as formats
from desktop.services.composing import DEFAULT_FORMATS

FIXED = tuple(formats.FORMATS)
"""The formats that every playbook has, the usual ones first."""

BESIDE = tuple(name for name in FIXED if name not in DEFAULT_FORMATS)
"""Those of them that are written only where somebody asks for them."""


@dataclass(frozen=True, slots=True)
class BriefFormat:
    """One way to write a brief: its name where it is asked for, the end of its file's name, and its CRM, if any."""

    name: str
    ending: str
    crm: str = ""


def list_formats(playbook: Playbook) -> tuple[BriefFormat, ...]:
    """List every format in which a brief can be written under this playbook."""
    crms = {each(name): name for name in playbook.crm for each in (rows_for, block_for)}
    known = formats.formats_of(playbook)
    return tuple(BriefFormat(name, each.ending, crms.get(name, "")) for name, each in known.items())


def list_crms(playbook: Playbook) -> Mapping[str, str]:
    """Return the CRMs of the playbook by their ids, each with its name for people."""
    return {name: target.label for name, target in playbook.crm.items()}


def rows_for(crm: str) -> str:
    """Return the format that is a table for the CRM's own import."""
    return f"{formats.ROW}{crm}"


def block_for(crm: str) -> str:
    """Return the format that is a text to paste into the CRM by hand."""
    return f"{formats.BLOCK}{crm}"


def file_name(brief: Brief, name: str, playbook: Playbook) -> str:
    """Return the name of the file that a brief becomes in the format `name`."""
    return formats.formats_of(playbook)[name].file_name(brief)


def parse_formats(playbook: Playbook, text: str) -> tuple[str, ...]:
    """Read names of formats, separated by commas or blanks; each counts once, an unknown one is refused."""
    return formats.parse_formats(text, playbook)
