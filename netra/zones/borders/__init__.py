"""Official borders from a GeoJSON file: reading it, checking it, and turning it into lines a picture can hold.

Knows nothing of the database; only the import uses shapely, pages draw what the import left.
"""
