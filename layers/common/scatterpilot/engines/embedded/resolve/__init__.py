"""What a message means against the draft as it stands: the edits that come of it."""
