"""Deposits and part payments: "50 % of 4,000 upfront" is one sum, and the whole is only context."""

from __future__ import annotations

from bisect import bisect_left
from decimal import Decimal

from scatterpilot.engines.embedded.facts.terms import DUE_WORDS
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import PRONOUNS
from scatterpilot.engines.embedded.values.amounts import Amount

_PART_WORDS = frozenset(
    "deposit deposits upfront advance retainer instalment installment instalments "
    "installments milestone downpayment half balance stage phase first final remaining "
    "remainder".split()
)
_WHOLE = frozenset("whole total full entire overall complete agreed quoted original".split())
_THINGS = frozenset(
    "job project contract price amount cost quote fee thing order budget value work bill "
    "package".split()
)
_OF_WHOLE = _WHOLE | _THINGS | frozenset("out of a an the at price priced from against on".split())
_AGAIN = frozenset("i . e ie so which is that's = : , ( i.e making just bill only - –".split())
# Of so many different percentages at most it is asked whether they are shares.
_MOST_SHARES = 10
_PAID_PARTS = frozenset("deposit advance retainer downpayment".split())
_TERMS = DUE_WORDS | {"net"}
_VERBS = frozenset("is was = : comes to of at came which will be being".split())
_BETWEEN = frozenset("of the a deposit on upfront their total advance agreed full quoted".split())


def read_deposits(reading: Reading) -> None:
    """Give "50 % of $4,000" its value, and set aside the sum of the whole job."""
    if not any(token.lower in _PART_WORDS or token.lower == "%" for token in reading.tokens):
        return
    for index in range(len(reading)):
        _share(reading, index)
    if any(token.lower in _PART_WORDS for token in reading.tokens):
        for index in range(len(reading)):
            _whole(reading, index)
            _in_total(reading, index)
            _paid_before(reading, index)
            _not_deducted(reading, index)
        _stated_share(reading)


def _share(reading: Reading, index: int) -> None:
    percent = reading.percent(index)
    half = reading.low(index) == "half" and reading.low(index + 1) in ("of", "the")
    if percent is None and not half:
        return
    position = percent.end if percent is not None else index + 1
    while reading.low(position) in _BETWEEN:
        if reading.low(position) == "on" and reading.low(position - 1) not in (
            "deposit",
            "advance",
        ):
            return
        position += 1
    amount = reading.amount(position)
    if amount is None or position == (percent.end if percent else index + 1):
        return
    if (amount.words and amount.value < 10) or not _part_near(reading, index, amount.end):
        return
    share = (percent.value if percent is not None else Decimal(50)) / 100
    currency = amount.currency or reading.own_currency
    part = Amount(amount.value * share, currency, index, amount.end)
    reading.override(index, part)
    _take_again(reading, part)


def _take_again(reading: Reading, part: Amount) -> None:
    """``…, i.e. $4,000``: the share in money, said a second time."""
    sums = reading.sums()
    for index in sums[bisect_left(sums, part.end) :]:
        again = reading.amount(index)
        if again is not None and again.value == part.value:
            start = index
            while reading.low(start - 1) in _AGAIN and start - 1 > part.end:
                start -= 1
            reading.take(start, again.end)
            return


def _part_near(reading: Reading, start: int, end: int) -> bool:
    return any(
        reading.low(i) in _PART_WORDS
        for i in range(max(0, start - 12), min(len(reading), end + 12))
    )


def _stated_share(reading: Reading) -> None:
    """``ordered a $3,600 mural; bill 50 % upfront, so $1,800``: the share of a sum is what is
    billed when both are said, and the sum is context."""
    percents = [p.value for i in range(len(reading)) if (p := reading.percent(i))]
    halves = (i for i in range(len(reading)) if reading.low(i) == "half")
    if any(reading.low(i - 1) not in ("a", "and") for i in halves):
        percents.append(Decimal(50))
    if not percents or not any(token.lower in _PART_WORDS for token in reading.tokens):
        return
    sums = [a for i in reading.sums() if not reading.taken[i] and (a := reading.amount(i))]
    parts = {part.value * 100 for part in sums}
    shares = list(dict.fromkeys(percents))[:_MOST_SHARES]
    for whole in sums:
        if any(whole.value * share in parts for share in shares):
            start = whole.start
            while reading.low(start - 1) in _OF_WHOLE and not reading.taken[start - 1]:
                start -= 1
            for back in range(max(start - 6, 0), start - 1):
                if reading.words(back, 2) == ("out", "of") and reading.free(back, start):
                    start = back
                    break
            reading.take(start, whole.end)
            return


