"""One person is one address in a header, however long the name and whatever it holds."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default

import pytest

from desktop.exchange.mail_headers import address_lines

LONG = 'Holt, Dr. Karsten; "der Jüngere" <kein@ort.example>, Donaudampfschifffahrtsgesellschaft zu Hamburg, Leitung'


@pytest.mark.parametrize(
    "name", ["", "Anna Meyer", "Holt, Karsten", LONG, LONG.replace("ü", "ue"), "مرحبا 🚀"]
)
def test_a_name_is_one_person(name: str) -> None:
    data = address_lines([("From", name, "a.b@x.example"), ("To", name, "c@y.example")]) + b"\r\nBody"
    assert max(map(len, data.split(b"\r\n"))) <= 78
    mail = message_from_bytes(data, policy=default)
    assert mail.defects == []
    for header, email in (("From", "a.b@x.example"), ("To", "c@y.example")):
        (address,) = mail[header].addresses
        assert address.addr_spec == email
        assert address.display_name.replace(" ", "") == name.replace(
            " ", ""
        )  # Python adds some between two parts


@pytest.mark.parametrize(
    "email", ["", "a@x.example, b@y.example", "a@x.example\r\nBcc: b@y.example", "nobody", "ä@x.example"]
)
def test_what_is_no_single_address_is_left_out(email: str) -> None:
    assert address_lines([("To", "Anna", email)]) == b""
