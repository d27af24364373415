"""When the invoice is due, and the date it carries."""

from __future__ import annotations

from datetime import date, timedelta

from scatterpilot.engines.embedded.calendar import span_at, span_days
from scatterpilot.engines.embedded.claims import Claim, DueClaim, InvoiceDateClaim, Span
from scatterpilot.engines.embedded.numerals import NumberStyle, number_at
from scatterpilot.engines.embedded.reading import Reading

_PLAIN = NumberStyle(comma=False, space=False)
_DUE_WORDS = frozenset(
    "due payable pay pays paying paid payment settle settled settling deadline terms owed "
    "owing term".split()
)
_CONNECTORS = frozenset(
    "like about um uh date is be by on in for should : = the to of at before no later than latest up it that "
    "as due within payment payable expected needed required terms until till - – are will net "
    "please now full them it's me us upon from invoice their our , set agreed usual standard "
    "back forward out over".split()
)
_LEADS = frozenset(
    "i we they she he it they'll she'll he'll it'll they're she's he's it's will make and "
    "with payment terms is are to be the please has have want wants need needs can that move "
    "change set push extend shift bring due date new on give them put get for should , also "
    "then his her their its which must but pls deadline invoice's".split()
)
_RECEIPT = (("on", "receipt"), ("upon", "receipt"), ("at", "receipt"), ("on", "reciept"),
            ("by", "return"), ("on", "delivery"), ("cash", "on"), ("on", "presentation"))  # fmt: skip
_AT_ONCE = frozenset(("immediately", "immediate", "now", "asap", "straightaway", "instantly"))
_ISSUE_STARTS = frozenset(["dated", "date", "backdate", "backdated", "issued", "predate"])
_ISSUE_WORDS = frozenset(
    "date the invoice it is to on as of be should for : = backdated backdate dated this "
    "issued at issue with".split()
)


def find_dates(reading: Reading) -> list[Claim]:
    """Invoice dates first: "dated March 1, net 45" has two dates of different kinds."""
    claims: list[Claim] = []
    for finder in (_issue_date_at, _terms_at, _due_at, _grace_at):
        for index in range(len(reading)):
            if reading.taken[index]:
                continue
            found = finder(reading, index)
            if found is not None:
                reading.take(*found.span)
                claims.append(found)
    return claims


def _issue_date_at(reading: Reading, index: int) -> InvoiceDateClaim | None:
    words = reading.words(index, 3)
    named = words[0] in ("invoice", "issue") and words[1] == "date"
    if words[0] not in _ISSUE_STARTS and not named:
        return None
    if words[0] == "date" and reading.low(index - 1) in ("due", "payment"):
        return None
    if named and reading.low(index - 1) in ("from", "of", "after"):
        return None
    position = index + (2 if named else 1)
    while reading.low(position) in _ISSUE_WORDS:
        position += 1
    found = reading.date(position, backward=True)
    if found is None or not reading.free(position, found.end):
        return None
    start = _lead_start(reading, index)
    return InvoiceDateClaim((start, found.end), found.value, found.problem)


def _terms_at(reading: Reading, index: int) -> DueClaim | None:
    """``net 30``, ``n/30``, ``30 days net``, ``on receipt``, ``payable immediately``."""
    end, days = _net(reading, index) or _days_net(reading, index) or (index, -1)
    if days < 0:
        if reading.words(index, 2) in _RECEIPT:
            end, days = index + 2 + (reading.low(index + 2) == "delivery"), 0
        elif (reading.low(index) in _AT_ONCE and reading.low(index - 1) in _DUE_WORDS) or (
            reading.low(index) == "cod" and not reading.tokens[index].text.islower()
        ):
            end, days = index + 1, 0
        else:
            return None
    end = _terms_tail(reading, end)
    return DueClaim((_lead_start(reading, index), end), terms_days=days)


