"""The lines that a message adds, changes or takes away."""

from __future__ import annotations

from dataclasses import replace

from scatterpilot.domain.edits import AddLine, ChangeLine, Edit, SetTax
from scatterpilot.engines.embedded.meaning.said import LineSaid, Meaning
from scatterpilot.engines.embedded.resolve.changed_lines import change_line
from scatterpilot.engines.embedded.resolve.charges import charges_gone, take_charge
from scatterpilot.engines.embedded.resolve.dates import bare_number
from scatterpilot.engines.embedded.resolve.deposits import with_deposit
from scatterpilot.engines.embedded.resolve.facts import discount_edit
from scatterpilot.engines.embedded.resolve.figures import figures_of
from scatterpilot.engines.embedded.resolve.line_edits import LineEdits
from scatterpilot.engines.embedded.resolve.line_values import described, given_in, values_of
from scatterpilot.engines.embedded.resolve.multiples import (
    multiplied,
    one_more_named,
    the_only_one_multiplied,
)
from scatterpilot.engines.embedded.resolve.new_lines import (
    as_sums,
    in_one,
    lines_apart,
    with_shared,
)
from scatterpilot.engines.embedded.resolve.old_values import only_old
from scatterpilot.engines.embedded.resolve.parts import part_gone
from scatterpilot.engines.embedded.resolve.removals import (
    added_last,
    goes,
    is_of_a_part,
    is_of_tax,
    is_reason,
    only_free,
)
from scatterpilot.engines.embedded.resolve.renaming import pointing_at_its_line, renamed
from scatterpilot.engines.embedded.resolve.same_price import with_same_price
from scatterpilot.engines.embedded.resolve.shares_said import discount_said, rate_said
from scatterpilot.engines.embedded.resolve.standing import Standing
from scatterpilot.engines.embedded.resolve.targets import (
    lines_alike,
    lines_lacking,
    lines_pointed_at,
    targets_of,
)
from scatterpilot.engines.embedded.resolve.unmarked import (
    by_what_is_counted,
    difference_unmarked,
    part_unmarked,
    sum_on_top,
)

#: How likely a line is to be added that the draft has under no name.
_MAYBE = 0.25
#: How likely a line that is named is to go, whatever else is said of it.
_SURELY = 0.7


def line_edits(meaning: Meaning, standing: Standing) -> LineEdits:
    """The edits of every line that a message speaks of."""
    found = LineEdits()
    each = in_one(meaning.new, meaning.shared, standing.words)
    new = [with_shared(line, meaning.shared) for line in each]
    referred = [
        pointing_at_its_line(each, standing)
        for line in renamed(meaning.referred, standing)
        for each in by_what_is_counted(line, standing)
    ]
    if standing.terms_changed_last and bare_number(meaning) is not None:
        referred = []
    if not standing.lines:
        new, referred = [*new, *(line for line in referred if line.has_values)], []
    news = lines_apart(as_sums(new, meaning), meaning, standing, referred)
    news += sum_on_top(meaning, standing, [*news, *referred])
    referred += only_old(meaning, standing, [*news, *referred])
    referred += difference_unmarked(meaning, standing, [*news, *referred])
    for line in referred:
        _referred(line, meaning, standing, found)
    billed = with_deposit(news, meaning, standing.words)
    found.deposit = billed is not news
    for line in with_same_price(billed, standing):
        _added(line, standing, found)
    _shared_alone(meaning, standing, found)
    _heading_gone(standing, found)
    if not (found.changes or found.added or found.removed or found.open):
        found.changes += (
            the_only_one_multiplied(meaning, standing)
            or one_more_named(meaning, standing)
            or part_unmarked(meaning, standing, [*meaning.new, *meaning.referred])
        )
    if not (meaning.new or meaning.referred) and meaning.likely("remove_line"):
        found.removed += added_last(standing)
        found.changes += [] if found.removed else charges_gone(standing.words.text, standing)
    return found


def _heading_gone(standing: Standing, found: LineEdits) -> None:
    """``a fencing job for Tom``, and then its posts and gates: what was only named when it was
    asked about, and is answered with whole lines, is none.
    """
    asked = standing.asked_line
    line = standing.lines[asked] if asked is not None else None
    if asked is None or line is None or line.quantity is not None or line.unit_price is not None:
        return
    whole = all(isinstance(each, AddLine) and each.unit_price is not None for each in found.added)
    if found.added and whole and not found.changes:
        found.removed.append(asked)


def _added(line: LineSaid, standing: Standing, found: LineEdits) -> None:
    if line.percent is not None and not line.has_money and line.quantity is None:
        take_charge(line, line.percent, standing, found)
        return
    figures = figures_of(line)
    index = len(standing.lines) + len(found.added)
    found.take(index, figures, line)
    values = values_of(figures)
    if line.description is not None:
        values["description"] = described(line, figures)
        figures.evidence["description"] = line.description.quote
    if line.worked is not None:
        values["service_date"] = line.worked.value.start
        figures.evidence["service_date"] = line.worked.quote
    found.note_sums(index, line)
    found.added.append(AddLine(**values, evidence=given_in(figures)))


