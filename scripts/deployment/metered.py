"""Everything on AWS that is metered, and how much of it a month of invoices uses.

Counted for invoices made in a conversation of three turns and looked at a few times. These are
assumptions: change them for yours.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scripts.deployment import prices
from scripts.deployment.prices import Price

TURNS = 3
REQUESTS = 12  # turns, one PDF, lists and details
PREFLIGHTS = 6
CALLS = REQUESTS + PREFLIGHTS
# As `python -m benchmarks.llm_cost` counts it for one who is alone: a plain yes asks no model;
# prompt and tool are cached, the draft and the last words are not.
MODEL_CALLS = 2
CACHED_TOKENS, FRESH_TOKENS, ANSWERED_TOKENS = 1505, 135, 125
TURN_SECONDS, PDF_SECONDS, OTHER_SECONDS = 4.0, 0.6, 0.05
LARGE_GB, USUAL_GB = 1769 / 1024, 1.0
COMPUTE = (TURNS * TURN_SECONDS + PDF_SECONDS) * LARGE_GB + (
    REQUESTS - TURNS - 1 + PREFLIGHTS
) * OTHER_SECONDS * USUAL_GB
# A transaction writes each item at twice its price, and an index is an item more.
WRITE_UNITS = TURNS * (2 * (8 + 1) + 2 * 2 + 1) + 2 * 3 * 3 + 2 * 4 + 6
# Each list, and each write of an invoice, looks up how many shelves there are.
READ_UNITS = TURNS * (2 + 1 + 1) + 12 + 4
PDF_LOOKS = 3
TABLE_GB, PDF_GB = 30e3 / 1e9, 60e3 / 1e9
ANSWER_GB, PAGE_GB = 4e3 / 1e9, 0.5e6 / 1e9
# What Lambda and API Gateway write of each call, our line of it, and of a turn another and metrics.
LOG_GB = (CALLS * (450 + 350 + 300) + TURNS * (620 + 500 + 300) + 1_000) / 1e9
KEPT_MONTHS = 12
INVOICES_OF_A_USER = 20
# Metrics of an ordinary hour, each with and without environment; errors of three operations too.
METRICS_IN_USE = 2 * 13 + 3
ALARMS = 34
# Those of 24 routes, preflights too, five each.
METHOD_METRICS = 32 * 5
FIREWALL_RULES = 5
# The memory of all functions.
SNAPSHOT_GB = (4 * 1769 + 5 * 1024 + 512) / 1024
BACKUPS_KEPT = 35
# A table's key is asked for again after five minutes, by each of some twenty roles and tables.
KEY_REQUESTS_AN_HOUR = 20 * 12

HOURS, WORKING_HOURS = 730, 22 * 8
_SECONDS = HOURS * 3600


@dataclass(frozen=True)
class Month:
    """A month with so many invoices; a small business works in the day only."""

    invoices: int

    @property
    def hours(self) -> int:
        """In how many something is used."""
        return 0 if not self.invoices else WORKING_HOURS if self.invoices <= 10_000 else HOURS

    @property
    def share(self) -> float:
        return self.hours / HOURS

    @property
    def calls(self) -> int:
        return self.invoices * CALLS

    @property
    def kept(self) -> int:
        """Invoices of a year."""
        return self.invoices * KEPT_MONTHS

    @property
    def users(self) -> float:
        return self.invoices / INVOICES_OF_A_USER

    @property
    def traces(self) -> float:
        """X-Ray's own rule: the first call of each second, and a twentieth of the others."""
        first = min(self.calls, _SECONDS)
        return first + (self.calls - first) * 0.05


@dataclass(frozen=True)
class Metered:
    """One thing that AWS meters; ``amount`` of units in a month."""

    name: str
    price: Price
    amount: Callable[[Month], float]


def _each(name: str, price: Price, of_an_invoice: float) -> Metered:
    return Metered(name, price, lambda month: month.invoices * of_an_invoice)