def _net(reading: Reading, index: int) -> tuple[int, int] | None:
    word = reading.low(index)
    if word == "net" or (
        reading.tokens[index].text.lower() == "n" and reading.low(index + 1) == "/"
    ):
        position = index + 1
        while reading.low(position) in ("-", "/", "of", ":") and position < len(reading):
            position += 1
        number = number_at(reading.tokens, position, _PLAIN)
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
    span = span_at(reading.tokens, index)
    if span is None:
        return None
    follow = reading.low(span[2])
    if follow == "'":
        follow, span = reading.low(span[2] + 1), (span[0], span[1], span[2] + 1)
    days = span_days(span[0], span[1])
    if days is None or follow not in ("net", "terms", "credit", "nett", "term"):
        return None
    return span[2] + 1, days


def _terms_tail(reading: Reading, end: int) -> int:
    """``… from the invoice date``, ``… terms``, ``… payment terms``."""
    while reading.low(end) in ("terms", "payment", "term"):
        end += 1
    words = [reading.low(end + offset) for offset in range(5)]
    if words[0] in ("from", "of", "after", "from"):
        position = end + 1
        while reading.low(position) in (
            "the",
            "invoice",
            "date",
            "invoicing",
            "issue",
            "receipt",
            "of",
            "that",
        ):
            position += 1
        if position > end + 1:
            return position
    return end


def _due_at(reading: Reading, index: int) -> DueClaim | None:
    """A due word, then a date or a span of days within a few connecting words."""
    if reading.low(index) not in _DUE_WORDS:
        return None
    position = index + 1
    while position < len(reading) and position < index + 9 and not reading.taken[position]:
        found = _when(reading, position)
        if found is not None:
            return _claim(reading, index, found)
        if reading.low(position) not in _CONNECTORS:
            return None
        position += 1
    return None


def _grace_at(reading: Reading, index: int) -> DueClaim | None:
    """``they've got until the 27th to pay``, ``they get 30 days to pay``, ``by 9 May``."""
    low = reading.low(index)
    if low in ("until", "till", "til", "by", "before") or reading.words(index, 3) == (
        "no",
        "later",
        "than",
    ):
        position = index + (3 if low == "no" else 1)
        found = reading.date(position)
        if found is None or found.value is None and not found.problem:
            return None
        if not reading.free(position, found.end):
            return None
        return DueClaim(
            (_grace_lead(reading, index), _to_pay(reading, found.end)),
            found.value,
            None,
            found.problem,
        )
    span = span_at(reading.tokens, index)
    if span is None or not reading.free(index, span[2]):
        return None
    days = span_days(span[0], span[1])
    end = _to_pay(reading, span[2])
    runs = _runs_from(reading, span[2])
    if days is None or (end == span[2] and runs == span[2]):
        return None
    return DueClaim((_grace_lead(reading, index), max(end, runs)), terms_days=days)


def _to_pay(reading: Reading, end: int) -> int:
    if reading.low(end) == "to" and reading.low(end + 1) in ("pay", "settle", "clear", "cough"):
        follow = end + 2
        while reading.low(follow) in (
            "it",
            "up",
            "me",
            "us",
            "this",
            "the",
            "invoice",
            "bill",
            "in",
            "full",
        ):
            follow += 1
        return follow
    return end


def _runs_from(reading: Reading, end: int) -> int:
    """``30 days running from then``, ``counted from that date``."""
    position = end
    while reading.low(position) in (
        "running",
        "runs",
        "run",
        "counting",
        "counted",
        "count",
        "start",
        "starting",
        "starts",
        "going",
    ):
        position += 1
    if position == end or reading.low(position) != "from":
        return end
    position += 1
    while reading.low(position) in (
        "then",
        "there",
        "that",
        "the",
        "new",
        "date",
        "invoice",
        "this",
        "day",
    ):
        position += 1
    return position


