"""Rates of tax where the marks see discounts, or part of a price."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from scatterpilot.engines.embedded.reader.marks import Mark, Marks
from scatterpilot.engines.packs.pointing import field_words, pointing, words_in
from scatterpilot.engines.typed.money import money_of
from scatterpilot.engines.typed.rates import tax_rate_of


def rates_of_lines(marks: Marks, language: str) -> Marks:
    """``7 % auf die Bohnen, 19 % auf die Becher``: shares that taxes have, where no word speaks of
    a discount, are taxes.
    """
    known, said = pointing(language), set(words_in(marks.text))
    off = [mark for mark in marks.marks if mark.role == "LDISC"]
    if not off or said & {*field_words(language)["discount"], *known["less"]}:
        return marks
    shares = {_share(marks, mark) for mark in off}
    if None in shares or not shares & known["usual_rates"]:
        return marks
    found = (replace(m, role="LTAX") if m.role == "LDISC" else m for m in marks.marks)
    return replace(marks, marks=tuple(found))


def spoken_rates(marks: Marks, language: str) -> Marks:
    """``anfahrt dreißig zwanzig`` ``prozent``: of number words before a bare per cent the last are
    the rate.
    """
    found: list[Mark] = []
    for mark in marks.marks:
        last = found[-1] if found else None
        bare = mark.role in ("TAX", "LTAX") and marks.words(mark).casefold() in _BARE_PERCENT
        cut = _cut(marks, last, mark, language) if bare and last is not None else 0
        if last is None or not cut:
            found.append(mark)
            continue
        found[-1] = replace(last, end=cut - 1)
        found.append(replace(mark, start=cut, role="TAX", target="invoice", line=0))
    return replace(marks, marks=tuple(found))


def _cut(marks: Marks, last: Mark, mark: Mark, language: str) -> int:
    """Where the rate begins; 0 where all the words are needed for the sum."""
    if last.role not in ("PRICE", "AMOUNT") or mark.start - last.end > 1:
        return 0
    start = marks.text.rfind(" ", last.start, last.end) + 1
    head = money_of(marks.text[last.start : max(start - 1, last.start)], language, language)
    rate = tax_rate_of(marks.text[start : mark.end], language, language) if start else None
    return start if head is not None and rate is not None else 0


_BARE_PERCENT: Final = frozenset("prozent procent percent".split())


def _share(marks: Marks, mark: Mark) -> str | None:
    share = _PERCENT.fullmatch(marks.words(mark).strip())
    return share[1].replace(",", ".") if share else None


_PERCENT: Final = re.compile(r"(\d{1,2}(?:[.,]\d)?) ?(?:%|[^\W\d]{3,8})")
