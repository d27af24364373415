"""Words: tokens, spelling and the lexicon."""
