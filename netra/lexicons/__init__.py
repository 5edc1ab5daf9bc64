"""The words by which candidates are known in a contest: built from names, edited by people, with dates and sources."""
