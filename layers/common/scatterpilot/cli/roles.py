"""What the roles of words are called."""

from __future__ import annotations

from typing import Final

ROLE_NAMES: Final = {
    "CUSTOMER": "customer",
    "CONTACT": "contact",
    "ADDRESS": "address",
    "EMAIL": "e-mail",
    "PHONE": "telephone",
    "TAXID": "tax id",
    "TAX": "tax",
    "TAXIN": "tax included",
    "NOTAX": "exemption",
    "WITHHOLD": "tax withheld",
    "DISC": "discount",
    "DEPOSIT": "deposit",
    "PAID": "paid already",
    "TOTALSAID": "total",
    "CUR": "currency",
    "DUE": "due",
    "DDUE": "shift of the due date",
    "DATE": "invoice date",
    "SERVICE": "time of the work",
    "NOTE": "note",
    "PO": "order number",
    "OLD": "wrong value",
    "DESC": "description",
    "QTY": "quantity",
    "MULT": "multiplier",
    "UNIT": "unit",
    "PRICE": "price of one",
    "AMOUNT": "amount",
    "SAME": "same price",
    "FREE": "free",
    "LDISC": "line's discount",
    "LTAX": "line's tax",
    "SDATE": "line's date",
    "DQTY": "difference of quantity",
    "DPRICE": "difference of price",
    "REF": "points at a line",
}
