"""The stack as it is deployed: the real template, functions, sign-in and permissions.

``make test-deployed`` builds it, deploys it to the emulator, uses it over HTTP and takes it down.
It stays out of the default run.
"""
