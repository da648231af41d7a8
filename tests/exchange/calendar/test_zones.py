"""Time zones by the names that calendars give them."""

from __future__ import annotations

import pytest

from tests.exchange.calendar.files import calendar, event, read

HALVES = """BEGIN:VTIMEZONE
TZID:{name}
{more}BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:{summer}
TZOFFSETTO:{winter}
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:{winter}
TZOFFSETTO:{summer}
END:DAYLIGHT
END:VTIMEZONE
"""


def zone_of(name: str, *definitions: str) -> tuple[str, str, tuple[str, ...]]:
    """Return when nine o'clock in a zone is, the zone that was understood, and what meant nothing."""
    found = read(calendar(*definitions, event(start=f"DTSTART;TZID={name}:20261124T090000")))
    [session] = found.sessions
    return session.starts_at[11:16], session.zone, found.unknown_zones


@pytest.mark.parametrize(
    ("name", "utc", "zone"),
    [
        ("Europe/London", "09:00", "Europe/London"),
        ('"W. Europe Standard Time"', "08:00", "Europe/Berlin"),
        ("Pacific Standard Time", "17:00", "America/Los_Angeles"),
        ("India Standard Time", "03:30", "Asia/Kolkata"),
        ("tzone://Microsoft/Utc", "09:00", "UTC"),
        ("/freeassociation.sourceforge.net/Europe/Paris", "08:00", "Europe/Paris"),
        ("/mozilla.org/20050126_1/America/Argentina/Buenos_Aires", "12:00", "America/Argentina/Buenos_Aires"),
        ("utc", "09:00", "UTC"),
        ("", "08:00", "Europe/Berlin"),
    ],
)
def test_a_zone_is_known_by_any_of_its_names(name: str, utc: str, zone: str) -> None:
    assert zone_of(name) == (utc, zone, ())


@pytest.mark.parametrize(
    "name", ["Atlantis/Capital", "../../etc/passwd", "/dev/zero", "Europe", "ｅｔｃ", "x" * 3000]
)
def test_a_zone_that_does_not_exist_is_named_and_counts_as_local(name: str) -> None:
    assert zone_of(name) == ("08:00", "Europe/Berlin", (name[:60],))


def test_a_zone_of_the_file_is_the_place_it_names_or_one_with_the_same_summers() -> None:
    place = HALVES.format(name="Ours", winter="+0000", summer="+0000", more="X-LIC-LOCATION:Asia/Tokyo\n")
    assert zone_of("Ours", place) == ("00:00", "Asia/Tokyo", ())
    summers = HALVES.format(name="Ours", winter="+0200", summer="+0300", more="")
    assert zone_of("Ours", summers)[::2] == ("07:00", ())


def test_a_zone_of_the_file_without_a_summer_is_an_offset() -> None:
    fixed = HALVES.format(name="Ours", winter="+0537", summer="+0537", more="")
    assert zone_of("Ours", fixed) == ("03:23", "UTC+05:37", ())


@pytest.mark.parametrize(("winter", "summer"), [("+0537", "+0637"), ("+9999", "+9999"), ("soon", "late")])
def test_a_zone_of_the_file_that_is_nowhere_counts_as_local(winter: str, summer: str) -> None:
    nowhere = HALVES.format(name="Ours", winter=winter, summer=summer, more="")
    assert zone_of("Ours", nowhere) == ("08:00", "Europe/Berlin", ("Ours",))


def test_thousands_of_zones_that_do_not_exist_are_looked_up_no_further() -> None:
    beside = [f"RDATE;TZID=Nowhere/{each}:20261125T090000" for each in range(900)]
    found = read(calendar(*(event(*beside, uid=str(each)) for each in range(5))))
    assert len(found.unknown_zones) == 10
