"""Words that point, lessen, or name a field of the invoice; data, by language."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).parent
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")


@cache
def pointing(language: str) -> Mapping[str, frozenset[str]]:
    """Sets of words by what they do: ``all``, ``other`` and ``it`` point at lines, ``less`` and
    ``more`` say which way a difference goes, ``links`` lead on, ``together`` makes a price one for
    all, ``only`` and ``none`` say what a tax is on, ``kept`` that something stays, ``swap_price``
    and ``swap_count`` what is exchanged, ``included`` that a price has the tax in it,
    ``corrects`` takes back what was said before it, ``by`` leads to a difference, ``due`` speaks of
    payment, ``sum`` of what several figures come to,
    ``houses`` are kinds of customers that belong to their names, ``or`` parts what may be meant;
    ``own_line`` splits, ``except`` leaves out, ``doubled``, ``tripled``, ``halved`` multiply,
    ``another`` adds one more, ``no_line`` begins what is no line of its own, ``labour`` speaks of
    lines counted in time, ``closing`` opens a signature, ``praise`` and ``flattery`` agree to
    nothing,
    ``streets`` are what the name of a street ends in, ``compared`` makes a sum a difference,
    ``needed`` what was not so is not billed, ``fees`` are money in general, ``because`` opens a
    reason, ``titles`` stand before names that are billed without them, ``with`` goes with it,
    ``passive`` says what was done, ``becomes`` gives something a new count,
    ``again`` before a figure adds it, ``one`` is one of several, ``calls`` gives a name,
    ``half`` halves a price, ``times`` counts, ``to`` leads to what something becomes, ``at``
    does where no word of more or less follows,
    ``on_to`` from who bills to who is billed,
    ``usual_rates`` are shares that a tax has and hardly any discount,
    ``until`` stands between the first and the last day of a period,
    ``charges`` come on top of a bill, ``received`` says that money came in,
    ``exempt`` frees of a tax that is named beside it,
    those that end in ``_tax`` begin the words for a category of what is not taxed,
    ``being`` says of something named how many it is or was,
    ``bills`` are what is made here, ``further`` asks for no more,
    ``so`` leads to what it all comes to,
    ``part_of`` leads from how many to the lot that they are of,
    ``for_all`` stands before a sum for so many,
    ``phones`` lead to a number to call,
    ``withheld`` is what the customer keeps, ``sales_taxes`` are those that are added."""
    return {kind: frozenset(words) for kind, words in _of("pointing", language).items()}


@cache
def field_words(language: str) -> Mapping[str, tuple[str, ...]]:
    """What the fields of an invoice are called."""
    return {field: tuple(words) for field, words in _of("fields", language).items()}


def _of(name: str, language: str) -> dict[str, list[str]]:
    every = json.loads((_HERE / f"{name}.json").read_text(encoding="utf-8"))
    found: dict[str, list[str]] = every.get(language) or every["en"]
    return found


def words_in(text: str) -> list[str]:
    return [word for _, _, word in placed_words(text)]


def placed_words(text: str) -> list[tuple[int, int, str]]:
    """Where each word starts and ends, and the word."""
    return [(*match.span(), match.group().casefold()) for match in _WORD.finditer(text)]
