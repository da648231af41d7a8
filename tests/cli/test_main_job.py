"""From a session to a brief and the answer back, in the words that others script against."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.program import Program

TEXT = "Mira was glad. “If Lyon is as quiet as this go-live was, I want the same team.” More in April."
QUOTE = "If Lyon is as quiet as this go-live was, I want the same team."


def qualify(program: Program, lead: str) -> None:
    """Answer whatever the gate asks for, as a script would."""
    for _ in range(12):
        missing = program("opportunity", "show", lead, "--json").json["gate"]["missing"]
        if not missing:
            return
        assert missing[0]["question"].endswith("?")
        program.made("opportunity", "answer", lead, missing[0]["criterion"], "They told us.", "--how", "said")
    pytest.fail("the gate never opened")


def spotted(program: Program) -> str:
    program(
        "profile",
        "set",
        "--name",
        "Tom Berger",
        "--email",
        "tom@northlight.example",
        "--phone",
        "+49 40 66969 120",
    )
    program.made("client", "add", "Helix Pharma")
    program.made("person", "add", "Mira Costa", "--client", "helix", "--role", "Head of Quality")
    entry = program.made(
        "entry", "add", TEXT, "--client", "Helix Pharma", "--with", "Mira Costa", "--kind", "call"
    )
    return program.made(
        "opportunity", "spot", entry, "--quote", QUOTE, "--title", "Second plant", "--speaker", "Mira"
    )


def test_the_main_job_end_to_end(program: Program, tmp_path: Path) -> None:
    lead = spotted(program)
    assert program("brief", "issue", lead, "--to", "Priya", "--out", tmp_path / "out").code == 2
    qualify(program, lead)
    assert program("opportunity", "list", "--state", "qualified", "--json").json[0]["title"] == "Second plant"
    number = program.made(
        "brief", "issue", "Second plant", "--to", "Priya Nair", "--out", tmp_path / "out",
        "--format", "html,pdf,text,json,csv:salesforce", "--all-quotes",
    )  # fmt: skip
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {f"{number}.{end}" for end in ("html", "pdf", "txt", "json", "salesforce.csv")}
    issued = json.loads((tmp_path / "out" / f"{number}.json").read_bytes())
    assert program("brief", "sent", number).code == 0
    reply = {
        "typ": "lead-reply", "v": 1, "brief": number, "inReplyTo": issued["hash"], "decision": "accepted",
        "by": {"name": "Priya Nair", "email": "priya@northlight.example"}, "at": "2026-11-24T09:00:00Z",
        "nextAction": "Call Tom", "nextActionOn": "2026-12-01", "termsAcknowledged": True,
    }  # fmt: skip
    (tmp_path / "reply.json").write_text(json.dumps(reply))
    assert program.made("reply", "import", tmp_path / "reply.json") == number
    shown = program("brief", "show", number, "--json").json
    assert (shown["state"], shown["hash"], shown["to"]) == ("accepted", issued["hash"], "Priya Nair")
    assert program("brief", "verify", tmp_path / "out" / f"{number}.json").code == 0
    assert program("record", "verify").code == 0
    assert program("client", "list", "--json").json[0]["steward"] == "Tom Berger"


def test_entries_are_listed_shown_and_found(program: Program) -> None:
    entry = program.made(
        "entry",
        "add",
        TEXT,
        "--client",
        "Helix Pharma",
        "--with",
        "Mira Costa",
        "--private",
        "--at",
        "2026-11-20 09:30",
    )
    shown = program("entry", "show", entry, "--json").json
    assert {key: shown[key] for key in ("id", "client", "kind", "with", "text", "private")} == {
        "id": entry, "client": "Helix Pharma", "kind": "meeting", "with": ["Mira Costa"], "text": TEXT, "private": True,
    }  # fmt: skip
    assert shown["at"].startswith("2026-11-")
    assert [item["id"] for item in program("entry", "list", "--client", "helix", "--json").json] == [entry]
    assert program("entry", "list", "--from", "2026-11-21", "--json").json == []
    assert program("search", "quiet", "go-live", "--json").json[0]["id"] == entry
    assert "Helix" in program("search", "helix").out
    assert program("search", "--json", "nothing of the kind").json == []


def test_an_entry_comes_from_standard_input(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.cli.terminal.read_stdin", "Grüße aus dem Zug.".encode)
    entry = program.made("entry", "add", "-", "--title", "Zug")
    assert program("entry", "show", entry, "--json").json["text"] == "Grüße aus dem Zug."


def test_the_trash_gives_back(program: Program) -> None:
    entry = program.made("entry", "add", "Something.")
    program("entry", "trash", entry)
    assert program("entry", "list", "--json").json == []
    program("entry", "restore", entry)
    assert len(program("entry", "list", "--json").json) == 1


def test_the_gate_is_shown_as_the_next_question(program: Program) -> None:
    lead = spotted(program)
    shown = program("opportunity", "show", lead)
    assert "○" in shown.out
    assert "Next, in the work:" in shown.out
    gate = program("opportunity", "show", lead, "--json").json["gate"]
    assert gate["met"] is False
    assert set(gate["missing"][0]) == {"criterion", "question"}
    qualify(program, lead)
    assert "ready for sales" in program("opportunity", "show", lead).out
    assert program("opportunity", "show", lead, "--json").json["gate"]["met"] is True


def test_referrals_and_the_record(program: Program) -> None:
    spotted(program)
    entry = program("entry", "list", "--json").json[0]["id"]
    made = program.made(
        "referral", "spot", entry, "--quote", "More in April", "--title", "Elbnetz", "--through", "Mira Costa"
    )
    assert program("referral", "list", "--json").json[0]["id"] == made
    assert program("referral", "advance", "Elbnetz", "permission-asked").code == 0
    assert program("referral", "show", made, "--json").json["state"] == "permission asked"
    record = program("record", "show", "helix", "--json").json
    assert [row["kind"] for row in record] == [
        "client added", "opportunity spotted", "referral spotted", "favour asked",
        "referral permission asked",
    ]  # fmt: skip
    assert "client added" in program("record", "show", "helix").out


def test_who_i_am(program: Program) -> None:
    program("profile", "set", "--name", "Tom Berger")
    program("profile", "set", "--practice", "Operations")
    shown = program("profile", "show", "--json").json
    assert (shown["name"], shown["practice"]) == ("Tom Berger", "Operations")


def test_hearsay_and_withdrawal(program: Program, tmp_path: Path) -> None:
    lead = spotted(program)
    qualify(program, lead)
    number = program.made("brief", "issue", lead, "--to", "Priya", "--out", tmp_path, "--format", "text")
    told = program(
        "reply", "tell", number, "--decision", "accepted", "--by", "Priya", "--how", "on the phone"
    )
    assert "details missing" in told.out
    assert program("brief", "withdraw", number, "--reason", "The customer asked us to wait.").code == 0
    assert program("brief", "list", "--json").json[0]["state"] == "withdrawn"


def test_the_demo_does_it_all_and_keeps_what_is_there(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "desktop.bootstrap.window_hint", lambda: "The window cannot start: libEGL.so.1 is missing."
    )
    folder = tmp_path / "demo"
    said = program("demo", folder)
    assert said.code == 0
    assert "libEGL.so.1 is missing" in said.out
    assert len(list((folder / "briefs").glob("EJ-*.pdf"))) >= 8
    again = program("demo", folder)
    assert again.code == 0
    assert "left as it is" in again.out
    program.journal = folder / "journal.db"
    assert len(program("client", "list", "--json").json) == 3
    assert sorted(note["state"] for note in program("need", "list", "--json").json) == ["confirmed", "sent"]
    states = {item["state"] for item in program("opportunity", "list", "--json").json}
    assert states == {"spotted", "exploring", "qualified", "handed off", "won", "lost", "dropped", "parked"}
    assert program("record", "verify").code == 0
