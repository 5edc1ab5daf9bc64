"""Flags of screening, looked at by people: confirmed, dismissed, asked about, made a case."""
