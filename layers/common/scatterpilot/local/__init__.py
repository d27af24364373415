"""The local server: the very handlers of the deployed stack behind uvicorn."""

from scatterpilot.local.server import serve

__all__ = ["serve"]
