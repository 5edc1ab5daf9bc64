"""The index of the register, built beside the one in use and put in its place in one step."""

import os
import shutil
from collections.abc import Iterator

import pyarrow as pa

from netra.engine.resolve import build
from netra.lib.batches import batches
from netra.personnel.models import Employee
from netra.personnel.queries.index import current_index, current_version, index_folder, register_version

_BATCH = 50_000
_SCHEMA = pa.schema(
    [
        pa.field("id", pa.int64()),
        *(pa.field(name, pa.string()) for name in ("name", "region_code", "agency", "unit")),
    ]
)


def refresh_index() -> int:
    """Build the index where the register has moved on since the last one; how many people are in the new one.

    Killed at any line it leaves the index in use as it was.
    """
    version = register_version()
    if version is None or (version == current_version() and current_index() is not None):
        return 0
    index = build(_people())
    folder = index_folder() / version
    aside = index_folder() / f"{version}.{os.getpid()}.new"
    index.save(aside)
    shutil.rmtree(folder, ignore_errors=True)
    aside.rename(folder)
    pointer = index_folder() / f"current.{os.getpid()}.new"
    pointer.write_text(version, "ascii")
    pointer.replace(index_folder() / "current")
    for other in index_folder().iterdir():
        if other.is_dir() and other != folder:
            shutil.rmtree(other, ignore_errors=True)  # whoever reads it keeps what is mapped
    return len(index)


def _people() -> Iterator[pa.RecordBatch]:
    rows = Employee.objects.order_by("pk").values_list(
        "pk", "name", "region_id", "agency", "unit", "employer__short_name"
    )
    for some in batches(rows.iterator(chunk_size=_BATCH), _BATCH):
        columns = list(
            zip(
                *((pk, name, place, agency or employer, unit) for pk, name, place, agency, unit, employer in some),
                strict=True,
            )
        )
        yield pa.record_batch(
            [pa.array(values, field.type) for values, field in zip(columns, _SCHEMA, strict=True)], _SCHEMA
        )
