"""Files that break the rules, by accident or on purpose: a result or one clear refusal, and never for long."""

from __future__ import annotations

import os
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop.domain.calendar import CalendarRead, LeftOut
from desktop.domain.errors import UserError
from desktop.exchange.calendar import MOST_EVENTS, SIZE_LIMIT, STEP, read_calendar, read_file
from tests.exchange.calendar.files import BERLIN, DAYS, ME, REAL_FILES, at, calendar, event, read, times

PLAIN = calendar(event("SUMMARY:Größe"))
HEAD = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
TEN_MEGABYTES = 10_000_000


@pytest.mark.parametrize(
    "data",
    [
        PLAIN.replace(b"\r\n", b"\n"),
        PLAIN.replace(b"\r\n", b"\r"),
        PLAIN.replace(b"\r\n", b"\r\r\n"),
        b"\xef\xbb\xbf" + PLAIN,
        PLAIN.decode().encode("utf-16"),
        PLAIN.decode().encode("utf-16-le"),
        PLAIN.decode().encode("utf-16-be"),
        PLAIN.decode().encode("utf-32"),
        PLAIN.decode().encode("latin-1"),
        PLAIN.replace(b":", b":\0").replace(b"T", b"\0T\0"),
        PLAIN.replace(b"END:VEVENT\r\n", b""),
        PLAIN.replace(b"END:VCALENDAR\r\n", b""),
        PLAIN.replace(b"END:", b"end:").replace(b"BEGIN:", b"begin:"),
        PLAIN.replace(b"END:VEVENT\r\nEND:VCALENDAR\r\n", b""),
        PLAIN.replace(b"SUMMARY:Gr", b"SUM\r\n MARY:\r\n\tGr"),
        PLAIN.replace("ö".encode(), "ö".encode()[:1] + b"\r\n " + "ö".encode()[1:]),
        PLAIN.replace(b"UID:", b"this line is no property\r\nATTENDEE;CN:x\r\nUID:"),
        PLAIN.replace(b"END:VEVENT", b"BEGIN:VALARM\r\nSUMMARY:Alarm\r\nEND:VEVENT"),
        HEAD + b"BEGIN:VEVENT\r\n" * 9 + PLAIN.removeprefix(HEAD),
        b"Dear Tom,\r\n\r\n" + PLAIN,
        PLAIN.removeprefix(HEAD),
    ],
)  # fmt: skip
def test_a_file_that_breaks_the_rules_is_read_as_far_as_it_goes(data: bytes) -> None:
    assert [(at(each), each.title) for each in read(data).sessions] == [("11-24 10:00", "Größe")]


@pytest.mark.parametrize(
    "data",
    [b"", b"\0" * 1000, b"Hello", b"\xff\xfe", b"\x89PNG\r\n\x1a\n", b"BEGIN:VCARD\r\nEND:VCARD\r\n", b"PK\3\4" + bytes(99)],
)  # fmt: skip
def test_what_is_no_calendar_is_refused_by_its_name(data: bytes) -> None:
    with pytest.raises(UserError, match=r"“work\.ics” is not a calendar"):
        read(data)


def test_a_folded_line_without_its_blank_loses_its_end_only() -> None:
    broken = calendar(event("SUMMARY:Sprint rev\niew of the migration"))
    assert [each.title for each in read(broken).sessions] == ["Sprint rev"]


def test_one_broken_event_among_good_ones_is_counted() -> None:
    found = read(
        calendar(event(uid="one"), event(uid="two", start=""), event(uid="three", start="DTSTART:x"))
    )
    assert (len(found.sessions), found.left_out) == (1, {LeftOut.BROKEN: 2})


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "large.ics"
    with file.open("wb") as sparse:
        sparse.truncate(10 * SIZE_LIMIT)
    tracemalloc.start()
    with pytest.raises(UserError, match=r"has 200 MB, more than 20"):
        read_file(file)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_000_000


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ics")
    for path in (tmp_path, tmp_path / "pipe.ics", tmp_path / "gone.ics", Path("/dev/zero"), Path("a\0b")):
        with pytest.raises(UserError, match="cannot be read"):
            read_file(path)


