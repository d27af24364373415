"""A figure of a line that looks like something else, or that may be two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from scatterpilot.domain.money import ZERO
from scatterpilot.domain.totals import compute_totals
from scatterpilot.engines.embedded.doubt.looks import lookalike
from scatterpilot.engines.embedded.doubt.matter import Doubt, Matter
from scatterpilot.engines.embedded.doubt.places import Place
from scatterpilot.engines.embedded.tables.columns import sum_words
from scatterpilot.engines.packs.pointing import pointing, words_in

_DIGITS = re.compile(r"\d(?:[\d.,'’]*\d)?")
# ``1/2 page ad``: half of one, or the size of it.
_SHARE = re.compile(r"\d{1,2} ?[/⁄] ?\d{1,2}|[¼½¾⅓⅔]")
# A round 2,000 is more often a number of things.
_YEARS = frozenset(range(1990, 2050)) - {2000}
_LONGEST_BARE = 6
_TIMES = 100
_LEAST = 10_000
_AROUND = 14
_VALUE = re.compile(r"[$£€¥₹]")


def misplaced(matter: Matter) -> Iterator[Doubt]:
    """A doubt for each figure of a line that looks like something else where it stands."""
    for place in matter.figures():
        text = matter.text(place)
        share = place.field == "quantity" and _SHARE.match(text, place.start, place.end)
        found = share or _DIGITS.search(text, place.start, place.end)
        value = getattr(matter.line(place), place.field)
        what = _what_else(matter, place, *found.span()) if found and value is not None else ""
        if found and what:
            yield matter.doubt(
                "misplaced",
                "misplaced",
                figure=found.group(),
                role=matter.say(f"role.{place.field}"),
                line=matter.quoted(matter.line(place)),
                look=what,
            )


def _what_else(matter: Matter, place: Place, start: int, end: int) -> str:
    message = matter.text(place)
    alike = lookalike(message, start, end)
    if alike:
        return matter.say(f"look.{alike[0]}", text=alike[1].strip())
    figure = message[start:end]
    if _SHARE.fullmatch(figure):
        return "" if matter.line(place).unit else matter.say("look.share")
    if place.field == "quantity" and figure.isdecimal() and int(figure) in _YEARS:
        return "" if matter.line(place).unit else matter.say("look.year")
    if end - start > _LONGEST_BARE and figure.isdecimal():
        return matter.say("look.number")
    if place.field == "quantity" and message[end : end + 1] in ("k", "K"):
        return matter.say("look.code")
    return ""


def far_above(matter: Matter) -> Iterator[Doubt]:
    """A doubt for a new line that comes to more than a hundred times all others together, and for
    one that a change took far above them.
    """
    fresh, before = {place.line for place in matter.figures()}, _amounts_before(matter)
    amounts = [amount or ZERO for amount in matter.totals.line_amounts]
    for index, amount in enumerate(amounts):
        others = sum(amounts, ZERO) - amount
        leapt = before[index] > 0 and amount >= max(before[index] * _LEAP, others * _ABOVE)
        far = leapt or amount >= max(others * _TIMES, Decimal(_LEAST))
        if index in fresh and others > 0 and far:
            line = matter.draft.line_items[index]
            yield matter.doubt(
                "neighbours", "far_above", line=line.description, amount=matter.shown(amount)
            )


def _amounts_before(matter: Matter) -> list[Decimal]:
    """What the lines came to before, as far as they are the same ones; else nothing."""
    earlier = matter.earlier[-1] if matter.earlier else None
    if earlier is None or len(earlier.line_items) != len(matter.draft.line_items):
        return [ZERO] * len(matter.draft.line_items)
    return [amount or ZERO for amount in compute_totals(earlier).line_amounts]


#: So many times what it was, and the others together, a line seldom comes to by a change.
_LEAP, _ABOVE = 20, 3


def in_name(matter: Matter) -> Iterator[Doubt]:
    """A doubt for each new line whose name holds money, or begins like a credit or a total."""
    for place in matter.places:
        name = matter.line(place).description or "" if place.field == "description" else ""
        money = _VALUE.search(name) and _VALUE.search(matter.words(place))
        if money or (matter.draft.line_items[1:] and _is_no_line(name, matter.language)):
            yield matter.doubt("name", "name", name=name)


def _is_no_line(name: str, language: str) -> bool:
    words = words_in(name)
    named = bool(words) and words[0] in pointing(language)["no_line"]
    return named and (len(words) == 1 or words[0] not in sum_words()[0])


def either(matter: Matter) -> Iterator[Doubt]:
    """``3 or 4 hours``: one of two figures, and nobody said which."""
    words = "|".join(sorted(pointing(matter.language)["or"]))
    form = re.compile(rf"\b[\d.,]+ ?(?:{words}) ?[\d.,]*\d\b")
    for place in matter.figures():
        text = matter.text(place)
        low = max(place.start - _AROUND, 0)
        for found in form.finditer(text, low, place.end + _AROUND):
            if found.start() < place.end and place.start < found.end():
                name = matter.line(place).description or matter.say("that_line")
                yield matter.doubt("either", "either", "either_ask", said=found.group(), line=name)
