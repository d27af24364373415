"""A tax on some of the lines: which are taxed, and at which rate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from scatterpilot.domain.edits import AddLine, ChangeLine, Edit, SetTax
from scatterpilot.domain.taxes import NamedTax
from scatterpilot.engines.embedded.meaning.said import Meaning
from scatterpilot.engines.embedded.resolve.line_edits import LineEdits
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.embedded.resolve.tax_scope import exempt_lines, lines_freed, lines_scoped
from scatterpilot.engines.embedded.resolve.taxes import name_of_tax, tax_name, whole_rate
from scatterpilot.engines.embedded.unusable import rate_missing


def line_taxes(meaning: Meaning, standing: Standing, lines: LineEdits) -> list[Edit]:
    """One rate on some lines is the invoice's, and the others go without; several rates stand
    on their lines. A tax that a line is only named with is that of the invoice.
    """
    if (scoped := _by_words(meaning, standing, lines)) is not None:
        return scoped
    if beside := _beside(lines, meaning, standing):
        return beside
    taxes = _on_top(lines, meaning, standing)
    if not taxes:
        names = _names(standing, lines)
        free = exempt_lines(meaning, names, standing.words)
        if standing.draft.tax_rate or any(tax.value for tax in meaning.taxes):
            free |= lines_freed(meaning, names, standing.words)
        return [ChangeLine(line=index, taxable=index not in free) for index in _if(free, names)]
    count = len(standing.lines) + len(lines.added)
    if len(taxes) == count and all(rate == 0 for rate in taxes.values()):
        return [SetTax(rate=None)]
    rates = {rate for rate in taxes.values() if rate}
    edits: list[Edit] = []
    whole = whole_rate(meaning, standing)
    if None in taxes.values() and not rates and not whole:
        edits.append(rate_missing())
    if len(rates) == 1 and whole is None:
        edits.append(SetTax(rate=next(iter(rates))))
        others = [index for index in range(count) if index not in taxes]
        edits += [ChangeLine(line=index, taxable=False) for index in others]
    return [*edits, *_own(taxes, rates, whole)]


def _by_words(meaning: Meaning, standing: Standing, lines: LineEdits) -> list[Edit] | None:
    """``6.35% tax on the pump only, labour isn't taxed``: of one rate the words tell better than
    the marks which lines go without; ``None`` where they don't.
    """
    said = (*lines.taxes.values(), *(tax.value for tax in meaning.taxes))
    rates = {rate for rate in said if rate}
    rate = next(iter(rates), standing.draft.tax_rate)
    named = [(line.description, line.unit) for line in standing.lines]
    named += [(edit.description, edit.unit) for edit in lines.added if isinstance(edit, AddLine)]
    free = lines_scoped(named, standing.words) if len(rates) <= 1 and rate else set()
    if not free:
        return None
    new = [SetTax(rate=rate)] if rate != standing.draft.tax_rate and not meaning.taxes else []
    return [*new, *(ChangeLine(line=i, taxable=i not in free) for i in range(len(named)))]


def _beside(lines: LineEdits, meaning: Meaning, standing: Standing) -> list[Edit]:
    """``GST 5% on everything, PST 7% on the pump``: both on the pump, and the others go without
    the second; nothing where one of them has no name, or where there are more.
    """
    language = standing.words.language
    whole = [said for said in meaning.taxes if said.value]
    own = {(name_of_tax(lines.tax_words.get(i, ""), language), r) for i, r in lines.taxes.items()}
    if len(whole) != 1 or len(own) != 1:
        return []
    first, ((name, rate),) = name_of_tax(whole[0].quote.text, language), own
    if not (first and name and rate) or name == first:
        return []
    tax = SetTax(rate=whole[0].value, name=first, further=(NamedTax(name=name, rate=rate),))
    count = len(standing.lines) + len(lines.added)
    others = [index for index in range(count) if index not in lines.taxes]
    return [tax, *(ChangeLine(line=index, tax_rate=whole[0].value) for index in others)]


def _on_top(lines: LineEdits, meaning: Meaning, standing: Standing) -> dict[int, Decimal | None]:
    """``GST 5% on everything, PST 7% on the pump``: a tax of another name comes on top of that of
    the invoice; of the same name it stands in its place.
    """
    language, taxes = standing.words.language, dict(lines.taxes)
    whole = [said for said in meaning.taxes if said.value]
    if len(whole) != 1:
        return taxes
    named = tax_name(whole[0].quote.text, language)
    for index, rate in taxes.items():
        own = tax_name(lines.tax_words.get(index, ""), language)
        if rate and own and named and own.isdisjoint(named):
            taxes[index] = rate + (whole[0].value or 0)
    return taxes


def _names(standing: Standing, lines: LineEdits) -> list[str]:
    added = (edit.description for edit in lines.added if isinstance(edit, AddLine))
    return [name or "" for name in (*(line.description for line in standing.lines), *added)]


def _if(free: set[int], names: Sequence[str]) -> Sequence[int]:
    return range(len(names)) if free else ()


def _own(
    taxes: dict[int, Decimal | None], rates: set[Decimal], whole: Decimal | None
) -> Iterator[Edit]:
    several = len(rates | ({whole} if whole else set())) > 1
    for index, rate in taxes.items():
        if rate == 0:
            yield ChangeLine(line=index, taxable=False)
        elif rate and several and rate != whole:
            yield ChangeLine(line=index, taxable=True, tax_rate=rate)
        else:
            yield ChangeLine(line=index, taxable=True, tax_rate=None)
