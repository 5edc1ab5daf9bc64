"""Disclosure control for published counts: which cells may be shown, proven by attacking the table. No Django here.

`protect` decides, `audit` attacks. Both know everything a stranger knows: all published cells, all totals, all earlier
snapshots, figures of other bodies.
"""

from netra.opendata.protection.audit import audit
from netra.opendata.protection.suppress import protect
from netra.opendata.protection.tables import THRESHOLD, DoesNotAddUp, Frame, Known, Layer, with_remainders

__all__ = ["THRESHOLD", "DoesNotAddUp", "Frame", "Known", "Layer", "audit", "protect", "with_remainders"]
