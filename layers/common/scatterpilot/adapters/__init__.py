"""Adapters fit the ports to SQLite, files, AWS and Typst."""
