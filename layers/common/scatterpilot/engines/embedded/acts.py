"""What a message does besides stating facts: agree, refuse, cancel, ask, greet, thank."""

from __future__ import annotations

from typing import Literal

from scatterpilot.engines.embedded.lexicon import FILLERS
from scatterpilot.engines.embedded.reading import Reading

Topic = Literal[
    "total", "subtotal", "tax", "discount", "missing", "due", "date", "currency", "customer",
    "lines", "help", "number", "po", "other",
]  # fmt: skip

_YES = frozenset(
    "yes yep yeah yup yea ya sure ok okay k confirm confirmed correct right perfect great "
    "good fine approved approve agreed absolutely definitely lgtm exactly lovely brilliant "
    "cool awesome excellent done go proceed create issue send ship aye indeed affirmative "
    "accurate y 👍 ✅ 👌 happy wonderful super ideal nice spot bang generate finalise finalize "
    "submit".split()
)
_YES_PADDING = FILLERS | frozenset(
    "it that this is the looks look all everything go ahead and create make do send issue "
    "please me invoice now out off to for with be yes that's it's i'm am you can let's good "
    "as i we sounds right thanks thank very much numbers match mine on seems fine up them 's "
    "are at my your sir mate of course by means then so ! . , way raise prepare generate "
    "final want would like just approve confirm get done dusted one job happy what said have "
    "checked here both here's".split()
)
_ORDERS = (
    "do it", "make it", "make the invoice", "looks", "sounds", "match", "raise it", "off you go",
    "raise the invoice", "go for it", "off it goes", "in order", "too easy", "no worries",
    "no changes", "nothing to change", "as is", "wrap it up", "get it out", "that's it", "thats it",
)  # fmt: skip
_HARMLESS_NO = (
    "no further", "no more", "no changes", "no worries", "no problem", "no notes", "no need to change",
    "nothing to change", "no complaints", "not a thing", "no probs", "no issues", "no corrections",
    "no mistakes", "nothing else", "nothing wrong", "no thats", "no that's",
)  # fmt: skip
# Words that hold a loose yes back: doubts, conditions, and anything that names a part of the
# invoice, for then something was said about it that was not understood.
_HEDGES = frozenset(
    "add put also remove delete replace swap move email address date due discount tax vat price rate "
    "line lines hour hours day days customer client name note notes number logo po terms could would "
    "another more less extra different other currency total amount item items second third last "
    "no nope not don't wait hold stop wrong incorrect but except however until once when if unless "
    "change instead should actually before first cancel never later missing what why how which".split()
)
_NO = frozenset(["no", "nope", "nah", "not", "don't", "wait", "hold", "stop", "wrong", "incorrect"])
_NO_MORE = (
    "that's everything", "that's all", "that is all", "that is everything", "nothing else", "that's it",
    "that is it", "no more", "all done", "nothing more", "that'll be all", "that will be all",
    "that's the lot", "thats all", "thats everything", "thats it", "i'm done", "we're done",
    "nothing to add", "that covers it", "that'd be all", "that'll do",
)  # fmt: skip
_CANCEL_VERBS = frozenset(
    "cancel scrap discard abort delete forget drop bin ditch trash kill scratch void stop "
    "nevermind remove abandon quit".split()
)
_CANCEL_OBJECTS = frozenset(
    "it this that everything all whole invoice thing lot entire draft one bill job altogether".split()
)
_CANCEL_PADDING = _CANCEL_OBJECTS | FILLERS | frozenset(
        "the please actually yes yep yeah no i we want to let's just can you could whole thing "
        "about anymore any more don't need changed my mind for now never mind it's do not oh "
        "sorry hang on wait scrap that cancel . , ! and then entirely completely all of would "
        "like think i've they him her she he them has have customer client pulled out fell "
        "through after hold off do".split()
)  # fmt: skip
_QUESTION_STARTS = frozenset(
    "what what's whats how how's which when when's who who's where why is are do does did "
    "will whose have has".split()
)
_TOPICS: tuple[tuple[Topic, frozenset[str]], ...] = (
    ("missing", frozenset(
        "missing need else left remaining needed require required next incomplete".split()
    )),
    ("subtotal", frozenset(("subtotal",))),
    ("tax", frozenset(["tax", "vat", "gst", "hst", "taxes"])),
    ("discount", frozenset(("discount",))),
    ("due", frozenset(["due", "payable", "deadline", "terms"])),
    ("total", frozenset(
        "total totals amount sum owe much altogether come comes cost".split()
    )),
    ("currency", frozenset(["currency", "dollars", "euros", "pounds", "usd", "eur", "gbp"])),
    ("po", frozenset(("po", "purchase", "reference"))),
    ("number", frozenset(("number",))),
    ("customer", frozenset(["customer", "client", "who", "who's", "billing"])),
    ("date", frozenset(["date", "dated"])),
    ("lines", frozenset(
        "lines items line item have got list so summary recap invoice draft far".split()
    )),
)  # fmt: skip
_HELP = frozenset(["help", "capabilities", "instructions", "features"])
_GREETINGS = frozenset(
    "hi hello hey hiya morning afternoon evening howdy yo greetings heya hullo".split()
)
_THANKS = frozenset("thanks thank thx ta cheers appreciated grateful thankyou ty".split())
_SHOW = (("show", "me"), ("show", "the"), ("read", "it"), ("read", "that"), ("recap", ""), ("summary", ""), ("what", "have"), ("summarise", ""), ("summarize", ""), ("show", "it"))  # fmt: skip


