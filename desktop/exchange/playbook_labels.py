"""How a playbook names kinds of session, uses of consent, states and services, and how it dresses a brief."""

from __future__ import annotations

import re
from collections.abc import Mapping

from desktop.domain.consents import ConsentUse
from desktop.domain.handoffs import HandOffState
from desktop.domain.interactions import InteractionKind
from desktop.domain.opportunities import OpportunityState
from desktop.domain.playbook import Branding, Service
from desktop.domain.referrals import ReferralState
from desktop.exchange.toml import SLUG, Table

SERVICES_LIMIT = 200
STATES: tuple[str, ...] = tuple(
    dict.fromkeys(
        state.value for states in (OpportunityState, ReferralState, HandOffState) for state in states
    )
)
"""Every state of an opportunity, a referral and a hand-off; those of one name have one label."""

READABLE = 4.5
"""The least contrast of a colour in which words are set."""

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def key_of(value: str) -> str:
    """Return the key of a kind or state: its value, with hyphens for blanks."""
    return value.replace(" ", "-")


def kinds(root: Table) -> Mapping[InteractionKind, str]:
    """Read `[kinds]`: a label for each kind of session."""
    table = root.table("kinds")
    found = {kind: table.text(key_of(kind.value), 40) for kind in InteractionKind}
    table.close()
    return found


def consent_uses(root: Table) -> Mapping[ConsentUse, str]:
    """Read `[consent_uses]`: a label for each use that somebody can agree to."""
    table = root.table("consent_uses")
    found = {use: table.text(key_of(use.value), 60) for use in ConsentUse}
    table.close()
    return found


def states(root: Table) -> Mapping[str, str]:
    """Read `[states]`: a label for each state."""
    table = root.table("states")
    found = {state: table.text(key_of(state), 40) for state in STATES}
    table.close()
    return found


def services(root: Table) -> tuple[Service, ...]:
    """Read `[[services]]`; none where the file does not say."""
    tables = root.tables("services") if root.has("services") else ()
    if len(tables) > SERVICES_LIMIT:
        root.refuse("services", f"has more than {SERVICES_LIMIT} parts")
    seen: set[str] = set()
    return tuple(_service(table, seen) for table in tables)


def _service(table: Table, seen: set[str]) -> Service:
    service = Service(table.text("id", 60), table.text("label", 120))
    if not SLUG.fullmatch(service.id):
        table.refuse("id", f"“{service.id}” must be lower-case letters, digits and hyphens")
    if service.id in seen:
        table.refuse("id", f"“{service.id}” is there twice")
    seen.add(service.id)
    table.close()
    return service


def branding(root: Table) -> Branding:
    """Read `[branding]`; all of it may be missing or empty."""
    if not root.has("branding"):
        return Branding()
    table = root.table("branding")
    name, colour = _optional(table, "name", 80), _optional(table, "colour", 7)
    logo = _optional(table, "logo", 300_000)
    if colour and not _COLOUR.fullmatch(colour):
        table.refuse("colour", f"is “{colour}”, but must be a colour such as #0F6B5C")
    if colour and contrast_with_white(colour) < READABLE:
        table.refuse("colour", f"is “{colour}”, which is too light to be read on white paper")
    table.close()
    return Branding(name, colour, logo)


def contrast_with_white(colour: str) -> float:
    """Return the contrast of #RRGGBB with white after WCAG 2: from 1 to 21."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] + 0.05)


def _optional(table: Table, key: str, longest: int) -> str:
    return table.text(key, longest, empty=True) if table.has(key) else ""
