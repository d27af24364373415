"""Two readings that are equally likely: asked about, never guessed."""

from __future__ import annotations

from collections.abc import Sequence

from scatterpilot.domain.conversation import Option, Question
from scatterpilot.domain.edits import Edit
from scatterpilot.engines.embedded.resolve.references import roots
from scatterpilot.engines.embedded.situation import Situation
from scatterpilot.engines.packs.pointing import pointing, words_in
from scatterpilot.engines.typed.positions import position_of
from scatterpilot.presentation.catalogue import Texts


def either_line(edits: Sequence[tuple[str, Sequence[Edit]]]) -> Question:
    """``bump the portraits to 4`` where two lines are portraits: one option for each line."""
    options = tuple(Option(label=label, edits=tuple(each)) for label, each in edits)
    return Question(field="line_items", options=options)


def choice_text(question: Question, shown: str, say: Texts) -> str:
    """The question in words; ``shown`` is the figure as the user wrote it."""
    lines = [say.quoted(option.label) for option in question.options]
    return say("choice.line", figure=shown, lines=say.listed(lines, "or"))


def options_text(question: Question, say: Texts) -> str:
    """``“front door” or “back door”``: what the question may be answered with."""
    return say.chained((say.quoted(option.label) for option in question.options), "or")


def chosen(text: str, situation: Situation) -> Sequence[Edit] | None:
    """The edits of the option that an answer without a new figure picks, by its own words or its
    place; ``None`` when it picks none.
    """
    question = situation.question
    if question is None or not question.options or any(sign.isdigit() for sign in text):
        return None
    options, language = question.options, situation.language
    place = position_of(text, language)
    if place is not None and 0 < abs(place) <= len(options):
        return options[place - 1 if place > 0 else place].edits
    own = [roots(option.label) for option in options]
    shared, said = frozenset.intersection(*own), roots(text)
    picked = [each for each, words in zip(options, own, strict=True) if (words - shared) & said]
    if len(picked) == 1:
        return picked[0].edits
    if picked or pointing(language)["all"] & set(words_in(text)):
        return [edit for option in picked or options for edit in option.edits]
    return None
