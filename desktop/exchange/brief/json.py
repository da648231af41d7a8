"""The brief as JSON: what its hash is made of, and what a verification reads."""

from __future__ import annotations

import json

from desktop.domain.briefs import Brief
from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.exchange import strict_json

SIZE_LIMIT = 5_000_000
"""Bytes that a brief may have."""


def render(brief: Brief) -> bytes:
    """Return the brief with its hash as indented UTF-8 JSON."""
    return (json.dumps(brief.payload(), ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def read(data: bytes) -> object:
    """Read a brief's JSON as plain values, to be verified; refuse what cannot be one."""
    if len(data) > SIZE_LIMIT:
        raise _refused("it is larger than 5 MB")
    try:
        return strict_json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _refused("it is not UTF-8 text") from None
    except json.JSONDecodeError as error:
        raise _refused(f"it is broken at line {error.lineno}") from None
    except ValueError as error:
        raise _refused(str(error)) from None


def _refused(reason: str) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "This file cannot be read as a brief: {reason}."),
        QT_TRANSLATE_NOOP("UserError", "Take the .json file that was issued with the brief."),
        reason=reason,
    )
