"""Where a mark begins and ends: no blanks, slashes or articles at its edge."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from training.annotations import Message, Span
from training.rules.change import cut, each_span

ARTICLES: Final = {
    "en": r"the|an?|my|your|his|her|our|their",
    "de": r"der|die|das|den|dem|des|eine?[nmr]?|meine?[nmr]?|seine?[nmr]?|ihre?[nmr]?",
    "fr": r"les?|la|une?|mon|ma|mes|son|sa|ses|leurs?|l['’]",
    "es": r"el|las?|los|una?|mis?|sus?",
    "it": r"il|lo|la|gli|le|i|una?|uno|l['’]|un['’]",
    "nl": r"de|het|een|mijn|zijn|haar|'t",
    "pt": r"os?|as?|uma?|meus?|minhas?|seus?|suas?",
}

#: Words that leave a pronoun, not an article, before them: "die mit 0,12", "le même".
AFTER_A_PRONOUN: Final = re.compile(
    r"(?i)(?:mit|ohne|von|für|à|de|del|di|da|avec|con|met|van|voor|com|sans|que|qui)\b"
)
#: "de Wit" and "seu Raimundo": a particle and a title, not an article.
PART_OF_A_NAME: Final = re.compile(r"(?:de|het|'t) [A-ZÀ-Þ]|(?:seu|sua) ")


def _article(message: Message, span: Span) -> int:
    """How many characters the leading article has, blanks included; 0 without one."""
    pattern = rf"(?i)(?:{ARTICLES[message.lang]})(?:(?<=['’])|(?<!['’])\s+)(?=\S)"
    found = re.match(pattern, message.words(span))
    if not found or AFTER_A_PRONOUN.match(message.words(span)[found.end() :]):
        return 0
    return found.end()


def blanks_stay_outside(message: Message) -> Message:
    def trimmed(message: Message, span: Span) -> Iterable[Span]:
        words = message.words(span)
        left, right = len(words) - len(words.lstrip()), len(words) - len(words.rstrip(" \t\n,;"))
        if left + right < len(words):
            yield replace(span, start=span.start + left, end=span.end - right)

    return each_span(message, trimmed)


def slash_stays_outside_the_unit(message: Message) -> Message:
    """``28{1.UNIT|/hr}`` becomes ``28/{1.UNIT|hr}``; ``c/u`` and ``p/h`` are words and stay."""

    def without(message: Message, span: Span) -> Iterable[Span]:
        slash = re.match(r"/\s*", message.words(span)) if span.role == "UNIT" else None
        yield cut(message, span, slash.end()) if slash else span

    return each_span(message, without)


def articles_stay_outside_references(message: Message) -> Message:
    def without(message: Message, span: Span) -> Iterable[Span]:
        yield cut(message, span, _article(message, span) if span.role == "REF" else 0)

    return each_span(message, without)


def articles_stay_outside_customers(message: Message) -> Message:
    """A small article before a name goes, a capital one is part of it; so is any in a text
    without capitals.
    """

    def without(message: Message, span: Span) -> Iterable[Span]:
        words = message.words(span)
        is_article = (
            span.role == "CUSTOMER" and words[0].islower() and message.text != message.text.lower()
        )
        is_name = PART_OF_A_NAME.match(words)
        yield cut(message, span, _article(message, span) if is_article and not is_name else 0)

    return each_span(message, without)


def articles_stay_outside_descriptions(message: Message) -> Message:
    """Small ones only: a title such as ``A Field Guide`` keeps its own."""

    def without(message: Message, span: Span) -> Iterable[Span]:
        small = span.role == "DESC" and message.words(span)[0].islower()
        yield cut(message, span, _article(message, span) if small else 0)

    return each_span(message, without)
