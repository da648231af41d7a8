"""What time it is, and in which zone this computer stands."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from desktop.system.windows_zones import iana_name

LOCALTIME = Path("/etc/localtime")
"""Where Linux and macOS link the zone that is in force."""


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return datetime.now(UTC)


def local_zone() -> tzinfo:
    """Return this computer's time zone, with an IANA name wherever one can be found out."""
    for name in (_named_by_environment(), _named_by_link(), _named_by_windows()):
        zone = _zone(name)
        if zone is not None:
            return zone
    return fixed_zone(datetime.now().astimezone().utcoffset() or timedelta())


def zone_name(zone: tzinfo) -> str:
    """Return the name under which `zone` is kept beside a moment."""
    return zone.key if isinstance(zone, ZoneInfo) and zone.key else str(zone)


def fixed_zone(offset: timedelta) -> tzinfo:
    """Return a zone that is always `offset` from UTC, with an IANA name where whole hours allow it."""
    hours, rest = divmod(offset, timedelta(hours=1))
    if hours == 0 and not rest:
        return _zone("Etc/UTC") or UTC
    # The signs of Etc zones are those of POSIX: west is positive.
    return (None if rest else _zone(f"Etc/GMT{-hours:+d}")) or timezone(offset)


def _zone(name: str) -> ZoneInfo | None:
    """Return the zone called `name`, None where there is none."""
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError, LookupError):
        return None


def _named_by_environment() -> str:
    name = os.environ.get("TZ", "").removeprefix(":")
    return _after_zoneinfo(name) if name.startswith("/") else name


def _named_by_link() -> str:
    if os.environ.get("TZ") or not LOCALTIME.is_symlink():
        return ""
    return _after_zoneinfo(os.path.realpath(LOCALTIME)) or _after_zoneinfo(str(LOCALTIME.readlink()))


def _after_zoneinfo(path: str) -> str:
    """Return the zone's name in a path such as `/usr/share/zoneinfo/Europe/Berlin`."""
    return path.partition("/zoneinfo/")[2].removeprefix("posix/").removeprefix("right/")


if sys.platform == "win32":

    def _named_by_windows() -> str:
        import winreg  # noqa: PLC0415  exists on Windows only

        place = r"SYSTEM\CurrentControlSet\Control\TimeZoneInformation"
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key:
                return iana_name(str(winreg.QueryValueEx(key, "TimeZoneKeyName")[0]).rstrip("\0"))
        except OSError:
            return ""

else:

    def _named_by_windows() -> str:
        return ""
