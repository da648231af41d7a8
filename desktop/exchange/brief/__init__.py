"""The lead brief as files: one sibling module a format, chosen here by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.briefs import Brief
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.playbook import Branding, Playbook
from desktop.exchange import signature
from desktop.exchange.brief import block, calendar, crm, html, json, mail, pdf, text
from desktop.exchange.brief.page import page
from desktop.exchange.brief.seal import Seal, missing_seal, seal


@dataclass(frozen=True)
class BriefFile:
    """One file of a brief, as it leaves."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write a brief: the end of the file's name, and how its bytes are made."""

    ending: str
    render: Callable[[Brief, Playbook, Path, Seal | None], bytes]

    def file_name(self, brief: Brief) -> str:
        """Return the name of the file that `brief` becomes."""
        return brief.label + self.ending


def _html(brief: Brief, book: Playbook, resources: Path, seal: Seal | None) -> bytes:
    return html.render(brief, resources, book.branding, seal)


def _form(brief: Brief, book: Playbook, resources: Path, seal: Seal | None) -> bytes:
    if seal is None:
        raise missing_seal("html-form")
    return html.render_form(brief, resources, book, seal)


def _pdf(brief: Brief, book: Playbook, resources: Path, seal: Seal | None) -> bytes:
    return pdf.render(brief, resources, book.branding, _fingerprint(seal))


def _text(brief: Brief, _book: Playbook, _resources: Path, seal: Seal | None) -> bytes:
    return text.render(brief, _fingerprint(seal))


def _json(brief: Brief, _book: Playbook, _resources: Path, _seal: Seal | None) -> bytes:
    return json.render(brief)


def _jws(_brief: Brief, _book: Playbook, _resources: Path, seal: Seal | None) -> bytes:
    if seal is None:
        raise missing_seal("jws")
    return signature.dump(seal.signed)


def _fingerprint(seal: Seal | None) -> str:
    return seal.fingerprint if seal else ""


def _mail(brief: Brief, book: Playbook, resources: Path, seal: Seal | None) -> bytes:
    said, body = page(brief, _fingerprint(seal)), text.render(brief, _fingerprint(seal)).decode()
    attached = _pdf(brief, book, resources, seal)
    return mail.render(brief, resources, book.branding, said=said, body=body, pdf=attached)


def _calendar(brief: Brief, book: Playbook, _resources: Path, _seal: Seal | None) -> bytes:
    return calendar.render(brief, book.holidays)


FORMATS: Mapping[str, Format] = {
    "mail": Format(".eml", _mail),
    "pdf": Format(".pdf", _pdf),
    "html": Format(".html", _html),
    "text": Format(".txt", _text),
    "json": Format(".json", _json),
    "jws": Format(".jws.json", _jws),
    "html-form": Format(".form.html", _form),
    "calendar": Format(".ics", _calendar),
}
"""The formats that are the same under every playbook, by their names.

`json` stays plain, for programs that read it; `html-form` has a name of its own, since mail gateways take it for an attack.
"""

ROW = "csv:"
"""What the name of a row for a CRM begins with; the playbook's name of the CRM follows."""

BLOCK = "block:"
"""What the name of a text to paste into a CRM begins with; the playbook's name of the CRM follows."""


def formats_of(playbook: Playbook) -> Mapping[str, Format]:
    """Return every format by its name: two more for each CRM that the playbook names."""
    rows = {f"{ROW}{name}": _row(name) for name in playbook.crm}
    return dict(FORMATS) | rows | {f"{BLOCK}{name}": _block(name) for name in playbook.crm}


def _row(name: str) -> Format:
    return Format(f".{name}.csv", lambda brief, playbook, _, __: crm.render(brief, playbook.crm[name]))


def _block(name: str) -> Format:
    return Format(f".{name}.txt", lambda brief, playbook, _, __: block.render(brief, playbook.crm[name]))


def named_formats(text: str) -> tuple[str, ...]:
    """Return the names in a text, separated by commas or blanks, in lower case; each counts once."""
    return tuple(dict.fromkeys(re.split(r"[,;\s]+", text.strip().casefold().strip(","))))


def parse_formats(text: str, playbook: Playbook) -> tuple[str, ...]:
    """Read names of formats, separated by commas or blanks; each counts once."""
    wanted = named_formats(text)
    for name in wanted:
        if name not in formats_of(playbook):
            raise _unknown(name, playbook)
    return wanted


def render(
    brief: Brief, formats: Sequence[str], playbook: Playbook, resources: Path, seal: Seal | None = None
) -> tuple[BriefFile, ...]:
    """Render `brief` in each of `formats`; the playbook gives the columns of CRM rows and the firm's look.

    `seal` is its signature, None for a brief that has none; not every format can do without.
    """
    known = formats_of(playbook)
    for name in formats:
        if name not in known:
            raise _unknown(name, playbook)
    return tuple(
        BriefFile(known[name].file_name(brief), known[name].render(brief, playbook, resources, seal))
        for name in formats
    )


def preview(
    brief: Brief,
    resources: Path,
    ppi: float = 110,
    brand: Branding | None = None,
    seal: Seal | None = None,
) -> tuple[bytes, ...]:
    """Return the pages of the PDF as PNG pictures."""
    return tuple(pdf.pages(brief, resources, ppi, brand, _fingerprint(seal)))


def sealed(brief: Brief, private: bytes, resources: Path) -> Seal:
    """Sign `brief` together with the words of its page."""
    print_ = signature.fingerprint(signature.thumbprint(private))
    return seal(brief, private, html.render(brief, resources, fingerprint=print_))


def _unknown(name: str, playbook: Playbook) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "“{name}” is no format of a brief."),
        QT_TRANSLATE_NOOP("UserError", "Use one or more of: {known}."),
        name=name[:40],
        known=", ".join(formats_of(playbook)),
    )
