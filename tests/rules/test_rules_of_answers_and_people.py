"""The product's rules 8 to 14, each tried in every way: answers, clocks, the customer's wish, asks, and what is deleted."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.domain.goodwill import Ask, Gift, Outcome
from desktop.domain.handoffs import HandOff, HandOffState, Standing
from desktop.domain.replies import Decision, Reply
from desktop.exchange.brief import formats_of
from desktop.services import (
    briefs,
    goodwill,
    handoffs,
    interactions,
    lead_views,
    leads,
    need_notes,
    record,
    referral_views,
    referrals,
    reminders,
    replies,
    search,
    trash,
)
from desktop.services.composing_need_notes import NoteChoice
from desktop.services.desk import Desk
from desktop.services.record_exports import export_record
from desktop.store.opening import open_journal
from tests.cli.program import ROOT
from tests.desks import NEED, NOW, REFERRAL, known_client, make_desk, qualified, spot, write_session
from tests.exchange.answers import read_reply
from tests.exchange.programs import needed
from tests.rules.test_rules import HOUSE, OWNED_BY_SALES, choose, issue, written
from tests.services.test_replies import YES, Issued


@pytest.fixture
def issued(tmp_path: Path) -> Issued:
    """Return a brief that was sent today."""
    return Issued(tmp_path)


def handoff_of(issued: Issued) -> HandOff:
    """Return the hand-off as it stands."""
    return handoffs.show_handoff(issued.desk, issued.number).row.handoff


def at(desk: Desk, days: int) -> Desk:
    """Return the same journal some days later."""
    return replace(desk, clock=lambda: NOW + timedelta(days=days))


def standing(issued: Issued, days: int) -> Standing:
    """Return what the clock says some days after the brief was sent."""
    return handoffs.show_handoff(at(issued.desk, days), issued.number).row.standing


STILL_OURS: tuple[Callable[[Issued], object], ...] = (
    lambda issued: handoffs.confirm_sent(issued.desk, issued.number),
    lambda issued: leads.answer(issued.desk, issued.lead, "share", "They said yes, take it."),
    lambda issued: reminders.note_reminded(at(issued.desk, 9), issued.number),
    lambda issued: leads.retitle(issued.desk, issued.lead, "Accepted"),
)
"""What we do beside an answer, none of which makes one."""


def test_rule_08_sales_side_moves_only_by_a_reply(issued: Issued) -> None:
    """An answer moves the state and nothing else, hearsay says how it was heard, and the same one twice does nothing."""
    for change in STILL_OURS:
        with suppress(UserError):
            change(issued)
        assert issued.state == "issued"
    before, frozen = handoff_of(issued), handoffs.show_handoff(issued.desk, issued.number).briefs
    assert before.reminded_on
    with pytest.raises(UserError):
        replies.tell(issued.desk, Reply(issued.number, "", Decision.DECLINED, "Priya", "", ""), " ")
    assert issued.state == "issued"
    try:
        issued.say("accepted", **YES, **OWNED_BY_SALES)
    except UserError:
        assert handoff_of(issued) == before
        issued.say("accepted", **YES)
    after = handoff_of(issued)
    moved = {
        field.name for field in fields(HandOff) if getattr(after, field.name) != getattr(before, field.name)
    }
    assert moved <= {
        "state",
        "accepted_by",
        "next_action",
        "next_action_on",
        "last_news_at",
        "said_yes_at",
        "seen_at",
    }
    assert handoffs.show_handoff(issued.desk, issued.number).briefs == frozen
    rows = record.show_record(issued.desk, HOUSE)[1]
    with pytest.raises(UserError, match="was taken in before"):
        issued.say("accepted", **YES)
    assert (handoff_of(issued), record.show_record(issued.desk, HOUSE)[1]) == (after, rows)
    told = Reply(issued.number, "", Decision.WON, "Priya Nair", "", "2026-11-24")
    replies.tell(issued.desk, told, "on the phone")
    heard = handoffs.show_handoff(issued.desk, issued.number).replies[-1]
    assert (heard.by, heard.hearsay, bool(heard.at)) == ("Priya Nair", "on the phone", True)


LACKING = {"Next action": "next action", "On": "date", "Terms acknowledged": "terms", "By": "who"}


@pytest.mark.parametrize("lacking", list(LACKING))
@pytest.mark.parametrize("hearsay", [False, True], ids=["written", "told"])
def test_rule_09_an_acceptance_needs_a_name_an_action_a_day_and_the_terms(
    issued: Issued, lacking: str, *, hearsay: bool
) -> None:
    """Without one of the four it is a yes with details missing: kept, two working days more, and the question ready."""
    lines = {"By": "Priya Nair", "Next action": "Call Tom", "On": "2026-12-01", "Terms acknowledged": "yes"}
    del lines[lacking]
    text = f"Brief: {issued.number}\nDecision: accepted\n" + "\n".join(
        f"{key}: {value}" for key, value in lines.items()
    )
    due = handoffs.show_handoff(issued.desk, issued.number).row.answer_due
    reply = read_reply(text.encode())
    if hearsay:
        replies.tell(issued.desk, reply, "over lunch")
    else:
        replies.apply_reply(issued.desk, reply)
    view = handoffs.show_handoff(issued.desk, issued.number)
    assert (view.row.handoff.state, view.row.handoff.accepted_by) == (HandOffState.ISSUED, "")
    assert len(view.missing_details) == 1
    assert LACKING[lacking] in view.missing_details[0]
    assert (due, view.row.answer_due) == ("2026-11-30", "2026-12-02")
    assert (standing(issued, 9), standing(issued, 10)) == (Standing.WAITING, Standing.OVERDUE)
    assert f"{lacking}:" in reminders.reminder(issued.desk, issued.number).body
    with pytest.raises(UserError):
        issued.say("won")
    issued.say("accepted", **YES)
    assert issued.state == "accepted"


def test_rule_10_clocks_are_computed_from_what_was_sent(tmp_path: Path) -> None:
    """Nothing runs before sending; then 5 working days, 90 days, 30 without news; none of it is stored."""
    issued = Issued(tmp_path, sent=False)
    assert handoffs.show_handoff(issued.desk, issued.number).row.answer_due is None
    assert standing(issued, 60) is Standing.WAITING
    handoffs.confirm_sent(at(issued.desk, 4), issued.number)  # a Friday: 5 working days are the next one
    assert handoffs.show_handoff(issued.desk, issued.number).row.answer_due == "2026-12-04"
    assert [standing(issued, days) for days in (11, 12, 90, 91)] == [
        Standing.WAITING, Standing.OVERDUE, Standing.OVERDUE, Standing.LAPSED,
    ]  # fmt: skip
    assert issued.state == "issued"
    columns = issued.desk.journal.rows("SELECT name FROM pragma_table_info('handoffs')")
    computed = {"answer_due", "standing", *(item.value for item in Standing)}
    assert not computed & {row["name"] for row in columns}
    issued.desk = at(issued.desk, 5)
    issued.say("accepted", **YES)
    assert [standing(issued, days) for days in (30, 36)] == [Standing.WAITING, Standing.STALLED]


def test_rule_10_protection_is_extended_once_by_thirty_days_with_a_reason(issued: Issued) -> None:
    """Sales' silence extends nothing; the consultant does, once, and the record says why."""
    until = handoff_of(issued).protected_until
    with pytest.raises(UserError):
        handoffs.extend(issued.desk, issued.number, "  ")
    assert handoff_of(issued).protected_until == until == "2027-02-21"
    handoffs.extend(issued.desk, issued.number, "The board meets in March.")
    assert handoff_of(issued).protected_until == "2027-03-23"
    assert [standing(issued, days) for days in (120, 121)] == [Standing.OVERDUE, Standing.LAPSED]
    with pytest.raises(UserError, match="once is all there is"):
        handoffs.extend(issued.desk, issued.number, "And again.")
    (row,) = [row for row in record.show_record(issued.desk, HOUSE)[1] if row.kind == "protection extended"]
    assert row.facts["reason"] == "The board meets in March."


