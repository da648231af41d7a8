"""A signature holds for what was signed, and a hostile one is refused with one sentence."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from joserfc import jws
from joserfc.jwk import OKPKey

from desktop.domain.errors import UserError
from desktop.exchange import signature

KEY = signature.make_key()
PAYLOAD = {"typ": "lead-brief", "title": "Zweites Werk in Lyon – ✓", "v": 1}


def with_header(made: dict[str, str], **changes: Any) -> dict[str, str]:
    header = json.loads(base64.urlsafe_b64decode(made["protected"] + "==="))
    header |= changes
    raw = json.dumps(header).encode()
    return {**made, "protected": base64.urlsafe_b64encode(raw).rstrip(b"=").decode()}


def test_what_was_signed_is_read_back_with_whose_key_it_was() -> None:
    made = signature.sign(PAYLOAD, signature.BRIEF, KEY, page="x")
    found = signature.read(json.loads(signature.dump(made)), signature.BRIEF)
    assert (found.payload, found.thumbprint, found.header["page"]) == (
        PAYLOAD,
        signature.thumbprint(KEY),
        "x",
    )
    assert signature.attached(signature.detached(made), PAYLOAD) == made
    assert len(signature.fingerprint(found.thumbprint).split()) == 5


def test_the_private_half_is_in_nothing_that_leaves() -> None:
    from joserfc.jwk import ECKey  # noqa: PLC0415

    secret = str(ECKey.import_key(KEY).as_dict(private=True)["d"])
    made = signature.sign(PAYLOAD, signature.BRIEF, KEY)
    header = base64.urlsafe_b64decode(made["protected"] + "===").decode()
    assert secret not in header + json.dumps(made) + json.dumps(dict(signature.public_key(KEY)))
    with pytest.raises(ValueError, match="cannot be read") as told:
        signature.thumbprint(KEY[:-3])
    assert told.value.__cause__ is None


def test_ed25519_is_read_too() -> None:
    key = OKPKey.generate_key("Ed25519")
    header = {
        "alg": "Ed25519",
        "typ": signature.BRIEF,
        "kid": key.thumbprint(),
        "jwk": key.as_dict(private=False),
    }
    made = jws.serialize_json({"protected": header}, b'{"a":1}', key, algorithms=["Ed25519"])
    assert signature.read(dict(made), signature.BRIEF).payload == {"a": 1}


MADE = signature.sign(PAYLOAD, signature.BRIEF, KEY)
OTHER = signature.sign(PAYLOAD, signature.BRIEF, signature.make_key())


@pytest.mark.parametrize(
    ("hostile", "said"),
    [
        (None, "other parts"),
        ({**MADE, "header": {}}, "other parts"),
        ({**MADE, "payload": 1}, "no text"),
        ({**MADE, "protected": "§"}, "header cannot be read"),
        (signature.sign(PAYLOAD, signature.RECORD, KEY), "something else"),
        (with_header(MADE, alg="none"), "algorithm"),
        (with_header(MADE, alg="HS256"), "algorithm"),
        (with_header(MADE, alg=["ES256"]), "algorithm"),
        (with_header(MADE, alg="Ed25519"), "does not fit its algorithm"),
        (with_header(MADE, crit=["b64"], b64=False), "more than is understood"),
        (with_header(MADE, jwk={"kty": "oct", "k": "AA"}), "does not fit its algorithm"),
        (with_header(MADE, jwk={"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"}), "key cannot be read"),
        (with_header(MADE, kid="another"), "another key"),
        ({**MADE, "payload": OTHER["payload"][:-2] + "AA"}, "changed after it was signed"),
        ({**MADE, "signature": OTHER["signature"]}, "changed after it was signed"),
        ({**MADE, "signature": ""}, "changed after it was signed"),
    ],
)
def test_a_hostile_signature_is_refused_with_a_sentence(hostile: object, said: str) -> None:
    with pytest.raises(UserError, match=said):
        signature.read(hostile, signature.BRIEF)
