"""The first guess at who is writing never stops the program."""

from __future__ import annotations

import getpass
import sys
from types import SimpleNamespace

import pytest

from desktop.system import users

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="the user database is a matter of POSIX")


def test_there_is_a_name_or_nothing() -> None:
    assert isinstance(users.user_name(), str)


@posix_only
@pytest.mark.parametrize(
    ("field", "name"),
    [("Tom Berger,Room 4,,", "Tom Berger"), ("& Berger", "Tom Berger"), ("", "tom"), (",,,", "tom")],
)
def test_the_full_name_comes_before_the_login(monkeypatch, field: str, name: str) -> None:
    import pwd  # noqa: PLC0415  exists on POSIX only

    monkeypatch.setattr(pwd, "getpwuid", lambda _: SimpleNamespace(pw_gecos=field, pw_name="tom"))
    monkeypatch.setattr(getpass, "getuser", lambda: "tom")
    assert users.user_name() == name


@posix_only
def test_a_user_whom_the_system_does_not_know_has_no_name(monkeypatch) -> None:
    import pwd  # noqa: PLC0415  exists on POSIX only

    def unknown(*_: object) -> None:
        raise KeyError("uid not found")

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    monkeypatch.setattr(getpass, "getuser", unknown)
    assert users.user_name() == ""
