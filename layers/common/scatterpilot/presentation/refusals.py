"""Why a value was refused, in the language of the user.

The domain says it in English, once, with its values in it; as with gettext the English sentence is
the key. The texts under ``refused`` and ``why`` are its forms, so each is found again by them, and
a sentence that has no such form stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cache

from scatterpilot.domain.edits import Rejection
from scatterpilot.presentation.catalogue import Texts, texts_in
from scatterpilot.presentation.formats import month_name, number, spoken_date

_PLACEHOLDER = re.compile(r"\\{(\w+)\\}")
_DATES = ("date", "due")
_FIGURES = ("value", "count", "least", "most")
_ISO = r"\d{4}-\d\d-\d\d"
# Reasons are short; what is longer quotes somebody, and that is kept.
_LONGEST = 1_500


def refusals(rejected: Sequence[Rejection], locale: str = "en_US", language: str = "en") -> str:
    """Each refused value with its reason."""
    return reasons((rejection.message for rejection in rejected), locale, language)


def reasons(sentences: Iterable[str], locale: str = "en_US", language: str = "en") -> str:
    """The English reasons of the domain in a language, each once."""
    say = texts_in(language)
    told = (_translated("refused", each, locale, say) for each in dict.fromkeys(sentences))
    return " ".join(told)


def _translated(group: str, sentence: str, locale: str, say: Texts) -> str:
    if say.language == "en" or len(sentence) > _LONGEST:
        return sentence
    for name, form in _forms(group):
        if found := form.fullmatch(sentence):
            values = {
                key: _value(key, text, locale, say) for key, text in found.groupdict().items()
            }
            return say(f"{group}.{name}", **values)
    return sentence


def _value(name: str, text: str, locale: str, say: Texts) -> str:
    if name == "why":
        return _translated("why", text, locale, say)
    if name == "field":
        named = {words: key for key, words in texts_in("en").group("field").items()}
        return say(f"field.{named[text]}") if text in named else text
    if name == "currencies":
        return say.listed(text.split(" and "))
    if name == "month":
        return month_name(text, say.language)
    if name in _FIGURES:
        return number(Decimal(text.replace(",", "")), locale)
    return spoken_date(date.fromisoformat(text), say.language, locale) if name in _DATES else text


@cache
def _forms(group: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The English texts of a group as patterns; those that say most first."""
    texts = texts_in("en").group(group)
    ordered = sorted(texts, key=lambda name: -len(_PLACEHOLDER.sub("", re.escape(texts[name]))))
    return tuple((name, _form(texts[name])) for name in ordered)


def _written(name: str) -> str:
    """The pattern of a value."""
    if name in _DATES:
        return _ISO
    return r"-?[\d,.]+" if name in _FIGURES else ".+?"


def _form(text: str) -> re.Pattern[str]:
    seen: set[str] = set()

    def group(found: re.Match[str]) -> str:
        name = found[1]
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>{_written(name)})"

    return re.compile(_PLACEHOLDER.sub(group, re.escape(text)), re.DOTALL)
