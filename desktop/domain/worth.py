"""What an opportunity may be worth and when it should start, as a person writes both."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from desktop.domain.errors import QT_TRANSLATE_NOOP, UserError
from desktop.domain.names import fold

CURRENCIES = frozenset(
    "AED ARS AUD BGN BHD BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JOD JPY KES KRW KWD "
    "MAD MXN MYR NGN NOK NZD OMR PEN PHP PLN QAR RON RSD RUB SAR SEK SGD THB TND TRY TWD UAH USD VND ZAR".split()
)
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY", "₹": "INR"}
_NO_MINOR, _THREE_MINOR = (
    frozenset({"CLP", "ISK", "JPY", "KRW", "VND"}),
    frozenset({"BHD", "JOD", "KWD", "OMR", "TND"}),
)
_TIMES = {"": 1, "k": 1_000, "tsd": 1_000, "m": 1_000_000, "mio": 1_000_000, "million": 1_000_000}
_AMOUNT = (
    r"(\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+(?!\d)|\d{1,12})(?:[.,](\d{1,2}))?\s?(k|tsd|mio|million|m)?\b"
)
_VALUE = re.compile(rf"{_AMOUNT}(?:\s?(?:[-–—]|to|bis)\s?{_AMOUNT})?", re.IGNORECASE)
_UNKNOWN = frozenset({"", "unknown", "unbekannt", "?"})
_MOST = 10**15
_START = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_QUARTER = re.compile(r"(?:(\d{4})[- ]?q([1-4])|q([1-4])[- /]?(\d{4}))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Worth:
    """A range in minor units of an ISO 4217 currency; both bounds are the same where one figure was named."""

    low: int
    high: int
    currency: str

    def words(self) -> str:
        """Return it as `EUR 20,000 to 30,000`."""
        bounds = [f"{_major(bound, self.currency):,}" for bound in dict.fromkeys((self.low, self.high))]
        return f"{self.currency} {' to '.join(bounds)}"


def minor_digits(currency: str) -> int:
    """Return how many digits the minor unit of a currency has."""
    if currency in _NO_MINOR:
        return 0
    return 3 if currency in _THREE_MINOR else 2


def read_worth(text: str) -> Worth | None:
    """Read `20-30k EUR`, `€25,000` or `unknown` (None); refuse anything else."""
    said = text.strip()
    if fold(said) in _UNKNOWN:
        return None
    currency, figures = _currency(said)
    found = _VALUE.fullmatch(figures)
    if not found:
        raise _unreadable(text)
    low, low_part, low_times, high, high_part, high_times = found.groups()
    first = _minor(low, low_part, low_times or (high_times if high else None), currency)
    last = _minor(high, high_part, high_times, currency) if high else first
    if first > last:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{text}” is a range that ends below its beginning."),
            QT_TRANSLATE_NOOP("UserError", "Write the smaller figure first, as in: 20-30k EUR."),
            text=text[:60],
        )
    if last > _MOST:
        raise _unreadable(text)
    return Worth(first, last, currency)


def _currency(said: str) -> tuple[str, str]:
    """Return the one currency that is named, and the text without it."""
    named = [
        *re.findall(r"(?<![A-Za-z])[A-Za-z]{3}(?![A-Za-z])", said),
        *(sign for sign in _SIGNS if sign in said),
    ]
    known = {_SIGNS.get(name, name.upper()) for name in named} & CURRENCIES
    if len(known) != 1:
        raise UserError(
            QT_TRANSLATE_NOOP("UserError", "“{text}” does not name one currency that is known."),
            QT_TRANSLATE_NOOP("UserError", "Write it as 20-30k EUR or €25,000, or say: unknown."),
            text=said[:60],
        )
    (code,) = known
    rest = re.sub(rf"(?<![A-Za-z]){code}(?![A-Za-z])", " ", said, flags=re.IGNORECASE)
    for sign in _SIGNS:
        rest = rest.replace(sign, " ")
    return code, " ".join(rest.split())


def _minor(whole: str, part: str | None, times: str | None, currency: str) -> int:
    figure = Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{part or 0}")
    return int(figure * _TIMES[(times or "").casefold()] * 10 ** minor_digits(currency))


def _major(minor: int, currency: str) -> Decimal:
    figure = Decimal(minor).scaleb(-minor_digits(currency))
    return figure.quantize(Decimal(1) if figure == figure.to_integral_value() else Decimal("0.01"))


def _unreadable(text: str) -> UserError:
    return UserError(
        QT_TRANSLATE_NOOP("UserError", "“{text}” is no value."),
        QT_TRANSLATE_NOOP("UserError", "Write it as 20-30k EUR or €25,000, or say: unknown."),
        text=text[:60],
    )


def read_start(text: str) -> str:
    """Read a day, month or quarter: `2027-03-15`, `2027-03`, `2027-Q2`; empty for unknown."""
    said = text.strip()
    if fold(said) in _UNKNOWN:
        return ""
    if quarter := _QUARTER.fullmatch(said):
        first_year, first, last, last_year = quarter.groups()
        return f"{first_year or last_year}-Q{first or last}"
    found = _START.fullmatch(said)
    try:
        if found and found[2]:
            date(int(found[1]), int(found[2]), int(found[3] or 1))
            return said
    except ValueError:
        pass
    raise UserError(
        QT_TRANSLATE_NOOP("UserError", "“{text}” is no day, month or quarter."),
        QT_TRANSLATE_NOOP("UserError", "Write it as 2027-03-15, 2027-03 or 2027-Q2, or say: unknown."),
        text=text[:60],
    )
