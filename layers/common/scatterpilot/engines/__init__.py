"""Engines turn what a person says into edits of a draft and a reply."""
