"""What ids look like: anything else is nobody's, and is not looked up."""

from __future__ import annotations

import re

from scatterpilot.app.not_found import conversation_not_found, invoice_not_found

_CONVERSATION = re.compile(r"conv_[0-9a-f]{32}")
_INVOICE = re.compile(r"inv_[0-9a-f]{32}")


def conversation_id(text: str) -> str:
    """The id as it came; raises the ``NotFoundError`` of an unknown one."""
    if _CONVERSATION.fullmatch(text):
        return text
    raise conversation_not_found()


def invoice_id(text: str) -> str:
    """The id as it came; raises the ``NotFoundError`` of an unknown one."""
    if _INVOICE.fullmatch(text):
        return text
    raise invoice_not_found()
