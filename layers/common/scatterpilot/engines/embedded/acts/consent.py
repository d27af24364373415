"""Yes, no, and nothing to add."""

from __future__ import annotations

from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import FILLERS

_YES = frozenset(
    "yes yep yeah yup yea ya certainly sure ok okay k confirm confirmed correct right perfect "
    "great good fine approved approve agreed absolutely definitely lgtm exactly lovely brilliant "
    "cool awesome excellent done go proceed create issue send ship aye indeed affirmative "
    "accurate y 👍 ✅ 👌 happy wonderful super ideal nice spot bang generate finalise finalize "
    "submit ye yay sweet grand sound righto righty alright alrighty ace mint".split()
)
_YES_PADDING = FILLERS | frozenset(
    "it that this is the looks look all everything go ahead and create make do send issue "
    "please me invoice now out off to for with be yes that's it's i'm am you can let's good "
    "as i we sounds right thanks thank very much numbers match mine on seems fine up them 's "
    "are at my your sir mate of course by means then so ! . , way raise prepare generate "
    "final want would certainly like just approve confirm get done dusted one job happy what "
    "said have checked here both here's".split()
)
_ORDERS = tuple(
    "make the invoice, looks, sounds, match, raise it, off you go, "
    "raise the invoice, go for it, off it goes, in order, too easy, no worries, no changes, "
    "nothing to change, as is, wrap it up, get it out, that's it, thats it".split(", ")
)
# Followed by anything else they order something else: "make it twice as many".
_TO_DO_IT = ("do it", "make it")
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
_NO = frozenset(["no", "nope", "nah", "not", "don't", "wait", "hold", "stop", "wrong", "incorrect"])
# "Great, thanks" is polite, not a yes to creating an invoice.
_THANKING = frozenset("thanks thank thx ta cheers hi hello hey morning afternoon evening".split())
_PLAIN_YES = frozenset(
    "yes yep yeah yup yea ya ye sure confirm confirmed correct right approved approve agreed "
    "create go proceed issue send ship generate finalise finalize submit done exactly "
    "absolutely y".split()
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
    """A clear yes and nothing else: every word agrees, or is padding around words that do."""
    lows = spoken_words(reading)
    if not lows or any(low in _NO for low in lows) or _names_something(reading):
        return False
    agreeing = [low for low in lows if _agrees(low)]
    if set(lows) & _THANKING and not set(lows) & _PLAIN_YES and not _orders_it(lows):
        return False
    strangers = [low for low in lows if not _agrees(low) and low not in _YES_PADDING]
    if agreeing:
        return len(strangers) <= (2 if len(agreeing) >= 2 else 0)
    return not strangers and _orders_it(lows)


def merely_praises(reading: Reading) -> bool:
    """``lovely``, ``great, thanks``: kind words that do not ask for the invoice."""
    lows = spoken_words(reading)
    plain = _PLAIN_YES | {"ok", "okay", "good", "fine", "perfect", "lgtm", "right", "happy"}
    return not _orders_it(lows) and not any(low in plain for low in lows)


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
    if set(words) & _THANKING and not set(words) & _PLAIN_YES:
        return _orders_it(words)
    return any(_agrees(low) for low in words) or _orders_it(words)


def _names_something(reading: Reading) -> bool:
    """A figure or an address: "send it to ann@example.org" is more than a yes."""
    return any(token.kind in ("number", "email", "url") for token in reading.tokens)


def _agrees(low: str) -> bool:
    if low in _YES:
        return True
    # "yesss", "yeahhh", "okkk"
    return len(low) > 3 and low.rstrip(low[-1]) + low[-1] in _YES


def _orders_it(lows: list[str]) -> bool:
    text = " ".join(lows)
    for opening in _TO_DO_IT:
        if opening in text:
            rest = text.partition(opening)[2].split()
            return all(_agrees(low) or low in _YES_PADDING for low in rest)
    return any(phrase in text for phrase in _ORDERS)


def says_no(reading: Reading) -> bool:
    """A bare refusal, without saying what to change."""
    lows = spoken_words(reading)
    if not lows or lows[0] not in _NO or says_no_more(reading):
        return False
    return all(low in _NO or low in _NO_PADDING for low in lows)


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
