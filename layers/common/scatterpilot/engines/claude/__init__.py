"""A chat model as the engine: it proposes values with the words they come from, code decides."""

from scatterpilot.engines.claude.engine import ClaudeEngine

__all__ = ["ClaudeEngine"]
