"""A client's ownership record on paper: as a web page and as a PDF, chosen by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.playbook import Branding
from desktop.domain.record_pages import RecordPage
from desktop.exchange.brief import BriefFile, named_formats
from desktop.exchange.files import safe_name
from desktop.exchange.record_page import html, pdf
from desktop.exchange.record_page.words import FILE

FORMATS = ("html", "pdf")
LONGEST_CLIENT = 60


def parse_formats(text: str) -> tuple[str, ...]:
    """Read names of formats, separated by commas or blanks; each counts once."""
    wanted = named_formats(text)
    for name in wanted:
        if name not in FORMATS:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "“{name}” is no format of a record on paper."),
                QT_TRANSLATE_NOOP("UserError", "Use one or both of: {known}."),
                name=name[:40],
                known=", ".join(FORMATS),
            )
    return wanted


def file_name(page: RecordPage) -> str:
    """Return the name of a page's files without its end; it tells the client, and changes with the last row."""
    return f"{name_for(page.client, page.words)}-{page.made_on}-{page.head[:6]}"


def name_for(client: str, words: Mapping[str, str]) -> str:
    """Return how the name of every file of a client's record begins."""
    said = re.sub(r"\W+", "-", safe_name(client).casefold())[:LONGEST_CLIENT].strip("-") or "client"
    return f"{words[FILE]}-{said}"


def render(
    page: RecordPage, wanted: tuple[str, ...], resources: Path, brand: Branding
) -> tuple[BriefFile, ...]:
    """Render a page in each of the formats."""
    made = {"html": html.render, "pdf": pdf.render}
    name = file_name(page)
    return tuple(BriefFile(f"{name}.{each}", made[each](page, resources, brand)) for each in wanted)


def pictures(page: RecordPage, resources: Path, brand: Branding) -> list[bytes]:
    """Return the pages of the PDF as PNG pictures."""
    return pdf.pages(page, resources, brand)