def says_yes(reading: Reading) -> bool:
    """A clear yes and nothing else: every word agrees, or is padding around words that do."""
    lows = _words(reading)
    if not lows or any(low in _NO for low in lows):
        return False
    agreeing = [low for low in lows if _agrees(low)]
    strangers = [low for low in lows if not _agrees(low) and low not in _YES_PADDING]
    if agreeing:
        return len(strangers) <= (2 if len(agreeing) >= 2 else 0)
    return not strangers and _orders_it(lows)


def sounds_like_yes(reading: Reading) -> bool:
    """A yes among other words. Only for a message in which nothing else was understood."""
    lows = _words(reading)
    text = " ".join(lows)
    for harmless in _HARMLESS_NO:
        text = text.replace(harmless, "")
    if len(lows) > 12 or "?" in reading.message or set(text.split()) & _HEDGES:
        return False
    if any(token.kind == "number" for token in reading.tokens):
        return False
    return any(_agrees(low) for low in text.split()) or _orders_it(text.split())


def _agrees(low: str) -> bool:
    if low in _YES:
        return True
    # "yesss", "yeahhh", "okkk"
    return len(low) > 3 and low.rstrip(low[-1]) + low[-1] in _YES


def _orders_it(lows: list[str]) -> bool:
    text = " ".join(lows)
    return any(phrase in text for phrase in _ORDERS)


def says_no(reading: Reading) -> bool:
    """A bare refusal, without saying what to change."""
    lows = _words(reading)
    return bool(lows) and lows[0] in _NO and len(lows) <= 4 and not says_no_more(reading)


def says_no_more(reading: Reading) -> bool:
    """``no, that's everything``: nothing to add."""
    text = " ".join(_words(reading))
    if text in ("no", "nope", "none", "nah", "no thanks", "no thank you", "nothing"):
        return False
    return len(text) < 80 and any(phrase in text for phrase in _NO_MORE)


def wants_start_over(reading: Reading) -> bool:
    text = " ".join(_words(reading))
    return (
        any(
            p in text
            for p in (
                "start over",
                "start again",
                "start from scratch",
                "begin again",
                "reset everything",
            )
        )
        and len(text) < 80
    )


def wants_cancel(reading: Reading) -> bool:
    """The whole invoice is to be dropped: a cancelling verb that opens its clause, its object the
    invoice and not one of its parts, and no figure in the clause."""
    lows = [token.lower for token in reading.tokens]
    if _unwanted(lows):
        return True
    for index, low in enumerate(lows):
        never_mind = low == "never" and reading.low(index + 1) == "mind"
        if low not in _CANCEL_VERBS and not never_mind:
            continue
        if not _opens_clause(reading, index):
            continue
        start = index + (2 if never_mind else 1)
        clause = _clause(reading, start)
        if any(reading.tokens[i].kind == "number" for i in clause):
            continue
        words = [reading.low(i) for i in clause if reading.tokens[i].kind == "word"]
        if _goes_on_with_figures(reading, index, clause, words):
            continue
        if all(word in _CANCEL_PADDING for word in words) and _object_fits(low, words, never_mind):
            return True
    return False


