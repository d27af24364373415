"""Typed values from the words of one marked span: pure functions of text, language and locale."""
