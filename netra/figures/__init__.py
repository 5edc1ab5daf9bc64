"""Counts advanced from the ledger by a cursor, and published counts of other bodies beside them."""
