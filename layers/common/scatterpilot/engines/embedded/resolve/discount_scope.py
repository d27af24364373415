"""Which lines a discount is off, where the words behind it name some of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from scatterpilot.domain.edits import AddLine
from scatterpilot.engines.embedded.meaning.clauses import SENTENCE
from scatterpilot.engines.embedded.meaning.said import Meaning, Said
from scatterpilot.engines.embedded.resolve.line_edits import LineEdits
from scatterpilot.engines.embedded.resolve.references import roots
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.packs import pack
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.money import Money

_NEAR, _BESIDE = 70, 24
#: Behind the next figure another line is spoken of.
_FIGURE = re.compile(r"\d")


def scoped(
    meaning: Meaning, lines: LineEdits, standing: Standing
) -> list[tuple[int, Said[Decimal | Money]]]:
    """``15% off all but the album``, ``off the prints and the frames``: the share off each of these
    lines; what was marked on lines stays where no words say more.
    """
    marked = lines.discounts
    said = meaning.discount or (
        marked[0][1] if len({m[1].quote.start for m in marked}) == 1 else None
    )
    if said is None or isinstance(said.value, Money) or (meaning.discount and marked):
        return [(index, _of_each(index, each, lines, standing)) for index, each in marked]
    behind = standing.words.text[said.quote.end or 0 : (said.quote.end or 0) + _NEAR]
    sentence = _FIGURE.split(SENTENCE.split(behind)[0])[0]
    names = _names(lines, standing)
    leaves_out = bool(set(words_in(sentence)) & pointing(standing.words.language)["except"])
    told = roots(sentence if leaves_out else sentence.split(",")[0]) - roots("the for and all")
    named = {i for i, name in enumerate(names) if roots(name) & told}
    if not named and marked and _is_of_all(said, standing):
        meaning.discount = said
        return []
    if not named or len(named) == len(names):
        return marked
    if leaves_out:
        named = set(range(len(names))) - named
    elif meaning.discount is not None and len(names) > len(standing.lines):
        return marked  # of lines said in the same breath the next one may only follow
    meaning.discount = None
    return [(index, said) for index in sorted(named)]


def _is_of_all(said: Said[Decimal | Money], standing: Standing) -> bool:
    """``8 % del total``: whatever line it was marked on, it is off everything."""
    end = said.quote.end or 0
    known = pointing(standing.words.language)
    behind = words_in(standing.words.text[end : end + _BESIDE])[:3]
    return bool(set(behind) & (known["all"] | known["sum"]))


def _of_each(
    index: int, said: Said[Decimal | Money], lines: LineEdits, standing: Standing
) -> Said[Decimal | Money]:
    """``$5 off every chair``: so much of each of them."""
    end = said.quote.end or 0
    behind = words_in(standing.words.text[end : end + _BESIDE])[:3]
    each = pack(standing.words.language).any_of("each") | {"every"}
    told = index in lines.off_each or each & set(behind)
    if not isinstance(said.value, Money) or not told:
        return said
    added = [edit for edit in lines.added if isinstance(edit, AddLine)]
    counts = [*(line.quantity for line in standing.lines), *(edit.quantity for edit in added)]
    count = counts[index] if index < len(counts) else None
    amount = said.value.amount * (count or Decimal(1))
    return replace(said, value=replace(said.value, amount=amount))


def _names(lines: LineEdits, standing: Standing) -> Sequence[str]:
    added = (edit.description for edit in lines.added if isinstance(edit, AddLine))
    return [name or "" for name in (*(line.description for line in standing.lines), *added)]
