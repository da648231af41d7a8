"""The clock speaks UTC, the zone has a name that another computer understands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from desktop.system import clock
from desktop.system.windows_zones import IANA_NAMES, iana_name


def test_now_is_aware_and_utc() -> None:
    assert clock.now().tzinfo is UTC
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.mark.parametrize("written", ["Europe/Berlin", ":Europe/Berlin", "/usr/share/zoneinfo/Europe/Berlin"])
def test_the_environment_names_the_zone(monkeypatch, written: str) -> None:
    monkeypatch.setenv("TZ", written)
    assert clock.zone_name(clock.local_zone()) == "Europe/Berlin"


@pytest.mark.parametrize(
    "target",
    [
        "/usr/share/zoneinfo/Asia/Kolkata",
        "/var/db/timezone/zoneinfo/Asia/Kolkata",
        "/usr/share/zoneinfo/posix/Asia/Kolkata",
    ],
)
def test_the_link_names_the_zone(monkeypatch, tmp_path: Path, target: str) -> None:
    link = tmp_path / "localtime"
    link.symlink_to(target)
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(clock, "LOCALTIME", link)
    assert clock.zone_name(clock.local_zone()) == "Asia/Kolkata"


@pytest.mark.parametrize("written", ["nowhere/At-All", "../../etc/passwd", "CET-1CEST,M3.5.0,M10.5.0/3"])
def test_an_unknown_zone_becomes_a_fixed_offset(monkeypatch, written: str) -> None:
    monkeypatch.setenv("TZ", written)
    zone = clock.local_zone()
    assert datetime.now(zone).utcoffset() == datetime.now().astimezone().utcoffset()


@pytest.mark.parametrize(
    ("hours", "name"), [(0, "Etc/UTC"), (1, "Etc/GMT-1"), (-8, "Etc/GMT+8"), (5.5, "UTC+05:30")]
)
def test_a_fixed_offset_has_a_name_where_one_exists(hours: float, name: str) -> None:
    zone = clock.fixed_zone(timedelta(hours=hours))
    assert clock.zone_name(zone) == name
    assert datetime(2026, 1, 1, tzinfo=zone).utcoffset() == timedelta(hours=hours)


def test_the_names_windows_uses_are_known() -> None:
    assert iana_name("W. Europe Standard Time") == "Europe/Berlin"
    assert iana_name("Middle of the Sea Standard Time") == ""


def test_every_zone_of_windows_exists() -> None:
    for name in IANA_NAMES.values():
        assert ZoneInfo(name)


def test_a_plain_zone_is_named_too() -> None:
    assert clock.zone_name(timezone(timedelta(hours=2))) == "UTC+02:00"
