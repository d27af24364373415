"""Whether a text speaks of time at all, in whatever language."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from babel import Locale

from scatterpilot.engines.packs import LANGUAGES, pack
from scatterpilot.engines.packs.folding import fold
from scatterpilot.engines.typed.date_words import listed
from scatterpilot.engines.typed.spelling import is_time

_SHORTEST: Final = 3
_WORD: Final = re.compile(r"[^\W\d_]+")
#: Languages whose months and weekdays CLDR names; of the seven more is known.
_NAMED: Final = "cs da el et fi he hi hr hu id ja ko lt lv nb pl ro ru sk sl sr sv th tr uk vi zh"
#: Words for now, tomorrow, weeks, months and their ends; a beginning of a word, or signs in it.
_ELSEWHERE: Final = tuple(
    "jutr pojutrz dziś tydzie tygodni miesią koni natychmiast termin zaraz "
    "imorgon övermorgon idag vecka veckor månad slutet omgående straks måned uge uger omgående "
    "huomen viikko viikon kuukau heti zítra týden týdn měsíc ihned dnes holnap hét hónap azonnal "
    "mâine săptămân lun imediat azi yarın hafta ay hemen bugün завтра недел месяц сегодня конц "
    "завтра тижд місяц кінц ngày tuần tháng besok minggu bulan segera غد أسبوع شهر اليوم فور "
    "מחר שבוע חודש היום כל सप्ताह महीन कल आज तुरंत".split()
)
_SIGNS: Final = tuple(
    "日 月 週 周 年 末 即 明日 来週 来月 翌 今日 今週 受領 금 내일 다음 주 달 말 오늘 즉시".split()
)


def speaks_of_time(text: str) -> bool:
    """Whether a word of it names a time: a day, a month, ``tomorrow``, ``at the end``."""
    folded = text.casefold()
    words = _WORD.findall(folded)
    whole = folded.replace("’", "'").split()
    if any(_is_known(word) for word in (*words, *_WORD.findall(fold(text)), *whole)):
        return True
    if any(sign in folded for sign in _SIGNS):
        return True
    return any(word.startswith(_ELSEWHERE) for word in words) or bool(set(words) & _names())


@lru_cache(maxsize=2048)
def _is_known(word: str) -> bool:
    return any(is_time(word, language) or word in _receipt(language) for language in LANGUAGES)


@lru_cache(maxsize=8)
def _receipt(language: str) -> frozenset[str]:
    """Words of ``on receipt``, ``at once``, ``end of month``, ``today``."""
    names = ("receipt", "month_end", "end", "start", "middle", "next", "netted")
    said = frozenset[str]().union(*(listed(language, name) for name in names), pack(language).days)
    return frozenset(word for phrase in said for word in phrase.split() if len(word) >= _SHORTEST)


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """Months and weekdays in full."""
    found: set[str] = set()
    for language in _NAMED.split():
        known = Locale.parse(language)
        for table in (known.months, known.days):
            for context in ("format", "stand-alone"):
                found.update(name.casefold() for name in table[context]["wide"].values())
    return frozenset(found)
