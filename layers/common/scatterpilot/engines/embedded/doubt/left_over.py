"""Figures that were said and stand nowhere in the draft."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from unicodedata import category

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.fields import INVOICE_FIELDS
from scatterpilot.engines.embedded.doubt.looks import lookalike
from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter
from scatterpilot.engines.embedded.meaning.clauses import CLAUSE, SENTENCE
from scatterpilot.engines.embedded.reader.marks import Marks
from scatterpilot.engines.embedded.resolve.references import roots
from scatterpilot.engines.packs.pointing import field_words, pointing, words_in
from scatterpilot.engines.typed.dates import date_of
from scatterpilot.engines.typed.numbers import numbers_of

_NUMBER = re.compile(r"(?<![\w.,:/#-])\d(?:[\d.,'’]*\d)?(?![\w:/-]| ?[.)] )")
_DIGITS = re.compile(r"\d+")
_DAY = re.compile(r"0\d\.(?:0\d|1[0-2])|\d{1,2}\.\d{1,2}(?=\.)")
_MOST_NAMED = 3
_PERCENT = re.compile(r" ?(?:%|percent|per cent|prozent|pour cent|por ciento)", re.IGNORECASE)
_SHARE = re.compile(r"\d{1,3}(?:[.,]\d{1,3})?(?= ?%)")
_WORD_BEHIND = re.compile(r"\.? ?(?:de |d')?[^\W\d]{3,12}")
_WORD_BEFORE = re.compile(r"[^\W\d]{3,12}\.? \Z")
_ID_DIGITS = 9
_FEW, _NEAR, _LONGEST_WORD = 60, 120, 16
_YEARS = frozenset(range(1990, 2050)) - {2000}
#: How surely a figure means nothing to the invoice, or is what its mark says, not to be asked for.
_IDLE, _IDLE_MONEY, _SURE = 0.6, 0.97, 0.6
_BESIDE, _FEW_WORDS = 30, 3
#: Figures in these stand on no line as they are: they are text, or what a figure was made of.
_ELSEWHERE = frozenset(
    "CUSTOMER CONTACT ADDRESS PHONE EMAIL TAXID PO SDATE SERVICE OLD NOTE NOTAX "
    "TAX TAXIN LTAX WITHHOLD DISC LDISC DUE DATE MULT DQTY DPRICE".split()
)
#: Of these other doubts speak.
_TOLD = frozenset(("PAID", "TOTALSAID", "TAXIN", "WITHHOLD"))


def left_over(matter: Matter) -> Iterator[Doubt]:
    """One doubt that names the figures which ended nowhere."""
    if not matter.draft.line_items:
        return
    digits, known = _known_digits(matter), _Known.of(matter)
    found = [
        text
        for turn, said in matter.said.items()
        for start, end in _free(matter, turn, said)
        if not set(_DIGITS.findall(text := said.text[start:end])) <= digits
        and not known.explains(said, start, end)
    ]
    if found:
        shown = [matter.say.quoted(text) for text in dict.fromkeys(found)][:_MOST_NAMED]
        ask = "left_over_ask" if len(shown) == 1 else "left_over_ask_many"
        yield matter.doubt("left over", "left_over", ask, figures=matter.say.listed(shown))


@dataclass(frozen=True, slots=True)
class _Known:
    """``values`` of the drafts, and by what they changed or differ; of many lines only values."""

    matter: Matter
    values: frozenset[Decimal]
    steps: frozenset[Decimal]

    @classmethod
    def of(cls, matter: Matter) -> _Known:
        values = frozenset(_known_values(matter))
        few = values if len(values) <= _FEW else frozenset[Decimal]()
        return cls(matter, values, frozenset(one - other for one in few for other in few))

    def explains(self, said: Marks, start: int, end: int) -> bool:
        """Whether a number is a value, a step between two, a share that leads to one, or part of a
        date in words.
        """
        numbers = set(self._numbers(said.text[start:end]))
        if numbers & self.values or _is_of_date(self.matter, said.text, start, end):
            return True
        near = said.text[max(0, start - _NEAR) : end + _NEAR]
        others = {n for found in _NUMBER.findall(near) for n in self._numbers(found)}
        shares = {n for share in _SHARE.findall(near) for n in self._numbers(share)}
        if _PERCENT.match(said.text, end):
            shares, sums = numbers, others
        else:
            sums = numbers
        cents = {number / 100 for number in numbers}  # "75 cents more"
        led = any(share * each / 100 in self.values for share in shares for each in sums)
        return led or bool((numbers | cents) & self.steps)

    def _numbers(self, text: str) -> tuple[Decimal, ...]:
        return numbers_of(text, self.matter.language, self.matter.locale)


def _is_of_date(matter: Matter, text: str, start: int, end: int) -> bool:
    """``5 March``, ``March 5``."""
    behind, before = (
        _WORD_BEHIND.match(text, end),
        _WORD_BEFORE.search(text, max(0, start - 16), start),
    )
    spans = [text[start : behind.end()]] if behind else []
    spans += [text[before.start() : end]] if before else []
    today = matter.draft.invoice_date or date.min
    dates = (date_of(each, matter.language, matter.locale, today) for each in spans)
    return any(each is not None for each in dates)


def _free(matter: Matter, turn: int, said: Marks) -> Iterator[tuple[int, int]]:
    """The numbers of a message that have no place in a draft, and look like no name or date."""
    told = [run for run in _told(said, matter.language) if not _is_of_line(matter, said, *run)]
    places = ((p.start, p.end) for p in matter.all_places if p.turn == turn)
    runs = _runs([*places, *told])
    for found in _NUMBER.finditer(said.text):
        start, end = found.span()
        known = _is_covered(runs, start, end) or _is_nameless(found.group())
        known = known or _DAY.match(said.text, start, end + 1) is not None
        known = known or "§" in said.text[max(0, start - 2) : start]  # "nach § 19 UStG"
        known = known or said.text[start : end + 1] == "100%"  # "yes, 100%" agrees
        if not known and lookalike(said.text, start, end) is None:
            yield start, end


def _told(said: Marks, language: str) -> Iterator[tuple[int, int]]:
    """The places of figures of which the reader is sure that no line shows them; the words beside
    some know it better.
    """
    for start, end, share in said.idle:
        least = _IDLE_MONEY if _is_written_as_money(said.text, start, end) else _IDLE
        settled = _counts(said.text, start, end, language) or _corrects(said.text, start, language)
        if share >= least and not settled:
            yield start, end
    yield from (
        (mark.start, mark.end)
        for mark in said.marks
        if mark.role in _TOLD or (mark.role in _ELSEWHERE and mark.sure >= _SURE)
    )


def _corrects(text: str, start: int, language: str) -> bool:
    """``sorry it was 4 hrs``: what puts right what was said before means something."""
    clause = SENTENCE.split(text[max(0, start - _BESIDE) : start])[-1]
    before = words_in(clause)[-_FEW_WORDS:]
    said = set(before) & pointing(language)["corrects"]
    return bool(said) and before[-1] not in said  # "gate no 12"


def _is_of_line(matter: Matter, said: Marks, start: int, end: int) -> bool:
    """``but the stickers were 4``: a figure without a mark that is said of a line by its name."""
    if any(mark.start < end and start < mark.end for mark in said.marks):
        return False
    clause = CLAUSE.split(said.text[max(0, start - _BESIDE) : start])[-1]
    led = words_in(clause)[-1:]
    named = (roots(line.description or "") for line in matter.draft.line_items[:_FEW])
    being = bool(led) and led[0] in pointing(matter.language)["being"]
    return being and any(roots(clause) & each for each in named)


_MONEY = re.compile(r"\d{1,3}(?:[.,'’]\d{3})+(?:[.,]\d\d)?|\d{1,6}[.,]\d\d")


def _is_written_as_money(text: str, start: int, end: int) -> bool:
    """``12.000``, ``38,20``: so many seldom mean nothing."""
    found = _NUMBER.search(text, max(0, start - _FIGURE), end + _FIGURE)
    while found and found.end() <= start:
        found = _NUMBER.search(text, found.end(), end + _FIGURE)
    return bool(found and found.start() <= start and _MONEY.fullmatch(found.group()))


_FIGURE = 12


def _counts(text: str, start: int, end: int, language: str) -> bool:
    """``8% off``, ``that's $72 altogether``: a share taken off and a sum of all are of the bill."""
    behind = words_in(CLAUSE.split(text[end : end + _BESIDE], maxsplit=1)[0])[:_FEW_WORDS]
    if _PERCENT.match(text, end):
        off = {*field_words(language)["discount"], *pointing(language)["less"]}
        return bool(set(behind) & off)
    sign = text[max(0, start - 1) : start] + text[end : end + 1]
    money = any(category(each) == "Sc" for each in sign)
    known = pointing(language)["together"]
    return money and any(" ".join(behind[:size]) in known for size in range(1, len(behind) + 1))


