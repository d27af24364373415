"""Tax: its rate, and which lines it is on. A tax word alone may be part of a name."""

from __future__ import annotations

from dataclasses import replace

from scatterpilot.engines.embedded.claims import Claim, Span, TaxClaim
from scatterpilot.engines.embedded.facts.scopes import named_lines
from scatterpilot.engines.embedded.facts.several_taxes import added_up, rates_apart
from scatterpilot.engines.embedded.facts.tax_beside import find_beside
from scatterpilot.engines.embedded.facts.tax_rates import rate_near
from scatterpilot.engines.embedded.facts.tax_scopes import (
    EXEMPT,
    NEGATIVE,
    denied_lines,
    stated_lines,
    tax_scope,
)
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import (
    BILLING_VERBS,
    CORRECTION_CUES,
    FILLERS,
    PRONOUNS,
    TAX_KINDS,
    TAX_WORDS,
    phrases,
)

_LEADS = frozenset(
    "and plus add with then also please at apply charge the a sales consumption value added "
    "include including they're there's is are so + but it make set change we we're i i'm need "
    "to should can you could on put goods services state local city , they their it's "
    "taking".split()
)
_CARRYING = frozenset("carry carries has have gets get attract attracts bears takes".split())
_IS_ON = phrases("is on, goes on, applies to, should apply, is for")
_TAXED = frozenset(("taxable", "taxed"))
_TAX_STARTS = TAX_WORDS | EXEMPT | _TAXED | {"zero"}
_LONGEST_SUBJECT = 3
_CLAUSES = frozenset(
    "all everything total invoice prices price for on of to at by from is are was were be only "
    "just net due what which yes".split()
)
_NO_SUBJECT = (
    _LEADS | _CARRYING | NEGATIVE | PRONOUNS | FILLERS | BILLING_VERBS | CORRECTION_CUES | _CLAUSES
) - {"the", "a"}
_NOT_TAX = frozenset(
    "id number return returns prep filing advice advisory consulting registration preparation "
    "planning accounts invoice".split()
)


def find_taxes(reading: Reading) -> list[Claim]:
    """One claim for everything the message says about tax, or none."""
    found = find_beside(reading)
    position = 0
    for index in reading.where(_TAX_STARTS):
        free = index >= position and not reading.taken[index]
        claim = _tax_at(reading, index) if free else None
        if claim is not None:
            reading.take(*claim.span)
            found.append(claim)
            rated = _rate_following(reading, claim.span[1]) if claim.rate is None else None
            if rated is not None:
                reading.take(*rated.span)
                found.append(rated)
                claim = rated
            position = claim.span[1]
    found = added_up(reading, found)
    apart = rates_apart(reading, found)
    return [apart or _joined(found)] if found else []


def _rate_following(reading: Reading, index: int) -> TaxClaim | None:
    """``no tax on shipping, 8% on the beans``: the rate of what is taxed."""
    start = index
    while reading.low(start) in (",", "and", "but", ";", "-", "–", "—"):
        start += 1
    rate = reading.percent(start) if start < len(reading) else None
    if rate is None or reading.low(rate.end) not in ("on", "for"):
        return None
    only, end = named_lines(reading, rate.end + 1)
    return TaxClaim((start, end), rate.value, False, only, (), (rate.start, rate.end))


def _joined(found: list[TaxClaim]) -> TaxClaim:
    """``VAT 20% on the boxes only, no VAT on the books``: one rate, some lines."""
    rated = [claim for claim in found if claim.rate is not None]
    only = tuple(word for claim in found for word in claim.only)
    exempt = tuple(word for claim in found for word in claim.exempt)
    if len(found) == 1:
        return found[0]
    last = rated[-1] if rated else found[-1]
    remove = not rated and any(claim.remove for claim in found)
    return TaxClaim(last.span, last.rate, remove, only, exempt, last.rate_span)


def _tax_at(reading: Reading, index: int) -> TaxClaim | None:
    if not _tax_word(reading, index):
        return None
    end = _word_end(reading, index)
    rate = rate_near(reading, index, end)
    if rate is None and (stated := stated_lines(reading, index, end)) is not None:
        return stated
    start = min(index, rate.start) if rate else index
    end = max(end, rate.end) if rate else end
    negative = rate is None and _negated(reading, index, end)
    if (ordered := _ordered(reading, index)) is not None:
        return ordered
    if (subject := _carried_by(reading, index, start, negative=negative)) is not None:
        named, first = subject
        claim = TaxClaim((first, end), rate.value if rate else None)
        return (
            replace(claim, exempt=named)
            if negative
            else replace(claim, only=named, rate_span=(rate.start, rate.end) if rate else None)
        )
    subject_words = _clause_subject(reading, start)
    if subject_words and (rate or negative):
        named, first = subject_words
        claim = TaxClaim((first, end), rate.value if rate else None)
        if negative:
            return replace(claim, exempt=named)
        return replace(claim, only=named, rate_span=(rate.start, rate.end) if rate else None)
    denied = denied_lines(reading, end) if rate is None else None
    if denied is not None:
        exempt, only, tail = denied
        return TaxClaim((_lead(reading, start), tail), None, False, only, exempt)
    if rate is None and not negative and not _asked_for(reading, index, end):
        return None
    only, exempt, tail = tax_scope(reading, end, negative=negative)
    span = (_lead(reading, start), tail)
    rate_span: Span | None = (rate.start, rate.end) if rate else None
    if negative and exempt:
        return TaxClaim(span, None, False, (), exempt)
    if negative:
        return TaxClaim(span, remove=True)
    return TaxClaim(span, rate.value if rate else None, False, only, exempt, rate_span)


