"""What an answer says, whatever it was read from."""

from __future__ import annotations

from desktop.domain.replies import Reply
from desktop.exchange import replies


def read_reply(data: bytes) -> Reply:
    """Read an answer."""
    return replies.read_reply(data).reply
