"""Words that name a line of the draft: to point at it, or to give it another name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scatterpilot.engines.embedded.meaning.said import LineSaid
from scatterpilot.engines.embedded.resolve.references import by_name, roots
from scatterpilot.engines.embedded.resolve.standing import Standing


def renamed(referred: Sequence[LineSaid], standing: Standing) -> Sequence[LineSaid]:
    """``call it training instead of staff training``: of two names and nothing else, the one that
    a line of the draft has points at it, and the other is its new one.
    """
    names = [each.description for each in referred if each.description and not each.references]
    if len(referred) != 2 or len(names) != 2 or any(map(_says_more, referred)):
        return referred
    old = [each for each in names if _has_name(each.value, standing)]
    if len(old) != 1:
        return referred
    new = next(each for each in referred if each.description is not old[0])
    return [replace(new, references=(old[0],))]


def _says_more(line: LineSaid) -> bool:
    return replace(line, description=None).has_values


def _has_name(text: str, standing: Standing) -> bool:
    """Whether a line of the draft has this very name."""
    return any(roots(text) == roots(line.description or "") for line in standing.lines)


def pointing_at_its_line(line: LineSaid, standing: Standing) -> LineSaid:
    """Words of the name that a line of the draft has point at it; they give it no new name."""
    named = line.description
    if named is None or line.references or not (line.quantity or line.has_money or line.tax):
        return line
    found = by_name(named.value, standing.lines)
    same = len(found) == 1 and roots(named.value) <= roots(
        standing.lines[found[0]].description or ""
    )
    return replace(line, description=None, references=(named,)) if same else line
