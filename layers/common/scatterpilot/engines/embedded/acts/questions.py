"""Questions about the invoice, recognised by topic."""

from __future__ import annotations

from typing import Literal

from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import FILLERS, phrases

Topic = Literal[
    "total",
    "subtotal",
    "tax",
    "discount",
    "missing",
    "due",
    "date",
    "currency",
    "customer",
    "lines",
    "help",
    "number",
    "reference",
    "other",
]
_QUESTION_STARTS = frozenset(
    "what what's whats how how's which when when's who who's where why is are do does did "
    "will whose have has".split()
)
# The first topic with a cue in the question is meant.
_TOPICS: dict[Topic, str] = {
    "missing": "missing need else left remaining needed require required next incomplete",
    "subtotal": "subtotal",
    "tax": "tax vat gst hst taxes",
    "discount": "discount",
    "due": "due payable deadline terms",
    "total": "total totals amount sum owe much altogether come comes cost",
    "currency": "currency dollars euros pounds usd eur gbp",
    "reference": "po purchase reference references leitweg remittance",
    "number": "number",
    "customer": "customer client who who's billing",
    "date": "date dated",
    "lines": "lines items line item have got list so summary recap invoice draft far",
}
_CUES = tuple((topic, frozenset(cues.split())) for topic, cues in _TOPICS.items())
_HELP = frozenset(["help", "capabilities", "instructions", "features"])
_RECAPS = frozenset(("recap", "summarize", "summarise"))
_SHOW = phrases("show me, show the, show it, read it, read that, what have")


_MAKING = frozenset("do make raise create draft send write prepare".split())
_TAGS = frozenset("correct right yes yeah ok okay no".split())


def take_questions(reading: Reading) -> list[Topic]:
    """Recognise questions, sentence by sentence, and take them out of the reading."""
    topics: list[Topic] = []
    start = 0
    while start < len(reading):
        end = reading.sentence_end(start)
        topic = _question(reading, start, end)
        if topic is not None:
            reading.take(start, end + 1)
            topics.append(topic)
        start = end + 1
    return topics


def _question(reading: Reading, start: int, end: int) -> Topic | None:
    first = start
    while first < end and (reading.low(first) in FILLERS or reading.low(first) in (",", ".")):
        first += 1
    lows = [reading.low(i) for i in range(first, end)]
    if not lows:
        return None
    asked = reading.low(end) == "?" or "?" in lows
    if lows[1:2] == [":"] and not asked:
        return None
    if asked and lows[-1] in _TAGS and set(lows) & {"total", "comes", "coming", "makes", "so"}:
        return "total"
    if tuple(lows[:2]) in _SHOW or lows[0] in _RECAPS or lows == ["summary"]:
        return "lines"
    if _asks_for_one(lows):
        return None
    told = lows[:2] in (["tell", "me"], ["remind", "me"])
    if lows[0] not in _QUESTION_STARTS and not told and not (asked and _you_asked(lows)):
        return _tagged(lows) if asked else None
    if not asked and lows[0] in ("is", "are", "do", "does", "did", "will", "have", "has"):
        return None
    if _states_facts(reading, first, end) or (lows[0] == "how" and lows[1:2] == ["about"]):
        return None
    return _topic(lows)


def _tagged(lows: list[str]) -> Topic | None:
    """``and the due date?``: a question by its mark alone, short and on topic."""
    if len(lows) > 6 or any(low.isdigit() for low in lows):
        return None
    topic = _topic(lows)
    return topic if topic != "other" else None


def _you_asked(lows: list[str]) -> bool:
    if lows[:2] not in (["can", "you"], ["could", "you"], ["would", "you"], ["can", "i"]):
        return False
    rest = lows[2:]
    return bool({"invoices", "tell", "help", "show", "remind"} & set(rest))


def _asks_for_one(lows: list[str]) -> bool:
    """``can you do one for Ann?``, ``could you raise something for Elm Ltd?``"""
    for index, low in enumerate(lows[:-2]):
        if low in _MAKING and lows[index + 1] in ("one", "something", "another", "it"):
            return "for" in lows[index + 2 : index + 4]
    return False


def _states_facts(reading: Reading, start: int, end: int) -> bool:
    """Prices, or counts beside a billing word, make it a request rather than a question."""
    for index in range(start, end):
        amount = reading.amount(index)
        if amount is not None and (amount.money or reading.rate_mark(amount.end)):
            return True
        if reading.quantity(index) is not None or reading.low(index) in ("invoice", "bill"):
            return True
    return False


def _topic(lows: list[str]) -> Topic:
    words = set(lows)
    about_me = {"you", "do"} <= words and "need" not in words
    if words & _HELP or about_me or "invoices" in words or lows[1:] == ["are", "you"]:
        return "help"
    for topic, cues in _CUES:
        if words & cues:
            return topic
    return "help" if lows[:2] == ["are", "you"] else "other"
