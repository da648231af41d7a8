"""Figures that are no phone numbers, though they have as many digits: dates, amounts, versions, names of standards."""

from __future__ import annotations

import re

_DASH = r"[-\u2010-\u2015]"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_DATE = rf"(?:{_YEAR}[-./]{_MONTH}[-./]{_DAY}|{_DAY}\.\s?{_MONTH}\.\s?(?:{_YEAR}|\d\d)|{_DAY}/{_DAY}/(?:{_YEAR}|\d\d))"
_TIME = r"(?:[T ,]{1,2}\d{1,2}[:.]\d\d(?::\d\d)?Z?(?!\d))"
_PART_DAY = rf"{_DAY}\.(?:\s?{_MONTH}\.)?"
_ROUND = r"[1-9]\d{0,2}(?:[ .,'’]?\d{3})*[ .,'’]?(?:000|\d00|\d{1,2}000)"
_BOUNDED = r"(?<![\w+])(?<!\d[./-]){0}(?![.\-/]?\d)"
_AMOUNT = r"(?<![\w+])(?<!\d[ ./-]){0}(?![ .\-/]?\d)"
_UNITS = (
    "users|customers|clients|rows|records|invoices|items|people|employees|staff|households|documents|messages|"
    "transactions|meters|devices|pieces|orders|tickets|requests|calls|lines|files|hours|days|months|years|"
    "kWh|MWh|GWh|TWh|kW|MW|km|m|kg|t|GB|TB|MB|ms|%|euros?|dollars|pounds|francs|million|thousand|tsd|mio|mrd|"
    "Kunden|Nutzer|Zeilen|Rechnungen|Datensätze|Zähler|Mitarbeiter(?:innen)?|Stück|Stunden|Tage|Haushalte|Dokumente|Geräte"
)
_CURRENCY = (
    r"(?:[€$£¥₹]|\b(?:EUR|USD|GBP|CHF|JPY|SEK|NOK|DKK|PLN|CZK|HUF|AUD|CAD|CNY|INR|SGD|TEUR|KEUR|[kK]€))"
)
_LABELS = (
    r"(?:ISO|IEC|EN|DIN|RFC|CVE|CWE|ISBN|ISSN|GTIN|EAN|DOI|EU|VAT|IBAN|BIC|PO|SAP|SKU|ID|INC|CHG|REQ|PR|MR|KB|BSI|"
    r"VDI|NIST|SP|ITU|IEEE|Az\.?|UStG|GB|v|ver\.?|[Vv]ersion|[Rr]elease|[Bb]uild|[Pp]orts?|[Ff]orm|[Ff]ormular|[Aa]ccount|"
    r"[Kk]onto|[Cc]ost (?:centre|center)|[Kk]ostenstelle|[Oo]rder|[Bb]estellung|[Aa]uftrag|[Ii]nvoice|[Rr]echnung|"
    r"[Cc]ontract|[Vv]ertrag|[Tt]icket|[Ii]ssue|[Nn]ote|[Hh]inweis|[Cc]ase|[Ii]ncident|[Pp]ull request|[Cc]ommit|"
    r"[Aa]rticle|[Aa]rtikel|[Mm]aterial|[Ss]erial|[Pp]roject|[Pp]rojekt|[Dd]irective|[Rr]egulation|[Vv]erordnung|[Rr]ichtlinie)"
)
_PLAIN = (
    _BOUNDED.format(rf"{_DATE}{_TIME}?(?:\s?(?:{_DASH}|/|to|until|bis|and|und|,)\s?{_DATE}{_TIME}?)*"),
    _BOUNDED.format(rf"{_PART_DAY}\s?{_DASH}\s?{_DATE}"),
    _BOUNDED.format(rf"{_YEAR}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"),
    _BOUNDED.format(rf"{_YEAR}(?:\s?(?:{_DASH}|[/,]|\s)\s?{_YEAR})+"),
    _BOUNDED.format(rf"{_YEAR}/\d{{1,4}}"),
    _BOUNDED.format(rf"\d{{1,2}}[:.]\d\d(?:\s?{_DASH}\s?\d{{1,2}}[:.]\d\d)+"),
    _BOUNDED.format(r"\d{1,2}:\d\d(?::\d\d)?"),
    _AMOUNT.format(r"[1-9]\d{0,2}(?P<mark>[.,'’])\d{3}(?:(?P=mark)\d{3})*(?:[.,]\d{1,2})?"),
    _AMOUNT.format(rf"{_ROUND}(?:\s?(?:{_DASH}|/|to|bis)\s?{_ROUND})+"),
    _AMOUNT.format(r"[1-9]\d{0,2}(?: \d{3})* 000"),
    _BOUNDED.format(r"[1-9]\d*0{5,}"),
    rf"(?<![\w+])(?<!\d[ ./-])[1-9]\d{{0,2}}(?: ?\d{{3}})*(?:\s?(?:{_DASH}|/)\s?[1-9]\d{{0,2}}(?: ?\d{{3}})*)?\s?(?:{_CURRENCY}|(?:{_UNITS})\b)",
    rf"{_CURRENCY}\s?[1-9]\d{{0,2}}(?:[ .,'’]?\d{{3}})*(?:[.,]\d\d)?(?:\s?(?:{_DASH}|/)\s?[1-9]\d{{0,2}}(?:[ .,'’]?\d{{3}})*)?(?!\d)",
    _BOUNDED.format(r"(?:\d{1,2}|0)\.\d{4,}"),
    r"(?<![\w+])\d{1,5}(?:\.\d{1,6})*\.\d(?:\.\d{1,6})*(?![.\-/]?\d)",
    r"(?<![\w+])(?=[\d.]*\d{3})(?:(?:[1-9]?\d|1\d\d|2[0-4]\d|25[0-5])\.){3}(?:[1-9]?\d|1\d\d|2[0-4]\d|25[0-5])(?![.\-/]?\d)",
    rf"(?<![\w+]){_LABELS}(?![^\W\d_])[ :#.)/-]{{0,3}}(?:[Nn]o\.?|[Nn]r\.?|number|Nummer)?[ :#.-]{{0,2}}(?:[A-Z]{{1,3}} ?)?(?!0{{1,2}}[1-9])\d[\d.:/-]*(?: \d{{3,5}})?(?:-\d+)*",
    r"#\s?\d+",
    r"\b[A-Z]{2,6}[-_ ]?\d{4}-\d{3,7}\b",
)
_FIGURES = re.compile(
    "|".join(
        f"(?:{pattern.replace('<mark>', f'<mark{n}>').replace('P=mark', f'P=mark{n}')})"
        for n, pattern in enumerate(_PLAIN)
    )
)


def without_figures(text: str) -> str:
    """Return `text` as long as it was, with a blank sign in place of what cannot be a phone number."""
    return _FIGURES.sub(lambda match: "\x00" * len(match.group()), text)
