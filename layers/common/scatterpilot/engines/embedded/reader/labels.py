"""The labels, acts, questions and languages that the annotations may use. ``LABELS.md``
explains them.
"""

from __future__ import annotations

from typing import Final

#: Said of the invoice as a whole; they carry no line number.
INVOICE: Final = (
    "CUSTOMER",
    "CONTACT",
    "ADDRESS",
    "EMAIL",
    "PHONE",
    "TAXID",
    "TAX",
    "TAXIN",
    "NOTAX",
    "WITHHOLD",
    "DISC",
    "DEPOSIT",
    "PAID",
    "TOTALSAID",
    "CUR",
    "DUE",
    "DDUE",
    "DATE",
    "SERVICE",
    "NOTE",
    "PO",
    "OLD",
)

#: Said of a line: a new one (1, 2 …), one that the draft has (0, 01, 02 …) or several (S).
LINE: Final = (
    "DESC",
    "QTY",
    "MULT",
    "UNIT",
    "PRICE",
    "AMOUNT",
    "SAME",
    "FREE",
    "LDISC",
    "LTAX",
    "SDATE",
    "DQTY",
    "DPRICE",
)

#: Words that point at lines of the draft; numbered behind the label where there are several.
REFERENCE: Final = "REF"

ROLES: Final = (*INVOICE, *LINE, REFERENCE)

ACTS: Final = (
    "provide",
    "change",
    "add_line",
    "remove_line",
    "remove_value",
    "replace_line",
    "replace_all",
    "merge_lines",
    "swap",
    "undo",
    "confirm",
    "decline",
    "defer",
    "cancel",
    "send",
    "mark_paid",
    "credit_note",
    "recurring",
    "use_last",
    "set_profile",
    "ask_total",
    "ask_missing",
    "ask_due",
    "ask_show",
    "ask_other",
    "greet",
    "thanks",
    "smalltalk",
    "offtopic",
)

#: What the assistant had just asked; ``None`` before the first message.
ASKED: Final = (
    None,
    "customer_name",
    "line_items",
    "quantity",
    "unit_price",
    "due_date",
    "confirm",
)

LANGUAGES: Final = ("en", "de", "fr", "es", "it", "nl", "pt")
