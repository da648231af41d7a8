"""What an entry's text says is kept true while it is edited, through the services and on a real journal."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.interactions import EntryForm, Evidence
from desktop.services import follow_ups, interactions, leads, versions
from desktop.services.desk import Desk
from tests.desks import make_desk

SENTENCES = ("We dread the billing migration.", "My counterpart at Elbnetz starts too.", "Yes. We need help!")
FILLING = st.lists(
    st.sampled_from(
        ["Hello. ", "\n\n", "Yes. ", "🚀 ", "We need ", "- [ ] call\n", "  ", "Café\u0301 ", "migration "]
    ),
    max_size=6,
).map("".join)
EDITS = st.lists(
    st.tuples(st.lists(FILLING, min_size=4, max_size=4), st.sets(st.integers(0, 2))), min_size=1, max_size=5
)


def folded(text: str) -> str:
    return " ".join(text.split())


def written(filling: list[str], gone: set[int]) -> str:
    """Return the marked sentences, each between two names of its own, with filling around; some are changed."""
    said = [
        sentence.replace(" ", " not ", 1) if n in gone else sentence for n, sentence in enumerate(SENTENCES)
    ]
    parts = [f"{filling[n]}[{n} {sentence} {n}] " for n, sentence in enumerate(said)]
    return "".join(parts) + filling[-1]


def evidence_of(desk: Desk, entry: str) -> list[Evidence]:
    passages = [passage.evidence for passage in interactions.show_entry(desk, entry).passages]
    return sorted(passages, key=lambda item: SENTENCES.index(item.quote))


@settings(max_examples=25, deadline=None)
@given(EDITS)
def test_each_highlight_covers_its_sentence_or_is_marked_as_edited_away(
    edits: list[tuple[list[str], set[int]]],
) -> None:
    desk = make_desk()
    entry = interactions.add_entry(desk, EntryForm(text=written([""] * 4, set()), client="Nordwind")).made
    for sentence in SENTENCES:
        leads.spot_opportunity(desk, entry, sentence, sentence)
    for filling, gone in edits:
        form = EntryForm(text=written(filling, gone), client="Nordwind")
        interactions.revise_entry(desk, entry, form)
        text = interactions.show_entry(desk, entry).entry.text
        for n, found in enumerate(evidence_of(desk, entry)):
            assert found.quote == SENTENCES[n]
            assert (found.start is None) == (n in gone)
            if found.start is not None:
                assert folded(text[found.start : found.end]) == folded(SENTENCES[n])
                assert text[found.start - 3 : found.start] == f"[{n} "
    versions.bring_back(desk, entry, 1)
    assert all(found.start is not None for found in evidence_of(desk, entry))
    desk.close()


def test_tags_and_follow_ups_go_with_the_version_that_is_brought_back() -> None:
    desk = make_desk()
    entry = interactions.add_entry(desk, EntryForm(text="Good. #board\n[ ] ask Anna by Friday")).made
    interactions.revise_entry(desk, entry, EntryForm(text="Bad. #audit"))
    assert interactions.show_entry(desk, entry).tags == ("audit",)
    assert follow_ups.list_follow_ups(desk) == []
    versions.bring_back(desk, entry, 1)
    assert interactions.show_entry(desk, entry).tags == ("board",)
    assert [row.text for row in follow_ups.list_follow_ups(desk)] == ["ask Anna"]
