"""The tax of the whole invoice."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from scatterpilot.domain.edits import Edit, SetDiscount, SetTax
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
        return [SetTax(rate=whole_rate(meaning, standing), evidence={"rate": rated[-1].quote})]
    if meaning.exempt is not None and not _of_some(meaning, standing):
        return [SetTax(rate=None, evidence={"rate": meaning.exempt.quote})]
    if meaning.included is not None:
        return [SetTax(rate=None, evidence={"rate": meaning.included.quote})]
    if not meaning.taxes:
        return []
    known = standing.draft.tax_rate or standing.profile.default_tax_rate
    if known is not None:
        return [SetTax(rate=known)] if standing.draft.tax_rate is None else []
    return [rate_missing()]


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
    return _together(rated, standing.words.language) if rated else standing.draft.tax_rate


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
