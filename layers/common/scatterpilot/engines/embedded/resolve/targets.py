"""Which lines of the draft a line that is spoken of stands for."""

from __future__ import annotations

from collections.abc import Set
from decimal import Decimal

from scatterpilot.engines.embedded.meaning.said import LineSaid, Meaning
from scatterpilot.engines.embedded.resolve.old_values import figures_in
from scatterpilot.engines.embedded.resolve.references import by_name, lines_named, roots
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.packs import pack
from scatterpilot.engines.packs.folding import fold
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.units import OTHER, TIMES, kind_of


def targets_of(line: LineSaid, meaning: Meaning, standing: Standing) -> list[int]:
    """The lines meant: named, asked about, the only one, or the one that holds the old value."""
    named = _holding_changed(line, meaning, standing) or lines_pointed_at(line, meaning, standing)
    if named:
        return _of_that_measure(named, line, standing)
    if (priced := _priced_in(line, standing)) and not line.references:
        return priced
    if standing.asked_line is not None and not line.references:
        return _counted_otherwise(line, standing) or [standing.asked_line]
    if line.references and line.has_money and (lacking := _only_lacking(line, standing)):
        return lacking
    if _is_of_another(line, meaning, standing):
        return [] if meaning.likely("add_line", _MAYBE) else _counted_alike(line, standing)
    if len(standing.lines) == 1:
        return [0]
    if line.unit is not None and (counted := _unit_alike(line, standing)):
        return counted
    holding = _holding_old(line, meaning, standing)
    if len(holding) == 1:
        return holding
    lacking = lines_lacking(line, standing)
    if len(lacking) == 1:
        return lacking
    for way in (_unit_alike, _counted_in, _mentioned, _measure_said):
        if found := way(line, standing):
            return found
    return []


def _of_that_measure(named: list[int], line: LineSaid, standing: Standing) -> list[int]:
    """``152 m² for both``, of three lines: those that are counted in it."""
    unit, every = line.unit, pointing(standing.words.language)["all"]
    if unit is None or line.quantity is None or len(named) < 2:
        return named
    if not all(set(words_in(ref.value)) & every for ref in line.references):
        return named
    kind = unit.value.kind
    alike = [i for i in named if kind == kind_of(standing.lines[i].unit or "")]
    return alike if kind != OTHER and alike else named


def _counted_otherwise(line: LineSaid, standing: Standing) -> list[int]:
    """``doch fünf Stunden`` where a price is asked for: the only line that is counted in them."""
    told = line.quantity is not None and line.unit is not None and not line.has_money
    return _unit_alike(line, standing) if told and standing.asked_field == "unit_price" else []


def _only_lacking(line: LineSaid, standing: Standing) -> list[int]:
    """``the service 129 euros``: whatever it is called, the draft's only line, which has no
    price yet.
    """
    return lines_lacking(line, standing) if len(standing.lines) == 1 else []


def _counted_alike(line: LineSaid, standing: Standing) -> list[int]:
    """``the third day of the setup was half a day, so 2.5 days``: whatever it is called, the only
    line counted in these.
    """
    return _unit_alike(line, standing) if line.references else []


#: A message that may add a line changes none that it names otherwise.
_MAYBE = 0.25


def _mentioned(line: LineSaid, standing: Standing) -> list[int]:
    """``one label got cancelled, so only 5``: the only line whose name or unit is spoken of."""
    if line.references or line.description or len(standing.lines) > _MANY:
        return []
    said = roots(standing.words.text)
    found = [
        index
        for index, each in enumerate(standing.lines)
        if said & (roots(each.description or "") | roots(each.unit or ""))
    ]
    return found if len(found) == 1 else []


def _measure_said(line: LineSaid, standing: Standing) -> list[int]:
    """``the hourly rate goes up by $5``, ``uurprijs 2 euro lager``: the only line counted in the
    measure of a word said.
    """
    named = all(names_field(ref.value, standing) for ref in line.references)
    if not named or line.description or len(standing.lines) > _MANY:
        return []
    known = pack(standing.words.language)
    words = words_in(standing.words.text)
    measures = (known.units.get(word) for word in words)
    rates = dict(each.split(":") for each in known.any_of("time_rates"))
    said = {measure.kind for measure in measures if measure} & TIMES
    said |= {rates[fold(word)] for word in words if fold(word) in rates}
    found = [i for i, each in enumerate(standing.lines) if each.unit and kind_of(each.unit) in said]
    return found if len(said) == 1 == len(found) else []


def _is_of_another(line: LineSaid, meaning: Meaning, standing: Standing) -> bool:
    """Whether it is named like no line of the draft: words that name a field or a measure
    (``the hourly rate``) don't count, nor does a new name in place of an old one.
    """
    if line.references:
        return not any(names_field(ref.value, standing) for ref in line.references)
    if line.description is None or not (line.quantity or line.has_money):
        return False
    if meaning.likely("change") or meaning.likely("replace_line"):
        return False
    known = [roots(each.description or "") for each in standing.lines]
    return not any(roots(line.description.value) & each for each in known)


def names_field(text: str, standing: Standing) -> bool:
    """Whether the words name the price, the count, a measure or nothing in particular."""
    known = pointing(standing.words.language)
    plain = known["swap_price"] | known["swap_count"] | known["it"] | known["all"] | known["other"]
    rates = tuple(known["rates"])
    return all(
        word in plain or word in known["links"] or word.endswith(rates) or kind_of(word)
        for word in words_in(text)
    )


