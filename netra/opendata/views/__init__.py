"""The public pages of the data."""

from netra.opendata.views.files import file, latest, latest_file
from netra.opendata.views.pages import data, docs, method, publish, version

__all__ = ["data", "docs", "file", "latest", "latest_file", "method", "publish", "version"]
