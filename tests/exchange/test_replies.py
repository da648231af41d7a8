"""Answers are understood as people write them, and anything hostile is refused with a sentence."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from dataclasses import replace
from email.message import EmailMessage
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.replies import Decision, Reply, ReplyForm
from desktop.exchange import armour, replies
from desktop.exchange.brief import answer, text
from tests.exchange.answers import read_reply
from tests.exchange.samples import brief

FILE = {
    "typ": "lead-reply",
    "v": 1,
    "brief": "EJ-7F3K-92Q7",
    "inReplyTo": "A" * 64,
    "decision": "accepted",
    "by": {"name": "Priya Nair", "email": "priya@northlight.example"},
    "at": "2026-11-24T10:00:00+01:00",
    "nextAction": "Call with Tom",
    "nextActionOn": "2026-12-01",
    "termsAcknowledged": True,
}
LINES = """Brief: EJ-7F3K-92Q7
Decision: accepted
By: Priya Nair <priya@northlight.example>
Next action: Call with Tom
On: 2026-12-01
Terms acknowledged: yes
"""


def read(said: str | dict[str, object]) -> Reply:
    return read_reply((said if isinstance(said, str) else json.dumps(said)).encode())


def with_line(old: str, new: str) -> Reply:
    assert old in LINES
    return read(LINES.replace(old, new))


def test_a_reply_file() -> None:
    assert read(FILE) == Reply(
        brief="EJ-7F3K-92Q7",
        in_reply_to="a" * 64,
        decision=Decision.ACCEPTED,
        by_name="Priya Nair",
        by_email="priya@northlight.example",
        at="2026-11-24T09:00:00Z",
        next_action="Call with Tom",
        next_action_on="2026-12-01",
        terms_acknowledged=True,
    )


def test_typed_lines_say_the_same() -> None:
    typed, file = read(LINES), read(FILE)
    assert (typed.decision, typed.by_name, typed.by_email) == (file.decision, file.by_name, file.by_email)
    assert (typed.next_action, typed.next_action_on) == (file.next_action, file.next_action_on)
    assert typed.terms_acknowledged
    assert typed.in_reply_to == typed.at == ""


def test_owner_and_terms_in_a_reply_file_are_not_even_read() -> None:
    extended = {
        **FILE,
        "relationshipOwner": "Somebody else",
        "terms": {"protectedUntil": "1999-01-01"},
        "score": 1.5,
    }
    assert read(extended) == read(FILE)


@pytest.mark.parametrize(
    "wrong",
    [
        {"typ": "lead-brief"},
        {"v": 2},
        {"brief": "EJ-7F3K-92Q8"},
        {"brief": None},
        {"brief": 7},
        {"inReplyTo": "abc"},
        {"inReplyTo": None},
        {"decision": "maybe"},
        {"by": 3},
        {"by": {"name": ["x"]}},
        {"by": {"name": "x" * 300}},
        {"at": "yesterday"},
        {"at": "0001-01-01T00:00:00+14:00"},
        {"nextActionOn": "2026-13-01"},
        {"termsAcknowledged": "yes"},
        {"gaps": "a"},
        {"gaps": [1]},
        {"gaps": ["x"] * 51},
        {"text": "x" * 20_001},
        {"nextAction": "\ud800"},
        {"nextAction": "a\u0000b"},
    ],
)
def test_a_wrong_reply_file_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(UserError) as caught:
        read({**FILE, **wrong})
    assert caught.value.remedy


@pytest.mark.parametrize(
    "hostile",
    [
        '{"typ":"lead-reply","typ":"lead-reply"}',
        '{"typ":"lead-reply","v":NaN}',
        '{"a":' * 100_000,
        '{"a":' + "[" * 40 + "]" * 40 + "}",
        '{"typ":"lead-reply","v":' + "9" * 10_000 + "}",
        '{"typ":"lead-reply","v":1e999}',
        "{",
        "[]",
        "",
        "hello",
        "\x00",
    ],
)
def test_hostile_text_is_refused(hostile: str) -> None:
    with pytest.raises(UserError):
        read(hostile)


def test_fifty_megabytes_are_refused_at_once() -> None:
    data, start = b"Decision: accepted\n" * 2_700_000, time.monotonic()
    with pytest.raises(UserError, match="larger than 1 MB"):
        read_reply(data)
    assert time.monotonic() - start < 1


def test_a_long_line_that_looks_like_the_head_of_many_mails_is_read_quickly() -> None:
    start = time.monotonic()
    with pytest.raises(UserError):
        read_reply(b"Comment:\n" + b"wrote " * 160_000)
    assert time.monotonic() - start < 10


def test_a_megabyte_of_short_lines_is_read_or_refused_quickly() -> None:
    start = time.monotonic()
    with pytest.raises(UserError):
        read_reply(b"Comment:\n" + b"a\n" * 490_000)
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_any_encoding_of_a_mail_program(encoding: str) -> None:
    assert read_reply(LINES.replace("Priya Nair", "Jörg Müller").encode(encoding)).by_name == "Jörg Müller"


def test_lines_in_any_order_and_case_with_bullets_amid_a_mail() -> None:
    said = (
        "Hello Tom,\r\nthank you for this one: we are glad.\r\n\r\n"
        "  * TERMS ACKNOWLEDGED:  Yes.\r\n - on: Tuesday 1 December 2026\r\n 3. **Next action:** Call with Tom\r\n"
        "• decision : I take it on!\r\n• brief: ej 7f3k 92q7 v2\r\n\r\nBest regards\r\nPriya\r\n"
    )
    reply = read(said)
    assert (reply.brief, reply.decision, reply.next_action_on) == (
        "EJ-7F3K-92Q7-v2",
        Decision.ACCEPTED,
        "2026-12-01",
    )
    assert (reply.next_action, reply.terms_acknowledged) == ("Call with Tom", True)


def test_quoted_and_wrapped_lines() -> None:
    wrapped = (
        "> > Next action: a call with Tom and the head of quality about the scope\n> > of the second plant\n"
    )
    quoted = "".join(f"> > {line}\n" for line in LINES.splitlines() if not line.startswith("Next"))
    assert read(quoted + wrapped + "> > \n> > Tom wrote").next_action == (
        "a call with Tom and the head of quality about the scope of the second plant"
    )


@pytest.mark.parametrize(
    ("words", "decision"),
    [
        ("accept", Decision.ACCEPTED),
        ("Yes, I take it on", Decision.ACCEPTED),
        ("(accepted)", Decision.ACCEPTED),
        ("something is missing", Decision.RETURNED),
        ("Not for us.", Decision.DECLINED),
        ("No – too small", Decision.DECLINED),
        ("seen", Decision.SEEN),
        ("won", Decision.WON),
        ("lost", Decision.LOST),
        ("disqualified", Decision.DISQUALIFIED),
    ],
)
def test_decisions_as_people_write_them(words: str, decision: Decision) -> None:
    assert with_line("accepted", words).decision is decision


@pytest.mark.parametrize(
    ("written", "name", "email"),
    [
        ("Priya Nair <priya@x.example>", "Priya Nair", "priya@x.example"),
        ("Priya Nair, priya@x.example", "Priya Nair", "priya@x.example"),
        ('"Nair, Priya" <mailto:priya@x.example>', "Nair, Priya", "priya@x.example"),
        ("Priya Nair", "Priya Nair", ""),
        ("priya@x.example", "", "priya@x.example"),
    ],
)
def test_who_answers(written: str, name: str, email: str) -> None:
    reply = with_line("Priya Nair <priya@northlight.example>", written)
    assert (reply.by_name, reply.by_email) == (name, email)


def test_a_return_says_what_is_missing() -> None:
    reply = read(
        "Brief: EJ-7F3K-92Q7\nDecision: returned\nMissing: who decides; the size ;\nComment: soon\nplease\n\nbye"
    )
    assert reply.gaps == ("who decides", "the size")
    assert reply.text == "soon\nplease"


def test_a_decline_says_why() -> None:
    assert read("Brief: EJ-7F3K-92Q7\nDecision: declined\nReason: Not the customer's decision").code == (
        "not-the-customers-decision"
    )
    long = read(
        "Brief: EJ-7F3K-92Q7\nDecision: declined\nReason: we have nobody who could go there before March"
    )
    assert (long.code, long.text) == ("", "we have nobody who could go there before March")


def test_an_incomplete_yes_is_read_all_the_same() -> None:
    reply = read("Brief: EJ-7F3K-92Q7\nDecision: yes\nTerms acknowledged: no")
    assert (reply.decision, reply.terms_acknowledged, reply.next_action_on) == (
        Decision.ACCEPTED,
        False,
        None,
    )


def test_the_same_line_twice_is_fine_but_a_contradiction_is_not() -> None:
    assert read(LINES + "> Decision: Accepted.\n").decision is Decision.ACCEPTED
    with pytest.raises(UserError, match="says “Decision” twice"):
        read(LINES + "Decision: declined\n")


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("EJ-7F3K-92Q7", "EJ-7F3K-92Q8", "is not a brief number"),
        ("Brief: EJ-7F3K-92Q7", "", "no line “Brief:”"),
        ("Decision: accepted", "", "no line “Decision:”"),
        ("accepted", "accepted, returned or declined", "is no decision"),
        ("accepted", "yes, but something is missing", "is no decision"),
        ("accepted", "perhaps", "“perhaps” is no decision"),
        ("2026-12-01", "1/12/2026", "is not a date"),
        ("2026-12-01", "soon", "is not a date"),
        ("acknowledged: yes", "acknowledged: let us talk", "neither yes nor no"),
        ("Call with Tom", "x" * 1001, "more than 1000 characters"),
    ],
)
def test_a_wrong_line_is_named(old: str, new: str, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        with_line(old, new)


def test_each_mail_link_of_a_brief_is_understood() -> None:
    bodies = [parse_qs(urlsplit(link.address).query)["body"][0] for link in answer.links(brief())]
    replies = [read(body) for body in bodies]
    assert [reply.decision for reply in replies] == [Decision.ACCEPTED, Decision.RETURNED, Decision.DECLINED]
    assert {(reply.brief, reply.by_name) for reply in replies} == {("EJ-7F3K-92Q7-v1", "Priya Nair")}


QUOTED = "\n\nOn Mon, 23 Nov 2026 at 09:00, Tom Berger wrote:\n"


def test_a_number_typed_without_its_version_is_that_of_the_quoted_brief() -> None:
    quoted = LINES.replace("EJ-7F3K-92Q7", "ej 7f3k 92q7") + QUOTED + "> Brief: EJ-7F3K-92Q7-v1\n"
    assert read(quoted).brief == "EJ-7F3K-92Q7-v1"
    with pytest.raises(UserError, match="“Brief” twice"):
        read(LINES + QUOTED + "> Brief: EJ-7F3K-92Q7-v2\n> Brief: EJ-7F3K-92Q7-v1\n")


def test_an_answer_above_the_whole_quoted_brief_is_understood() -> None:
    quoted = "".join(f"> {line}\n" for line in text.render(brief()).decode().splitlines())
    answered = read(LINES + "\nOn Mon, 23 Nov 2026 at 09:00, Tom Berger wrote:\n" + quoted)
    assert answered == replace(read(LINES), brief="EJ-7F3K-92Q7-v1")


def test_the_lines_of_a_brief_that_nobody_filled_in_are_no_answer() -> None:
    with pytest.raises(UserError, match="no line “Decision:”"):
        read(text.render(brief()).decode())


def mail(subtype: str, body: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Priya Nair <priya@northlight.example>"
    message["Subject"] = "Re: Lead brief"
    message.set_content(body, subtype=subtype, cte="quoted-printable")
    return message


def test_a_saved_mail_is_read() -> None:
    assert read_reply(mail("plain", LINES.replace("Tom", "Jörg")).as_bytes()).next_action == "Call with Jörg"


def test_a_saved_mail_that_is_a_page_is_read() -> None:
    page = "<html><style>p{}</style><body>" + "".join(
        f"<p>{line.replace('<', '&lt;')}</p>" for line in LINES.splitlines()
    )
    assert read_reply(mail("html", page).as_bytes()) == read(LINES)


def test_a_reply_file_attached_to_a_mail_wins() -> None:
    message = mail("plain", "Here it is.")
    message.add_attachment(
        json.dumps(FILE).encode(), maintype="application", subtype="json", filename="reply.json"
    )
    assert read_reply(message.as_bytes()) == read(FILE)


def test_a_mail_without_text_is_refused() -> None:
    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content(b"\x89PNG", maintype="image", subtype="png")
    with pytest.raises(UserError):
        read_reply(message.as_bytes())


HEAD = b"Subject: x\nMIME-Version: 1.0\nContent-Type: "
BOMBS = {
    "a page of tags that never end": HEAD + b"text/html\n\n" + b"<p" * 450_000,
    "a page of comments that never end": HEAD + b"text/html\n\n" + b"<!--" * 230_000,
    "a header of parameters": HEAD + b"text/plain" + b";a=b" * 240_000 + b"\n\nx",
    "a mail of boundaries": HEAD + b"multipart/mixed; boundary=a\n\n" + b"--a\n\n" * 190_000,
    "a mail of empty lines": HEAD + b"text/plain\n" + b"\n" * 4_900_000,
    "a mail of large pages": HEAD
    + b"multipart/mixed; boundary=a\n\n"
    + (b"--a\nContent-Type: text/html\n\n" + b"<p" * 400_000 + b"\n") * 6,
    "an armour that begins and begins": b"-----BEGIN LEAD REPLY-----" * 38_000,
    "a letter under a pile of accents": b"Comment: a" + "\u0301\u0323".encode() * 240_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_what_is_made_to_keep_us_busy_is_refused_quickly(name: str) -> None:
    start = time.monotonic()
    with pytest.raises(UserError):
        read_reply(BOMBS[name])
    assert time.monotonic() - start < 5


@given(st.binary(max_size=2000))
def test_random_bytes_raise_nothing_but_a_sentence(data: bytes) -> None:
    with pytest.raises(UserError):
        read_reply(data)


@given(st.text(max_size=500))
def test_random_text_in_every_line_raises_nothing_but_a_sentence(said: str) -> None:
    fields = (
        "Brief",
        "Decision",
        "By",
        "On",
        "Next action",
        "Terms acknowledged",
        "Missing",
        "Reason",
        "Comment",
    )
    for whole in (
        LINES + said,
        "\n".join(f"{field}: {said}" for field in fields),
        json.dumps({**FILE, "text": said}),
    ):
        with suppress(UserError):
            read_reply(whole.encode("utf-8", "surrogatepass"))


@given(
    st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists),
    st.data(),
)
def test_random_values_in_a_reply_file_raise_nothing_but_a_sentence(
    value: object, data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from(sorted(FILE)))
    with suppress(UserError):
        read({**FILE, key: value})


@given(st.binary(max_size=600))
def test_random_mails_raise_nothing_but_a_sentence(data: bytes) -> None:
    head = b"Subject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
    for kind in (
        b"",
        b"Content-Type: text/html; charset=utf-7\n\n",
        b"Content-Transfer-Encoding: base64\n\n",
    ):
        with pytest.raises(UserError):
            read_reply(head + kind + data)


@pytest.mark.parametrize(
    ("data", "form", "in_mail", "ignored"),
    [
        (json.dumps(FILE).encode(), ReplyForm.FILE, False, ()),
        (json.dumps({**FILE, "owner": "Priya", "terms": {"leads": "sales"}, "x": 1}).encode(), ReplyForm.FILE, False, ("owner", "terms", "x")),
        (json.dumps({**FILE, "<b>\n" * 50: 1, "": 2}).encode(), ReplyForm.FILE, False, (("<b> " * 10).strip(),)),
        (armour.wrap(json.dumps({**FILE, "steward": "Priya"}).encode()).encode(), ReplyForm.ARMOUR, False, ("steward",)),
        (LINES.encode(), ReplyForm.LINES, False, ()),
        (mail("plain", LINES).as_bytes(), ReplyForm.LINES, True, ()),
        ((LINES + "Budget: 5\nRelationship owner: Priya\n\nPS: nice").encode(), ReplyForm.LINES, False, ("Budget", "Relationship owner")),
        ((LINES + "Comment: rule one: listen\nOwner: Priya\nthanks").encode(), ReplyForm.LINES, False, ("Owner",)),
        ((LINES + "\nFrom: Tom\nRelationship owner: Tom Berger").encode(), ReplyForm.LINES, False, ()),
    ],
)  # fmt: skip
def test_what_was_read_and_what_was_not_is_told(
    data: bytes, form: ReplyForm, in_mail: bool, ignored: tuple[str, ...]
) -> None:
    found = replies.read_reply(data)
    assert (found.form, found.in_mail, found.ignored) == (form, in_mail, ignored)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
@pytest.mark.parametrize(
    "head", ["<!DOCTYPE html><html><head><title>Re</title></head>", "<!-- saved -->\n<HTML>", "\n<p>Hi</p>"]
)
def test_a_page_that_a_mail_program_saved_is_read(head: str, encoding: str) -> None:
    lines = LINES.replace("<", "&lt;").replace("Priya Nair", "Jörg Müller").replace("\n", "<br>")
    page = f"{head}<body><p>{lines}</p></body></html>"
    assert read_reply(page.encode(encoding)) == read(LINES.replace("Priya Nair", "Jörg Müller"))


def test_what_is_no_answer_is_told_from_one_by_name() -> None:
    with pytest.raises(UserError, match="is a lead brief itself"):
        read_reply(json.dumps(brief().payload()).encode())
    with pytest.raises(UserError, match="message file of Outlook's own"):
        read_reply(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(5000))
