"""One judgement of consent for every engine.

Whoever heard a yes, a model or the reader, code looks for what stands against it: a question, a
no, a condition, a delay, a doubt, a change, a figure that the draft has not, somebody else's yes,
or a sentence without a word that agrees. Words are looked for in the language of the conversation,
in English, which buttons speak, and in the languages that code doesn't speak.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from scatterpilot.domain.draft import Draft
from scatterpilot.engines.consent.figures import other_figure
from scatterpilot.engines.consent.words import ELSEWHERE, pattern
from scatterpilot.presentation.language import is_heard
from scatterpilot.presentation.plain_answers import answer_in

Objection = Literal[
    "question",
    "cancel",
    "negation",
    "condition",
    "delay",
    "doubt",
    "contrast",
    "change",
    "told",
    "figure",
    "thanks",
    "remark",
]
_BY_WORDS: Final[tuple[Objection, ...]] = (
    *("cancel", "negation", "doubt", "contrast", "change", "told"),
)
_SENTENCE: Final = re.compile(r"(?<=[.!?？。！…])(?!\w)|[;\n]")
_CLAUSE: Final = re.compile(r"[.,!;:…。、！\n–—]+|(?<!\w)(?:and|und|et|y|e|en|och|i)(?![\w'])")
_MARKS: Final = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "´": "'"})
_PICTURES: Final = re.compile("[\U0001f300-\U0001faff☺☹♥❤✅✔☑️\ufe0f\u200d\U0001f3fb-\U0001f3ff]+")
#: What is shorter may be an idiom or a slip of the finger.
_SENTENCE_WORDS: Final = 3
_ASKS: Final = ("?", "？", "¿", "؟")
_SHAKEN: Final = frozenset("👎❌🚫🛑✋🤔🙄🤨😒😑🤷❓❔⁉")


def plainly_agrees(message: str, language: str) -> bool:
    """A yes and nothing else, by its words alone, in the user's language or in English."""
    return "yes" in (answer_in(language, message), answer_in("en", message))


def objection(message: str, language: str, draft: Draft, locale: str) -> Objection | None:
    """What stands against taking a message for a yes to this draft; ``None``: nothing does."""
    if _SHAKEN & set(message):
        return "negation"
    text = _PICTURES.sub(" ", message).casefold().translate(_MARKS).strip()
    tongues = tuple(dict.fromkeys((language, "en", *ELSEWHERE)))
    plain = _without("harmless", text, tongues)
    if any(_is_question(each, tongues) for each in _SENTENCE.split(plain)):
        return "question"
    if plainly_agrees(message, language):
        return None
    plain = _behind_contrast(plain, tongues)
    for kind in _BY_WORDS:
        if _has(kind, plain, tongues):
            return kind
    for later in ("condition", "delay"):
        if any(_hangs(later, clause, tongues) for clause in _CLAUSE.split(plain)):
            return later
    if other_figure(plain, language, draft, locale):
        return "figure"
    if _only_thanks(plain, tongues):
        return "thanks"
    is_long = len(text.split()) >= _SENTENCE_WORDS
    known = is_long and is_heard(message)  # of other languages code knows no words
    return "remark" if known and not _has("agrees", text, tongues) else None


def cancels(message: str, language: str) -> bool:
    """Whether a message plainly drops the draft: a clause says so and denies it not, none asks,
    and there is no figure.
    """
    if "cancel" in (answer_in(language, message), answer_in("en", message)):
        return True
    text = message.casefold().translate(_MARKS)
    if any(mark in text for mark in _ASKS) or any(map(str.isdigit, text)):
        return False
    tongues = tuple(dict.fromkeys((language, "en", *ELSEWHERE)))
    clauses = [each for each in _CLAUSE.split(text) if _has("cancel", each, tongues)]
    rest = (_without("cancel", each, tongues) for each in clauses)  # "never mind" denies nothing
    return bool(clauses) and not any(_has("negation", each, tongues) for each in rest)


def _has(kind: str, text: str, tongues: tuple[str, ...]) -> bool:
    return any(pattern(kind, each).search(text) for each in tongues)


def _without(kind: str, text: str, tongues: tuple[str, ...]) -> str:
    for each in tongues:
        text = pattern(kind, each).sub(" , ", text)
    return text


def _behind_contrast(text: str, tongues: tuple[str, ...]) -> str:
    """``I have no signal here, but yes, create it``: what follows the last ``but`` decides, where
    it says yes.
    """
    ends = [found.end() for each in tongues for found in pattern("contrast", each).finditer(text)]
    rest = text[max(ends, default=0) :]
    return rest if _has("says_yes", rest, tongues) else text


def _is_question(sentence: str, tongues: tuple[str, ...]) -> bool:
    """``can you create it?`` is a request; ``is it correct`` asks without a mark too."""
    text = sentence.strip(" ,.!…")
    if _has("asks_to", text, tongues):
        return False
    if any(mark in sentence for mark in _ASKS):
        return True
    return any(_opens(each, text) for each in tongues)


def _opens(language: str, text: str) -> bool:
    found = pattern("question", language)
    if language == "ja":
        return any(match.end() == len(text) for match in found.finditer(text))
    return found.match(text) is not None


def _hangs(kind: str, clause: str, tongues: tuple[str, ...]) -> bool:
    """``I'll send it tomorrow`` puts off what the user does, and not the invoice."""
    return _has(kind, clause, tongues) and not _has("own_deed", clause, tongues)


def _only_thanks(text: str, tongues: tuple[str, ...]) -> bool:
    """Thanks, praise and greetings agree to nothing."""
    rest = _without("thanks", text, tongues)
    return rest != text and not any(map(str.isalnum, rest))
