"""Money that came in before the invoice, and what the customer keeps back of it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from scatterpilot.engines.embedded.meaning.clauses import CLAUSE, SENTENCE
from scatterpilot.engines.embedded.meaning.one_value import share_or_money
from scatterpilot.engines.embedded.meaning.said import Meaning, Received, Said
from scatterpilot.engines.embedded.meaning.words import Words
from scatterpilot.engines.embedded.reader.marks import Mark
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.dates import date_of
from scatterpilot.engines.typed.rates import tax_rate_of

_NEAR: Final = 60
#: Words of a day, at most: ``on the 20th of February``.
_LONGEST: Final = 5
_WEEK: Final = 7
_WORD: Final = re.compile(r"\S{1,20}")


def received(words: Words, mark: Mark, meaning: Meaning) -> bool:
    """``they paid $300 on Feb 20``; what is to stay out of the invoice does."""
    size = share_or_money(words, mark)
    if size is None:
        return False
    if _stays_out(words, mark):
        meaning.aside.append(words.said(mark))
    else:
        meaning.paid.append(Received(size, _day_behind(words, mark)))
    return True


def withheld(words: Words, mark: Mark, meaning: Meaning) -> bool:
    """``less 15% IRPF``: a rate of what comes without tax, if words say that it is kept back."""
    near = words_in(words.text[max(0, mark.start - _NEAR) : mark.end + _NEAR])
    if not set(near) & pointing(words.language)["withheld"]:
        return False
    rate = tax_rate_of(words.of(mark), words.language, words.locale)
    if rate is None:
        meaning.aside.append(words.said(mark))
        return True
    meaning.withheld = words.read(mark, rate)
    return True


def _stays_out(words: Words, mark: Mark) -> bool:
    """``don't take it off``, ``a note that the deposit is held``: words of the sentence, or those
    of the next, keep it out.
    """
    known = pointing(words.language)
    before = SENTENCE.split(words.text[max(0, mark.start - _NEAR) : mark.start])[-1]
    behind = SENTENCE.split(words.text[mark.end : mark.end + 2 * _NEAR])[:2]
    said = {*words_in(before), *(word for part in behind for word in words_in(part))}
    return bool(said & known["none"] and said & (known["less"] | known["all"]))


def _day_behind(words: Words, mark: Mark) -> Said[date] | None:
    """The day in the rest of the clause."""
    clause = CLAUSE.split(words.text[mark.end : mark.end + _NEAR], maxsplit=1)[0]
    places = [found.span() for found in _WORD.finditer(clause)]
    for first in range(len(places)):
        for last in range(min(first + _LONGEST, len(places)) - 1, first - 1, -1):
            start, end = mark.end + places[first][0], mark.end + places[last][1]
            text = words.text[start:end].strip(".,;:!?)")
            day = date_of(text, words.language, words.locale, words.today)
            if isinstance(day, date):
                return Said(_past(day, words.today), words.quote(start, start + len(text)))
    return None


def _past(day: date, today: date) -> date:
    """The last such day: money that came in did so before; ``on Monday``, ``Feb 20``."""
    if day <= today:
        return day
    if (day - today).days <= _WEEK:
        return day - timedelta(days=_WEEK)
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
