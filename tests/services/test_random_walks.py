"""Random walks over opportunities and hand-offs, through the services, on a real journal in memory."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.errors import UserError
from desktop.domain.handoffs import HandOffState
from desktop.domain.opportunities import OpportunityState
from desktop.domain.playbook import Involvement
from desktop.domain.replies import Decision, Reply
from desktop.services import briefs, handoffs, lead_views, leads, merging, replies
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.services.profile import set_profile
from desktop.services.record import show_record, verify_record
from desktop.store import clients, opportunity_states
from desktop.store import handoffs as stored_handoffs
from desktop.store import leads as stored_leads
from tests.desks import make_desk, spot, write_session

Walker = Callable[["Walk", int, int], object]

HOUSE = "Nordwind Energie"
CRITERIA = ("need", "share", "ask", "next_step")


class Walk:
    """One walk: a desk, an entry, a folder for what leaves, and the states that were seen."""

    def __init__(self, folder: Path) -> None:
        """Start with a session, two opportunities and a steward."""
        self.desk: Desk = make_desk()
        set_profile(self.desk, name="Tom Berger", email="tom@northlight.example", phone="+49 40 66969 120")
        self.folder, self.entry, self.count = folder, write_session(self.desk), 0
        self.seen: dict[str, OpportunityState | HandOffState] = {}
        spot(self.desk, self.entry, "Lead 0", scope=())
        spot(self.desk, self.entry, "Lead 1", scope=())

    def lead(self, number: int) -> str:
        """Return the id of one of the opportunities."""
        known = stored_leads.opportunities(self.desk.journal)
        return known[number % len(known)].id

    def brief(self, number: int) -> str:
        """Return the number of one of the briefs; refuse where there is none."""
        known = stored_handoffs.all_handoffs(self.desk.journal)
        return known[number % len(known)].number if known else "EJ-0000-0000"

    def answer(self, number: int, pick: int) -> object:
        """Answer a criterion, or take an answer back."""
        text = "" if pick % 3 == 2 else f"What we know, {pick}."
        criteria = [item.id for item in self.desk.playbook.criteria if item.required_for]
        return leads.answer(self.desk, self.lead(number), criteria[pick % len(criteria)], text)

    def qualify(self, number: int, pick: int) -> object:
        """Answer everything."""
        for item in self.desk.playbook.criteria:
            leads.answer(self.desk, self.lead(number), item.id, "help" if item.is_involvement else "Known.")
        return pick

    def spot(self, number: int, _: int) -> object:
        """Spot one more, up to four."""
        if len(stored_leads.opportunities(self.desk.journal)) < 4:
            return spot(self.desk, self.entry, f"Lead {number}")
        return None

    def issue(self, number: int, pick: int) -> object:
        """Issue a brief as JSON; sometimes with an override."""
        self.count += 1
        chosen = Choice(
            lead=self.lead(number),
            to_name="Priya Nair",
            to_email="priya@northlight.example",
            override="They asked for it." if pick % 4 == 0 else "",
            formats=("json",),
        )
        return briefs.issue(self.desk, briefs.prepare(self.desk, chosen), self.folder / str(self.count))

    def reply(self, number: int, pick: int) -> object:
        """Take in a reply of any kind, complete or not, as a file or as hearsay."""
        self.count += 1
        decisions, codes = list(Decision), self.desk.playbook.decline_codes
        reply = Reply(
            brief=self.brief(number),
            in_reply_to="",
            decision=decisions[pick % len(decisions)],
            by_name="Priya Nair",
            by_email="",
            at="",
            next_action="Call Anna" if pick % 5 else "",
            next_action_on="2026-12-01",
            terms_acknowledged=True,
            code=codes[pick % len(codes)].id,
            text=f"Reply {self.count}",
        )
        if pick % 2:
            return replies.tell(self.desk, reply, "by phone")
        return replies.apply_reply(self.desk, reply)

    def pass_days(self, number: int, _: int) -> object:
        """Let days go by."""
        later = self.desk.clock() + timedelta(days=number + 1)
        self.desk.clock = lambda: later
        return later


STEPS: tuple[Walker, ...] = (
    Walk.answer,
    Walk.qualify,
    Walk.spot,
    Walk.issue,
    Walk.issue,
    Walk.reply,
    Walk.reply,
    Walk.pass_days,
    lambda walk, lead, pick: leads.choose_involvement(
        walk.desk, walk.lead(lead), list(Involvement)[pick % len(Involvement)]
    ),
    lambda walk, lead, _: leads.park_opportunity(
        walk.desk, walk.lead(lead), (walk.desk.today() + timedelta(days=9)).isoformat()
    ),
    lambda walk, lead, _: leads.resume_opportunity(walk.desk, walk.lead(lead)),
    lambda walk, lead, _: leads.drop_opportunity(walk.desk, walk.lead(lead), "Not now."),
    lambda walk, lead, pick: merging.merge(walk.desk, walk.lead(lead), walk.lead(pick)),
    lambda walk, lead, _: handoffs.confirm_sent(walk.desk, walk.brief(lead)),
    lambda walk, lead, _: handoffs.withdraw(walk.desk, walk.brief(lead), "A mistake."),
)


def check(walk: Walk) -> None:
    """Hold what must be true after every step."""
    desk = walk.desk
    assert {client.steward for client in clients.all_clients(desk.journal)} == {"Tom Berger"}
    for item in stored_leads.opportunities(desk.journal):
        before = walk.seen.get(item.id)
        assert not (isinstance(before, OpportunityState) and before.over and item.state is not before)
        walk.seen[item.id] = item.state
        history = opportunity_states.of_opportunity(desk.journal, item.id)
        assert history[-1].after is item.state
        assert all(one.after is two.before for one, two in pairwise(history))
        if item.state.open:
            assert (item.state is OpportunityState.QUALIFIED) == leads.gate_of(desk, item).met
    live = []
    for handoff in stored_handoffs.all_handoffs(desk.journal):
        was = walk.seen.get(handoff.id)
        assert not (isinstance(was, HandOffState) and not was.live and handoff.state is not was)
        walk.seen[handoff.id] = handoff.state
        live += [handoff.opportunity_id] if handoff.state.live else []
    assert len(live) <= 1, "one live hand-off per client and scope"
    with_sales = stored_leads.opportunities(desk.journal, OpportunityState.HANDED_OFF)
    assert {item.id for item in with_sales} == set(live)


def agree(walk: Walk) -> None:
    """Hold that the ownership record verifies and tells the same states as the history."""
    desk = walk.desk
    assert all(verdict.bad_sequence is None for verdict in verify_record(desk))
    kinds = [row.kind for row in show_record(desk, HOUSE)[1]]
    told = sorted(kind for kind in kinds if kind.removeprefix("opportunity ") in set(OpportunityState))
    kept = sorted(
        f"opportunity {step.after.value}"
        for item in stored_leads.opportunities(desk.journal)
        for step in lead_views.show_lead(desk, item.id).states
    )
    assert told == kept


def go(steps: list[tuple[int, int, int]]) -> None:
    """Walk these steps; a refusal is one sentence and changes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        walk = Walk(Path(folder))
        for step, lead, pick in steps:
            before = walk.desk.journal.value("SELECT total_changes()")
            try:
                STEPS[step](walk, lead, pick)
            except UserError:
                assert before is not None
            check(walk)
        agree(walk)
        walk.desk.close()


def paths(most: int) -> st.SearchStrategy[list[tuple[int, int, int]]]:
    """Return walks of up to `most` steps."""
    small = st.integers(0, 3)
    return st.lists(
        st.tuples(st.integers(0, len(STEPS) - 1), small, st.integers(0, 20)),
        min_size=most // 2,
        max_size=most,
    )


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)
@given(paths(16))
def test_no_short_path_breaks_what_must_hold(steps: list[tuple[int, int, int]]) -> None:
    go(steps)


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None)
@given(paths(40))
def test_no_long_path_breaks_what_must_hold(steps: list[tuple[int, int, int]]) -> None:
    go(steps)
