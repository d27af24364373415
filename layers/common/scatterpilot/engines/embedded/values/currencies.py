"""Signs, words and codes for currencies, and what an ambiguous one means for this seller."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from scatterpilot.domain.money import is_currency, went_out
from scatterpilot.engines.embedded.text.tokens import Token

_SIGNS = dict(
    zip(
        "£€₹¥￥₩₪฿₫₱₦₴₺₽₵₡₲₸₾₼₭៛৳₮֏؋",
        "GBP EUR INR JPY JPY KRW ILS THB VND PHP NGN UAH TRY RUB GHS CRC PYG KZT GEL AZN LAK KHR "
        "BDT MNT AMD AFN".split(),
        strict=True,
    )
)
SIGNS = frozenset(_SIGNS) | {"$"}
"""Every sign of a currency that is known."""
_DOLLAR_PREFIXES = {
    prefix: code
    for code, written in {
        "USD": "us usd",
        "AUD": "a au aud",
        "CAD": "c ca cad can",
        "NZD": "nz nzd",
        "HKD": "hk",
        "SGD": "s sg",
        "TWD": "nt",
        "MXN": "mx",
        "BRL": "r",
    }.items()
    for prefix in written.split()
}
DOLLARS = frozenset(
    "USD CAD AUD NZD SGD HKD TWD BSD BBD BZD BMD BND FJD GYD JMD KYD LRD NAD TTD XCD".split()
)
# A word may name one of a family of currencies: the seller's own if it is in it, else the first.
_FAMILIES = {
    "dollar": ("USD", *sorted(DOLLARS)),
    "buck": ("USD", *sorted(DOLLARS)),
    "euro": ("EUR",),
    "pound": ("GBP", "EGP", "LBP", "SDG", "SSP", "SYP", "GIP", "FKP", "SHP"),
    "quid": ("GBP",),
    "sterling": ("GBP",),
    "rupee": ("INR", "PKR", "LKR", "NPR", "MUR", "SCR"),
    "rs": ("INR", "PKR", "LKR", "NPR", "MUR", "SCR"),
    "yen": ("JPY",),
    "yuan": ("CNY",),
    "dinar": ("KWD", "BHD", "JOD", "TND", "IQD", "LYD", "DZD", "RSD"),
    "dirham": ("AED", "MAD"),
    "riyal": ("SAR", "QAR", "OMR", "YER"),
    "franc": ("CHF", "XOF", "XAF", "XPF"),
    "peso": ("MXN", "ARS", "CLP", "COP", "PHP", "UYU", "DOP", "CUP"),
    "real": ("BRL",),
    "krona": ("SEK", "ISK"),
    "kronor": ("SEK", "ISK"),
    "krone": ("NOK", "DKK"),
    "kroner": ("NOK", "DKK"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "zloty": ("PLN",),
    "zł": ("PLN",),
    "forint": ("HUF",),
    "ft": ("HUF",),
    "rand": ("ZAR",),
    "shekel": ("ILS",),
    "won": ("KRW",),
    "baht": ("THB",),
    "lira": ("TRY",),
    "ringgit": ("MYR",),
    "rm": ("MYR",),
    "naira": ("NGN",),
    "kd": ("KWD",),
    "dhs": ("AED",),
    "ksh": ("KES",),
    "cedi": ("GHS",),
    "gh": ("GHS",),
    "rp": ("IDR",),
    "rupiah": ("IDR",),
    "tl": ("TRY",),
    "kč": ("CZK",),
    "koruna": ("CZK",),
    "koruny": ("CZK",),
    "korun": ("CZK",),
    "lei": ("RON", "MDL"),
    "leu": ("RON", "MDL"),
    "leva": ("BGN",),
    "лв": ("BGN",),
    "zl": ("PLN",),
    "złoty": ("PLN",),
    "złotych": ("PLN",),
    "złote": ("PLN",),
    "dong": ("VND",),
    "taka": ("BDT",),
    "hryvnia": ("UAH",),
    "ruble": ("RUB",),
    "rouble": ("RUB",),
    "rmb": ("CNY",),
    "shilling": ("KES", "UGX", "TZS"),
    "kwacha": ("ZMW", "MWK"),
    "birr": ("ETB",),
    "pula": ("BWP",),
    "sol": ("PEN",),
    "sole": ("PEN",),
}
# Abbreviations that stand before an amount too.
LETTERS_BEFORE = frozenset("rs kd dhs ksh rp tl kr zł zl kč lei лв rmb".split())
# Also words or names of other things: after an amount they need its sign.
_AMBIGUOUS_WORDS = frozenset("ft real won rm rand sol sole gh lei leu dong birr pula leva".split())
_PESOS = frozenset(_FAMILIES["peso"])
_COUNTRIES = {
    country.replace("_", " "): code
    for code, written in {
        "USD": "us american",
        "CAD": "canadian",
        "AUD": "australian aussie",
        "GBP": "british",
        "CHF": "swiss",
        "KWD": "kuwaiti",
        "SGD": "singapore",
        "JOD": "jordanian",
        "BHD": "bahraini",
        "DKK": "danish",
        "NOK": "norwegian",
        "SEK": "swedish",
        "MXN": "mexican",
        "JPY": "japanese",
        "INR": "indian",
        "HKD": "hong_kong",
        "NZD": "kiwi new_zealand",
        "ZAR": "south_african",
    }.items()
    for country in written.split()
}
_COUNTRY_STARTS = frozenset(country.partition(" ")[0] for country in _COUNTRIES)
# Letters glued to an amount that only the sellers of that country write.
_OWN_LETTERS = {"R": "ZAR", "RM": "MYR", "Fr": "CHF", "kr": "SEK", "K": "ZMW", "P": "PHP"}
_BEFORE_SUMS = frozenset("at @ for of = : - – , is costs cost price rate total".split())
_OTHER_SIGNS = frozenset("¢")
_LATELY = 2020
_SUBUNITS = frozenset(("cents", "cent", "pence", "penny", "p", "c"))
_LOWER_CODES = frozenset(
    "usd eur gbp cad aud nzd inr jpy chf kwd sek nok dkk aed sgd hkd zar mxn brl cny pln czk "
    "bhd".split()
)


# With their plurals; a word that is one itself is no plural of another.
_FAMILY_FORMS = {
    **{f"{word}es": family for word, family in _FAMILIES.items()},
    **{f"{word}s": family for word, family in _FAMILIES.items()},
    **_FAMILIES,
}


def _family(word: str) -> tuple[str, ...] | None:
    return _FAMILY_FORMS.get(word.rstrip("."))


def _dollar(own: str) -> str:
    """``$`` is the seller's own dollar or peso, or the US dollar when they have none."""
    return own if own in DOLLARS or own in _PESOS else "USD"


