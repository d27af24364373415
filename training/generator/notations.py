"""Figures as people write them: amounts, quantities, percentages, and figures that mean nothing."""

from __future__ import annotations

from random import Random
from typing import Final

#: Thousands separator and decimal mark, the usual ones of a language first.
SEPARATORS: Final = {
    "en": [(",", "."), ("", "."), (" ", ".")],
    "de": [(".", ","), ("", ","), (" ", ","), ("'", ".")],
    "fr": [(" ", ","), ("\u202f", ","), ("", ","), ("'", ".")],
    "es": [(".", ","), ("", ","), (",", ".")],
    "it": [(".", ","), ("", ",")],
    "nl": [(".", ","), ("", ",")],
    "pt": [(".", ","), ("", ","), (" ", ",")],
}
BEFORE: Final = {
    "en": ["$", "£", "€", "$", "£", "USD ", "GBP ", "A$", "NZ$", "R", "₹", "Rs ", "NGN ", "CAD "],
    "de": ["€ ", "CHF ", "EUR ", "€"],
    "fr": ["€ ", "CHF ", "EUR "],
    "es": ["€ ", "$ ", "$", "S/ ", "USD "],
    "it": ["€ ", "€", "CHF "],
    "nl": ["€ ", "€", "EUR "],
    "pt": ["R$ ", "€ ", "R$", "Kz "],
}
BEHIND: Final = {
    "en": [" dollars", " pounds", " bucks", " USD", " euros", " quid", "k", " CAD"],
    "de": [" €", " Euro", "€", " EUR", " Franken", ",-", ",- €"],
    "fr": [" €", " euros", "€", " EUR", " balles", " CHF"],
    "es": [" €", " euros", "€", " EUR", " pesos", " lucas"],
    "it": [" €", " euro", "€", " EUR"],
    "nl": [" euro", " EUR", ",-", " €"],
    "pt": [" €", " euros", "€", " reais", " EUR"],
}


def plain(random: Random, lang: str, value: float, decimals: int) -> str:
    """A number in one of the language's notations."""
    thousands, mark = random.choices(SEPARATORS[lang], [3] + [1] * (len(SEPARATORS[lang]) - 1))[0]
    return f"{value:,.{decimals}f}".replace(",", "\0").replace(".", mark).replace("\0", thousands)


def money(random: Random, lang: str, low: float = 4, high: float = 9000) -> str:
    """A sum, most often round, with a sign, a word or nothing."""
    value = low * (high / low) ** random.random()
    cents = random.random() < 0.25
    value = (
        round(value, 2)
        if cents
        else max(1.0, float(round(value / 5) * 5 if value > 40 else round(value)))
    )
    figure = plain(random, lang, value, 2 if cents or random.random() < 0.15 else 0)
    kind = random.random()
    if kind < 0.45:
        return random.choice(BEFORE[lang]) + figure
    return figure + random.choice(BEHIND[lang]) if kind < 0.8 else figure


def quantity(random: Random, lang: str) -> str:
    kind = random.random()
    if kind < 0.75:
        return str(
            random.choice([1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 24, 30, 36, 40, 60, 75, 120, 250])
        )
    if kind < 0.9:
        return plain(
            random,
            lang,
            random.choice([0.5, 1.5, 2.5, 3.25, 6.75, 7.5, 12.5]),
            random.choice([1, 2]),
        )
    return plain(random, lang, random.randint(1000, 9000), 0)


def percent(random: Random, lang: str) -> str:
    value = random.choice(["5", "10", "15", "20", "25", "7.5", "8.25", "3", "50", "30"])
    figure = value if lang == "en" else value.replace(".", ",")
    return figure + random.choice(["%", " %", "%"])


def reference_number(random: Random) -> str:
    """A figure that means nothing to an invoice: a job, a file, a ticket."""
    return f"{random.choice(['', '#', 'A-', 'K', '26/'])}{random.randint(100, 99999)}"


def clock(random: Random) -> str:
    sign, minutes = random.choice([":", ".", "h"]), random.choice(["00", "15", "30", "45"])
    return f"{random.randint(6, 21)}{sign}{minutes}"


def phone(random: Random) -> str:
    group = [str(random.randint(100, 999)) for _ in range(4)]
    return random.choice(
        ["0{0} {1} {2}", "({0}) 555-0{1}", "+44 {0} {1} {2}", "0{0}/{1}{2}", "+49 {0} {1}{3}"]
    ).format(*group)


def new_digits(random: Random, words: str) -> str:
    """The same notation with other digits; a first digit is never nought unless it was."""
    out = ""
    for character in words:
        fresh = str(random.randint(0 if out and out[-1].isdigit() else 1, 9))
        out += fresh if character.isdigit() and character != "0" else character
    return out
