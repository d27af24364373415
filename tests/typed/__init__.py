"""The values of one marked span, language by language."""
