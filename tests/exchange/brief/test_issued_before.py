"""A brief that was signed by an earlier version of the program is shown as unchanged by this one."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from desktop.domain.briefs import verify
from desktop.exchange import signature
from desktop.exchange.brief import html, text
from desktop.exchange.brief.seal import Seal, page_digest
from tests.exchange.samples import RESOURCES

ISSUED = Path(__file__).parents[2] / "data" / "briefs" / "issued.jws.json"


def test_its_signature_and_the_words_of_its_page_hold() -> None:
    signed = json.loads(ISSUED.read_bytes())
    read = signature.read(signed, signature.BRIEF)
    brief, unchanged = verify(read.payload)
    assert unchanged
    header = json.loads(base64.urlsafe_b64decode(signed["protected"] + "=="))
    page = html.render(brief, RESOURCES, seal=Seal(signed, read.thumbprint))
    assert page_digest(page) == header["page"]
    assert "“We will not survive September with two reviewers.”" in " ".join(
        text.render(brief).decode().split()
    )