def _whole(reading: Reading, index: int) -> None:
    """``whole job is $7,800``: said for context, not to be billed."""
    if reading.low(index) not in _WHOLE or reading.taken[index]:
        return
    position = index + 1
    while position < index + 4 and reading.low(position) not in _VERBS:
        position += 1
    if reading.low(position) not in _VERBS:
        return
    while reading.low(position) in _THINGS | _VERBS:
        position += 1
    amount = reading.amount(position)
    if amount is None or _only_amount(reading, position, amount.end):
        return
    start = index - 1 if reading.low(index - 1) in ("the", "their", "a") else index
    reading.take(start, amount.end)


def _in_total(reading: Reading, index: int) -> None:
    """``the bench will cost $3,000 in total``, beside the part that is billed now."""
    amount = None if reading.taken[index] else reading.amount(index)
    if amount is None or not amount.money or _only_amount(reading, index, amount.end):
        return
    follows = reading.words(amount.end, 2)
    if follows not in (("in", "total"), ("in", "full")) and follows[0] not in (
        "overall",
        "altogether",
    ):
        return
    start = index
    while start > 0 and not reading.ends_sentence(start - 1):
        if reading.low(start) == "which" and reading.low(start - 1) == ",":
            break
        if _named_before(reading, start):
            break
        start -= 1
    reading.take(start, amount.end + (2 if follows[0] == "in" else 1))


def _named_before(reading: Reading, index: int) -> bool:
    """Whether a name with a capital ends here: "the bathroom for Ann Lee comes to …"."""
    before, follows = reading.tokens[index - 1], reading.tokens[index]
    opens = index == 1 or reading.ends_sentence(index - 2)
    return reading.informative and before.capital and not follows.capital and not opens


def _not_deducted(reading: Reading, index: int) -> None:
    """``don't take it off the bill``: an order that nothing happen."""
    words = reading.words(index, 4)
    refuses = words[0] in ("don't", "not") and words[1] in ("take", "deduct", "subtract", "knock")
    if not refuses or words[2] not in ("it", "that", "this") or reading.taken[index]:
        return
    end = index
    while (
        end < len(reading)
        and reading.low(end) not in (",", ";", "-", "–")
        and (not reading.ends_sentence(end))
    ):
        end += 1
    reading.take(index, end)


def _paid_before(reading: Reading, index: int) -> None:
    """``he left a €500 deposit``: money that came earlier is no line of this invoice."""
    if reading.taken[index]:
        return
    if reading.low(index) in _PAID_PARTS:
        _take_paid_part(reading, index)
    if reading.low(index) not in ("left", "paid", "gave", "already"):
        return
    for position in range(index + 1, min(index + 6, len(reading))):
        amount = reading.amount(position)
        if amount is None or amount.words:
            continue
        after = set(reading.words(amount.end, 4))
        if after & {"deposit", "advance", "retainer", "upfront", "security"}:
            start = index - 1 if reading.low(index - 1) in PRONOUNS else index
            reading.take(start, _aside_end(reading, amount.end))
        return


def _aside_end(reading: Reading, start: int) -> int:
    """The end of the sentence, or of its part before "the balance is due …", "net 10"."""
    end = reading.sentence_end(start)
    pauses = (i for i in range(start, end) if reading.low(i) in (",", "-", "–", "—", "so", "and"))
    return next((i for i in pauses if _TERMS & set(reading.words(i, 5))), end)


def _take_paid_part(reading: Reading, index: int) -> None:
    """``deposit of 100 already paid``, ``the $100 deposit has been paid``."""
    after = index + 1 + (reading.low(index + 1) == "of")
    amount = reading.amount(after) if after < len(reading) else None
    start = index
    if amount is None:
        before = (reading.amount(i) for i in range(max(index - 4, 0), index))
        amount = next((a for a in before if a is not None and a.end == index), None)
        start = amount.start if amount is not None else index
    if amount is None:
        return
    end = max(amount.end, index + 1)
    while reading.low(end) in ("is", "was", "has", "been", "already", "they", "he", "she"):
        end += 1
    if reading.low(end) in ("paid", "received", "settled") and end > max(amount.end, index + 1):
        start -= reading.low(start - 1) in ("the", "a")
        reading.take(start, _aside_end(reading, end))


def _only_amount(reading: Reading, start: int, end: int) -> bool:
    """Without another sum of money in the message, this is the one to bill."""
    return all(start <= index < end for index in reading.sums())
