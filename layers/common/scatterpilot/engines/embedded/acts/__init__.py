"""What a message does besides stating facts: agree, refuse, cancel, ask, greet, thank."""