def _runs(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """As runs that do not overlap."""
    runs: list[tuple[int, int]] = []
    for start, end in sorted(set(places)):
        if runs and start <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return runs


def _is_covered(runs: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    index = bisect_left(runs, (end, 0))
    return index > 0 and runs[index - 1][1] > start


def _is_nameless(text: str) -> bool:
    """A year or a long number."""
    return text.isdecimal() and (len(text) >= _ID_DIGITS or int(text) in _YEARS)


def _known_digits(matter: Matter) -> set[str]:
    """The digits in texts of the draft."""
    digits: set[str] = set()
    for draft in (*matter.earlier, matter.draft):
        texts = [
            text for name in INVOICE_FIELDS if isinstance(text := getattr(draft, name, None), str)
        ]
        texts += [f"{line.description} {line.unit}" for line in draft.line_items]
        digits.update(_DIGITS.findall(" ".join(texts)))
    return digits


def _known_values(matter: Matter) -> set[Decimal]:
    totals = matter.totals
    values = {totals.total, totals.subtotal, totals.discount_total, totals.tax_total}
    values |= {amount for amount in totals.line_amounts if amount is not None}
    values |= {totals.payable, totals.amount_due, totals.withheld_total}
    values.add(Decimal(len(matter.draft.line_items)))
    for draft in (*matter.earlier, matter.draft):
        values |= set(_values_of(draft))
    return values


def _values_of(draft: Draft) -> Iterator[Decimal]:
    for line in draft.line_items:
        yield from (v for v in (line.quantity, line.unit_price) if v is not None)
        if line.tax_rate is not None:
            yield line.tax_rate * 100
    if draft.tax_rate is not None:
        yield draft.tax_rate * 100
    if draft.discount is not None:
        yield from (v for v in (draft.discount.percent, draft.discount.amount) if v is not None)
    if draft.terms_days is not None:
        yield Decimal(draft.terms_days)
    for tax in draft.further_taxes:
        yield tax.rate * 100
    yield from (payment.amount for payment in draft.payments if payment.amount is not None)
    if draft.payment_terms is not None:
        yield from map(Decimal, (draft.payment_terms.number, draft.payment_terms.day or 0))
