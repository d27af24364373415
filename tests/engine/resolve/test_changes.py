"""Changes: which line is meant, and what it comes to."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scatterpilot.domain.totals import compute_totals
from scatterpilot.engines.embedded.learned import heard_in, marks_of
from tests.engine.marked import Desk, Reader, item, marks


def shop(**values: object) -> Desk:
    return Desk(
        item("Logo design", "1", "450"),
        item("Web design", "10", "60", "hours"),
        item("Hosting", "12", "20"),
        **values,
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("annotated", "prices"),
    [
        ("{REF|hosting} is {0.PRICE|$25}", ["450", "60", "25"]),
        ("the {REF|second one} is {0.PRICE|$65}", ["450", "65", "20"]),
        ("the {REF|last one} is {0.PRICE|$65}", ["450", "60", "65"]),
        ("{REF|line 1} is {0.PRICE|$65}", ["65", "60", "20"]),
        ("{REF|both designs} {0.PRICE|$65}", ["65", "65", "20"]),
        ("{REF|logo and hosting} {0.PRICE|$65}", ["65", "60", "65"]),
        ("{REF1|logo} {01.PRICE|$1}, {REF2|hosting} {02.PRICE|$2}", ["1", "60", "2"]),
        ("hosting stays, {REF|the others} {0.PRICE|$1}", ["1", "1", "20"]),
        ("{0.PRICE|65}, not {OLD|60}", ["450", "65", "20"]),
        ("{0.QTY|65}, not {OLD|60}", ["450", "65", "20"]),
        ("the {REF|second design} {0.PRICE|$65}", ["450", "65", "20"]),
        ("all at {S.PRICE|$45}", ["45", "45", "45"]),
        ("the {REF|$20 one} is {0.PRICE|$25}", ["450", "60", "25"]),
        ("change the {REF|450} to {0.PRICE|475}", ["475", "60", "20"]),
        ("the hourly rate goes up by {0.DPRICE|$5}", ["450", "65", "20"]),
        ("knock {0.DPRICE|50 cents} off the hourly rate", ["450", "59.5", "20"]),
        ("{0.PRICE|$25} for the {0.DESC|hosting}", ["450", "60", "25"]),
        ("put {0.PRICE|$5} on top of {REF|hosting}, {0.PRICE|$25} more", ["450", "60", "45"]),
    ],
)
def test_a_price_goes_to_the_line_that_is_meant(annotated: str, prices: list[str]) -> None:
    desk = shop()
    assert not desk.say(annotated, "change").rejected
    assert desk.prices == prices
    assert desk.counts == ["1", "10", "12"]


@pytest.mark.parametrize(
    "annotated",
    [
        "the {REF|banner} is {0.PRICE|$65}",
        "make it {0.PRICE|$65}",
        "drop the {REF|banner}",
        "drop the {REF|design}",
    ],
)
def test_what_may_be_of_several_lines_changes_none_and_is_told(annotated: str) -> None:
    desk = shop()
    heard = desk.hear(annotated, "remove_line" if "drop" in annotated else "change")
    assert heard.resolved.edits == []
    assert heard.lost
    assert not heard.sure


@pytest.mark.parametrize("words", ["design", "designs' rate"])
def test_what_is_said_of_lines_named_alike_is_offered_for_each(words: str) -> None:
    heard = shop().hear(f"the {{REF|{words}}} is {{0.PRICE|$65}}", "change")
    assert heard.resolved.edits == []
    assert len(heard.resolved.either) == 2
    assert all(edits for _, edits in heard.resolved.either)
    assert not heard.sure


def test_an_answer_is_about_the_line_that_was_asked_for() -> None:
    desk = shop(asked="line_items.2.quantity")
    desk.say("{0.QTY|6}", "change")
    assert desk.counts == ["1", "10", "6"]


def test_the_only_line_is_meant() -> None:
    desk = Desk(item("Logo", "1", "450"))
    desk.say("make it {0.PRICE|$500}", "change")
    assert desk.prices == ["500"]


def test_hours_are_of_the_only_line_that_counts_hours() -> None:
    desk = shop()
    desk.say("make it {0.QTY|5} {0.UNIT|hours}", "change")
    assert desk.counts == ["1", "5", "12"]


def test_what_is_lacking_is_of_the_only_line_that_lacks_it() -> None:
    desk = Desk(item("Logo", "1", ""), item("Hosting", "", "20"))
    desk.say("{0.PRICE|$450}", "provide")
    desk.say("{0.QTY|12}", "provide")
    assert desk.figures == [("Logo", "1", "450"), ("Hosting", "12", "20")]


def test_minutes_of_a_line_that_counts_hours_are_parts_of_one() -> None:
    desk = Desk(item("Lesson", "1", "60", "Stunden"), language="de")
    desk.say("es waren {0.QTY|90} {0.UNIT|Minuten}", "change")
    assert (desk.counts, desk.draft.line_items[0].unit) == (["1.5"], "Stunden")


@pytest.mark.parametrize("unit", ["Stück", "units", "hundred", "orders", None])
def test_minutes_of_a_line_that_counts_something_else_are_minutes(unit: str | None) -> None:
    desk = Desk(item("Lesson", "1", "60", unit))
    desk.say("it was {0.QTY|90} {0.UNIT|minutes}", "change")
    assert desk.counts == ["90"]


def test_a_sum_for_a_line_keeps_its_count_where_it_divides() -> None:
    desk = Desk(item("Chairs", "4", "100"))
    desk.say("make it {0.AMOUNT|$500}", "change")
    assert desk.figures == [("Chairs", "4", "125")]


def test_a_sum_that_the_count_does_not_divide_is_billed_as_one_and_the_name_says_so() -> None:
    desk = Desk(item("tuition", "3", "40", "hours"))
    desk.say("make it {0.AMOUNT|$100}", "change")
    assert desk.figures == [("3 hours tuition", "1", "100")]
    assert desk.draft.line_items[0].unit is None


def test_a_price_of_a_dozen_is_of_the_dozens_that_the_draft_counts() -> None:
    desk = Desk(item("Eggs", "24", "1"))
    desk.say("{0.PRICE|$4} {0.UNIT|a dozen}", "change")
    assert compute_totals(desk.draft).total == 8


def test_dozens_at_a_price_per_dozen_stay_dozens() -> None:
    desk = Desk()
    desk.say("{1.QTY|12} {1.UNIT|doz} {1.DESC|oysters} {1.PRICE|9.50} {1.UNIT|per doz}")
    assert desk.figures == [("Oysters", "12", "9.5")]
    assert desk.draft.line_items[0].price_base_quantity is None


def test_a_bare_figure_near_the_price_is_the_price_where_rates_are_spoken_of() -> None:
    desk = Desk(item("care", "24", "42", "hours"))
    desk.say("my new rate is 45 and she knows it, so use {0.QTY|45}", "change")
    assert (desk.counts, desk.prices) == (["24"], ["45"])


def test_the_reason_why_a_line_goes_gives_it_no_name() -> None:
    desk = Desk(item("bow rehair", "6", "70"), item("soundpost", "1", "45"))
    desk.say("drop the {0.REF|soundpost} line, that was {0.DESC|warranty work}", "remove_line")
    assert desk.figures == [("bow rehair", "6", "70")]


def test_free_leaves_the_count() -> None:
    desk = Desk(item("Visits", "2", "10"), item("Delivery", "", ""))
    desk.say("{REF1|visits} {01.FREE|free}, {REF2|delivery} {02.FREE|free}", "change")
    assert desk.figures == [("Visits", "2", "0"), ("Delivery", "1", "0")]


def test_a_total_wished_for_is_the_amount_of_the_only_line() -> None:
    desk = Desk(item("Logo", "2", "450"))
    desk.say("make it {TOTALSAID|$1,000} all in", "change")
    assert compute_totals(desk.draft).total == 1000


@pytest.mark.parametrize("several", [True, False])
def test_a_total_wished_for_that_could_come_about_in_several_ways_is_told(several: bool) -> None:
    desk = shop() if several else Desk(item("Logo", "2", "450"))
    desk.say("plus {TAX|20% VAT}")
    heard = desk.hear("make it {TOTALSAID|$1,000} all in", "change")
    assert heard.resolved.edits == []
    assert heard.lost == ["$1,000"]


def test_a_total_that_is_only_mentioned_changes_nothing() -> None:
    heard = shop().hear("{TOTALSAID|$1,290} in all", "ask_other")
    assert heard.resolved.edits == []
    assert heard.lost == []


@pytest.mark.parametrize(
    ("annotated", "figures"),
    [
        ("only took {OLD|9}", ("9", "60")),
        ("only cost {OLD|$9}", ("10", "9")),
    ],
)
def test_a_figure_taken_for_the_wrong_one_that_nobody_had_said_is_new(
    annotated: str, figures: tuple[str, str]
) -> None:
    desk = Desk(item("Web design", "10", "60"))
    desk.say(annotated, "change")
    assert (desk.counts[0], desk.prices[0]) == figures


def test_lines_are_swapped() -> None:
    desk = Desk(item("Mugs", "3", "5"), item("Bowls", "2", "9"))
    desk.say("those prices are the wrong way round", "swap")
    assert (desk.counts, desk.prices) == (["3", "2"], ["9", "5"])
    desk.say("swap the quantities", "swap")
    assert (desk.counts, desk.prices) == (["2", "3"], ["9", "5"])


def test_a_swap_of_nobody_knows_what_changes_nothing() -> None:
    assert shop().edits("swap the prices", "swap") == []


def test_a_line_comes_in_place_of_another() -> None:
    desk = shop()
    desk.say("swap the {REF|hosting} for {1.DESC|a banner} {1.AMOUNT|$99}", "replace_line")
    assert [name for name, _, _ in desk.figures] == ["Logo design", "Web design", "A banner"]


def test_all_lines_are_replaced() -> None:
    desk = shop()
    desk.say("start over: {1.DESC|a banner} {1.AMOUNT|$99}", "replace_all")
    assert desk.figures == [("A banner", "1", "99")]


@pytest.mark.parametrize(
    ("annotated", "left"),
    [
        ("drop the {REF|logo}", ["Web design", "Hosting"]),
        ("drop {REF|logo and hosting}", ["Web design"]),
        ("drop the {REF|first one} and {REF1|hosting}", ["Web design"]),
        ("drop {REF|all of them}", []),
        ("drop the {REF|logo}, {REF1|hosting} is {01.PRICE|$9}", ["Web design", "Hosting"]),
    ],
)
def test_the_lines_that_are_named_are_removed_and_no_others(
    annotated: str, left: list[str]
) -> None:
    desk = shop()
    assert not desk.say(annotated, "remove_line", "change").rejected
    assert [name for name, _, _ in desk.figures] == left


def test_the_only_line_stays_where_something_else_is_to_go() -> None:
    desk = Desk(item("Logo", "1", "450"))
    heard = desk.hear("drop the {REF|banner}", "remove_line")
    assert heard.resolved.edits == []
    assert heard.lost == ["banner"]


@pytest.mark.parametrize(
    ("annotated", "counts"),
    [
        ("bump the {REF|hours} to {0.PRICE|34}", ["1", "34", "12"]),
        ("the {REF|12} should be {0.QTY|16}", ["1", "10", "16"]),
        ("make it {0.QTY|9} {0.UNIT|hours}", ["1", "9", "12"]),
        ("{REF|hosting} in euros, still {0.QTY|20}", ["1", "10", "12"]),
    ],
)
def test_a_count_goes_to_the_line_that_is_meant(annotated: str, counts: list[str]) -> None:
    desk = shop()
    assert not desk.say(annotated, "change").rejected
    assert desk.counts == counts
    assert desk.prices == ["450", "60", "20"]


def test_the_hour_rate_is_a_price() -> None:
    desk = Desk(item("Web design", "10", "60", "hours"))
    desk.say("the {REF|hour} rate is {0.PRICE|65}", "change")
    assert (desk.counts, desk.prices) == (["10"], ["65"])


def test_a_line_of_another_name_leaves_the_only_line_alone() -> None:
    desk = Desk(item("Copywriting", "8", "125", "hours"))
    desk.say("{0.DESC|Proofreading} {0.QTY|3} {0.UNIT|hours} at {0.PRICE|$90}", "provide")
    assert (desk.counts, desk.prices) == (["8", "3"], ["125", "90"])


def test_the_same_price_said_of_a_line_with_a_price_keeps_it() -> None:
    desk = shop()
    desk.say("{REF|hosting} was {0.QTY|14}, {0.SAME|same price}", "change")
    assert (desk.counts, desk.prices) == (["1", "10", "14"], ["450", "60", "20"])


@pytest.mark.parametrize(
    "annotated",
    [
        "make the discount a flat {0.DPRICE|$75} instead of the {OLD|10%}",
        "make the discount a flat {TOTALSAID|$75} rather than {OLD|10%}",
    ],
)
def test_money_behind_the_word_discount_is_off_everything(annotated: str) -> None:
    desk = shop()
    desk.say(annotated, "change")
    assert desk.draft.discount is not None
    assert desk.draft.discount.amount == 75
    assert desk.prices == ["450", "60", "20"]


def test_a_line_said_to_be_free_and_to_go_is_gone() -> None:
    desk = shop()
    desk.say("{REF|hosting} was {0.FREE|free}, remove that line", "change", "remove_line")
    assert desk.counts == ["1", "10"]


def test_a_price_before_a_comma_and_plus_is_no_difference() -> None:
    desk = Desk(item("Consulting", "2", None, "days"))
    desk.say("{0.PRICE|$900} {0.UNIT|a day}, plus {TAX|8.25% tax}")
    assert desk.prices == ["900"]


def test_a_figure_before_a_measure_is_no_due_date() -> None:
    desk = Desk(item("Web development", "40", "150", "hours"))
    desk.say("make it {DUE|42} {0.UNIT|hours}", "change")
    assert (desk.counts, desk.draft.due_date) == (["42"], None)


@pytest.mark.parametrize(
    ("annotated", "counts", "prices"),
    [
        ("make the {REF|postcards} {0.PRICE|250}", ["250"], ["0.4"]),
        ("make the {REF|postcards} {0.PRICE|0.45}", ["200"], ["0.45"]),
        ("make the {REF|postcards} {0.PRICE|1}", ["200"], ["1"]),
    ],
)
def test_a_bare_figure_is_what_it_is_near_to(
    annotated: str, counts: list[str], prices: list[str]
) -> None:
    desk = Desk(item("Postcards", "200", "0.4"))
    desk.say(annotated, "change")
    assert (desk.counts, desk.prices) == (counts, prices)


def test_the_price_of_a_single_thing_said_without_more_or_less_is_its_price() -> None:
    desk = Desk(item("Anfahrt", "1", "25"), language="de")
    desk.say("die {REF|Anfahrt} bitte auf {0.DQTY|30} ändern", "change")
    assert (desk.counts, desk.prices) == (["1"], ["30"])


def test_of_two_figures_denied_the_one_that_the_draft_lacks_is_meant() -> None:
    desk = Desk(item("Cours", "6", "32"), language="fr")
    desk.say("non pas {OLD|6}, {OLD|5}, j'étais malade", "change")
    assert desk.counts == ["5"]


@pytest.mark.parametrize(
    ("annotated", "language", "counts", "prices"),
    [
        ("und beim Preis noch {0.DQTY|5} drauf", "de", ["3"], ["100"]),
        ("add {0.DQTY|5} to the rate", "en", ["3"], ["100"]),
        ("ajoute {0.DQTY|5} au tarif {0.UNIT|horaire}", "fr", ["3"], ["100"]),
        ("add {0.DQTY|5} {0.UNIT|hours}, same rate", "en", ["8"], ["95"]),
        ("noch {0.DQTY|5} mehr", "de", ["8"], ["95"]),
    ],
)
def test_a_difference_beside_the_word_price_is_one_of_the_price(
    annotated: str, language: str, counts: list[str], prices: list[str]
) -> None:
    desk = Desk(item("Klaviere", "3", "95"), language=language)
    desk.say(annotated, "change")
    assert (desk.counts, desk.prices) == (counts, prices)


@pytest.mark.parametrize("said", ["scrap both lines and use these", "replace everything with"])
def test_new_lines_come_in_the_place_of_all_that_is_scrapped(said: str) -> None:
    desk = Desk(item("Ramps", "2", "310"), item("Tunnels", "6", "85"))
    desk.say(f"{said}: {{1.QTY|4}} {{1.DESC|poles}} at {{1.PRICE|$38}}", "replace_line")
    assert [line.description for line in desk.draft.line_items] == ["Poles"]


def test_a_word_for_money_answers_for_the_line_that_was_asked_about() -> None:
    desk = Desk(item("DJ-Set", "", ""), language="de", asked="line_items.0.quantity")
    desk.say("{1.DESC|Gage} {1.AMOUNT|850}, {2.DESC|Licht} {2.AMOUNT|150}", "add_line")
    assert desk.figures == [("DJ-Set", "1", "850"), ("Licht", "1", "150")]


@pytest.mark.parametrize(
    ("annotated", "counts"),
    [
        ("maak er {1.QTY|11} {1.DESC|bomen} van", ["11"]),
        ("en {1.QTY|11} {1.DESC|bomen}", ["9", "11"]),
        ("maak er {1.QTY|11} {1.DESC|struiken} van", ["9", "11"]),
    ],
)
def test_what_is_counted_gets_a_new_count_where_it_becomes_so_many(
    annotated: str, counts: list[str]
) -> None:
    desk = Desk(item("Leilindes gesnoeid", "9", "34", "bomen"), language="nl")
    desk.say(annotated, "add_line")
    assert desk.counts == counts


@pytest.mark.parametrize(
    ("annotated", "lost"),
    [
        ("en 't is {TAX|6 procent btw}, want 't is een {0.DESC|renovatie}", []),
        ("en 't is {TAX|6 procent btw}, een {0.DESC|renovatie}", ["renovatie"]),
    ],
)
def test_a_reason_is_nothing_that_was_lost(annotated: str, lost: list[str]) -> None:
    desk = Desk(item("Tegels", "9", "34"), item("Plinten", "2", "9"), language="nl")
    assert desk.hear(annotated, "change").lost == lost


@pytest.mark.parametrize(
    ("annotated", "language", "counts"),
    [
        ("nur noch {0.QTY|3} {REF|Schlüssel}", "de", ["3"]),
        ("noch {0.QTY|3} {REF|Schlüssel}", "de", ["8"]),
        ("einen {REF|Schlüssel} hat sie zurückgegeben", "de", ["4"]),
        ("den {REF|Schlüssel} raus", "de", []),
        ("er kwam nog een sleutel bij", "nl", ["6"]),
        ("geef ze nog een week tijd", "nl", ["5"]),
    ],
)
def test_what_comes_or_goes_of_several_is_a_difference(
    annotated: str, language: str, counts: list[str]
) -> None:
    desk = Desk(item("Schlüssel", "5", "12"), language=language)
    desk.say(annotated, "change", *([] if counts else ["remove_line"]))
    assert desk.counts == counts


@pytest.mark.parametrize(
    ("annotated", "price"),
    [
        ("war teurer, {0.DPRICE|135 Euro}", "135"),
        ("war teurer, {0.AMOUNT|135}", "135"),
        ("teurer, {0.DPRICE|5 Euro} mehr", "125"),
        ("zum {0.SAME|halben Preis}", "60"),
        ("jetzt zum halben Preis, die {REF|Miete}", "120"),
        ("{REF|Miete} jetzt zum halben Preis", "60"),
    ],
)
def test_a_price_beside_a_comparative_or_a_half(annotated: str, price: str) -> None:
    desk = Desk(item("Miete", "1", "120"), item("Kartons", "20", "2"), language="de")
    desk.say(annotated if "{REF" in annotated else f"{{REF|Miete}} {annotated}", "change")
    assert desk.prices == [price, "2"]


@pytest.mark.parametrize("figure", ["{0.AMOUNT|2.430}", "{0.PRICE|2.430}"])
def test_a_bare_figure_of_what_is_counted_is_a_count(figure: str) -> None:
    desk = Desk(item("Übersetzung", "2340", "0.14", "Wörter"), language="de")
    desk.say(f"und {{REF|Wörter}} sind {figure}", "change")
    assert desk.figures == [("Übersetzung", "2430", "0.14")]


@pytest.mark.parametrize(
    ("annotated", "language", "figures"),
    [
        ("{REF|Etiketten} {0.DPRICE|500} mehr", "de", ("2500", "0.11", "85")),
        ("{REF|Etiketten} {0.DPRICE|0,02} mehr", "de", ("2000", "0.13", "85")),
        ("{REF|Vorlage} auf {0.AMOUNT|95} erhöhen", "de", ("2000", "0.11", "95")),
        ("{REF|Vorlage} auf {0.DPRICE|95} erhöhen", "de", ("2000", "0.11", "95")),
        ("{REF|Vorlage} um {0.DPRICE|10} erhöhen", "de", ("2000", "0.11", "95")),
        ("{REF|Vorlage} {0.DQTY|10 hoger}", "nl", ("2000", "0.11", "95")),
        ("{REF|Etiketten} auf {0.DQTY|2500} erhöhen", "de", ("2500", "0.11", "85")),
        ("{REF|Vorlage} a {0.DPRICE|10 euro} in meno", "it", ("2000", "0.11", "75")),
        ("abbassa {REF|Vorlage} a {0.DPRICE|75 euro}", "it", ("2000", "0.11", "75")),
        ("{REF|Etiketten} verhogen naar {0.QTY|2500}", "nl", ("2500", "0.11", "85")),
    ],
)
def test_a_step_is_one_of_what_it_is_like_and_to_so_much_is_none(
    annotated: str, language: str, figures: tuple[str, str, str]
) -> None:
    desk = Desk(item("Etiketten", "2000", "0.11"), item("Vorlage", "1", "85"), language=language)
    desk.say(annotated, "change")
    assert (desk.counts[0], *desk.prices) == figures


def test_the_price_of_an_hour_is_that_of_the_line_in_hours() -> None:
    desk = Desk(item("Snoeien", "14", "42", "uur"), item("Afval", "3", "35"), language="nl")
    desk.say("{REF|uurprijs} {0.DPRICE|2 euro} lager", "change")
    assert desk.prices == ["40", "35"]


@pytest.mark.parametrize(
    ("annotated", "count", "terms"),
    [
        ("{DUE|5 Wochen}", "5", 14),
        ("doch {DUE|5 Wochen}", "5", 14),
        ("zahlbar in {DUE|5 Wochen}", "4", 35),
        ("{DUE|30 Tage}", "4", 30),
    ],
)
def test_weeks_alone_are_a_count_where_a_line_has_them(
    annotated: str, count: str, terms: int
) -> None:
    desk = Desk(item("Gerüst", "4", "220", "Wochen"), language="de")
    desk.say("zahlbar in {DUE|14 Tagen}")
    said = marks(annotated, ["change"])
    desk.take(heard_in(marks_of(Reader(said), said.text, desk.situation()), desk.situation()))
    assert desk.counts == [count]
    assert desk.draft.terms_days == terms


def test_only_so_many_is_a_count_even_of_the_price() -> None:
    desk = Desk(item("Frühstück", "14", "12"), language="de")
    desk.say("{REF|Frühstück} nur {0.QTY|12}", "change")
    assert desk.counts == ["12"]


def test_a_charge_that_is_named_goes() -> None:
    desk = Desk(item("Kopie", "2", "12"), language="de")
    desk.say("{1.AMOUNT|25 %} {1.DESC|Express-Zuschlag}")
    assert len(desk.draft.charges) == 1
    desk.say("ohne den Zuschlag", "remove_line")
    assert not desk.draft.charges


def test_a_note_goes_by_a_word_of_its_own() -> None:
    desk = Desk(item("Kopie", "2", "12"), language="de", notes="2 % Skonto binnen 7 Tagen")
    desk.say("skonto bitte weglassen", "remove_value")
    assert desk.draft.notes is None


@pytest.mark.parametrize(
    "said", ["im März waren es {0.QTY|4}", "{SERVICE|Februar} waren es {0.QTY|4}"]
)
def test_what_is_so_of_one_month_is_not_so_of_all(said: str) -> None:
    desk = Desk(item("Unterricht", "7", "35", "Stunden"), language="de")
    heard = desk.hear(said, "change")
    assert heard.lost
    desk.take(heard)
    assert desk.counts == ["7"]


def test_some_that_are_free_make_not_all_of_them_free() -> None:
    desk = Desk(item("Krallen", "3", "8"), language="de")
    heard = desk.hear("{0.QTY|zwei} {REF|Krallen} waren {0.FREE|gratis}", "change")
    assert heard.lost
    desk.take(heard)
    assert desk.figures == [("Krallen", "3", "8")]


def test_for_both_means_those_that_are_counted_so() -> None:
    lines = (item("Estrich", "140", "24", "m²"), item("Dämmung", "140", "11", "m²"))
    desk = Desk(*lines, item("Pumpe", "1", "310", "Tag"), language="de")
    desk.say("{0.QTY|152} {0.UNIT|qm} bei {REF|beiden}", "change")
    assert desk.counts == ["152", "152", "1"]


def test_hours_said_where_a_price_is_asked_for_are_those_of_the_line_in_hours() -> None:
    lines = (item("Kasten", "4", "68", "Stunden"), item("Anfahrt", "1", ""))
    desk = Desk(*lines, language="de", asked="line_items.1.unit_price")
    desk.say("doch {0.QTY|fünf} {0.UNIT|Stunden}", "provide")
    assert desk.counts == ["5", "1"]


@pytest.mark.parametrize(
    ("annotated", "figures"),
    [
        ("{REF|bezoeken} naar {0.QTY|75}", ("2", "75")),
        ("{0.QTY|75} {REF|bezoeken}", ("75", "60")),
        ("{REF|bezoeken} {0.QTY|3}", ("3", "60")),
    ],
)
def test_a_bare_figure_near_the_price_and_far_from_the_count_is_the_price(
    annotated: str, figures: tuple[str, str]
) -> None:
    desk = Desk(item("Bezoeken", "2", "60"), language="nl")
    desk.say(annotated, "change")
    assert (desk.counts[0], desk.prices[0]) == figures


def test_an_hour_less_takes_no_line_away() -> None:
    desk = Desk(item("Werk", "3.5", "55", "uur"), item("Doek", "4", "38"), language="nl")
    desk.say("{REF|uurtje} minder werk", "change")
    assert desk.counts == ["3.5", "4"]


def test_two_rates_go_where_the_words_behind_them_say() -> None:
    desk = Desk(language="de")
    desk.say(
        "{1.DESC|Klavierabend} {1.AMOUNT|900}, {2.DESC|Noten} {2.AMOUNT|45}. "
        "{S.LTAX|7 %} auf den Klavierabend, sonst {TAX|19 %}"
    )
    totals = compute_totals(desk.draft)
    assert totals.tax_total == Decimal("71.55")
