"""What a person set by hand while writing, apart from what the text says; both together make the entry."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from desktop.domain.interactions import EntryForm
from desktop.domain.names import fold

FACTS = tuple(field.name for field in fields(EntryForm) if field.name not in ("text", "spots", "session"))
_BLANK = EntryForm("")


@dataclass(frozen=True, slots=True)
class Typed:
    """A form that holds only what was set by hand, and the names of the fields that the text may not change."""

    form: EntryForm = _BLANK
    by_hand: frozenset[str] = frozenset()

    @classmethod
    def begun(cls, form: EntryForm) -> Typed:
        """Begin with a draft, whose facts were set by hand, or with a session, whose facts give way to the text."""
        if form.session:
            return cls(form)
        own = {name for name in FACTS if getattr(form, name) != getattr(_BLANK, name)}
        return cls(form, frozenset(own - {"at", "people"}))

    def edited(self, before: EntryForm, now: EntryForm) -> Typed:
        """Return this with the facts that a person changed from `before`, which was shown, to `now`."""
        changed = {name for name in FACTS if getattr(now, name) != getattr(before, name)}
        if "client" in changed and not now.engagement:
            changed.discard("engagement")
        facts = {name: getattr(now, name) for name in changed}
        added = _only_added(before.people, now.people)
        if added is not None:
            facts["people"] = (*self.form.people, *added)
            changed.discard("people")
        if "client" in facts and "engagement" not in facts:
            facts["engagement"] = ""
        return Typed(replace(self.form, **facts), self.by_hand | changed)


def _only_added(before: tuple[str, ...], now: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return who came to the people that were there, None if somebody was taken out."""
    known = {fold(name) for name in before}
    if known <= {fold(name) for name in now}:
        return tuple(name for name in now if fold(name) not in known)
    return None
