"""What it costs to take a run of pieces as a customer, an address, a line item or chatter."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from scatterpilot.engines.embedded.claims import ItemClaim
from scatterpilot.engines.embedded.lines.addresses import address_cost, may_hold_address
from scatterpilot.engines.embedded.lines.atoms import Atom
from scatterpilot.engines.embedded.lines.chatter import chatter_cost
from scatterpilot.engines.embedded.lines.figures import Figure
from scatterpilot.engines.embedded.lines.items import Edges, read_item
from scatterpilot.engines.embedded.lines.names import PLAIN_WORDS, name_cost
from scatterpilot.engines.embedded.lines.predicates import predicate_hint
from scatterpilot.engines.embedded.lines.segments import Expectation, Segment
from scatterpilot.engines.embedded.reading import Reading
from scatterpilot.engines.embedded.text.lexicon import (
    CHATTER,
    CORRECTION_CUES,
    FILLERS,
    PRONOUNS,
    UNSURE,
)

_JOIN = {
    "comma": 0.5,
    "and": 0.7,
    "amp": 0.3,
    "with": 0.2,
    "for": 0.3,
    "to": 0.3,
    "figure": 0.0,
    "none": 0.0,
    "word": 0.0,
    "dash": 0.6,
    "colon": 0.3,
    "pipe": 0.4,
    "that": 0.4,
    "verb": 0.3,
    "paren": 0.9,
    "plus": 2.4,
    "semi": 2.2,
    "stop": 1.9,
    "line": 2.3,
    "bullet": 6.5,
    "fact": 1.2,
    "not": 4.0,
    "due": 6.0,
    "owner": 0.3,
    "or": 1.5,
    "slash": 0.8,
    "bill": 1.5,
    "label": 6.0,
    "cap": 0.0,
    "low": 0.0,
}
# No name runs on over joins that cost more.
_DEAREST_NAME = 5.5
_WORKERS = frozenset("i we i've we've".split())
_TELLING = frozenset("i we they he she you".split())
_WORKED = frozenset("did done finished completed made built fixed repaired installed wrote".split())
_GENERIC = frozenset("jobs things items lines parts tasks bits instalments installments".split())
_SUBJECTS = frozenset(
    "i we they he she you i'm i've i'd we've we're they've thanks hope hi hey dear".split()
)
# Invoicing "the deposit" names what is billed, where else a customer follows the verb.
_PARTS = frozenset("deposit deposits retainer instalment installment balance remainder".split())
_BEFORE_NAMES = frozenset(("for", "to", "cap", "with"))
_TELLERS = _SUBJECTS | frozenset("my me him comes came later afterwards already will".split())
_TALKERS = _SUBJECTS | {"my", "our"}
_LONGEST_FRAGMENT = 3
_MORE = frozenset(("another", "extra", "additional"))
_SENTENCE_STARTS = frozenset("begin line stop that none".split())


class Costs:
    """The costs of one message's pieces, given what the conversation makes likely."""

    def __init__(self, reading: Reading, atoms: list[Atom], expected: Expectation) -> None:
        self.reading = reading
        self.atoms = atoms
        self.expected = expected
        self.edges = Edges(reading, atoms[-1].end)
        self.tellers = frozenset(reading.where(_TELLERS))
        self.parts = frozenset(reading.where(_PARTS))
        self.generic = frozenset(reading.where(_GENERIC))
        self.unsure = frozenset(reading.where(UNSURE))
        self.informative = reading.informative
        self.renaming = self._renaming_cost(atoms)
        self.awaited = expected.customer_asked or (
            expected.customer_known and self.renaming < 1 and self.informative
        )
        self.figured = any(atom.figures for atom in atoms)
        self.talks = any(reading.low(atom.start) in _TALKERS for atom in atoms)
        self.billed = any(atom.billed for atom in atoms)
        priced = any(figure.priced for atom in atoms for figure in atom.figures)
        self.counts_alone = self.billed and not priced and not expected.lines_known
        self.addressed = may_hold_address(reading)
        # "Invoice Ann Lee for lawn care": without figures what follows the billed name is the work.
        self.wordy = not self.figured and not expected.lines_known
        self.billed_for = frozenset(
            atom.start
            for before, atom in pairwise(atoms)
            if before.billed == "bill" and atom.sep == "for" and self.wordy
        )
        # A message without any figure names something to bill only when it says so, or was asked.
        self.describes = (
            self.billed
            or expected.description_asked
            or expected.description_missing
            or any(atom.figures or atom.sep == "plus" for atom in atoms)
            or not reading.vocabulary.isdisjoint(("add", "also"))
            or (expected.lines_known and not reading.vocabulary.isdisjoint(_MORE))
        )

    def _renaming_cost(self, atoms: list[Atom]) -> float:
        """What it costs to name another customer: little when the words are about nothing else."""
        if any(atom.billed == "label" for atom in atoms):
            return 0.5
        if not self.expected.lines_known and any(atom.billed == "bill" for atom in atoms):
            return 0.5
        plain = not any(atom.figures for atom in atoms)
        corrects = not self.reading.vocabulary.isdisjoint(CORRECTION_CUES)
        said = [a for a in atoms if a.end > a.start + 1 or self.reading.low(a.start) not in FILLERS]
        if plain and (corrects or (len(said) == 1 and said[0].sep in ("for", "to"))):
            return 0.3
        return 3.5

    def names(
        self, run: Sequence[Atom], figures: Sequence[Figure], end: int, joined: float
    ) -> list[tuple[Segment, float]]:
        """The run, which holds these figures and no price, as a customer and as an address; ``end``
        is the index of the piece after it, ``joined`` what a name's joins cost."""
        bounds = (run[0].start, run[-1].end)
        found: list[tuple[Segment, float]] = []
        if len(run) <= 6 and joined <= _DEAREST_NAME:
            cost = name_cost(
                self.reading,
                run,
                joined,
                informative=self.informative,
                awaited=self.awaited,
            )
            if cost is not None:
                cost += self._name_hints(run, end) + self._small_talk(run)
                found.append((Segment("customer", *bounds), cost))
        cost = address_cost(self.reading, run, figures) if self.addressed else None
        if cost is not None:
            found.append((Segment("address", *bounds), cost))
        return found

    def _name_hints(self, run: Sequence[Atom], end: int) -> float:
        """Before "wants an invoice" stands the customer; a corrected name resembles the old one."""
        hint = 0.0
        if end < len(self.atoms) and run[0].sep in _SENTENCE_STARTS:
            hint += predicate_hint(self.reading, run, self.atoms[end])
        if end < len(self.atoms) and self.atoms[end].sep == "bill" and run[0].sep == "cap":
            hint -= 1.0
        if end < len(self.atoms) and self.atoms[end].sep == "low" and run[0].billed != "bill":
            token = self.reading.tokens[run[0].start]
            # "QA testing": an acronym before a small word belongs to the work.
            hint += 1.8 * (run[-1].end == run[0].start + 1 and token.text.isupper())
        if self.renaming < 1 and self.expected.customer_words:
            words = {self.reading.low(i) for i in range(run[0].start, run[-1].end)}
            hint -= 2.0 * bool(words & self.expected.customer_words)
        return hint

    def _small_talk(self, run: Sequence[Atom]) -> float:
        """Asked who the customer is, people answer with the name alone; a lower-case piece among
        several is talk."""
        if not self.expected.customer_asked or self.informative or run[0].billed:
            return 0.0
        if run[0].sep in ("for", "to") or self.figured:
            return 0.0
        if self.talks:
            return 3.0
        return 2.0 if len(self.atoms) > len(run) + 1 else 0.0

    def join(self, atom: Atom) -> float:
        """What it costs that a line item runs on over the separator before this piece."""
        cost = _JOIN.get(atom.sep, 1.0)
        if self._pronoun_led(atom):
            told = self.reading.low(atom.start) in _TELLING
            cost += max(1.2, self._story_cost(atom)) if told else 1.2
        if not atom.figures and not self.unsure.isdisjoint(range(atom.start, atom.end)):
            cost += 2.5
        return cost

    def _pronoun_led(self, atom: Atom) -> bool:
        first = self.reading.low(atom.start)
        return first in PRONOUNS and not atom.figures

    def item(
        self, run: Sequence[Atom], figures: Sequence[Figure], priced: int, joined: float
    ) -> tuple[Segment, float] | None:
        """The run, which holds these figures, so many of them prices, as a line item or a fragment
        of one; ``joined`` is the cost of its joins."""
        if priced > 3 or run[0].billed == "label":
            return None
        if not figures and (len(run) > _LONGEST_FRAGMENT or not self.describes):
            return None
        indices = _indices(self.reading, run)
        if not indices:
            return None
        claim, cost = read_item(self.edges, indices, figures, correcting=self.expected.lines_known)
        if claim.price is None and claim.quantity is None:
            return self._fragment(run, claim, joined)
        if run[0].led:
            cost += 2.0 if claim.price is None or not run[0].figures else 0.0
        part = not self.parts.isdisjoint(claim.parts)
        if run[0].billed == "bill" and not run[0].figures and not part:
            cost += 2.0
        cost += self._name_inside(run)
        cost += self._told(claim)
        if self.expected.lines_known and len(run) > 1 and self._pronoun_led(run[0]):
            cost += 1.5
        if claim.price is None and not self.generic.isdisjoint(range(run[0].start, run[-1].end)):
            cost += 3.0
        if run[0].sep == "amp" and not run[0].figures:
            cost += 1.5
        return Segment("item", run[0].start, run[-1].end, claim), cost + joined

    def _told(self, claim: ItemClaim) -> float:
        """A description with "I" or "they" in it is a story rather than the name of a thing."""
        told = len(self.tellers.intersection(claim.parts)) if self.tellers else 0
        if not told:
            return 0.0
        return min(1.2 * told, 3.0) + (2.0 if claim.price is None else 0.0)

    def _fragment(
        self, run: Sequence[Atom], claim: ItemClaim, joined: float
    ) -> tuple[Segment, float] | None:
        """A description alone: what the item before or after it is about."""
        if claim.description is None or len(run) > _LONGEST_FRAGMENT or run[0].sep == "due":
            return None
        if not self.describes:
            return None
        base = 0.6 if self.expected.description_missing else self._answer_cost()
        cost = base + self._story_cost(run[0]) + joined
        cost += self._told(claim)
        billed = run[0].billed == "bill" and self.parts.isdisjoint(claim.parts)
        cost += self._name_inside(run) + (2.0 if billed else 0.0)
        if run[0].sep in ("for", "to", "with", "comma", "dash", "colon", "begin", "line", "that"):
            cost -= 0.2
        if run[0].start in self.billed_for and not self._vague(claim):
            cost -= 1.6
        if self.expected.lines_known and _MORE & set(self.reading.words(run[0].start, 4)):
            cost -= 1.5
        return Segment("fragment", run[0].start, run[-1].end, claim), cost

    def _vague(self, claim: ItemClaim) -> bool:
        """``for last month's work``: words that name nothing."""
        return all(
            self.reading.low(i).removesuffix("'s") in PLAIN_WORDS or self.reading.low(i) in CHATTER
            for i in claim.parts
        )

    def _answer_cost(self) -> float:
        """Asked what to bill for, people name it: "grinder repairs"."""
        short = self.expected.description_asked and len(self.reading) <= 8
        return 1.2 if short and self.reading.vocabulary.isdisjoint(PRONOUNS) else 2.3

    def _story_cost(self, atom: Atom) -> float:
        """ "I've finished the wall" tells the work; "they brought their own" does not."""
        if not self._pronoun_led(atom):
            return 0.0
        words = (self.reading.low(i) for i in range(atom.start, min(atom.start + 4, atom.end)))
        lows = [low for low in words if low not in ("finally", "just", "recently", "already")]
        return 0.0 if lows[0] in _WORKERS and set(lows[1:]) & _WORKED else 3.0

    def _name_inside(self, run: Sequence[Atom]) -> float:
        """A capitalised ``for Somebody`` inside an item is more likely the customer."""
        if self.expected.customer_known:
            return 0.0
        if not self.informative:
            unbilled = not self.billed and any(atom.figures for atom in run)
            return 0.6 * unbilled * any(atom.sep in ("for", "to") for atom in run[1:])
        return sum(
            0.8
            for atom in run
            if atom.sep in _BEFORE_NAMES and self.reading.tokens[atom.start].capital
        )

    def chatter(self, atom: Atom) -> float:
        """What it costs to leave a piece out of the invoice."""
        return chatter_cost(
            self.reading,
            atom,
            generic=self.generic,
            unsure=self.unsure,
            lines_known=self.expected.lines_known,
            counts_alone=self.counts_alone,
        )


def _indices(reading: Reading, run: Sequence[Atom]) -> list[int]:
    """The tokens of a run, with the small words that join its pieces but not what facts took."""
    return [i for i in range(run[0].start, run[-1].end) if not reading.taken[i]]
