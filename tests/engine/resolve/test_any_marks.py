"""Whatever the reader makes of whatever text: nothing is raised, and places are true."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from scatterpilot.domain.edits import Edit, Quote
from scatterpilot.engines.embedded.learned import heard_in
from scatterpilot.engines.embedded.reader.labels import ACTS, INVOICE, LANGUAGES, LINE
from scatterpilot.engines.embedded.reader.marks import Mark, Marks, Target
from tests.engine.marked import Desk, item

_PIECES = (
    *"0 1 3 1.5 2,50 $5 €1.234,56 7% 1e9 99999999999999999999 0.0000001 -4 1/3 31 ½ ٣".split(),
    *"hours mugs web design min a an per dozen hundred each half free same both all other".split(),
    *"April 30 Feb net VAT no not only less more second last it Acme Ltd. B.V. ( ) , . \n".split(),
    *"zwei Stunden weniger la moitié de plus quatre-vingts segunda linha ano 2026-02-30".split(" "),
    "a_b",
    "x" * 40,
    "9" * 40,
    "\u00a0",
    "🙂",
)
_TARGETED: dict[Target, tuple[str, ...]] = {
    "invoice": INVOICE,
    "new": LINE,
    "referred": (*LINE, "REF"),
    "shared": LINE,
}
_NAMES = ("web design", "mugs", "hours of work", "a", "2 dozen eggs", "both", "")
_NUMBERS = ("", "0.5", "1", "3", "999999999999", "0.000001")


@st.composite
def read_messages(draw: st.DrawFn) -> Marks:
    pieces = draw(st.lists(st.sampled_from(_PIECES) | st.text(max_size=4), max_size=24))
    text, found = "", []
    for piece in pieces:
        if piece and draw(st.booleans()):
            target = draw(st.sampled_from(tuple(_TARGETED)))
            role = draw(st.sampled_from(_TARGETED[target]))
            line = draw(st.integers(1, 3)) if target in ("new", "referred") else 0
            sure = draw(st.floats(0, 1))
            found.append(Mark(len(text), len(text) + len(piece), role, target, line, sure))
        text += piece + draw(st.sampled_from((" ", "", ", ")))
    acts = draw(st.dictionaries(st.sampled_from(ACTS), st.floats(0, 1), max_size=4))
    return Marks(text, tuple(found), acts)


@st.composite
def desks(draw: st.DrawFn) -> Desk:
    lines = [
        item(
            draw(st.sampled_from(_NAMES)),
            draw(st.sampled_from(_NUMBERS)),
            draw(st.sampled_from(_NUMBERS)),
            draw(st.sampled_from((None, "hours", "Stück", "dozen"))),
        )
        for _ in range(draw(st.integers(0, 3)))
    ]
    fields = ["", "customer_name", "line_items", "due_date"]
    fields += [f"line_items.{index}.quantity" for index in range(3)]
    return Desk(
        *lines, language=draw(st.sampled_from(LANGUAGES)), asked=draw(st.sampled_from(fields))
    )


def quotes(edits: list[Edit]) -> Iterator[Quote]:
    for edit in edits:
        yield from edit.evidence.values()


@given(read_messages(), desks())
@settings(max_examples=400, deadline=None)
def test_no_marks_of_any_text_raise_and_every_quote_stands_where_it_says(
    read: Marks, desk: Desk
) -> None:
    heard = heard_in(read, desk.situation())
    result = desk.take(heard)
    for quote in quotes([*heard.resolved.edits, *result.applied]):
        assert quote.text
        assert quote.start is not None
        assert read.text[quote.start : quote.end] == quote.text
    assert not {each.code for each in result.rejected} & {"not_said", "no_such_line"}
