"""From text to tokens, from logits back to spans, and grading, without the network."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from training.annotations import Message, Span, parse_marks, read_folder
from training.decode import Told, decode
from training.encode import IGNORED, Meant, meant
from training.grade import Grades, lines

from scatterpilot.engines.embedded.reader.encoding import TAGS, TARGETS, Read, read
from scatterpilot.engines.embedded.reader.labels import ACTS
from scatterpilot.engines.embedded.reader.pieces import CASES, SPACES, pieces


@dataclass
class Coded:
    ids: list[int]
    word_ids: list[int | None]


class TwoTokensPerWord:
    """Every word of more than one character is two tokens."""

    def encode(self, words: list[str], *, is_pretokenized: bool, add_special_tokens: bool) -> Coded:
        assert is_pretokenized
        assert not add_special_tokens
        split = [
            (index, len(word)) for index, word in enumerate(words) for _ in range(min(2, len(word)))
        ]
        return Coded([length for _, length in split], [index for index, _ in split])

    def token_to_id(self, token: str) -> int | None:
        return {"[CLS]": 101, "[SEP]": 102}.get(token)


def message(marked: str, **given: object) -> Message:
    text, spans = parse_marks(marked)
    fields: dict[str, object] = {"asked": None, "lines": (), "acts": ("provide",)}
    return Message("x-1", "en", text=text, spans=spans, **{**fields, **given})  # type: ignore[arg-type]


def sure_of(each: Message, as_read: Read, wanted: Meant) -> Told:
    """What is decoded when the network is right about everything."""
    size = len(as_read.ids)
    tags = [[float(tag == at) for at in range(len(TAGS))] for tag in wanted.tags]
    targets = [[float(target == at) for at in range(len(TARGETS))] for target in wanted.targets]
    same = [[-1.0] * size for _ in range(size)]
    for left, right, one in wanted.pairs:
        same[left][right] = same[right][left] = 1.0 if one else -1.0
    return decode(as_read, tags, targets, same, [1.0 if act in each.acts else -1.0 for act in ACTS])


def test_a_piece_knows_how_it_is_written_and_what_is_before_it() -> None:
    found = pieces("Bell  owes\nUS$40, McKay\n\nx")
    assert [CASES[piece.case] for piece in found] == (
        "title lower upper other digits other mixed lower".split()
    )
    assert [SPACES[piece.space] for piece in found] == (
        "none columns line none none none blank paragraph".split()
    )


def test_figures_and_letters_are_pieces_of_their_own() -> None:
    assert [(piece.start, piece.end) for piece in pieces("40hrs/2")] == [
        (0, 2),
        (2, 5),
        (5, 6),
        (6, 7),
    ]


def test_the_draft_comes_first_and_only_the_message_is_taught() -> None:
    each = message("make {REF|it} {0.QTY|4}", asked="confirm", lines=("logo",), acts=("change",))
    as_read = read(TwoTokensPerWord(), each.asked, each.lines, each.text)
    assert as_read.ids == [101, 4, 4, 102, 4, 4, 2, 2, 1, 102]
    assert as_read.part == [0, 0, 0, 0, 1, 1, 1, 1, 1, 1]
    taught = meant(each, as_read).tags
    assert [TAGS[tag] if tag != IGNORED else "" for tag in taught] == (
        ["", "", "", "", "O", "", "B-REF", "", "B-QTY", ""]
    )


def test_what_is_unsure_is_not_taught() -> None:
    each = message("on 3 May {1.AMOUNT|$9}", unsure=((3, 8),))
    as_read = read(TwoTokensPerWord(), None, (), each.text)
    tags = dict(zip([start for _, start, _ in as_read.places], range(9), strict=False))
    wanted = meant(each, as_read)
    assert [wanted.tags[place] == IGNORED for place, _, _ in as_read.places[: len(tags)]] == (
        [False, True, True, False, False]
    )


def test_a_message_too_long_is_cut_and_stays_aligned() -> None:
    each = message("word " * 600 + "{CUSTOMER|Bell}")
    as_read = read(TwoTokensPerWord(), None, (), each.text)
    assert len(as_read.ids) == 512
    assert len(meant(each, as_read).tags) == 512


def test_being_right_about_every_token_gives_back_the_annotation() -> None:
    kept = total = 0
    for each in list(read_folder())[::9]:
        as_read = read(TwoTokensPerWord(), each.asked, each.lines, each.text)
        told = sure_of(each, as_read, meant(each, as_read))
        assert set(told.acts) == set(each.acts)
        if each.unsure or as_read.places[-1][2] < len(each.text.rstrip()):
            continue
        total += 1
        kept += {(s.start, s.end, s.role) for s in told.spans} == {
            (s.start, s.end, s.role) for s in each.spans
        } and lines(told.spans) == lines(each.spans)
    assert kept / total > 0.99


def test_an_inside_without_its_beginning_is_a_span() -> None:
    as_read = Read([0, 0], [0, 0], [0, 0], [1, 1], 0, [(0, 0, 4), (1, 5, 9)])
    inside = [float(tag == "I-CUSTOMER") for tag in TAGS]
    told = decode(
        as_read, [inside, inside], [[1.0, 0, 0, 0]] * 2, [[0.0] * 2] * 2, [0.0] * len(ACTS)
    )
    assert told.spans == (Span(0, 9, "CUSTOMER"),)
    assert len(told.acts) == 1


def test_grading_counts_what_is_right_told_and_wanted() -> None:
    each = message("{1.QTY|4} {1.DESC|mugs} for {CUSTOMER|Bell}")
    grades = Grades()
    grades.add(each, Told((each.spans[0], Span(2, 5, "DESC", "1")), ("provide",)))
    assert grades.overall() == pytest.approx(2 * 1 / (2 + 3))
    assert grades.counts["en 1st", "acts"] == 1
    assert grades.counts["en 1st", "spans"] == 0


def test_lines_are_compared_by_their_marks_not_their_numbers() -> None:
    _, one = parse_marks("{1.QTY|4} {1.DESC|mugs} {2.DESC|pots}")
    _, other = parse_marks("{2.QTY|4} {2.DESC|mugs} {1.DESC|pots}")
    _, wrong = parse_marks("{1.QTY|4} {2.DESC|mugs} {1.DESC|pots}")
    assert lines(one) == lines(other)
    assert lines(one) != lines(wrong)
