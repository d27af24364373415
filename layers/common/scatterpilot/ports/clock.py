"""What time it is, and what day it is for somebody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

Now = Callable[[], datetime]
"""The current moment as an aware datetime in UTC."""

Today = Callable[[str | None], date]
"""The calendar day in an IANA time zone, or in the server's own; ``InvalidError`` if unknown."""
