"""Which lines a tax is on, in the words around it."""

from __future__ import annotations

from scatterpilot.engines.embedded.claims import TaxClaim
from scatterpilot.engines.embedded.facts.scopes import named_lines
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import PRONOUNS, phrases

NEGATIVE = frozenset(
    "no without remove drop scrap skip exclude excluding forget not don't zero free never "
    "delete waive cancel lose omit nil minus isn't aren't doesn't".split()
)
_COPULAS = frozenset(
    "is are be should being not isn't aren't isnt arent shouldn't was were get gets".split()
)
EXEMPT = frozenset(["exempt", "exempted", "untaxed", "taxfree", "zerorated"])
_ONLY = frozenset(("only", "just", "solely"))
_EXCEPT = phrases(
    "except for, except on, apart from, other than, but not, and not, not on, aside from, "
    "excluding the, not the"
)
_PADDING = frozenset(
    "should be is applies apply applied extra rate too as well please pls though charged "
    "added".split()
)
_ON = frozenset("on only just for applies to is be should".split())


def stated_lines(reading: Reading, index: int, end: int) -> TaxClaim | None:
    """``the books aren't taxable``, ``only the parts are taxed``."""
    exempt = reading.low(index) in EXEMPT or reading.low(index) == "zero"
    exempt = exempt or any(reading.low(i) in ("exempt", "free") for i in range(index, end))
    if not exempt and reading.low(index) not in ("taxable", "taxed"):
        return None
    if exempt and reading.low(index - 1) not in _COPULAS:
        return None
    verb = index - 1
    while verb > 0 and reading.low(verb) in _COPULAS:
        verb -= 1
    start = verb + 1
    while start > 0 and reading.tokens[start - 1].kind == "word" and not reading.taken[start - 1]:
        if reading.low(start - 1) in ("and", "but") or start <= verb - 6:
            break
        start -= 1
    negative = any(
        reading.low(i) in NEGATIVE or reading.low(i) in ("isnt", "arent", "shouldn't")
        for i in range(verb + 1, index)
    )
    negative = negative or exempt
    if set(reading.words(start, verb - start + 1)) & PRONOUNS - {"the"}:
        return None
    end = _rest_are(reading, end)
    while reading.low(start) in ("oh", "wait", "actually", "also", "sorry", "but", "and", *_ONLY):
        start += 1
    if exempt and _is_a_name(reading, start, verb + 1):
        return TaxClaim((verb + 1, end), remove=True)
    words, _ = named_lines(reading, start)
    words = tuple(
        word
        for word in words
        if word not in ("is", "are", "be", "should", "taxable", "taxed", "isn't", "aren't")
    )
    if not words:
        return None
    if negative:
        return TaxClaim((start, end), None, not words, (), words)
    return TaxClaim((start, end), None, False, words, ())


_DENIALS = frozenset(
    "not isn't shouldn't doesn't don't wasn't mustn't isnt shouldnt doesnt won't can't".split()
)
_DENIED = frozenset("should does do is must be go apply applies on to being charged added".split())


def denied_lines(
    reading: Reading, index: int
) -> tuple[tuple[str, ...], tuple[str, ...], int] | None:
    """``… shouldn't be on the delivery, only on the crates``: (exempt, only, end of the phrase)."""
    position, denied = index, False
    while reading.low(position) in _DENIED | _DENIALS:
        denied = denied or reading.low(position) in _DENIALS
        position += 1
    if not denied or reading.low(position - 1) not in ("on", "to"):
        return None
    exempt, after = named_lines(reading, position)
    if not exempt:
        return None
    follow = after + (reading.low(after) in (",", "-", "–", "—", ";"))
    follow += reading.low(follow) == "but"
    if reading.low(follow) in (*_ONLY, "on"):
        follow += _on(reading, follow)
        only, end = named_lines(reading, follow)
        return (exempt, only, end) if only else (exempt, (), after)
    return exempt, (), after


def _is_a_name(reading: Reading, start: int, end: int) -> bool:
    """``Elm Street School is exempt``: the customer, told by capitals, not some lines."""
    capitals = sum(reading.tokens[i].capital for i in range(start, end))
    return reading.informative and capitals >= 2 and reading.tokens[start].capital


def _rest_are(reading: Reading, end: int) -> int:
    """``…, only the mugs are``: says again what was just said."""
    position = end + (reading.low(end) in (",", "-", "–", "—", ";"))
    if reading.low(position) in ("here", "there"):
        position += 1
    if reading.low(position) not in _ONLY:
        return end
    stop = position
    while stop < len(reading) and stop < position + 8 and not reading.ends_sentence(stop):
        if reading.low(stop) in ("are", "is"):
            return stop + 1
        stop += 1
    return end


def tax_scope(
    reading: Reading, index: int, *, negative: bool
) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Lines after the tax: (only these, these exempt, end of the phrase)."""
    only: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()
    position = _skip_padding(reading, index)
    for _ in range(4):
        words, after, excepted = _next_scope(reading, position)
        if after == position:
            break
        if excepted != negative or negative:
            exempt += words
        else:
            only += words
        position = after
    return only, exempt, position


def _skip_padding(reading: Reading, index: int) -> int:
    while reading.low(index) in _PADDING:
        index += 1
    return index


def _next_scope(reading: Reading, index: int) -> tuple[tuple[str, ...], int, bool]:
    """One ``on …``/``none on …``/``except …`` phrase: (words, end, whether it excludes)."""
    position = index
    while reading.low(position) in (",", "but", "and", "(", "-", "–", "—", ";"):
        position += 1
    words = reading.words(position, 2)
    excepted = words in _EXCEPT or words[0] in ("except", "none", "excluding", "not", "nothing")
    if excepted:
        position += 1
        while reading.low(position) in ("for", "on", "from", "than", "the", "not"):
            position += 1
    else:
        position += _on(reading, position)
        if position == index or reading.low(position - 1) not in ("on", "for", "to"):
            return (), index, False
        follows = reading.tokens[position] if position < len(reading) else None
        if (
            reading.low(position - 1) == "for"
            and follows
            and follows.capital
            and reading.informative
        ):
            return (), index, False
    named, after = named_lines(reading, position)
    while reading.low(after) in ("only", "just", "please", "too"):
        after += 1
    if after == position:
        return (), index, False
    return named, after, excepted


def _on(reading: Reading, position: int) -> int:
    """How many words of ``on``, ``only on``, ``for just`` or the like stand here."""
    step = 0
    while reading.low(position + step) in _ON:
        step += 1
    return step
