"""A function's cold start, against the least anyone who uses DynamoDB from Lambda pays.

CPU of a process that imports the function and makes all that its first request uses, clients
included, against one that makes a boto3 client and has an empty handler. Nothing is asked of AWS.
"""

from __future__ import annotations

import sys

from benchmarks.measuring import Row, cpu_of, in_turn, note

RUNS = 9
FLOOR = "import boto3; boto3.client('dynamodb'); handler = lambda event, context: {}"
_START = "from {module} import handler; from scatterpilot.wiring import home; home().{part}"
READ, WRITE, PDF = 1.3, 1.6, 1.4
_METRICS = "; from aws_lambda_powertools.metrics import EphemeralMetrics"
# Each function with what its first request makes, and the most it may take of the floor.
FUNCTIONS = {
    "GetInvoice": ("functions.invoices.get", "read_invoices", READ),
    "ListInvoices": ("functions.invoices.list", "read_invoices", READ),
    "CreateInvoice": ("functions.invoices.create", "create_invoice" + _METRICS, WRITE),
    "UpdateInvoice": ("functions.invoices.update", "change_invoice", WRITE),
    "Conversation": ("functions.bedrock.conversation", "take_turn" + _METRICS, WRITE),
    "GeneratePdf": ("functions.pdf.generate", "ensure_pdf" + _METRICS, PDF),
}
_ENVIRONMENT = {
    "AWS_LAMBDA_FUNCTION_NAME": "benchmark",
    "AWS_DEFAULT_REGION": "eu-central-1",
    "AWS_ACCESS_KEY_ID": "none",
    "AWS_SECRET_ACCESS_KEY": "none",
    "PYTHONPATH": "layers/common:.",
    "INVOICE_BUCKET": "invoices",
    "PYDANTIC_DISABLE_PLUGINS": "__all__",
    **{
        f"{name}_TABLE": name.title()
        for name in ("CONVERSATIONS", "INVOICES", "RATE_LIMITS", "PROFILES", "RECEIPTS")
    },
}


def rows() -> list[Row]:
    note("Cold starts of the functions …")
    commands = {"floor": [sys.executable, "-c", FLOOR]}
    for name, (module, part, _) in FUNCTIONS.items():
        commands[name] = [sys.executable, "-c", _START.format(module=module, part=part)]
    taken = {name: cpu_of(runs) for name, runs in in_turn(commands, RUNS, _ENVIRONMENT).items()}
    floor = taken["floor"]
    found = []
    for name, (_, _, most) in FUNCTIONS.items():
        ratio = taken[name].median / floor.median
        found.append(
            Row(f"cold start of {name}, CPU, against boto3 and an empty handler",
                f"{taken[name].median:.0f} ms", f"{floor.median:.0f} ms", f"{ratio:.2f}",
                f"{taken[name].spread} ms", f"≤ {most}", ratio <= most)
        )  # fmt: skip
    return found
