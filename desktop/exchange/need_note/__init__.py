"""The need note as files: a page, a PDF and the draft of a mail, chosen by name."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.need_notes import NeedNote
from desktop.domain.playbook import Branding
from desktop.exchange.brief import BriefFile, named_formats
from desktop.exchange.need_note import html, mail, pdf

FORMATS = ("html", "pdf", "eml")


def parse_formats(text: str) -> tuple[str, ...]:
    """Read names of formats, separated by commas or blanks; each counts once."""
    wanted = named_formats(text)
    for name in wanted:
        if name not in FORMATS:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "“{name}” is no format of a need note."),
                QT_TRANSLATE_NOOP("UserError", "Use one or more of: {known}."),
                name=name[:40],
                known=", ".join(FORMATS),
            )
    return wanted


def file_name(note: NeedNote) -> str:
    """Return the name of a note's files without its end: another content has another name."""
    return f"{note.words['file']}-v{note.version}-{note.hash[:6]}"


def render(
    note: NeedNote, formats: tuple[str, ...], resources: Path, brand: Branding
) -> tuple[BriefFile, ...]:
    """Render `note` in each of `formats`; a note that is longer than a page is refused in any of them."""
    name = file_name(note)
    page = pdf.render(note, resources, brand)
    made = {
        "html": lambda: html.render(note, resources, brand),
        "pdf": lambda: page,
        "eml": lambda: mail.render(note, resources, f"{name}.pdf", brand),
    }
    return tuple(BriefFile(f"{name}.{each}", made[each]()) for each in formats)


def preview(note: NeedNote, resources: Path, brand: Branding) -> bytes:
    """Return the page of the PDF as a PNG picture."""
    return pdf.picture(note, resources, brand)
