"""Discounts: a percentage or an amount off the whole invoice, or their removal."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from scatterpilot.engines.embedded.claims import Claim, DiscountClaim, Span
from scatterpilot.engines.embedded.facts.scopes import lines_after
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.values.amounts import Amount

_NAMES = frozenset(["discount", "discounts", "discounted", "rebate", "reduction", "markdown"])
# The others name work as well: crown reduction, noise reduction.
_PLAIN_NAMES = frozenset(["discount", "discounts", "rebate"])
_TO_VALUE = frozenset("of : = is to from by should up down".split())
_EXCHANGED = frozenset("swap change replace switch trade exchange".split())
_TO_NEW_VALUE = _TO_VALUE | frozenset(
    "for with into at a an flat straight plain it , make be let's do only".split()
)
_OFF_VERBS = frozenset(
    "knock take shave deduct subtract drop cut knocked took deducted taking knocking".split()
)
_LESS = frozenset(("less", "minus"))
_REMOVERS = frozenset(
    "no scrap remove drop cancel forget without lose skip delete ditch kill undo strike not "
    "nix".split()
)
_DISCOUNT_KINDS = frozenset(
    "a an the of loyalty referral early bird payment settlement trade volume bulk friend "
    "friends family goodwill seasonal special flat one off time new repeat customer client "
    "returning member members mates intro introductory first nonprofit charity staff multi "
    "buy on for to is at in up down prompt pay holiday spring summer winter autumn good faith our "
    "usual standard : = be should with long term senior student neighbour neighbor wholesale "
    "partner it's make now apply".split()
)
_LEADS = frozenset(
    "and with a an the apply add give them him her minus less then also i i'd i'll we we'll "
    "we'd want to please take offering giving offer flat of it's can you could said promised "
    "knock get gets got got including include agreed let's make change set it that there's is "
    "at on but they they're he's she's for".split()
)


def find_discounts(reading: Reading) -> list[Claim]:
    """At most one discount is meant; the last one said wins, the earlier words are still taken."""
    claims: list[Claim] = []
    position = 0
    for index in _places(reading):
        found = None
        if index >= position and not reading.taken[index]:
            found = _removal(reading, index) or _named(reading, index) or _off(reading, index)
        if found is not None:
            only, but, end = lines_after(reading, found.span)
            found = replace(found, span=(found.span[0], end), only=only, but=but)
            reading.take(*found.span)
            claims.append(found)
            position = found.span[1]
    return claims[-1:]


def _places(reading: Reading) -> list[int]:
    """Where a discount can begin: at a word for it, or at a value when one is taken off."""
    named = reading.where(_NAMES | {"full", "half"})
    taken_from = "from" in reading.vocabulary and not reading.vocabulary.isdisjoint(_OFF_VERBS)
    if not taken_from and reading.vocabulary.isdisjoint(_LESS | {"off"}):
        return named
    percents = [i for i in range(len(reading)) if reading.percent(i) is not None]
    return sorted({*named, *percents, *reading.amounts()})


def _removal(reading: Reading, index: int) -> DiscountClaim | None:
    if reading.words(index, 2) == ("full", "price"):
        return DiscountClaim((_lead(reading, index), index + 2), remove=True)
    if reading.low(index) not in _NAMES or _exchanged_for(reading, index):
        return None
    for back in range(index - 1, max(index - 7, -1), -1):
        if reading.taken[back] or reading.ends_sentence(back) or reading.low(back) == ",":
            break
        if reading.percent(back) or reading.tokens[back].kind == "number":
            break
        if reading.low(back) in _REMOVERS or reading.words(back, 2) == ("take", "off"):
            return DiscountClaim((_lead(reading, back), index + 1), remove=True)
    follow = reading.words(index + 1, 2)
    if (
        follow[0] == "off"
        and reading.low(index - 1) in ("the", "that")
        and not _value(reading, index + 2)
    ):
        return DiscountClaim((_lead(reading, index), index + 2), remove=True)
    return None


def _named(reading: Reading, index: int) -> DiscountClaim | None:
    """``discount of 10%``, ``10% loyalty discount``, ``change the discount to a flat $75``."""
    if reading.low(index) not in _NAMES:
        return None
    before = _value_before(reading, index)
    after = _value_after(reading, index)
    moved = any(
        reading.low(i) in ("to", "instead") for i in range(index, min(index + 4, len(reading)))
    )
    value = after if after and (moved or before is None) else before
    exchanged = _exchanged_for(reading, index)
    value = exchanged or value
    if value is None:
        return None
    start = min(((exchanged and before) or value)[1][0], index)
    end = max(value[1][1], index + 1)
    end = _tail(reading, end + (reading.low(end) == "one"))
    return _claim(value, (_lead(reading, start), end))


def _exchanged_for(reading: Reading, index: int) -> tuple[Amount, Span, bool] | None:
    """The new value of ``swap the discount for a 5% one``, ``drop the discount down to 5%``,
    ``scrap the discount, make it 3%``."""
    verbs = {reading.low(i) for i in range(max(index - 6, 0), index)}
    if not verbs & (_EXCHANGED | _REMOVERS):
        return None
    for position in range(index + 1, min(index + 9, len(reading))):
        found = _value(reading, position)
        if found is not None:
            swapped = verbs & _EXCHANGED or {"to", "should", "make"} & set(
                reading.words(index + 1, position - index)
            )
            return found if swapped and (found[2] or found[0].money) else None
        if reading.ends_sentence(position) or reading.low(position) not in _TO_NEW_VALUE:
            return None
    return None


def _value_before(reading: Reading, index: int) -> tuple[Amount, Span, bool] | None:
    position = index - 1
    while position >= 0 and index - position < 8 and not reading.taken[position]:
        found = _value(reading, position)
        if found is not None and found[1][1] <= index and _takes_off(reading, found, index):
            signed = _value(reading, position - 1) if position else None
            whole = signed is not None and signed[1][1] == found[1][1]
            return signed if whole else found
        low = reading.low(position)
        if low in ("after", "before", "tax", "vat", "gst", "hst") or low == "then":
            return None
        part_of_value = reading.tokens[position].kind in ("number", "symbol") or low in (
            "percent",
            "cent",
            "per",
        )
        kind = low in _DISCOUNT_KINDS or part_of_value or _spelled(reading, position)
        if not kind and index - position > 3:
            return None
        if low in (",", ".", ";") or reading.tokens[position].kind == "newline":
            return None
        position -= 1
    return None


def _takes_off(reading: Reading, value: tuple[Amount, Span, bool], index: int) -> bool:
    """A share or a sum of money; a bare figure only right before the discount, and no count:
    "2 days of crown reduction"."""
    amount, span, percent = value
    if percent:
        return True
    if amount.money:
        return reading.rate_mark(span[1]) is None
    kinds = all(reading.low(i) in _DISCOUNT_KINDS - {"of", "for"} for i in range(span[1], index))
    return kinds and reading.low(index) in _PLAIN_NAMES and reading.quantity(span[0]) is None


def _spelled(reading: Reading, position: int) -> bool:
    return reading.amount(position) is not None or reading.tokens[position].kind == "word"


def _value_after(reading: Reading, index: int) -> tuple[Amount, Span, bool] | None:
    position = index + 1
    if reading.low(index) not in _PLAIN_NAMES and reading.low(position) not in _TO_VALUE:
        return None
    if reading.low(position) == "from":
        while position < len(reading) and reading.low(position) != "to" and position < index + 8:
            position += 1
    while position < len(reading) and position < index + 9 and not reading.taken[position]:
        found = _value(reading, position)
        if found is not None:
            return found
        if reading.low(position) not in _DISCOUNT_KINDS:
            return None
        position += 1
    return None


def _value(reading: Reading, index: int) -> tuple[Amount, Span, bool] | None:
    """A percentage or an amount at ``index``: (amount, its tokens, whether it is a percentage)."""
    percent = reading.percent(index)
    if percent is not None:
        return percent, (percent.start, percent.end), True
    amount = reading.amount(index)
    if amount is None:
        return None
    return amount, (amount.start, amount.end), False


def _off(reading: Reading, index: int) -> DiscountClaim | None:
    """``10% off``, ``£68 off``, ``knock 26 quid off``, ``less 5%``, ``half price``."""
    if reading.low(index) == "half" and reading.low(index + 1) in ("off", "price"):
        half = Amount(Decimal(50), None, index, index + 1)
        return _claim(
            (half, (index, index + 2), True),
            (_lead(reading, index), _tail(reading, index + 2)),
        )
    found = _value(reading, index)
    if found is None:
        return None
    amount, span, percent = found
    before = reading.low(span[0] - 1)
    if before in ("a", "an"):
        before = reading.low(span[0] - 2)
    follows = reading.low(span[1]) == "off" or reading.words(span[1], 2) == ("from", "the")
    verb = any(reading.low(i) in _OFF_VERBS for i in range(max(span[0] - 3, 0), span[0]))
    if reading.low(span[1]) == "off" and (percent or amount.money or verb):
        return _claim(found, (_lead(reading, span[0]), _tail(reading, span[1] + 1)))
    if verb and follows:
        return _claim(found, (_lead(reading, span[0]), _tail(reading, span[1] + 1)))
    if verb and reading.low(span[0] - 1) == "off":
        return _claim(found, (_lead(reading, span[0] - 1), _tail(reading, span[1])))
    if (
        before in _LESS
        and (percent or amount.money)
        and reading.low(span[1]) not in (("deposit", "of") if percent else ("of",))
    ):
        if _taxed(reading, span[1]):
            return None
        return _claim(found, (_lead(reading, span[0]), _tail(reading, span[1])))
    return None


def _taxed(reading: Reading, index: int) -> bool:
    return reading.low(index) in ("tax", "vat", "gst", "withholding")


def _claim(value: tuple[Amount, Span, bool], span: Span) -> DiscountClaim:
    amount, _, percent = value
    if percent:
        return DiscountClaim(span, percent=amount.value)
    return DiscountClaim(span, amount=amount.value)


def _tail(reading: Reading, index: int) -> int:
    """The rest of the phrase (``off the whole invoice because …``), but no new figures."""
    end = index
    if reading.low(end) == "off":
        end += 1
    stop = end
    while stop < len(reading) and not reading.taken[stop]:
        token = reading.tokens[stop]
        if token.kind == "newline" or token.text in ".,;:!?+" or reading.ends_sentence(stop):
            break
        if token.lower in ("and", "then", "plus", "but", "-", "–", "—", "with", "/"):
            break
        if token.lower in ("for", "to") and _name_follows(reading, stop + 1):
            break
        if token.kind == "number" or reading.percent(stop):
            return _instead(reading, end, stop)
        stop += 1
    return stop


def _name_follows(reading: Reading, index: int) -> bool:
    return index < len(reading) and reading.tokens[index].capital and reading.informative


def _instead(reading: Reading, end: int, stop: int) -> int:
    """``instead of the 10%`` names the old value; any other figure starts something new."""
    if any(reading.low(i) in ("instead", "not") for i in range(end, stop)):
        percent, amount = reading.percent(stop), reading.amount(stop)
        found = percent or amount
        return found.end if found else stop
    return end


def _lead(reading: Reading, index: int) -> int:
    start = index
    while start > 0 and not reading.taken[start - 1]:
        low = reading.low(start - 1)
        if low not in _LEADS | _OFF_VERBS | _REMOVERS | _EXCHANGED:
            break
        start -= 1
    while start < index and reading.low(start) in ("and", "but", "for", "on"):
        start += 1
    return start
