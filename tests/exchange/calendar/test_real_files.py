"""What Outlook, Google, Apple and Thunderbird write, read as people see it there."""

from __future__ import annotations

from desktop.domain.calendar import LeftOut
from tests.exchange.calendar.files import at, read_real


def test_outlook_writes_a_series_with_one_left_out_and_one_moved() -> None:
    series = [each for each in read_real("outlook.ics").sessions if each.title.startswith("Sprint")]
    assert [at(each) for each in series] == [
        "11-09 14:00", "11-16 14:00", "11-23 14:00", "12-08 15:30", "12-14 14:00", "12-21 14:00",
        "12-28 14:00", "01-04 14:00", "01-11 14:00", "01-18 14:00",
    ]  # fmt: skip
    assert series[3].title == "Sprint Review (verschoben)"
    assert len({each.source for each in series}) == len(series)


def test_outlook_names_people_backwards_and_a_room_among_them() -> None:
    session = read_real("outlook.ics").sessions[0]
    assert [(person.name, person.email) for person in session.people] == [
        ("Anna Meyer", "anna.meyer@nordwind.example"),
        ("Karsten Holt", "k.holt@nordwind.example"),
        ("Tom Berger", "tom@northlight.example"),
    ]
    assert (session.title, session.zone) == ("Sprint Review", "Europe/Berlin")


def test_a_zone_that_only_the_file_knows_is_told_from_its_summers() -> None:
    call = next(each for each in read_real("outlook.ics").sessions if "Boston" in each.title)
    assert (at(call), call.zone) == ("11-24 16:00", "America/New_York")


def test_outlook_counts_what_is_no_session() -> None:
    read = read_real("outlook.ics")
    assert read.left_out == {
        LeftOut.ALL_DAY: 1, LeftOut.PRIVATE: 1, LeftOut.CANCELLED: 1, LeftOut.FREE: 1
    }  # fmt: skip
    assert "Zahnarzt" not in {each.title for each in read.sessions}
    private = [each for each in read_real("outlook.ics", with_private=True).sessions if each.private]
    assert [each.title for each in private] == ["Zahnarzt"]


def test_google_moves_one_day_of_a_daily_and_keeps_its_people() -> None:
    read = read_real("google.ics")
    of_the_day = [each for each in read.sessions if at(each).startswith("11-23")]
    assert [(at(each), each.title) for each in of_the_day] == [
        ("11-23 16:00", "Helix daily, in the afternoon")
    ]
    assert [person.email for person in of_the_day[0].people][:1] == ["mira.costa@helix.example"]
    assert all(not at(each).startswith(("12-24", "12-25")) for each in read.sessions)
    assert read.left_out == {LeftOut.ALL_DAY: 1, LeftOut.CANCELLED: 1, LeftOut.DECLINED: 1}


def test_google_says_who_declined_and_they_do_not_come() -> None:
    assert all("Jonas" not in person.name for person in read_real("google.ics").sessions[0].people)


def test_apple_has_the_mail_beside_an_address_of_its_own() -> None:
    sessions = read_real("apple.ics").sessions
    assert [at(each) for each in sessions] == [
        "11-23 09:00", "11-24 09:00", "11-25 14:00", "11-26 09:00", "11-27 09:00"
    ]  # fmt: skip
    assert all([person.email for person in each.people] == ["lea@alpenbahn.example"] for each in sessions)
    assert (sessions[0].title, sessions[0].place) == (
        "Workshop „Umstieg“",
        "Alpenbahn AG Bahnhofplatz 1 8001 Zürich",
    )


def test_thunderbird_has_zones_of_its_own_names_and_one_that_does_not_exist() -> None:
    read = read_real("thunderbird.ics")
    assert [(at(each), each.title, each.zone) for each in read.sessions] == [
        ("11-24 12:30", "Lunch with Owen", "Europe/Berlin"),
        ("11-24 15:00", "Retro", "Europe/Berlin"),
        ("11-27 11:00", "Steering committee", "Europe/London"),
        ("12-25 11:00", "Steering committee", "Europe/London"),
    ]
    assert read.unknown_zones == ("Atlantis/Capital",)
