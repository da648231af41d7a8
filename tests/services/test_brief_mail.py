"""The mail that is copied is the text that is written, before it is issued and after."""

from __future__ import annotations

from pathlib import Path

from desktop.services import brief_mail, briefs, leads
from desktop.services.composing import Choice
from tests.desks import make_desk, qualified


def test_the_copied_mail_is_the_text_of_the_brief_with_the_keys_fingerprint(tmp_path: Path) -> None:
    desk = make_desk()
    prepared = briefs.prepare(desk, Choice(qualified(desk), "Priya Nair", formats=("text",)))
    mail = brief_mail.mail_of(prepared)
    issued = briefs.issue(desk, prepared, tmp_path)
    assert mail.text == issued.files[0].read_text("utf-8")
    assert prepared.seal.fingerprint in mail.text
    assert mail.subject == f"Lead brief {issued.made}: Billing migration"
    assert brief_mail.issued_mail(desk, issued.made) == mail


def test_the_link_is_short_enough_for_any_mail_program() -> None:
    desk = make_desk()
    lead = qualified(desk)
    leads.answer(desk, lead, "size", "Ninety shops & more, " * 400)
    mail = brief_mail.mail_of(
        briefs.prepare(desk, Choice(lead, "Priya Nair", "priya@northlight.example", formats=()))
    )
    assert mail.link.startswith("mailto:priya@northlight.example?subject=Lead%20brief%20EJ-")
    assert len(mail.link) < 2_000 < len(mail.text)
