"""`goodwill` and `referral` from a terminal: asked with care, refused with a sentence, closed with thanks."""

from __future__ import annotations

from tests.cli.program import Program
from tests.cli.test_main_job import spotted


def test_people_are_not_worn_out(program: Program) -> None:
    spotted(program)
    entry = program("entry", "list", "--json").json[0]["id"]
    quote, through = ("--quote", "More in April"), ("--through", "Mira Costa")
    made = program.made(
        "referral", "spot", entry, *quote, "--title", "Elbnetz", *through, "--kind", "praise-unasked"
    )
    program.made("goodwill", "give", "Mira", "help", "Sent her the checklist")
    assert "comfortable introducing us" in program("referral", "draft", made).out
    assert program("referral", "ask", made, "--text", "Would you introduce us?").code == 0
    said = program("goodwill", "ask", "Mira", "quote")
    assert (said.code, "the next ask is possible from" in said.err) == (2, True)
    said = program("referral", "advance", made, "introduced")
    assert (said.code, "cannot become introduced" in said.err) == (2, True)
    assert program("referral", "permit", made, "--how", "by mail").code == 0
    said = program("referral", "advance", made, "introduced")
    assert (said.code, "The other side has not agreed" in said.err) == (2, True)
    assert program("referral", "other-side", made, "Jana Brandt", "--how", "by mail").code == 0
    said = program("referral", "advance", made, "introduced")
    assert "To Jana Brandt, who agreed to the introduction" in said.out
    shown = program("goodwill", "show", "Mira", "--json").json
    assert (shown["mayBeAsked"], [deed["outcome"] for deed in shown["deeds"]]) == (False, ["agreed", None])
    assert program("goodwill", "limit", "Mira", "often").code == 2
    assert "Is not to be asked" in program("goodwill", "limit", "Mira", "0").out
