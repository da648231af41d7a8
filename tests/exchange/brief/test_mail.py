"""The mail draft: strict to a strict reader, the whole brief in its body, the very page attached."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest

from desktop.domain.briefs import Brief, Contact
from desktop.exchange.brief import render
from desktop.exchange.brief.mail import mail_link, mail_text
from tests.exchange.brief.test_crm_targets import breaking
from tests.exchange.samples import RESOURCES, brief, mischievous, overlong, playbook, unknown


def draft(sample: Brief) -> EmailMessage:
    (file,) = render(sample, ("mail",), playbook(), RESOURCES)
    return message_from_bytes(file.data, policy=default)


def body(mail: EmailMessage, kind: str) -> str:
    part = mail.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def test_it_opens_as_a_draft_to_the_recipient() -> None:
    mail = draft(brief())
    assert mail["X-Unsent"] == "1"
    assert mail["From"] == "Tom Berger <tom.berger@northlight.example>"
    assert mail["To"] == "Priya Nair <priya.nair@northlight.example>"
    assert mail["Subject"] == "Lead brief EJ-7F3K-92Q7: Second plant in Lyon"
    assert set(mail.keys()) == {"Subject", "From", "To", "X-Unsent", "MIME-Version", "Content-Type"}


def test_its_body_is_the_whole_brief_and_the_very_page_is_attached() -> None:
    page, mail = render(brief(), ("pdf", "mail"), playbook(), RESOURCES)
    read = message_from_bytes(mail.data, policy=default)
    (attached,) = read.iter_attachments()
    assert attached.get_content() == page.data
    assert attached.get_filename() == "EJ-7F3K-92Q7.pdf"
    said = [*(fact.text for fact in brief().facts if fact.text), *(quote.text for quote in brief().quotes)]
    said += [brief().terms.text, brief().ask, "Tom Berger", "+41 61 555 01 23", "Brief: EJ-7F3K-92Q7"]
    plain, html = " ".join(body(read, "plain").split()), " ".join(body(read, "html").split())
    for words in said:
        assert words in plain
        assert words in html


def test_its_page_loads_and_runs_nothing() -> None:
    html = body(draft(mischievous()), "html")
    assert not re.search(r"<(script|img|link|iframe|form|object)\b|\son\w+\s*=\s*\"|url\(", html)
    assert set(re.findall(r'href="(\w+):', html)) == {"mailto", "tel"}


@pytest.mark.parametrize("sample", [brief(), mischievous(), overlong(), unknown(), breaking(brief())])
def test_a_strict_reader_finds_no_defect(sample: Brief) -> None:
    mail = draft(sample)
    assert all(not part.defects for part in mail.walk())
    assert all(not header.defects for header in mail.values() if hasattr(header, "defects"))
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf",
    ]  # fmt: skip
    assert set(mail.keys()) <= {"Subject", "From", "To", "X-Unsent", "MIME-Version", "Content-Type"}
    assert " ".join(sample.title.split())[:60] in mail["Subject"]


def test_words_beyond_ascii_keep_their_blanks() -> None:
    title = "Zähler für Flächen – مرحبا 🚀 Übergabe in Zürich " * 2
    mail = draft(replace(brief(), title=title, to=Contact("Jürgen Groß", "j@x.example")))
    assert mail["Subject"] == f"Lead brief EJ-7F3K-92Q7: {title.strip()}"
    assert mail["To"] == "Jürgen Groß <j@x.example>"


def test_who_has_no_mail_is_in_no_header() -> None:
    mail = draft(replace(unknown(), to=Contact("Priya Nair", "no mail")))
    assert "From" not in mail
    assert "To" not in mail


@pytest.mark.parametrize("sample", [brief(), mischievous(), overlong(), unknown(), breaking(brief())])
def test_a_link_opens_a_mail_of_less_than_two_thousand_characters(sample: Brief) -> None:
    link = mail_link(sample)
    assert len(link) < 2_000
    assert link.startswith("mailto:")
    assert sample.number in link
    assert "\n" not in link


def test_the_text_to_copy_is_the_whole_brief() -> None:
    subject, text = mail_text(brief())
    assert subject == "Lead brief EJ-7F3K-92Q7: Second plant in Lyon"
    assert text == body(draft(brief()), "plain").replace("\r\n", "\n")


@pytest.mark.parametrize(
    "name",
    [
        "Holt, Karsten",
        "Müller-Lüdenscheidt, Äbtissin",
        '"Anna" Meyer',
        "a;b:c <x@y>",
        "مرحبا 🚀",
        "O'Neil & Söhne, Ltd.",
    ],
)
def test_a_name_with_commas_or_umlauts_is_one_person(name: str) -> None:
    sample = replace(
        brief(),
        to=Contact(name, "p@x.example"),
        relationship_owner=replace(brief().relationship_owner, name=name),
    )
    for header, email in (("From", sample.relationship_owner.email), ("To", "p@x.example")):
        (address,) = draft(sample)[header].addresses
        assert (address.display_name, address.addr_spec) == (name, email)
        assert draft(sample)[header].defects == ()
