"""Pictures: the words on them, the same shot found again, and copies with places hidden. Knows no cases."""
