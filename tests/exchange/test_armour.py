"""An answer in armour survives mail, and one that is not whole is refused."""

from __future__ import annotations

import json

import pytest

from desktop.domain.errors import UserError
from desktop.exchange.armour import unwrap, wrap
from tests.exchange.answers import read_reply
from tests.exchange.test_replies import FILE

DATA = json.dumps({**FILE, "text": "Grüße – ✓ and much more that needs a second line"}).encode()


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda text: text,
        lambda text: "Hello Tom,\n\n" + text + "\n-- \nPriya",
        lambda text: "".join(f"> > {line}\r\n" for line in text.splitlines()),
        lambda text: text.replace(
            text.splitlines()[1], text.splitlines()[1][:30] + "\n" + text.splitlines()[1][30:]
        ),
    ],
    ids=["as it is", "in a mail", "quoted", "wrapped"],
)
def test_it_is_found_whatever_mail_does_to_it(spoilt: object) -> None:
    assert callable(spoilt)
    assert unwrap(spoilt(wrap(DATA))) == DATA
    lines = "Brief: EJ-7F3K-92Q7\nDecision: accepted\n\n"
    assert read_reply((lines + spoilt(wrap(DATA))).encode()) == read_reply(DATA)


@pytest.mark.parametrize("cut", [lambda t: t.replace("FB", "FC", 1), lambda t: t[:-5], lambda t: t[:200]])
def test_what_is_not_whole_is_refused(cut: object) -> None:
    assert callable(cut)
    with pytest.raises(UserError, match="is not whole"):
        unwrap(cut(wrap(DATA)))
    assert unwrap("Decision: accepted") is None