def test_rule_10_three_times_again_and_no_more(issued: Issued, tmp_path: Path) -> None:
    """What sales sends back can go out again three times."""
    for version in (2, 3, 4):
        issued.say("returned", gaps=["size"], text=f"Before version {version}")
        again = issue(issued.desk, tmp_path / str(version), issued.lead)
        handoffs.confirm_sent(issued.desk, issued.number)
        assert again.endswith(f"-v{version}")
        issued.hash = handoff_of(issued).hash
    issued.say("returned", gaps=["size"], text="once more")
    with pytest.raises(UserError, match="3 times, which is the limit"):
        briefs.prepare(issued.desk, choose(issued.lead))


@pytest.mark.parametrize("stands", ["ready to send", "issued", "returned"])
def test_rule_11_a_wish_ends_a_hand_off_wherever_it_stands(stands: str, tmp_path: Path) -> None:
    """Before it was sent, while it waits, and after it came back."""
    issued = Issued(tmp_path, sent=stands != "ready to send")
    if stands == "returned":
        issued.say("returned", gaps=["size"])
    assert issued.state == stands
    handoffs.end_by_wish(issued.desk, issued.number, "Leave us alone, please.")
    assert (issued.state, handoff_of(issued).customers_wish) == ("withdrawn", True)
    with pytest.raises(UserError):
        issued.say("accepted", **YES)


