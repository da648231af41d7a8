"""A draft goes on elsewhere with all that belongs to it, and never over another one."""

from __future__ import annotations

import pytest

from desktop.domain.errors import UserError
from desktop.domain.interactions import EntryForm
from desktop.services.attachments import attach_bytes, list_attachments
from desktop.services.drafts import move_draft
from desktop.services.interactions import NEW, keep_draft, list_drafts
from tests.desks import make_desk


def test_a_draft_goes_on_with_what_is_attached_to_it() -> None:
    desk = make_desk()
    keep_draft(desk, "quick", EntryForm("A longer"))
    attach_bytes(desk, "plan.txt", b"The plan.", draft="quick")
    move_draft(desk, "quick", NEW, EntryForm("A longer one", client="Nordwind"))
    assert list_drafts(desk) == {NEW: EntryForm("A longer one", client="Nordwind")}
    assert [item.name for item in list_attachments(desk, draft=NEW)] == ["plan.txt"]
    assert list_attachments(desk, draft="quick") == []


def test_another_entry_that_is_being_written_is_not_written_over() -> None:
    desk = make_desk()
    keep_draft(desk, NEW, EntryForm("The other one"))
    keep_draft(desk, "quick", EntryForm("Mine"))
    with pytest.raises(UserError, match="Another entry is being written"):
        move_draft(desk, "quick", NEW, EntryForm("Mine"))
    assert {key: form.text for key, form in list_drafts(desk).items()} == {
        NEW: "The other one",
        "quick": "Mine",
    }


def test_an_empty_draft_is_no_obstacle() -> None:
    desk = make_desk()
    keep_draft(desk, NEW, EntryForm("  "))
    move_draft(desk, "today", NEW, EntryForm("Mine"))
    assert list_drafts(desk)[NEW].text == "Mine"
