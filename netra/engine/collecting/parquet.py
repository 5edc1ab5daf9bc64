"""Parquet, a row group at a time and of that some rows, so that files larger than memory are read."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from netra.domain.words import Text
from netra.engine.collecting import columns, plain, vectors
from netra.engine.collecting.batching import Batcher
from netra.engine.collecting.records import BATCH_ROWS, CannotCollect, Collected, tried


def group_rows(path: Path) -> list[int]:
    """How many rows each row group has. Raises `CannotCollect` for a broken file."""
    try:
        metadata = pq.read_metadata(path)
    except (pa.ArrowException, OSError) as fault:
        raise CannotCollect("Berkas Parquet ini rusak.", "The Parquet file is broken.") from fault
    return [metadata.row_group(number).num_rows for number in range(metadata.num_row_groups)]


def collected(path: Path, source: str, groups: range, first: int, rows: int = BATCH_ROWS) -> Iterator[Collected]:
    """The rows of some row groups. Raises `CannotCollect` where no column is known, or the file is broken."""
    number = first
    given = False
    try:
        with pq.ParquetFile(path, memory_map=False, pre_buffer=False) as file:
            if not columns.recognised(tuple(file.schema_arrow.names)):
                names = ", ".join(file.schema_arrow.names)[:100]
                raise CannotCollect(
                    f"Tidak ada kolom teks yang dikenal: {names}.", f"No column of texts is known: {names}."
                )
            for batch in file.iter_batches(batch_size=rows, row_groups=list(groups), use_threads=False):
                yield _batch(batch, source, number)
                number += batch.num_rows
                given = True
    except (pa.ArrowException, OSError) as fault:
        raise CannotCollect("Berkas Parquet ini rusak.", "The Parquet file is broken.") from fault
    if not given:
        yield Batcher(source).give()


def _batch(batch: pa.RecordBatch, source: str, first: int) -> Collected:
    def records(places: list[int]) -> list[Mapping[str, Any]]:
        found: list[Mapping[str, Any]] = batch.take(pa.array(places, pa.int64())).to_pylist()
        return found

    def raw(place: int) -> str:
        return str(batch.slice(place, 1).to_pylist()[0])

    numbers = np.arange(first, first + batch.num_rows, dtype=np.int64)
    fast = vectors.collected(batch, source, numbers, records, raw)
    if fast is not None:
        return replace(fast, size=batch.nbytes)
    batcher = Batcher(source)
    for number, record in enumerate(batch.to_pylist(), first):
        row = tried(plain.row, record)
        if isinstance(row, Text):
            batcher.refuse(number, row, str(record))
        else:
            batcher.add(number, row, str(record))
    batcher.read(batch.nbytes)
    return batcher.give()
