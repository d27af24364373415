"""Pasted tables: structure, not language. Their cells become marks as those of any other words."""
