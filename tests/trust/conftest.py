from __future__ import annotations

from tests.api.conftest import api, conversation_id, home, invoice_id

__all__ = ["api", "conversation_id", "home", "invoice_id"]
