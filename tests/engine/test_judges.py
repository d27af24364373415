"""Which of two readings is believed. The learned one is marked by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from scatterpilot.domain.editor import DraftEditor
from scatterpilot.engines.embedded.engine import EmbeddedEngine, situation_of
from scatterpilot.engines.embedded.explaining import Explained, explained
from scatterpilot.engines.embedded.judges import Verdict, weigh
from scatterpilot.engines.embedded.reader.marks import Marks
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.understand import understand
from scatterpilot.ports import Turn
from tests.engine.marked import TODAY, Desk, item, marks, unsure


@dataclass(frozen=True)
class Reader:
    """Fits ``Reads``: gives the marks it was made with."""

    found: Marks

    def __call__(self, text: str, asked: str | None = None, lines: Sequence[str] = ()) -> Marks:
        assert text == self.found.text
        return self.found


def turn(desk: Desk, message: str) -> Turn:
    return Turn(message, (), DraftEditor(desk.draft, [message]), desk.profile, TODAY, "gathering")


def judged(found: Marks, desk: Desk | None = None) -> Verdict:
    message = turn(desk or Desk(), found.text)
    situation = situation_of(message, "en")
    reading = Reading(
        found.text, locale="en_US", currency=situation.own_currency, today=TODAY, turn=0
    )
    return weigh(understand(reading, situation), Reader(found), message, situation)


def told(found: Marks, desk: Desk | None = None) -> Explained:
    return explained(turn(desk or Desk(), found.text), EmbeddedEngine(lambda: Reader(found)))


_PLAIN = (
    "Invoice {CUSTOMER|Acme} for {1.QTY|3} {1.UNIT|hours} of {1.DESC|design} "
    "at {1.PRICE|$50}, {DUE|net 30}"
)


def test_two_readings_that_come_to_the_same_figures_agree() -> None:
    verdict = judged(marks(_PLAIN))
    assert verdict.agreed
    assert not verdict.contested


def test_figures_that_differ_do_not_agree() -> None:
    wrong = marks(_PLAIN.replace("{1.QTY|3}", "{1.PRICE|3}"))
    assert not judged(wrong).agreed


def test_a_weak_word_that_the_rules_take_differently_is_asked_about() -> None:
    verdict = judged(
        unsure(
            marks("Invoice {CUSTOMER|Acme} 3 hours {1.DESC|design} {1.AMOUNT|$50}, {DUE|net 30}"),
            0.3,
        )
    )
    assert verdict.contested == "$50"


def test_a_reading_that_is_trusted_and_has_fewer_doubts_is_believed() -> None:
    verdict = judged(
        marks(
            "so {CUSTOMER|Bob} rang, we did {1.DESC|the wall} {1.QTY|3} "
            "{1.UNIT|hours}, he pays {1.PRICE|$50} {1.UNIT|an hour}, {DUE|net 30}"
        )
    )
    assert not verdict.by_rules


def test_a_table_is_read_by_its_own_rules() -> None:
    table = "Invoice Acme\nItem, Qty, Price\nMugs, 3, $5\nBowls, 2, $9"
    assert judged(Marks(table, ())).by_rules


def test_a_price_of_which_nobody_knows_for_what_is_asked_for_whatever_the_rules_say() -> None:
    found = marks(
        "{1.QTY|90} {1.UNIT|minutes} of {1.DESC|tutoring} for {CUSTOMER|Lena} at "
        "{1.PRICE|$60}, {DUE|net 14}"
    )
    verdict = judged(found)
    assert not verdict.by_rules
    assert not verdict.agreed
    assert "line_items.0.unit_price" in told(found).reply.question.field  # type: ignore[union-attr]


def test_a_tax_of_a_line_by_the_rules_is_put_on_no_other_line() -> None:
    text = (
        "Invoice {CUSTOMER|Acme} {1.QTY|2} {1.DESC|mugs} at {1.PRICE|$5} and "
        "{2.QTY|1} {2.DESC|book} at {2.PRICE|$9}, {TAX|20% VAT} on the mugs "
        "only, {DUE|net 30}"
    )
    desk = Desk()
    verdict = judged(marks(text), desk)
    editor = DraftEditor(desk.draft, [marks(text).text])
    editor.apply(verdict.edits)
    taxed = {line.description: line.taxable for line in editor.draft.line_items}
    assert taxed == {"Mugs": True, "Book": False}


def test_edits_are_in_an_order_in_which_they_can_be_applied() -> None:
    desk = Desk(item("Logo", "1", "450"), item("Hosting", "12", "20"), item("Mail", "1", "5"))
    found = marks(
        "drop the {REF|logo}, {REF1|hosting} is {01.PRICE|$25} and add "
        "{1.DESC|a banner} {1.AMOUNT|$99}",
        ("remove_line", "change", "add_line"),
    )
    result = turn(desk, found.text).editor.apply(judged(found, desk).edits)
    assert not result.rejected
    left = [(line.description, f"{line.unit_price}") for line in result.draft.line_items]
    assert left == [("Hosting", "25"), ("Mail", "5"), ("A banner", "99")]


@pytest.mark.parametrize("language", ["de", "fr", "es", "it", "nl", "pt"])
def test_in_other_languages_what_came_to_nothing_is_named(language: str) -> None:
    spoken = {
        "de": "die Rechnung ist bitte für",
        "fr": "la facture est pour vous",
        "es": "la factura es para el señor",
        "it": "la fattura è per il signor",
        "nl": "de factuur is voor het bedrijf",
        "pt": "a fatura é para o senhor não",
    }[language]
    found = marks(f"{spoken} {{CUSTOMER|Acme}}, {{PAID|200 €}}")
    answer = told(found, Desk(language=language))
    assert answer.language == language
    assert answer.lost == ["200 €"]
    assert "200 €" in answer.reply.text


def test_nothing_is_left_of_an_explanation_in_the_draft_it_was_of() -> None:
    desk = Desk()
    message = turn(desk, marks(_PLAIN).text)
    before = message.editor.draft
    explained(message, EmbeddedEngine(lambda: Reader(marks(_PLAIN))))
    assert message.editor.draft == before


def test_each_edit_is_of_the_reading_it_came_from() -> None:
    by = {edit.kind: whose for edit, whose in told(marks(_PLAIN)).taken}
    assert by == {"set_customer": "both", "add_line": "both", "set_dates": "both"}


def test_what_only_one_reading_finds_is_its_own() -> None:
    found = marks(_PLAIN + ", for the attention of nobody at all but {PO|the blue door}")
    by = {edit.kind: whose for edit, whose in told(found).taken}
    assert by["set_reference"] == "reader"
    without = replace(found, marks=tuple(m for m in found.marks if m.role != "DUE"))
    assert {edit.kind: whose for edit, whose in told(without).taken}["set_dates"] == "rules"


def test_without_the_learned_reader_the_rules_explain_alone() -> None:
    answer = explained(turn(Desk(), marks(_PLAIN).text), EmbeddedEngine())
    assert answer.marks is None
    assert {whose for _, whose in answer.taken} == {"rules"}


def test_what_is_barely_a_due_date_is_not_believed_against_the_rules() -> None:
    desk = Desk(item("Design", "40", "50", "hours"))
    found = marks("make it {DUE|45} hours", ("change",))
    (edit,) = judged(unsure(found, 0.5), desk).edits
    assert edit.kind == "change_line"
