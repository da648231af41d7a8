"""An amount of money found in what the brief says of the size, for a CRM that wants it in columns of its own."""

from __future__ import annotations

import re

_SIGNS = {"€": "EUR", "£": "GBP"}
_CODES = "EUR|USD|GBP|CHF|SEK|NOK|DKK|PLN|CZK|HUF|CAD|AUD|NZD|JPY|CNY|INR|BRL|ZAR"
_CURRENCY = rf"(?:{_CODES}|€|£)"
_FIGURE = r"\d{1,3}(?:[., '’\u00a0\u202f]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"
_SCALE = r"(?:k|m|million|millionen|mio\.?|thousand|tausend|tsd\.?)"
_TO = r"\s*(?:to|bis|-|–)\s*"
_MONEY = re.compile(
    rf"(?<!\w)(?:(?P<before>{_CURRENCY})\s*(?P<first>{_FIGURE})(?:\s*(?P<one>{_SCALE})\b)?"
    rf"(?:{_TO}(?:{_CURRENCY}\s*)?(?:{_FIGURE})(?:\s*(?P<two>{_SCALE})\b)?)?"
    rf"|(?P<start>{_FIGURE})(?:\s*(?P<three>{_SCALE})\b)?"
    rf"(?:(?:\s*{_CURRENCY})?{_TO}(?:{_FIGURE})(?:\s*(?P<four>{_SCALE})\b)?)?\s*(?P<after>{_CURRENCY})(?!\w))",
    re.IGNORECASE,
)
_MILLIONS = ("m", "million", "millionen", "mio", "mio.")
_LONGEST_TEXT = 2_000


def find(text: str) -> tuple[str, str]:
    """Return plain amount and ISO currency where `text` names one, two empty texts where it names none or several.

    Of a range it is the lower end; the whole range stays in the description.
    """
    found = list(_MONEY.finditer(text[:_LONGEST_TEXT]))
    if len(found) != 1:
        return "", ""
    part = found[0]
    figure = part["first"] or part["start"]
    scale = part["one"] or part["two"] or part["three"] or part["four"] or ""
    currency = (part["before"] or part["after"]).upper()
    return _plain(figure, scale.casefold()), _SIGNS.get(currency, currency)


def _plain(figure: str, scale: str) -> str:
    """Return the figure without marks between thousands, with a point before cents, times its scale."""
    decimals = re.search(r"[.,](\d{1,2})$", figure)
    whole = re.sub(r"\D", "", figure[: decimals.start()] if decimals else figure)
    cents = decimals.group(1) if decimals else ""
    places = 6 if scale in _MILLIONS else 3 if scale else 0
    if places:
        return (whole + cents.ljust(places, "0")).lstrip("0") or "0"
    return f"{whole}.{cents}" if cents else whole
