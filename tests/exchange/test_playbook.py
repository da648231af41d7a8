"""The default playbook says what the product promises, and a wrong one is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.clients import ContactProtocol
from desktop.domain.errors import UserError
from desktop.domain.opportunities import OpportunityState
from desktop.domain.playbook import BriefSection, Involvement, LeadKind
from desktop.exchange.playbook import load, loads, protocol_key
from tests.exchange.samples import RESOURCES, playbook

DEFAULT = RESOURCES / "playbook" / "default.toml"
ALL = frozenset(Involvement)
COMMERCIAL = frozenset((Involvement.TOGETHER, Involvement.TAKE))


def refusal(old: str, new: str) -> str:
    text = DEFAULT.read_text("utf-8")
    assert old in text
    with pytest.raises(UserError) as caught:
        loads(text.replace(old, new, 1).encode(), "firm.toml")
    return str(caught.value)


def test_the_default_asks_what_the_product_says() -> None:
    ids = {group: [c.id for c in playbook().criteria if c.group == group] for group in playbook().groups}
    assert ids == {
        "earned": ["health", "result", "promises", "sponsor"],
        "real": ["need", "cost", "timing", "decides", "tried", "fit", "outcome"],
        "right": ["asked", "share", "ask", "next"],
        "sales": ["start", "size", "contract"],
    }


def test_only_the_gate_is_required() -> None:
    required = {c.id: c.required_for for c in playbook().criteria if c.required_for}
    assert required == {"need": ALL, "share": ALL, "ask": ALL, "asked": COMMERCIAL, "next": COMMERCIAL}
    assert [c.id for c in playbook().criteria if c.needs_quote] == ["need"]
    assert [c.id for c in playbook().criteria if c.is_involvement] == ["ask"]


def test_answers_have_their_place_on_the_brief() -> None:
    places = {c.section: c.id for c in playbook().criteria if c.section is not BriefSection.NOWHERE}
    assert places == {
        BriefSection.NEED: "need",
        BriefSection.DECIDES: "decides",
        BriefSection.TIMING: "start",
        BriefSection.SIZE: "size",
        BriefSection.CONTRACT: "contract",
        BriefSection.WHY_NOW: "timing",
        BriefSection.COST: "cost",
        BriefSection.DELIVERY: "next",
    }


def test_every_question_is_one_to_ask_in_the_work() -> None:
    for criterion in playbook().criteria:
        assert criterion.question.endswith("?")
        assert not {"budget", "sales", "sell", "deal", "lead", "pipeline"} & set(
            criterion.question.casefold().replace("?", "").split()
        )


def test_a_decline_sends_the_opportunity_where_the_product_says() -> None:
    then = {code.id: code.then for code in playbook().decline_codes}
    procedural = {code.id for code in playbook().decline_codes if code.group == "procedural"}
    assert procedural == {"wrong-team", "duplicate", "account-in-blackout"}
    assert {then[code] for code in procedural} == {OpportunityState.QUALIFIED}
    assert then["facts-wrong"] == OpportunityState.EXPLORING
    assert then["too-early"] == then["not-now"] == OpportunityState.PARKED
    assert then["not-something-we-sell"] == OpportunityState.DROPPED
    assert all(
        code.advice.endswith((".", "?")) for code in playbook().decline_codes + playbook().disqualify_codes
    )


def test_who_leads() -> None:
    leads = {involvement: text.leads for involvement, text in playbook().involvements.items()}
    assert leads[Involvement.TAKE] == "sales"
    assert {leads[each] for each in ALL - {Involvement.TAKE}} == {"delivery"}


def test_the_terms_say_who_keeps_the_relationship_whoever_sells() -> None:
    for key in ("expansion", "referral", "take"):
        said = (
            playbook()
            .terms[key]
            .format(
                owner="Tom Berger",
                owner_first="Tom",
                client="Helix",
                leads="delivery",
                protocol="Please speak with Tom before contacting anyone at Helix.",
                protected_until="21 February 2027",
                answer_due="30 November 2026",
            )
        )
        assert said.startswith("Tom Berger keeps the relationship")
        assert "stays with Tom, whoever sells this work" in said
        assert "{" not in said


@pytest.mark.parametrize("protocol", ContactProtocol)
def test_each_contact_protocol_has_its_sentence(protocol: ContactProtocol) -> None:
    sentence = playbook().terms[protocol_key(protocol)].format(owner_first="Tom", client="Helix")
    assert sentence.startswith("Please speak with Tom")
    assert "Helix" in sentence


def test_columns_for_salesforce() -> None:
    headings = {
        kind: [column.heading for column in playbook().crm["salesforce"].columns[kind]] for kind in LeadKind
    }
    own = ["Relationship Owner", "Registered By", "Registered At", "Registration ID"]
    assert headings[LeadKind.EXPANSION][-4:] == headings[LeadKind.REFERRAL][-4:] == own
    assert {"Opportunity Name", "Close Date", "Opportunity Owner"} <= set(headings[LeadKind.EXPANSION])
    assert {"Last Name", "Company", "Record Owner"} <= set(headings[LeadKind.REFERRAL])


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('required = ["information"', "required = 3 #", "criteria[4].required must be a list of texts"),
        ('required = ["together"', 'required = ["togetherr"', "criteria[10].required[0] is “togetherr”"),
        ("needs_quote = true", "needs_qoute = true", "criteria[4].needs_qoute is not a known key"),
        ("needs_quote = true", 'needs_quote = "yes"', "criteria[4].needs_quote must be true or false"),
        ('group = "real"', 'group = "unreal"', "criteria[4].group is “unreal”"),
        ('id = "cost"', 'id = "need"', "criteria[5].id “need” is there twice"),
        ('id = "cost"', 'id = "What it costs"', "criteria[5].id “What it costs” must be lower-case"),
        (
            "is_involvement = true",
            "is_involvement = true\n[[criteria]]\nid = 1",
            "criteria[13].id must be a text",
        ),
        ('section = "cost"', 'section = "kitchen"', "criteria[5].section is “kitchen”"),
        (
            'default_involvement = "together"',
            'default_involvement = "alone"',
            "default_involvement is “alone”",
        ),
        ('then = "qualified"', 'then = "handed off"', "decline_codes[0].then is “handed off”"),
        ("protected_days = 90", "protected_days = true", "windows.protected_days must be a whole number"),
        ("protected_days = 90", "protected_days = -1", "windows.protected_days must be a whole number"),
        ("protected_days = 90", "", "windows.protected_days is missing"),
        ("holidays = []", 'holidays = ["Christmas"]', "holidays[0] must be a date"),
        ("{protocol} The", "{protocole} The", "terms.expansion names “{protocole}”"),
        ("{protocol} The", "{protocol!r} The", "terms.expansion names “{protocol}”"),
        ("{protocol} The", "{ The", "terms.expansion has a brace without its partner"),
        ("{owner} keeps", "Sales keeps", "terms.expansion must say who keeps the relationship"),
        ('months = "January', 'months = "', "words.months must be 12 words"),
        ('quotes = "In their words"', "", "words.quotes is missing"),
        ('source = "title"', 'source = "titel"', "crm.salesforce.expansion[0].source is “titel”"),
        ("longest = 120", "longest = 0", "crm.salesforce.expansion[0].longest must be a whole number"),
        ("[crm.salesforce]", "[crm.sugar]\n[crm.salesforce]", "crm.sugar.expansion is missing"),
        ("[windows]", "[windows", "line 3"),
    ],
)
def test_a_wrong_playbook_is_refused_with_file_key_and_reason(old: str, new: str, place: str) -> None:
    said = refusal(old, new)
    assert "“firm.toml”" in said
    assert place in said


def test_a_broken_line_is_named() -> None:
    with pytest.raises(UserError, match=r"“firm\.toml” cannot be read at line 3"):
        loads(b'name = "x"\nversion = "1"\nfirm = = 2\n', "firm.toml")


def test_a_line_in_another_encoding_is_named() -> None:
    with pytest.raises(UserError, match="line 2: not UTF-8 text"):
        loads('name = "x"\nfirm = "Müller"\n'.encode("cp1252"), "firm.toml")


def test_a_huge_or_bottomless_file_is_refused() -> None:
    with pytest.raises(UserError, match="larger than 1 MB"):
        loads(b"#" * 1_000_001, "firm.toml")
    with pytest.raises(UserError, match="cannot be read"):
        loads(b"x = " + b"[" * 200_000, "firm.toml")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        load(tmp_path / "none.toml")


def test_a_firm_changes_only_what_differs(tmp_path: Path) -> None:
    (tmp_path / "firm.toml").write_text(
        'name = "Northlight"\nversion = "7"\nholidays = [2026-12-25]\n[windows]\nprotected_days = 60\n',
        "utf-8",
    )
    firm = load(tmp_path / "firm.toml", default=DEFAULT)
    assert firm.label == "Northlight 7"
    assert firm.windows.protected_days == 60
    assert firm.windows.answer_working_days == 5
    assert firm.criteria == playbook().criteria


def test_windows_line_ends_and_a_mark_are_no_trouble() -> None:
    data = b"\xef\xbb\xbf" + DEFAULT.read_bytes().replace(b"\n", b"\r\n")
    assert loads(data, "firm.toml") == playbook()


@given(st.binary(max_size=300))
def test_rubbish_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(UserError):
        loads(data, "firm.toml")
