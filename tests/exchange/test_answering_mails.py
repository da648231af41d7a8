"""Each answer of a mail draft, filled in and saved by a mail program, is read; so is what mail programs do to it."""

from __future__ import annotations

import json
import re
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from html import unescape
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from desktop.domain.errors import UserError
from desktop.domain.replies import Decision
from desktop.exchange.brief import render
from tests.exchange.answers import read_reply
from tests.exchange.samples import RESOURCES, brief, playbook

FILES = {file.name: file.data for file in render(brief(), ("mail", "html", "pdf"), playbook(), RESOURCES)}
DRAFT = message_from_bytes(FILES["EJ-7F3K-92Q7.eml"], policy=default)
FILLED = {
    "Next action": "Call Tom about Zürich",
    "On": "2099-12-01",
    "Missing": "who decides",
    "Reason": "too early",
}


def part(kind: str) -> str:
    found = DRAFT.get_body((kind,))
    assert found is not None
    return str(found.get_content())


def links(said: str) -> list[str]:
    """Return the mails in `said` that open with their lines written."""
    return list(dict.fromkeys(re.findall(r"mailto:[^\"<>\s()]+\?subject=[^\"<>\s()]+", unescape(said))))


def filled(link: str) -> tuple[str, str, str]:
    """Return address, subject and text of the mail that a link opens, as somebody fills it in."""
    parts = urlsplit(link)
    said = parse_qs(parts.query, keep_blank_values=True)
    lines = said["body"][0].replace("\r\n", "\n").split("\n")
    text = "\n".join(line + FILLED.get(line.removesuffix(": "), "") for line in lines)
    return unquote(parts.path), said["subject"][0], text


def saved(link: str, charset: str = "utf-8", cte: str | None = None) -> bytes:
    """Return the mail that a link opens, filled in and saved as a file."""
    address, subject, text = filled(link)
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Priya Nair <priya@x.example>", address, subject
    mail.set_content(text, charset=charset, cte=cte)
    return mail.as_bytes()


@pytest.mark.parametrize("name", FILES)
def test_each_link_of_each_format_is_an_answer_once_it_is_filled_in(name: str) -> None:
    data = FILES[name]
    said = part("html") if name.endswith(".eml") else data.decode("latin-1")
    found = links(said)
    assert len(found) == 3
    assert [read_reply(saved(link)).decision for link in found] == [
        Decision.ACCEPTED, Decision.RETURNED, Decision.DECLINED,
    ]  # fmt: skip
    accepted = read_reply(saved(found[0]))
    assert (accepted.brief, accepted.by_name) == ("EJ-7F3K-92Q7-v1", "Priya Nair")
    assert (accepted.next_action, accepted.next_action_on) == ("Call Tom about Zürich", "2099-12-01")
    assert accepted.terms_acknowledged


@pytest.mark.parametrize("cte", ["quoted-printable", "base64"])
@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "utf-16"])
def test_encodings_of_mail_programs(charset: str, cte: str) -> None:
    link = links(part("html"))[0]
    assert read_reply(saved(link, charset, cte)).next_action == "Call Tom about Zürich"


def answered_above(kind: str) -> bytes:
    """Return an answer above the quoted mail draft, as a page alone or as text."""
    _, _, text = filled(links(part("html"))[0])
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "priya@x.example", "Re: Lead brief"
    if kind == "html":
        own = "".join(f'<p class="MsoNormal">{line}<o:p></o:p></p>' for line in text.split("\n"))
        mail.set_content(f"<html><body>{own}<hr>{part('html')}</body></html>", subtype="html")
    else:
        quoted = "\n".join(f"> {line}" for line in part("plain").split("\n"))
        mail.set_content(f"{text}\n\nOn Monday Tom Berger wrote:\n{quoted}")
    return mail.as_bytes()


@pytest.mark.parametrize("kind", ["html", "plain"])
def test_an_answer_above_the_quoted_mail_is_read(kind: str) -> None:
    answer = read_reply(answered_above(kind))
    assert (answer.decision, answer.next_action_on) == (Decision.ACCEPTED, "2099-12-01")


def test_lines_that_flow_are_joined_and_labels_begin_anew() -> None:
    text = (
        "Brief: EJ-7F3K-92Q7\nDecision: accepted\nBy: Priya Nair\nNext action: Call \nTom and the \nplant\n"
        "On: 2026-12-01\nTerms acknowledged: \nComment: \n"
    )
    head = b"Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n"
    answer = read_reply(head + text.encode())
    assert (answer.next_action, answer.next_action_on) == ("Call Tom and the plant", "2026-12-01")
    assert not answer.terms_acknowledged


def test_an_answer_in_text_counts_beside_data_that_is_none() -> None:
    mail = message_from_bytes(saved(links(part("html"))[2]), policy=default)
    mail.add_attachment(
        json.dumps({"typ": "lead-brief"}).encode(), maintype="application", subtype="json", filename="EJ.json"
    )
    assert read_reply(mail.as_bytes()).decision is Decision.DECLINED


