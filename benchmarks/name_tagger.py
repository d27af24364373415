"""Would a statistical tagger find the customer's name better than the rules do?

Run: ``python -m benchmarks.name_tagger``. An averaged perceptron learns which tokens of a message
are the customer's name, from generated messages and the public corpus with the own batches 1 to 6;
both then read every opening of batches 7 to 10 that names its customer. The rules have since been
mended on these: to judge rules that had not seen batches 8 to 10, run this file, with those
batches, in a checkout of commit 5e380aa.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

from tests.conversations.playing import CORPUS, OWN, Case, cases_in
from tests.engine.talking import Talk

from scatterpilot.domain.profile import Profile
from scatterpilot.engines.embedded.text.tokens import Token, tokenize

_TESTED = tuple(f"batch-{number}-" for number in (7, 8, 9, 10))
_ROUNDS = 8
_GENERATED = 1_500
_FIRST = "North Blue Green Silver Old River Harbour Maple Stone Bright Kings Lake Oak West".split()
_KIND = "Bakery Dental Motors Studio Holdings Farms Cafe Academy Books Yoga Partners Choir".split()
_PEOPLE = "Anna Omar Li Priya Tom Chloe Diego Ruth Sam Noor Eva Jack".split()
_LAST = "Berg Khan Okafor Lindt Moreau Silva Reid Tanaka Walsh Novak Stein Patel".split()
_LEGAL = ("", "", "", " Ltd", " LLC", ", Inc.", " & Sons", " GmbH")
_WORK = "logo design,wall painting,piano lessons,garden care,roof repair,copy editing,oak tables"
_TEMPLATES = (
    "Invoice {c} for {n} hours of {w} at ${p} an hour, net 30",
    "bill {c} {n} {w} at {p} each due friday",
    "Hi, could you send {c} an invoice for {w}, ${p} flat? Thanks",
    "{n} hours {w} @ {p}/hr for {c}",
    "Customer: {c}\nWork: {w}\n{n} x ${p}",
    "I did {w} for {c} last week, {n} hours at {p}",
    "{c} wants an invoice: {w} {n} hours at ${p}",
    "please make an invoice to {c}. {w}, {n} days, £{p} a day, plus 20% VAT",
    "need to charge {c} {p} for {w}",
)
Example = tuple[str, str]
"""A message and the customer's name in it."""


def _generated(pick: random.Random) -> Example:
    people = pick.random() < 0.4
    one, two = (_PEOPLE, _LAST) if people else (_FIRST, _KIND)
    name = f"{pick.choice(one)} {pick.choice(two)}" + ("" if people else pick.choice(_LEGAL))
    work = pick.choice(_WORK.split(","))
    text = pick.choice(_TEMPLATES).format(
        c=name, w=work, n=pick.randint(2, 60), p=pick.randint(5, 900)
    )
    return (text.lower(), name.lower()) if pick.random() < 0.3 else (text, name)


def _examples(cases: Iterator[Case]) -> Iterator[tuple[Case, Example]]:
    for case in cases:
        name = (case.get("expect") or {}).get("customer_name")
        for message in case["opening"]:
            if name is not None and name.casefold() in message.casefold():
                yield case, (message, name)
                break


def _span(message: str, tokens: Sequence[Token], name: str) -> tuple[int, int]:
    """The tokens of the name in the message."""
    start = message.casefold().find(name.casefold())
    inside = [i for i, t in enumerate(tokens) if start <= t.start and t.end <= start + len(name)]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


