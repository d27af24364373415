"""Yes, no, and nothing to add."""

from __future__ import annotations

from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.presentation import english_yes
from scatterpilot.presentation.english_yes import (
    FILLERS,
    NO,
    PLAIN_YES,
    THANKING,
    agrees,
    orders_it,
)

_HARMLESS_NO = tuple(
    "no further, no more, no changes, no worries, no problem, no notes, no need to change, "
    "nothing to change, no complaints, not a thing, no probs, no issues, no corrections, "
    "no mistakes, nothing else, nothing wrong, no thats, no that's".split(", ")
)
# Words that hold a loose yes back: doubts, conditions, and anything that names a part of the
# invoice, for then something was said about it that was not understood.
_HEDGES = frozenset(
    "add put also remove delete replace swap move email address date due discount tax vat "
    "price rate line lines hour hours day days customer client name note notes number logo po "
    "terms could would another more less extra different other currency total amount item "
    "items second third last no nope not don't wait hold stop wrong incorrect but except "
    "however until once when if unless change instead should actually before first cancel "
    "never later missing what why how which quantity quantities double twice triple halve many "
    "unit bump lower increase decrease reduce edit adjust".split()
)
_NO_PADDING = FILLERS | frozenset(
    "thank you it's that's it that is quite yet exactly sorry".split()
)
_NO_MORE = tuple(
    "that's everything, that's all, that is all, that is everything, nothing else, that's it, "
    "that is it, no more, all done, nothing more, that'll be all, that will be all, "
    "that's the lot, thats all, thats everything, thats it, i'm done, we're done, "
    "nothing to add, that covers it, that'd be all, that'll do".split(", ")
)


def says_yes(reading: Reading) -> bool:
    """A clear yes and nothing else."""
    return not _names_something(reading) and english_yes.says_yes(spoken_words(reading))


def merely_praises(reading: Reading) -> bool:
    """``lovely``, ``great, thanks``: kind words that do not ask for the invoice."""
    lows = spoken_words(reading)
    plain = PLAIN_YES | {"ok", "okay", "good", "fine", "perfect", "lgtm", "right", "happy"}
    return not orders_it(lows) and not any(low in plain for low in lows)


def sounds_like_yes(reading: Reading) -> bool:
    """A yes among other words. Only for a message in which nothing else was understood."""
    lows = spoken_words(reading)
    text = " ".join(lows)
    for harmless in _HARMLESS_NO:
        text = text.replace(harmless, "")
    if len(lows) > 12 or "?" in reading.message or set(text.split()) & _HEDGES:
        return False
    if _names_something(reading):
        return False
    words = text.split()
    if set(words) & THANKING and not set(words) & PLAIN_YES:
        return orders_it(words)
    return any(agrees(low) for low in words) or orders_it(words)


def _names_something(reading: Reading) -> bool:
    """A figure or an address: "send it to ann@example.org" is more than a yes."""
    return any(token.kind in ("number", "email", "url") for token in reading.tokens)


def says_no(reading: Reading) -> bool:
    """A bare refusal, without saying what to change."""
    lows = spoken_words(reading)
    if not lows or lows[0] not in NO or says_no_more(reading):
        return False
    return all(low in NO or low in _NO_PADDING for low in lows)


def says_no_more(reading: Reading) -> bool:
    """``no, that's everything``: nothing to add."""
    text = " ".join(spoken_words(reading))
    if text in ("no", "nope", "none", "nah", "no thanks", "no thank you", "nothing"):
        return False
    return len(text) < 80 and any(phrase in text for phrase in _NO_MORE)


def spoken_words(reading: Reading) -> list[str]:
    """The words, numbers and thumbs of a message, folded."""
    return [
        token.lower
        for token in reading.tokens
        if token.kind in ("word", "number") or token.text in "👍✅👌"
    ]
