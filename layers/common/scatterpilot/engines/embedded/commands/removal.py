"""Orders to remove a line, a contact detail or the PO number, or to swap one line for another."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from scatterpilot.domain.draft import Draft, LineItem
from scatterpilot.domain.edits import ChangeLine, RemoveLine, SetCustomer, SetReference
from scatterpilot.engines.embedded.commands.commands import Commands
from scatterpilot.engines.embedded.lines.items import tidy
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.targets import line_with_value, lines_named, position_named
from scatterpilot.engines.embedded.values.amounts import PERCENT_WORDS, Amount

_REMOVE = frozenset(
    "remove delete drop scrap scratch lose skip strike cut ditch cancel omit forget exclude "
    "nix axe bin kill".split()
)
_OFF_VERBS = frozenset(["take", "leave", "knock", "strike", "get", "pull"])
_OFF = frozenset(("off", "out", "rid", "away"))
_SWAPS = frozenset(("swap", "replace", "exchange", "substitute"))
_NEGATIONS = frozenset(("don't", "not"))
REMOVAL_STARTS = _REMOVE | _OFF_VERBS | _SWAPS | _NEGATIONS | {"without"}
_ALL = frozenset(["everything", "all", "lines", "items", "both"])
_BARE_NOUNS = frozenset("line item one thing entry row charge bit please".split())
_SPOKEN_OF = _BARE_NOUNS | frozenset("them it that this those out off away back again".split())
_CLEARING = {"email": SetCustomer(email=None), "address": SetCustomer(address=None)}
_UNWANTED = frozenset("bill charge include invoice need".split())
_OBJECT_ENDS = frozenset(", - – — ( but please pls since because they we i as cos and".split())
# What is to be removed is named in fewer tokens than this.
_LONGEST_OBJECT = 40
_NEW_ORDERS = frozenset("change make add set put use it".split())
_REASON_STARTS = frozenset(", - – — ( please since because as cos they".split())
_NEW_THOUGHTS = frozenset("add make change put due and".split())


def take_removal(reading: Reading, index: int, draft: Draft, commands: Commands) -> bool:
    """``remove the hosting``, ``take the travel line off``, ``drop line 2``."""
    if _swap(reading, index, draft, commands):
        return True
    start = _object_start(reading, index)
    if start is None:
        return False
    end = _object_end(reading, start)
    words = reading.words(start, end - start)
    if _percent_in(reading, start, end) or _lowered(reading, start, words):
        return False
    priced = _sum_in(reading, start, end)
    if priced is not None:
        line = line_with_value(priced.value, draft)
        if line is None or not set(words) & {"one", "line", "item", "charge", "fee"}:
            return False
        return _removed(reading, index, end, line, commands)
    if "po" in words:
        commands.changes.append(SetReference(po_number=None))
        reading.take(_lead(reading, index), _clause_end(reading, end))
        return True
    spoken_of = bool(set(words) - _BARE_NOUNS) and set(words) <= _SPOKEN_OF
    if spoken_of:
        start = _sentence_start(reading, index)
        sentence = range(start, reading.sentence_end(index))
        words = tuple(reading.low(i) for i in sentence if not index <= i < end)
    cleared = next((_CLEARING[word] for word in words if word in _CLEARING), None)
    if cleared is not None:
        commands.changes.append(cleared)
        reading.take(_lead(reading, index), end)
        return True
    return _remove_lines(reading, index, range(start, end), words, draft, commands)


def _remove_lines(
    reading: Reading,
    index: int,
    span: range,
    words: Sequence[str],
    draft: Draft,
    commands: Commands,
) -> bool:
    """``span`` holds the order itself where its object stands elsewhere in the sentence."""
    start, end = span.start, span.stop
    found = _lines_meant(reading, start, end, words, draft)
    if not found and index in span:
        found = _newest(draft)
    if not found:
        return False
    left = _left_over(reading, start, draft.line_items[found[0]]) if len(found) == 1 else None
    if left is not None:
        quote = {"quantity": reading.quote(start, end)}
        commands.changes.append(ChangeLine(line=found[0], quantity=left, evidence=quote))
        reading.take(_lead(reading, index), _clause_end(reading, end))
        return True
    commands.removals.extend(
        RemoveLine(line=line) for line in found if line not in [r.line for r in commands.removals]
    )
    reading.take(min(start, _lead(reading, index)), _clause_end(reading, end))
    return True


def _percent_in(reading: Reading, start: int, end: int) -> bool:
    spoken_of = not reading.vocabulary.isdisjoint(PERCENT_WORDS)
    return spoken_of and any(reading.percent(i) for i in range(start, end))


def _sum_in(reading: Reading, start: int, end: int) -> Amount | None:
    """The first amount with its currency that starts here."""
    sums = reading.sums()
    place = bisect_left(sums, start)
    return reading.amount(sums[place]) if place < len(sums) and sums[place] < end else None


def _lowered(reading: Reading, start: int, words: Sequence[str]) -> bool:
    """``drop the lunches to 5``, ``cut the hours by 2``: less of it, not none."""
    if "to" not in words and "by" not in words:
        return False
    steps = (i for i, word in enumerate(words, start) if word in ("to", "by"))
    return any(reading.amount(i + 1) is not None for i in steps)


def _newest(draft: Draft) -> list[int]:
    """The line that the user spoke of last, if it is one alone among others."""
    turns = [
        max((source.turn or 0 for source in line.provenance.values()), default=-1)
        for line in draft.line_items
    ]
    found = [i for i, turn in enumerate(turns) if turn == max(turns)]
    return found if len(found) == 1 and len(turns) > 1 else []


def _left_over(reading: Reading, start: int, line: LineItem) -> Decimal | None:
    """``remove one lamp``, ``take 2 of the lamps off``: what is left where there are more."""
    count = reading.amount(start)
    if count is None or count.money or reading.low(count.end) in ("line", "item", "row"):
        return None
    fewer = line.quantity is not None and 0 < count.value < line.quantity
    return line.quantity - count.value if line.quantity is not None and fewer else None


def _removed(reading: Reading, index: int, end: int, line: int, commands: Commands) -> bool:
    commands.removals.append(RemoveLine(line=line))
    reading.take(_lead(reading, index), _clause_end(reading, end))
    return True


def _swap(reading: Reading, index: int, draft: Draft, commands: Commands) -> bool:
    """``swap the mugs for 4 plates at $9``: one line goes, what follows is new."""
    if reading.low(index) not in _SWAPS:
        return False
    for position in range(index + 1, min(index + 10, len(reading))):
        if reading.low(position) not in ("for", "with", "by"):
            continue
        words = [reading.low(i) for i in range(index + 1, position)]
        found = _lines_meant(reading, index + 1, position, words, draft)
        if len(found) != 1:
            return False
        if "same" in reading.words(position, 12):
            return _replaced_by_name(reading, index, position + 1, found[0], commands)
        commands.removals.append(RemoveLine(line=found[0]))
        reading.take(_lead(reading, index), position + 1)
        return True
    return False


def _replaced_by_name(
    reading: Reading, index: int, start: int, line: int, commands: Commands
) -> bool:
    """``swap the mugs for cups, same price, same quantity``: only the name changes."""
    end = start
    while end < len(reading) and reading.low(end) not in (",", "at", "-", "–", "same"):
        end += 1
    name = tidy(reading.text(start, end))
    if name is None:
        return False
    quote = reading.quote(start, end)
    commands.changes.append(
        ChangeLine(line=line, description=name, evidence={"description": quote})
    )
    reading.take(index, reading.sentence_end(end))
    return True


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
    if low in _NEGATIONS and reading.low(index + 1) in _UNWANTED:
        follow = index + 2
        return follow + 1 if reading.low(follow) in ("for", "them", "the") else follow
    if low == "without" and reading.low(index + 1) in ("the", "any"):
        return index + 1
    return None


def _object_end(reading: Reading, start: int) -> int:
    end, last = start, min(reading.sentence_end(start), start + _LONGEST_OBJECT)
    while end < last and not reading.taken[end]:
        if reading.low(end) in _OBJECT_ENDS and not _lists_more(reading, end):
            break
        end += 1
    return end


def _lists_more(reading: Reading, index: int) -> bool:
    """An ``and`` between two things to remove; not one before a new order."""
    if reading.low(index) != "and":
        return False
    if reading.low(index + 1) == "the":
        return not _verb_follows(reading, index + 2)
    return reading.low(index + 1) not in _NEW_ORDERS


def _verb_follows(reading: Reading, index: int) -> bool:
    for position in range(index, min(index + 4, len(reading))):
        if reading.low(position) in ("is", "are", "should", "to", "at"):
            return True
    return False


def _lines_meant(
    reading: Reading, start: int, end: int, words: Sequence[str], draft: Draft
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
    if reading.low(end) not in _REASON_STARTS:
        return end
    stop = end
    while stop < len(reading) and not reading.ends_sentence(stop) and not reading.taken[stop]:
        if reading.tokens[stop].kind == "number" or reading.low(stop) in _NEW_THOUGHTS:
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
