"""Orders about the draft itself: remove a line, same price for both, call it something else."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.edits import ChangeLine, Edit, RemoveLine, SetCustomer, SetReference
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.targets import line_with_value, lines_named, position_named

_REMOVE = frozenset(
    "remove delete drop scrap scratch lose skip strike cut ditch cancel omit forget exclude nix axe "
    "bin kill".split()
)
_OFF_VERBS = frozenset(["take", "leave", "knock", "strike", "get", "pull"])
_OFF = frozenset(("off", "out", "rid", "away"))
_ALL = frozenset(["everything", "all", "lines", "items", "both"])
_CLEARABLE = {
    "email": "email", "e-mail": "email", "address": "address",
}  # fmt: skip


@dataclass
class Commands:
    """Edits that name lines by their index in the draft as it is; removals come last."""

    changes: list[Edit] = field(default_factory=list)
    removals: list[RemoveLine] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)


def take_commands(reading: Reading, draft: Draft) -> Commands:
    """Find and take all commands of a message."""
    commands = Commands()
    for index in range(len(reading)):
        if reading.taken[index]:
            continue
        if not _removal(reading, index, draft, commands):
            _same_price(reading, index, draft, commands) or _rename(reading, index, draft, commands)
    commands.removals.sort(key=lambda removal: -removal.line)
    return commands


def _removal(reading: Reading, index: int, draft: Draft, commands: Commands) -> bool:
    """``remove the hosting``, ``take the travel line off``, ``drop line 2``, ``no travel after all``."""
    if _swap(reading, index, draft, commands):
        return True
    start = _object_start(reading, index)
    if start is None:
        return False
    end = _object_end(reading, start)
    words = [reading.low(i) for i in range(start, end)]
    if any(reading.percent(i) for i in range(start, end)):
        return False
    priced = next((a for i in range(start, end) if (a := reading.amount(i)) and a.money), None)
    if priced is not None:
        line = line_with_value(priced.value, draft)
        if line is None or not set(words) & {"one", "line", "item", "charge", "fee"}:
            return False
        commands.removals.append(RemoveLine(line=line))
        reading.take(_lead(reading, index), _clause_end(reading, end))
        return True
    if "po" in words:
        commands.changes.append(SetReference(po_number=None))
        reading.take(_lead(reading, index), _clause_end(reading, end))
        return True
    if words and set(words) <= {"them", "it", "that", "those", "out", "off", "away"}:
        start = _sentence_start(reading, index)
        words = [reading.low(i) for i in range(start, index)]
    cleared = next((_CLEARABLE[word] for word in words if word in _CLEARABLE), None)
    if cleared is not None:
        commands.changes.append(SetCustomer(**{cleared: None}))
        reading.take(_lead(reading, index), end)
        return True
    found = _lines_meant(reading, start, end, words, draft)
    if not found:
        return False
    commands.removals.extend(
        RemoveLine(line=line) for line in found if line not in [r.line for r in commands.removals]
    )
    reading.take(min(start, _lead(reading, index)), _clause_end(reading, end))
    return True


def _swap(reading: Reading, index: int, draft: Draft, commands: Commands) -> bool:
    """``swap the leash sets for 4 harnesses at $31``: one line goes, what follows is new."""
    if reading.low(index) not in ("swap", "replace", "exchange", "substitute"):
        return False
    for position in range(index + 1, min(index + 10, len(reading))):
        if reading.low(position) not in ("for", "with", "by"):
            continue
        words = [reading.low(i) for i in range(index + 1, position)]
        found = _lines_meant(reading, index + 1, position, words, draft)
        if len(found) != 1:
            return False
        commands.removals.append(RemoveLine(line=found[0]))
        reading.take(_lead(reading, index), position + 1)
        return True
    return False


def _sentence_start(reading: Reading, index: int) -> int:
    start = index
    while start > 0 and not reading.ends_sentence(start - 1):
        start -= 1
    return start


def _object_start(reading: Reading, index: int) -> int | None:
    low = reading.low(index)
    if low in _REMOVE:
        return index + 1
    if low in _OFF_VERBS:
        end = _object_end(reading, index + 1)
        if reading.low(index + 1) in _OFF:
            return index + 2
        if any(reading.low(i) in _OFF for i in range(index + 1, end + 1)):
            return index + 1
    if low in ("don't", "not") and reading.low(index + 1) in (
        "bill",
        "charge",
        "include",
        "invoice",
        "need",
    ):
        follow = index + 2
        return follow + 1 if reading.low(follow) in ("for", "them", "the") else follow
    if low == "without" and reading.low(index + 1) in ("the", "any"):
        return index + 1
    return None


def _object_end(reading: Reading, start: int) -> int:
    end = start
    while end < len(reading) and not reading.taken[end] and not reading.ends_sentence(end):
        low = reading.low(end)
        if low in (
            ",",
            "-",
            "–",
            "—",
            "(",
            "but",
            "please",
            "pls",
            "since",
            "because",
            "they",
            "we",
            "i",
            "as",
            "cos",
            "and",
        ):
            if low != "and" or reading.low(end + 1) in (
                "change",
                "make",
                "add",
                "set",
                "put",
                "use",
                "it",
                "the",
            ):
                if (
                    low == "and"
                    and reading.low(end + 1) == "the"
                    and not _verb_follows(reading, end + 2)
                ):
                    end += 1
                    continue
                break
        end += 1
    return end


def _verb_follows(reading: Reading, index: int) -> bool:
    for position in range(index, min(index + 4, len(reading))):
        if reading.low(position) in ("is", "are", "should", "to", "at"):
            return True
    return False


def _lines_meant(
    reading: Reading, start: int, end: int, words: list[str], draft: Draft
) -> list[int]:
    count = len(draft.line_items)
    if not count:
        return []
    place = position_named(reading, start, end, count)
    if place is not None:
        return [place]
    if set(words) & _ALL and set(words) & {"lines", "items", "both"}:
        return list(range(count))
    if "and" in words and count > 1:
        split = words.index("and")
        halves = [
            lines_named(words[:split], draft.line_items),
            lines_named(words[split:], draft.line_items),
        ]
        if all(len(half) == 1 for half in halves):
            return [halves[0][0], halves[1][0]]
    found = lines_named(words, draft.line_items)
    return found if len(found) == 1 else []


def _clause_end(reading: Reading, end: int) -> int:
    """Past the reason given for it: ``, they brought their own``; not past a new order."""
    if reading.low(end) not in (
        ",",
        "-",
        "–",
        "—",
        "(",
        "please",
        "since",
        "because",
        "as",
        "cos",
        "they",
    ):
        return end
    stop = end
    while stop < len(reading) and not reading.ends_sentence(stop) and not reading.taken[stop]:
        if reading.tokens[stop].kind == "number" or reading.low(stop) in (
            "add",
            "make",
            "change",
            "put",
            "due",
            "and",
        ):
            return end
        stop += 1
    return stop


def _lead(reading: Reading, index: int) -> int:
    start = index
    words = frozenset(
        "please can you could let's actually sorry oh wait and also just ok okay i'd like to "
        "we should hmm no , then now".split()
    )
    while start > 0 and reading.low(start - 1) in words and not reading.taken[start - 1]:
        start -= 1
    return start


def _same_price(reading: Reading, index: int, draft: Draft, commands: Commands) -> bool:
    """``same price for both``, ``same rate as the first``: copy the known price to the others."""
    if reading.low(index) != "same":
        return False
    if reading.low(index + 1) not in (
        "price",
        "rate",
        "prices",
        "for",
        "cost",
        "as",
        "hourly",
        "day",
        "daily",
        "again",
    ):
        return False
    end = reading.sentence_end(index)
    amount = next((a for i in range(index, end) if (a := reading.amount(i)) and not a.words), None)
    known = [line for line in draft.line_items if line.unit_price is not None]
    price = (
        amount.value
        if amount
        else (known[-1].unit_price if len({line.unit_price for line in known}) == 1 else None)
    )
    if price is None:
        return False
    targets = [i for i, line in enumerate(draft.line_items) if line.unit_price is None]
    if not targets and amount is not None:
        targets = list(range(len(draft.line_items)))
    commands.changes.extend(_priced(reading, line, price, index, end) for line in targets)
    if targets:
        reading.take(index, end)
    return bool(targets)


def _priced(reading: Reading, line: int, price: Decimal, start: int, end: int) -> ChangeLine:
    quote = reading.quote(start, end)
    return ChangeLine(line=line, unit_price=price, evidence={"unit_price": quote})


def _rename(reading: Reading, index: int, draft: Draft, commands: Commands) -> bool:
    """``call it X``, ``change the description to X``, ``rename the first line to X``."""
    low = reading.low(index)
    start: int | None = None
    subject_end = index
    if low == "call" and reading.low(index + 1) in ("it", "that", "this"):
        start = subject_end = index + 2
    elif low == "call" and reading.low(index + 1) == "the":
        place = position_named(reading, index, index + 4, len(draft.line_items))
        start = index + 4 if place is not None else None
        subject_end = index + 4
    elif low == "description" or (low == "rename" and draft.line_items):
        start = _after_to(reading, index)
        subject_end = start or index
    if start is None or not draft.line_items:
        return False
    end = reading.sentence_end(start)
    text = reading.text(start, end).strip(" \"'“”.,:")
    line = _line_of(reading, index, subject_end, draft)
    if not text or line is None:
        return False
    commands.changes.append(
        ChangeLine(line=line, description=text, evidence={"description": reading.quote(start, end)})
    )
    reading.take(_lead_rename(reading, index), end)
    return True


def _after_to(reading: Reading, index: int) -> int | None:
    for position in range(index + 1, min(index + 12, len(reading))):
        if reading.low(position) in ("to", "as", ":", "be", "say", "read", "is"):
            follow = position + 1
            while reading.low(follow) in ("be", "say", "read", ":"):
                follow += 1
            return follow
    return None


def _line_of(reading: Reading, index: int, end: int, draft: Draft) -> int | None:
    count = len(draft.line_items)
    place = position_named(reading, max(index - 4, 0), end, count)
    if place is not None:
        return place
    found = lines_named([reading.low(i) for i in range(index, end)], draft.line_items)
    if len(found) == 1:
        return found[0]
    return count - 1 if count == 1 else None


def _lead_rename(reading: Reading, index: int) -> int:
    start = index
    words = frozenset(
        "please change the can you update set make and line first second third last item of".split()
    )
    while start > 0 and reading.low(start - 1) in words and not reading.taken[start - 1]:
        start -= 1
    return start


def take_contrasts(reading: Reading) -> list[Decimal]:
    """Old values named beside the new one (``23 hours not 20``), taken out of the reading."""
    old: list[Decimal] = []
    for index in range(len(reading)):
        if reading.taken[index]:
            continue
        end = _contrast_start(reading, index)
        if end is None:
            continue
        amount = reading.percent(end) or reading.amount(end)
        if amount is None or (amount.words and amount.value == 1):
            continue
        stop = amount.end
        quantity = reading.quantity(end)
        if quantity is not None:
            stop = max(stop, quantity.end)
        mark = reading.rate_mark(stop)
        if mark is not None and reading.low(index) != "from":
            stop = mark.end
        if reading.low(index) == "from" and reading.low(stop) != "to":
            continue
        start = index - 1 if reading.low(index - 1) in (",", "and", "(") else index
        reading.take(start, stop + (reading.low(stop) == ")"))
        old.append(amount.value)
    return old


def take_old_dates(reading: Reading) -> None:
    """``not 2 April, 9 April``: the first date is the wrong one."""
    for index in range(len(reading)):
        if reading.low(index) != "not" or reading.taken[index]:
            continue
        found = reading.date(index + 1)
        if found is not None and found.end > index + 2:
            reading.take(index, found.end + (reading.low(found.end) == ","))


def take_replaced(reading: Reading, draft: Draft) -> list[Decimal]:
    """``change the 240 to 265``, ``the 18 should be 16``: the old value, known to the draft."""
    old: list[Decimal] = []
    for index in range(len(reading)):
        amount = None if reading.taken[index] else reading.amount(index)
        if amount is None or amount.end >= len(reading):
            continue
        words = reading.words(amount.end, 2)
        replaced = words[0] in ("to", "should", "→") or words in (
            ("-", ">"),
            ("is", "actually"),
            ("needs", "to"),
        )
        if not replaced or line_with_value(amount.value, draft) is None:
            continue
        new = (
            reading.amount(amount.end + 1)
            or reading.amount(amount.end + 2)
            or reading.amount(amount.end + 3)
        )
        if new is None:
            continue
        start = index - 1 if reading.low(index - 1) in ("the", "that") else index
        reading.take(start, amount.end + 1)
        old.append(amount.value)
    return old


def _contrast_start(reading: Reading, index: int) -> int | None:
    words = reading.words(index, 3)
    if words[0] == "not":
        position = index + 1
    elif words[:2] in (("instead", "of"), ("rather", "than")):
        position = index + 2
    elif words == ("supposed", "to", "be"):
        position = index + 3
    elif words[0] == "from" and index > 0:
        position = index + 1
    else:
        return None
    while reading.low(position) in ("the", "a", "at", "just"):
        position += 1
    return position
