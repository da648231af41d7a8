"""Who is logged in, as a first guess at the consultant's name."""

from __future__ import annotations

import getpass
import sys


def user_name() -> str:
    """Return the user's full name, else the login name, else nothing; never raise."""
    return full_name() or login_name()


def login_name() -> str:
    """Return the name the user logs in with, empty where the system does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


if sys.platform == "win32":

    def full_name() -> str:
        """Return the full name that Windows keeps for the user, empty where there is none."""
        import ctypes  # noqa: PLC0415  its Windows part exists on Windows only

        display_name = 3
        size = ctypes.c_ulong(256)
        buffer = ctypes.create_unicode_buffer(size.value)
        try:
            found = ctypes.windll.secur32.GetUserNameExW(display_name, buffer, ctypes.byref(size))
        except OSError:
            return ""
        return buffer.value.strip() if found else ""

else:

    def full_name() -> str:
        """Return the full name in the user database, empty where there is none."""
        import os  # noqa: PLC0415  getuid and pwd exist on POSIX only
        import pwd  # noqa: PLC0415

        try:
            entry = pwd.getpwuid(os.getuid())
        except KeyError:
            return ""
        # By an old custom `&` in that field stands for the login name.
        return entry.pw_gecos.split(",")[0].replace("&", entry.pw_name.capitalize()).strip()
