"""Lines: put together again where marks fall apart, and their names."""

from __future__ import annotations

import pytest

from tests.engine.marked import Desk, line, meaning


@pytest.mark.parametrize(
    "annotated",
    [
        "{1.QTY|3} {1.DESC|mugs} at {2.PRICE|$5}",
        "{1.QTY|3} {2.DESC|mugs} at {2.PRICE|$5}",
        "{0.QTY|3} {2.DESC|mugs} at {2.PRICE|$5}",
    ],
)
def test_a_figure_without_anything_it_is_for_belongs_to_the_neighbour(annotated: str) -> None:
    found = meaning(annotated)
    assert len([*found.new, *found.referred]) == 1
    assert found.new[0].quantity is not None
    assert found.new[0].price is not None


@pytest.mark.parametrize(
    "annotated",
    [
        "{1.QTY|3} {1.DESC|mugs}, {2.QTY|2} {2.DESC|bowls}",
        "{1.DESC|mugs} {1.PRICE|$5}, {2.QTY|2} {2.UNIT|hours} at {2.PRICE|$3}",
    ],
)
def test_two_lines_that_each_have_their_own_stay_two(annotated: str) -> None:
    assert len(meaning(annotated).new) == 2


@pytest.mark.parametrize(
    ("annotated", "language", "name"),
    [
        ("{1.DESC|translation of} {1.QTY|20} {1.UNIT|pages}", "en", "translation"),
        ("{1.DESC|Reparatur von} {1.QTY|2} {1.UNIT|Std}", "de", "Reparatur"),
        ("{1.DESC|traduction de} {1.QTY|20} {1.UNIT|pages}", "fr", "traduction"),
        ("{1.DESC|web} and app {1.DESC|design} {1.PRICE|$5}", "en", "web and app design"),
        (
            "{1.DESC|fence repair} at {1.PRICE|$5}, {1.DESC|materials}",
            "en",
            "fence repair materials",
        ),
        ("{1.DESC|- logo (round,}) {1.PRICE|$5}", "en", "logo"),
        ("{1.DESC|logo (round)} {1.PRICE|$5}", "en", "logo (round)"),
        ("{1.DESC|logo (} {1.PRICE|$5}", "en", "logo"),
        ("{1.DESC|of} {1.PRICE|$5}", "en", "of"),
    ],
)
def test_a_name_is_one_phrase_without_what_only_leads_on(
    annotated: str, language: str, name: str
) -> None:
    found = line(annotated, language).description
    assert found is not None
    assert found.value == name


@pytest.mark.parametrize(
    ("annotated", "language", "name"),
    [
        ("{1.QTY|2} {1.UNIT|Tassen} {1.UNIT|je} {1.PRICE|5 €}", "de", "Tassen"),
        ("{1.QTY|2} {1.UNIT|mugs} {1.UNIT|each} {1.PRICE|$5}", "en", "mugs"),
    ],
)
def test_a_word_for_each_is_no_part_of_what_is_sold(
    annotated: str, language: str, name: str
) -> None:
    found = line(annotated, language)
    assert found.description is not None
    assert found.description.value == name
    assert found.price is not None


def test_what_is_counted_by_no_measure_is_what_is_sold() -> None:
    found = line("{1.QTY|50} {1.UNIT|posters} at {1.PRICE|£6}")
    assert found.description is not None
    assert found.description.value == "posters"
    assert found.unit is None


@pytest.mark.parametrize(
    ("words", "rate"),
    [
        ("exempt", "0"),
        ("zero-rated", "0"),
        ("no VAT", "0"),
        ("7%", "0.07"),
        ("standard rate", None),
    ],
)
def test_a_tax_of_a_line_is_none_only_where_the_words_say_so(words: str, rate: str | None) -> None:
    found = line(f"{{1.DESC|books}} {{1.LTAX|{words}}}").tax
    assert found is not None
    assert (None if found.value is None else f"{found.value}") == rate


def test_lines_stand_in_the_order_of_the_text_whatever_their_numbers() -> None:
    found = meaning("{2.DESC|bowls} {2.PRICE|$5}, {1.DESC|mugs} {1.PRICE|$3}")
    assert [each.description and each.description.value for each in found.new] == ["bowls", "mugs"]


def test_a_bracket_opened_thousands_of_times_is_trimmed() -> None:
    assert line("{1.DESC|" + "a(" * 5_000 + "} {1.PRICE|$5}").description is not None


