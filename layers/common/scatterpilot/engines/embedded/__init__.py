"""The embedded engine: a deterministic grammar over tokens; no network, no model."""

from scatterpilot.engines.embedded.engine import EmbeddedEngine

__all__ = ["EmbeddedEngine"]
