"""Discounts, deposits and taxes of the whole invoice: the words beside a mark tell which it is."""

from __future__ import annotations

from scatterpilot.engines.embedded.meaning.one_value import share_or_money
from scatterpilot.engines.embedded.meaning.said import Meaning
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.reader.marks import Mark
from scatterpilot.engines.packs.pointing import field_words, pointing, words_in
from scatterpilot.engines.typed.rates import tax_rate_of

_NEAR = 30
#: How surely the tax is in a price where no word of its own says so.
_SURELY = 0.8


def taken_off(words: Words, mark: Mark, meaning: Meaning) -> bool:
    """A discount, or a deposit; which of them, the words beside it tell better than the mark."""
    if mark.role == "DISC" and _called_deposit(words, mark):
        meaning.aside.append(words.said(mark))
        return True
    share = share_or_money(words, mark)
    if share is not None and share.value == 1 and not called_discount(words, mark):
        return True  # "100%" agrees
    if share is not None:
        off = mark.role == "DISC" or called_discount(words, mark)
        setattr(meaning, "discount" if off else "deposit", share)
    return share is not None


def taxed(words: Words, mark: Mark, meaning: Meaning) -> bool:
    rate = tax_rate_of(words.of(mark), words.language, words.locale)
    if mark.role == "TAX" or (rate is not None and not _called_included(words, mark)):
        meaning.taxes.append(words.read(mark, rate))
    else:
        meaning.included = words.read(mark, rate)
    return True


def _called_included(words: Words, mark: Mark) -> bool:
    """Whether words say that prices have the tax in them; ``with 10% GST added`` they have not."""
    around = set(words_in(words.text[max(0, mark.start - _NEAR) : mark.end + _NEAR]))
    own, known = set(words_in(words.of(mark))), pointing(words.language)
    told = bool(around & known["included"]) or mark.sure >= _SURELY
    own.update(words_in(words.text[mark.end : mark.end + _NEAR])[:1])
    return told and not own & (known["more"] | known["none"])


def _called_deposit(words: Words, mark: Mark) -> bool:
    """``less the $50 deposit``: what was paid before is no discount."""
    following = words_in(words.text[mark.end : mark.end + _NEAR])[:2]
    return bool(set(following) & {each.casefold() for each in _deposits(words.language)})


def _deposits(language: str) -> frozenset[str]:
    return pointing(language)["deposit"]


def called_discount(words: Words, mark: Mark) -> bool:
    """Whether the words around a share call it a discount and nothing calls it a deposit."""
    return names_discount(words.text, words.language, mark)


def names_discount(text: str, language: str, mark: Mark) -> bool:
    """As ``called_discount``, of a text alone."""
    around = text[max(0, mark.start - _NEAR) : mark.end + _NEAR].casefold()
    deposit = pointing(language)["deposit"]
    return bool(set(words_in(around)) & set(field_words(language)["discount"])) and not any(
        word.casefold() in around for word in deposit
    )
