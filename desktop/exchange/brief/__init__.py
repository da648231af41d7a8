"""The lead brief as files: one sibling module a format, chosen here by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.briefs import Brief
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.playbook import Branding, Playbook
from desktop.exchange.brief import crm, html, json, pdf, text


@dataclass(frozen=True)
class BriefFile:
    """One file of a brief, as it leaves."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a brief: the end of the file's name, and how its bytes are made."""

    ending: str
    render: Callable[[Brief, Playbook, Path], bytes]


FORMATS: Mapping[str, Format] = {
    "html": Format(".html", lambda brief, book, resources: html.render(brief, resources, book.branding)),
    "pdf": Format(".pdf", lambda brief, book, resources: pdf.render(brief, resources, book.branding)),
    "text": Format(".txt", lambda brief, _, __: text.render(brief)),
    "json": Format(".json", lambda brief, _, __: json.render(brief)),
}
"""The formats that are the same under every playbook, by their names."""

ROW = "csv:"
"""What the name of a row for a CRM begins with; the playbook's name of the CRM follows."""


def formats_of(playbook: Playbook) -> Mapping[str, Format]:
    """Return every format by its name: one more for each CRM that the playbook names."""
    return dict(FORMATS) | {f"{ROW}{name}": _row(name) for name in playbook.crm}


def _row(name: str) -> Format:
    return Format(f".{name}.csv", lambda brief, playbook, _: crm.render(brief, playbook.crm[name]))


def parse_formats(text: str, playbook: Playbook) -> tuple[str, ...]:
    """Read names of formats, separated by commas or blanks; each counts once."""
    wanted = tuple(dict.fromkeys(re.split(r"[,;\s]+", text.strip().casefold().strip(","))))
    for name in wanted:
        if name not in formats_of(playbook):
            raise _unknown(name, playbook)
    return wanted


def render(
    brief: Brief, formats: Sequence[str], playbook: Playbook, resources: Path
) -> tuple[BriefFile, ...]:
    """Render `brief` in each of `formats`; the playbook gives the columns of CRM rows and the firm's look."""
    known = formats_of(playbook)
    for name in formats:
        if name not in known:
            raise _unknown(name, playbook)
    return tuple(
        BriefFile(brief.label + known[name].ending, known[name].render(brief, playbook, resources))
        for name in formats
    )


def preview(
    brief: Brief, resources: Path, ppi: float = 110, brand: Branding | None = None
) -> tuple[bytes, ...]:
    """Return the pages of the PDF as PNG pictures."""
    return tuple(pdf.pages(brief, resources, ppi, brand))


def _unknown(name: str, playbook: Playbook) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "“{name}” is no format of a brief."),
        QT_TRANSLATE_NOOP("UserError", "Use one or more of: {known}."),
        name=name[:40],
        known=", ".join(formats_of(playbook)),
    )
