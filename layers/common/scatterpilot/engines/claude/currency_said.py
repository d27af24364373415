"""Whether a currency is the one that the words name which it is said to come from."""

from __future__ import annotations

import re
import unicodedata

from scatterpilot.domain.money import is_currency

_CODE = re.compile(r"(?<![^\W\d_])[A-Z]{3}(?![^\W\d_])")
_POUNDS = "GBP EGP FKP GIP LBP SDG SHP SSP SYP"
_DOLLARS_AND_PESOS = (
    "USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NIO NZD SBD SGD SRD TTD TWD XCD "
    "ARS BRL CLP COP CUP CVE DOP MOP MXN PAB TOP UYU WST"
)
_OF_SIGN = {
    sign: frozenset(codes.split())
    for signs, codes in {
        "$＄﹩": _DOLLARS_AND_PESOS,
        "£￡": _POUNDS,
        "€": "EUR",
        "¥￥": "JPY CNY",
        "₹": "INR",
        "₨": "INR LKR MUR NPR PKR SCR",
        "₩￦": "KRW KPW",
        "₪": "ILS",
        "฿": "THB",
        "₫": "VND",
        "₱": "PHP",
        "₦": "NGN",
        "₴": "UAH",
        "₺": "TRY",
        "₽": "RUB",
        "₡": "CRC",
        "₲": "PYG",
        "₵": "GHS",
        "₸": "KZT",
        "₼": "AZN",
        "₾": "GEL",
        "֏": "AMD",
        "₭": "LAK",
        "₮": "MNT",
        "৳": "BDT",
        "៛": "KHR",
    }.items()
    for sign in signs
}


def currency_follows(code: str, quote: str) -> bool:
    """Whether an ISO code can come from a quote: it stands there, or a sign for it does.

    A quote with neither names the currency in words, of whatever language, or it has no words and
    names none; what was made of words is read back to the user like everything else.
    """
    codes = {found for found in _CODE.findall(quote) if is_currency(found)}
    if code in codes or re.search(rf"\b{re.escape(code)}\b", quote, re.IGNORECASE):
        return True
    signs = [character for character in quote if unicodedata.category(character) == "Sc"]
    if signs:
        return any(code in _OF_SIGN.get(sign, {code}) for sign in signs)
    return not codes and any(character.isalpha() for character in quote)
