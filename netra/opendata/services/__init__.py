"""Publishing a version."""

from netra.opendata.services.publishing import publish, publish_when_due

__all__ = ["publish", "publish_when_due"]
