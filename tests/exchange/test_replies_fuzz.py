"""Answers that were spoilt at random: read or refused with a sentence, never with more work than they are worth."""

from __future__ import annotations

import tracemalloc
from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.exchange import armour
from desktop.exchange.replies import SIZE_LIMIT, read_reply
from tests.hostile_replies import READ, lines, reply_file

NUMBER, HASH = "EJ-7F3K-92Q7", "a" * 64
WHOLE = [
    lines(NUMBER).encode(),
    reply_file(NUMBER, HASH),
    armour.wrap(reply_file(NUMBER, HASH)).encode(),
    *(make(NUMBER, HASH) for make in READ.values()),
]
PIECES = [
    b"<", b">", b"<!--", b"-->", b"<p", b"<pre>", b"&nbsp;", b"&#", b"\x00", b"\r", b"\n", b"\n\n", b"> ", b"|", b"--",
    b"=", b"=\n", b"=3D", b";a=b", b"Comment: ", b"Comment:\n", b"wrote:", b"@", b"a@b:", b"From: x\n", b"{", b"[", b'"',
    b"\\u0301", "\u0301".encode(), "\u2028".encode(), b"\xff", b"\xfe\xff", b"1" * 30, b"-----BEGIN LEAD REPLY-----",
    b"-----END LEAD REPLY-----", b"Content-Type: multipart/mixed; boundary=a\n\n--a\n", b"(", b"*_`", b"Brief: EJ ", b"x: y\n",
]  # fmt: skip
LONGEST = timedelta(seconds=20)
"""What reading a megabyte may take on a slow machine; an answer that needs a minute is an attack that worked."""

spoilt = settings(max_examples=2000, deadline=LONGEST, suppress_health_check=list(HealthCheck), database=None)


@st.composite
def answers(draw: st.DrawFn) -> bytes:
    """Cut, double, turn and stuff an answer."""
    data = draw(st.sampled_from(WHOLE))
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, len(data)))
        end = min(start + draw(st.integers(0, 200)), len(data))
        piece = draw(st.sampled_from(PIECES) | st.binary(max_size=20))
        times = draw(st.sampled_from([0, 1, 1, 2, 50, 3000]))
        data = data[:start] + piece * times + data[draw(st.sampled_from([start, end])) :]
    return data


@pytest.mark.slow
@spoilt
@given(answers())
def test_a_spoilt_answer_raises_nothing_but_a_sentence(data: bytes) -> None:
    with suppress(UserError):
        reply = read_reply(data).reply
        assert max(len(reply.next_action), len(reply.lesson), len(reply.by_name)) <= 4000
        assert len(reply.text) <= 20_100


@pytest.mark.slow
@settings(spoilt, max_examples=40)
@given(st.sampled_from(WHOLE), st.sampled_from(PIECES), st.sampled_from(PIECES), st.integers(0, 2000))
def test_a_megabyte_of_anything_costs_no_more_than_its_size(
    data: bytes, one: bytes, other: bytes, at: int
) -> None:
    stuffed = data[:at] + (one + other) * ((SIZE_LIMIT - len(data)) // len(one + other)) + data[at:]
    tracemalloc.start()
    try:
        with suppress(UserError):
            read_reply(stuffed[:SIZE_LIMIT])
        assert tracemalloc.get_traced_memory()[1] < 150 * SIZE_LIMIT
    finally:
        tracemalloc.stop()
