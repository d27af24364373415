"""A share on top of all lines: a charge by its name, or a tax."""

from __future__ import annotations

from decimal import Decimal

from scatterpilot.domain.edits import AddCharge, Edit, RemoveCharge, SetTax
from scatterpilot.engines.embedded.meaning.said import LineSaid, Said
from scatterpilot.engines.embedded.resolve.line_edits import LineEdits
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.packs.folding import fold
from scatterpilot.engines.packs.pointing import pointing, words_in

#: Letters of an abbreviation, as of a tax.
_LETTERS = 4


def charges_gone(text: str, standing: Standing) -> list[Edit]:
    """``ohne den Zuschlag``: the only charge that some words name, taken away."""
    said = {fold(word) for word in words_in(text) if len(word) >= _TELLING}
    named = [
        index
        for index, each in enumerate(standing.draft.charges)
        if any(word in fold(each.description or "") for word in said)
    ]
    return [RemoveCharge(charge=named[0])] if len(named) == 1 else []


#: Letters of a word that names a charge.
_TELLING = 4


def take_charge(line: LineSaid, share: Said[Decimal], standing: Standing, found: LineEdits) -> None:
    """``3% card fee``: on top of all lines; ``4.7% GET`` is a tax, a deposit is no charge."""
    name = line.description.value if line.description else ""
    deposits = pointing(standing.words.language)["deposit"]
    if not name or any(word.casefold() in name.casefold() for word in deposits):
        found.open.append(line)
    elif name.isupper() and len(name) <= _LETTERS:
        found.changes.append(SetTax(rate=share.value, name=name, evidence={"rate": share.quote}))
    else:
        described, percent = name[:1].upper() + name[1:], share.value * 100
        evidence = {"percent": share.quote}
        charge = AddCharge(description=described, percent=percent, evidence=evidence)
        found.charges.append(charge)
