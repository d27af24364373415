"""How much a stretch of text looks like a customer's name."""

from __future__ import annotations

from collections.abc import Sequence

from scatterpilot.engines.embedded.lines.atoms import Atom
from scatterpilot.engines.embedded.lines.organisations import ORGANISATIONS
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import (
    ARTICLES,
    BILLING_VERBS,
    CHATTER,
    CORRECTION_CUES,
    FILLERS,
    LEGAL_ENDINGS,
    MONTHS,
    PRONOUNS,
    SMALL_IN_NAMES,
    WEEKDAYS,
)

# Names that go on with a number: "motel 7".
_NUMBERED = ORGANISATIONS | {"route", "pier", "highway", "platform", "section"}
PLAIN_WORDS = frozenset(
    "hours hour days day weeks week months month work job project done last next today "
    "yesterday morning total price rate each per flat fee new same usual following everything "
    "nothing thing things stuff first second third line item items rest one two three four "
    "five six seven eight nine ten twelve me someone somebody someone client customer guys "
    "people started going underway friday monday tuesday wednesday thursday saturday sunday".split()
)
_LEADING = FILLERS | frozenset(
    "for to my our client customer called named is it's on out against over at actually sorry no "
    "wait go goes be should this".split()
)
_TRAILING = frozenset(
    "please pls thanks thx a an as is now today lol and too again x will at instead not "
    "should though".split()
)
_IN_NAMES = frozenset("i me us it that we who my you your our".split())
_SMALL_TALK = frozenset(
    "weather rain sunny snow weekend today haha lol joke jokes funny crazy busy hope how wow "
    "omg ugh sunshine tomorrow nice lovely".split()
)
_NOT_IN_NAMES = frozenset(
    "due net payable at @ per each invoice bill please was were did did've i i'm it's that's "
    "is are wrong right mine your too short been tax hours hrs create need needs want wants "
    "make send done charge charged flat fee".split()
)
_TITLES = frozenset("mr mrs ms miss mx dr prof sir madam mme herr frau señor señora".split())
_NEVER_ALONE = FILLERS | ARTICLES | BILLING_VERBS | CORRECTION_CUES
_NO_NAMES = PLAIN_WORDS | FILLERS | ARTICLES | CHATTER | _NOT_IN_NAMES
_NEVER_IN_NAMES = PRONOUNS - _IN_NAMES
# "Bookkeeping for February" tells when, unless somebody is billed or was asked for.
_TIMES = (
    MONTHS.keys()
    | WEEKDAYS.keys()
    | frozenset("and of the to spring summer autumn winter fall q1 q2 q3 q4 term season".split())
)
# What it costs to run on over a separator; where none is given, 4.
_JOIN = {
    "amp": -0.1,
    "none": 0.0,
    "word": 2.5,
    "figure": 0.4,
    "bill": 1.5,
    **dict.fromkeys(("and", "paren"), 2.0),
    **dict.fromkeys(("dash", "with", "plus", "slash"), 2.5),
    "colon": 3.0,
    "cap": 2.0,
    "low": 3.0,
    "that": 3.5,
    **dict.fromkeys(("line", "stop"), 5.0),
    **dict.fromkeys(("due", "not", "owner", "fact", "label", "bullet"), 6.0),
}
_JOIN_BEFORE_CAPITAL = {"and": 0.5, "for": 2.2, "to": 2.2}


def name_cost(
    reading: Reading, run: Sequence[Atom], joined: float, *, informative: bool, awaited: bool
) -> float | None:
    """The cost of taking a run of pieces as the customer's name; ``None`` when it can't be one.

    ``joined`` is the sum of the ``join_cost`` of its pieces but the first; ``informative`` tells
    whether capitals mean anything in this message; ``awaited`` that the customer was just asked
    for.
    """
    first = run[0]
    words = name_words(reading, run[0].start, run[-1].end)
    if not words or len(words) > 12:
        return None
    lows = [reading.low(i) for i in words]
    if all(reading.tokens[i].kind == "number" for i in words):
        return None
    if lows[0] in PRONOUNS or (len(lows) == 1 and lows[0] in _NEVER_ALONE):
        return None
    if _NO_NAMES.issuperset(lows):
        return None
    if first.billed != "bill" and not awaited and _TIMES.issuperset(lows):
        return None
    cost = _place_cost(first, awaited=awaited)
    look = _look_cost(reading, words, lows, informative=informative)
    if informative and _small_after_verb(reading, run, words):
        look = min(look, 0.6 + _look_cost(reading, words, lows, informative=False))
    cost += look
    cost += joined
    cost += _figure_cost(reading, run)
    if reading.tokens[words[0]].kind == "number" and first.sep in ("cap", "figure", "low"):
        cost += 3.0
    if first.billed == "" and first.sep not in ("for", "to") and not awaited:
        cost += _alone_cost(reading)
    cost += _work_opens(reading, run)
    if lows[0] in ARTICLES and not reading.tokens[words[0]].capital:
        cost += 1.5
    return cost + max(0, len(words) - 6) * 0.7


