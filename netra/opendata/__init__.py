"""Published, protected snapshots and the read-only API over them."""
