"""The tax of the whole invoice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from scatterpilot.domain.edits import Edit, SetDiscount, SetTax
from scatterpilot.domain.taxes import NamedTax, TaxCategory
from scatterpilot.engines.embedded.meaning.clauses import clause_of
from scatterpilot.engines.embedded.meaning.said import Meaning, Said
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.embedded.resolve.tax_scope import lines_freed
from scatterpilot.engines.embedded.unusable import rate_missing
from scatterpilot.engines.packs import pack
from scatterpilot.engines.packs.pointing import field_words, pointing, words_in
from scatterpilot.engines.typed.numbers import number_of

#: Words for a tax in general: with them no second one is named.
_GENERAL = frozenset("tax taxes steuer taxe impuesto impuestos imposta imposto belasting".split())


def tax_edits(meaning: Meaning, standing: Standing) -> list[Edit]:
    """A rate wins over words without one. Nothing comes on top of prices that include it."""
    rated = [said for said in meaning.taxes if said.value is not None]
    if rated and _is_of_discount(rated[-1], standing):
        return [SetDiscount(percent=(rated[-1].value or Decimal(0)) * 100)]
    if rated:
        return [SetTax(**_rates(rated, standing), **_included(meaning, standing))]
    if meaning.exempt is not None and not _of_some(meaning, standing):
        return [_untaxed(meaning.exempt, standing)]
    if meaning.included is not None:
        return [_held(meaning.included, standing)]
    if not meaning.taxes:
        return [SetTax(included=False)] if comes_on_top(standing) else []
    known = standing.draft.tax_rate or standing.profile.default_tax_rate
    if known is not None:
        return [SetTax(rate=known)] if standing.draft.tax_rate is None else []
    return [rate_missing()]


def _rates(rated: Sequence[Said[Decimal | None]], standing: Standing) -> dict[str, Any]:
    """One rate, or several by name on the same lines; ``add PST 7%`` comes beside the GST that
    the invoice has.
    """
    language, draft = standing.words.language, standing.draft
    quote = rated[-1].quote
    taxes = [(name_of_tax(said.quote.text, language), said.value or Decimal(0)) for said in rated]
    named = {name: rate for name, rate in taxes if name}
    first = draft.tax_name
    if len(named) == 1 and first and first not in named and draft.tax_rate and _adds(standing):
        named = {first: draft.tax_rate, **{t.name: t.rate for t in draft.further_taxes}, **named}
    given: dict[str, Any] = {"rate": taxes[-1][1], "evidence": {"rate": quote}}
    if len(named) < 2:
        name = taxes[-1][0]
        return {**given, "name": name, "further": ()} if name else {**given, "further": ()}
    (name, rate), *further = named.items()
    more = tuple(NamedTax(name=each, rate=share) for each, share in further)
    return {**given, "rate": rate, "name": name, "further": more}


def _adds(standing: Standing) -> bool:
    known = pointing(standing.words.language)
    said = set(words_in(standing.words.text))
    return bool(said & (known["more"] | {"and", "und", "et", "y", "e", "en", "also", "auch"}))


def comes_on_top(standing: Standing) -> bool:
    """``no, VAT comes on top``, of prices that were said to include it."""
    said, language = set(words_in(standing.words.text)), standing.words.language
    on_top = said & (pointing(language)["more"] | _ON_TOP)
    named = said & {*field_words(language)["tax"], *_GENERAL}
    return standing.draft.prices_include_tax and bool(on_top and named)


def _included(meaning: Meaning, standing: Standing) -> dict[str, Any]:
    """Whether prices hold the tax; ``plus VAT`` takes it back that they do."""
    if meaning.included is not None:
        return {"included": True}
    if not standing.draft.prices_include_tax:
        return {}
    said = set(words_in(standing.words.text))
    on_top = said & (pointing(standing.words.language)["more"] | _ON_TOP)
    return {"included": False} if on_top else {}


#: Prices without tax.
_ON_TOP = frozenset("excl excluding exclusive ex zzgl zuzüglich netto net ht hors sin sem".split())


def _held(included: Said[Decimal | None], standing: Standing) -> SetTax:
    """``including 20% VAT``; without a rate that of the invoice or of the seller. Nobody can state
    a tax of which no rate is known, so the prices stay as they are.
    """
    evidence = {"rate": included.quote}
    draft, own = standing.draft, standing.profile.default_tax_rate
    rate = included.value or draft.tax_rate or own
    if rate is None:
        return SetTax(rate=None, name=None, included=False, evidence=evidence)
    name = name_of_tax(included.quote.text, standing.words.language) or draft.tax_name
    named: dict[str, Any] = {"name": name} if name else {}
    return SetTax(rate=rate, included=True, evidence=evidence, **named)


def _untaxed(exempt: Said[str], standing: Standing) -> SetTax:
    """Without tax, and why, where the words say it."""
    evidence = {"rate": exempt.quote}
    category = untaxed_as(exempt.value, standing.words.language)
    if category:
        return SetTax(category=category, evidence=evidence)
    return SetTax(rate=None, name=None, included=False, evidence=evidence)


_CATEGORIES: tuple[TaxCategory, ...] = ("reverse_charge", "zero", "outside_scope", "exempt")


def untaxed_as(text: str, language: str) -> TaxCategory | None:
    """``reverse charge``, ``zero-rated``, ``exempt``: the category of what is not taxed."""
    said, known = text.casefold().replace("-", " "), pointing(language)
    for category in _CATEGORIES:
        named = known[f"{category}_tax"]
        if any(re.search(rf"\b{re.escape(words)}", said) for words in named):
            return category
    return None


def _is_of_discount(said: Said[Decimal | None], standing: Standing) -> bool:
    """``make that 15% instead``, where the only share on the draft is the discount."""
    draft = standing.draft
    share = draft.discount is not None and draft.discount.percent is not None
    bare = not tax_name(said.quote.text, standing.words.language) and not _says_tax(said, standing)
    return share and not draft.tax_rate and bare


def _says_tax(said: Said[Decimal | None], standing: Standing) -> bool:
    named = field_words(standing.words.language)["tax"]
    return bool(set(words_in(clause_of(said.quote, standing.words.text))) & {*named, *_GENERAL})


def _of_some(meaning: Meaning, standing: Standing) -> bool:
    """Whether only some lines are exempt: then the tax of the others stays."""
    new = [line.description.value for line in meaning.new if line.description]
    names = [*(line.description or "" for line in standing.lines), *new]
    return bool(lines_freed(meaning, names, standing.words))


def whole_rate(meaning: Meaning, standing: Standing) -> Decimal | None:
    """The rate said of the whole invoice, now or before."""
    rated = [said for said in meaning.taxes if said.value is not None]
    if rated:
        return _together(rated, standing.words.language)
    draft = standing.draft
    further = sum((tax.rate for tax in draft.further_taxes), Decimal(0))
    return None if draft.tax_rate is None else draft.tax_rate + further


def name_of_tax(text: str, language: str) -> str | None:
    """``GST``, ``IRPF``: the word of a tax that is its name, as it was written."""
    own, known = tax_name(text, language), pointing(language)["sales_taxes"]
    words: list[str] = [word for word in _WORD.findall(text) if word.casefold() in own]
    capitals = (word for word in words if word.isupper())
    short = (word for word in words if len(word) <= _LETTERS and word.casefold() in known)
    return next(iter((*capitals, *short)), None)


_WORD = re.compile(r"[^\W\d_]{2,20}")
#: Letters of an abbreviation.
_LETTERS = 4


def _together(rated: Sequence[Said[Decimal | None]], language: str) -> Decimal:
    """Two taxes of different names are on the same lines: their rates add up; the same name
    said again, or none, gives another rate.
    """
    rates: dict[frozenset[str], Decimal] = {}
    for said in rated:
        name = tax_name(said.quote.text, language)
        same = next((known for known in rates if known <= name or name <= known), name)
        rates.pop(same, None)
        rates[name | same] = said.value or Decimal(0)
    return sum(rates.values(), Decimal(0))


def tax_name(text: str, language: str) -> frozenset[str]:
    """The words that tell one tax from another: ``20% VAT`` and ``VAT at 20 percent`` are one."""
    known = pack(language)
    idle = pointing(language)["links"] | known.any_of("percent") | _GENERAL
    return frozenset(
        word
        for word in words_in(text)
        if word not in idle and number_of(word, language, language) is None
    )