def test_rule_11_the_customer_wins(issued: Issued, tmp_path: Path) -> None:
    """Their wish ends an accepted hand-off too, for good; their words are on record and go to nobody by themselves."""
    issued.say("accepted", **YES)
    with pytest.raises(UserError):
        handoffs.end_by_wish(issued.desk, issued.number, " ")
    handoffs.end_by_wish(issued.desk, issued.number, "Leave us alone, please.", how="by mail")
    assert (issued.state, handoff_of(issued).customers_wish) == ("withdrawn", True)
    for move in (
        lambda: issued.say("won"),
        lambda: issued.say("accepted", **YES, text="after all"),
        lambda: handoffs.confirm_sent(issued.desk, issued.number),
        lambda: handoffs.extend(issued.desk, issued.number, "More time."),
    ):
        with pytest.raises(UserError):
            move()
    assert issued.state == "withdrawn"
    (row,) = [row for row in record.show_record(issued.desk, HOUSE)[1] if row.kind == "customer's wish"]
    assert row.facts["words"] == "Leave us alone, please."
    assert "Leave us alone" not in reminders.reminder(issued.desk, issued.number).body
    export_record(issued.desk, HOUSE, tmp_path / "own" / "record.json")
    assert not [name for name, said in written(tmp_path / "own") if "Leave us alone" in said]


def test_rule_12_people_are_not_worn_out(tmp_path: Path) -> None:
    """30 days between asks, 2 a quarter, 4 a year, their own limit, a rest after two refusals; a need note is no ask."""
    desk = make_desk()
    known_client(desk)
    lead = spot(desk)
    note = need_notes.prepare(desk, NoteChoice(lead, to="Anna Meyer", all_quotes=True))
    need_notes.draft(desk, note, tmp_path)
    need_notes.send(desk, lead)
    goodwill.give(desk, "Anna", Gift.THANKS, "A card")
    free: list[int] = []
    for days in range(0, 420, 5):
        try:
            goodwill.ask(at(desk, days), "Anna", Ask.QUOTE)
        except UserError:
            continue
        free.append(days)
    assert free[0] == 0
    assert min(after - before for before, after in pairwise(free)) >= 30
    assert max(len([day for day in free if start <= day < start + 90]) for start in range(420)) == 2
    assert max(len([day for day in free if start <= day < start + 365]) for start in range(420)) == 4
    for days in (0, 31):
        made = goodwill.ask(at(desk, days), "Karsten", Ask.LOGO).made
        goodwill.answer_ask(at(desk, days), made, Outcome.REFUSED)
    goodwill.set_limit(desk, "Karsten", 12)
    with pytest.raises(UserError, match="left in peace"):
        goodwill.ask(at(desk, 31 + 150), "Karsten", Ask.LOGO)
    goodwill.ask(at(desk, 31 + 190), "Karsten", Ask.LOGO)