def lines_pointed_at(line: LineSaid, meaning: Meaning, standing: Standing) -> list[int]:
    """The lines that its references point at."""
    named = [i for ref in line.references for i in _pointed(ref.value, meaning, standing)]
    return list(dict.fromkeys(named))


def lines_alike(line: LineSaid, standing: Standing) -> list[int]:
    """Several lines that share the words which point at one of them."""
    if len(standing.lines) > _MANY:
        return []
    return by_name(" ".join(ref.value for ref in line.references), standing.lines)


def _pointed(text: str, meaning: Meaning, standing: Standing) -> list[int]:
    other = set(words_in(text)) & pointing(standing.words.language)["other"]
    if not other:
        held = {f for word in text.split() for f in figures_in(word, standing) if _has_digit(word)}
        found = lines_of(text, standing) or _holding(held, standing) or _just_now(text, standing)
        if found or len(standing.lines) > _MANY:
            return found
        return _measured(text, standing) or _in_compounds(text, standing)
    rest = roots(standing.words.text.replace(text, " "))
    named = [bool(rest & roots(line.description or "")) for line in standing.lines]
    known = named if any(named) else standing.changed_last
    return [index for index, each in enumerate(known) if not each] if any(known) else []


def lines_of(text: str, standing: Standing) -> list[int]:
    return lines_named(text, standing.lines, standing.words.language)


def _holding_changed(line: LineSaid, meaning: Meaning, standing: Standing) -> list[int]:
    """``change that 34 to 36``: the only line that has the first figure."""
    plain = pointing(standing.words.language)["it"]
    said = {word for ref in line.references for word in words_in(ref.value)}
    if not said or not said <= plain:
        return []
    if line.quantity is None or line.price is None:
        holding = _holding_old(line, meaning, standing)
    else:
        holding = _holding({line.quantity.value}, standing)
    return holding if len(holding) == 1 else []


def _holding_old(line: LineSaid, meaning: Meaning, standing: Standing) -> list[int]:
    old = {figure for said in meaning.old for figure in figures_in(said.value, standing)}
    return _holding(old, standing)


def _holding(figures: Set[Decimal], standing: Standing) -> list[int]:
    """``the $35 one``: the lines with one of these figures."""
    return [
        index
        for index, each in enumerate(standing.lines)
        if {each.quantity, each.unit_price} & figures
    ]


def lines_lacking(line: LineSaid, standing: Standing) -> list[int]:
    """The lines that miss what is said."""
    if line.has_money:
        return [i for i, each in enumerate(standing.lines) if each.unit_price is None]
    if line.quantity is not None:
        return [i for i, each in enumerate(standing.lines) if each.quantity is None]
    return []


def _has_digit(word: str) -> bool:
    return any(sign.isdigit() for sign in word)


def _in_compounds(text: str, standing: Standing) -> list[int]:
    """``the shots`` for ``drone shots`` counted so, ``Aufnahmen`` for ``Drohnenaufnahmen``: words
    within one of the only line's name or of its unit.
    """
    said = roots(text)
    alike = [
        index
        for index, each in enumerate(standing.lines)
        if said & roots(each.unit or "")
        or _beginnings(said) & _beginnings(roots(each.description or ""))
        or any(len(root) >= _TELLING and root in _folded(each.description) for root in said)
    ]
    return alike if len(alike) == 1 else []


def _beginnings(said: Set[str]) -> set[str]:
    """``salting`` and ``salted`` begin alike."""
    return {root[:_ALIKE] for root in said if len(root) >= _ALIKE}


_ALIKE = 4
#: Of more lines one is not looked for by half its name.
_MANY = 50
#: Letters of a beginning that may stand anywhere in a compound.
_TELLING = 5


def _folded(text: str | None) -> str:
    return fold(text or "")


def _just_now(text: str, standing: Standing) -> list[int]:
    """``that line``: of several the one that was added or changed last."""
    plain = pointing(standing.words.language)["it"]
    changed = [index for index, each in enumerate(standing.changed_last) if each]
    return changed if len(changed) == 1 and set(words_in(text)) <= plain else []


def _measured(text: str, standing: Standing) -> list[int]:
    """``the hours``: the only line that is counted in them."""
    kind = kind_of(text)
    alike = [i for i, each in enumerate(standing.lines) if each.unit and kind_of(each.unit) == kind]
    return alike if kind and len(alike) == 1 else []


def _counted_in(line: LineSaid, standing: Standing) -> list[int]:
    """``make it 5 marquees``: what is counted is the name of a line."""
    if line.unit is None or line.quantity is None:
        return []
    named = by_name(line.unit.quote.text, standing.lines)
    return named if len(named) == 1 else []


def _priced_in(line: LineSaid, standing: Standing) -> list[int]:
    """``£30 per blackboard``: what the price is for is the name of one line of several."""
    unit = line.price_unit
    if unit is None or unit.value.kind != OTHER or len(standing.lines) < 2:
        return []
    named = by_name(unit.value.one, standing.lines)
    return named if len(named) == 1 else []


def _unit_alike(line: LineSaid, standing: Standing) -> list[int]:
    """``make it 5 hours`` is about the only line that counts hours."""
    unit = line.unit or line.more_unit or line.price_unit
    if unit is None:
        return []
    kind, word = unit.value.kind, unit.value.one.casefold()[:4]
    alike = [
        index
        for index, each in enumerate(standing.lines)
        if (word and (each.unit or "").casefold().startswith(word))
        or (kind != OTHER and each.unit and kind_of(each.unit) == kind)
    ]
    return alike if len(alike) == 1 else []
