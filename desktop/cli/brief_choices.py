"""The options that say what leaves with a brief, and under which terms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import click
from click.core import ParameterSource

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.playbook import Involvement
from desktop.services.brief_choices import former_choice
from desktop.services.composing import LEAVABLE, Choice
from desktop.services.desk import Desk
from desktop.services.lead_views import show_lead
from desktop.services.terms import FurtherTerms

_OPTIONS = (
    click.argument("lead", metavar="OPPORTUNITY"),
    click.option("--to", "to_name", default="", metavar="NAME", help="Who in sales gets it."),
    click.option("--to-email", default="", metavar="MAIL"),
    click.option("--involvement", type=click.Choice([item.value for item in Involvement]), default=None),
    click.option(
        "--quote", "quotes", multiple=True, metavar="ID", help="A quote that may leave; once for each."
    ),
    click.option("--all-quotes", is_flag=True, help="Every quote that may leave."),
    click.option(
        "--names/--roles", default=False, help="Names in chosen text, or roles instead (the default)."
    ),
    click.option(
        "--override",
        default="",
        metavar="REASON",
        help="Hand off before the gate is met; the brief says why.",
    ),
    click.option(
        "--standing", default="", metavar="LINE", help="What the customer knows about promises we broke."
    ),
    click.option(
        "--leave-out",
        "left_out",
        multiple=True,
        metavar="FACT",
        help=f"Once for each: {', '.join(LEAVABLE)}. What the gate requires stays.",
    ),
    click.option(
        "--protocol",
        "protocols",
        multiple=True,
        metavar="PERSON=HOW",
        help="How sales may approach somebody.",
    ),
    click.option(
        "--blackout",
        "blackouts",
        multiple=True,
        metavar="DAYS",
        help='When sales keeps away: 2026-12-24, or "20 Dec to 6 Jan".',
    ),
    click.option("--not-offered", default="", metavar="TEXT", help="What must not be offered."),
    click.option("--help-wanted", default="", metavar="TEXT", help="Where you would like their help."),
    click.option("--escalation", default="", metavar="TEXT", help="Whom to call if something goes wrong."),
    click.option(
        "--confidence", type=int, default=None, metavar="PERCENT", help="How sure you are; it never leaves."
    ),
    click.option(
        "--as-before",
        is_flag=True,
        help="Begin with what the last version chose; other options change that.",
    ),
)

_AS_THEY_ARE = ("to_name", "to_email", "quotes", "all_quotes", "override", "standing", "confidence")
_TERMS = ("blackouts", "not_offered", "help_wanted", "escalation")


def choice_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the lead as its argument and every option of a choice."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def read_choice(desk: Desk) -> Choice:
    """Return what the present command line chose: over the last version's choice, or over nothing."""
    context = click.get_current_context()
    typed = {
        name: value
        for name, value in context.params.items()
        if context.get_parameter_source(name) is ParameterSource.COMMANDLINE
    }
    lead = context.params["lead"]
    choice = _former(desk, lead) if "as_before" in typed else Choice(lead=lead, to_name="")
    changes: dict[str, Any] = {name: typed[name] for name in _AS_THEY_ARE if name in typed}
    if "names" in typed:
        changes["roles"] = not typed["names"]
    if "involvement" in typed:
        changes["involvement"] = Involvement(typed["involvement"])
    if "left_out" in typed:
        changes["left_out"] = tuple(name.strip().casefold().replace("-", "_") for name in typed["left_out"])
    return replace(choice, further=_further(choice.further, typed), **changes)


def _former(desk: Desk, lead: str) -> Choice:
    found = former_choice(desk, show_lead(desk, lead))
    if found is None:
        raise UserError(
            QT_TRANSLATE_NOOP(
                "UserError", "“{lead}” was never with sales, so there is nothing to begin with."
            ),
            QT_TRANSLATE_NOOP("UserError", "Leave --as-before out."),
            lead=lead,
        )
    return found


def _further(former: FurtherTerms, typed: Mapping[str, Any]) -> FurtherTerms:
    changes: dict[str, Any] = {name: typed[name] for name in _TERMS if name in typed}
    if "protocols" in typed:
        changes["protocols"] = tuple(_protocol(each) for each in typed["protocols"])
    return replace(former, **changes)


def _protocol(text: str) -> tuple[str, str]:
    person, parted, how = text.partition("=")
    if not parted or not person.strip():
        raise click.BadParameter('write it as "Anna Meyer=with me in the room"', param_hint="--protocol")
    return person.strip(), how.strip()
