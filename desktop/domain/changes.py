"""What a write changed, so that every screen can decide for itself whether to look again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The nouns that can change; the values are used in search results and links as well."""

    CLIENT = "client"
    PERSON = "person"
    ENGAGEMENT = "engagement"
    PROMISE = "promise"
    INTERACTION = "interaction"
    EVIDENCE = "evidence"
    OPPORTUNITY = "opportunity"
    REFERRAL = "referral"
    HANDOFF = "hand-off"
    PROFILE = "profile"
    DRAFT = "draft"
    FOLLOW_UP = "follow-up"
    ATTACHMENT = "attachment"
    CALENDAR = "calendar"
    SEARCH = "search"
    CONSENT = "consent"
    GOODWILL = "goodwill"


@dataclass(frozen=True, slots=True)
class Changes:
    """The kinds and ids that one transaction touched; `made` is the id of what it created, if anything."""

    touched: frozenset[tuple[Kind, str]] = frozenset()
    made: str = ""

    @classmethod
    def of(cls, *touched: tuple[Kind, str], made: str = "") -> Changes:
        """Build from (kind, id) pairs."""
        return cls(frozenset(touched), made)

    @classmethod
    def everything(cls) -> Changes:
        """Say that anything may have changed, as after a write by another process."""
        return cls(frozenset((kind, "") for kind in Kind))

    @classmethod
    def merged(cls, parts: Iterable[Changes]) -> Changes:
        """Join several changes; `made` is that of the last part that made something."""
        touched: set[tuple[Kind, str]] = set()
        made = ""
        for part in parts:
            touched |= part.touched
            made = part.made or made
        return cls(frozenset(touched), made)

    def touches(self, *kinds: Kind) -> bool:
        """Say whether anything of `kinds` changed."""
        return any(kind in kinds for kind, _ in self.touched)

    def __bool__(self) -> bool:
        return bool(self.touched)
