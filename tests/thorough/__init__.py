"""Tests that take minutes: ``make test-thorough``."""