def test_markup_in_every_line_stays_text() -> None:
    said = "<script>alert(1)</script><b>x</b>"
    lines = f"Brief: EJ-7F3K-92Q7\nDecision: accepted\nBy: {said}\nNext action: {said}\nComment: {said}\n"
    mail = EmailMessage()
    mail["Subject"] = "x"
    mail.set_content(lines)
    answer = read_reply(mail.as_bytes())
    assert answer.next_action == answer.text == said


def test_ten_megabytes_are_refused_with_a_sentence() -> None:
    with pytest.raises(UserError, match="larger than 5 MB"):
        read_reply(saved(links(part("html"))[0]) + b"x" * 10_000_000)


def with_attachment(size: int, subtype: str = "png") -> bytes:
    """Return an answer with a picture of so many bytes attached, or with a text."""
    mail = message_from_bytes(saved(links(part("html"))[0]), policy=default)
    kind = "image" if subtype == "png" else "text"
    mail.add_attachment(b"x" * size, maintype=kind, subtype=subtype, filename=f"large.{subtype}")
    return mail.as_bytes()


def test_a_large_picture_beside_an_answer_does_no_harm_but_endless_text_does() -> None:
    assert read_reply(with_attachment(2_500_000)).decision is Decision.ACCEPTED
    with pytest.raises(UserError, match="larger than 1 MB"):
        read_reply(with_attachment(2_500_000, "plain"))


LOST = "Brief: EJ-7F3K-92Q7\nDecision: lost\nBy: Priya Nair\nDelivery should have known: "
LESSON = "The budget round is in March.\nA rival sat there.\nTheir CFO had left."
WRAPPED = "The budget round is in March and we came in May, when all of it\nhad gone to a rival whom nobody knew of."


@pytest.mark.parametrize(
    ("text", "lesson"),
    [
        (LOST + LESSON, LESSON),
        (LOST + LESSON + "\nComment: thanks", LESSON),
        (LOST + LESSON + "\n\nBest regards\nPriya", LESSON),
        (LOST + LESSON + "\n-- \nPriya Nair, Northlight", LESSON),
        (LOST + "\n" + LESSON, LESSON),
        (LOST + LESSON.replace("\n", "\n- "), LESSON),
        (LOST + LESSON.replace("\n", "\n\n") + "\n\nComment: thanks", LESSON.replace("\n", "\n\n")),
        (LOST + LESSON.replace("\n", "\n\n"), "The budget round is in March."),
        (LOST + "\n\nBest regards\nPriya", ""),
        (LOST + WRAPPED, WRAPPED.replace("\n", " ")),
        (LOST + LESSON + "\nOn Mon, 23 Nov 2026 at 09:00, Tom Berger wrote:\n> Hello Priya,", LESSON),
        (LOST + LESSON + "\nFrom: Tom Berger <tom@x.example>\nSent: Monday\nSubject: EJ", LESSON),
        (LOST + LESSON + "\n\nPriya\n\nFrom: Tom\nSent: Monday\nComment: (soon)", LESSON),
        (LOST + LESSON + "\n> Hello Priya,", LESSON),
        ("> " + LOST.replace("\n", "\n> ") + "\n" + LESSON + "\n> Comment:\nthanks", LESSON),
        ("> " + (LOST + LESSON).replace("\n", "\n> ") + "\n>\n> Tom", LESSON),
        ("> " + LOST.replace("\n", "\n> ") + WRAPPED + "\n> Comment: thanks", WRAPPED.replace("\n", " ")),
    ],
)
def test_a_lesson_over_several_lines_is_read_to_its_end(text: str, lesson: str) -> None:
    assert read_reply(text.encode()).lesson == lesson


@pytest.mark.parametrize("break_", ["<br>", "</p><p>", "</div>\n<div>", "<o:p></o:p></p>\r\n<p class=x>"])
def test_a_lesson_over_several_lines_of_a_page_is_read_to_its_end(break_: str) -> None:
    page = (LOST + LESSON).replace("\n", break_)
    mail = EmailMessage()
    mail["Subject"] = "Re: Lead brief"
    for nothing in ("<p>&nbsp;</p>", "<div><br></div>", "<p class=MsoNormal><o:p>&nbsp;</o:p></p>"):
        said = f"<html><body><p>{page}</p>{nothing}<p>Best regards</p><p>Priya</p></body></html>"
        mail.set_content(said, subtype="html")
        assert read_reply(mail.as_bytes()).lesson == LESSON


def test_a_reason_keeps_its_code_beside_what_else_is_said() -> None:
    answer = read_reply(b"Brief: EJ-7F3K-92Q7\nDecision: declined\nReason: too early\nAsk in May.\n\nBye")
    assert (answer.code, answer.text) == ("too-early", "Ask in May.")


def test_each_line_under_missing_is_a_gap_of_its_own() -> None:
    answer = read_reply(
        b"Brief: EJ-7F3K-92Q7\nDecision: returned\nMissing:\n- who decides\n- the size\n\nBye"
    )
    assert answer.gaps == ("who decides", "the size")
