"""A journal under a firm's own playbook, and the default playbook's words, none of which may be seen there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from desktop.domain.interactions import EntryForm
from desktop.exchange.toml import parse
from desktop.services import clients, interactions, leads, playbooks
from desktop.services.desk import Desk
from desktop.services.profile import set_profile
from tests.desks import RESOURCES

NORDLICHT = Path(__file__).resolve().parent / "data" / "playbook" / "nordlicht.toml"
PROSE = (
    "Frau Weber sagte: „Uns graut vor der Umstellung im Frühjahr.“ Ihr Kollege bei Elbnetz hat dasselbe vor."
)
NEED = "Uns graut vor der Umstellung im Frühjahr."
REFERRAL = "Ihr Kollege bei Elbnetz hat dasselbe vor."

_OURS = ("name", "version", "default_involvement", "phrase_lists", "crm")
"""Keys whose values are for files, or words of a language rather than the firm's."""

_PLAIN = re.compile(r"[\w’']+")


def take(desk: Desk) -> None:
    """Put the firm's playbook in force."""
    playbooks.use(desk, playbooks.check(desk, NORDLICHT))


def fill(desk: Desk) -> str:
    """Write a session with an opportunity that is ready for sales and a referral; return the opportunity's id."""
    set_profile(desk, name="Tom Berger", email="tom@nordlicht.example", phone="+49 40 66969 120")
    made = clients.add_client(desk, "Helix Pharma").made
    clients.add_person(desk, "Anna Weber", client=made, role="Leiterin IT")
    entry = interactions.add_entry(
        desk, EntryForm(text=PROSE, title="Lenkungskreis", client="Helix Pharma", people=("Anna Weber",))
    ).made
    leads.spot_referral(desk, entry, REFERRAL, "Elbnetz", kind="empfehlung", company="Elbnetz")
    lead = leads.spot_opportunity(
        desk, entry, NEED, "Umstellung", speaker="Anna Weber", scope=("daten",)
    ).made
    for criterion, said in (
        ("anliegen", "Die Umstellung soll ruhig verlaufen."),
        ("folgen", "Ein weiteres Jahr mit zwei Systemen."),
        ("zustimmung", "Der Vorstand."),
        ("umfang", "Drei Standorte."),
        ("erlaubnis", "Ja, mit ihrer Rolle."),
        ("schritt", "Ein halber Tag vor Ort."),
    ):
        leads.answer(desk, lead, criterion, said)
    leads.answer(desk, lead, "wunsch", "help")
    return lead


@cache
def default_words() -> frozenset[str]:
    """Return every text of the default playbook that a person could see, but for those the firm says as well."""
    default = parse((RESOURCES / "playbook" / "default.toml").read_bytes(), "default.toml")
    firm = parse(NORDLICHT.read_bytes(), NORDLICHT.name)
    return frozenset(_texts(default)) - frozenset(_texts(firm))


def found_in(texts: Iterable[str], own: frozenset[str] = frozenset()) -> set[str]:
    """Return the default's words among what is seen: sentences anywhere, single words where they stand alone.

    `own` are words that the window or the command line says of itself.
    """
    seen = [" ".join(text.split()) for text in texts]
    alone = {part.strip() for text in seen for part in re.split(r"[·:,|]| {2,}", text)}
    whole = "\n".join(seen)
    return {
        word
        for word in default_words() - own
        if (word in alone or (len(_PLAIN.findall(word)) > 2 and word in whole))
    }


def _texts(tables: Mapping[str, Any]) -> Iterator[str]:
    for key, value in tables.items():
        if key not in _OURS:
            yield from _seen(key, value)


def _seen(key: str, value: Any) -> Iterator[str]:
    """Yield the texts under a key; ids, references and patterns are seen by nobody.

    What stands between two placeholders tells nothing where it is a word or two.
    """
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if name not in (
                "id",
                "group",
                "then",
                "required",
                "section",
                "kind",
                "when",
                "phrases",
                "unless",
                "beside",
                "voice",
            ):
                yield from _seen(name, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _seen(key, inner)
    elif isinstance(value, str):
        for line in value.splitlines():
            parts = re.split(r"\{\w+\}", line.strip("#-[] "))
            for part in parts:
                if len(part.strip(" .,;:")) > 2 and (len(parts) == 1 or len(_PLAIN.findall(part)) > 2):
                    yield " ".join(part.strip(" ,;:").split())
