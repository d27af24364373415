"""Two readings that are equally likely: asked about, never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from scatterpilot.domain.conversation import Option, Question
from scatterpilot.domain.draft import Draft
from scatterpilot.domain.edits import ChangeLine, Edit, Quote
from scatterpilot.domain.money import MAX_DECIMALS
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.targets import position_named, stems
from scatterpilot.presentation.catalogue import Texts

_EACH = frozenset("each apiece ea per every unit one piece single".split())
_ALL = frozenset(
    "all total altogether together whole lot both sum overall combined everything".split()
)
_QUANTITY = frozenset("quantity qty count many number amount".split())
_PRICE = frozenset("price rate cost each dollars money".split())
# What an option is called in the conversation, by its label.
_TEXTS = {
    "each": "choice.each",
    "all together": "choice.together",
    "the quantity": "choice.quantity",
    "the price": "choice.price",
}
_CUES = {"each": _EACH, "all together": _ALL, "the quantity": _QUANTITY, "the price": _PRICE}


@dataclass(frozen=True, slots=True)
class Choice:
    """A question with two readings, and the figure it is about as the user wrote it."""

    question: Question
    shown: str


def each_or_all(line: int, quantity: Decimal, price: Decimal, quote: Quote) -> Question:
    """``3 cakes for $90``: of each, or of all three?"""
    evidence = {"unit_price": quote}
    each = ChangeLine(line=line, unit_price=price, evidence=evidence)
    share = price / quantity
    exact = share == round(share, MAX_DECIMALS)
    together = (
        ChangeLine(line=line, unit_price=round(share, MAX_DECIMALS), evidence=evidence)
        if exact
        else ChangeLine(line=line, quantity=Decimal(1), unit_price=price, evidence=evidence)
    )
    return Question(
        field=f"line_items.{line}.unit_price",
        options=(
            Option(label="each", edits=(each,)),
            Option(label="all together", edits=(together,)),
        ),
    )


def quantity_or_price(line: int, value: Decimal, quote: Quote) -> Question:
    """``make it 15`` of a line with 10 at 12."""
    return Question(
        field=f"line_items.{line}",
        options=(
            Option(
                label="the quantity",
                edits=(ChangeLine(line=line, quantity=value, evidence={"quantity": quote}),),
            ),
            Option(
                label="the price",
                edits=(ChangeLine(line=line, unit_price=value, evidence={"unit_price": quote}),),
            ),
        ),
    )


def either_line(edits: Sequence[tuple[str, Edit]]) -> Question:
    """``bump the portraits to 4`` where two lines are portraits: one option for each line."""
    options = tuple(Option(label=label, edits=(edit,)) for label, edit in edits)
    return Question(field="line_items", options=options)


def choice_text(question: Question, draft: Draft, shown: str, say: Texts) -> str:
    """The question in words; ``shown`` is the figure as the user wrote it."""
    if question.field == "line_items":
        lines = [say.quoted(option.label) for option in question.options]
        return say("choice.line", figure=shown, lines=say.listed(lines, "or"))
    line = draft.line_items[int(question.field.split(".")[1])]
    what = say.quoted(line.description) if line.description else say("that_line")
    if question.options[0].label != "each":
        return say("choice.quantity_or_price", figure=shown, line=what)
    if not line.quantity:
        return say("choice.each_or_all_uncounted", figure=shown, line=what)
    return say("choice.each_or_all", figure=shown, count=f"{line.quantity:f}", line=what)


def options_text(question: Question, say: Texts) -> str:
    """``“each” or “all together”``: what the question may be answered with."""
    labels = (option.label for option in question.options)
    named = [say(_TEXTS[label]) if label in _TEXTS else label for label in labels]
    return say.chained(map(say.quoted, named), "or")


def chosen(reading: Reading, question: Question | None) -> tuple[Edit, ...] | None:
    """The edits of the option that the words pick, or ``None`` when they pick none or both."""
    if question is None or not question.options:
        return None
    if question.field == "line_items":
        return _chosen_line(reading, question.options)
    lows = {token.lower for token in reading.tokens}
    picked = [option for option in question.options if lows & _CUES.get(option.label, frozenset())]
    return picked[0].edits if len(picked) == 1 else None


def _chosen_line(reading: Reading, options: Sequence[Option]) -> tuple[Edit, ...] | None:
    """The option whose own words, or whose place, an answer without a new figure names."""
    if any(token.kind == "number" for token in reading.tokens):
        return None
    place = position_named(reading, 0, len(reading), len(options))
    if place is not None:
        return options[place].edits
    said = stems(reading.message)
    own = [stems(option.label) for option in options]
    shared = frozenset.intersection(*own)
    picked = [option for option, words in zip(options, own, strict=True) if (words - shared) & said]
    if len(picked) == 1:
        return picked[0].edits
    if {"both", "all"} & {token.lower for token in reading.tokens}:
        return tuple(edit for option in options for edit in option.edits)
    return None
