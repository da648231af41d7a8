"""Where somebody left off in a list of the journal."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bookmark:
    """What a list was narrowed to (`query`), which entry was chosen, and which one stood `above` pixels from its top.

    Ids are empty where there was none; a list at its very beginning has no `top`.
    """

    query: str = ""
    entry: str = ""
    top: str = ""
    above: int = 0
