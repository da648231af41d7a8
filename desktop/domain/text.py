"""Text made canonical once, before any offset exists, and passages found in it again.

Offsets are code points of the canonical text, everywhere below the window.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError

TEXT_LIMIT = 5_000_000
"""Code points that one text may have."""

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\u0085]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")

MARKS_LIMIT = 100
"""Combining marks that may follow each other; no script needs ten, and ordering them takes their square."""

_MAYBE_MARKS = re.compile(rf"[^\w\x00-\x7f]{{{MARKS_LIMIT + 1},}}")


def canonical(text: str) -> str:
    """Return `text` in NFC with LF line ends and plain spaces; refuse NUL and lone surrogates."""
    if "\x00" in text or _SURROGATES.search(text):
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The text contains characters that cannot be stored."),
            QT_TRANSLATE_NOOP("UserError", "Remove NUL characters and broken emoji, then try again."),
        )
    if len(text) > TEXT_LIMIT:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The text has {length} characters, more than {limit}."),
            QT_TRANSLATE_NOOP("UserError", "Split it into several entries."),
            length=len(text),
            limit=TEXT_LIMIT,
        )
    _refuse_heaped_marks(text)
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    _refuse_heaped_marks(text)
    return text.replace("\u00a0", " ").replace("\u202f", " ").removeprefix("\ufeff")


def _refuse_heaped_marks(text: str) -> None:
    """Refuse a letter with so many marks on it that putting them in order would take hours."""
    for maybe in _MAYBE_MARKS.finditer(text):
        marks = "".join("m" if unicodedata.category(char)[0] == "M" else " " for char in maybe.group())
        if "m" * (MARKS_LIMIT + 1) in marks:
            raise UserError(
                QT_TRANSLATE_NOOP("UserError", "A letter of the text carries more than {limit} accents."),
                QT_TRANSLATE_NOOP("UserError", "Remove the heaped marks, then try again."),
                limit=MARKS_LIMIT,
            )


def quoted(text: str, marks: str) -> str:
    """Return `text` between quotation marks as `marks` has them around its `…`; between “ and ” where it has none."""
    before, place, after = marks.partition("…")
    return f"{before}{text}{after}" if place else f"“{text}”"


def single_line(text: str) -> str:
    """Return canonical `text` on one line: white space folded, ends stripped."""
    return _SPACES.sub(" ", canonical(text)).strip()


def required_line(text: str, what: str) -> str:
    """Return `text` on one line, refusing an empty or overlong one; `what` names it in the sentence."""
    line = single_line(text)
    if not line:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The {what} is empty."),
            QT_TRANSLATE_NOOP("UserError", "Write at least one word."),
            what=what,
        )
    if len(line) > 500:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "The {what} has {length} characters, more than 500."),
            QT_TRANSLATE_NOOP("UserError", "Shorten it."),
            what=what,
            length=len(line),
        )
    return line


def excerpt(text: str, limit: int = 240) -> str:
    """Return the beginning of `text` on one line, cut at a word with a visible ellipsis."""
    line = _SPACES.sub(" ", text).strip()
    if len(line) <= limit:
        return line
    return line[:limit].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def first_words(text: str, limit: int = 60) -> str:
    """Return a title made of the first sentence or the first words of `text`."""
    for raw in text.splitlines():
        line = raw.strip().lstrip("#>*-").strip()
        if line:
            sentence = re.split(r"(?<=[.!?])\s", line, maxsplit=1)[0].strip(" \"'“”„«»")
            return excerpt(sentence, limit).rstrip(".")
    return ""


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points, `start` ≤ `end`."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """Return what the span covers in `text`."""
        return text[self.start : self.end]


def find_passage(text: str, quote: str, near: int = 0) -> Span | None:
    """Find `quote` in `text`, folding white space, and return the span of the source.

    Of several places the one that starts nearest to `near` is taken. None if it is not there.
    """
    words = quote.split()
    if not words:
        return None
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    found = [Span(match.start(), match.end()) for match in pattern.finditer(text)]
    return min(found, key=lambda span: abs(span.start - near), default=None)
