"""Files kept with an entry: their limit, their names made safe, and what kind they are by their first bytes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError

SIZE_LIMIT = 25_000_000
"""Bytes that one attachment may have."""

NAME_LIMIT = 120
"""Characters that an attachment's name may have, its ending included."""

UNKNOWN = "application/octet-stream"
"""The media type of what is not known."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept with an entry, or with a draft until it is saved; `hash` is the SHA-256 of its bytes.

    `added_at` and `detached_at` are UTC ISO 8601; one that was taken off can be attached again.
    """

    id: str
    entry_id: str
    draft: str
    name: str
    media_type: str
    size: int
    hash: str
    added_at: str
    detached_at: str | None = None

    @property
    def is_image(self) -> bool:
        """Say whether it can be shown as a picture."""
        return self.media_type in _IMAGES


def checked_size(name: str, size: int) -> int:
    """Return the size of a file, refusing one that is empty or too large to keep."""
    if size > SIZE_LIMIT:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "UserError", "“{name}” has {size} MB, more than the {limit} MB of an attachment."
            ),
            QT_TRANSLATE_NOOP("UserError", "Keep it where it is, and write down where that is."),
            name=name,
            size=-(-size // 1_000_000),
            limit=SIZE_LIMIT // 1_000_000,
        )
    if size == 0:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{name}” is empty."),
            QT_TRANSLATE_NOOP("UserError", "Attach a file that has something in it."),
            name=name,
        )
    return size


_ODD = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_FORBIDDEN = frozenset('<>:"|?*')


def attachment_name(text: str) -> str:
    """Return the name of a file as it is kept: without folders, control characters and turned writing."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", text[-4000:]))[-1]
    kept = "".join(" " if char in _FORBIDDEN or unicodedata.category(char) in _ODD else char for char in last)
    name = re.sub(r"\s+", " ", kept).strip(" .")
    if len(name) > NAME_LIMIT:
        stem, dot, ending = name.rpartition(".")
        ending = f".{ending}" if dot and 0 < len(ending) <= 10 else ""
        name = (stem if ending else name)[: NAME_LIMIT - len(ending)].rstrip(" .") + ending
    return name or "unnamed"


_RUNNABLE = frozenset(
    "app appimage applescript appref-ms bash bat cmd com command cpl desktop dmg exe gadget hta inf jar js jse ksh lnk "
    "msc msi msp pif pkg ps1 py pyw reg rb run scf scpt scr sct settings-ms sh terminal url vb vbe vbs vbscript wasm "
    "workflow ws wsc wsf wsh xbap zsh".split()
)


def is_runnable(name: str) -> bool:
    """Say whether a system may run a file of that name where somebody means to look at it."""
    return name.rpartition(".")[2].casefold() in _RUNNABLE


_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", 0, "image/png"),
    (b"\xff\xd8\xff", 0, "image/jpeg"),
    (b"GIF87a", 0, "image/gif"),
    (b"GIF89a", 0, "image/gif"),
    (b"WEBP", 8, "image/webp"),
    (b"%PDF-", 0, "application/pdf"),
)
_IMAGES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"})
_OFFICE = "application/vnd.openxmlformats-officedocument"
_PACKED = {
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    "pptx": f"{_OFFICE}.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
}
_PLAIN = {
    "txt": "text/plain",
    "log": "text/plain",
    "md": "text/markdown",
    "csv": "text/csv",
    "eml": "message/rfc822",
    "ics": "text/calendar",
    "vcf": "text/vcard",
    "html": "text/html",
    "htm": "text/html",
    "svg": "image/svg+xml",
    "json": "application/json",
    "xml": "application/xml",
}


def media_type(name: str, data: bytes) -> str:
    """Return what a file is by its first bytes, and by the ending of its name where those leave it open.

    Nothing is opened or run. A picture's ending without a picture's bytes makes no picture.
    """
    for mark, at, kind in _SIGNATURES:
        if data[at : at + len(mark)] == mark and (kind != "image/webp" or data[:4] == b"RIFF"):
            return kind
    ending = name.rpartition(".")[2].casefold()
    if data[:4] == b"PK\x03\x04":
        return _PACKED.get(ending, "application/zip")
    if b"\x00" in data[:8000]:
        return "image/bmp" if data[:2] == b"BM" and ending == "bmp" else UNKNOWN
    return _PLAIN.get(ending, UNKNOWN)
