"""Marks that their own words, or those beside them, contradict."""

from __future__ import annotations

import pytest

from scatterpilot.engines.embedded.meaning.relabelled import relabelled
from tests.engine.marked import marks


@pytest.mark.parametrize(
    ("annotated", "language", "roles"),
    [
        ("minus {PAID|150 Euro} Nachlass", "de", ["DISC"]),
        ("they already paid {PAID|$150}", "en", ["PAID"]),
        ("mets {PAID|1 €} de plus", "fr", ["DPRICE"]),
        ("less the {PAID|£500} deposit, plus VAT", "en", ["PAID"]),
        ("abzüglich {DEPOSIT|200 Euro} Anzahlung", "de", ["PAID"]),
        ("{DEPOSIT|200 Euro} Anzahlung", "de", ["DEPOSIT"]),
        ("y súbele {PAID|5.000} al precio", "es", ["DPRICE"]),
        ("plus {WITHHOLD|19 % MwSt}", "de", ["TAX"]),
        ("{WITHHOLD|15% IRPF} withheld", "en", ["WITHHOLD"]),
        ("ritenuta del {WITHHOLD|20 %} sull'IVA esclusa", "it", ["WITHHOLD"]),
        ("{PO|A L D E R}", "en", []),
        ("PO {PO|A 12}", "en", ["PO"]),
        ("{1.QTY|1} {1.UNIT|Stunde} {OLD|45}", "de", ["QTY", "UNIT", "QTY"]),
        ("{1.QTY|1} {1.UNIT|Stunde}, nicht {OLD|45}", "de", ["QTY", "UNIT", "OLD"]),
        ("{1.SDATE|Mon 7} {1.UNIT|h}", "en", ["SDATE", "QTY", "UNIT"]),
        ("{1.SDATE|7 May} {1.DESC|lesson}", "en", ["SDATE", "DESC"]),
        (
            "{CUSTOMER|Sakura Trading} {1.AMOUNT|KK} {1.AMOUNT|¥84,000}",
            "en",
            ["CUSTOMER", "AMOUNT"],
        ),
        ("{1.DESC|Python} {1.QTY|3.12} {1.DESC|upgrade}", "en", ["DESC"]),
        ("extend the due date by {DUE|a week}", "en", ["DDUE"]),
        ("{1.DESC|Python} {1.QTY|3.12} {1.UNIT|upgrade}", "en", ["DESC"]),
        ("{1.DESC|Etiketten} {1.QTY|2.000} {1.UNIT|Stück}", "de", ["DESC", "QTY", "UNIT"]),
        ("{1.DESC|cable} {1.QTY|3.5} {1.UNIT|m}", "en", ["DESC", "QTY", "UNIT"]),
        ("{0.LTAX|tax free} and {0.LTAX|20% VAT}", "en", ["LTAX", "TAX"]),
        ("subtract {AMOUNT|$100}", "en", ["DISC"]),
        ("subtract {AMOUNT|$100} deposit", "en", ["AMOUNT"]),
        ("{TAX|acht} komma {TAX|eins prozent}", "de", ["TAX"]),
        ("{TAX|GST} and {TAX|PST}", "en", ["TAX", "TAX"]),
        ("da kommt noch {TAXIN|MwSt} drauf", "de", ["TAX"]),
        ("{TAXIN|MwSt} inklusive, sonst nichts drauf", "de", ["TAXIN"]),
        ("{DEPOSIT|21%} erbij", "nl", ["TAX"]),
        ("{DEPOSIT|21%} vooraf", "nl", ["DEPOSIT"]),
        ("der {0.PRICE|27}. kam dazu", "de", []),
        ("der {0.PRICE|27}.", "de", ["PRICE"]),
        ("{1.DESC|mets}-en {1.QTY|2}", "fr", ["QTY"]),
        ("{1.DESC|DJ-Set} {1.AMOUNT|7.3.} für {CUSTOMER|Bo}", "de", ["DESC", "SDATE", "CUSTOMER"]),
        ("{1.DESC|DJ-Set} {1.AMOUNT|7.3}., {1.DESC|Licht}", "de", ["DESC", "SDATE", "DESC"]),
        ("{1.DESC|Kabel} {1.AMOUNT|7.3}. Danke", "de", ["DESC", "AMOUNT"]),
        ("{1.DESC|cable} {1.AMOUNT|7.3.} for Bo", "en", ["DESC", "AMOUNT"]),
        ("{1.LDISC|7 %} auf Bohnen, {2.LDISC|19 %} auf Becher", "de", ["LTAX", "LTAX"]),
        ("{1.LDISC|9%} op eten, {2.LTAX|21%} op drank", "nl", ["LTAX", "LTAX"]),
        ("{1.LDISC|7 %} Rabatt auf Bohnen", "de", ["LDISC"]),
        ("{1.LDISC|10 %} auf Bohnen", "de", ["LDISC"]),
        ("{1.SDATE|Januar 11} {1.UNIT|Einsätze}", "de", ["SDATE", "QTY", "UNIT"]),
        ("{1.SDATE|Januar 11} {2.UNIT|Einsätze}", "de", ["SDATE", "UNIT"]),
        ("zweimal {1.PRICE|dreißig zwanzig} {1.LTAX|prozent} ust", "de", ["PRICE", "TAX"]),
        ("zu {1.PRICE|dreißig} {1.LTAX|prozent}", "de", ["PRICE", "LTAX"]),
        ("noem het {REF|hondenservice}", "nl", ["DESC"]),
        ("neem het {REF|hondenservice} mee", "nl", ["REF"]),
        ("war ahornweg {1.AMOUNT|dreiundzwanzig} {2.DESC|ziegel}", "de", ["DESC"]),
        ("kerkstraat {1.QTY|zeventien} {1.DESC|ramen} {1.QTY|12}", "nl", ["DESC", "QTY"]),
        ("{ADDRESS|kirchgasse} {1.AMOUNT|siebzehn}", "de", ["ADDRESS"]),
        ("{1.DESC|gartenweg} {1.AMOUNT|1200}", "de", ["DESC", "AMOUNT"]),
        ("am ahornweg {1.QTY|12} {1.DESC|fenster}", "de", ["QTY", "DESC"]),
        ("am ahornweg {1.AMOUNT|200 €}", "de", ["AMOUNT"]),
        ("payable by {DUE|a week}", "en", ["DUE"]),
        ("due date please shift to {DATE|5 April}", "en", ["DUE"]),
        ("Fälligkeit bitte auf den {DATE|5. April}", "de", ["DUE"]),
        ("{1.DESC|DJ-Set} {1.AMOUNT|7.3.} für {CUSTOMER|Ott}", "de", ["DESC", "SDATE", "CUSTOMER"]),
        (
            "{1.DESC|DJ-Set} {1.AMOUNT|7.30} für {CUSTOMER|Ott}",
            "de",
            ["DESC", "AMOUNT", "CUSTOMER"],
        ),
        ("{TAX|VAT}! I forget it. {DISC|15%} on everything", "en", ["TAX"]),
        ("{TAX|VAT}, and {DISC|15%} off everything", "en", ["TAX", "DISC"]),
        ("au {2.LTAX|taux de} {S.LTAX|10 %}", "fr", ["LTAX"]),
        ("{1.LTAX|10 %} {2.LTAX|20 %}", "fr", ["LTAX", "LTAX"]),
    ],
)
def test_the_words_beside_a_mark_tell_what_it_is(
    annotated: str, language: str, roles: list[str]
) -> None:
    found = relabelled(marks(annotated), language)
    assert [mark.role for mark in found.marks] == roles


def test_hours_beside_a_day_belong_to_its_line() -> None:
    found = relabelled(marks("{2.SDATE|Mon 7} {2.UNIT|h}"), "en")
    assert [(found.words(mark), mark.line) for mark in found.marks] == [
        ("Mon", 2),
        ("7", 2),
        ("h", 2),
    ]


def test_a_measure_alone_beside_a_price_is_of_its_line() -> None:
    found = relabelled(marks("{0.PRICE|45 Euro} {1.UNIT|die Stunde}"), "de")
    assert len({(mark.target, mark.line) for mark in found.marks}) == 1
