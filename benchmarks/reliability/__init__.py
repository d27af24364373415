"""Promises of reliability, each put to the test at full size; figures in docs/reliability.md."""
