"""Making notices from the ledger, sending their mails, marking them read.

The promise about mail is *at least once*. A notice is claimed by compare-and-set before it is handed to the server,
so two workers never send it side by side. A worker that dies between claim and hand-over leaves an old claim, which
another one takes up after `LEASE`; one that dies just after the hand-over lets the mail go out twice. Both copies then
carry the same Message-ID, which is made from the notice, so that mail programs and people can tell them to be one.
"""

from netra.notices.services.collecting import begin_here, collect
from netra.notices.services.digesting import choose, make_digests
from netra.notices.services.reading import mark_all_read, mark_read
from netra.notices.services.sending import BATCH, LEASE, send

__all__ = ["BATCH", "LEASE", "begin_here", "choose", "collect", "make_digests", "mark_all_read", "mark_read", "send"]