def _small_after_verb(reading: Reading, run: Sequence[Atom], words: list[int]) -> bool:
    """``invoice nobel bakery, 5x Windows licence``: capitals that only products have."""
    closed = reading.low(run[-1].end) in (",", ":", "-", "–", "—") or _figure_next(reading, run)
    small = all(not reading.tokens[i].capital for i in words)
    return run[0].billed == "bill" and run[0].sep == "bill" and small and closed


def _figure_next(reading: Reading, run: Sequence[Atom]) -> bool:
    end = run[-1].end
    return end < len(reading) and reading.tokens[end].kind == "number"


def _work_opens(reading: Reading, run: Sequence[Atom]) -> float:
    """``Mowing for Green Park …``, ``Mowing for May``: the work opens the message and the customer
    or the time follows."""
    start, end = run[0].start, run[-1].end
    if start or len(run) > 1 or end + 1 >= len(reading) or reading.low(end) not in ("for", "to"):
        return 0.0
    if reading.low(end + 1) in _TIMES:
        return 4.0
    return 1.5 if reading.tokens[end + 1].capital else 0.0


def name_words(reading: Reading, start: int, end: int) -> list[int]:
    """The words and numbers of a would-be name, without the fillers around it."""
    words = [i for i in range(start, end) if reading.spoken[i]]
    while len(words) > 1 and _strippable(reading, words[0]):
        words = words[1:]
    while len(words) > 1 and _droppable(reading, words[-1]):
        words = words[:-1]
    return words


def _droppable(reading: Reading, index: int) -> bool:
    text = reading.tokens[index].text
    return reading.low(index) in _TRAILING and (text.islower() or reading.shouted)


def _strippable(reading: Reading, index: int) -> bool:
    if reading.low(index) not in _LEADING:
        return False
    opens = index == 0 or reading.ends_sentence(index - 1) or reading.taken[index - 1]
    return opens or not reading.tokens[index].capital or reading.low(index) in ("so", "uh", "um")


def _alone_cost(reading: Reading) -> float:
    """A message without any figure or fact that was not asked who the customer is: small talk."""
    return 0.0 if reading.numbers or any(reading.taken) else 3.0


def _place_cost(atom: Atom, *, awaited: bool) -> float:
    if atom.billed == "label":
        return -2.0
    if atom.billed == "bill":
        return 0.0
    if awaited and atom.sep in ("begin", "for", "to", "comma", "dash", "line", "stop", "colon"):
        return 0.3 if atom.sep in ("begin", "for", "to") else 1.5
    if atom.headed:
        return -0.6
    if atom.sep in ("for", "to"):
        return 0.6
    if atom.sep in ("cap", "with"):
        return 1.2 if atom.sep == "cap" else 1.8
    if atom.sep in ("begin", "line", "stop", "dash"):
        return 1.6
    return 3.0


def _look_cost(reading: Reading, words: list[int], lows: list[str], *, informative: bool) -> float:
    organised = not ORGANISATIONS.isdisjoint(lows)
    cost = _capital_cost(reading, words) if informative else 0.6
    if _sentence_opener(reading, words):
        cost += 1.5
    elif organised:
        cost -= 1.2
    if lows[-1] in LEGAL_ENDINGS:
        cost -= 0.6
    if lows[0] in _TITLES and len(lows) > 1:
        cost -= 2.0
    if not _NOT_IN_NAMES.isdisjoint(lows):
        cost += 1.5 * sum(
            1
            for i, low in zip(words, lows, strict=True)
            if low in _NOT_IN_NAMES
            and not (informative and i != words[0] and reading.tokens[i].capital)
        )
    small_talk = not _SMALL_TALK.isdisjoint(lows)
    if small_talk and (not informative or reading.tokens[words[0]].text[0].islower()):
        cost += 2.0 * sum(1 for low in lows if low in _SMALL_TALK)
    if not organised:
        small = not informative or reading.tokens[words[-1]].text[0].islower()
        cost += 1.2 * (small and any(low.endswith("ing") and len(low) > 5 for low in lows))
        cost += 0.0 if informative else 0.9
    return cost + _pronouns(reading, words, lows, informative=informative)


