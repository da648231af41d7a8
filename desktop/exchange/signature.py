"""Signatures as JWS (RFC 7515) in flattened JSON, made with ES256 and read with an allow-list of algorithms."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import rfc8785

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.exchange import strict_json

if TYPE_CHECKING:
    from joserfc.jwk import ECKey, OKPKey

SIZE_LIMIT = 20_000_000
"""Bytes that a signed file may have."""

BRIEF, RECORD = "lead-brief+jws", "ownership-record+jws"
"""What the protected header says that is signed."""

ALGORITHMS: Mapping[str, str] = {"ES256": "P-256", "Ed25519": "Ed25519"}
"""The algorithms that are read, each with the only curve of its key; we sign with the first."""

_PUBLIC = frozenset(("kty", "crv", "x", "y", "kid", "use", "alg", "key_ops", "ext"))


@dataclass(frozen=True, slots=True)
class Signed:
    """What a sound signature says: the payload's values, the header, and whose key it was (RFC 7638)."""

    payload: Any
    header: Mapping[str, Any]
    thumbprint: str


def make_key() -> bytes:
    """Return a new private key as PKCS 8 (DER)."""
    from joserfc.jwk import ECKey  # noqa: PLC0415  heavy, and seldom needed

    return bytes(ECKey.generate_key("P-256").as_der(private=True))


def public_key(private: bytes) -> Mapping[str, str]:
    """Return the public half of a private key as a JWK of its required members."""
    key = _own(private)
    return {name: str(text) for name, text in sorted(key.as_dict(private=False).items()) if name in _PUBLIC}


def thumbprint(private: bytes) -> str:
    """Return the RFC 7638 thumbprint of a private key's public half."""
    return str(_own(private).thumbprint())


def fingerprint(print_: str) -> str:
    """Return the first 80 bits of a thumbprint in groups that can be read aloud."""
    digits = base64.urlsafe_b64decode(print_ + "=").hex().upper()[:20]
    return " ".join(digits[index : index + 4] for index in range(0, 20, 4))


def sign(payload: Any, typ: str, private: bytes, **more: str) -> dict[str, str]:
    """Sign the RFC 8785 form of `payload`; `more` stands in the protected header beside what is usual."""
    from joserfc import jws  # noqa: PLC0415  heavy, and seldom needed

    key = _own(private)
    header = {
        "alg": "ES256",
        "typ": typ,
        "kid": thumbprint(private),
        "jwk": dict(public_key(private)),
        **more,
    }
    registry = jws.JWSRegistry(algorithms=["ES256"], strict_check_header=False)
    member: Any = {"protected": header}
    made: Any = jws.serialize_json(member, rfc8785.dumps(payload), key, ["ES256"], registry)
    return {name: str(made[name]) for name in ("payload", "protected", "signature")}


def detached(signed: Mapping[str, str]) -> str:
    """Return a signature without its payload (RFC 7515, appendix F)."""
    return f"{signed['protected']}..{signed['signature']}"


def attached(text: str, payload: Any) -> dict[str, str]:
    """Return a signature from its detached form and the payload that it was made over."""
    protected, _, signature = text.partition("..")
    body = base64.urlsafe_b64encode(rfc8785.dumps(payload)).rstrip(b"=").decode()
    return {"payload": body, "protected": protected, "signature": signature}


def dump(signed: Mapping[str, str]) -> bytes:
    """Return a signed object as a file."""
    return (json.dumps(dict(signed), indent=1, sort_keys=True) + "\n").encode()


def is_signed(value: object) -> bool:
    """Say whether plain values look like a signed object."""
    return isinstance(value, dict) and {"payload", "protected", "signature"} <= value.keys()


def read(value: object, typ: str) -> Signed:
    """Check a signed object; refuse whatever is not one of ours, or was changed."""
    parts = _parts(value)
    header = _header(parts["protected"], typ)
    key = _their_key(header)
    if header.get("kid") != key.thumbprint():
        raise _refused("it names another key than it carries")
    return Signed(_checked(parts, key, header["alg"]), header, str(key.thumbprint()))


def _parts(value: object) -> dict[str, str]:
    if not isinstance(value, dict) or value.keys() != {"payload", "protected", "signature"}:
        raise _refused("it has other parts than payload, protected and signature")
    for part in value.values():
        if not isinstance(part, str) or len(part) > SIZE_LIMIT:
            raise _refused("one of its parts is no text")
    return value


def _header(protected: str, typ: str) -> dict[str, Any]:
    """Return the protected header where it asks for nothing that is not understood here."""
    try:
        header = strict_json.loads(_decoded(protected).decode("utf-8"))
    except (ValueError, binascii.Error):
        raise _refused("its header cannot be read") from None
    if not isinstance(header, dict) or header.get("typ") != typ:
        raise _refused("it is a signature of something else")
    if not isinstance(header.get("alg"), str) or header["alg"] not in ALGORITHMS:
        raise _refused("its algorithm is none of " + ", ".join(ALGORITHMS))
    if {"crit", "b64", "jku", "x5u", "x5c"} & header.keys():
        raise _refused("its header asks for more than is understood")
    return header


def _their_key(header: Mapping[str, Any]) -> ECKey | OKPKey:
    from joserfc.errors import JoseError  # noqa: PLC0415
    from joserfc.jwk import ECKey, OKPKey  # noqa: PLC0415

    jwk = header.get("jwk")
    if not isinstance(jwk, dict) or not jwk.keys() <= _PUBLIC or jwk.get("crv") != ALGORITHMS[header["alg"]]:
        raise _refused("its key does not fit its algorithm")
    kind: type[ECKey | OKPKey] = ECKey if header["alg"] == "ES256" else OKPKey
    try:
        key = kind.import_key({name: jwk[name] for name in ("kty", "crv", "x", "y") if name in jwk})
        key.thumbprint()
    except (JoseError, ValueError, KeyError, TypeError, AttributeError):
        raise _refused("its key cannot be read") from None
    return key


def _checked(parts: dict[str, str], key: ECKey | OKPKey, algorithm: str) -> object:
    from joserfc import jws  # noqa: PLC0415
    from joserfc.errors import JoseError  # noqa: PLC0415

    whole: Any = parts
    try:
        registry = jws.JWSRegistry(algorithms=[algorithm], strict_check_header=False)
        found: Any = jws.deserialize_json(whole, key, [algorithm], registry)
    except (JoseError, ValueError, TypeError, KeyError):
        raise _refused("the signature does not fit; it was changed after it was signed") from None
    try:
        return strict_json.loads(bytes(found.payload).decode("utf-8"))
    except ValueError:
        raise _refused("what was signed cannot be read") from None


def _decoded(text: str) -> bytes:
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def _own(private: bytes) -> ECKey:
    """Return our own key; what goes wrong with it is never told, since it might quote it."""
    from joserfc.jwk import ECKey  # noqa: PLC0415

    try:
        return ECKey.import_key(private)
    except Exception:  # noqa: BLE001  an exception's text may hold the key
        raise ValueError("the journal's key cannot be read") from None


def _refused(reason: str) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "This signature does not hold: {reason}."),
        QT_TRANSLATE_NOOP("UserError", "Ask for the file as it was sent, and do not act on this one."),
        reason=reason,
    )
