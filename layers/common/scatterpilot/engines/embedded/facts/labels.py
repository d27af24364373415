"""Field labels and set phrases that carry no value of their own: taken before anything is read."""

from __future__ import annotations

from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import BILLING_VERBS, MONTHS, WEEKDAYS, phrases
from scatterpilot.engines.embedded.text.tokens import tokenize

_LABELS = frozenset(
    "work job service services description item items project task tasks details rate price fee "
    "qty quantity hours amount cost scope what product products charges lines".split()
)
_PHRASES = phrases(
    "in the amount of, in the sum of, for the sum of, for the amount of, to the value of, "
    "for a total of, as agreed, as discussed, as usual, as always, if possible, real quick, "
    "when you can, if you can, let's see, you know, i think, i guess, no rush, by the way, "
    "let me restate the whole thing, let me restate, kind regards, best regards, many thanks, "
    "on this one, the work was, the job was, work was, it was for, that was for, same number, "
    "same figure, same amount, real quickly, as well, for now, to be clear, last night, "
    "this morning, this afternoon, the other day, earlier today, earlier this week, "
    "over the weekend"
)
_BY_FIRST_WORD: dict[str, list[tuple[str, ...]]] = {}
for _phrase in _PHRASES:
    _BY_FIRST_WORD.setdefault(_phrase[0], []).append(_phrase)
_LABEL_OPENERS = frozenset("unit hourly day daily line item work price".split())


_STARTS = _LABELS | _LABEL_OPENERS | _BY_FIRST_WORD.keys() | {"i", "("}
_ENDS = frozenset(("\n", ".", "!", "?", ";"))


def take_customer_again(reading: Reading, name: str | None) -> None:
    """The customer's name said again is no news, and no part of a description."""
    if not name or name.lower() not in reading.message.lower():
        return
    words = [token.lower for token in tokenize(name)]
    for index in range(len(reading)):
        end = index + len(words)
        if reading.low(index) != words[0] or list(reading.words(index, len(words))) != words:
            continue
        after = reading.tokens[end] if end < len(reading) else None
        ends = after is None or after.kind == "newline" or after.text in ",.:;-–—!?"
        if ends and reading.low(index - 1) not in ("is", "be", "to", "called"):
            reading.take(index, end)


_HERALDS = frozenset(
    "forwarding forwarded fwd fw forward pasting pasted copying copied below following here's "
    "heres message email mail request says said wrote writes told sent asked breakdown".split()
)
_THINGS = frozenset(
    "lines items things line item bits jobs parts products services charges entries pieces "
    "tasks".split()
)
_LONGEST_HERALD = 9


def _herald_end(reading: Reading, index: int) -> int:
    """``Forwarding from the client:`` before something pasted: the end, or 0."""
    for end in range(index, min(index + _LONGEST_HERALD, len(reading))):
        token = reading.tokens[end]
        if token.text == ":":
            heralds = any(reading.low(i) in _HERALDS for i in range(index, end))
            opens = end + 1 < len(reading) and reading.tokens[end + 1].text in "\n\"“'‘>"
            return end + 1 if heralds and opens else 0
        if token.kind not in ("word",) or reading.low(end) in BILLING_VERBS:
            return 0
    return 0


def _announces(reading: Reading, index: int) -> int:
    """``two lines:``, ``3 items -``: how many things follow, which says nothing; the end, or 0."""
    amount = reading.amount(index)
    if amount is None or amount.money or amount.end >= len(reading):
        return 0
    end = amount.end + (reading.low(amount.end) in ("line", "separate", "different"))
    if reading.low(end) not in _THINGS or reading.low(end + 1) not in (":", "-", "–", "—"):
        return 0
    return end + 2


def _places(reading: Reading) -> list[int]:
    """Where a label or a set phrase can begin."""
    if not len(reading):
        return []
    clocks = [index - 1 for index in reading.where({":"}) if index]
    opening = [index + 1 for index in reading.where(_ENDS) if index + 1 < len(reading)]
    counts = [] if reading.vocabulary.isdisjoint(_THINGS) else reading.amounts()
    return sorted({0, *opening, *clocks, *counts, *reading.where(_STARTS)})


_HEADERS = frozenset("from to sent date subject cc bcc re fwd reply received".split())
_DATE_WORDS = (
    frozenset(", and & - – / th st nd rd of the on to".split()) | set(MONTHS) | set(WEEKDAYS)
)


def _take_headers(reading: Reading) -> None:
    """``From: …``, ``Subject: …``: two or more make it a pasted mail, and they are not its text."""
    lines = [0, *(i + 1 for i in range(len(reading)) if reading.tokens[i].kind == "newline")]
    headers = [i for i in lines if reading.low(i) in _HEADERS and reading.low(i + 1) == ":"]
    if len(headers) < 2 or not any(reading.low(i) in ("from", "subject") for i in headers):
        return
    for start in headers:
        end = start
        while end < len(reading) and reading.tokens[end].kind != "newline":
            end += 1
        reading.take(start, end)