def _ordered(reading: Reading, index: int) -> TaxClaim | None:
    """``tax the lamps at 7%``, ``charge VAT on the lamps at 20%``: what, then how much."""
    start = index + 1 + (reading.low(index + 1) == "on")
    if "at" not in reading.words(start, 10):
        return None
    only, after = named_lines(reading, start)
    if reading.low(start) not in ("the", "only", "just") or reading.low(after) != "at":
        return None
    rate = reading.percent(after + 1)
    if rate is None:
        return None
    span = (_lead(reading, index), rate.end)
    return TaxClaim(span, rate.value, False, only, (), (rate.start, rate.end))


def _carried_by(
    reading: Reading, index: int, start: int, *, negative: bool
) -> tuple[tuple[str, ...], int] | None:
    """``the polish carries no VAT``, ``the lamps have 20% VAT``: the lines, and where."""
    verb = min(index, start) - 1
    while verb > 0 and reading.low(verb) in ("no", "zero", "0", "any", "a", "the"):
        verb -= 1
    if verb < 1 or reading.low(verb) not in _CARRYING or reading.taken[verb]:
        return None
    first = verb
    while first > 0 and reading.tokens[first - 1].kind == "word" and not reading.taken[first - 1]:
        if reading.low(first - 1) in ("and", "but") or first <= verb - 6:
            break
        first -= 1
    while reading.low(first) in ("only", "just"):
        first += 1
    named, after = named_lines(reading, first)
    named = tuple(word for word in named if word not in _CARRYING)
    return (named, first) if named and after >= verb else None


def _clause_subject(reading: Reading, index: int) -> tuple[tuple[str, ...], int] | None:
    """The lines of ``chairs no VAT, desk 20% VAT``: a clause with nothing else, no price said."""
    end = index
    while end and (reading.low(end - 1) in NEGATIVE or reading.low(end - 1) in (":", "-", "–")):
        end -= 1
    start = end
    while start and end - start < _LONGEST_SUBJECT and reading.tokens[start - 1].kind == "word":
        start -= 1
    words = reading.words(start, end - start)
    opens = start == 0 or reading.ends_sentence(start - 1) or reading.low(start - 1) in (",", ";")
    if not words or not opens or reading.sums() or not reading.free(start, end):
        return None
    return None if _NO_SUBJECT & set(words) else (words, start)


def _tax_word(reading: Reading, index: int) -> bool:
    low = reading.low(index)
    if low in TAX_WORDS and _inside_name(reading, index):
        return False
    if low in TAX_WORDS:
        return reading.low(index + 1) not in _NOT_TAX
    return (
        low in EXEMPT
        or low in _TAXED
        or reading.words(index, 3) == ("zero", "-", "rated")
        or reading.words(index, 2) == ("zero", "rated")
    )


def _inside_name(reading: Reading, index: int) -> bool:
    """``Elm Tax Partners``: capitals around a Tax written like a name."""
    tokens = reading.tokens
    if not reading.informative or not 0 < index < len(tokens) - 1 or tokens[index].text.isupper():
        return False
    around = tokens[index - 1 : index + 2]
    return all(token.capital and not token.text.isupper() for token in around)


def _word_end(reading: Reading, index: int) -> int:
    if reading.low(index) == "zero":
        return index + (3 if reading.low(index + 1) == "-" else 2)
    end = index + 1
    if reading.low(end) == "-" and reading.low(end + 1) in ("exempt", "free"):
        return end + 2
    while reading.low(end) in ("exempt", "free", "rate", "exemption", "exempted"):
        end += 1
    return end


def _negated(reading: Reading, index: int, end: int) -> bool:
    if any(
        reading.low(i) in ("exempt", "free", "exempted", "exemption") for i in range(index, end)
    ):
        return True
    if reading.low(index) in EXEMPT or reading.low(index) == "zero":
        return True
    for back in range(index - 1, max(index - 5, -1), -1):
        if reading.ends_sentence(back) or reading.low(back) in (",", "and", "plus"):
            return False
        if reading.low(back) in NEGATIVE:
            return True
        if reading.low(back) == "off" and reading.low(back - 1) in ("take", "leave"):
            return True
    return reading.low(end) == "off" and reading.low(index - 1) == "the"


def _asked_for(reading: Reading, index: int, end: int) -> bool:
    """``plus VAT``, ``add tax``, ``+ GST``, ``tax on the parts only``: tax without its rate."""
    if reading.low(index) in ("taxable", "taxed"):
        return False
    before = reading.low(index - 1)
    if before in TAX_KINDS:
        before = reading.low(index - 2)
    near = reading.words(end, 5)
    if (
        ("only" in near and "on" in near)
        or near[:2] in _IS_ON
        or near[:3] == ("should", "be", "on")
    ):
        return True
    if before in ("plus", "add", "+", "with", "charge", "apply", "the", "include"):
        follows_name = (
            reading.tokens[index].capital and end < len(reading) and reading.tokens[end].capital
        )
        return before != "the" or (not follows_name and reading.low(end) in ("on", "only", "just"))
    near = reading.words(end, 5)
    return (near[0] in ("on", "only") and index > 0) or ("only" in near and "on" in near)


def _lead(reading: Reading, index: int) -> int:
    start = index
    while start > 0 and not reading.taken[start - 1]:
        low = reading.low(start - 1)
        if low not in _LEADS and low not in NEGATIVE:
            break
        start -= 1
    while start < index and reading.low(start) in ("and", ",", "but", "so"):
        start += 1
    return start
