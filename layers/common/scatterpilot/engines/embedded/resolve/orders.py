"""Lines taken away, put in another's place or exchanged, and values dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scatterpilot.domain.edits import ChangeLine, Edit
from scatterpilot.engines.embedded.meaning.clauses import CLAUSE
from scatterpilot.engines.embedded.meaning.references import NAMED
from scatterpilot.engines.embedded.meaning.said import Meaning
from scatterpilot.engines.embedded.resolve.facts import cleared
from scatterpilot.engines.embedded.resolve.line_discounts import without_discounts
from scatterpilot.engines.embedded.resolve.references import lines_named
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.embedded.resolve.taxes import comes_on_top
from scatterpilot.engines.packs.pointing import field_words, pointing, words_in

#: New lines beside words that point at old ones: how likely an exchange must be.
_MAYBE = 0.25


def lines_replaced(meaning: Meaning, standing: Standing) -> list[int]:
    """The lines in whose place the new ones come."""
    if not meaning.new or not standing.lines:
        return []
    if meaning.likely("replace_all"):
        return list(range(len(standing.lines)))
    if not meaning.likely("replace_line", _MAYBE) and not meaning.likely("merge_lines", _MAYBE):
        return []
    named = [
        index
        for line in meaning.referred
        for reference in line.references
        for index in lines_named(reference.value, standing.lines, standing.words.language)
    ]
    every = len(standing.lines) == 1 or (meaning.likely("replace_line") and _says_all(standing))
    return named or (list(range(len(standing.lines))) if every else [])


def _says_all(standing: Standing) -> bool:
    """``scrap both lines``; ``use these`` points at the new ones."""
    known = pointing(standing.words.language)
    said = set(words_in(standing.words.text))
    return bool(said & (known["all"] - known["it"] - _NEW_ONES))


_NEW_ONES = frozenset(("them", "these", "those"))


def values_removed(meaning: Meaning, standing: Standing) -> list[Edit]:
    """``no discount``, ``lose the note``: of the fields that the words name, and for which they
    give no other value; what is said to stay does.
    """
    if not meaning.likely("remove_value") and not _takes_off(meaning, standing):
        return []
    text = " . ".join(_clauses_of_removal(standing))
    given = {field for field, value in _given(meaning).items() if value}
    if comes_on_top(standing):
        given.add("tax")
    named = [
        field
        for field, words in field_words(standing.words.language).items()
        if any(f" {word} " in text for word in words) and _is_set(field, standing)
    ]
    fields = [field for field in named if field not in given]
    if not fields and not meaning.referred and _names_note(text, standing):
        fields = ["notes"]
    off = without_discounts(standing) if "discount" in fields else []
    return [*off, *cleared(field for field in fields if field != "discount")]


def _names_note(text: str, standing: Standing) -> bool:
    """``skonto bitte weglassen``: a word of the note, and no line's."""
    noted = {word for word in words_in(standing.draft.notes or "") if len(word) >= _TELLING}
    named = {word for line in standing.lines for word in words_in(line.description or "")}
    return bool(noted & set(words_in(text)) - named)


#: Letters of a word that tells which note is meant.
_TELLING = 6


def _takes_off(meaning: Meaning, standing: Standing) -> bool:
    """``they're exempt, take the tax off``: a change of which nothing but these words is said."""
    known = pointing(standing.words.language)
    said = set(words_in(standing.words.text)) & (known["less"] | known["none"])
    lines = (*meaning.new, *meaning.referred, meaning.shared)
    silent = not any(line.has_values or line.references for line in lines)
    return bool(said) and silent and not meaning.old and meaning.likely("change")


def _clauses_of_removal(standing: Standing) -> Iterator[str]:
    kept = pointing(standing.words.language)["kept"]
    for clause in CLAUSE.split(standing.words.text):
        said = words_in(clause)
        if not kept & set(said):
            yield f" {' '.join(said)} "


def _given(meaning: Meaning) -> dict[str, object]:
    """What the message gives for the fields that can be taken away."""
    return {
        "discount": meaning.discount,
        "tax": meaning.taxes,
        "due_date": meaning.due or meaning.due_shift,
        "po_number": meaning.po_number,
        **dict.fromkeys(NAMED),
        **meaning.references,
        "notes": meaning.notes,
        "customer_address": meaning.address,
        "customer_email": meaning.email,
        "customer_tax_id": meaning.tax_id,
    }


def _is_set(field: str, standing: Standing) -> bool:
    draft = standing.draft
    if field == "tax":
        return bool(draft.tax_rate)
    if field == "discount":
        return bool(draft.discount) or any(line.discount for line in draft.line_items)
    return getattr(draft, field) is not None


def exchanged(meaning: Meaning, standing: Standing) -> list[Edit]:
    """Two lines that change their prices or quantities with each other."""
    if not meaning.likely("swap") or any(line.has_values for line in meaning.referred):
        return []
    pair = _pair(meaning, standing)
    if len(pair) != 2:
        return []
    said, words = set(words_in(standing.words.text)), pointing(standing.words.language)
    names = [
        name
        for name, kind in (("unit_price", "swap_price"), ("quantity", "swap_count"))
        if said & words[kind]
    ]
    one, other = pair
    lines = standing.lines
    return [
        ChangeLine(line=index, **{name: getattr(lines[source], name) for name in names})
        for index, source in ((one, other), (other, one))
        if names
    ]


def _pair(meaning: Meaning, standing: Standing) -> Sequence[int]:
    if len(standing.lines) == 2:
        return [0, 1]
    named = [
        index
        for line in meaning.referred
        for reference in line.references
        for index in lines_named(reference.value, standing.lines, standing.words.language)
    ]
    return list(dict.fromkeys(named))