def sign_before(tokens: Sequence[Token], index: int, own: str) -> tuple[str, int] | None:
    """A currency before an amount that starts at the returned index: ``$``, ``NZ$``, ``KWD``."""
    token = tokens[index]
    if token.text == "$":
        return _dollar(own), index + 1
    if token.text in _SIGNS:
        return _SIGNS[token.text], index + 1
    if token.kind != "word":
        return None
    follower = tokens[index + 1] if index + 1 < len(tokens) else None
    if follower is None:
        return None
    if follower.text == "$" and follower.glued and token.lower in _DOLLAR_PREFIXES:
        return _DOLLAR_PREFIXES[token.lower], index + 2
    if follower.text in _SIGNS and follower.glued and token.lower in _FAMILIES:
        return _own_of(_FAMILIES[token.lower], own), index + 2
    if _is_rand(tokens, index, own):
        return "ZAR", index + 1
    glued = follower.kind == "number" and follower.glued
    if glued and _OWN_LETTERS.get(token.text) == own:
        return own, index + 1
    if token.lower in LETTERS_BEFORE:
        skip = 1 if follower.text == "." else 0
        return _own_of(_FAMILIES[token.lower], own), index + 1 + skip
    if _is_code(token) and (follower.kind == "number" or follower.text in ("$", "€", "£")):
        return token.text.upper(), index + (1 if follower.kind == "number" else 2)
    return None


