"""A firm's playbook laid over the default's, as tables, before anything in them is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Return a firm's tables over the default's: tables key by key, everything else and the kinds of referral whole.

    A CRM that is `false` is left out. Where the firm asks other criteria, so are the default's groups that
    nothing is in, and the default's prompts about what is not asked. What has a wrong type is left as it is.
    """
    tables = _over(below, above)
    if "referral_kinds" in above:
        tables["referral_kinds"] = above["referral_kinds"]
        if "referral_offers" not in above:
            tables["referral_offers"] = []
    if isinstance(tables.get("crm"), dict):
        tables["crm"] = {name: target for name, target in tables["crm"].items() if target is not False}
    criteria = above.get("criteria")
    if isinstance(criteria, list) and all(isinstance(table, dict) for table in criteria):
        _leave_groups_out(tables, above, [table.get("group") for table in criteria])
        if "prompts" not in above:
            _leave_prompts_out(tables, [table.get("id") for table in criteria])
    return tables


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    whole = dict(below)
    for key, value in above.items():
        under = below.get(key)
        whole[key] = _over(under, value) if isinstance(value, dict) and isinstance(under, dict) else value
    return whole


def _leave_groups_out(tables: dict[str, Any], above: Mapping[str, Any], used: list[Any]) -> None:
    groups, own = tables.get("groups"), above.get("groups", {})
    if isinstance(groups, dict) and isinstance(own, dict):
        kept = {name: title for name, title in groups.items() if name in used or name in own}
        tables["groups"] = kept or groups


def _leave_prompts_out(tables: dict[str, Any], asked: list[Any]) -> None:
    prompts = tables.get("prompts", [])
    tables["prompts"] = [
        prompt for prompt in prompts if prompt.get("when", {}).get("criterion") in [None, *asked]
    ]
