"""What an invoice costs on AWS, with the arithmetic: ``python -m scripts.deployment.costs``.

Prices of us-east-1 in USD, as AWS listed them in November 2026, without the free tier and without
tax. How much an invoice uses is counted for one made in a conversation of three turns and looked
at a few times; change the figures below for yours.
"""

from __future__ import annotations

from dataclasses import dataclass

TURNS = 3
REQUESTS = 12  # turns, one PDF, lists and details
PREFLIGHTS = 6
# Sonnet 4.5 on Bedrock, as `python -m benchmarks.llm_cost` counts it for one who is alone: a plain
# yes asks no model; prompt and tool are cached, the draft and the last words are not.
MODEL_CALLS = 2
CACHED_TOKENS, FRESH_TOKENS, ANSWERED_TOKENS = 1445, 135, 125
TURN_SECONDS, PDF_SECONDS, OTHER_SECONDS = 4.0, 0.6, 0.05
LARGE_GB, USUAL_GB = 1769 / 1024, 1.0
# A transaction writes each item at twice its price, and an index is an item more.
WRITE_UNITS = TURNS * (2 * (8 + 1) + 2 * 2 + 1) + 2 * 3 * 3 + 2 * 4 + 6
READ_UNITS = TURNS * (2 + 1) + 12
ALARMS = 18
PDF_GB = 60e3 / 1e9
LOG_GB = (REQUESTS + PREFLIGHTS) * 1.2e3 / 1e9


@dataclass(frozen=True)
class Item:
    """``amount`` units an invoice, at ``price`` USD for ``per`` of them."""

    name: str
    amount: float
    unit: str
    price: float
    per: float

    @property
    def usd(self) -> float:
        return self.amount * self.price / self.per


PER_INVOICE = (
    Item("model: prompt, put in the cache once", CACHED_TOKENS, "tokens", 3.75, 1e6),
    Item("model: prompt, cached", (MODEL_CALLS - 1) * CACHED_TOKENS, "tokens", 0.30, 1e6),
    Item("model: draft and last messages", MODEL_CALLS * FRESH_TOKENS, "tokens", 3.00, 1e6),
    Item("model: answers", MODEL_CALLS * ANSWERED_TOKENS, "tokens", 15.00, 1e6),
    Item(
        "Lambda: time, arm64",
        (TURNS * TURN_SECONDS + PDF_SECONDS) * LARGE_GB
        + (REQUESTS - TURNS - 1 + PREFLIGHTS) * OTHER_SECONDS * USUAL_GB,
        "GB s",
        13.3334,
        1e6,
    ),
    Item("Lambda: calls", REQUESTS + PREFLIGHTS, "calls", 0.20, 1e6),
    Item("API Gateway: REST calls", REQUESTS + PREFLIGHTS, "calls", 3.50, 1e6),
    Item("DynamoDB: writes", WRITE_UNITS, "units", 0.625, 1e6),
    Item("DynamoDB: reads", READ_UNITS, "units", 0.125, 1e6),
    Item("S3: the PDF put, and read three times", 1, "put", 0.0062, 1e3),
    Item("logs taken in", LOG_GB, "GB", 0.50, 1),
    Item("traces", REQUESTS + PREFLIGHTS, "traces", 5.00, 1e6),
)
# For a thousand invoices, each kept for its first month.
STORED = (
    Item("DynamoDB: kept, with indexes", 1000 * 30e3 / 1e9, "GB", 0.25, 1),
    Item("S3: kept", 1000 * PDF_GB, "GB", 0.023, 1),
)
FIXED = (
    Item("alarms", ALARMS, "alarms", 0.10, 1),
    Item("key of the alarms", 1, "key", 1.00, 1),
)
ON_REQUEST = (
    Item("firewall (EnableWaf): list, 5 rules", 1, "list", 10.00, 1),
    Item("own key (UseKmsKey)", 1, "key", 1.00, 1),
)


def table(items: tuple[Item, ...], times: int = 1) -> float:
    """Print items with their arithmetic; their sum in USD."""
    for item in items:
        amount = item.amount * times
        print(
            f"  {item.name:42} {amount:14,.4g} {item.unit:7} x {item.price:g} / {item.per:,.0f}"
            f" = {item.usd * times:10.6f}"
        )
    total = sum(item.usd for item in items) * times
    print(f"  {'':42} {'':14} {'':7} sum = {total:10.4f}")
    return total


def main() -> None:
    print("An invoice (USD)")
    table(PER_INVOICE)
    print("\n1,000 invoices in a month")
    used = table(PER_INVOICE, 1000)
    print("\nKept, and there every month")
    kept = table((*STORED, *FIXED))
    model = sum(item.usd for item in PER_INVOICE if item.name.startswith("model")) * 1000
    print(f"\n1,000 invoices a month: {used + kept:.2f}, of it {model:.2f} the model")
    print(f"With the embedded engine (Engine=embedded): {used + kept - model:.2f} at most")
    print("\nOnly when asked for, a month")
    table(ON_REQUEST)


if __name__ == "__main__":
    main()
