"""Whether a window can be shown here, and what to install where Qt does not load."""

from __future__ import annotations

import os
import re
import sys

DEBIAN_PACKAGES = (
    "libegl1",
    "libgl1",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libdbus-1-3",
    "libfontconfig1",
    "libglib2.0-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xinerama0",
    "libxcb-xkb1",
)
"""What Qt's window needs on a bare Debian or Ubuntu."""

_SYSTEM: str = sys.platform
_INVISIBLE = {"offscreen", "minimal", "minimalegl"}
_WITHOUT_A_SERVER = {"eglfs", "linuxfb", "vnc", "vkkhrdisplay", "directfb"}
_LIBRARY = re.compile(r"(lib[\w.+-]+\.so[\w.]*)")


def has_display() -> bool:
    """Say whether a window would be seen by somebody."""
    platform = os.environ.get("QT_QPA_PLATFORM", "").split(";")[0].split(":")[0].strip().lower()
    if platform in _INVISIBLE:
        return False
    if _SYSTEM in ("win32", "darwin") or platform in _WITHOUT_A_SERVER:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def missing_libraries_hint(error: ImportError) -> str:
    """Say in one or two sentences why Qt did not load and what to install."""
    if isinstance(error, ModuleNotFoundError) and (error.name or "").split(".")[0] in (
        "PySide6",
        "shiboken6",
    ):
        return "The window needs PySide6, which is not installed. Run: pip install PySide6-Essentials"
    library = _LIBRARY.search(str(error))
    what = f"{library.group(1)} is missing" if library else "a system library is missing"
    if _SYSTEM != "linux":
        return f"The window cannot start: {what}. Install the program again."
    return (
        f"The window cannot start: {what}. "
        f"On Debian or Ubuntu run: sudo apt-get install {' '.join(DEBIAN_PACKAGES)}"
    )
