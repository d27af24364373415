"""Messages made from seeds: clause patterns, swapped words, new figures, slips of the hand."""