@pytest.mark.parametrize(
    ("annotated", "language", "names"),
    [
        ("{1.DESC|ziegel} {1.PRICE|6} {2.DESC|gerüst} ham wir nich gebraucht", "de", ["ziegel"]),
        ("{1.DESC|goten} {1.PRICE|6}, {2.DESC|ladder} was niet nodig", "nl", ["goten"]),
        ("{1.DESC|tuiles} {1.PRICE|6}, {2.DESC|échelle} {2.FREE|pas nécessaire}", "fr", ["tuiles"]),
        ("{1.DESC|site} not used yet {1.PRICE|6}", "en", ["site"]),
        ("{1.DESC|tiles} {1.PRICE|6}, {2.DESC|ladder} as needed", "en", ["tiles", "ladder"]),
    ],
)
def test_what_was_not_needed_is_no_line(annotated: str, language: str, names: list[str]) -> None:
    found = [each.description for each in meaning(annotated, language).new]
    assert [each.value for each in found if each] == names


@pytest.mark.parametrize(
    ("annotated", "language", "name"),
    [
        ("{1.DESC|Klavier} gestimmt {1.AMOUNT|110}", "de", "Klavier gestimmt"),
        ("{1.DESC|teckel Bram} is geplukt ({1.AMOUNT|55})", "nl", "teckel Bram geplukt"),
        ("{1.DESC|piano} accordé {1.AMOUNT|110}", "fr", "piano accordé"),
        ("{1.DESC|piano} {1.AMOUNT|110}", "en", "piano"),
        ("{1.DESC|Klavier} gezahlt {1.AMOUNT|110}", "de", "Klavier"),
        ("{1.DESC|Klavier} kostet {1.AMOUNT|110}", "de", "Klavier"),
    ],
)
def test_what_was_done_belongs_to_the_name(annotated: str, language: str, name: str) -> None:
    found = line(annotated, language).description
    assert found is not None
    assert found.value == name


def test_what_goes_with_hours_of_work_is_part_of_it() -> None:
    hours = "{1.DESC|hecke} {1.QTY|sieben} {1.UNIT|stunden}"
    found = line(f"{hours} mit dem {{2.DESC|räumen}} {{2.UNIT|die stunde}} {{2.PRICE|38}}", "de")
    assert found.description is not None
    assert found.description.value == "hecke mit dem räumen"
    assert found.quantity is not None
    assert found.price is not None


def test_what_is_counted_and_what_the_price_is_for_are_two_units() -> None:
    found = line("{1.QTY|zwei} {1.UNIT|stunden} {1.UNIT|die stunde} {1.PRICE|90}", "de")
    assert found.unit is not None
    assert found.unit.value.kind == "hour"


@pytest.mark.parametrize("role", ["PRICE", "AMOUNT"])
def test_a_figure_behind_words_that_take_a_count_back_is_the_count(role: str) -> None:
    found = line(f"{{1.DESC|hecke}} {{1.QTY|6}} {{1.UNIT|stunden}} halt nein {{1.{role}|7}}", "de")
    assert found.quantity is not None
    assert found.quantity.value == 7
    assert not found.has_money


def test_so_many_on_each_of_two_dates_are_one_line() -> None:
    found = line(
        "{1.DESC|Winterdienst} {1.SDATE|Januar} {1.QTY|11} {1.UNIT|Einsätze}, {2.SDATE|Februar} "
        "{2.QTY|7} {2.UNIT|Einsätze}, je {2.PRICE|85}",
        "de",
    )
    assert found.quantity is not None
    assert found.quantity.value == 18


def test_what_is_counted_under_a_shared_name_is_one_line() -> None:
    desk = Desk(language="nl")
    desk.say(
        "{S.DESC|schoonmaak} {1.QTY|8} {1.UNIT|keer}, {2.SDATE|februari} {2.QTY|7} {2.UNIT|keer}, "
        "{S.PRICE|42 euro} {S.UNIT|per keer}"
    )
    assert desk.figures == [("Schoonmaak", "15", "42")]


def test_a_price_behind_hours_is_no_minutes() -> None:
    found = line("{1.DESC|Mathe} {1.QTY|5} {1.UNIT|Std} {1.PRICE|25 Euro}", "de")
    assert found.quantity is not None
    assert found.quantity.value == 5


def test_a_count_and_its_measure_in_one_mark_are_two() -> None:
    found = line("{1.QTY|3 dozen} {1.DESC|shampoo} {1.PRICE|48}", "nl")
    assert found.quantity is not None
    assert found.quantity.value == 3
    assert found.description is not None
    assert found.description.value == "dozen shampoo"


@pytest.mark.parametrize("free", ["{1.FREE|keinen Rabatt}", "{1.FREE|keinen} Rabatt"])
def test_what_has_no_discount_is_not_free(free: str) -> None:
    found = meaning(f"auf den {{1.DESC|Zuschnitt}} {free}", "de")
    assert not any(each.free for each in found.new)
    assert found.unread


def test_a_count_in_words_is_no_part_of_the_price_behind_it() -> None:
    found = line("{1.DESC|anfahrt} {1.QTY|zweimal} {1.PRICE|dreißig}", "de")
    assert found.quantity is not None
    assert found.price is not None
    assert (found.quantity.value, found.price.value.amount) == (2, 30)
