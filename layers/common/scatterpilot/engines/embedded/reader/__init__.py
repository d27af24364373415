"""The learned reader: what the words of a message are, with probabilities; it computes no value."""
