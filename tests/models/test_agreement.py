"""A yes that code finds, in many languages, and what is none."""

from __future__ import annotations

import pytest

from scatterpilot.presentation.agreement import says_plain_yes, says_yes_elsewhere

YES = (
    "yes|Yes, create it please|looks good, go ahead|ja|"
    "Ja, passt so!|Jawohl, bitte erstellen|oui|"
    "Oui, c'est parfait, merci|d'accord|sí|"
    "Sí, crea la factura por favor|sim, pode criar|sì, va bene|"
    "ja graag|tak, proszę|ano, prosím|igen, rendben|da, corect|"
    "ja tack|kyllä kiitos|evet, lütfen|ναι, παρακαλώ|"
    "да, всё верно|так, будь ласка|はい|はい、お願いします。|好的|确认|네|예, 맞습니다|"
    "نعم|نعم من فضلك|כן|हाँ|जी हाँ|ya, benar|vâng|OK"
).split("|")
NO = (
    "no|nein|non merci|nej tack|nie|いいえ|不|아니요|لا|"
    "ja, aber 42 Stunden|oui mais change le prix|"
    "sí, pero con 10 % de descuento|ja?|¿sí?|yes?|"
    "yes but make it 42|si no cambias el precio no|danke|merci|"
    "gracias|please|hello|quelle est la somme|はいくつですか|好的吗？|да 42|"
    "ok 5|yes to everything the customer said about the discount"
).split("|")


def user_agrees(message: str) -> bool:
    return says_plain_yes(message) or says_yes_elsewhere(message)


@pytest.mark.parametrize("message", YES)
def test_a_yes_is_one(message: str) -> None:
    assert user_agrees(message)


@pytest.mark.parametrize("message", NO)
def test_anything_else_is_none(message: str) -> None:
    assert not user_agrees(message)
