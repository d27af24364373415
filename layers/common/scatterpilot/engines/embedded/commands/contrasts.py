"""A description corrected by naming the wrong one: ``those were oak doors, not pine doors``."""

from __future__ import annotations

from scatterpilot.domain.draft import Draft
from scatterpilot.domain.edits import ChangeLine
from scatterpilot.engines.embedded.commands.commands import Commands
from scatterpilot.engines.embedded.lines.items import tidy
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.targets import stems
from scatterpilot.engines.embedded.text.lexicon import FILLERS, TAX_WORDS

_LEADS = FILLERS | frozenset(
    "a an the those these that this they it it's its they're that's was were is are should be say "
    "says read been have has actually sorry no wait correction i we meant mean said did sold "
    "change make made for called description line item , - – — : .".split()
)
_TAILS = frozenset("as i we it they that was were said please pls sorry like before . ! ,".split())
# Tokens looked at on either side; it also bounds the work on a hostile run.
_REACH = 16
_AFTER = (("not",), ("instead", "of"), ("rather", "than"))
CONTRAST_STARTS = frozenset(phrase[0] for phrase in _AFTER)


REWORDING = frozenset("change swap switch replace rename reword update correct make".split())
_INTO = frozenset("to for with into by".split())


def take_rewording(reading: Reading, index: int, draft: Draft, commands: Commands) -> bool:
    """``change guitar lessons to piano lessons``, ``swap the books for pamphlets``."""
    if reading.low(index) not in REWORDING or not draft.line_items:
        return False
    end = _sentence(reading, index)[1]
    for middle in range(index + 2, end - 1):
        if reading.low(middle) in _INTO:
            wrong = _trimmed(reading, index + 1, middle)
            right = _trimmed(reading, middle + 1, end)
            return _rename(reading, (index, end), right, wrong, draft, commands)
    return False


def take_contrast(reading: Reading, index: int, draft: Draft, commands: Commands) -> bool:
    """``sunflowers, not tulips``: the line the second words name is what the first words say."""
    length = next((len(p) for p in _AFTER if reading.words(index, len(p)) == p), 0)
    if not length or not draft.line_items:
        return False
    start, end = _sentence(reading, index)
    first = _trimmed(reading, start, index)
    second = _trimmed(reading, index + length, end)
    if _spoken_of(reading, index, second, draft):
        reading.take(index, second.stop)
        return True
    if not first or (not second and reading.low(index) == "not"):
        return _reversed(reading, index, end, draft, commands)
    return _rename(reading, (start, end), first, second, draft, commands)


def _spoken_of(reading: Reading, index: int, second: range, draft: Draft) -> bool:
    """``the seals are $5, not the tints``: of the tints nothing is said."""
    start = _sentence(reading, index)[0]
    before = range(start, index)
    figured = any(reading.tokens[i].kind == "number" for i in before)
    taxed = any(reading.low(i) in TAX_WORDS for i in before)
    words = stems(reading.text(second.start, second.stop)) if second else frozenset()
    named = any(words and words <= stems(line.description) for line in draft.line_items)
    return figured and not taxed and named and _plain(reading, second)


def _reversed(reading: Reading, index: int, end: int, draft: Draft, commands: Commands) -> bool:
    """``not tulips, sunflowers``, ``not tulips but sunflowers``."""
    for middle in range(index + 2, end):
        if reading.low(middle) in (",", "but", "-", "–", "—", "it's", "they"):
            wrong = _trimmed(reading, index + 1, middle)
            right = _trimmed(reading, middle + 1, end)
            return _rename(reading, (index, end), right, wrong, draft, commands)
    return False


def _rename(
    reading: Reading,
    span: tuple[int, int],
    right: range,
    wrong: range,
    draft: Draft,
    commands: Commands,
) -> bool:
    if not right or not wrong or not _plain(reading, right) or not _plain(reading, wrong):
        return False
    wrong_words = stems(reading.text(wrong.start, wrong.stop))
    right_words = stems(reading.text(right.start, right.stop))
    named = [
        index
        for index, line in enumerate(draft.line_items)
        if wrong_words and wrong_words <= stems(line.description)
    ]
    if len(named) != 1 or not right_words - stems(draft.line_items[named[0]].description):
        return False
    others = (line for i, line in enumerate(draft.line_items) if i != named[0])
    if any(right_words <= stems(line.description) for line in others):
        return False
    text = tidy(reading.text(right.start, right.stop))
    if text is None:
        return False
    quote = reading.quote(right.start, right.stop)
    commands.changes.append(
        ChangeLine(line=named[0], description=text, evidence={"description": quote})
    )
    reading.take(*span)
    return True


def _sentence(reading: Reading, index: int) -> tuple[int, int]:
    start = end = index
    while start > max(0, index - _REACH) and not _edge(reading, start - 1):
        start -= 1
    while end < min(len(reading), index + _REACH) and not reading.ends_sentence(end):
        end += 1
    return start, end


def _edge(reading: Reading, index: int) -> bool:
    return reading.taken[index] or reading.ends_sentence(index)


def _trimmed(reading: Reading, start: int, end: int) -> range:
    while start < end and reading.low(start) in _LEADS:
        start += 1
    while end > start and (reading.low(end - 1) in _TAILS or reading.low(end - 1) in _LEADS):
        end -= 1
    return range(start, end)


def _plain(reading: Reading, span: range) -> bool:
    """Words alone: a figure, a tax or another order makes it more than a name."""
    return (
        len(span) <= 8
        and all(
            reading.tokens[i].kind == "word" or reading.low(i) in ("-", "&", "'", "/") for i in span
        )
        and not any(reading.low(i) in TAX_WORDS | {"on", "for", "add", "due"} for i in span)
    )
