"""Taxes: a rate with its name, an exemption without its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from training.annotations import Message, Span
from training.rules.change import each_span, gap_after, gap_before, with_spans

NAME: Final = r"(?:VAT|GST|HST|PST|QST|IVA|TVA|MwSt\b\.?|USt\b\.?|Mehrwertsteuer|Umsatzsteuer|BTW|IGIC|sales tax)(?!\w)"
RATE: Final = re.compile(r"\d+(?:[.,]\d+)?\s?%")
NAME_AFTER: Final = re.compile(rf"(?i)\s?{NAME}(?!\.\w)")
NAME_BEFORE: Final = re.compile(rf"(?i)\b{NAME}\s$")
SENTENCE: Final = re.compile(
    r"(?i)^(?:hinweis auf |ich bin |wir sind |soy |somos |estoy |je suis |sono |sou |ik ben |we are |i am |i'm )"
)
REASON: Final = re.compile(
    r"(?i)(?:, da|,? weil|,? because|,? porque|,? parce que|,? perché|,? omdat) .*$", re.S
)


def the_name_of_a_tax_stands_with_its_rate(message: Message) -> Message:
    """``IVA {TAX|21 %}`` and ``{TAX|20%} VAT`` take the name in; plain "tax" stays outside."""
    new = []
    for index, span in enumerate(message.spans):
        is_rate = span.role in ("TAX", "LTAX") and RATE.fullmatch(message.words(span))
        after = NAME_AFTER.match(gap_after(message, index)) if is_rate else None
        before = NAME_BEFORE.search(gap_before(message, span)) if is_rate and not after else None
        new.append(
            replace(
                span,
                start=span.start - (len(before[0]) if before else 0),
                end=span.end + (len(after[0]) if after else 0),
            )
        )
    return with_spans(message, new)


def exemptions_lose_their_sentence(message: Message) -> Message:
    """Statute and article belong to an exemption; "we are" before it and the reason behind it
    don't.
    """

    def narrowed(message: Message, span: Span) -> Iterable[Span]:
        if span.role != "NOTAX":
            yield span
            return
        words = message.words(span)
        lead, reason = SENTENCE.match(words), REASON.search(words)
        start = lead.end() if lead else 0
        end = reason.start() if reason and reason.start() > start else len(words)
        yield replace(span, start=span.start + start, end=span.start + end)

    return each_span(message, narrowed)