def _is_rand(tokens: Sequence[Token], index: int, own: str) -> bool:
    """``R1 234.50`` and ``at R500``; R2 and R8 are names of things."""
    figure = tokens[index + 1]
    if tokens[index].text != "R" or figure.kind != "number" or not figure.glued:
        return False
    before = tokens[index - 1].lower if index else ""
    after = tokens[index + 2] if index + 2 < len(tokens) else None
    grouped = after is not None and after.kind == "number" and not after.glued
    large = len(figure.text) > 2 or grouped
    return own == "ZAR" or (before in _BEFORE_SUMS and large)


def names_unknown(token: Token) -> bool:
    """Whether it is the sign of some currency that nobody here knows."""
    known = token.text in SIGNS or token.text in _OTHER_SIGNS
    return token.kind == "symbol" and not known and unicodedata.category(token.text[0]) == "Sc"


def sign_after(tokens: Sequence[Token], index: int, own: str) -> tuple[str, int] | None:
    """A currency after an amount: ``€``, ``EUR``, ``US dollars``, ``quid``."""
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.text in _SIGNS and not _opens_amount(tokens, index):
        return _SIGNS[token.text], index + 1
    if token.text == "$" and not _opens_amount(tokens, index):
        return _dollar(own), index + 1
    if token.kind != "word":
        return None
    if _is_code(token) and not _opens_amount(tokens, index):
        return token.text.upper(), index + 1
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    country = _country(tokens, index)
    if country is not None:
        return country
    return _word(token.lower, following, own, index)


def _country(tokens: Sequence[Token], index: int) -> tuple[str, int] | None:
    """``US dollars``, ``Swiss francs``, ``New Zealand dollars``."""
    if tokens[index].lower not in _COUNTRY_STARTS:
        return None
    words = [token.lower for token in tokens[index : index + 3]]
    for size in (2, 1):
        code = _COUNTRIES.get(" ".join(words[:size]))
        if code is not None and len(words) > size and _family(words[size]):
            return code, index + size + 1
    return None


def _word(word: str, following: str, own: str, index: int) -> tuple[str, int] | None:
    family = _family(word)
    if family is None or word in _AMBIGUOUS_WORDS:
        return None
    if word in ("pound", "pounds") and following in ("of", "weight"):
        return None
    end = index + (2 if following == "sterling" else 1)
    return _own_of(family, own), end


def _own_of(family: Sequence[str], own: str) -> str:
    return own if own in family else family[0]


def is_subunit(token: Token, own: str) -> bool:
    """``cents``, ``pence``; a lone ``p`` only where pence exist."""
    if token.lower == "p":
        return own == "GBP" and token.glued
    return token.lower in _SUBUNITS and token.lower != "c"


def may_name_currency(token: Token) -> bool:
    """Whether it is worth looking at: a sign, a code, a currency's word or a country's."""
    if token.kind == "word":
        known = token.lower in _COUNTRY_STARTS or _family(token.lower) is not None
        return known or _is_code(token)
    return token.text == "$" or token.text in _SIGNS


def currency_named(tokens: Sequence[Token], index: int, own: str) -> tuple[str, int] | None:
    """A currency named without an amount: ``euros``, ``US dollars``, ``USD``, ``€``."""
    token = tokens[index]
    if token.text in _SIGNS:
        return _SIGNS[token.text], index + 1
    if token.text == "$":
        return _dollar(own), index + 1
    if token.kind != "word":
        return None
    if _is_code(token):
        return token.text.upper(), index + 1
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    country = _country(tokens, index)
    if country is not None:
        return country
    return _word(token.lower, following, own, index)


def _is_code(token: Token) -> bool:
    """An ISO code; in lower case only those that are no English words."""
    if len(token.text) != 3 or not (token.text.isupper() or token.lower in _LOWER_CODES):
        return False
    code = token.text.upper()
    # One gone lately is still said, and then refused by name; older ones are names of other things.
    return is_currency(code) or (went_out(code) or 0) >= _LATELY


def _opens_amount(tokens: Sequence[Token], index: int) -> bool:
    """Whether the sign at ``index`` belongs to the number after it: ``5 $20`` or ``3 EUR 40``."""
    if index + 1 >= len(tokens) or tokens[index + 1].kind != "number":
        return False
    if tokens[index].kind == "symbol":
        return tokens[index + 1].glued and not tokens[index].glued
    return False
