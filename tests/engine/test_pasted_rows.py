"""Tables, timesheets and comma-separated rows as people paste them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scatterpilot.engines.embedded.tables.marking import table_in
from tests.engine.talking import Talk


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ("Chair,2,45.00\nDesk,1,310.00", [("Chair", 2, 45), ("Desk", 1, 310)]),
        ('item,qty,each\n"Chair, oak",2,45\nDesk,1,310', [("Chair, oak", 2, 45), ("Desk", 1, 310)]),
        ('Lamp,"1,450.00"\nShade,20', [("Lamp", 1, 1450), ("Shade", 1, 20)]),
        (
            "Rate,Hours,SKU,Task,Date\n80,2,A-1,Setup,2026-01-02\n90,1.5,A-2,Review,2026-01-03",
            [("Setup", 2, 80), ("Review", "1.5", 90)],
        ),
        ("03/04\tSetup\t2\t80\n05/04\tReview\t1\t90", [("Setup", 2, 80), ("Review", 1, 90)]),
        (
            "X1 Bolt 100 0.25 25.00\nX2 Nut 50 0.10 5.00",
            [("X1 Bolt", 100, ".25"), ("X2 Nut", 50, ".1")],
        ),
        (
            "Task\tQty\tPrice\tTotal\nDig\t2\t30\t60\nSow\t1\t40\t40\n\t\t\t100",
            [("Dig", 2, 30), ("Sow", 1, 40)],
        ),
        ("40 dz eggs   2.60\n8 kg curd   9.75", [("Eggs", 40, "2.6"), ("Curd", 8, "9.75")]),
        ("Menge;Leistung;Preis\n2;Stuhl;45\n1;Tisch;310", [("Stuhl", 2, 45), ("Tisch", 1, 310)]),
        ("| Task | Qty | Price |\n| Dig | 2 | $45 |\n| Total | | $90 |", [("Dig", 2, 45)]),
        (
            "Mon 3/2 dig 3h\nTue 3/3 sow 4h\nrate $50/h",
            [("Dig", 3, 50), ("Sow", 4, 50)],
        ),
        ("Dig $60\nSow $40\nSubtotal: $100\nGrand total $100", [("Dig", 1, 60), ("Sow", 1, 40)]),
        ("2 x Pot $90\n1 x Fern $10\nTOTAL $100", [("Pot", 2, 45), ("Fern", 1, 10)]),
        ("2 x Pot $90\n1 x Fern $10\nTOTAL $190", [("Pot", 2, 90), ("Fern", 1, 10)]),
        ("Dig $60\nTotal station hire $40", [("Dig", 1, 60), ("Total station hire", 1, 40)]),
    ],
)
def test_pasted_rows_become_lines(rows: str, lines: list[tuple[str, object, object]]) -> None:
    talk = Talk()
    talk.say(f"Invoice Elm Ballet, net 10:\n{rows}")
    got = [(line.description, line.quantity, line.unit_price) for line in talk.draft.line_items]
    assert got == [(name, Decimal(str(q)), Decimal(str(p))) for name, q, p in lines]


def test_the_tax_in_money_beside_its_rate_is_no_line() -> None:
    talk = Talk()
    talk.say("Invoice Elm Ballet, net 10:\nDig $60\nSow $40\nVAT 20%: $20.00\nTotal: $120.00")
    assert [line.unit_price for line in talk.draft.line_items] == [60, 40]
    assert talk.draft.tax_rate == Decimal("0.2")


@pytest.mark.parametrize("message", ["for 1,250 and\n1,300 chairs", "a, b, c\nd, e, f", "1,250\n2"])
def test_commas_of_prose_make_no_table(message: str) -> None:
    assert table_in(message, "en", "en_US") is None


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "Rate;Service;Hours"),
        ("de", "Stundensatz;Leistung;Stunden"),
        ("fr", "Tarif;Désignation;Heures"),
        ("es", "Tarifa;Concepto;Horas"),
        ("it", "Tariffa;Descrizione;Ore"),
        ("nl", "Tarief;Omschrijving;Uren"),
        ("pt", "Tarifa;Descrição;Horas"),
    ],
)
def test_headings_tell_the_columns_in_every_language(language: str, heading: str) -> None:
    found = table_in(f"{heading}\n80;Setup;2\n90;Review;3", language, language)
    assert found is not None
    shown = [(mark.role, mark.line) for mark in found.marks if mark.target == "new"]
    assert shown == [(role, line) for line in (1, 2) for role in ("PRICE", "DESC", "QTY")]


def test_the_rest_of_the_message_keeps_its_places() -> None:
    text = "For Elm:\nDig\t2\t45\nSow\t1\t20\nnet 10"
    found = table_in(text, "en", "en_US")
    assert found is not None
    assert (len(found.rest), found.rest.split()) == (len(text), ["For", "Elm:", "net", "10"])