MODEL = (
    _each("model: prompt, put in the cache once", prices.MODEL_CACHE_WRITE, CACHED_TOKENS),
    _each("model: prompt, cached", prices.MODEL_CACHE_READ, (MODEL_CALLS - 1) * CACHED_TOKENS),
    _each("model: draft and last messages", prices.MODEL_INPUT, MODEL_CALLS * FRESH_TOKENS),
    _each("model: answers", prices.MODEL_OUTPUT, MODEL_CALLS * ANSWERED_TOKENS),
)
USED = (
    _each("Lambda: time", prices.LAMBDA_TIME, COMPUTE),
    _each("Lambda: calls", prices.LAMBDA_CALLS, CALLS),
    _each("API Gateway: calls", prices.API_CALLS, CALLS),
    _each("DynamoDB: writes", prices.TABLE_WRITES, WRITE_UNITS),
    _each("DynamoDB: reads", prices.TABLE_READS, READ_UNITS),
    _each("S3: PDFs put", prices.FILE_PUTS, 1),
    _each("S3: PDFs read", prices.FILE_GETS, PDF_LOOKS),
    _each("sent to the internet", prices.DATA_OUT, PDF_LOOKS * PDF_GB + CALLS * ANSWER_GB),
    _each("CloudWatch: logs taken in", prices.LOGS, LOG_GB),
    _each("CloudWatch: logs kept, 30 days", prices.LOG_STORAGE, LOG_GB),
    Metered("X-Ray: traces", prices.TRACES, lambda month: month.traces),
    Metered("Cognito: users", prices.USERS, lambda month: month.users),
)
WHILE_USED = (
    Metered("CloudWatch: our metrics", prices.METRICS, lambda month: METRICS_IN_USE * month.share),
    Metered(
        "KMS: requests of the tables",
        prices.KEY_REQUESTS,
        lambda month: KEY_REQUESTS_AN_HOUR * month.hours,
    ),
)
KEPT = (
    Metered("DynamoDB: kept, a year of them", prices.TABLE_STORAGE, lambda m: m.kept * TABLE_GB),
    Metered("DynamoDB: recovery of it", prices.TABLE_RECOVERY, lambda m: m.kept * TABLE_GB),
    Metered("S3: kept, a year of them", prices.FILE_STORAGE, lambda m: m.kept * PDF_GB),
)
WATCHING = (
    Metered("CloudWatch: alarms", prices.ALARMS, lambda month: ALARMS),
    Metered("CloudWatch: dashboard", prices.DASHBOARDS, lambda month: 1),
    Metered("KMS: key of the alarms", prices.KEYS, lambda month: 1),
)
ALWAYS = (*MODEL, *USED, *WHILE_USED, *KEPT, *WATCHING)

ON_REQUEST = (
    Metered(
        "`EnableMethodMetrics`: metrics of each route",
        prices.METRICS,
        lambda month: METHOD_METRICS * month.share,
    ),
    Metered(
        "`EnableSnapStart`: snapshots kept",
        prices.SNAPSHOTS,
        lambda month: SNAPSHOT_GB * _SECONDS,
    ),
    Metered("`DeploymentPreference`: an alarm", prices.ALARMS, lambda month: 1),
    Metered("`UseKmsKey`: a key of your own", prices.KEYS, lambda month: 1),
    Metered("`EnableWaf`: the firewall's list", prices.FIREWALL_LISTS, lambda month: 1),
    Metered("`EnableWaf`: its rules", prices.FIREWALL_RULES, lambda month: FIREWALL_RULES),
    Metered("`EnableWaf`: requests", prices.FIREWALL_REQUESTS, lambda month: month.calls),
    Metered("`EnableDataEvents`: events", prices.TRAIL_EVENTS, lambda month: month.calls * 3),
    Metered(
        "`EnableBackup`: 35 whole copies of the tables",
        prices.TABLE_BACKUPS,
        lambda month: month.kept * TABLE_GB * BACKUPS_KEPT,
    ),
    Metered("`EnableBackup`: the bucket", prices.FILE_BACKUPS, lambda month: month.kept * PDF_GB),
    Metered(
        "`--publish`: the page by CloudFront", prices.PAGE_OUT, lambda month: month.users * PAGE_GB
    ),
)
