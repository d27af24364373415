"""What AWS asks for a unit of each thing that is metered, in USD.

Prices of us-east-1, without tax, as AWS's price pages listed them in November 2026; the page of a
service is aws.amazon.com/SERVICE/pricing. The model's price is the code's own
(``domain.model_prices``). ``free`` is what every account has each month for good; what a new
account has in its first year, or as credit, is left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from scatterpilot.domain.model_prices import price_of

AS_OF = "November 2026"
REGION = "us-east-1"
MODEL = "claude-sonnet-4-5"


@dataclass(frozen=True)
class Price:
    """``usd`` for ``per`` units; the first ``free`` units of a month cost nothing."""

    usd: float
    unit: str
    per: float = 1
    free: float = 0

    def of(self, amount: float) -> float:
        """USD without what is free."""
        return amount * self.usd / self.per

    def after_free(self, amount: float) -> float:
        return self.of(max(0.0, amount - self.free))

    def __str__(self) -> str:
        per = "" if self.per == 1 else f"{self.per:,.0f} "
        return f"{self.usd:g} / {per}{self.unit}"


_model = price_of(MODEL)
assert _model is not None


def _tokens(usd: object) -> Price:
    return Price(float(str(usd)), "tokens", 1e6)


MODEL_INPUT, MODEL_OUTPUT = _tokens(_model.input), _tokens(_model.output)
MODEL_CACHE_WRITE, MODEL_CACHE_READ = _tokens(_model.cache_write), _tokens(_model.cache_read)
LAMBDA_TIME = Price(13.3334, "GB s", 1e6, free=400_000)  # arm64
LAMBDA_CALLS = Price(0.20, "calls", 1e6, free=1e6)
SNAPSHOTS = Price(1.5046, "GB s", 1e6)  # kept; each start from one costs besides
API_CALLS = Price(3.50, "calls", 1e6)  # REST
TABLE_WRITES = Price(0.625, "units", 1e6)  # on demand
TABLE_READS = Price(0.125, "units", 1e6)
TABLE_STORAGE = Price(0.25, "GB", free=25)
TABLE_RECOVERY = Price(0.20, "GB")
FILE_PUTS = Price(5.00, "puts", 1e6)
FILE_GETS = Price(0.40, "gets", 1e6)
FILE_STORAGE = Price(0.023, "GB")
DATA_OUT = Price(0.09, "GB", free=100)
USERS = Price(0.015, "users", free=10_000)  # Essentials, the tier of a new pool
LOGS = Price(0.50, "GB", free=5)
LOG_STORAGE = Price(0.03, "GB", free=5)
METRICS = Price(0.30, "metrics", free=10)  # each for the hours in which it is sent
ALARMS = Price(0.10, "alarms", free=10)
DASHBOARDS = Price(3.00, "dashboards", free=3)
TRACES = Price(5.00, "traces", 1e6, free=100_000)
KEYS = Price(1.00, "keys")
KEY_REQUESTS = Price(3.00, "requests", 1e6, free=20_000)
FIREWALL_LISTS = Price(5.00, "lists")
FIREWALL_RULES = Price(1.00, "rules")
FIREWALL_REQUESTS = Price(0.60, "requests", 1e6)
TRAIL_EVENTS = Price(1.00, "events", 1e6)
TABLE_BACKUPS = Price(0.10, "GB")
FILE_BACKUPS = Price(0.05, "GB")
PAGE_OUT = Price(0.085, "GB", free=1_000)
