"""Customer, dates, notes, currency, and values that are taken away."""

from __future__ import annotations

from datetime import date

import pytest

from scatterpilot.domain.draft import missing_fields
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.totals import compute_totals
from tests.engine.marked import Desk, item


def test_who_is_billed_with_all_that_is_said_of_them() -> None:
    desk = Desk()
    desk.say(
        "for {CUSTOMER|Acme  Ltd}, {ADDRESS|1 High St\nLeeds}, {EMAIL|a@b.co}, VAT no {TAXID|GB1}"
    )
    draft = desk.draft
    assert (draft.customer_name, draft.customer_address) == ("Acme Ltd", "1 High St\nLeeds")
    assert (draft.customer_email, draft.customer_tax_id) == ("a@b.co", "GB1")


def test_part_of_the_known_name_is_no_new_one() -> None:
    desk = Desk()
    desk.say("for {CUSTOMER|Acme Trading Ltd}")
    desk.say("{CUSTOMER|Acme} will pay")
    assert desk.draft.customer_name == "Acme Trading Ltd"
    desk.say("it's just {CUSTOMER|Acme}", "change")
    assert desk.draft.customer_name == "Acme"


def test_notes_are_kept_word_for_word_and_add_up() -> None:
    desk = Desk()
    desk.say("note: {NOTE|Thank you (all).} and {NOTE|Ring twice}")
    assert desk.draft.notes == "Thank you (all).\nRing twice"


def test_a_reference_is_taken() -> None:
    desk = Desk()
    desk.say("PO {PO|4471}")
    assert desk.draft.po_number == "4471"


def test_terms_count_from_the_invoice_date() -> None:
    desk = Desk()
    desk.say("{DUE|net 30}, dated {DATE|1 March 2026}")
    assert (desk.draft.terms_days, desk.draft.due_date) == (30, date(2026, 3, 31))


@pytest.mark.parametrize(
    ("annotated", "field", "why"),
    [
        ("due {DUE|31 April}", "due_date", "April has no day 31"),
        ("dated {DATE|31 April 2026}", "invoice_date", "April 2026 has only 30 days"),
    ],
)
def test_a_day_that_can_not_be_is_refused_with_the_reason(
    annotated: str, field: str, why: str
) -> None:
    desk = Desk()
    (refused,) = desk.say(annotated).rejected
    assert (refused.code, refused.field) == ("date_impossible", field)
    assert why in refused.message
    assert field in desk.draft.disputed


def test_one_impossible_day_costs_no_other() -> None:
    desk = Desk()
    desk.say("dated {DATE|31 April 2026}, {DUE|net 30}")
    assert desk.draft.terms_days == 30


@pytest.mark.parametrize(
    ("annotated", "currency"),
    [
        ("{1.DESC|logo} {1.AMOUNT|€450}", "EUR"),
        ("{1.DESC|logo} {1.AMOUNT|450}", "USD"),
        ("{1.DESC|logo} {1.AMOUNT|450}, all in {CUR|euros}", "EUR"),
        ("{1.DESC|logo} {1.AMOUNT|$450}, all in {CUR|euros}", "EUR"),
    ],
)
def test_a_currency_that_is_named_wins_over_that_of_the_prices(
    annotated: str, currency: str
) -> None:
    desk = Desk()
    desk.say(annotated)
    assert desk.draft.currency == currency


@pytest.mark.parametrize(
    "annotated",
    [
        "{1.DESC|logo} {1.AMOUNT|€450}, {2.DESC|banner} {2.AMOUNT|£9}",
        "{1.DESC|logo} {1.AMOUNT|€450}",
    ],
)
def test_two_currencies_are_refused(annotated: str) -> None:
    desk = Desk(item("Hosting", "1", "20"), item("Mail", "1", "20"))
    (refused,) = desk.say(annotated, "add_line").rejected
    assert refused.code == "currencies_mixed"
    assert desk.draft.currency == "USD"


def full() -> Desk:
    desk = Desk(item("Logo", "1", "450"))
    desk.say("{DISC|10%} off, {TAX|20% VAT}, note: {NOTE|Thanks}, {DUE|net 30}, PO {PO|7}")
    return desk


