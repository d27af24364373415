"""The customer's e-mail and, when it is announced, address."""

from __future__ import annotations

from scatterpilot.engines.embedded.claims import AddressClaim, Claim, EmailClaim
from scatterpilot.engines.embedded.lines.addresses import is_street
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import FILLERS

_EMAIL_LEADS = frozenset(
    "email email's e-mail mail is at their her his the to send it address contact : = ( , and with "
    "reach them on via it's invoices billing please accounts goes e - customer client change "
    "update".split()
)
_ADDRESS_WORDS = frozenset(["address", "addr"])
_ADDRESS_LEADS = frozenset(
    "their her his the its billing postal mailing company customer client and street with "
    "change update set".split()
)
_AFTER_LABEL = frozenset(["is", ":", "=", "should", "be", "to", "at", "now", "are"])
_ABOUT_ADDRESS = frozenset(
    "to put on it the invoice for use you need we have i in here there with them him her their "
    "go goes send mail post bill billing that this customer client".split()
)
_LONGEST_LABEL = 8
_AFTER_ADDRESS = frozenset("and email for due net payable phone".split())
_FROM_HEADERS = frozenset(("from", "sent"))


def find_contact(reading: Reading) -> list[Claim]:
    """E-mail addresses (not a forwarded mail's sender) and ``address is …``."""
    claims: list[Claim] = []
    mails = [index for index, token in enumerate(reading.tokens) if token.kind == "email"]
    for index in sorted({*mails, *reading.where(_ADDRESS_WORDS | {"at"})}):
        if reading.taken[index]:
            continue
        if reading.tokens[index].kind == "email":
            claims.extend(_email(reading, index))
        elif reading.low(index) in _ADDRESS_WORDS or _lives_at(reading, index):
            claims.extend(_address(reading, index))
    return claims


def _lives_at(reading: Reading, index: int) -> bool:
    """``she lives at 12 …``, ``based at 5 …``: on the "at", before a house number."""
    if reading.low(index) != "at" or index + 1 >= len(reading):
        return False
    if reading.tokens[index + 1].kind != "number":
        return False
    before = reading.low(index - 1)
    lives = before in ("lives", "based", "located", "is", "are", "they're", "she's", "he's")
    return lives or _street_follows(reading, index + 2)


def _street_follows(reading: Reading, index: int) -> bool:
    """``at 41 Oak Street``: one to three capitalised words, the last a kind of street."""
    for position in range(index, min(index + 4, len(reading))):
        if not reading.tokens[position].capital:
            return False
        if position > index and is_street(reading.low(position)):
            return True
    return False


def _email(reading: Reading, index: int) -> list[Claim]:
    if _in_header(reading, index):
        reading.take(index, index + 1)
        return []
    start = index
    while start > 0 and not reading.taken[start - 1] and reading.low(start - 1) in _EMAIL_LEADS:
        start -= 1
    start = _keep_for(reading, start, index)
    end = index + 1
    if reading.low(end) == ")":
        end += 1
    reading.take(start, end)
    return [EmailClaim((index, index + 1), reading.tokens[index].text)]


def _keep_for(reading: Reading, start: int, index: int) -> int:
    """A comma or dash before the lead still separates what stands around it."""
    while start < index and reading.low(start) in (",", "-", "and", "with", ":"):
        start += 1
    return start


def _in_header(reading: Reading, index: int) -> bool:
    start = reading.line_start(index)
    return reading.low(start) in _FROM_HEADERS and reading.low(start + 1) == ":"


def _address(reading: Reading, index: int) -> list[Claim]:
    after = index + 1
    while reading.low(after) in _ABOUT_ADDRESS and after < index + _LONGEST_LABEL:
        after += 1
    if reading.low(after) not in ("is", ":", "=", "should", "'s"):
        after = index + 1
    while reading.low(after) in _AFTER_LABEL:
        after += 1
    if after == index + 1 and reading.tokens[min(after, len(reading) - 1)].kind != "number":
        return []
    end = _address_end(reading, after)
    if end - after < 2:
        return []
    while end > after + 1 and reading.low(end - 1) in FILLERS:
        end -= 1
    start = index
    while start > 0 and not reading.taken[start - 1] and reading.low(start - 1) in _ADDRESS_LEADS:
        start -= 1
    reading.take(start, end)
    return [AddressClaim((after, end), reading.text(after, end).strip(" ,"))]


def _address_end(reading: Reading, index: int) -> int:
    """To the end of the sentence; over line ends while the next line looks like an address."""
    end = index
    while end < len(reading) and not reading.taken[end]:
        if reading.tokens[end].kind == "newline":
            if end + 1 >= len(reading) or not reading.tokens[end + 1].text[0].isupper():
                break
        elif (
            reading.ends_sentence(end)
            or reading.tokens[end].kind == "email"
            or (reading.low(end) in _AFTER_ADDRESS and end > index + 3)
        ):
            break
        end += 1
    return end
