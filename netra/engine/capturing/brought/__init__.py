"""Archives made elsewhere: what they say of themselves, kept apart from what we can compute from their bytes."""

from netra.engine.capturing.brought.claims import Check, Claim, Read
from netra.engine.capturing.brought.reading import FORMS, read

__all__ = ["FORMS", "Check", "Claim", "Read", "read"]
