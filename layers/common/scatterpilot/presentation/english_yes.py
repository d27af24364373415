"""A yes in English, by its words alone: clear, and nothing else beside it."""

from __future__ import annotations

from collections.abc import Sequence

FILLERS = frozenset(
    "um uh uhm er erm ah oh okay ok so well right like please pls plz thanks thx ta cheers "
    "just also then now hi hey hello hiya dear morning afternoon evening lol haha anyway hmm "
    "yeah yes yep and but because cos coz x xx ugh argh aargh oof gah doh d'oh whoops whoopsie "
    "oopsie darn damn crap blimey gosh yikes eek phew wow sigh btw fyi certainly absolutely "
    "definitely yay woohoo woo hooray hurray howdy heya hiya greetings yo alright alrighty "
    "righto cool aww".split()
)
_YES = frozenset(
    "yes yep yeah yup yea ya certainly sure ok okay k confirm confirmed correct right perfect "
    "great good fine approved approve agreed absolutely definitely lgtm exactly lovely brilliant "
    "cool awesome excellent done go proceed create issue send ship aye indeed affirmative "
    "accurate y 👍 ✅ 👌 happy wonderful super ideal nice spot bang generate finalise finalize "
    "submit ye yay sweet grand sound righto righty alright alrighty ace mint".split()
)
YES_PADDING = FILLERS | frozenset(
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
NO = frozenset(["no", "nope", "nah", "not", "don't", "wait", "hold", "stop", "wrong", "incorrect"])
# "Great, thanks" is polite, not a yes to creating an invoice.
THANKING = frozenset("thanks thank thx ta cheers hi hello hey morning afternoon evening".split())
PLAIN_YES = frozenset(
    "yes yep yeah yup yea ya ye sure confirm confirmed correct right approved approve agreed "
    "create go proceed issue send ship generate finalise finalize submit done exactly "
    "absolutely y".split()
)


def says_yes(words: Sequence[str]) -> bool:
    """Every word agrees, or is padding around words that do; ``words`` are folded."""
    if not words or any(word in NO for word in words):
        return False
    agreeing = [word for word in words if agrees(word)]
    if set(words) & THANKING and not set(words) & PLAIN_YES and not orders_it(words):
        return False
    strangers = [word for word in words if not agrees(word) and word not in YES_PADDING]
    if agreeing:
        return len(strangers) <= (2 if len(agreeing) >= 2 else 0)
    return not strangers and orders_it(words)


def agrees(word: str) -> bool:
    """Whether a word alone agrees: "yes", "yesss", "okkk"."""
    return word in _YES or (len(word) > 3 and word.rstrip(word[-1]) + word[-1] in _YES)


def orders_it(words: Sequence[str]) -> bool:
    """Whether the words ask for the invoice to be made: "raise it", "go for it"."""
    text = " ".join(words)
    for opening in _TO_DO_IT:
        if opening in text:
            rest = text.partition(opening)[2].split()
            return all(agrees(word) or word in YES_PADDING for word in rest)
    return any(phrase in text for phrase in _ORDERS)
