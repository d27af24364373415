"""Consent: whether a message that sounds like a yes to the invoice is one."""

from scatterpilot.engines.consent.judgement import Objection, cancels, objection, plainly_agrees

__all__ = ["Objection", "cancels", "objection", "plainly_agrees"]
