"""A believable nation for the practice world: thousands of invented cases, acts of prevention, agencies and zones.

`country` knows places and offices, `courses` the lawful ways through the tables of procedure, `lives` walks one case
along them, `rows` writes many rows at once, `opening` puts all together. The benchmark uses the same parts.
"""
