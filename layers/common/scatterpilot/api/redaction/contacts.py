"""Where somebody is reached: e-mail addresses, addresses of machines, phone numbers."""

from __future__ import annotations

import ipaddress
import re

from scatterpilot.api.redaction.checks import has_country_code

EMAIL, IP, PHONE = "[email]", "[ip]", "[phone]"

_AT = r"(?:@|＠|%40|\\u0040|\s?[\[(]at[\])]\s?|&#64;)"
_EMAIL = re.compile(
    r"(?:\"[^\"@\\\n]{1,64}\"|(?:[\w.!#$&'*+/=?^`{|}~-]|%(?!40)[0-9A-Fa-f]{2}){1,64})"
    rf"{_AT}"
    r"(?:[\w-]{1,63}(?:\.|%2[Ee]|\s?[\[(]dot[\])]\s?)){1,8}(?:xn--[\w-]{1,59}|[^\W\d_]{2,24})",
    re.IGNORECASE,
)
_EMAIL_AT_NUMBER = re.compile(r"[\w.+-]{1,64}@\[[\d.:a-fA-FIPv]{3,45}\]")
_EMAIL_HINTS = ("@", "＠", "%40", "u0040", "&#64;", "(at)", "[at]")

_IPV4 = re.compile(r"\d(?<![\w.]\d)\d{0,2}(?:\.\d{1,3}){3}(?![\w]|\.\d)")
_IPV6 = re.compile(
    r"(?<![\w:.])(?:[0-9A-Fa-f]{0,4}:){2,7}(?:(?:\d{1,3}\.){3}\d{1,3}|[0-9A-Fa-f]{0,4})(?![\w:])"
)
_IP_IN_NAME = re.compile(r"\bip-\d{1,3}-\d{1,3}-\d{1,3}-\d{1,3}\b")
# What makes 1.2.3.4 a version: "v1.2.3.4", "build 1.2.3.4", "Chrome/120.0.0.0".
_VERSION_BEFORE = re.compile(
    r"(?:\bv|\w[/@=-]v?|\b(?:version|ver|release|build|section|firmware|rev|revision|oid|sdk|"
    r"driver|chapter|clause|upgrade|upgraded to)[\s:=\"']{0,4}v?|§\s?)\Z",
    re.IGNORECASE,
)
_KEY_BEFORE = re.compile(
    r"(?:ip|addr|address|host|peer|client|from|remote|source|src|dst|forwarded-for)[-\w]{0,8}=\Z",
    re.IGNORECASE,
)

_PHONE = re.compile(
    r"(?<![\w.,+#:/\[-])(?<!\d )(?:\+|00)?\(?\d[\d \u00a0().\-/–]{4,24}\d(?![\w#%]|[.,:/-]\d)"
)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[ \u00a0.]\d{3})+")
_DATE = re.compile(
    r"(?:19|20)\d\d[-./ ]\d\d?[-./ ]\d\d?(?!\d)|\d\d?([-./])\d\d?\1(?:\d{4}|\d\d)(?![\d./-]?\d)"
)
SERIAL_BEFORE = re.compile(
    r"\b(?:order|orders|ref|reference|invoice|inv|po|sku|isbn|issn|ean|upc|gtin|seq|id|ids|rows?|"
    r"qty|ts|timestamp|version|build|ticket|tracking|serial|part|batch|lot|item|case|line|lines|"
    r"asin|hs|code|job|pid|port|bytes|size|total|sum|amount|price|balance|paid|range|pages?|"
    r"coords?|coordinates|lat|lon|lng|gps|epoch|offset|commit|sha|hash|crc|checksum|model|"
    r"article|doi|arxiv|rfc|iso|from|between|usd|eur|gbp|jpy|chf|inr)"
    r"(?:[\s.:=#]{0,3}(?:no|nr|num|number)?)[\s.:=#\"']{0,3}\Z",
    re.IGNORECASE,
)
_MONEY_AROUND = re.compile(r"[$€£¥₹%]\s?\Z|\b(?:USD|EUR|GBP|JPY|CHF|INR)\s?\Z")
_MONEY_AFTER = re.compile(r"\s?(?:[$€£¥₹%×*=]|x\s|(?:USD|EUR|GBP|JPY|CHF|INR|KWD|ms|rows|bytes)\b)")
_TALLEST = 40


