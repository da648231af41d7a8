"""The mail of a need note is a draft to the person whose need it is, strict to a strict reader."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from desktop.domain.briefs import Contact
from desktop.domain.need_notes import NeedNote
from desktop.domain.playbook import Branding
from desktop.exchange import need_note as formats
from tests.exchange.need_note.notes import bare, german, mischievous, note
from tests.exchange.samples import RESOURCES


def draft(sample: NeedNote) -> tuple[bytes, EmailMessage]:
    """Return the page that is attached, and the draft as Python's own reader reads it."""
    page, mail = formats.render(sample, ("pdf", "eml"), RESOURCES, Branding())
    return page.data, message_from_bytes(mail.data, policy=default)


def body(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    assert part is not None
    return " ".join(str(part.get_content()).split())


@pytest.mark.parametrize("sample", [note(), german(), bare(), mischievous()])
def test_a_strict_reader_finds_no_defect(sample: NeedNote) -> None:
    page, mail = draft(sample)
    assert all(not part.defects for part in mail.walk())
    assert all(not header.defects for header in mail.values() if hasattr(header, "defects"))
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf",
    ]  # fmt: skip
    assert set(mail.keys()) <= {"Subject", "From", "To", "X-Unsent", "MIME-Version", "Content-Type"}
    (attached,) = mail.iter_attachments()
    assert attached.get_content() == page
    for kind in ("plain", "html"):
        said = body(mail, kind).replace("&#39;", "'").replace("&#34;", '"').replace("&lt;", "<")
        said = said.replace("&gt;", ">").replace("&amp;", "&")
        for text in (*(quote.text for quote in sample.quotes), *(point.text for point in sample.points)):
            assert " ".join(text.split()) in said, kind
    assert not re.search(
        r"<(script|img|link|iframe|form|object)\b|\son\w+\s*=\s*\"|url\(", body(mail, "html")
    )


def test_it_goes_to_the_person_and_to_nobody_else() -> None:
    _, mail = draft(note())
    assert mail["X-Unsent"] == "1"
    assert mail["From"] == "Tom Berger <tom.berger@northlight.example>"
    assert mail["To"] == "Mira Costa <mira.costa@helix.example>"
    assert mail["Subject"] == "Did I hear you right? Second plant in Lyon"
    assert next(mail.iter_attachments()).get_filename() == f"{formats.file_name(note())}.pdf"
    assert draft(german())[1]["To"] == "Jürgen Groß <juergen.gross@werke.example>"
    assert "Did I hear you right" not in body(draft(german())[1], "plain")


def test_who_has_no_mail_is_in_no_header() -> None:
    _, mail = draft(bare())
    assert "From" not in mail
    assert "To" not in mail
    assert Contact("Mira Costa") == bare().to
