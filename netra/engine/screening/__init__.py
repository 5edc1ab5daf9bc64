"""Public activities in, explained flags out: lexicon, matching, judgment. Plain Arrow, no Django, no network."""