def _grace_lead(reading: Reading, index: int) -> int:
    start = index
    words = _LEADS | frozenset(
        "got gets get given i've i'll they've he's she's told him cough up giving gave we've got customer client owes at that's".split()
    )
    while start > 0 and reading.low(start - 1) in words and not reading.taken[start - 1]:
        start -= 1
    while start < index and reading.low(start) in (",", "for", "to", "and", "with"):
        start += 1
    return start


def _when(reading: Reading, position: int) -> DueClaim | None:
    found = reading.date(position)
    within = reading.low(position - 1) == "within" or reading.low(position) == "within"
    if found is not None and reading.free(position, found.end) and not within:
        return DueClaim((position, found.end), on=found.value, problem=found.problem)
    if reading.low(position) in _AT_ONCE:
        return DueClaim((position, position + 1), terms_days=0)
    start = position + 1 if reading.low(position) == "within" else position
    span = span_at(reading.tokens, start)
    if span is None:
        return None
    days = span_days(span[0], span[1])
    if days is None:
        relative = reading.date(position - 1) if reading.low(position - 1) == "within" else found
        return relative and DueClaim((position, relative.end), on=relative.value)
    return DueClaim((start, _terms_tail(reading, span[2])), terms_days=days)


_REPAIRS = frozenset(
    "no wait sorry actually scratch that make it i mean meant oops correction rather strike , - – — . "
    "hang on hold should be it's".split()
)


def _repaired(reading: Reading, found: DueClaim) -> DueClaim:
    """``due March 20 - scratch that, March 27``: the later date counts."""
    position = found.span[1]
    cue = False
    while position < len(reading) and reading.low(position) in _REPAIRS:
        cue = cue or reading.tokens[position].kind == "word"
        position += 1
    if not cue or position >= len(reading):
        return found
    return _when(reading, position) or found


def _claim(reading: Reading, index: int, found: DueClaim) -> DueClaim:
    found = _repaired(reading, found)
    span = (_lead_start(reading, index), found.span[1])
    return DueClaim(span, found.on, found.terms_days, found.problem)


def _lead_start(reading: Reading, index: int) -> int:
    start = index
    while start > 0 and reading.low(start - 1) in _LEADS and not reading.taken[start - 1]:
        start -= 1
    while start < index and reading.low(start) in (",", "for", "to", "and", "with"):
        start += 1
    return start


def bare_due(reading: Reading) -> DueClaim | None:
    """A date or term with no word beside it, as the answer to when the invoice is due."""
    for index in range(min(len(reading), 40)):
        if reading.taken[index]:
            continue
        found = _when(reading, index)
        if found is not None:
            return found
    return None


_LATER = frozenset("extra more another longer later".split())


def extension(reading: Reading, due: date | None) -> DueClaim | None:
    """``give them an extra week``, ``two more weeks``: later than the due date there is."""
    lows = [token.lower for token in reading.tokens]
    speaks = {"due", "pay", "deadline", "terms", "payment", "date"} & set(lows)
    if due is None or not speaks or not _LATER & set(lows):
        return None
    for index in range(len(reading)):
        word = reading.low(index + 1)
        span = span_at(reading.tokens, index)
        if span is None and word in ("extra", "more"):
            later = span_at(reading.tokens, index + 2)
            plain = reading.low(index + 2)
            if plain in ("week", "fortnight", "month", "day"):
                span = (1, plain, index + 3)
            elif later is not None:
                span = later
            amount = reading.amount(index)
            if span is not None and amount is not None:
                span = (int(amount.value), span[1], span[2])
        if span is None or not reading.free(index, span[2]):
            continue
        days = span_days(span[0], span[1])
        near = lows[max(index - 1, 0) : span[2] + 2]
        if days is None or not _LATER & set(near):
            continue
        if any(token.kind == "number" for token in reading.tokens[span[2] :]):
            reading.take(_grace_lead(reading, index), _to_pay(reading, span[2]))
            return None
        end = span[2] + (reading.low(span[2]) in _LATER)
        return DueClaim(
            (_grace_lead(reading, index), _to_pay(reading, end)), on=due + timedelta(days=days)
        )
    return None
