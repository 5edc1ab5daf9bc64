"""What goes wrong with a house while people report, and whether everything that was acknowledged is found again."""
