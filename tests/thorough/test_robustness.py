"""No text makes the engine raise, and none leads to a draft that breaks a rule."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scatterpilot.domain.profile import Profile
from tests.conversations.playing import CORPUS, cases_in
from tests.domain.validity import check_draft
from tests.engine.known_words import known_words
from tests.engine.talking import Talk

_WORDS = (
    "invoice bill for 40 hours at $150 £12.50 an hour per day each flat net 30 due friday the 15th "
    "31 april and , . ; - / @ x 3x % 10% off discount vat tax no not remove the second line "
    "make it "
    "customer is Acme, Inc. & Sons yes no cancel 1.250,00 € 2h30 half a day dozen a grand note: "
    "same price for both instead of PO 4471 a@b.example \n \t | total ? -6 150% 12 Main Street"
).split(" ")
_PROFILES = st.builds(
    Profile,
    currency=st.sampled_from(["USD", "EUR", "JPY", "KWD"]),
    locale=st.sampled_from(["en_US", "en_GB", "de_DE", "fr_FR", "ja_JP"]),
)
_QUICK = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@given(st.lists(st.text(max_size=200), min_size=1, max_size=3), _PROFILES)
@_QUICK
def test_no_text_makes_the_engine_raise(messages: list[str], profile: Profile) -> None:
    talk = Talk(profile)
    for message in messages:
        talk.say(message)
    check_draft(talk.draft, talk.said)


@given(
    st.lists(
        st.lists(st.sampled_from(_WORDS), min_size=1, max_size=30).map(" ".join),
        min_size=1,
        max_size=4,
    ),
    _PROFILES,
)
@_QUICK
def test_no_mixture_of_billing_words_breaks_the_draft(
    messages: list[str], profile: Profile
) -> None:
    talk = Talk(profile)
    for message in messages:
        talk.say(message)
        check_draft(talk.draft, talk.said)


_OPENINGS = st.sampled_from(
    [
        "Invoice Elm Joinery for 3 hours of sanding at $50 an hour and 4 hinges at $8 each, net 30",
        "bill Mara Quist for a shelf repair and a desk repair",
        "Elm Cabs: 2 days driving at 220/day, fuel 40, 10% discount, 20% VAT, PO 66, due friday",
    ]
)
_ORDERS = (
    "line 1 2 3 # item row first second last one double twice halve half as many same for the "
    "other remove drop take off that it another extra more fewer returned swap discount with minus "
    "negative add a new line: is registered name if they pay within 10 days undo put back note: "
    "hinges sanding shelf desk driving fuel 1) 2) ( ) + // 2d @ $40 40 0 -3 99999999999 1e9 ½ 🎉 \n"
).split(" ")


@given(
    _OPENINGS,
    st.lists(
        st.lists(st.sampled_from(_ORDERS) | st.sampled_from(_WORDS), min_size=1, max_size=12).map(
            " ".join
        ),
        min_size=1,
        max_size=4,
    ),
    _PROFILES,
)
@_QUICK
def test_no_order_about_lines_breaks_a_draft_that_has_some(
    opening: str, messages: list[str], profile: Profile
) -> None:
    talk = Talk(profile)
    for message in (opening, *messages):
        talk.say(message)
        check_draft(talk.draft, talk.said)


@given(_OPENINGS, st.lists(st.text(max_size=200), min_size=1, max_size=3), _PROFILES)
@_QUICK
def test_no_text_against_a_draft_with_lines_makes_the_engine_raise(
    opening: str, messages: list[str], profile: Profile
) -> None:
    talk = Talk(profile)
    for message in (opening, *messages):
        talk.say(message)
        check_draft(talk.draft, talk.said)


_KNOWN = known_words()


@given(
    st.none() | _OPENINGS,
    st.lists(
        st.lists(
            st.sampled_from(_KNOWN) | st.sampled_from(["5", "$40", "20%", ",", ".", "Acme", "the"]),
            min_size=1,
            max_size=12,
        ).map(" ".join),
        min_size=1,
        max_size=3,
    ),
)
@_QUICK
def test_no_mixture_of_the_words_it_knows_breaks_a_draft(
    opening: str | None, messages: list[str]
) -> None:
    talk = Talk()
    for message in (*([opening] if opening else []), *messages):
        talk.say(message)
        check_draft(talk.draft, talk.said)


def test_each_word_it_knows_can_be_said_beside_a_figure() -> None:
    assert len(_KNOWN) > 2_000
    for start in range(0, len(_KNOWN), 12):
        talk = Talk()
        for place in range(start, start + 12, 4):
            before, after = _KNOWN[place : place + 2], _KNOWN[place + 2 : place + 4]
            talk.say(f"{' '.join(before)} workshop for Ann Lee, $900 {' '.join(after)}")
        check_draft(talk.draft, talk.said)


@pytest.mark.parametrize(
    "unit",
    [
        *("line 1 ", "line 2 make it 3 ", "remove one ", "same for the other ", "double the "),
        *("swap the discount for a ", "if they pay within ", "deposit of 5 paid ", "1) ", "🎉"),
        *("is the registered name ", "returned two ", "another ", "the second line is ", "-4 "),
    ],
)
def test_ten_thousand_characters_of_orders_leave_a_draft_with_lines_valid(unit: str) -> None:
    talk = Talk()
    talk.say("Invoice Elm Joinery for 3 hours of sanding at $50 an hour and 4 hinges at $8, net 30")
    talk.say((unit * 10_000)[:10_000])
    check_draft(talk.draft, talk.said)


_PIECES = st.sampled_from(_WORDS) | st.text(min_size=1, max_size=6)


@given(
    st.lists(st.tuples(_PIECES, st.sampled_from(["", " ", ", ", "\n", ". "])), max_size=12),
    st.integers(1, 40),
    _PROFILES,
)
@settings(_QUICK, max_examples=40)
def test_long_text_of_words_and_anything_breaks_nothing(
    pieces: list[tuple[str, str]], times: int, profile: Profile
) -> None:
    """Billing words glued to any characters, again and again up to the longest message."""
    message = ("".join(piece + joint for piece, joint in pieces) * times)[:10_000]
    talk = Talk(profile)
    for said in (message, message[::-1][:500]):
        talk.say(said)
        check_draft(talk.draft, talk.said)


@pytest.mark.parametrize(
    "unit", ["40 hours at $150, ", "a", "1", "-", "$", "\n", "(", "not 5 ", "for ", "1,", "x@", "“"]
)
def test_ten_thousand_characters_of_anything_are_answered(unit: str) -> None:
    message = (unit * 10_000)[:10_000]
    talk = Talk()
    assert talk.say(message).text is not None
    check_draft(talk.draft, talk.said)


def test_every_corpus_message_answers_any_other_without_raising() -> None:
    said = [
        message
        for path in CORPUS
        for case in cases_in(path)
        for message in (*case["opening"], *case["answers"].values(), *case["corrections"])
    ]
    for offset in range(0, len(said), 5):
        talk = Talk()
        for message in said[offset::37][:6]:
            talk.say(message)
            check_draft(talk.draft, talk.said)
