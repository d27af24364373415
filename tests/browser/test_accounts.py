"""A forgotten password, an account of one's own, and the way out."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.screen import Screen
from tests.browser.signing_in import TOKEN, Open, answer, asked_to_sign_in, stored
from tests.cognito_stub import PASSWORD, REFRESH, USER, PoolServer

pytestmark = [pytest.mark.browser, pytest.mark.server, pytest.mark.timeout(120)]

NEW, BERTA = "Another-horse-8", "berta@example.com"


def dialog_of(screen: Screen) -> Locator:
    return screen.page.get_by_role("dialog")


def press(screen: Screen, name: str) -> None:
    dialog_of(screen).get_by_role("button", name=name).click()


def title(screen: Screen, text: str) -> None:
    expect(dialog_of(screen).get_by_role("heading")).to_have_text(text)


def told(screen: Screen, text: str) -> None:
    expect(dialog_of(screen).get_by_role("alert")).to_contain_text(text)


def signed_in(screen: Screen) -> None:
    answer(screen, USER, PASSWORD)
    expect(screen.customer).to_have_text("Acme Corp")


def test_a_forgotten_password_is_replaced_by_a_code_from_the_mail(
    open_signed_out: Open, pool: PoolServer
) -> None:
    screen = open_signed_out(False)
    dialog_of(screen).locator("[autocomplete=username]").fill(USER)
    press(screen, "Forgot your password?")
    title(screen, "Get a new password")
    answer(screen, USER)
    title(screen, "Choose a new password")
    expect(dialog_of(screen)).to_contain_text("on its way to a***@e***")
    answer(screen, "not it", NEW)
    told(screen, "Type the newest one from your mail")
    [(to, code)] = pool.pool.mails
    answer(screen, code, NEW)
    expect(screen.customer).to_have_text("Acme Corp")
    assert (to, pool.pool.anna.password) == (USER, NEW)


def test_another_code_can_be_sent_and_only_the_newest_works(
    open_signed_out: Open, pool: PoolServer
) -> None:
    screen = open_signed_out(False)
    press(screen, "Forgot your password?")
    answer(screen, USER)
    press(screen, "Send another code")
    expect(dialog_of(screen).get_by_role("status")).to_contain_text("Only the newest one works")
    first, second = (code for _, code in pool.pool.mails)
    if first != second:
        answer(screen, first, NEW)
        told(screen, "newest one")
    answer(screen, second, NEW)
    expect(screen.customer).to_have_text("Acme Corp")


def test_whether_there_is_an_account_is_told_to_nobody(
    open_signed_out: Open, pool: PoolServer
) -> None:
    screen = open_signed_out(False)
    press(screen, "Forgot your password?")
    answer(screen, BERTA)
    expect(dialog_of(screen)).to_contain_text("If there is such an account")
    assert pool.pool.mails == []


@pytest.mark.parametrize(
    ("status", "way", "remedy"),
    [
        ("RESET_REQUIRED", None, "You need a new password."),
        ("FORCE_CHANGE_PASSWORD", "Forgot your password?", "sign in with the first password"),
    ],
)
def test_an_account_that_is_not_ready_says_what_to_do(
    open_signed_out: Open, pool: PoolServer, status: str, way: str | None, remedy: str
) -> None:
    pool.pool.anna.status = status
    screen = open_signed_out(False)
    if way:
        press(screen, way)
        answer(screen, USER)
    else:
        answer(screen, USER, PASSWORD)
    expect(dialog_of(screen)).to_contain_text(remedy)


def test_people_make_accounts_by_themselves_where_they_may(
    open_signed_out: Open, pool: PoolServer
) -> None:
    screen = open_signed_out(False)
    press(screen, "Create an account")
    answer(screen, "berta", NEW)
    told(screen, "Write it like anna@example.com")
    answer(screen, BERTA, "short")
    told(screen, "at least 12 characters")
    answer(screen, BERTA, NEW)
    title(screen, "Confirm your e-mail")
    [(_, code)] = pool.pool.mails
    answer(screen, code)
    expect(screen.customer).to_have_text("Acme Corp")
    assert pool.pool.accounts[BERTA].status == "CONFIRMED"


def test_an_account_that_was_not_confirmed_gets_its_code_at_the_next_sign_in(
    open_signed_out: Open, pool: PoolServer
) -> None:
    pool.pool.anna.status = "UNCONFIRMED"
    screen = open_signed_out(False)
    answer(screen, USER, PASSWORD)
    title(screen, "Confirm your e-mail")
    [(_, code)] = pool.pool.mails
    answer(screen, code)
    expect(screen.customer).to_have_text("Acme Corp")


def test_an_address_that_has_an_account_is_told_what_to_do(open_signed_out: Open) -> None:
    screen = open_signed_out(False)
    press(screen, "Create an account")
    answer(screen, USER, NEW)
    told(screen, "Sign in, or ask for a new password")
    press(screen, "Back to sign-in")
    expect(dialog_of(screen).locator("[autocomplete=username]")).to_have_value(USER)


def test_where_accounts_are_made_by_others_none_is_offered(
    open_signed_out: Open, pool: PoolServer
) -> None:
    pool.pool.lets_sign_up = False
    screen = open_signed_out(False)
    expect(dialog_of(screen)).to_contain_text("Forgot your password?")
    expect(dialog_of(screen)).not_to_contain_text("Create an account")


def test_a_field_left_empty_asks_the_pool_nothing(open_signed_out: Open, pool: PoolServer) -> None:
    screen = open_signed_out(False)
    answer(screen, USER, "")
    told(screen, "Fill in every field.")
    expect(dialog_of(screen).locator("[autocomplete=current-password]")).to_be_focused()
    assert pool.asked == []


def test_a_password_can_be_looked_at(open_signed_out: Open) -> None:
    screen = open_signed_out(False)
    field = dialog_of(screen).locator("[autocomplete=current-password]")
    shown = dialog_of(screen).get_by_role("button", name="Show the password")
    expect(shown).to_have_attribute("aria-pressed", "false")
    shown.click()
    expect(field).to_have_attribute("type", "text")
    expect(shown).to_have_attribute("aria-pressed", "true")
    shown.click()
    expect(field).to_have_attribute("type", "password")


def test_a_pool_that_does_not_answer_is_told_from_a_wrong_password(open_signed_out: Open) -> None:
    screen = open_signed_out(False)
    asked_to_sign_in(screen)
    screen.page.context.set_offline(True)
    answer(screen, USER, PASSWORD)
    told(screen, "Check your connection and try again")
    screen.page.context.set_offline(False)
    answer(screen, USER, PASSWORD)
    expect(screen.customer).to_have_text("Acme Corp")


def test_signing_out_takes_the_tokens_back_and_leaves_nothing_of_the_user(
    open_signed_out: Open, pool: PoolServer
) -> None:
    screen = open_signed_out(False)
    signed_in(screen)
    screen.composer.fill("a thought that was not sent")
    screen.part("nav-settings").click()
    screen.part("sign-out").click()
    expect(screen.page.locator(".notice")).to_have_text("You are signed out.")
    expect(screen.composer).to_have_value("")
    assert pool.pool.revoked == [REFRESH]
    kept = stored(screen)
    assert [each for each in (TOKEN, REFRESH, "thought", "Acme", "conv_") if each in kept] == []
    screen.part("nav-invoices").click()
    expect(screen.part("error-banner").get_by_role("button", name="Sign in")).to_be_visible()
    screen.page.reload()
    expect(screen.page.locator(".notice")).to_have_count(0)


def test_signing_out_everywhere_takes_all_tokens_back(
    open_signed_out: Open, pool: PoolServer
) -> None:
    screen = open_signed_out(False)
    signed_in(screen)
    screen.part("nav-settings").click()
    screen.part("sign-out-everywhere").click()
    expect(screen.page.locator(".notice")).to_have_text("You are signed out.")
    assert pool.asked[-1] == "GlobalSignOut"


def test_without_an_answer_nobody_is_told_to_be_signed_out_everywhere(
    open_signed_out: Open, pool: PoolServer
) -> None:
    screen = open_signed_out(False)
    signed_in(screen)
    screen.part("nav-settings").click()
    expect(screen.part("account-name")).to_be_visible()
    screen.page.route(f"{pool.url}/**", lambda route: route.abort())
    screen.part("sign-out-everywhere").click()
    expect(screen.part("account").get_by_role("alert")).to_contain_text("try again")
    # Here alone it does not take the pool.
    screen.part("sign-out").click()
    expect(screen.page.locator(".notice")).to_have_text("You are signed out.")


def test_signing_out_ends_the_sign_in_of_the_hosted_page_too(
    open_signed_out: Open, pool: PoolServer
) -> None:
    screen = open_signed_out(True)
    expect(screen.part("retry")).to_be_visible()
    screen.part("nav-settings").click()
    screen.part("sign-out").click()
    expect(screen.page.locator(".notice")).to_have_text("You are signed out.")
    [asked] = pool.left
    assert asked == {"client_id": "client", "logout_uri": screen.page.url.partition("#")[0]}