def _referred(line: LineSaid, meaning: Meaning, standing: Standing, found: LineEdits) -> None:
    line = _without_reason(line, meaning)
    if not line.has_values and (
        _multiplied(line, meaning, standing, found) or _part_goes(line, meaning, standing, found)
    ):
        return
    if not line.has_values or only_free(line):
        if goes(line, meaning, standing):
            _removed(line, meaning, standing, found)
            return
        if not line.has_values:
            return
    if (rate := rate_said(line, meaning, standing)) is not None:
        found.changes.append(SetTax(rate=rate.value, evidence={"rate": rate.quote}))
        return
    if (off := discount_said(line, meaning, standing)) is not None:
        found.changes.append(discount_edit(off))
        return
    targets = targets_of(line, meaning, standing) or _left_without(line, standing, found)
    if not targets and _is_new(line, meaning):
        _added(_named(line), standing, found)
    elif not targets and len(alike := lines_alike(line, standing)) > 1:
        found.either = [_if_this(index, line, meaning, standing) for index in alike]
    elif not targets and not is_reason(line, standing):
        found.open.append(line)
    for index in targets:
        if is_of_a_part(line, standing.lines[index], meaning, standing):
            found.open.append(line)
        else:
            change_line(index, line, meaning, standing, found)


def _without_reason(line: LineSaid, meaning: Meaning) -> LineSaid:
    """``drop the soundpost line, that was warranty work``: what is to go gets no new name."""
    goes_away = meaning.likely("remove_line", _SURELY) and not meaning.likely("replace_line")
    renames = not line.references or not goes_away
    return line if renames else replace(line, description=None)


def _multiplied(line: LineSaid, meaning: Meaning, standing: Standing, found: LineEdits) -> bool:
    """``double the hinges``, ``another hinge``: whether lines only pointed at change by what they
    were.
    """
    before = len(found.changes)
    for index in targets_of(line, meaning, standing) if line.references else ():
        values = multiplied(line, standing.lines[index], standing)
        if values:
            found.changes.append(ChangeLine(line=index, **values))
    return len(found.changes) > before


def _part_goes(line: LineSaid, meaning: Meaning, standing: Standing, found: LineEdits) -> bool:
    """``one of the shoots was cancelled``: whether only some of the line that is named go."""
    targets = lines_pointed_at(line, meaning, standing) if line.references else []
    if len(targets) != 1:
        return False
    left = part_gone(line, standing.lines[targets[0]], standing.words)
    if left is not None:
        found.changes.append(ChangeLine(line=targets[0], quantity=left))
    return left is not None


def _if_this(
    index: int, line: LineSaid, meaning: Meaning, standing: Standing
) -> tuple[str, list[Edit]]:
    """What would change if this line is meant."""
    alone = LineEdits()
    change_line(index, line, meaning, standing, alone)
    return standing.lines[index].description or "", alone.changes


def _left_without(line: LineSaid, standing: Standing, found: LineEdits) -> list[int]:
    """``same for the other``: the only line that has no price yet and got none before it."""
    given = {edit.line for edit in found.changes if isinstance(edit, ChangeLine)}
    lacking = [index for index in lines_lacking(line, standing) if index not in given]
    return lacking if line.same_price and len(lacking) == 1 else []


def _is_new(line: LineSaid, meaning: Meaning) -> bool:
    """Whether a line that the draft hasn't got is one to add."""
    if line.partial:
        return False
    if line.references:
        return meaning.likely("add_line", _MAYBE) and bool(line.quantity and line.has_money)
    return line.description is not None and bool(line.quantity or line.has_money)


def _named(line: LineSaid) -> LineSaid:
    """A new line's words that seemed to point at another are its name."""
    return replace(line, description=line.description or next(iter(line.references), None))


def _removed(line: LineSaid, meaning: Meaning, standing: Standing, found: LineEdits) -> None:
    """Only what is named goes, be it the only line there is."""
    targets = lines_pointed_at(line, meaning, standing)
    named = " ".join(ref.value for ref in line.references)
    if targets and not is_of_tax(line, standing):
        found.removed += targets
    elif not targets and (gone := charges_gone(named, standing)):
        found.changes += gone
    else:
        found.open.append(line)


def _shared_alone(meaning: Meaning, standing: Standing, found: LineEdits) -> None:
    """``all at $45``: what several lines share, of lines that the draft has."""
    if meaning.new or not meaning.shared.has_values:
        return
    lacking = lines_lacking(meaning.shared, standing)
    for index in lacking or range(len(standing.lines)):
        change_line(index, meaning.shared, meaning, standing, found)
