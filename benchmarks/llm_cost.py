"""What an invoice costs in tokens: the public corpus, with a stand-in that reads like a model.

Run: ``python -m benchmarks.llm_cost``. Sends every conversation of the corpus through the engine,
boto3 and HTTP to the stub of ``tests/bedrock_stub``, whose answers are the embedded engine's
reading said in tool calls: so it measures the size of what is sent and answered, not how well a
model reads. Tokens are estimated at 3.5 bytes each, taken as right within 20 % for English and
JSON; prices are those of Claude Sonnet 4.5. ``busy`` finds the static part in the provider's
cache, as when somebody used it within five minutes; ``alone`` finds it empty in each conversation.

``--tokenizer FILE`` counts with a tokenizer instead, to see how far off the estimate is. The last
one that Anthropic published came with its SDK 0.38 and is older than Sonnet 4.5:

    pip install tokenizers && pip download --no-deps anthropic==0.38.0
    unzip anthropic-0.38.0-py3-none-any.whl anthropic/tokenizer.json
    python -m benchmarks.llm_cost --tokenizer anthropic/tokenizer.json
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal

from tests.bedrock_stub import BedrockStub
from tests.bedrock_stub.tokens import BYTES_PER_TOKEN, ERROR, estimate
from tests.conversations.in_process import OWNER, InProcessSpeaker
from tests.conversations.playing import CORPUS, Play, cases_in

from scatterpilot.domain.conversation import Usage
from scatterpilot.domain.model_prices import PRICES_AS_OF
from scatterpilot.wiring.engines import make_engine
from scatterpilot.wiring.settings import Settings

#: US dollars an invoice: with the static part in the cache, and without.
BARS = {
    ("bedrock", "busy"): Decimal("0.006"),
    ("bedrock", "alone"): Decimal("0.010"),
    ("cascade", "busy"): Decimal("0.003"),
    ("cascade", "alone"): Decimal("0.005"),
}
CURVE_BAR = 0.10
_TURNS = 30
_ROW = "{:<22}{:>9}{:>9}{:>8}{:>9}{:>9}{:>11}{:>10}\n"


@contextmanager
def stub(count: Callable[[str], int]) -> Iterator[BedrockStub]:
    """The stand-in, and an environment in which boto3 finds it and no real account."""
    with BedrockStub(count=count) as started:
        os.environ.update(
            AWS_ENDPOINT_URL_BEDROCK_RUNTIME=started.url,
            AWS_DEFAULT_REGION="us-east-1",
            AWS_ACCESS_KEY_ID="none",
            AWS_SECRET_ACCESS_KEY="none",
        )
        yield started


@dataclass
class Report:
    """What the conversations of the corpus took together."""

    conversations: int = 0
    right: int = 0
    invoices: int = 0
    turns: int = 0
    usage: Usage = Usage()  # noqa: RUF009

    @property
    def per_invoice(self) -> Decimal:
        """US dollars; the conversations that lead to no invoice count too."""
        return self.usage.cost_usd / self.invoices

    def row(self, name: str) -> str:
        used = self.usage
        return _ROW.format(
            name,
            f"{self.right}/{self.conversations}",
            self.invoices,
            self.turns,
            (used.input_tokens + used.cache_write_tokens + used.cache_read_tokens) // self.invoices,
            used.output_tokens // self.invoices,
            f"{used.cost_usd:.4f}",
            f"{self.per_invoice:.5f}",
        )


def corpus_report(engine: str, started: BedrockStub, *, alone: bool) -> Report:
    """Play the corpus with an engine of the settings."""
    speaker = InProcessSpeaker(make_engine(Settings(engine=engine)))
    report = Report()
    for case in (case for path in CORPUS for case in cases_in(path)):
        if alone:
            started.cache.forget()
        play = Play(case, speaker)
        outcome = play.run()
        stored = speaker.conversations.load(OWNER, play.conversation_id or "")
        assert stored is not None
        report.conversations += 1
        report.right += outcome.right
        report.turns += outcome.turns
        report.invoices += stored.invoice_id is not None
        report.usage += stored.usage
    return report


def curve() -> list[Decimal]:
    """The cost of each turn of a long conversation, from the second on, in US dollars."""
    speaker = InProcessSpeaker(make_engine(Settings(engine="bedrock")))
    turn = speaker.say("Invoice Acme Corp for 40 hours of web development at $150, net 30", None)
    costs = []
    for number in range(_TURNS - 1):
        hours = 41 + number % 2
        turn = speaker.say(f"make it {hours} hours please", turn["conversation_id"])
        costs.append(Decimal(turn["usage"]["cost_usd"]))
    return costs


def spread(costs: list[Decimal]) -> float:
    """How far the dearest turn is above the cheapest, as a share of the cheapest."""
    return float(max(costs) / min(costs) - 1)


def counter(tokenizer: str) -> Callable[[str], int]:
    """Counts a text's tokens with the tokenizer of a file."""
    from tokenizers import Tokenizer

    loaded = Tokenizer.from_file(tokenizer)
    return lambda text: len(loaded.encode(text).ids)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.llm_cost")
    parser.add_argument("--tokenizer", metavar="FILE", help="count with it instead of estimating")
    tokenizer = parser.parse_args().tokenizer
    method = f"estimated at {BYTES_PER_TOKEN} bytes each (within {ERROR:.0%})"
    if tokenizer:
        method = f"counted with {tokenizer}"
    sys.stdout.write(f"tokens {method}, prices of {PRICES_AS_OF}, US dollars\n")
    sys.stdout.write(
        _ROW.format("", "right", "invoices", "turns", "in each", "out each", "cost", "each")
    )
    with stub(counter(tokenizer) if tokenizer else estimate) as started:
        for (engine, cache), bar in BARS.items():
            report = corpus_report(engine, started, alone=cache == "alone")
            sys.stdout.write(report.row(f"{engine}, {cache}"))
            verdict = "within" if report.per_invoice < bar else "OVER"
            sys.stdout.write(f"{'':<22}{verdict} the bar of ${bar} an invoice\n")
        costs = curve()
    shown = " ".join(f"{cost:.5f}" for cost in costs[::7])
    sys.stdout.write(
        f"turns 2 to {_TURNS} of one conversation: {shown}; spread {spread(costs[1:]):.1%} "
        f"(bar {CURVE_BAR:.0%})\n"
    )


if __name__ == "__main__":
    main()