def _capital_cost(reading: Reading, words: list[int]) -> float:
    """Where capitals tell names, a name begins with one and has few small words."""
    tokens = [reading.tokens[i] for i in words if reading.tokens[i].kind == "word"]
    small = [t for t in tokens if t.text[0].islower() and t.lower not in SMALL_IN_NAMES]
    first = reading.tokens[words[0]]
    if first.kind == "word" and not first.capital:
        return 2.2 + 1.6 * sum(1 for token in small if token is not first)
    return 1.6 * len(small)


def _pronouns(reading: Reading, words: list[int], lows: list[str], *, informative: bool) -> float:
    """Pronouns make a sentence of it; a few stand in names, in capitals."""
    if not informative:
        return 2.5 * (not PRONOUNS.isdisjoint(lows))
    if PRONOUNS.isdisjoint(lows):
        return 0.0
    small = any(reading.tokens[i].text[0].islower() and reading.low(i) in PRONOUNS for i in words)
    return 2.5 * (small or not _NEVER_IN_NAMES.isdisjoint(lows))


def _sentence_opener(reading: Reading, words: list[int]) -> bool:
    """Whether the only capital is the one that opens the sentence: "Legal research for …"."""
    first = words[0]
    if not reading.tokens[first].capital or not (first == 0 or reading.ends_sentence(first - 1)):
        return False
    rest = [reading.tokens[i] for i in words[1:] if reading.tokens[i].kind == "word"]
    return bool(rest) and all(token.text[0].islower() for token in rest)


def join_cost(reading: Reading, atom: Atom) -> float:
    """What it costs that the name runs on over the separator before this piece."""
    token = reading.tokens[atom.start]
    capital = token.capital
    word = reading.low(atom.start)
    if atom.sep == "paren" and word in LEGAL_ENDINGS:
        return 0.0
    if atom.sep == "comma":
        if word in LEGAL_ENDINGS:
            return -0.4
        tail = {reading.low(i) for i in range(atom.start, atom.end)}
        follows = reading.low(atom.end)
        partner = follows in ("&", "and") or bool(tail & LEGAL_ENDINGS)
        return 0.5 if capital and partner else 3.5
    before = reading.tokens[atom.start - 2] if atom.start > 1 else None
    if capital and before is not None and before.capital and reading.low(atom.start - 1) == "+":
        return 0.5
    if capital and atom.sep in _JOIN_BEFORE_CAPITAL:
        return _JOIN_BEFORE_CAPITAL[atom.sep]
    return _JOIN.get(atom.sep, 4.0)


def _figure_cost(reading: Reading, run: Sequence[Atom]) -> float:
    """Figures inside a name: "Studio 54", "3 Oaks 2 Elms Ltd"; never money or hours."""
    cost = 0.0
    for atom in run:
        for figure in atom.figures:
            if figure.priced or figure.times:
                cost += 8.0
            elif figure.quantity is not None:
                named = figure.value != 1 and not figure.quantity.text.lower().endswith("s")
                cost += 0.5 if named and _closes_billed(reading, run, figure.stop) else 5.0
            elif figure.text_score >= 2:
                cost += 0.0
            elif _inside_name(reading, run, figure.start, figure.stop):
                cost += 0.2 if figure.value < 100 or figure.stop < run[-1].end else 2.0
            else:
                cost += 1.5
    return cost


def _closes_billed(reading: Reading, run: Sequence[Atom], stop: int) -> bool:
    """Inside ``INVOICE JO'S 24 HR GARAGE.``: the whole sentence is the name."""
    end = run[-1].end
    closed = end < len(reading) and reading.ends_sentence(end)
    return run[0].billed == "bill" and run[0].start < stop < end and closed


def _inside_name(reading: Reading, run: Sequence[Atom], start: int, stop: int) -> bool:
    before = reading.tokens[start - 1] if start > run[0].start else None
    after = reading.tokens[stop] if stop < run[-1].end else None
    before_fits = before is None or before.capital or before.kind == "number"
    if not reading.informative and before is not None and before.lower in _NUMBERED:
        return True
    after_fits = after is None or after.capital
    return before_fits and after_fits and (before is not None or after is not None)