class Tagger:
    """An averaged perceptron over tags B, I and O, each word tagged from left to right."""

    def __init__(self) -> None:
        self.weights: dict[tuple[str, str], float] = defaultdict(float)
        self._sums: dict[tuple[str, str], float] = defaultdict(float)
        self._since: dict[tuple[str, str], int] = defaultdict(int)
        self._step = 0

    def learn(self, examples: list[Example], pick: random.Random) -> None:
        prepared = []
        for message, name in examples:
            tokens = tokenize(message)
            start, end = _span(message, tokens, name)
            tags = [
                "B" if i == start else "I" if start < i < end else "O" for i in range(len(tokens))
            ]
            prepared.append((tokens, tags))
        for _ in range(_ROUNDS):
            pick.shuffle(prepared)
            for tokens, tags in prepared:
                self._learn_one(tokens, tags)
        for key, value in self.weights.items():
            self._sums[key] += (self._step - self._since[key]) * value
            self.weights[key] = self._sums[key] / self._step

    def _learn_one(self, tokens: Sequence[Token], tags: Sequence[str]) -> None:
        previous = "O"
        for index, tag in enumerate(tags):
            self._step += 1
            features = _features(tokens, index, previous)
            guess = self._best(features, previous)
            if guess != tag:
                for feature in features:
                    self._add((feature, tag), 1.0)
                    self._add((feature, guess), -1.0)
            previous = tag

    def _add(self, key: tuple[str, str], change: float) -> None:
        self._sums[key] += (self._step - self._since[key]) * self.weights[key]
        self._since[key] = self._step
        self.weights[key] += change

    def _best(self, features: Sequence[str], previous: str) -> str:
        tags = "BIO" if previous != "O" else "BO"
        return max(tags, key=lambda tag: sum(self.weights.get((f, tag), 0.0) for f in features))

    def name(self, message: str) -> str:
        """The first name in a message, empty when it finds none."""
        tokens, tags, previous = tokenize(message), [], "O"
        for index in range(len(tokens)):
            previous = self._best(_features(tokens, index, previous), previous)
            tags.append(previous)
        if "B" not in tags:
            return ""
        start = tags.index("B")
        end = next((i for i in range(start + 1, len(tags)) if tags[i] != "I"), len(tags))
        return message[tokens[start].start : tokens[end - 1].end]


def _features(tokens: Sequence[Token], index: int, previous: str) -> list[str]:
    def low(offset: int) -> str:
        place = index + offset
        return tokens[place].lower if 0 <= place < len(tokens) else "-"

    def shape(offset: int) -> str:
        place = index + offset
        if not 0 <= place < len(tokens):
            return "-"
        token = tokens[place]
        return token.kind + ("A" if token.text.isupper() else "a" if token.text.islower() else "Aa")

    return [
        *(f"{offset}={low(offset)}" for offset in (-3, -2, -1, 0, 1, 2)),
        *(f"{offset}:{shape(offset)}" for offset in (-1, 0, 1, 2)),
        f"{low(-2)} {low(-1)}",
        f"{low(-1)} {shape(0)}",
        f"{previous} {shape(0)} {shape(1)}",
        f"{previous} {low(0)}",
        f"{previous} {low(-1)}",
        f"suffix {low(0)[-3:]}",
        f"early {index < 3} {shape(0)}",
        "always",
    ]


def _said_by_rules(case: Case, message: str) -> str:
    talk = Talk(Profile.model_validate(case["profile"]))
    talk.say(message)
    return talk.draft.customer_name or ""


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def main() -> None:
    pick = random.Random(20260310)
    seen = [p for p in (*CORPUS, *OWN) if not p.name.startswith(_TESTED)]
    learned = [example for path in seen for _, example in _examples(cases_in(path))]
    tagger = Tagger()
    tagger.learn([*learned, *(_generated(pick) for _ in range(_GENERATED))], pick)
    print(f"learned from {len(learned)} messages and {_GENERATED} generated ones")
    print(f"{'batch':<10}{'names':>7}{'rules':>7}{'tagger':>8}{'only tagger':>13}")
    for batch in _TESTED:
        paths = [path for path in OWN if path.name.startswith(batch)]
        tried = [found for path in paths for found in _examples(cases_in(path))]
        rules = [_same(_said_by_rules(case, text), name) for case, (text, name) in tried]
        tags = [_same(tagger.name(text), name) for _, (text, name) in tried]
        only = sum(tag and not rule for rule, tag in zip(rules, tags, strict=True))
        print(f"{batch[:-1]:<10}{len(tried):>7}{sum(rules):>7}{sum(tags):>8}{only:>13}")


if __name__ == "__main__":
    main()
