"""What a brief can be written as is one list, and files have the names that it says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.services import briefs
from desktop.services.brief_formats import (
    BESIDE,
    FIXED,
    BriefFormat,
    block_for,
    file_name,
    list_crms,
    list_formats,
    parse_formats,
    rows_for,
)
from desktop.services.composing import DEFAULT_FORMATS, Choice
from tests.desks import make_desk, qualified

CRMS = ["salesforce", "hubspot", "dynamics", "pipedrive", "zoho", "espocrm", "suitecrm"]


def test_each_format_is_listed_once_with_its_ending_and_its_crm() -> None:
    playbook = make_desk().playbook
    found = list_formats(playbook)
    assert [each.name for each in found[: len(FIXED)]] == list(FIXED)
    assert {*DEFAULT_FORMATS, *BESIDE} == set(FIXED)
    assert BriefFormat("pdf", ".pdf") in found
    assert [each.name for each in found if each.crm] == [rows_for(name) for name in CRMS] + [
        block_for(name) for name in CRMS
    ]
    assert BriefFormat("csv:zoho", ".zoho.csv", "zoho") in found
    assert BriefFormat("block:zoho", ".zoho.txt", "zoho") in found
    assert len({each.ending for each in found}) == len(found)


def test_crms_are_those_of_the_playbook() -> None:
    playbook = make_desk().playbook
    assert list(list_crms(playbook)) == CRMS
    assert list_crms(playbook)["dynamics"] == "Dynamics 365 Sales"
    bare = replace(playbook, crm={})
    assert (dict(list_crms(bare)), [each.name for each in list_formats(bare)]) == ({}, list(FIXED))


def test_files_have_the_names_that_were_said(tmp_path: Path) -> None:
    desk = make_desk()
    names = tuple(each.name for each in list_formats(desk.playbook))
    prepared = briefs.prepare(desk, Choice(qualified(desk), "Priya Nair", formats=names))
    said = [file_name(prepared.brief, name, desk.playbook) for name in names]
    issued = briefs.issue(desk, prepared, tmp_path)
    assert [path.name for path in issued.files] == said
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(said)


def test_names_are_read_as_typed_and_unknown_ones_refused() -> None:
    playbook = make_desk().playbook
    assert parse_formats(playbook, "PDF, block:Zoho pdf") == ("pdf", "block:zoho")
    with pytest.raises(UserError, match="“csv:nocrm” is no format of a brief"):
        parse_formats(playbook, "pdf,csv:nocrm")
