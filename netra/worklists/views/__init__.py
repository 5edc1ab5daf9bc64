"""Pages of the lists people work with."""

from netra.worklists.views.kept import forget, keep
from netra.worklists.views.load import load
from netra.worklists.views.many import bulk
from netra.worklists.views.register import bring, download, register, sample

__all__ = ["bring", "bulk", "download", "forget", "keep", "load", "register", "sample"]
