"""Bank accounts of the seller: IBAN and BIC, or what banks go by where there is no IBAN.

The check digits are python-stdnum's; forms without any are those that each country publishes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class LocalAccount:
    """How a country names a bank (``code``) and its accounts, by their forms without spaces and
    hyphens; ``checked`` is the module of python-stdnum for the code, ``""`` for none.
    """

    code: str
    code_form: str
    account_form: str
    example: str
    checked: str = ""


LOCAL: dict[str, LocalAccount] = {
    # Sort code of the United Kingdom: Pay.UK, six digits.
    "GB": LocalAccount("Sort code", r"\d{6}", r"\d{6,10}", "12-34-56"),
    # Routing transit number of the American Bankers Association.
    "US": LocalAccount("Routing no.", r"\d{9}", r"[0-9]{4,17}", "021000021", "us.rtn"),
    # Payments Canada: five digits of the branch, three of the institution.
    "CA": LocalAccount("Transit and institution no.", r"\d{8}", r"\d{7,12}", "12345-678"),
    # Bank State Branch: Australian Payments Network.
    "AU": LocalAccount("BSB", r"\d{6}", r"\d{5,10}", "123-456"),
    # Payments NZ: bank and branch, then account and suffix.
    "NZ": LocalAccount("Bank and branch", r"\d{6}", r"\d{9,10}", "01-0902"),
    # Indian Financial System Code: Reserve Bank of India.
    "IN": LocalAccount("IFSC", r"[A-Z]{4}0[A-Z0-9]{6}", r"\d{6,18}", "SBIN0001234"),
    # Monetary Authority of Singapore: bank and branch.
    "SG": LocalAccount("Bank and branch code", r"\d{4}(?:\d{3})?", r"\d{6,14}", "7171-001"),
    # Payments Association of South Africa.
    "ZA": LocalAccount("Branch code", r"\d{6}", r"\d{6,12}", "250-655"),
}
_ANY_CODE, _ANY_ACCOUNT = r"[A-Z0-9]{2,20}", r"[A-Z0-9]{2,34}"


def iban_fault(iban: str) -> str | None:
    """Why this can't be an IBAN, or ``None``."""
    if import_module("stdnum.iban").is_valid(iban):
        return None
    return "this is no IBAN: a digit is wrong or missing"


def bic_fault(bic: str) -> str | None:
    """Why this can't be a BIC, or ``None``."""
    if import_module("stdnum.bic").is_valid(bic):
        return None
    return "a BIC has 8 or 11 characters, such as DEUTDEFF"


def bank_code_fault(code: str, country: str | None) -> str | None:
    """Why this names no bank of the country, or ``None``."""
    local = LOCAL.get(country or "")
    if not re.fullmatch(local.code_form if local else _ANY_CODE, plain_number(code)):
        return f"a {local.code} looks like {local.example}" if local else "use letters and digits"
    if local and local.checked and not _is_valid(local.checked, plain_number(code)):
        return f"this is no {local.code}: a digit is wrong"
    return None


def account_fault(account: str, country: str | None) -> str | None:
    """Why this can't be an account number in the country, or ``None``."""
    local = LOCAL.get(country or "")
    if re.fullmatch(local.account_form if local else _ANY_ACCOUNT, plain_number(account)):
        return None
    return "use the digits of the account" if local else "use letters and digits"


def printed_iban(iban: str) -> str:
    """In groups of four, as people read it."""
    return str(import_module("stdnum.iban").format(iban))


def plain_number(text: str) -> str:
    """Without what only groups it."""
    return re.sub(r"[\s./-]", "", text).upper()


def _is_valid(module: str, number: str) -> bool:
    return bool(import_module(f"stdnum.{module}").is_valid(number))
