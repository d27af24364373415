"""Differences: the sign, the measure, and what they come to."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.engine.marked import TODAY, Desk, item

_HOURS = {
    "en": "hours",
    "de": "Stunden",
    "fr": "heures",
    "es": "horas",
    "it": "ore",
    "nl": "uur",
    "pt": "horas",
}

_MORE = [
    ("en", "add {0.DQTY|two hours}"),
    ("en", "{0.DQTY|two hours} longer than I told you"),
    ("en", "it was down, so add {0.DQTY|two hours}"),
    ("en", "take it up by {0.DQTY|two hours}"),
    ("de", "leg {0.DQTY|zwei Stunden} drauf"),
    ("de", "noch {0.DQTY|zwei Stunden} mehr"),
    ("de", "noch {0.DQTY|zwei Stunden}"),
    ("de", "noch {0.QTY|zwei} {0.UNIT|Stunden}"),
    ("de", "kannst du {0.DQTY|zwei Stunden} Beratung mit dazuschreiben?"),
    ("nl", "nog {0.DQTY|twee uur}"),
    ("nl", "{0.DQTY|twee uur} is er dus nog bijgekomen"),
    ("fr", "ajoute {0.DQTY|deux heures}"),
    ("fr", "{0.DQTY|deux heures} de plus"),
    ("es", "súmale {0.DQTY|dos horas}"),
    ("es", "{0.DQTY|dos horas} más"),
    ("it", "aggiungi {0.DQTY|due ore} alla prima"),
    ("it", "{0.DQTY|due ore} in più"),
    ("nl", "{0.DQTY|twee uur} erbij"),
    ("nl", "{0.DQTY|120 min} meer"),
    ("nl", "reken {0.DQTY|120 min} extra"),
    ("pt", "soma {0.DQTY|duas horas}"),
    ("pt", "{0.DQTY|duas horas} a mais"),
]
_LESS = [
    ("en", "knock {0.DQTY|two hours} off"),
    ("en", "{0.DQTY|two hours} less"),
    ("en", "peel {0.DQTY|two hours} away"),
    ("en", "raised it too far, so take off {0.DQTY|two hours}"),
    ("de", "zieh {0.DQTY|zwei Stunden} ab"),
    ("de", "{0.DQTY|zwei Stunden} sind ausgefallen"),
    ("nl", "{0.DQTY|twee uur} is geannuleerd"),
    ("de", "{0.DQTY|zwei Stunden} weniger"),
    ("fr", "enlève {0.DQTY|deux heures}"),
    ("fr", "{0.DQTY|deux heures} de moins"),
    ("es", "quítale {0.DQTY|dos horas}"),
    ("es", "{0.DQTY|dos horas} menos"),
    ("it", "togli {0.DQTY|due ore}"),
    ("it", "{0.DQTY|due ore} in meno"),
    ("nl", "haal er {0.DQTY|twee uur} af"),
    ("nl", "{0.DQTY|twee uur} minder"),
    ("pt", "tira {0.DQTY|duas horas}"),
    ("pt", "{0.DQTY|duas horas} a menos"),
]


@pytest.mark.parametrize(("language", "annotated"), _MORE)
def test_more_is_more(language: str, annotated: str) -> None:
    desk = Desk(item("Work", "8", "50", _HOURS[language]), language=language)
    desk.say(annotated, "change")
    assert desk.counts == ["10"]


@pytest.mark.parametrize(("language", "annotated"), _LESS)
def test_less_is_less(language: str, annotated: str) -> None:
    desk = Desk(item("Work", "8", "50", _HOURS[language]), language=language)
    desk.say(annotated, "change")
    assert desk.counts == ["6"]


def test_each_difference_has_the_sign_of_the_word_beside_it() -> None:
    desk = Desk(item("Design", "8", "50"), item("Hosting", "12", "20"))
    desk.say(
        "take {01.DQTY|two} off the {REF1|design} and {02.DPRICE|$5} more on {REF2|hosting}",
        "change",
    )
    assert (desk.counts, desk.prices) == (["6", "12"], ["50", "25"])


def test_one_word_may_stand_before_several_differences() -> None:
    desk = Desk(item("Design", "8", "50"), item("Hosting", "12", "20"))
    desk.say("reduce {REF1|design} by {01.DQTY|two} and {REF2|hosting} by {02.DQTY|1}", "change")
    assert desk.counts == ["6", "11"]


def test_half_a_word_at_the_edge_of_what_is_looked_at_says_nothing() -> None:
    desk = Desk(item("Work", "8", "50"))
    desk.say("the raindrop" + "s fell and fell and fell all day ..., {0.DQTY|2} more", "change")
    assert desk.counts == ["10"]


@pytest.mark.parametrize(
    ("language", "annotated"),
    [
        ("fr", "on l'a gardé {0.DQTY|2 heures} au final"),
        ("es", "mejor dejalo en {0.DQTY|2 horas}"),
        ("de", "verrechne nur {0.DQTY|zwei}"),
    ],
)
def test_a_count_is_what_it_is_now_where_nothing_says_more_or_less(
    language: str, annotated: str
) -> None:
    desk = Desk(item("Work", "8", "50", _HOURS[language]), language=language)
    desk.say(annotated, "change")
    assert desk.counts == ["2"]


def test_a_price_that_may_go_either_way_is_left_and_asked_about() -> None:
    desk = Desk(item("Work", "8", "50"))
    desk.say("the rate is {0.DPRICE|$5}", "change")
    assert desk.prices == ["50"]


@pytest.mark.parametrize(
    ("unit", "said", "count"),
    [
        ("hours", "45 minutes", "8.75"),
        (None, "45 minutes", "8.75"),
        ("minutes", "45 minutes", "53"),
        ("minutes", "an hour", "68"),
        ("hours", "20 minutes", "8.333333"),
        ("mugs", "three", "11"),
        ("days", "half a day", "8.5"),
    ],
)
def test_a_difference_is_in_the_measure_of_its_line(
    unit: str | None, said: str, count: str
) -> None:
    desk = Desk(item("Work", "8", "50", unit))
    assert not desk.say(f"add {{0.DQTY|{said}}}", "change").rejected
    assert desk.counts == [count]


@pytest.mark.parametrize(
    ("unit", "said"), [("days", "two hours"), ("hours", "a week"), ("sessions", "20 minutes")]
)
def test_a_difference_in_a_measure_that_is_not_the_line_s_is_told(unit: str, said: str) -> None:
    desk = Desk(item("Work", "8", "50", unit))
    heard = desk.hear(f"add {{0.DQTY|{said}}}", "change")
    assert heard.resolved.edits == []
    assert heard.lost == [said]


@pytest.mark.parametrize(
    ("annotated", "price"),
    [
        ("{0.DPRICE|$5} more", "55"),
        ("{0.DPRICE|$5} off", "45"),
        ("{0.DPRICE|10%} dearer", "55"),
        ("down by {0.DPRICE|10%}", "45"),
        ("{0.DPRICE|a fiver} up", "55"),
    ],
)
def test_a_price_moves_by_money_or_by_a_share(annotated: str, price: str) -> None:
    desk = Desk(item("Work", "8", "50"))
    desk.say(annotated, "change")
    assert desk.prices == [price]


def test_a_share_of_a_price_has_no_more_decimals_than_a_price_may_have() -> None:
    desk = Desk(item("Work", "8", "0.000015"))
    assert not desk.say("{0.DPRICE|10%} up", "change").rejected


@pytest.mark.parametrize("annotated", ["take {0.DQTY|9} off", "{0.DPRICE|$60} off"])
def test_what_would_fall_below_nothing_is_refused_and_the_draft_stays(annotated: str) -> None:
    desk = Desk(item("Work", "8", "50"))
    assert len(desk.say(annotated, "change").rejected) == 1
    assert (desk.counts, desk.prices) == (["8"], ["50"])


def test_a_difference_to_nothing_known_is_told() -> None:
    heard = Desk(item("Work", "", "")).hear("{0.DQTY|2} more at {0.DPRICE|$5} more", "change")
    assert heard.resolved.edits == []
    assert not heard.sure


def test_a_difference_in_another_currency_is_refused() -> None:
    desk = Desk(item("Work", "8", "50"))
    (refused,) = desk.say("{0.DPRICE|€5} more", "change").rejected
    assert refused.code == "currencies_mixed"
    assert desk.draft.currency == "USD"


@pytest.mark.parametrize(
    ("language", "annotated", "days"),
    [
        ("en", "give them {DDUE|another week}", 7),
        ("en", "push the due date back {DDUE|a week}", 7),
        ("en", "bring the due date forward by {DDUE|a week}", -7),
        ("en", "due {DDUE|a week} sooner", -7),
        ("de", "{DDUE|eine Woche} später", 7),
        ("de", "{DDUE|eine Woche} früher", -7),
        ("fr", "repousse l'échéance d'{DDUE|une semaine}", 7),
        ("fr", "{DDUE|une semaine} plus tard", 7),
        ("fr", "{DDUE|une semaine} plus tôt", -7),
        ("es", "dales {DDUE|una semana} más", 7),
        ("es", "{DDUE|una semana} antes", -7),
        ("it", "{DDUE|una settimana} più tardi", 7),
        ("it", "anticipa la scadenza di {DDUE|una settimana}", -7),
        ("nl", "{DDUE|een week} later", 7),
        ("nl", "{DDUE|een week} eerder", -7),
        ("pt", "empurra o vencimento {DDUE|uma semana}", 7),
        ("pt", "antecipa o vencimento {DDUE|uma semana}", -7),
    ],
)
def test_a_due_date_moves_the_way_that_is_said(language: str, annotated: str, days: int) -> None:
    due = TODAY + timedelta(days=30)
    desk = Desk(language=language)
    desk.say("{DUE|30.4.2026}" if language == "de" else "{DUE|2026-04-30}")
    due = date(2026, 4, 30)
    desk.say(annotated, "change")
    assert desk.draft.due_date == due + timedelta(days=days)


def test_a_shift_of_no_due_date_is_told() -> None:
    heard = Desk().hear("give them {DDUE|another week}", "change")
    assert heard.resolved.edits == []
    assert heard.lost == ["another week"]