def _goes_on_with_figures(reading: Reading, index: int, clause: range, words: list[str]) -> bool:
    """``scratch that, March 27``, or an order beside prices: a correction, not a cancellation."""
    if {"invoice", "whole", "everything", "entire", "bill"} & set(words):
        return False
    after = range(clause.stop, len(reading))
    return any(reading.tokens[i].kind == "number" for i in after)


def _object_fits(verb: str, words: list[str], never_mind: bool) -> bool:
    if never_mind or verb in ("nevermind", "cancel", "abort"):
        return True
    return any(word in _CANCEL_OBJECTS - {"one", "job"} for word in words)


def _unwanted(lows: list[str]) -> bool:
    text = " ".join(lows)
    return any(
        phrase in text
        for phrase in (
            "don't want this invoice", "don't want the invoice", "don't need this invoice",
            "don't need the invoice", "changed my mind", "don't need an invoice", "don't create the invoice",
            "don't invoice them after all", "no longer need", "don't want an invoice", "call it off",
        )
    ) and not any(char.isdigit() for char in text)  # fmt: skip


def _opens_clause(reading: Reading, index: int) -> bool:
    if reading.tokens[index].capital and index and not reading.ends_sentence(index - 1):
        opens_by_mark = reading.low(index - 1) in (",", "-", "–", "—", ":")
        if not opens_by_mark and not reading.message.isupper():
            return False
    position = index - 1
    while position >= 0 and reading.tokens[position].kind == "word":
        if reading.low(position) not in _CANCEL_PADDING:
            return False
        position -= 1
    return True


def _clause(reading: Reading, start: int) -> range:
    end = start
    while (
        end < len(reading)
        and not reading.ends_sentence(end)
        and reading.low(end) not in (",", "-", "—", "–")
    ):
        end += 1
    return range(start, end)


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
    if (lows[0], lows[1] if len(lows) > 1 else "") in _SHOW or lows[0] in (
        "recap",
        "summarize",
        "summarise",
    ):
        return "lines"
    told = lows[:2] in (["tell", "me"], ["remind", "me"])
    if lows[0] not in _QUESTION_STARTS and not told and not (asked and _you_asked(lows)):
        return _tagged(lows) if asked else None
    if not asked and lows[0] in ("is", "are", "do", "does", "did", "will", "have", "has"):
        return None
    if _states_facts(reading, first, end) or (lows[0] == "how" and lows[1:2] == ["about"]):
        return None
    return _topic(lows)


def _tagged(lows: list[str]) -> Topic | None:
    """``total so far?``, ``and the due date?``: a question by its mark alone, short and on topic."""
    if len(lows) > 6 or any(low.isdigit() for low in lows):
        return None
    topic = _topic(lows)
    return topic if topic != "other" else None


def _you_asked(lows: list[str]) -> bool:
    if lows[:2] not in (["can", "you"], ["could", "you"], ["would", "you"], ["can", "i"]):
        return False
    rest = lows[2:]
    return bool({"invoices", "tell", "help", "show", "remind"} & set(rest))


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
    if words & _HELP or ({"you", "do"} <= words and "need" not in words) or "invoices" in words:
        return "help"
    for topic, cues in _TOPICS:
        if words & cues:
            return topic
    return "other"


def is_greeting(reading: Reading) -> bool:
    lows = _words(reading)
    return bool(lows) and lows[0] in _GREETINGS | {"good"} and bool(set(lows) & _GREETINGS)


def is_thanks(reading: Reading) -> bool:
    return bool(set(_words(reading)) & _THANKS)


def _words(reading: Reading) -> list[str]:
    return [
        token.lower
        for token in reading.tokens
        if token.kind in ("word", "number") or token.text in "👍✅👌"
    ]
