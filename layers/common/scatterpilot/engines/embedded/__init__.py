"""The embedded engine: reads a conversation on this machine, without a network."""
