"""The rules of invoicing: pure values and functions, with no clock, environment or I/O."""
