"""Answers that are damaged, forged, too large or out of place, and mails that are only hard to read."""

from __future__ import annotations

import json
from collections.abc import Callable
from email.message import EmailMessage

from desktop.exchange import armour

MARKUP = '<script>alert("x")</script><img src=x onerror=alert(1)>&lt;b&gt;'
YES = {"nextAction": "Call Tom", "nextActionOn": "2026-12-01", "termsAcknowledged": True}
YES_LINES = "By: Priya Nair\nNext action: Call Tom about Zürich\nOn: 2026-12-01\nTerms acknowledged: yes\n"

Maker = Callable[[str, str], bytes]
"""Makes an answer to the brief of that number and hash."""


def reply_file(number: str, digest: str, **fields: object) -> bytes:
    """Return a reply file that says yes, with other fields or more."""
    said = {
        "typ": "lead-reply",
        "v": 1,
        "brief": number,
        "inReplyTo": digest,
        "decision": "accepted",
        "by": {"name": "Priya Nair", "email": "priya@northlight.example"},
        "at": "2026-11-23T15:00:00Z",
    }
    return json.dumps(said | YES | fields).encode()


def lines(number: str, _digest: str = "") -> str:
    """Return a yes as lines."""
    return f"Brief: {number}\nDecision: accepted\n{YES_LINES}"


def _altered_armour(number: str, digest: str) -> bytes:
    whole = armour.wrap(reply_file(number, digest))
    at = whole.index("\n") + 9
    return (whole[:at] + ("A" if whole[at] != "A" else "B") + whole[at + 1 :]).encode()


REFUSED: dict[str, tuple[Maker, str]] = {
    "altered in its hash": (
        lambda number, digest: reply_file(number, digest[::-1]),
        "answers a brief that this journal did not issue",
    ),
    "altered in its armour": (_altered_armour, "is not whole"),
    "a file cut off": (
        lambda number, digest: reply_file(number, digest)[:-40],
        "cannot be read as an answer",
    ),
    "an armour cut off": (
        lambda number, digest: armour.wrap(reply_file(number, digest))[:200].encode(),
        "is not whole",
    ),
    "a version that never was": (
        lambda number, _: lines(f"{number}-v7").encode(),
        "answers version 7 of",
    ),
    "a number with a slip": (
        lambda number, _: lines(number[:-1] + ("0" if number[-1] != "0" else "1")).encode(),
        "is not a brief number",
    ),
    "yes and no in one": (
        lambda number, _: (lines(number) + "Decision: declined\n").encode(),
        "says “Decision” twice",
    ),
    "won before anybody said yes": (
        lambda number, digest: reply_file(number, digest, decision="won"),
        "cannot become won",
    ),
    "the same key twice": (
        lambda number, digest: reply_file(number, digest)[:-1] + b', "decision": "declined"}',
        "cannot be read as an answer",
    ),
    "lists for words": (
        lambda number, digest: reply_file(number, digest, nextAction=["x"]),
        "“nextAction” in the answer cannot be",
    ),
    "a word for a flag": (
        lambda number, digest: reply_file(number, digest, termsAcknowledged="yes"),
        "“termsAcknowledged” in the answer cannot be",
    ),
    "a day that is none": (
        lambda number, digest: reply_file(number, digest, nextActionOn="2026-02-30"),
        "“2026-02-30” is not a date",
    ),
    "a thousand gaps": (
        lambda number, digest: reply_file(number, digest, decision="returned", gaps=["x"] * 1000),
        "“gaps” in the answer cannot be 1000 gaps",
    ),
    "an endless word": (
        lambda number, digest: reply_file(number, digest, nextAction="x" * 2000),
        "more than 1000 characters",
    ),
    "characters that cannot be kept": (
        lambda number, digest: reply_file(number, digest, text="a\x00b"),
        "cannot be read as an answer",
    ),
    "ten megabytes": (
        lambda number, digest: reply_file(number, digest, text="x" * 10_000_000),
        "larger than 1 MB",
    ),
    "deeper than anything": (
        lambda number, digest: reply_file(number, digest)[:-1] + b', "x": ' + b"[" * 100_000,
        "cannot be read as an answer",
    ),
    "UTF-16 that does not say so": (
        lambda number, _: lines(number).encode("utf-16-le"),
        "cannot be read as an answer",
    ),
    "a picture": (lambda _, __: b"\x89PNG\r\n\x1a\n" + bytes(2000), "cannot be read as an answer"),
    "nothing": (lambda _, __: b"", "no line “Brief:”"),
}
"""By what is wrong: how it is made, and the sentence with which it is refused."""


def _markup(number: str, digest: str) -> bytes:
    by = {"name": MARKUP, "email": MARKUP}
    return reply_file(number, digest, by=by, nextAction=MARKUP, text=MARKUP, owner=MARKUP, **{MARKUP: 1})


def _outlook(number: str, _digest: str) -> bytes:
    own = "".join(f"<p class=MsoNormal>{line}<o:p></o:p></p>\r\n" for line in lines(number).split("\n")[:-1])
    quoted = (
        '<div style="border-top:solid #E1E1E1 1.0pt"><p class=MsoNormal><b>From:</b> Tom Berger<br><b>Sent:</b> '
        f"Monday<br><b>Subject:</b> Lead brief {number}<o:p></o:p></p></div>"
        f"<pre>Brief: {number}\nDecision: (accepted, returned or declined)\nBy: (name and mail)\nNext action:\n"
        "On: (a day such as 2026-12-01)\nTerms acknowledged: (yes)</pre>"
    )
    page = (
        '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0cm} --></style>'
        f"</head><body lang=DE><div>{own}<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Viele Grüße"
        f"<o:p></o:p></p>{quoted}</div></body></html>"
    )
    return _mail(page, "html", "windows-1252", "quoted-printable")


def _mail(text: str, kind: str, charset: str, encoding: str) -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Priya Nair <priya@x.example>", "AW: Lead brief"
    mail.set_content(text, subtype=kind, charset=charset, cte=encoding)
    return mail.as_bytes()


def _three_attachments(number: str, digest: str) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "Re: Lead brief"
    mail.set_content("Siehe Anhang, viele Grüße", charset="iso-8859-1", cte="quoted-printable")
    mail.add_attachment("Müller war da.", charset="utf-16", cte="base64", filename="notiz.txt")
    mail.add_attachment(
        reply_file(number, digest), maintype="application", subtype="octet-stream", filename="EJ.reply.json"
    )
    return mail.as_bytes()


READ: dict[str, Maker] = {
    "markup in every field": _markup,
    "UTF-16 with its mark": lambda number, _: lines(number).encode("utf-16"),
    "Outlook's page above the quoted brief": _outlook,
    "a mail in UTF-8": lambda number, _: _mail(lines(number), "plain", "utf-8", "base64"),
    "a mail in Latin-1": lambda number, _: _mail(lines(number), "plain", "iso-8859-1", "quoted-printable"),
    "a mail in UTF-16": lambda number, _: _mail(lines(number), "plain", "utf-16", "base64"),
    "a file among three attachments": _three_attachments,
    "an armour that was quoted": lambda number, digest: "".join(
        f"> {line}\n" for line in armour.wrap(reply_file(number, digest)).splitlines()
    ).encode(),
}
"""A yes that is hard to read, and is read."""
