"""What version 1 said and may not leave any more is not said by version 2 either, nor by what it tells of changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.consents import ConsentUse
from desktop.domain.interactions import EntryForm, Sharing
from desktop.exchange.brief import formats_of
from desktop.services import briefs, clients, consents, corrections, interactions, leads
from desktop.services.composing import Choice
from desktop.services.desk import Desk
from desktop.services.profile import set_profile
from desktop.services.terms import FurtherTerms
from tests.desks import make_desk
from tests.exported import marks_among, words_of

QUOTE = "zqquote1 keeps Zqfirst1 Zqlast1 awake at night"
OTHER = "zqquote2 would help us before the autumn"
NAME = "Zqfirst1 Zqlast1"
PERSON = {"zqfirst1", "zqlast1"}
SECRETS = {"zqquote1", "zqdecides1", "zqcost1", "zqlimit1", "zqwanted1", *PERSON}
"""What version 1 says beside what both versions say."""


def entry_form(text: str, sharing: Sharing = Sharing.SHAREABLE) -> EntryForm:
    """Return a session with the person whom version 1 names."""
    return EntryForm(text=text, title="Review", client="Helix Pharma", people=(NAME,), sharing=sharing)


def first_version(out: Path) -> tuple[Desk, Choice, str]:
    """Issue a brief with names, a quote, an answer from a session and terms; return that session as well."""
    desk = make_desk()
    set_profile(desk, name="Tom Berger", email="tom@northlight.example")
    clients.add_client(desk, "Helix Pharma")
    clients.add_person(desk, NAME, client="Helix Pharma", role="Head of Quality")
    for use in (ConsentUse.NAME, ConsentUse.QUOTE):
        consents.give_consent(desk, NAME, use, how="in person")
    open_entry = interactions.add_entry(desk, entry_form(OTHER)).made
    entry = interactions.add_entry(desk, entry_form(QUOTE)).made
    lead = leads.spot_opportunity(desk, open_entry, OTHER, "Second plant", speaker=NAME).made
    leads.add_evidence(desk, lead, entry, QUOTE, speaker=NAME)
    for criterion in ("need", "asked", "share", "ask", "next"):
        leads.answer(desk, lead, criterion, f"Plainly {criterion}.")
    leads.answer(desk, lead, "decides", f"zqdecides1 with {NAME}", entry=entry)
    leads.answer(desk, lead, "cost", "zqcost1 a year")
    choice = Choice(
        lead, "Priya Nair", all_quotes=True, roles=False, further=FurtherTerms(not_offered="zqlimit1", help_wanted="zqwanted1"),
        formats=tuple(formats_of(desk.playbook)),
    )  # fmt: skip
    briefs.issue(desk, briefs.prepare(desk, choice), out)
    return desk, choice, entry


def become_private(desk: Desk, _choice: Choice, entry: str) -> None:
    interactions.revise_entry(desk, entry, entry_form(QUOTE, Sharing.PRIVATE))


def take_the_quote_back(desk: Desk, _choice: Choice, _entry: str) -> None:
    consents.withdraw_consent(desk, NAME, ConsentUse.QUOTE, how="by mail")


def take_the_answers_back(desk: Desk, choice: Choice, _entry: str) -> None:
    for criterion in ("decides", "cost"):
        leads.answer(desk, choice.lead, criterion, "")


def put_it_differently(desk: Desk, choice: Choice, _entry: str) -> None:
    for criterion in ("decides", "cost"):
        leads.answer(desk, choice.lead, criterion, "Differently.")


Loss = Callable[[Desk, Choice, str], None]


@pytest.mark.parametrize(
    ("loss", "gone"),
    [
        (become_private, {"zqquote1", "zqdecides1"}),
        (take_the_quote_back, {"zqquote1"}),
        (take_the_answers_back, {"zqdecides1", "zqcost1"}),
        (put_it_differently, {"zqdecides1", "zqcost1"}),
    ],
)
def test_what_may_not_leave_any_more_is_not_what_changed_either(
    loss: Loss, gone: set[str], tmp_path: Path
) -> None:
    desk, choice, entry = first_version(tmp_path / "1")
    for path in sorted((tmp_path / "1").glob("*.json")):
        assert marks_among(words_of(path.read_bytes(), path.name), SECRETS) == SECRETS
    loss(desk, choice, entry)
    leads.answer(desk, choice.lead, "size", "Two lines")
    further = replace(choice.further, help_wanted="")
    less = replace(choice, roles=True, left_out=("not_offered",), further=further)
    number = briefs.issue(desk, briefs.prepare(desk, less), tmp_path / "2").made
    hidden = gone | PERSON | {"zqlimit1", "zqwanted1"}
    files = sorted((tmp_path / "2").iterdir())
    assert len(files) == len(choice.formats)
    for path in files:
        assert not marks_among(words_of(path.read_bytes(), path.name), hidden), path.name
    told = briefs_changes(desk, number)
    assert {"Size", "In their words"} <= told
    assert marks_among(" ".join(told), SECRETS) == set()
    kept = corrections.compare_versions(desk, number).differences
    assert marks_among(" ".join(each.before.casefold() for each in kept), hidden) == hidden


def briefs_changes(desk: Desk, number: str) -> set[str]:
    """Return the headings of what the newest version tells of changes."""
    changes = corrections.compare_versions(desk, number).after.changes
    assert changes is not None
    return {line.label for line in changes.lines}
