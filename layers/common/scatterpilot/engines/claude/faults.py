"""What is wrong with one value of a model's call."""

from __future__ import annotations


class FaultyValueError(ValueError):
    """A value that can't be taken; the text tells the model what to send instead."""


class ImpossibleDateError(ValueError):
    """A date that no calendar has; the text is for the user."""
