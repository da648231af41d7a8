"""A firm's logo: a PNG or SVG beside the playbook file or written into it, checked by its bytes."""

from __future__ import annotations

import base64
import binascii
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError

LOGO_LIMIT = 200_000
"""Bytes that a logo may have."""

SIDE_LIMIT = 4000
"""Points that a logo's picture may have at a side: a small file can hold a huge one."""

PNG, SVG = "image/png", "image/svg+xml"
_KEY = "branding.logo"
_PNG_HEAD = b"\x89PNG\r\n\x1a\n"
_SVG_ROOT = re.compile(rb"^\s*(<\?xml[^>]*\?>)?\s*(<!--.*?-->\s*)*<svg[\s>]", re.DOTALL)
_UNSAFE = re.compile(
    rb"<!DOCTYPE|<!ENTITY|<script|<foreignObject|@import|\son\w+\s*=|href\s*=\s*[\"'](?!#|data:image/)|url\(\s*[\"']?(?!#|data:image/)",
    re.IGNORECASE,
)
_DATA = re.compile(r"data:(image/png|image/svg\+xml);base64,([A-Za-z0-9+/=\s]+)")


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture's bytes and their media type."""

    data: bytes
    media_type: str

    @property
    def address(self) -> str:
        """Return the picture as a data address, for a page that loads nothing."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.data).decode()}"


def read_logo(text: str, file: str, folder: Path | None) -> Logo | None:
    """Return the logo that a playbook names: data, or a file in `folder`; None where it names none."""
    if not text:
        return None
    if text.startswith("data:"):
        return checked(_decoded(text, file), file)
    if folder is None or Path(text).name != text or text in (".", ".."):
        _refuse(
            file, f"is “{text[:60]}”, but must be the name of a file beside the playbook, or data:image/…"
        )
    return checked(_read(folder / text, text, file), file)


def checked(data: bytes, file: str = "playbook") -> Logo:
    """Return a picture if its bytes are those of a PNG or of an SVG that loads and runs nothing."""
    if len(data) > LOGO_LIMIT:
        _refuse(file, f"is larger than {LOGO_LIMIT // 1000} kB")
    if data.startswith(_PNG_HEAD) and data[12:16] == b"IHDR" and data[-8:-4] == b"IEND":
        if max(int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) > SIDE_LIMIT:
            _refuse(file, f"is larger than {SIDE_LIMIT} × {SIDE_LIMIT} points")
        return _drawn(Logo(data, PNG), file)
    if not _SVG_ROOT.match(data.removeprefix(b"\xef\xbb\xbf")):
        _refuse(file, "is no picture: a PNG or an SVG is wanted")
    if _UNSAFE.search(data):
        _refuse(file, "is an SVG that loads or runs something; save it as a plain SVG, or use a PNG")
    if not data.rstrip().endswith(b"</svg>"):
        _refuse(file, "is an SVG that is not whole")
    return _drawn(Logo(data, SVG), file)


def _drawn(logo: Logo, file: str) -> Logo:
    """Return a picture that the PDF's own program can draw; a damaged one would only be found on a brief."""
    import typst  # noqa: PLC0415  heavy, and seldom needed

    source = (
        b"#set page(width: auto, height: auto)\n#image(bytes(json(bytes(sys.inputs.picture))), height: 9mm)"
    )
    try:
        inputs = {"picture": json.dumps(list(logo.data))}
        typst.Compiler().compile(source, format="png", ppi=20, sys_inputs=inputs)
    except typst.TypstError:
        _refuse(file, "cannot be drawn; save the picture again")
    return logo


def _decoded(text: str, file: str) -> bytes:
    found = _DATA.fullmatch(text)
    try:
        return (
            base64.b64decode("".join(found.group(2).split()), validate=True)
            if found
            else _refuse(file, "must begin with data:image/png;base64, or data:image/svg+xml;base64,")
        )
    except binascii.Error:
        _refuse(file, "is not base64 data")


def _read(path: Path, name: str, file: str) -> bytes:
    try:
        with path.open("rb") as picture:
            return picture.read(LOGO_LIMIT + 1)
    except OSError as error:
        _refuse(file, f"names “{name[:60]}”, which cannot be read: {error.strerror or 'unknown reason'}")


def _refuse(file: str, reason: str) -> NoReturn:
    raise UserError(
        QT_TRANSLATE_NOOP("UserError", "In “{file}”, {key} {reason}."),
        QT_TRANSLATE_NOOP("UserError", "Correct it; nothing was changed."),
        file=file,
        key=_KEY,
        reason=reason,
    )
