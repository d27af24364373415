"""What every face shows alike: formats, labels, the read-back, questions, yes and no."""
