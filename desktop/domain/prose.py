"""What of a text is prose: not code, not an address, where signs such as `#` and `@` mean something else."""

from __future__ import annotations

import re

_NOT_PROSE = re.compile(
    r"""
    ^[ ]{0,3}(?P<fence>```+|~~~+)[^\n]*(?:\n(?![ ]{0,3}(?P=fence))[^\n]*)*
      (?:\n[ ]{0,3}(?P=fence)[^\n]*)?                                       # a block, to its end or the text's
    | (?<!`)(?P<ticks>`{1,3})(?!`)[^`\n]+(?P=ticks)(?!`)                     # code in a line
    | ://\S+ | \bwww\.\S+                                                    # an address
    """,
    re.VERBOSE | re.MULTILINE,
)

HIDDEN = "\x00"
"""What stands where there is no prose; no text of the journal contains it."""


def only_prose(text: str) -> str:
    """Return `text`, as long as it was, with `HIDDEN` for every character of code and addresses."""
    return _NOT_PROSE.sub(lambda match: HIDDEN * len(match.group()), text)


_SIGNS = re.compile(
    r"""(?<![\w@/])@(?:"(?P<name>[^"\n]{1,200})"|(?=\w))|(?<!\S)\[[ xX]\][ \t]+|(?<!\S)#(?=[^\W\d_])"""
)
_BEGINNING = 2_000
"""Code points of a text that a title is made of."""


def without_signs(text: str) -> str:
    """Return the beginning of a text as it is read aloud: names without `@`, tags without `#`, no boxes."""
    return _SIGNS.sub(lambda match: match["name"] or "", text[:_BEGINNING])
