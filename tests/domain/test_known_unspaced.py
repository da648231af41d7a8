"""Names inside runs of letters are found the same among many as one after the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.known_unspaced import KnownUnspaced, pattern_of

NAMES = st.one_of(
    st.sampled_from(
        [
            "田中",
            "田中 太郎",
            "王小明",
            "王 小明",
            "김민수",
            "남궁 민수",
            "สมชาย",
            "John 王小明",
            "三菱",
            "あ\u200bい",
            "王",
        ]
    ),
    st.text("田中王小明A \u200b", min_size=1, max_size=5).filter(str.strip),
)
KNOWN = st.lists(st.tuples(NAMES, st.sampled_from(["部長", "R", "a \\1", "王"]), st.booleans()), max_size=6)
TEXTS = st.lists(
    st.one_of(
        NAMES,
        st.sampled_from(
            ["さん", "様", "総", "총", " ", "\u200b", "\u00ad", "\n", "が言った", "Anna", "[", "]"]
        ),
    ),
    max_size=10,
).map("".join)


@given(KNOWN, TEXTS)
def test_nothing_is_left_or_taken_by_looking_for_few(known: list[tuple[str, str, bool]], text: str) -> None:
    """Compare with looking for each name in turn, whether it can be there or not."""
    slowly, meant = text, []
    for name, role, whole in known:
        pattern = pattern_of(name, whole=whole)
        slowly = pattern.sub(f"[{role}]".replace("\\", r"\\"), slowly)
        meant += [frozenset({role})] if pattern.search(text) else []
    index = KnownUnspaced(known)
    assert index.replace(text, str) == slowly
    assert index.meant(text) == meant
