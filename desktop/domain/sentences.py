"""Sentences of a journal entry: prose, bullets and wrapped lines, in English and German."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.domain.names import fold
from desktop.domain.text import Span

LONGEST = 2_000
"""Code points after which a sentence is taken to end, even if nothing ends it."""

_WRAPPED = 50
"""Code points of a line from which on the next one may go on with its sentence."""

_BULLET = re.compile(
    r"[ \t]*(?:>[ \t]?)*(?:[-*+•–—·]|\d{1,3}[.)]|\[[ xX]\])[ \t]+|[ \t]*(?:>[ \t]?)+|[ \t]*\|"
)
_END = re.compile(r"(?<![.!?…])[.!?…]++[)\]\"'”’“‘»«*_]*(?=\s)")
_LAST_WORD = re.compile(r"[^\W_]+\Z")
_TRIMMED = ' \t\n\x00"“”„«»‘‚*_>|•–—·-+#'
_CLOSED = '"“”«»'

_SHORT_FORMS = frozenset(
    "abs abt al allg anm approx art aug bspw bzgl bzw ca capt co corp dept dez dipl dr ebd eg eig engl entspr est et "
    "etc evtl exkl feb ff fig fr frl gem ggf ggfs gmbh hd herr hr hrn ie inc incl inkl ing insb jan jr kfm kfr lfd "
    "lt ltd max mgmt min mio mind mr mrd mrs ms mtl mwst nov nr no okt oct op pos prof ref rd resp rev s sep sept sog "
    "sr st std str tel teilw tlw trad u uam ua usw ueb urspr usf v vgl vol vs vsl wg z zb zt ztl zzgl bes max".split()
)
_CLOSING_FORMS = frozenset("etc usw usf uam co inc ltd gmbh jr".split())
"""Short forms that may stand at the end of a sentence as well."""


def sentences(prose: str) -> Iterator[Span]:
    """Yield the sentences of a text in which NUL stands for what is no prose, without marks around them."""
    for block in _blocks(prose):
        start = block.start
        while start < block.end:
            end = _end_of_sentence(prose, start, block.end)
            span = trimmed(prose, start, end)
            if span.end > span.start:
                yield span
            start = end


def _blocks(prose: str) -> Iterator[Span]:
    """Yield what lines belong together: a paragraph, or one bullet with the lines that go on with it."""
    start = place = 0
    before = ""
    for line in prose.splitlines(keepends=True):
        if place > start and _begins_anew(before, line):
            yield Span(start, place)
            start = place
        place += len(line)
        before = line
    if place > start:
        yield Span(start, place)


def _begins_anew(before: str, line: str) -> bool:
    """Say whether a line does not go on with what the line before it says."""
    said = line.strip(" \t\n\x00")
    if not said or not before.strip(" \t\n\x00"):
        return True
    bullet = _BULLET.match(line)
    if bullet and not (bullet.group().strip(" \t>") == "" and before.lstrip(" \t").startswith(">")):
        return True
    if bullet is None and before.lstrip(" \t").startswith(">"):
        return True
    ended = before.rstrip()
    return len(ended) < _WRAPPED and not said[0].islower() and ended[-1] not in ",;–-("


def _end_of_sentence(prose: str, start: int, limit: int) -> int:
    limit = min(limit, start + LONGEST)
    for match in _END.finditer(prose, start, limit):
        if _ends(prose, match, limit):
            return match.end()
    return limit


def _ends(prose: str, match: re.Match[str], limit: int) -> bool:
    after = prose[match.end() : min(limit, match.end() + 200)].lstrip(" \t\n>")
    if after[:1].islower():
        return False
    said = match.group()
    if said[0] != "." or said.startswith(".."):
        return True
    word = _LAST_WORD.search(prose, max(0, match.start() - 30), match.start())
    if word is None or any(mark in _CLOSED for mark in said):
        return True
    return not _is_short_form(word.group(), after)


def _is_short_form(word: str, after: str) -> bool:
    """Say whether the full stop after a word only shortens it, as in `Dr. Weber`, `z. B.` and `am 3. März`."""
    if len(word) == 1 and word.isalpha():
        return True
    if word.isdigit():
        return len(word) <= 2 and after[:1].isalnum()
    folded = fold(word)
    return folded in _SHORT_FORMS and not (folded in _CLOSING_FORMS and after[:1].isupper())


def trimmed(prose: str, start: int, end: int) -> Span:
    """Return what a part of a text says, without bullets, quotation marks and spaces around it."""
    bullet = _BULLET.match(prose, start, end)
    if bullet:
        start = bullet.end()
    while start < end and prose[start] in _TRIMMED:
        start += 1
    while end > start and prose[end - 1] in _TRIMMED:
        end -= 1
    return Span(start, end)
