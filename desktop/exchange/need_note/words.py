"""The fixed words that a need note carries with it."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.playbook import NoteSection

PLAIN = (
    "eyebrow",
    "version",
    "for",
    "opening",
    "quotes",
    "you",
    "why_now",
    "cost",
    "who",
    "outcome",
    "step",
    "question",
    "answer",
    "yes",
    "no",
    "attached",
)
"""Words that stand on the page as they are."""

TEMPLATES: Mapping[str, tuple[str, ...]] = {
    "greeting": ("name", "first"),
    "foot": ("name", "first", "steward"),
    "subject": ("title",),
    "mail_yes": ("title",),
    "mail_no": ("title",),
    "shared": ("name", "day", "how"),
    "entry_yes": ("name", "title"),
    "entry_no": ("name", "title"),
    "entry_text": ("name", "how", "words"),
}
"""Words with what they may name in braces; those that begin with `entry`, and `shared`, stay in the journal."""

STAYING = ("shared", "entry_yes", "entry_no", "entry_text")
"""What is written into the journal and is on no page."""

FILE = "file"
"""The key of the name of the files, in lower-case letters, digits and hyphens."""


def word(words: Mapping[str, str], key: str) -> str:
    """Return a fixed word, its key in plain letters where the note does not carry it."""
    return words.get(key) or key.replace("_", " ")


def filled(words: Mapping[str, str], key: str, /, **said: str) -> str:
    """Return a word with its names filled in, and in nothing else: a brace in a name stays a brace."""
    text = word(words, key)
    parts: list[str] = []
    while text:
        at, name = min(
            ((place, name) for name in said if (place := text.find("{" + name + "}")) >= 0), default=(-1, "")
        )
        if at < 0:
            break
        parts += [text[:at], said[name]]
        text = text[at + len(name) + 2 :]
    return "".join([*parts, text])


def heading(words: Mapping[str, str], section: NoteSection) -> str:
    """Return the heading of a section."""
    return word(words, section.value)
