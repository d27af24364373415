"""A name put right in the same breath: ``Elm Plumbing, well Elm Heating Ltd is the legal name``."""

from __future__ import annotations

from collections.abc import Sequence

from scatterpilot.engines.embedded.text.lexicon import BILLING_VERBS, FILLERS
from scatterpilot.engines.embedded.text.tokens import Token, folded

_KINDS = frozenset("registered legal full proper official correct trading real actual".split())
_OWNERS = frozenset("the their its her his".split())
_PAUSES = frozenset(", - – — ( ;".split())
_BEFORE_NAME = BILLING_VERBS | {"for", "to"}
_LEADS = FILLERS | {"rather", "actually", "sorry", "or", "no", "wait"}
# A name has no more words than this.
_REACH = 10


def without_wrong_names(tokens: list[Token]) -> list[Token]:
    """Drop the first name, and the words that say the second is the right one."""
    for index, token in enumerate(tokens):
        if token.lower == "name" and (end := _right_name_end(tokens, index)):
            bounds = _wrong_name(tokens, end)
            if bounds is not None:
                start, right = bounds
                return [*tokens[:start], *tokens[right:end], *tokens[index + 1 :]]
    return tokens


def _right_name_end(tokens: Sequence[Token], index: int) -> int:
    """Where the right name ends: before ``is the registered`` name; 0 without that."""
    first = index
    while first and tokens[first - 1].lower in _KINDS:
        first -= 1
    if first == index or folded(tokens, first - 1) not in _OWNERS:
        return 0
    if folded(tokens, first - 2) in ("that's", "thats") and folded(tokens, first - 3) in _PAUSES:
        return first - 3
    return first - 2 if folded(tokens, first - 2) in ("is", "being") else 0


def _wrong_name(tokens: Sequence[Token], end: int) -> tuple[int, int] | None:
    """Where the wrong name begins, and the right one after it."""
    pause = next(
        (i for i in range(end - 1, max(end - _REACH, 0), -1) if tokens[i].text in _PAUSES), 0
    )
    right = pause + 1
    while right < end and tokens[right].lower in _LEADS:
        right += 1
    for start in range(pause, max(pause - _REACH, 0), -1):
        if tokens[start - 1].lower in _BEFORE_NAME:
            return (start, right) if start < pause and right < end else None
    return None
