from __future__ import annotations

from collections import Counter

import pytest
from training.annotations import Message, parse_marks, write_marks
from training.reconcile import reconcile
from training.rules import acts, lines


def message(marked: str, lang: str = "en", **given: object) -> Message:
    text, spans = parse_marks(marked)
    fields: dict[str, object] = {"id": "c-1", "asked": None, "lines": (), "acts": ("provide",)}
    return Message(lang=lang, text=text, spans=spans, **{**fields, **given})  # type: ignore[arg-type]


def agreed(marked: str, lang: str = "en", **given: object) -> str:
    after = reconcile(message(marked, lang, **given), Counter())
    return write_marks(after.text, after.spans)


@pytest.mark.parametrize(
    ("lang", "before", "after"),
    [
        (
            "en",
            "{1.QTY|2} {1.UNIT|h} {1.PRICE|28}{1.UNIT|/hr}",
            "{1.QTY|2} {1.UNIT|h} {1.PRICE|28}/{1.UNIT|hr}",
        ),
        ("es", "{1.QTY|2} a {1.PRICE|28} {1.UNIT|c/u}", "{1.QTY|2} a {1.PRICE|28} {1.UNIT|c/u}"),
        ("en", "drop {REF|the logo}", "drop the {REF|logo}"),
        ("fr", "enlève {REF|l'abat-jour}", "enlève l'{REF|abat-jour}"),
        ("de", "{REF|die mit 0,12}", "{REF|die mit 0,12}"),
        (
            "en",
            "I did it for {CUSTOMER|the Iron Temple}",
            "I did it for the {CUSTOMER|Iron Temple}",
        ),
        ("en", "{CUSTOMER|The Larder}", "{CUSTOMER|The Larder}"),
        ("nl", "Factuur {CUSTOMER|de Wit}", "Factuur {CUSTOMER|de Wit}"),
        ("en", "add {1.DESC|a vase}", "add a {1.DESC|vase}"),
        ("en", "{2.DESC|A Field Guide}", "{2.DESC|A Field Guide}"),
        ("en", "{1.DESC|lift} {1.AMOUNT|no charge}", "{1.DESC|lift} {1.FREE|no charge}"),
        ("en", "{1.QTY|4} at {1.PRICE|$6} each", "{1.QTY|4} at {1.PRICE|$6} {1.UNIT|each}"),
        ("en", "{1.AMOUNT|$6} {1.UNIT|each}", "{1.PRICE|$6} {1.UNIT|each}"),
        ("en", "{1.DESC|logo} {1.PRICE|$450}", "{1.DESC|logo} {1.AMOUNT|$450}"),
        ("en", "{1.DESC|logos} at {1.PRICE|$450}", "{1.DESC|logos} at {1.PRICE|$450}"),
        ("en", "{1.QTY|three} {1.UNIT|dozen} {1.DESC|eggs}", "{1.QTY|three dozen} {1.DESC|eggs}"),
        (
            "en",
            "{1.QTY|9} at {1.PRICE|$4} {1.UNIT|a dozen}",
            "{1.QTY|9} at {1.PRICE|$4} {1.UNIT|a dozen}",
        ),
        ("de", "{0.DQTY|zwei} {0.UNIT|Stunden} dazu", "{0.DQTY|zwei Stunden} dazu"),
        (
            "de",
            "{1.DESC|Coaching 90 Min} {1.PRICE|80} {1.UNIT|pro Stunde}",
            "{1.DESC|Coaching} {1.QTY|90} {1.UNIT|Min} {1.PRICE|80} {1.UNIT|pro Stunde}",
        ),
        ("de", "{1.DESC|Massage 60 Min} {1.AMOUNT|75}", "{1.DESC|Massage 60 Min} {1.AMOUNT|75}"),
        (
            "en",
            "{1.DESC|Mon 3 Nov callout} {1.AMOUNT|$9}",
            "{1.SDATE|Mon 3 Nov} {1.DESC|callout} {1.AMOUNT|$9}",
        ),
        ("en", '{1.QTY|3} {1.DESC|1/2" OSB}', '{1.QTY|3} {1.DESC|1/2" OSB}'),
        ("en", "pay {DUE|before the 6th}", "pay before the {DUE|6th}"),
        ("en", "pay {DUE|on completion}", "pay {DUE|on completion}"),
        ("en", "pay in {DUE|15 days}", "pay {DUE|in 15 days}"),
        ("it", "paga {DUE|entro 7 giorni}", "paga {DUE|entro 7 giorni}"),
        ("en", "{TAX|20 %} vat", "{TAX|20 % vat}"),
        ("it", "IVA {TAX|22%}", "{TAX|IVA 22%}"),
        ("en", "tax {TAX|8.25%}", "tax {TAX|8.25%}"),
        ("en", "{NOTAX|I'm not VAT registered}", "I'm {NOTAX|not VAT registered}"),
        (
            "en",
            "{1.DESC|a1}: {1.QTY|2}, {2.DESC|b2}: {2.QTY|3}, all at {2.PRICE|$5} {2.UNIT|an hour}",
            "{1.DESC|a1}: {1.QTY|2}, {2.DESC|b2}: {2.QTY|3}, all at {S.PRICE|$5} {S.UNIT|an hour}",
        ),
        ("de", "{1.OLD|140}, {1.AMOUNT|120}", "{OLD|140}, {1.AMOUNT|120}"),
        (
            "en",
            "{REF|tea} {0.QTY|2}, {REF|cake} {0.QTY|3}",
            "{REF1|tea} {01.QTY|2}, {REF2|cake} {02.QTY|3}",
        ),
        ("en", "{REF|tea} and {REF|cake} {0.QTY|3}", "{REF|tea} and {REF|cake} {0.QTY|3}"),
    ],
)
def test_writers_are_brought_to_one_scheme(lang: str, before: str, after: str) -> None:
    assert agreed(before, lang) == after
    assert agreed(after, lang) == after


def test_a_text_in_small_letters_keeps_the_article_of_a_name() -> None:
    assert agreed("for {CUSTOMER|the crown}") == "for {CUSTOMER|the crown}"


def test_totals_of_the_oldest_files_are_marked_and_hours_are_not() -> None:
    assert agreed("{1.AMOUNT|$50}\nTotal $50.00", id="a-1").endswith("Total {TOTALSAID|$50.00}")
    assert agreed("{1.QTY|8.75}\nTotal 8.75", id="a-1").endswith("Total 8.75")
    assert agreed("{1.AMOUNT|$50}\nTotal $50.00", id="k-1").endswith("Total $50.00")


def test_what_the_oldest_files_left_open_is_unsure() -> None:
    after = lines.unmarked_figures_are_unsure(message("done on 3 March, {1.AMOUNT|$9}", id="b-1"))
    assert [after.text[low:high] for low, high in after.unsure] == ["3 March"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (("confirm", "thanks"), ("confirm",)),
        (("thanks",), ("thanks",)),
        (("greet", "thanks"), ("greet", "thanks")),
    ],
)
def test_a_greeting_beside_content_is_no_act(given: tuple[str, ...], kept: tuple[str, ...]) -> None:
    assert acts.content_goes_without_greetings(message("ok", acts=given)).acts == kept


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("no, it was 20", True),
        ("nein das waren 20", True),
        ("no VAT on this", False),
        ("now 20", False),
    ],
)
def test_a_no_with_a_correction_is_both(text: str, said: bool) -> None:
    after = acts.a_no_is_said_beside_the_change(message(text, asked="confirm", acts=("change",)))
    assert ("decline" in after.acts) == said