def test_rule_12_an_introduction_is_double_opt_in_and_one_favour() -> None:
    """Permission and introduction of one referral are one ask; without both yeses there is none; its end is told."""
    desk = make_desk()
    known_client(desk)
    made = leads.spot_referral(desk, write_session(desk), REFERRAL, "Elbnetz", through="Karsten Holt").made
    with pytest.raises(UserError):
        referrals.introduce(desk, made)
    referrals.ask_permission(desk, made)
    with pytest.raises(UserError):
        referrals.other_side_agrees(desk, made, "Jana Brandt", how="by mail")
    referrals.answer_permission(desk, made, agreed=True, how="in person")
    with pytest.raises(UserError, match="other side has not agreed"):
        referrals.introduce(desk, made)
    referrals.other_side_agrees(desk, made, "Jana Brandt", how="by mail")
    referrals.introduce(desk, made)
    assert [deed.kind for deed in goodwill.show_goodwill(desk, "Karsten").deeds if deed.asked] == [
        "introduction"
    ]
    goodwill.ask(at(desk, 31), "Karsten", Ask.QUOTE)  # so it is only the second this quarter
    referrals.meet(desk, made)
    for criterion in ("need", "share", "ask", "asked", "next"):
        leads.answer(desk, made, criterion, "Known.")
    referrals.qualify(desk, made)
    referrals.end(desk, made, won=False)
    assert any(item.chip == "tell them how it ended" for item in referral_views.referrals_waiting(desk))


WATCHED = """
import sys
opened = []
def watch(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "urllib.Request"):
        opened.append((event, repr(arguments[-1:])))
sys.addaudithook(watch)
from desktop import bootstrap
code = bootstrap.main(sys.argv[1:])
print("opened:", opened)
sys.exit(code)
"""


def test_rule_13_no_network(tmp_path: Path) -> None:
    """A brief in every format is issued and no connection is opened; the page loads nothing and sends nothing."""
    needed("pdftotext")
    path = tmp_path / "journal.db"
    desk = make_desk(open_journal(path, create=True))
    qualified(desk)
    names = ",".join(sorted(formats_of(desk.playbook)))
    desk.close()
    words = [
        "--journal",
        path,
        "brief",
        "issue",
        "Billing",
        "--to",
        "Priya",
        "--out",
        tmp_path / "out",
        "--format",
        names,
    ]
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "opened: []"), done.stderr
    pages = list((tmp_path / "out").glob("*.html"))
    assert len(pages) == 2
    for page in pages:
        said = page.read_text("utf-8")
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', said)
        assert policy is not None
        assert "default-src 'none'" in policy[1]
        assert "form-action 'none'" in policy[1]
        assert not re.search(r'(?:src|href|action)="?(?:https?:|//|data:text)', said)
        assert not re.search(r"\b(?:fetch|XMLHttpRequest|sendBeacon|WebSocket|EventSource)\b", said)


def test_rule_14_delete_means_delete(tmp_path: Path) -> None:
    """30 days in the trash with a way back, then gone from the file and the index; the record verifies as erased."""
    path = tmp_path / "journal.db"
    desk = make_desk(open_journal(path, create=True))
    entry = write_session(desk, f"The heliotrope. {NEED}")
    spot(desk, entry)
    trash.trash_entry(desk, entry)
    trash.restore_entry(desk, entry)
    assert interactions.list_entries(desk) == [entry]
    trash.trash_entry(desk, entry)
    trash.empty_trash(at(desk, 29))
    assert trash.trashed_ids(desk) == [entry]
    trash.empty_trash(at(desk, 31))
    assert trash.trashed_ids(desk) == []
    with pytest.raises(UserError):
        trash.restore_entry(desk, entry)
    assert search.find(desk, "heliotrope") == []
    (verdict,) = record.verify_record(desk)
    assert (verdict.sound, verdict.erased) == (True, 1)
    export_record(desk, HOUSE, tmp_path / "record.json", everything=True)
    assert lead_views.list_opportunities(desk)[0].title == "Billing migration"
    desk.close()
    said = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file()).lower()
    assert b"heliotrope" not in said
    assert b"dreading the billing" not in said
