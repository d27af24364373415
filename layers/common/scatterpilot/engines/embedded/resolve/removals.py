"""Whether a line that is spoken of is to go."""

from __future__ import annotations

from dataclasses import replace

from scatterpilot.domain.draft import LineItem
from scatterpilot.engines.embedded.meaning.clauses import CLAUSE, clause_of, sentence_of
from scatterpilot.engines.embedded.meaning.said import LineSaid, Meaning
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.packs import pack
from scatterpilot.engines.packs.folding import fold
from scatterpilot.engines.packs.pointing import field_words, pointing, words_in
from scatterpilot.engines.typed.units import TIMES, kind_of

#: A message that so surely agrees takes no line away.
_SURELY = 0.8


def goes(line: LineSaid, meaning: Meaning, standing: Standing) -> bool:
    """Whether a line is to go of which nothing else is said."""
    if (
        meaning.likely("confirm", _SURELY)
        or meaning.likely("replace_line")
        or meaning.likely("swap")
        or meaning.likely("merge_lines")
    ):
        return False
    if all(kind_of(ref.value) in TIMES for ref in line.references):
        return False  # "uurtje minder"
    if meaning.likely("remove_line", 0.4):
        return True
    less = pointing(standing.words.language)["less"]
    clauses = (clause_of(ref.quote, standing.words.text) for ref in line.references)
    alone = not meaning.new and not any(each.has_values for each in meaning.referred)
    return alone and meaning.likely("change") and any(less & set(words_in(c)) for c in clauses)


def is_reason(line: LineSaid, standing: Standing) -> bool:
    """``want 't is een renovatie``: a name without figures that only tells why."""
    named = line.description
    if named is None or line.references or replace(line, description=None).has_values:
        return False
    start = named.quote.start or 0
    clause = CLAUSE.split(standing.words.text[max(0, start - _NEAR) : start])[-1]
    return bool(set(words_in(clause)) & pointing(standing.words.language)["because"])


_NEAR = 40


def is_of_a_part(line: LineSaid, known: LineItem, meaning: Meaning, standing: Standing) -> bool:
    """``im März waren es 4``, ``two of them were free``: what is so of some that a line counts is
    not so of all.
    """
    count, held = line.quantity, known.quantity
    if count is None or held is None or line.references or meaning.old:
        return line.free is not None and count is not None and bool(held and count.value < held)
    month = meaning.worked is not None or _names_month(standing)
    return month and meaning.likely("change") and not (line.has_money or meaning.due)


def _names_month(standing: Standing) -> bool:
    months = pack(standing.words.language).months
    said = (fold(word) for word in words_in(standing.words.text) if len(word) > len("may"))
    return any(word in months for word in said)


def added_last(standing: Standing) -> list[int]:
    """``remove that``, without a mark: the only line that was added or changed last."""
    known = pointing(standing.words.language)
    said = set(words_in(standing.words.text.casefold())) - known["less"] - known["it"]
    changed = [index for index, each in enumerate(standing.changed_last) if each]
    return changed if not said - _REMOVES and len(changed) == 1 else []


#: English, as the other words of removing are among those for less.
_REMOVES = frozenset("remove delete please pls".split())


def only_free(line: LineSaid) -> bool:
    """``delivery was free, take it off``."""
    return line.free is not None and not any((line.quantity, line.price, line.amount, line.tax))


def is_of_tax(line: LineSaid, standing: Standing) -> bool:
    """``take VAT off the books``: what is said of tax takes no line away."""
    named = set(field_words(standing.words.language)["tax"])
    said = (sentence_of(ref.quote, standing.words.text) for ref in line.references)
    return any(named & set(words_in(sentence)) for sentence in said)
