"""The zone of every region at a date, by a published formula, and the map."""
