"""A line by what it was before, and bare figures by what is near them."""

from __future__ import annotations

import pytest

from tests.engine.marked import Desk, item


@pytest.mark.parametrize(
    ("annotated", "language", "count"),
    [
        ("double {REF|the honey}", "en", "8"),
        ("{REF|Honig} verdoppeln", "de", "8"),
        ("dimezza {REF|il miele}", "it", "2"),
        ("diviser {REF|le miel} par deux", "fr", "2"),
        ("le prix de {REF|le miel} est par deux", "fr", "4"),
        ("double {REF|the honey}, {0.PRICE|$6} each", "en", "4"),
    ],
)
def test_only_a_word_that_multiplies_multiplies(annotated: str, language: str, count: str) -> None:
    desk = Desk(item("Honey", "4", "5"), item("Wax", "1", "9"), language=language)
    desk.draft = desk.draft.model_copy(
        update={"line_items": (_named(desk, language), *desk.draft.line_items[1:])}
    )
    desk.say(annotated, "change")
    assert desk.counts[0] == count


def _named(desk: Desk, language: str) -> object:
    names = {"en": "Honey", "de": "Honig", "it": "Miele", "fr": "Miel"}
    return desk.draft.line_items[0].model_copy(update={"description": names[language]})


@pytest.mark.parametrize(
    ("annotated", "figures"),
    [
        ("make {REF|the postcards} {0.PRICE|250}", ("250", "0.4")),
        ("make {REF|the postcards} {0.PRICE|0.45}", ("200", "0.45")),
        ("make {REF|the postcards} {0.PRICE|$250}", ("200", "250")),
        ("make {REF|the call-out} {0.QTY|30}", ("1", "30")),
        ("make it {0.QTY|30} {REF|call-outs}", ("30", "25")),
    ],
)
def test_a_bare_figure_is_what_it_is_near_to(annotated: str, figures: tuple[str, str]) -> None:
    desk = Desk(item("Postcards", "200", "0.4"), item("Call-out", "1", "25"))
    desk.say(annotated, "change")
    index = 1 if "call-out" in annotated else 0
    assert (desk.counts[index], desk.prices[index]) == figures
