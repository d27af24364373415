"""Payment terms: net 30, 30 days net, on receipt."""

from __future__ import annotations

from scatterpilot.engines.embedded.claims import DueClaim
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import PRONOUNS, TAX_WORDS, phrases
from scatterpilot.engines.embedded.values.currencies import SIGNS
from scatterpilot.engines.embedded.values.numerals import PLAIN, number_at
from scatterpilot.engines.embedded.values.spans import span_days

DUE_WORDS = frozenset(
    "due payable pay pays paying paid payment settle settled settling deadline terms owed "
    "owing term".split()
)
LEADS = frozenset(
    "i we they she he it they'll she'll he'll it'll they're she's he's it's will make and "
    "with payment terms is are to be the please has have want wants need needs can that move "
    "change set push extend shift bring due date new on give them put get for should , also "
    "then his her their its which must but pls deadline invoice's payable pay pays paid".split()
)
_RECEIPT = phrases(
    "on receipt, upon receipt, at receipt, on reciept, by return, on delivery, cash on, "
    "on presentation, on completion, upon completion"
)
AT_ONCE = frozenset(("immediately", "immediate", "now", "asap", "straightaway", "instantly"))
# What terms other than "30 days net" begin with; "n/30" is folded to "and".
TERMS_STARTS = AT_ONCE | {"net", "and", "cod", "when"} | {phrase[0] for phrase in _RECEIPT}
_INVOICE_DATE = frozenset("the invoice date invoicing issue receipt of that".split())


def terms_at(reading: Reading, index: int) -> DueClaim | None:
    """``net 30``, ``n/30``, ``30 days net``, ``on receipt``, ``payable immediately``."""
    end, days = _net(reading, index) or _days_net(reading, index) or (index, -1)
    if days < 0:
        if _at_receipt(reading, index):
            end, days = index + 2 + (reading.low(index + 2) == "delivery"), 0
        elif (reading.low(index) in AT_ONCE and reading.low(index - 1) in DUE_WORDS) or (
            reading.low(index) == "cod" and not reading.tokens[index].text.islower()
        ):
            end, days = index + 1, 0
        elif (end := _once_received(reading, index) or _on_the_spot(reading, index)) > 0:
            days = 0
        else:
            return None
    end = terms_end(reading, end)
    start = lead_start(reading, _early(reading, index))
    if reading.low(start - 1) == ":" and reading.low(start - 2) in ("terms", "payment"):
        start = lead_start(reading, start - 2)
    return DueClaim((start, end), terms_days=days)


def _at_receipt(reading: Reading, index: int) -> bool:
    """``on receipt``, ``cash on delivery``; not "cash on March 20"."""
    said = reading.words(index, 2) in _RECEIPT and not _taxed_delivery(reading, index)
    return said and reading.date(index + 2) is None


def _once_received(reading: Reading, index: int) -> int:
    """The end of ``when she gets it`` after a word for paying, or 0."""
    words = reading.words(index, 4)
    paying = DUE_WORDS & set(reading.words(index - 3, 3))
    received = words[1] in PRONOUNS and words[2] in ("gets", "get", "receives", "receive", "sees")
    return index + 4 if words[0] == "when" and paying and received else 0


def _on_the_spot(reading: Reading, index: int) -> int:
    """The end of ``on the spot`` after a word for paying, or 0."""
    paying = DUE_WORDS & set(reading.words(index - 3, 3))
    return index + 3 if reading.words(index, 3) == ("on", "the", "spot") and paying else 0


def _early(reading: Reading, index: int) -> int:
    """Before the ``2/10`` or ``2% 10`` of "2/10 net 30": a discount for early payment, which
    nobody can take off before it is paid."""
    start = index - (reading.low(index - 1) == ",")
    tokens = reading.tokens
    figures = start >= 3 and tokens[start - 1].kind == tokens[start - 3].kind == "number"
    # "$4/100, net 10" has a price for a hundred.
    figures = figures and tokens[start - 4 if start > 3 else 0].text not in SIGNS
    if figures and reading.low(start - 2) in ("/", "%") and reading.free(start - 3, index):
        return start - 3
    return index


def _taxed_delivery(reading: Reading, index: int) -> bool:
    """``no tax on delivery`` names a line, no terms."""
    if reading.low(index + 1) != "delivery":
        return False
    start = index
    while start > 0 and not reading.ends_sentence(start - 1) and reading.low(start - 1) != ",":
        start -= 1
    return any(reading.low(i) in TAX_WORDS for i in range(start, index))


def _net(reading: Reading, index: int) -> tuple[int, int] | None:
    word = reading.low(index)
    if word == "net" or (
        reading.tokens[index].text.lower() == "n" and reading.low(index + 1) == "/"
    ):
        position = index + 1
        while reading.low(position) in ("-", "/", "of", ":") and position < len(reading):
            position += 1
        number = number_at(reading.tokens, position, PLAIN)
        if number is None or number.value != int(number.value) or number.value > 9_999:
            return None
        end = number.end
        if reading.low(end) == "-" and reading.low(end + 1) == "day":
            end += 1
        if reading.low(end) in ("days", "day", "d"):
            end += 1
        return end, int(number.value)
    return None


def _days_net(reading: Reading, index: int) -> tuple[int, int] | None:
    """``30 days net``, ``14-day terms``, ``30 days' credit``."""
    span = reading.span(index)
    if span is None:
        return None
    follow = reading.low(span[2])
    if follow == "'":
        follow, span = reading.low(span[2] + 1), (span[0], span[1], span[2] + 1)
    days = span_days(span[0], span[1])
    if days is None or follow not in ("net", "terms", "credit", "nett", "term"):
        return None
    return span[2] + 1, days


def terms_end(reading: Reading, end: int) -> int:
    """``… from the invoice date``, ``… terms``, ``… payment terms``."""
    while reading.low(end) in ("terms", "payment", "term"):
        end += 1
    words = [reading.low(end + offset) for offset in range(5)]
    if words[0] in ("from", "of", "after", "from"):
        position = end + 1
        while reading.low(position) in _INVOICE_DATE:
            position += 1
        if position > end + 1:
            return position
    return end


def lead_start(reading: Reading, index: int) -> int:
    """Back over the words that lead to a due date, to where the phrase begins."""
    start = index
    while start > 0 and reading.low(start - 1) in LEADS and not reading.taken[start - 1]:
        start -= 1
    while start < index and reading.low(start) in (",", "for", "to", "and", "with"):
        start += 1
    return start
