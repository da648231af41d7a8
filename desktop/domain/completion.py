"""What can be meant by the beginning of a name, a tag or an order while it is typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop.domain.changes import Kind
from desktop.domain.names import fold
from desktop.domain.writing import KnownName, Part

_FRAGMENT = re.compile(
    r"""(?<![^\s(\[{"'“„‚‘«—–,;])(?:
    (?P<name>@)(?:(?P<kind>client|person|engagement):)?(?:["“„](?P<quoted>[^"“”„\n]{0,80})
        | (?P<plain>(?:[^\W_][^\s@#"“”„,;:!?()]*(?:[ ][^\s@#"“”„,;:!?()]+){0,3}[ ]?)?))
    | (?P<tag>\#)(?P<label>(?:[^\W\d_][\w-]{0,49})?)
    | (?<!\S)(?P<order>/)(?P<word>[\w+±−.,-]{0,40})
    )\Z""",
    re.VERBOSE,
)
_REACH = 120
"""Code points before the cursor in which a fragment can begin."""

_FUZZY_FROM = 3
_SCORE = 75
_NEW_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’&-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Fragment:
    """What is being typed after `@`, `#` or `/`: its span (code points, half open) with the sigil, its text without.

    `kind` is the one that was said (`@client:`), empty for any.
    """

    sigil: str
    start: int
    end: int
    text: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Slash:
    """An order that can be given: the word after `/`, a label where it has one, and what it says."""

    word: str
    label: str
    part: Part


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One way to go on: what replaces the fragment, what is shown, and what it names.

    `kind` is `client`, `person`, `engagement`, `tag`, or an order's part; `is_new` is what nobody has yet.
    """

    insert: str
    label: str
    detail: str
    kind: str
    id: str
    is_new: bool


def fragment_at(text: str, position: int) -> Fragment | None:
    """Return what is being typed before `position`, None where it is plain prose."""
    begin = max(0, position - _REACH)
    before = text[begin:position]
    line = before.rfind("\n") + 1
    match = _last_fragment(before[line:])
    if match is None:
        return None
    start = begin + line + match.start()
    sigil = match["name"] or match["tag"] or match["order"]
    said = match["quoted"] or match["plain"] or match["label"] or match["word"] or ""
    return Fragment(sigil, start, position, said, match["kind"] or "")


def _last_fragment(line: str) -> re.Match[str] | None:
    """Return the fragment that begins last and goes to the end of the line."""
    for at in range(len(line) - 1, -1, -1):
        match = _FRAGMENT.match(line, at) if line[at] in "@#/" else None
        if match:
            return match
    return None


def complete(
    fragment: Fragment,
    names: Sequence[KnownName],
    *,
    client_id: str = "",
    tags: Sequence[str] = (),
    slashes: Sequence[Slash] = (),
    limit: int = 8,
) -> tuple[Suggestion, ...]:
    """Return what can be meant, the best first; `names` and `tags` come with the most recently used first."""
    if fragment.sigil == "#":
        return tuple(_tags(fragment, tags)[:limit])
    if fragment.sigil == "/":
        return tuple(_slashes(fragment, slashes)[:limit])
    wanted = [name for name in names if fragment.kind in ("", name.kind.value)]
    if fragment.text.endswith(" ") and _folded(fragment.text) in {_folded(name.name) for name in wanted}:
        return ()
    found = [_known(name) for name in _ranked(fragment.text, wanted, client_id)[:limit]]
    new = _new_names(fragment, names, client_id)
    return (*found[: max(0, limit - len(new))], *new)


# Names -------------------------------------------------------------------------------------------------


@lru_cache(maxsize=50_000)
def _folded(name: str) -> str:
    return " ".join(fold(name).split())


def _ranked(typed: str, names: Sequence[KnownName], client_id: str) -> list[KnownName]:
    """Return the names that `typed` can mean: by its beginning, by words of it, else with slips of the finger."""
    folded = _folded(typed)
    labels = [_folded(name.name) for name in names]
    if not folded:
        best = dict.fromkeys(range(len(names)), 0.0)
    else:
        best = {
            place: rank for place, label in enumerate(labels) if (rank := _rank(folded, label)) is not None
        }
        if not best and len(folded) >= _FUZZY_FROM and not _goes_on(typed, labels):
            best = _slips(folded, labels)
    key = _order_of(names, best, client_id)
    return [names[place] for place in sorted(best, key=key)]


def _rank(typed: str, label: str) -> float | None:
    """Return 0 for the beginning of a name, 1 for that of a word, 2 for those of several words, else None."""
    if typed in label:
        if label.startswith(typed):
            return 0
        return 1 if f" {typed}" in label else None
    parts = typed.split()
    if len(parts) == 1 or not all(part in label for part in parts):
        return None
    words = iter(label.split())
    return 2 if all(any(word.startswith(part) for word in words) for part in parts) else None


def _goes_on(typed: str, labels: Sequence[str]) -> bool:
    """Say whether prose goes on after a whole name: then nothing else is meant by it."""
    words = _folded(typed).split(" ")
    whole = {" ".join(words[:count]) for count in range(1, len(words) + typed.endswith(" "))}
    return len(typed.split()) + typed.endswith(" ") > 1 and not whole.isdisjoint(labels)


def _slips(typed: str, labels: Sequence[str]) -> dict[int, float]:
    """Return the places of names that are nearly what was typed, with ranks after all others."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415  loaded with the first name that is completed

    near = process.extract(typed, labels, scorer=fuzz.WRatio, score_cutoff=_SCORE, limit=20)
    return {place: 3 + (100 - score) / 100 for _, score, place in near}


def _order_of(
    names: Sequence[KnownName], ranks: dict[int, float], client_id: str
) -> Callable[[int], tuple[int, bool, float, int]]:
    """Return the key to sort by: how well it fits, the client's own, then the most recently used."""

    def key(place: int) -> tuple[int, bool, float, int]:
        return int(ranks[place]), not client_id or names[place].client_id != client_id, ranks[place], place

    return key


def _known(name: KnownName) -> Suggestion:
    label = name.name
    plain = label[:1].isalnum() and not set(label) & set('"“”„\n')
    insert = f"@{label}" if plain else f'@"{label}"'
    return Suggestion(insert, label, name.client, name.kind.value, name.id, is_new=False)


def _new_names(fragment: Fragment, names: Sequence[KnownName], client_id: str) -> list[Suggestion]:
    """Return what a new name can be where no name is exactly that; what it is without saying so comes first."""
    name = " ".join(fragment.text.split())
    if not name or any(_folded(known.name) == _folded(name) for known in names):
        return []
    if " " in name and not _looks_like_name(name):
        return []
    usual = Kind.PERSON if client_id else Kind.CLIENT
    kinds = [usual, *(kind for kind in (Kind.CLIENT, Kind.PERSON) if kind is not usual)]
    kinds += [Kind.ENGAGEMENT] if client_id else []
    client = next((known.name for known in names if client_id and known.id == client_id), "")
    return [
        _new(name, kind, client if kind is not Kind.CLIENT else "", said=kind is not usual)
        for kind in kinds
        if fragment.kind in ("", kind.value)
    ]


def _looks_like_name(text: str) -> bool:
    """Say whether every word begins as a name does; the prose after a name does not."""
    return not any(word[0].islower() for word in text.split())


def _new(name: str, kind: Kind, client: str, *, said: bool) -> Suggestion:
    quoted = name if _NEW_WORD.fullmatch(name) and not name[0].islower() and not said else f'"{name}"'
    insert = f"@{kind.value}:{quoted}" if said else f"@{quoted}"
    return Suggestion(insert, name, client, kind.value, "", is_new=True)


# Tags and orders ---------------------------------------------------------------------------------------


def _tags(fragment: Fragment, tags: Sequence[str]) -> list[Suggestion]:
    typed = fold(fragment.text)
    begin = [tag for tag in tags if fold(tag).startswith(typed)]
    inside = [tag for tag in tags if typed in fold(tag) and tag not in begin]
    found = [Suggestion(f"#{tag}", tag, "", "tag", "", is_new=False) for tag in (*begin, *inside)]
    if typed and typed not in {fold(tag) for tag in tags}:
        found.insert(
            min(len(found), 7), Suggestion(f"#{fragment.text}", fragment.text, "", "tag", "", is_new=True)
        )
    return found


def _slashes(fragment: Fragment, slashes: Sequence[Slash]) -> list[Suggestion]:
    typed = fold(fragment.text)
    return [
        Suggestion(f"/{slash.word}", slash.word, slash.label, slash.part.value, "", is_new=False)
        for slash in _matching(typed, slashes)
    ]


def _matching(typed: str, slashes: Sequence[Slash]) -> Iterator[Slash]:
    begin = [slash for slash in slashes if fold(slash.word).startswith(typed)]
    yield from begin
    yield from (
        slash for slash in slashes if slash not in begin and typed in fold(f"{slash.word} {slash.label}")
    )
