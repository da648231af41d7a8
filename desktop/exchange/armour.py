"""An answer in armour: base64 between two lines, with a checksum, found in any mail or paste."""

from __future__ import annotations

import base64
import hashlib
import re

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError

BEGIN, END = "-----BEGIN LEAD REPLY-----", "-----END LEAD REPLY-----"

_NOISE = re.compile(r"[\s>|\u00a0\u200b]+")
_BODY = re.compile(r"([A-Za-z0-9+/]+)=([0-9a-f]{8})")


def wrap(data: bytes) -> str:
    """Return `data` in armour, 64 characters a line."""
    body = base64.b64encode(data).decode().rstrip("=")
    lines = [body[index : index + 64] for index in range(0, len(body), 64)]
    return "\n".join([BEGIN, *lines, f"={_checksum(data)}", END]) + "\n"


def unwrap(text: str) -> bytes | None:
    """Return what the first armour in `text` holds, quoted or wrapped anew or not; None where there is none."""
    if "BEGIN LEAD REPLY" not in text:
        return None
    start = text.find(BEGIN) + len(BEGIN)
    end = text.find(END, start)
    whole = BEGIN in text and end >= 0
    body = _BODY.fullmatch(_NOISE.sub("", text[start:end])) if whole else None
    if body is None or len(body.group(1)) % 4 == 1:
        raise _damaged()
    data = base64.b64decode(body.group(1) + "=" * (-len(body.group(1)) % 4))
    if _checksum(data) != body.group(2):
        raise _damaged()
    return data


def _checksum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:8]


def _damaged() -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP(
            "UserError", "The answer between BEGIN LEAD REPLY and END LEAD REPLY is not whole."
        ),
        QT_TRANSLATE_NOOP("UserError", "Copy it again from its first line to its last, or ask for the file."),
    )
