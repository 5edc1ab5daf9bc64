"""Regions, offices, elections and who holds office: the country as Netra needs to know it."""
