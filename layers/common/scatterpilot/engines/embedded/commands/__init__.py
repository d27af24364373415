"""Orders about the draft itself: remove a line, same price for both, call it something else."""