def of_ten_megabytes(*parts: str) -> bytes:
    """Return a calendar with as many of these parts as ten megabytes hold."""
    text = "".join(parts)
    return calendar(text * (TEN_MEGABYTES // len(text.encode())))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("written", "sessions"),
    [
        (lambda: of_ten_megabytes(event("SUMMARY:Again")), 1),
        (lambda: calendar(event("SUMMARY:" + "x" * TEN_MEGABYTES)), 1),
        (lambda: calendar(event("SUMMARY:" + "x\n " * (TEN_MEGABYTES // 3))), 1),
        (lambda: calendar(event(*["ATTENDEE;CN=A B:mailto:a@b.example"] * 250_000)), 1),
        (lambda: calendar(event(*["RDATE:" + ",".join(["20261125T090000Z"] * 5_000)] * 110)), 0),
        (lambda: calendar(event(*["EXDATE:20261125T090000Z"] * 400_000)), 1),
        (lambda: HEAD + b"BEGIN:VEVENT\r\n" * 700_000, 0),
        (lambda: HEAD + b"BEGIN:VALARM\r\n" * 700_000 + PLAIN, 1),
        (lambda: HEAD + b"\r" * TEN_MEGABYTES + PLAIN, 1),
        (lambda: PLAIN + b"\0" * TEN_MEGABYTES, 1),
    ],
    ids=range(10),
)
def test_ten_megabytes_of_anything(written: Callable[[], bytes], sessions: int) -> None:
    assert len(read(written()).sessions) == sessions


def test_more_events_than_can_be_kept_are_counted() -> None:
    found = read(calendar(*(event(uid=str(each)) for each in range(MOST_EVENTS + 7))))
    assert found.left_out == {LeftOut.TOO_MANY: MOST_EVENTS + 7 - len(found.sessions)}


def test_it_says_how_far_it_is_and_stops_when_it_is_told() -> None:
    said: list[tuple[int, int]] = []

    def until_the_second(done: int, of: int) -> bool:
        said.append((done, of))
        return len(said) < 2

    data = calendar(*(event(uid=str(each)) for each in range(5 * STEP)))
    found = read_calendar(data, DAYS, BERLIN, ME, name="x.ics", progress=until_the_second)
    assert (found.cancelled, found.sessions, said) == (True, (), [(0, 5 * STEP), (STEP, 5 * STEP)])


# Anything at all -----------------------------------------------------------------------------------------

SOURCES = [
    *(path.read_bytes() for path in sorted(REAL_FILES.glob("*.ics"))),
    calendar(
        event("RRULE:FREQ=DAILY;COUNT=10;BYDAY=MO,TU;BYSETPOS=1;WKST=SU", "RDATE:20261125T090000Z"),
        event("RECURRENCE-ID;RANGE=THISANDFUTURE:20261201T090000Z", "DURATION:PT1H", "SEQUENCE:3"),
    ),
]
PIECES = [
    b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"BEGIN:VTIMEZONE\r\n", b"END:VTIMEZONE\r\n", b"BEGIN:VCALENDAR\r\n",
    b"RRULE:FREQ=DAILY\r\n", b"RRULE:FREQ=SECONDLY;COUNT=999999999\r\n", b"RDATE;VALUE=PERIOD:20261124T090000Z/PT1H\r\n",
    b"RRULE:FREQ=YEARLY;BYYEARDAY=-366;BYSETPOS=-366;INTERVAL=99999999999\r\n", b"DTSTART;VALUE=DATE:20261124\r\n",
    b"DTSTART;TZID=:20261124T090000\r\n", b"RECURRENCE-ID;RANGE=THISANDFUTURE:20261101\r\n", b"UID:\r\n", b"\0", b"\r",
    b"\n ", b"\xff\xfe", b"\xef\xbb\xbf", b";", b":", b"\"", b"=", b",", b"\\", b"99999999999999999999", b"-", b"T", b"Z",
    b"19700101", b"22001231", b"00000000", b"TZOFFSETTO:+2359\r\n", b"TZOFFSETTO:-0000\r\n", b"X-LIC-LOCATION:/\r\n",
]  # fmt: skip


@st.composite
def mutated(draw: st.DrawFn) -> bytes:
    """Return a valid calendar with some bytes changed, cut, doubled, moved, or something put between."""
    data = draw(st.sampled_from(SOURCES))
    for _ in range(draw(st.integers(1, 12))):
        begin = draw(st.integers(0, len(data)))
        end = min(begin + draw(st.integers(0, 200)), len(data))
        match draw(st.integers(0, 4)):
            case 0:
                data = data[:begin] + draw(st.sampled_from(PIECES)) + data[begin:]
            case 1:
                data = data[:begin] + draw(st.binary(max_size=8)) + data[end:]
            case 2:
                data = data[:end] + data[begin:end] * draw(st.integers(1, 3)) + data[end:]
            case 3:
                data = data[:begin] + data[end:]
            case _:
                data = data[:begin] + draw(st.sampled_from(PIECES)) + data[end:]
    return data


def result(data: bytes, steps: list[tuple[int, int]]) -> CalendarRead | None:
    """Read a calendar; return None where it is refused with a sentence."""

    def count(done: int, of: int) -> bool:
        steps.append((done, of))
        return True

    try:
        return read_calendar(data, DAYS, BERLIN, ME, name="x.ics", with_private=True, progress=count)
    except UserError:
        return None


def holds(data: bytes) -> None:
    """Assert that what comes of any bytes can be kept, and that there was an end to it."""
    steps: list[tuple[int, int]] = []
    found = result(data, steps)
    if found is None:
        return
    assert len(steps) <= MOST_EVENTS // STEP + 2
    assert len({each.source for each in found.sessions}) == len(found.sessions)
    for each in found.sessions:
        assert "2026-11-08" <= each.starts_at[:10] <= "2027-01-23"
        assert each.starts_at <= each.ends_at
        assert each.title.strip()
        assert len(each.title) <= 200
        (each.title + each.place + each.zone + "".join(map(str, each.people))).encode()
    assert all(count > 0 for count in found.left_out.values())


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@example(b"BEGIN:VEVENT")
@given(mutated())
def test_a_calendar_with_faults_is_read_or_refused(data: bytes) -> None:
    holds(data)


@pytest.mark.slow
@settings(max_examples=20_000, deadline=None, suppress_health_check=list(HealthCheck))
@given(mutated())
def test_many_calendars_with_faults_are_read_or_refused(data: bytes) -> None:
    holds(data)


def test_every_beginning_of_a_calendar_is_read_or_refused() -> None:
    for source in SOURCES:
        for length in range(0, len(source), 37):
            holds(source[:length])


def test_the_faults_are_not_always_fatal() -> None:
    assert times(SOURCES[-1])
