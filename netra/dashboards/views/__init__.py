from netra.dashboards.views.files import download, report
from netra.dashboards.views.listing import cases
from netra.dashboards.views.pages import mine, nation, office, region

__all__ = ["cases", "download", "mine", "nation", "office", "region", "report"]
