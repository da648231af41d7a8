"""The words of an ownership record on paper: which there are, and what they may name."""

from __future__ import annotations

import re
from collections.abc import Mapping

PLAIN = (
    "title",
    "owner",
    "made",
    "erased",
    "private",
    "sound",
    "head",
    "head_meaning",
    "empty",
    "erasure",
    "customer_knows",
    "promise_made",
    "promise_changed",
    "promise_reworded",
    "promise_removed",
    "promise_put_back",
    "something_else",
    "seen",
    "state_open",
    "state_kept",
    "state_at_risk",
    "state_broken",
    "state_re_dated",
    "other",
)
"""Words that stand on the page as they are."""

LABELS = (
    "speaker",
    "said_on",
    "quote",
    "to",
    "on",
    "until",
    "hash",
    "ask",
    "files",
    "quotes",
    "terms",
    "protected",
    "override",
    "how",
    "reason",
    "people",
    "code",
    "gaps",
    "next_action",
    "next_on",
    "a_year",
    "promise",
    "due",
    "state",
)
"""What stands before a line below a row's sentence; the key begins with `label_`."""

TEMPLATES: Mapping[str, tuple[str, ...]] = {
    "intro": ("client", "owner"),
    "discretion": ("client", "owner"),
    "counted": ("rows", "erased"),
    "broken": ("row",),
    "client_added": ("steward",),
    "opportunity_spotted": ("title", "spotted_by"),
    "referral_spotted": ("title", "spotted_by"),
    "retitled": ("title",),
    "edited": ("title",),
    "merged": ("title",),
    "unmerged": ("title",),
    "moved": ("title", "state"),
    "need_read_back": ("title",),
    "need_confirmed": ("title",),
    "need_corrected": ("title",),
    "need_taken_back": ("title",),
    "brief_issued": ("number", "version", "to", "title"),
    "brief_sent": ("number",),
    "brief_superseded": ("number", "by"),
    "brief_again": ("number",),
    "brief_withdrawn": ("number",),
    "customer_wish": ("number",),
    "protection_extended": ("number", "until"),
    "contacts_released": ("number", "to"),
    "sales_reminded": ("number",),
    "reply_received": ("by", "number", "decision"),
    "hearsay": ("by", "number", "decision"),
    "consent_given": ("person", "use"),
    "consent_withdrawn": ("person", "use"),
    "consent_again": ("person", "use"),
    "consent_removed": ("person", "use"),
    "favour_asked": ("person", "for"),
    "favour_answered": ("person",),
    "own_limit": ("person",),
    "referrer_told": ("title",),
}
"""Sentences with what they may name in braces."""

FILE = "file"
"""The key of the beginning of the files' names, in lower-case letters, digits and hyphens."""

MISSING = "–"
_NAMED = re.compile(r"\{(\w+)\}")


def filled(template: str, said: Mapping[str, str]) -> str:
    """Return a sentence with its facts in it, a dash where one is missing; a brace in a fact stays a brace."""
    return _NAMED.sub(lambda found: said.get(found.group(1)) or MISSING, template)
