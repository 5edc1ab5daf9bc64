"""Screening whole folders: resumable, on several workers, with a manifest."""
