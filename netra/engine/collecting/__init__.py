"""Exports of platforms and tools, read into ACTIVITIES; a broken line is set aside with its reason."""
