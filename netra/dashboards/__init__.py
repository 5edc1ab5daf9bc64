"""Pages that only read: figures for those who steer, the cases behind a number, the monthly report."""
