"""What the README tells sales to type is an answer that counts."""

from __future__ import annotations

import re
from pathlib import Path

from desktop.domain.replies import Decision, missing_details
from tests.exchange.answers import read_reply

README = (Path(__file__).parents[2] / "README.md").read_text("utf-8")


def test_the_lines_of_the_readme_are_a_whole_acceptance() -> None:
    (lines,) = re.findall(r"```text\n(Brief: .*?)```", README, re.DOTALL)
    reply = read_reply(lines.encode())
    assert (reply.decision, missing_details(reply)) == (Decision.ACCEPTED, ())
    for said, field in (("returned", "Missing"), ("declined", "Reason")):
        assert f"`Decision: {said}` with `{field}: …`" in README
        text = lines.replace("accepted", said) + f"{field}: too early\n"
        other = read_reply(text.encode())
        assert other.decision == said
        assert "too early" in (*other.gaps, other.code.replace("-", " "))
