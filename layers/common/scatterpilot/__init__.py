"""ScatterPilot: say what to bill, check it, send it."""

__version__ = "0.1.0"