def _take_numbering(reading: Reading) -> None:
    """``1) the posters 2) the flyers`` in one line: the numbers of a list, from 1 on."""
    closing = [i for i in reading.where({")"}) if i and reading.tokens[i].glued]
    places = [i - 1 for i in closing if reading.tokens[i - 1].text.isdecimal()]
    places = [i for i in places if i == 0 or not reading.tokens[i].glued]
    if [reading.low(i) for i in places] != [str(n) for n in range(1, len(places) + 1)]:
        return
    for index in places if len(places) > 1 else ():
        reading.take(index, index + 2)


def _take_dated(reading: Reading, index: int) -> None:
    """``(mar 2, 3 and 4)``: the days of the work, in parentheses."""
    if reading.low(index) != "(":
        return
    named = False
    for end in range(index + 1, min(index + 14, len(reading))):
        token = reading.tokens[end]
        if token.text == ")":
            reading.take(index, end + 1 if named else index)
            return
        if token.kind != "number" and token.lower not in _DATE_WORDS:
            return
        named = named or token.lower in MONTHS


def _dashed(reading: Reading) -> list[int]:
    """``Hours - 22`` line by line: labels before a dash, where there are two or more."""
    lines = [0, *(i + 1 for i in range(len(reading)) if reading.tokens[i].kind == "newline")]
    found = [
        i for i in lines if reading.low(i) in _LABELS and reading.low(i + 1) in ("-", "–", "—")
    ]
    return found if len(found) >= 2 else []


def take_labels(reading: Reading) -> None:
    """``Work:, ``Rate:`` and the like at the start of a line, list numbers, set phrases."""
    _take_headers(reading)
    _take_numbering(reading)
    for index in _dashed(reading):
        reading.take(index, index + 2)
    for index in _places(reading):
        if (end := _announces(reading, index)) and reading.free(index, end):
            reading.take(index, end)
        if index == 0 or reading.ends_sentence(index - 1):
            reading.take(index, max(_herald_end(reading, index), index))
        opens = index == 0 or reading.tokens[index - 1].kind == "newline"
        if opens and _listed(reading, index):
            reading.take(index, index + 2)
        _take_time(reading, index)
        _take_dated(reading, index)
        if reading.words(index, 4) == ("i", ".", "e", "."):
            reading.take(index, index + 4)
        if (opens or reading.low(index - 1) in (",", "/", "|", ";", ".")) and _labelled(
            reading, index
        ):
            reading.take(index, index + (2 if reading.low(index + 1) in (":", "=") else 3))
        for phrase in _BY_FIRST_WORD.get(reading.low(index), ()):
            if reading.words(index, len(phrase)) == phrase and not _names(reading, index, phrase):
                reading.take(index, index + len(phrase))
                if phrase[0] == "same":
                    _take_figure(reading, index + len(phrase))
                break


def _names(reading: Reading, index: int, phrase: tuple[str, ...]) -> bool:
    """``it was for Elm Tours``: what follows is the customer rather than the work."""
    end = index + len(phrase)
    follows = end < len(reading) and reading.tokens[end].capital
    return phrase[-1] == "for" and follows and reading.informative


def _take_time(reading: Reading, index: int) -> None:
    """``[10:05] me:`` in a pasted chat: a time of day and who spoke."""
    tokens = reading.tokens
    if index + 2 >= len(tokens) or tokens[index].kind != "number" or tokens[index + 1].text != ":":
        return
    if index in reading.shifts:
        return
    clock = tokens[index + 1].glued and tokens[index + 2].glued and len(tokens[index + 2].text) == 2
    if not clock or not tokens[index].text.isdecimal() or len(tokens[index].text) > 2:
        return
    start = index - 1 if reading.low(index - 1) in ("[", "(") else index
    end = index + 3
    while reading.low(end) in ("]", ")", "am", "pm", "-"):
        end += 1
    if start < index and reading.low(end + 1) == ":":
        end += 2
    reading.take(start, end)


def _take_figure(reading: Reading, index: int) -> None:
    """``same number, 65``: the figure is not a new one."""
    position = index + (reading.low(index) in (",", ":", "-"))
    amount = reading.amount(position) if position < len(reading) else None
    if amount is not None:
        reading.take(position, amount.end)


def _labelled(reading: Reading, index: int) -> bool:
    if reading.low(index + 1) in _LABELS and reading.low(index + 2) in (":", "="):
        return reading.low(index) in _LABEL_OPENERS
    return reading.low(index) in _LABELS and reading.low(index + 1) in (":", "=")


def _listed(reading: Reading, index: int) -> bool:
    """``1.`` or ``2)`` before an item of a list."""
    token = reading.tokens[index]
    if token.kind != "number" or not token.text.isdecimal() or len(token.text) > 2:
        return False
    if index + 2 >= len(reading) or reading.low(index + 1) not in (".", ")"):
        return False
    return reading.tokens[index + 1].glued and not reading.tokens[index + 2].glued
