"""Whether a message was understood completely, so that nobody else needs to read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from scatterpilot.domain.editor import EditResult
from scatterpilot.engines.embedded.lines.segments import Segment
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import FILLERS, PRONOUNS

if TYPE_CHECKING:
    from scatterpilot.engines.embedded.understand import Understanding

# A courtesy or a turn of phrase may be skipped; more words may have meant something.
_MOST_SKIPPED = 2
_SHORT = 3
# Words of English billing that other languages don't share; one in a message tells its language.
_ENGLISH = frozenset(
    "invoice bill charge for at of the and an each per hour hours day days week weeks month due "
    "net on to is it its make add with tax no all same from next this please yes yeah yep it's "
    "change remove drop take off put set they their them he she my our we i'm i'd that's not "
    "should be just also one two three four five six seven eight ten dozen both price discount "
    "total what how who when which receipt today tomorrow friday monday end half flat fee cancel "
    "sorry actually thanks looks good go ahead create until by called name customer client".split()
)
# Frequent words of other languages that an English sentence does not have.
_FOREIGN = frozenset(
    "der die das und ist für fuer von mit ein eine einen zu zum zur auf nicht bitte rechnung "
    "stunden tage euro le la les des du une pour avec et est facture heures jours à au aux "
    "el los las para por con una y factura horas días il lo gli di per che della fattura ore "
    "giorni o os um uma com fatura fattura het een voor en van met factuur uur dagen och för "
    "med av att faktura timmar timer za na do się nie godzin в на и за по для счёт счет "
    "часов".split()
)


def words_skipped(reading: Reading, segments: Iterable[Segment]) -> int:
    """How many words with a meaning were passed over as chatter."""
    return sum(
        1
        for segment in segments
        if segment.label == "chatter"
        for index in range(segment.start, segment.end)
        if reading.tokens[index].kind == "word"
        and reading.tokens[index].lower not in FILLERS | PRONOUNS
    )


def is_sure(reading: Reading, meaning: Understanding, result: EditResult) -> bool:
    """Whether all of a message was understood, without doubt and without a refusal."""
    doubts = meaning.unread or meaning.beyond or meaning.choice or result.rejected
    return (
        meaning.says_something
        and not doubts
        and meaning.skipped <= _MOST_SKIPPED
        and reads_as_english(reading)
    )


def reads_as_english(reading: Reading) -> bool:
    """Whether a message is in the language the engine knows, as far as its words tell."""
    words = [token.lower for token in reading.tokens if token.kind == "word"]
    english = sum(word in _ENGLISH for word in words)
    foreign = sum(word in _FOREIGN for word in words)
    if any(not word.isascii() and not _latin(word) for word in words):
        return False
    return foreign <= english // 3 and (english > 0 or len(words) <= _SHORT)


def _latin(word: str) -> bool:
    return all(ord(character) < 0x250 for character in word)