def kept(desk: Desk) -> set[str]:
    names = {"discount", "tax_rate", "notes", "due_date", "po_number"}
    return {name for name in names if getattr(desk.draft, name) is not None}


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("no discount", {"discount"}),
        ("lose the note", {"notes"}),
        ("take off the VAT", {"tax_rate"}),
        ("scrap the PO", {"po_number"}),
        ("no due date", {"due_date"}),
        ("drop the discount, the tax stays", {"discount"}),
        ("drop the discount but keep the note", {"discount"}),
        ("drop the lamp", set()),
    ],
)
def test_only_the_values_that_are_named_are_taken_away(text: str, gone: set[str]) -> None:
    desk = full()
    before = kept(desk)
    assert not desk.say(text, "remove_value").rejected
    assert before - kept(desk) == gone


def test_a_value_that_is_given_anew_is_not_taken_away() -> None:
    desk = full()
    desk.say("no VAT number, but {TAX|10% VAT}", "remove_value", "change")
    assert f"{desk.draft.tax_rate}" == "0.1"


def test_nothing_is_taken_away_unless_that_is_wanted() -> None:
    assert full().edits("is there no discount?", "ask_other") == []


def test_a_number_said_again_behind_a_change_of_terms_is_the_terms() -> None:
    from dataclasses import replace

    from scatterpilot.engines.embedded.learned import heard_in
    from tests.engine.marked import marks

    desk = full()
    before = desk.draft
    desk.say("make it {DUE|net 15}", "change")
    heard = heard_in(
        marks("no wait, {OLD|45} was right", ("change",)),
        replace(desk.situation(), earlier=(before,)),
    )
    desk.take(heard)
    assert desk.draft.terms_days == 45


def test_money_received_and_kept_back_is_no_line() -> None:
    desk = Desk(item("Logo", "1", "450"))
    assert not desk.say("they gave me {PAID|$200}, less {WITHHOLD|CIS 20%}").rejected
    totals = compute_totals(desk.draft)
    assert (totals.total, totals.withheld_total, totals.amount_due) == (450, 90, 160)
    assert desk.draft.withholding is not None
    assert desk.draft.withholding.name == "CIS"


def test_a_payment_said_again_is_one_and_said_otherwise_is_corrected() -> None:
    desk = Desk(item("Logo", "1", "450"))
    desk.say("they gave me {PAID|$200}")
    desk.say("as I said they gave me {PAID|$200}")
    assert [payment.amount for payment in desk.draft.payments] == [200]
    desk.say("no, they gave me {PAID|$250}", "change")
    assert [payment.amount for payment in desk.draft.payments] == [250]


def test_half_that_was_paid_is_half_of_the_total() -> None:
    desk = Desk(item("Logo", "1", "450"))
    desk.say("{PAID|half} is paid already, plus {TAX|20% VAT}")
    assert [payment.amount for payment in desk.draft.payments] == [270]


def test_more_than_the_invoice_was_never_paid() -> None:
    desk = Desk(item("Logo", "1", "450"))
    desk.say("they gave me {PAID|$500}")
    assert "payments" in missing_fields(desk.draft)
    desk.asked = "payments"
    desk.say("sorry, {0.QTY|50}", "change")
    assert [payment.amount for payment in desk.draft.payments] == [50]
    assert compute_totals(desk.draft).amount_due == 400


def test_profile_defaults_stay_where_nothing_is_said() -> None:
    desk = Desk(profile=Profile(default_terms_days=14))
    desk.say("for {CUSTOMER|Acme}")
    assert desk.draft.terms_days == 14


def test_terms_count_from_the_date_that_the_same_message_gives() -> None:
    desk = Desk()
    desk.say("{DUE|45 days end of month}, dated {DATE|1 May 2026}")
    assert f"{desk.draft.due_date}" == "2026-06-30"


def test_when_the_work_was_done_stands_on_the_invoice() -> None:
    desk = Desk(item("Logo", "1", "450"))
    desk.say("for work done {SERVICE|in February}")
    assert (desk.draft.service_start, desk.draft.service_end) == (
        date(2026, 2, 1),
        date(2026, 2, 28),
    )


def test_a_line_keeps_the_date_it_was_said_with() -> None:
    desk = Desk()
    desk.say("{1.SDATE|March 3} {1.DESC|sketches} {1.AMOUNT|$95}")
    assert desk.draft.line_items[0].service_date == date(2026, 3, 3)
