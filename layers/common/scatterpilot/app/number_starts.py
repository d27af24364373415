"""Where the numbers of a series begin: settled before the first is given, never after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from scatterpilot.domain.errors import FieldFault
from scatterpilot.domain.numbering import credit_series_of, series_of
from scatterpilot.domain.profile import Profile

_SERIES = {"number_start": series_of, "credit_note_start": credit_series_of}


def with_starts(
    profile: Profile, before: Profile, on: date, counted: Callable[[str], int]
) -> tuple[Profile, list[FieldFault]]:
    """The profile with each start bound to the series of that day, and what can't be started.

    A start that stays as it was stays bound to its series; whatever the profile says itself about
    the series of a start does not count.
    """
    faults: list[FieldFault] = []
    for name, series_on in _SERIES.items():
        start, bound = getattr(profile, name), getattr(before, f"{name}_series")
        series = series_on(on, reset_yearly=profile.number_reset_yearly)
        same_rule = profile.number_reset_yearly == before.number_reset_yearly
        if start is None:
            bound = None
        elif start != getattr(before, name) or not same_rule:
            last = counted(series)
            if not last:
                bound = series
            elif start != getattr(before, name):
                faults.append(FieldFault(name, _remedy(last)))
        profile = profile.model_copy(update={f"{name}_series": bound})
    return profile, faults


def _remedy(last: int) -> str:
    return (
        f"numbers were given in this series already, the last was {last}, and go on from there; "
        "leave the start as it was"
    )
