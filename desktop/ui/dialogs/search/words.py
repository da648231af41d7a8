"""What the search says below its field and below its lines."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.domain.text import excerpt
from desktop.ui import words
from desktop.ui.dialogs.search.results import Found, Line

KEEP_KEYS = "Ctrl+D"
NAMED = 60
"""Letters of a search that are said again in a sentence."""

translate = QCoreApplication.translate


def fault_in(found: Found, *, typing: bool) -> str:
    """Say what is wrong with a search first; what more typing may mend is said once nobody is typing."""
    faults = (each for each in found.faults if not (each.unfinished and typing))
    return next((words.of_error(each.error) for each in faults), "")


def hint_for(found: Found) -> str:
    """Say what can be done with what was found, or that nothing was; a fault is said elsewhere."""
    if found.hits:
        return translate("Search", "{keys} keeps this search.").format(keys=KEEP_KEYS)
    if found.faults:
        return ""
    said = translate("Search", "Nothing in the journal has “{query}”. Try the beginning of a word.")
    return said.format(query=excerpt(found.query.strip(), NAMED))


def hint_first(marked: Line) -> str:
    """Say what to type, or how a kept search is put away where one is marked."""
    if marked.opens[0] == "search":
        return translate("Search", "Enter searches again, Delete forgets it.")
    return translate(
        "Search",
        "Two letters are enough. Filters are words too: client:nordwind with:anna since:march has:opportunity",
    )


def hint_of_naming(query: str) -> str:
    """Say what becomes of the name that is asked for."""
    said = translate("Search", "Keeps “{query}” among the saved searches. Esc leaves it.")
    return said.format(query=excerpt(query, NAMED))
