"""A firm's playbook is taken into the journal whole, or refused with its place; the old one stays in force."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.errors import UserError
from desktop.domain.opportunities import Opportunity, OpportunityState
from desktop.domain.playbook import Involvement
from desktop.domain.playbook_differences import Change, differences
from desktop.services import lead_views, leads, playbooks
from desktop.services.desk import Desk
from desktop.services.playbook_in_force import read_in_force
from desktop.store.opening import open_journal
from tests.desks import RESOURCES, make_desk, qualified, spot

FIRM = """
name = "Northlight"
version = "7"
holidays = [2026-12-25]

[windows]
protected_days = 60

[gate]
take = ["need", "share", "ask"]
"""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000002000000020802000000fdd49a730000001049444154789c631032"
    "09032206080500100e0271837ec4da0000000049454e44ae426082"
)


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def written(folder: Path, text: str = FIRM, name: str = "firm.toml") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def take(desk: Desk, path: Path) -> bool:
    return bool(playbooks.use(desk, playbooks.check(desk, path)))


def test_a_file_is_in_force_from_the_moment_it_is_taken(desk: Desk, tmp_path: Path) -> None:
    assert take(desk, written(tmp_path))
    assert desk.playbook.label == "Northlight 7"
    assert desk.playbook.windows.protected_days == 60
    assert desk.playbook.windows.answer_working_days == 5
    required = {item.id for item in desk.playbook.criteria if Involvement.TAKE in item.required_for}
    assert required == {"need", "share", "ask"}
    assert not take(desk, written(tmp_path))


def test_the_journal_opens_with_it_even_when_the_file_is_gone(tmp_path: Path) -> None:
    journal = tmp_path / "journal.db"
    desk = make_desk(open_journal(journal, create=True))
    file = written(tmp_path)
    take(desk, file)
    desk.close()
    file.unlink()
    found = read_in_force(open_journal(journal, create=False), RESOURCES)
    assert found.file.playbook.label == "Northlight 7"
    assert found.file.content == FIRM.encode()
    assert not found.is_default


def test_another_process_takes_a_file_and_the_window_follows(tmp_path: Path) -> None:
    journal = tmp_path / "journal.db"
    window = make_desk(open_journal(journal, create=True))
    other = make_desk(open_journal(journal, create=False))
    assert not window.changed_elsewhere()
    take(other, written(tmp_path))
    assert window.changed_elsewhere()
    assert window.playbook.label == "Northlight 7"


def test_check_says_key_by_key_what_changes_and_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    found = playbooks.check(desk, written(tmp_path))
    said = {each.key: (each.change, each.before, each.after) for each in found.differences}
    assert said["windows.protected_days"] == (Change.CHANGED, "90", "60")
    assert said["gate.take"] == (Change.ADDED, "", "need, share, ask")
    assert desk.playbook.label == "Default playbook 1"
    assert playbooks.list_uses(desk) == ()


def test_back_to_the_default_and_to_a_kept_version(desk: Desk, tmp_path: Path) -> None:
    take(desk, written(tmp_path))
    assert playbooks.use_default(desk)
    assert desk.playbook.label == "Default playbook 1"
    assert not playbooks.use_default(desk)
    assert playbooks.use_version(desk, "7")
    assert desk.playbook.windows.protected_days == 60
    assert [use.label for use in playbooks.list_uses(desk)] == [
        "Northlight 7",
        "Default playbook 1",
        "Northlight 7",
    ]


def test_other_content_needs_another_version(desk: Desk, tmp_path: Path) -> None:
    take(desk, written(tmp_path))
    changed = written(tmp_path, FIRM.replace("60", "70"), "again.toml")
    with pytest.raises(UserError, match=r"In “again\.toml”, version is “7”, which another file was"):
        playbooks.check(desk, changed)
    with pytest.raises(UserError, match="are those of the default playbook"):
        playbooks.check(desk, written(tmp_path, "[windows]\nprotected_days = 60\n"))


WRONG = {
    'include = "other.toml"': "include is not a known key",
    "[windows]\nprotected_days = '60'": "windows.protected_days must be a whole number",
    '[gate]\ntake = ["need", "nonsense"]': r"gate.take\[1\] is “nonsense”, but must be one of",
    "[kinds]\nlunch = 'Lunch'": "kinds.lunch is not a known key",
    "[states]\nspotted = ''": "states.spotted is empty",
    "[[services]]\nid = 'a'\nlabel = 'A'\n[[services]]\nid = 'a'\nlabel = 'B'": r"services\[1\].id “a” is there twice",
    "[branding]\ncolour = 'green'": "branding.colour is “green”, but must be a colour such as",
    "[branding]\nlogo = 'none.png'": "branding.logo names “none.png”, which cannot be read",
    "[branding]\nlogo = '../logo.png'": "branding.logo is “../logo.png”, but must be the name of a file beside",
    "[branding]\nlogo = 'firm.toml'": "branding.logo is no picture",
    "[branding]\nlogo = 'data:image/png;base64,!'": "branding.logo must begin with data:image/png;base64,",
    "criteria = 3": "criteria must be a list of tables",
    "criteria = [3]": r"criteria\[0\] must be a table",
    "[[criteria]]\nid = []\ngroup = {}": r"criteria\[0\].id must be a text",
    "[[criteria]]\nid = 'a'\ngroup = 'b'\nlabel = 'c'\nquestion = 'd?'": r"criteria\[0\].group is “b”",
    "[referral_kinds]": "referral_kinds names no kind",
    "crm = 3": "crm must be a table",
    "groups = 3": "groups must be a table",
    "[windows]\nrefusals = 0": "windows.refusals must be a whole number from 1 to 1000",
    "[windows]\nretention_months = true": "windows.retention_months must be a whole number",
}


@pytest.mark.parametrize(("text", "said"), WRONG.items(), ids=range(len(WRONG)))
def test_a_wrong_file_is_refused_with_file_key_and_sentence(
    desk: Desk, tmp_path: Path, text: str, said: str
) -> None:
    before = desk.journal.tuples("SELECT count(*) FROM playbooks")
    with pytest.raises(UserError, match=said) as caught:
        playbooks.check(desk, written(tmp_path, f'name = "N"\nversion = "8"\n{text}\n'))
    assert "“firm.toml”" in str(caught.value)
    assert "othing was changed" in str(caught.value)
    assert desk.journal.tuples("SELECT count(*) FROM playbooks") == before
    assert desk.playbook.label == "Default playbook 1"


def test_ten_megabytes_and_a_broken_line_are_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"“firm\.toml” is larger than 1 MB"):
        playbooks.check(desk, written(tmp_path, "#" * 10_000_000))
    with pytest.raises(UserError, match=r"“firm\.toml” cannot be read at line 2"):
        playbooks.check(desk, written(tmp_path, 'name = "N"\nversion = = 1\n'))
    with pytest.raises(UserError, match="cannot be read"):
        playbooks.check(desk, tmp_path)


def test_a_logo_is_kept_with_the_file(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG)
    take(desk, written(tmp_path, FIRM + '[branding]\nname = "Northlight"\nlogo = "logo.png"\n'))
    (tmp_path / "logo.png").unlink()
    logo = playbooks.in_force(desk).file.logo
    assert logo is not None
    assert (logo.data, logo.media_type) == (PNG, "image/png")


@pytest.mark.parametrize(
    ("picture", "said"),
    [
        (b"\xff\xd8\xff\xe0 a photograph", "is no picture"),
        (PNG[:40], "is no picture"),
        (PNG[:30] + b"\0\0" + PNG[32:], "cannot be drawn"),
        (PNG[:16] + b"\0\0\xff\xff" * 2 + PNG[24:], "is larger than 4000 × 4000 points"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><path d=</svg>", "cannot be drawn"),
        (b"<html><svg></svg></html>", "is no picture"),
        (b"<svg><script>alert(1)</script></svg>", "loads or runs something"),
        (b"<svg onload='x()'></svg>", "loads or runs something"),
        (b"<svg><image href='https://example.org/x.png'/></svg>", "loads or runs something"),
        (b"<svg><path d='M0", "is an SVG that is not whole"),
        (PNG + b"\0" * 200_000, "is larger than 200 kB"),
    ],
)
def test_a_logo_that_is_no_plain_picture_is_refused(
    desk: Desk, tmp_path: Path, picture: bytes, said: str
) -> None:
    (tmp_path / "logo.svg").write_bytes(picture)
    with pytest.raises(UserError, match=f"branding.logo .*{said}"):
        playbooks.check(desk, written(tmp_path, FIRM + '[branding]\nlogo = "logo.svg"\n'))


def test_an_answer_to_a_criterion_that_is_gone_keeps_its_label(desk: Desk, tmp_path: Path) -> None:
    lead = spot(desk)
    leads.answer(desk, lead, "tried", "A spreadsheet.")
    own = '\n[[criteria]]\nid = "need"\ngroup = "real"\nlabel = "Need"\nquestion = "What do you need?"\n'
    take(desk, written(tmp_path, 'name = "N"\nversion = "8"\n' + own))
    old = playbooks.old_answers(desk, lead_views.show_lead(desk, lead).answers)
    assert [(each.label, each.answer.text) for each in old] == [("What they tried", "A spreadsheet.")]
    assert playbooks.labels_under(desk, "Nobody 3") == {}
    assert all(prompt.criterion in ("", "need") for prompt in desk.playbook.prompts)


def test_a_kept_file_that_this_version_cannot_read_leaves_the_default_in_force(
    desk: Desk, tmp_path: Path
) -> None:
    take(desk, written(tmp_path))
    desk.journal.execute("UPDATE playbooks SET content = ?", (b"of_tomorrow = 1",))
    found = playbooks.in_force(desk)
    assert found.is_default
    assert "of_tomorrow is not a known key" in str(found.fault)
    assert found.file.playbook.label == "Default playbook 1"


def test_what_came_from_the_firms_file_is_known(desk: Desk, tmp_path: Path) -> None:
    take(desk, written(tmp_path))
    found = playbooks.in_force(desk)
    assert playbooks.is_firms(found, "windows.protected_days")
    assert not playbooks.is_firms(found, "windows.stalled_days")
    assert not playbooks.is_firms(found, "criteria")


def test_the_gate_decides_again_under_another_playbook(desk: Desk, tmp_path: Path) -> None:
    lead = qualified(desk)
    assert lead_views.show_lead(desk, lead).subject.state is OpportunityState.QUALIFIED
    take(desk, written(tmp_path, FIRM.replace("take =", "help = ['need', 'cost']\ntake =")))
    assert lead_views.show_lead(desk, lead).subject.state is OpportunityState.EXPLORING
    playbooks.use_default(desk)
    assert lead_views.show_lead(desk, lead).subject.state is OpportunityState.QUALIFIED


def test_a_scope_names_what_the_firm_does_where_it_says_so(desk: Desk, tmp_path: Path) -> None:
    assert spot(desk, scope=("anything",))
    services = '[[services]]\nid = "data"\nlabel = "Data platforms"\n'
    take(desk, written(tmp_path, FIRM + services))
    lead = lead_views.show_lead(desk, spot(desk, title="Second", scope=("Data platforms",)))
    assert isinstance(lead.subject, Opportunity)
    assert lead.subject.scope == ("data",)
    with pytest.raises(UserError, match="kitchens"):
        spot(desk, title="Third", scope=("kitchens",))


def test_a_desk_for_another_time_keeps_the_playbook(desk: Desk, tmp_path: Path) -> None:
    take(desk, written(tmp_path))
    assert replace(desk, user="me").playbook.label == "Northlight 7"


def test_differences_name_what_was_added_removed_and_moved() -> None:
    before = {
        "a": [{"id": "x", "label": "X"}, {"id": "y", "label": "Y"}, {"id": "z", "label": "Z"}],
        "b": "one",
    }
    after = {
        "a": [{"id": "y", "label": "Why"}, {"id": "x", "label": "X"}, {"id": "n", "label": "N"}],
        "c": True,
    }
    found = {(each.key, each.change, each.before, each.after) for each in differences(before, after)}
    assert found == {
        ("a[z]", Change.REMOVED, "Z", ""),
        ("a[y].label", Change.CHANGED, "Y", "Why"),
        ("a[n]", Change.ADDED, "", "N"),
        ("a", Change.MOVED, "x, y", "y, x"),
        ("b", Change.REMOVED, "one", ""),
        ("c", Change.ADDED, "", "true"),
    }
