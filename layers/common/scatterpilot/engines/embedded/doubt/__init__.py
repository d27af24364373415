"""Whether what was understood is plausible and complete, judged before it is read back as a fact.

It sees the messages, their typed values and the draft that came of them, never the rules or the
model that read them, so it judges any reader alike.
"""

from scatterpilot.engines.embedded.doubt.judging import ASKED, Doubt, doubt_text, doubts_about

__all__ = ["ASKED", "Doubt", "doubt_text", "doubts_about"]
