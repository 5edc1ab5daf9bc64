"""The public pages of the data."""

from netra.opendata.views.files import file, latest, latest_file, region_file
from netra.opendata.views.pages import data, method, publish, region, version

__all__ = ["data", "file", "latest", "latest_file", "method", "publish", "region", "region_file", "version"]
