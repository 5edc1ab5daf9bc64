"""Reads of what was published."""

from netra.opendata.queries.counts import Counts, NothingCounted, Place, Table, Total, places, read_counts
from netra.opendata.queries.layers import Shown, content_of, fitted, layers_of, shown
from netra.opendata.queries.outside import all_published, known_from_outside
from netra.opendata.queries.pages import DataPage, Line, data_page, files, lines, versions
from netra.opendata.queries.regions import RegionPage, region_page, region_rows
from netra.opendata.queries.snapshots import LATEST, UnknownVersion, file_of, latest, root, snapshot, snapshots, table

__all__ = [
    "LATEST",
    "Counts",
    "DataPage",
    "Line",
    "NothingCounted",
    "Place",
    "RegionPage",
    "Shown",
    "Table",
    "Total",
    "UnknownVersion",
    "all_published",
    "content_of",
    "data_page",
    "file_of",
    "files",
    "fitted",
    "known_from_outside",
    "latest",
    "layers_of",
    "lines",
    "places",
    "read_counts",
    "region_page",
    "region_rows",
    "root",
    "shown",
    "snapshot",
    "snapshots",
    "table",
    "versions",
]
