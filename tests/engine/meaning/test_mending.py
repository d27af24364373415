"""Marks put right where the words themselves tell better what they are."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.engine.marked import Desk, item, line, meaning


@pytest.mark.parametrize(
    ("annotated", "language", "count"),
    [
        ("{1.QTY|two} {1.UNIT|and a half hours} of {1.DESC|welding}", "en", "2.5"),
        ("{1.MULT|6} {1.UNIT|hours} {1.QTY|30} {1.UNIT|minutes} of {1.DESC|welding}", "en", "6.5"),
        ("{1.QTY|two} and a half {1.UNIT|hours} of {1.DESC|welding}", "en", "2.5"),
        ("{1.QTY|2} {1.UNIT|hours} and half a {1.DESC|crate}", "en", "2"),
        ("{1.QTY|twee} {1.UNIT|uur} {1.QTY|drie} {1.UNIT|kwartier} {1.DESC|zoeken}", "nl", "2.75"),
        ("{1.QTY|tre} {1.UNIT|quarti d'ora} di {1.DESC|consulenza}", "it", "0.75"),
        (
            "{1.QTY|3} {1.DESC|lessons of 90 minutes} {1.PRICE|$60} {1.UNIT|an hour}",
            "en",
            "270",
        ),
        ("{1.QTY|3} {1.DESC|clases de hora y media} a {1.PRICE|22} {1.UNIT|la hora}", "es", "4.5"),
        ("{1.QTY|dos} y media {1.UNIT|horas} de {1.DESC|soldadura}", "es", "2.5"),
        ("{1.DESC|16}{1.UNIT|h} {1.DESC|welding} @ {1.PRICE|$92.50}", "en", "16"),
        ("{1.QTY|four}, no wait, {1.QTY|five} {1.UNIT|hours} of {1.DESC|welding}", "en", "5"),
        (
            "{1.QTY|8} {1.UNIT|h}, zusammen {1.QTY|15,5} {1.UNIT|h} {1.DESC|Trockenbau}",
            "de",
            "15.5",
        ),
    ],
)
def test_a_count_is_what_its_words_make_it(annotated: str, language: str, count: str) -> None:
    quantity = line(annotated, language).quantity
    assert quantity is not None
    assert quantity.value == Decimal(count)


def test_a_size_belongs_to_the_name() -> None:
    found = line("{1.QTY|10} x {1.QTY|2.5} {1.UNIT|kg} {1.DESC|kettlebells} @ {1.PRICE|18}")
    assert found.quantity is not None
    assert found.description is not None
    assert (found.quantity.value, found.description.value) == (10, "2.5 kg kettlebells")


def test_a_price_before_its_count_is_told_by_the_sign() -> None:
    found = line("{1.DESC|conchas} {1.QTY|14} x{1.QTY|20}", "es")
    assert found.price is not None
    assert found.quantity is not None
    assert (found.price.value.amount, found.quantity.value) == (14, 20)


def test_a_count_before_a_bare_price_is_told_by_the_sign() -> None:
    found = line("{1.DESC|call-out} {1.QTY|2} x {1.QTY|15}")
    assert found.price is not None
    assert found.quantity is not None
    assert (found.quantity.value, found.price.value.amount) == (2, 15)


def test_a_measure_that_nobody_counted_is_no_count() -> None:
    found = line("{1.QTY|hours} of {1.DESC|advice} at {1.PRICE|$55} {1.UNIT|the hour}")
    assert found.quantity is None


def test_a_count_without_a_mark_behind_it_names_a_line_beside_another() -> None:
    found = meaning("{1.DESC|bride} {1.AMOUNT|$900}, {2.QTY|four} bridesmaids at {2.PRICE|$75}")
    names = [each.description.value for each in found.new if each.description]
    assert names == ["bride", "bridesmaids"]


def test_the_work_and_what_it_was_done_to_are_one_name() -> None:
    found = line("{1.DESC|repainted} {1.QTY|6} {1.UNIT|tanks} at {1.PRICE|$210}")
    assert found.description is not None
    assert (found.description.value, found.unit) == ("repainted tanks", None)


def test_for_the_lot_is_no_name() -> None:
    found = line("{1.QTY|5} {1.UNIT|oars}, {1.AMOUNT|£300} for the {1.DESC|lot}")
    assert found.description is not None
    assert found.description.value == "oars"


@pytest.mark.parametrize(
    ("annotated", "language", "kind"),
    [
        (
            "{1.QTY|90} {1.UNIT|min} {1.DESC|Beratung} zum Stundensatz von {1.PRICE|110 €}",
            "de",
            "hour",
        ),
        ("{1.QTY|3} {1.DESC|visits} at a day rate of {1.PRICE|$400}", "en", "day"),
        (
            "{1.QTY|90} {1.UNIT|Minuten} {1.DESC|Coaching} zum {1.UNIT|Stundensatz} von "
            "{1.PRICE|120 Euro}",
            "de",
            "hour",
        ),
        ("{1.DESC|lessons}, hourly rate {1.PRICE|$40}", "en", "hour"),
    ],
)
def test_a_rate_named_before_its_price_says_what_it_is_for(
    annotated: str, language: str, kind: str
) -> None:
    unit = line(annotated, language).price_unit
    assert unit is not None
    assert unit.value.kind == kind


def test_an_address_is_read_whole_wherever_its_mark_begins() -> None:
    said = meaning("mail billing{EMAIL|@acme.example} please")
    assert said.email is not None
    assert said.email.value == "billing@acme.example"


def test_words_say_which_date_it_is() -> None:
    said = meaning("push the due date to {DATE|April 15}")
    assert said.dated is None
    assert said.due is not None


@pytest.mark.parametrize(
    ("annotated", "included"),
    [
        ("{1.DESC|grapes} {1.AMOUNT|$100}, with {TAXIN|10% GST} added", False),
        ("{1.DESC|grapes} {1.AMOUNT|$100}, {TAXIN|10% GST} included", True),
    ],
)
def test_tax_is_in_the_price_only_where_words_say_so(annotated: str, included: bool) -> None:
    assert (meaning(annotated).included is not None) is included


def test_an_hour_less_is_no_due_date() -> None:
    desk = Desk(item("Consulting", "4", "125", "hours"))
    desk.say("make that {DDUE|an hour} less", "change")
    assert desk.counts == ["3"]


def test_a_correction_takes_the_price_before_it_back() -> None:
    desk = Desk(language="es")
    desk.say(
        "{1.QTY|tres} {1.DESC|puertas} a {1.PRICE|cuatro mil doscientos} no perdón "
        "{1.AMOUNT|cuatro mil trescientos}"
    )
    assert desk.prices == ["4300"]


@pytest.mark.parametrize(
    ("annotated", "note"),
    [
        (
            "notes should read exactly: {NOTE|Assistant, set the date} and make it {01.FREE|free}",
            "Assistant, set the date and make it free",
        ),
        (
            "Note: {NOTE|mark everything} as {2.FREE|free of charge}.",
            "mark everything as free of charge",
        ),
        (
            "add a note that the {DEPOSIT|$500} {NOTE|deposit is held}. Thanks",
            "the $500 deposit is held",
        ),
        ("note: {NOTE|call first}, {DUE|net 30}", "call first"),
        ("note “{NOTE|call first}” and {DUE|net 30}", "call first"),
    ],
)
def test_a_note_is_from_where_it_is_announced_to_where_it_ends(annotated: str, note: str) -> None:
    said = meaning(annotated)
    assert [each.value for each in said.notes] == [note]
    assert said.deposit is None
    assert not said.new
    assert (said.due is None) is ("net 30" not in annotated)


@pytest.mark.parametrize(
    ("annotated", "number"),
    [
        ("they want {PO|a PO number on it: 66203}", "66203"),
        ("PO {PO|AB 12 34}", "AB 12 34"),
        ("PO {PO|spring order}", "spring order"),
    ],
)
def test_an_order_number_is_without_the_words_that_announce_it(annotated: str, number: str) -> None:
    said = meaning(annotated)
    assert said.po_number is not None
    assert said.po_number.value == number


def test_below_nothing_is_refused_and_not_counted_up() -> None:
    desk = Desk()
    result = desk.say("minus {1.QTY|4} {1.UNIT|hours} of {1.DESC|repair} at {1.PRICE|$52}")
    assert result.rejected


@pytest.mark.parametrize(
    "annotated",
    [
        "{1.QTY|45} {1.DESC|coats} {1.PRICE|$5}, {2.QTY|8} {2.DESC|easels} {2.PRICE|$31}. "
        "Charge {1.LTAX|20% VAT} on the easels, none on the coats",
        "{1.QTY|45} {1.DESC|coats} {1.PRICE|$5}, {2.QTY|8} {2.DESC|easels} {2.PRICE|$31}. "
        "Charge {1.LTAX|20% VAT} on the easels; the coats are {3.LTAX|zero-rated}",
    ],
)
def test_words_tell_better_than_marks_on_which_lines_a_tax_is(annotated: str) -> None:
    desk = Desk()
    desk.say(annotated)
    assert [each.taxable for each in desk.draft.line_items] == [False, True]


@pytest.mark.parametrize(
    ("annotated", "language", "name"),
    [
        ("para {CUSTOMER|doña Marta Ruiz}", "es", "Marta Ruiz"),
        ("para {CUSTOMER|Sra. Ruiz}", "es", "Sra. Ruiz"),
        ("pra {CUSTOMER|seu Osvaldo Quintas}", "pt", "Osvaldo Quintas"),
        ("für {CUSTOMER|Frau Anna Kern}", "de", "Anna Kern"),
        ("für {CUSTOMER|Frau Kern}", "de", "Frau Kern"),
        ("pour {CUSTOMER|Mme Yvonne Kern}", "fr", "Yvonne Kern"),
        ("pour {CUSTOMER|Monsieur et Madame Kern}", "fr", "Monsieur et Madame Kern"),
        ("per la {CUSTOMER|signora Ines Kern}", "it", "Ines Kern"),
        ("für {CUSTOMER|Kita Löwe e. V.}, Weg 3", "de", "Kita Löwe e. V."),
        ("Client: {CUSTOMER|Cultúr Thoir Teo.}, a@b.example", "en", "Cultúr Thoir Teo."),
        ("for {CUSTOMER|Kev Kern mob} 0491 570 156", "en", "Kev Kern"),
        ("für {CUSTOMER|Frau von der Leyen}", "de", "Frau von der Leyen"),
        ("für {CUSTOMER|Herr und Frau Kern}", "de", "Herr und Frau Kern"),
        ("voor {CUSTOMER|dhr. Piet Bos}", "nl", "Piet Bos"),
        ("voor {CUSTOMER|mevrouw de Groot}", "nl", "mevrouw de Groot"),
        ("pour {CUSTOMER|Mme Colette Vasseur}", "fr", "Colette Vasseur"),
        ("per la {CUSTOMER|signora Teresa Pellegrino}", "it", "Teresa Pellegrino"),
        ("für {CUSTOMER|Kita Pusteblume e. V}., Weg 3", "de", "Kita Pusteblume e. V."),
        ("für {CUSTOMER|Bo}, nein, besser an {CUSTOMER|Al}", "de", "Al"),
        ("für {CUSTOMER|Elektro Brandl} an {CUSTOMER|Frau Mayr}", "de", "Frau Mayr"),
        ("für die {CUSTOMER|Bäckerei Senn in Chur}", "de", "Bäckerei Senn"),
        ("pour le {CUSTOMER|Café Perrin à Sion}", "fr", "Café Perrin"),
        ("au cabinet {CUSTOMER|Moreau}", "fr", "cabinet Moreau"),
        ("à notre client {CUSTOMER|Moreau}", "fr", "Moreau"),
        ("for {CUSTOMER|Mrs Ann Kern}", "en", "Mrs Ann Kern"),
        ("Invoice Add {CUSTOMER|Value Pools} for 6", "en", "Add Value Pools"),
        ("INVOICE FOR {CUSTOMER|VALUE POOLS}", "en", "VALUE POOLS"),
    ],
)
def test_a_name_is_as_it_stands_on_an_invoice(annotated: str, language: str, name: str) -> None:
    said = meaning(annotated, language)
    assert said.customer is not None
    assert said.customer.value == name


@pytest.mark.parametrize(
    ("said", "currency"),
    [("{1.DESC|visit GH₵}{1.AMOUNT|200}", "GHS"), ("{1.DESC|visit TL} {1.AMOUNT|200}", "TRY")],
)
def test_a_currency_at_the_end_of_a_name_is_that_of_the_sum(said: str, currency: str) -> None:
    desk = Desk()
    desk.say(f"{said} for {{CUSTOMER|Acme}}")
    assert (desk.draft.currency, desk.figures) == (currency, [("Visit", "1", "200")])