def redact_emails(line: str) -> str:
    if not any(hint in line for hint in _EMAIL_HINTS):
        return line
    return _EMAIL_AT_NUMBER.sub(EMAIL, _EMAIL.sub(EMAIL, line))


def redact_addresses_of_machines(line: str) -> str:
    """Mark addresses of the internet protocol, but not this machine's own or a network's."""
    if line.count(".") >= 3:
        line = _IPV4.sub(_ip_unless_version, line)
    if line.count(":") >= 2:
        line = _IPV6.sub(_ip, line)
    return _IP_IN_NAME.sub(IP, line) if "ip-" in line else line


def _ip_unless_version(found: re.Match[str]) -> str:
    before = found.string[max(0, found.start() - _TALLEST) : found.start()]
    if _VERSION_BEFORE.search(before) and not _KEY_BEFORE.search(before):
        return found[0]
    return _ip(found)


def _ip(found: re.Match[str]) -> str:
    try:
        address = ipaddress.ip_address(found[0])
    except ValueError:
        return found[0]
    bits = re.match(r"/(\d{1,3})", found.string[found.end() : found.end() + 4])
    try:
        network = bits is not None and bool(ipaddress.ip_network(f"{found[0]}{bits[0]}"))
    except ValueError:
        network = False
    own = address.is_loopback or address.is_unspecified
    return found[0] if own or network else IP


def redact_phones(line: str) -> str:
    """Mark what is written as a phone number, with or without a word that says so."""
    return _PHONE.sub(_phone, line)


def _phone(found: re.Match[str]) -> str:
    text = found[0]
    digits = re.sub(r"\D", "", text)
    if not 7 <= len(digits) <= 15 or _DATE.match(text):
        return text
    if text.startswith("+") or (text.startswith("00") and digits[2:3] != "0"):
        return PHONE if has_country_code(digits.lstrip("0")) else text
    if len(digits) == len(text) or _is_figure(found):
        return text
    return PHONE if _written_as_phone(text, digits) else text


def _is_figure(found: re.Match[str]) -> bool:
    before = found.string[max(0, found.start() - _TALLEST) : found.start()]
    return bool(
        _GROUPED.fullmatch(found[0])
        or SERIAL_BEFORE.search(before)
        or _MONEY_AROUND.search(before)
        or _MONEY_AFTER.match(found.string, found.end())
    )


# How numbers are grouped where they are written without their country's code.
_FORMS = re.compile(
    r"""
    (?:1[ .-])?\(?[2-9]\d\d\)?[ .-]{0,2}[2-9]\d\d[ .-]\d{4}          # North America
    | \(\d{2,5}\)[ -]?\d[\d -]{4,11}                                   # an area in brackets
    | 0\d{1,4}[ /-]\d[\d -]{3,12}                                      # trunk prefix and area
    | 0\d(?:[ .]\d\d){4}                                               # France
    | 0\d{3}[ -]\d{3}[ -]\d{3,4}
    | [6-9]\d{4}[ -]\d{5}                                              # India
    | 1[3-9]\d[ -]\d{4}[ -]\d{4}                                       # China
    | [689]\d\d(?:[ -]\d\d){3}                                         # Spain
    | [2-9]\d(?:[ ]\d\d){3}                                            # Denmark, Norway
    | 9\d{3,4}-\d{4}
    | 8[ -]?\(?\d{3}\)?[ -]\d{3}[ -]\d\d[ -]\d\d                       # Russia
    """,
    re.VERBOSE,
)


def _written_as_phone(text: str, digits: str) -> bool:
    if "." in text and re.search(r"[ /()-]", text):
        return False
    return len(digits) <= 13 and bool(_FORMS.fullmatch(text))
