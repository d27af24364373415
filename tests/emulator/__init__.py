"""AWS on one machine: the ministack emulator, started for tests that need tables, buckets or IAM.

It lives in a virtual environment of its own, made by ``make emulator``.
"""
