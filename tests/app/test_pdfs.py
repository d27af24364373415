"""The PDF of an invoice is drawn once and stays; previews leave nothing behind."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from time import sleep
from typing import Any

import pytest

from scatterpilot.app.invoice_input import InvoiceInput
from scatterpilot.domain.edits import SetCustomer
from scatterpilot.domain.errors import ConflictError, InvalidError, NotFoundError
from scatterpilot.domain.profile import Profile
from scatterpilot.domain.seller import TODAYS_LOGO
from tests.app.desk import ANNA, BOB, UNPRINTABLE, WORK, Desk
from tests.contract.samples import in_threads
from tests.domain.samples import SELLER

LINE = {"description": "Work", "quantity": "1", "unit_price": "1"}


def data(**changes: Any) -> InvoiceInput:
    values = {"customer_name": "Acme", "terms_days": 30, "line_items": [LINE], **changes}
    return InvoiceInput.model_validate(values)


def created(desk: Desk, **changes: Any) -> str:
    invoice_id: str = desk.create.from_data(ANNA, data(**changes))["invoice_id"]
    return invoice_id


def file(desk: Desk, answer: dict[str, Any]) -> dict[str, Any]:
    """What the download gives at once, as the plain renderer wrote it."""
    content = desk.blobs.follow(answer["download_url"], desk.now())
    assert content is not None
    written: dict[str, Any] = json.loads(content)
    return written


def test_a_draft_is_issued_and_its_pdf_shows_the_number(desk: Desk) -> None:
    invoice_id = created(desk)
    answer = desk.ensure_pdf(ANNA, invoice_id)
    assert (answer["invoice_number"], answer["pdf_generated"]) == ("INV-2026-0001", True)
    stored = desk.invoices.load(ANNA, invoice_id)
    assert stored is not None
    assert (stored["status"], stored["invoice_number"]) == ("pending", "INV-2026-0001")
    assert file(desk, answer)["document"] == stored
    assert file(desk, answer)["as"] == "pdf"


def test_asking_again_gives_the_same_number_and_file_and_draws_nothing(desk: Desk) -> None:
    invoice_id = created(desk)
    first = desk.ensure_pdf(ANNA, invoice_id)
    files = dict(desk.blobs.files)
    desk.profiles.save(ANNA, Profile(business_name="Renamed", currency="EUR"))
    desk.change.set_status(ANNA, invoice_id, "cancelled")
    drawn = len(desk.renderer.drawn)
    again = desk.ensure_pdf(ANNA, invoice_id)
    assert again == first
    assert (len(desk.renderer.drawn), desk.blobs.files) == (drawn, files)
    assert desk.ensure_pdf(ANNA, created(desk))["invoice_number"] == "INV-2026-0002"


def test_a_pdf_first_asked_for_when_paid_is_that_of_the_day_of_issue(desk: Desk) -> None:
    desk.profiles.save(ANNA, Profile(business_name="Anna & Co", logo="data:old"))
    invoice_id = created(desk)
    desk.change.set_status(ANNA, invoice_id, "pending")
    desk.change.set_status(ANNA, invoice_id, "paid")
    desk.profiles.save(ANNA, Profile(business_name="Renamed", logo="data:new"))
    written = file(desk, desk.ensure_pdf(ANNA, invoice_id))
    assert written["document"]["status"] == "pending"
    assert (written["seller"]["business_name"], written["seller"]["logo"]) == (
        *("Anna & Co",),
        "data:old",
    )


@pytest.mark.parametrize("logo", ["data:old", None])
def test_the_picture_of_an_issued_invoice_has_the_logo_of_then(
    desk: Desk, logo: str | None
) -> None:
    desk.profiles.save(ANNA, SELLER.model_copy(update={"logo": logo, "accent_color": "#0f766e"}))
    invoice_id = created(desk)
    desk.ensure_pdf(ANNA, invoice_id)
    desk.profiles.save(ANNA, SELLER.model_copy(update={"logo": "data:new"}))
    shown = json.loads(desk.preview.of_invoice(ANNA, invoice_id, "svg"))["seller"]
    assert (shown["logo"], shown["accent_color"]) == (logo, "#0f766e")


def test_an_invoice_issued_before_logos_were_kept_shows_the_logo_of_today(desk: Desk) -> None:
    invoice_id = created(desk)
    issued = desk.issue(ANNA, invoice_id)
    old = issued.model_copy(update={"seller_logo": TODAYS_LOGO})
    desk.invoices.replace(ANNA, old, expected=issued.version)
    desk.profiles.save(ANNA, SELLER.model_copy(update={"logo": "data:new"}))
    desk.change.set_status(ANNA, invoice_id, "paid")
    assert file(desk, desk.ensure_pdf(ANNA, invoice_id))["seller"]["logo"] == "data:new"


def test_without_the_file_of_its_logo_an_invoice_is_not_drawn_otherwise(desk: Desk) -> None:
    desk.profiles.save(ANNA, SELLER.model_copy(update={"logo": "data:old"}))
    invoice_id = created(desk)
    desk.issue(ANNA, invoice_id)
    desk.blobs.files.clear()
    desk.profiles.save(ANNA, SELLER)
    with pytest.raises(ConflictError) as refused:
        desk.ensure_pdf(ANNA, invoice_id)
    assert refused.value.code == "logo_missing"
    assert desk.blobs.files == {}


def test_a_logo_is_kept_once_however_many_invoices_show_it(desk: Desk) -> None:
    desk.profiles.save(ANNA, SELLER.model_copy(update={"logo": "data:old"}))
    for _ in range(3):
        desk.issue(ANNA, created(desk))
    assert list(desk.blobs.files.values()) == [b"data:old"]


def test_a_draft_leaves_no_logo_behind(desk: Desk) -> None:
    desk.profiles.save(ANNA, SELLER.model_copy(update={"logo": "data:old"}))
    invoice_id, unprintable = created(desk), created(desk, customer_name=UNPRINTABLE)
    desk.preview.of_invoice(ANNA, invoice_id, "svg")
    with pytest.raises(InvalidError):
        desk.issue(ANNA, unprintable)
    desk.change.delete(ANNA, invoice_id)
    assert desk.blobs.files == {}


@pytest.mark.parametrize("name", [None, "", " \t\n", "\u200b\u00ad\ufe0f"])
@pytest.mark.parametrize("issue", ["pdf", "status"])
def test_nothing_is_issued_before_the_business_has_a_name(
    desk: Desk, name: str | None, issue: str
) -> None:
    invoice_id = created(desk)
    before = trace(desk)
    desk.profiles.save(ANNA, Profile(business_name=name))
    with pytest.raises(ConflictError) as refused:
        issued_by(desk, issue, invoice_id)
    assert refused.value.code == "business_name_missing"
    assert [fault.field for fault in refused.value.faults] == ["business_name"]
    assert trace(desk) == before
    desk.profiles.save(ANNA, SELLER)
    assert issued_by(desk, issue, invoice_id) == "INV-2026-0001"


def issued_by(desk: Desk, route: str, invoice_id: str) -> str:
    """The number it gets: by asking for its PDF, or by its status."""
    if route == "pdf":
        number: str = desk.ensure_pdf(ANNA, invoice_id)["invoice_number"]
    else:
        number = desk.change.set_status(ANNA, invoice_id, "pending")["invoice_number"]
    return number


@pytest.mark.parametrize(
    ("profile", "changes"),
    [
        ({}, {"customer_name": UNPRINTABLE}),
        ({"business_name": f"Anna {UNPRINTABLE}"}, {}),
        ({"number_pattern": UNPRINTABLE + "{seq}", "number_reset_yearly": False}, {}),
    ],
    ids=["customer", "seller", "number"],
)
@pytest.mark.parametrize("issue", ["pdf", "status"])
def test_a_text_no_font_can_print_costs_no_number(
    desk: Desk, profile: dict[str, Any], changes: dict[str, Any], issue: str
) -> None:
    desk.profiles.save(ANNA, SELLER.model_copy(update=profile))
    invoice_id = created(desk, **changes)
    for _ in range(2):
        with pytest.raises(InvalidError) as refused:
            issued_by(desk, issue, invoice_id)
        assert refused.value.code == "text_not_printable"
    stored = desk.invoices.load(ANNA, invoice_id)
    assert stored is not None
    assert (stored["status"], stored["invoice_number"], stored["version"]) == ("draft", None, 1)
    assert desk.blobs.files == {}
    desk.profiles.save(ANNA, SELLER)
    assert desk.ensure_pdf(ANNA, created(desk))["invoice_number"] == "INV-2026-0001"


def test_a_draft_cancelled_before_issue_has_no_pdf(desk: Desk) -> None:
    invoice_id = created(desk)
    desk.change.set_status(ANNA, invoice_id, "cancelled")
    with pytest.raises(ConflictError) as refused:
        desk.ensure_pdf(ANNA, invoice_id)
    assert refused.value.code == "invoice_cancelled"
    with pytest.raises(NotFoundError):
        desk.ensure_pdf(ANNA, "inv_99")
    assert desk.blobs.files == {}


def test_one_invoice_asked_for_many_times_at_once_gets_one_number_and_one_file(desk: Desk) -> None:
    invoice_id = created(desk)
    desk.renderer.meanwhile = lambda: sleep(0.001)
    answers = in_threads(lambda _: desk.ensure_pdf(ANNA, invoice_id), range(32))
    assert all(answer == answers[0] for answer in answers)
    assert len(desk.blobs.files) == 1
    assert desk.ensure_pdf(ANNA, created(desk))["invoice_number"] == "INV-2026-0002"


def test_an_invoice_issued_while_it_was_drawn_keeps_the_number_it_got(desk: Desk) -> None:
    invoice_id = created(desk)
    faster = iter(["somebody"])

    def issue_once() -> None:
        for _ in faster:
            desk.change.set_status(ANNA, invoice_id, "pending")

    desk.renderer.meanwhile = issue_once
    answer = desk.ensure_pdf(ANNA, invoice_id)
    assert answer["invoice_number"] == "INV-2026-0001"
    assert file(desk, answer)["document"] == desk.invoices.load(ANNA, invoice_id)


def test_an_invoice_edited_while_it_was_drawn_is_drawn_as_it_became(desk: Desk) -> None:
    invoice_id = created(desk)
    edits = iter([InvoiceInput(customer_name="Bolt")])

    def edit_once() -> None:
        for edit in edits:
            desk.change.edit(ANNA, invoice_id, edit)

    desk.renderer.meanwhile = edit_once
    answer = desk.ensure_pdf(ANNA, invoice_id)
    assert file(desk, answer)["document"]["data"]["customer_name"] == "Bolt"
    assert answer["invoice_number"] == "INV-2026-0001"


def test_many_invoices_asked_for_at_once_are_numbered_without_gap(desk: Desk) -> None:
    ids = [created(desk) for _ in range(24)]
    desk.renderer.meanwhile = lambda: sleep(0.001)
    answers = in_threads(lambda task: desk.ensure_pdf(ANNA, ids[task % 24]), range(48))
    numbers = {answer["invoice_id"]: answer["invoice_number"] for answer in answers}
    assert sorted(numbers.values()) == [f"INV-2026-{number:04d}" for number in range(1, 25)]
    for answer in answers:
        assert answer["invoice_number"] == numbers[answer["invoice_id"]]
        assert file(desk, answer)["document"]["invoice_number"] == answer["invoice_number"]


def test_a_link_works_for_five_minutes(desk: Desk) -> None:
    link = desk.ensure_pdf(ANNA, created(desk))["download_url"]
    for seconds, works in ((0, True), (299, True), (300, False)):
        at = desk.now() + timedelta(seconds=seconds)
        assert (desk.blobs.follow(link, at) is not None) == works


def trace(desk: Desk) -> object:
    """Everything a use case could have left behind."""
    conversations = desk.conversations.page(ANNA, 100).documents
    return conversations, desk.all_invoices(), dict(desk.blobs.files)


@pytest.mark.parametrize("format", ["pdf", "png", "svg"])
def test_a_preview_of_data_shows_a_draft_and_stores_nothing(desk: Desk, format: Any) -> None:
    desk.profiles.save(ANNA, Profile(business_name="Anna & Co", currency="EUR"))
    before = trace(desk)
    written = json.loads(desk.preview.of_data(ANNA, data(), format))
    assert written["as"] == format
    assert written["seller"]["business_name"] == "Anna & Co"
    document = written["document"]
    assert (document["invoice_number"], document["status"]) == (None, "draft")
    assert (document["data"]["currency"], document["data"]["total"]) == ("EUR", "1.00")
    assert trace(desk) == before
    assert desk.ensure_pdf(ANNA, created(desk))["invoice_number"] == "INV-2026-0001"


def test_a_preview_of_data_is_drawn_with_the_settings_that_come_with_it(desk: Desk) -> None:
    desk.profiles.save(ANNA, Profile(business_name="Anna & Co", currency="EUR"))
    other = Profile(business_name="Anna's", currency="JPY", default_tax_rate=Decimal("0.1"))
    written = json.loads(desk.preview.of_data(ANNA, data(), "svg", other))
    assert written["seller"]["business_name"] == "Anna's"
    shown = written["document"]["data"]
    assert (shown["currency"], shown["tax_rate"]) == ("JPY", "0.1")
    assert desk.profiles.load(ANNA).business_name == "Anna & Co"


def test_a_preview_with_settings_that_can_not_be_used_names_them(desk: Desk) -> None:
    wrong = Profile(number_pattern="INV", currency="EURO")
    with pytest.raises(InvalidError) as error:
        desk.preview.of_data(ANNA, data(), "svg", wrong)
    named = {fault.field for fault in error.value.faults}
    assert named == {"profile.number_pattern", "profile.currency"}


def test_a_preview_of_a_conversation_shows_its_draft_complete_or_not(desk: Desk) -> None:
    conversation_id = desk.turn(SetCustomer(name="Acme"))["conversation_id"]
    before = trace(desk)
    shown = json.loads(desk.preview.of_conversation(ANNA, conversation_id, "svg"))
    assert shown["document"]["data"]["customer_name"] == "Acme"
    assert trace(desk) == before
    desk.turn(*WORK, to=conversation_id)
    shown = json.loads(desk.preview.of_conversation(ANNA, conversation_id, "svg"))
    assert shown["document"]["data"] == desk.turn(to=conversation_id)["draft"]


@pytest.mark.parametrize("status", ["pending", "paid", "cancelled"])
def test_a_preview_of_an_issued_invoice_is_its_pdf(desk: Desk, status: Any) -> None:
    desk.profiles.save(ANNA, Profile(business_name="Anna & Co"))
    invoice_id = created(desk)
    answer = desk.ensure_pdf(ANNA, invoice_id)
    if status != "pending":
        desk.change.set_status(ANNA, invoice_id, status)
    desk.profiles.save(ANNA, Profile(business_name="Another name"))
    before = trace(desk)
    shown, printed = (
        json.loads(desk.preview.of_invoice(ANNA, invoice_id, "svg")),
        file(desk, answer),
    )
    assert shown["as"] == "svg"
    assert shown["seller"] == printed["seller"]
    for name in ("invoice_number", "status", "data"):
        assert shown["document"][name] == printed["document"][name]
    assert trace(desk) == before
    with pytest.raises(NotFoundError):
        desk.preview.of_invoice(BOB, invoice_id, "svg")


def test_a_preview_of_a_draft_takes_no_number(desk: Desk) -> None:
    invoice_id = created(desk)
    shown = json.loads(desk.preview.of_invoice(ANNA, invoice_id, "png"))["document"]
    assert (shown["invoice_number"], shown["status"]) == (None, "draft")
    assert desk.ensure_pdf(ANNA, invoice_id)["invoice_number"] == "INV-2026-0001"


def test_a_preview_of_what_is_wrong_or_not_there_is_refused(desk: Desk) -> None:
    with pytest.raises(InvalidError) as error:
        desk.preview.of_data(ANNA, data(customer_name=None, due_date="2020-01-01"), "pdf")
    assert {fault.field for fault in error.value.faults} == {"customer_name", "due_date"}
    conversation_id = desk.reviewed()
    with pytest.raises(NotFoundError):
        desk.preview.of_conversation(BOB, conversation_id, "pdf")


def test_a_pdf_is_dated_as_the_invoice_says_and_numbered_by_the_day_of_issue(desk: Desk) -> None:
    invoice_id = created(desk)
    desk.day = date(2027, 1, 1)
    answer = desk.ensure_pdf(ANNA, invoice_id)
    assert answer["invoice_number"] == "INV-2027-0001"
    assert file(desk, answer)["document"]["data"]["invoice_date"] == "2026-03-09"
