"""Earlier layers of a table, fitted to the rows and columns of today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from netra.opendata import models
from netra.opendata.protection import Frame, Layer
from netra.opendata.protection.tables import BoolArray, IntArray


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell as it is published: no number when it is hidden, the earlier one when only that may be told."""

    n: int | None
    status: str  # PUBLISHED, EARLIER or SUPPRESSED
    on: date


def layers_of(block: str) -> list[models.Layer]:
    """The layers of a block in a year, oldest first."""
    return list(models.Layer.objects.filter(block=block).order_by("on", "pk"))


def content_of(frame: Frame, layer: Layer) -> dict[str, Any]:
    """A layer as it is kept."""
    return {
        "rows": list(frame.rows),
        "columns": list(frame.columns),
        "shown": list(frame.shown),
        "values": layer.values.tolist(),
        "totals": layer.totals.tolist(),
        "published": ["".join("1" if cell else "0" for cell in row) for row in layer.published],
    }


def fitted(frame: Frame, kept: models.Layer) -> Layer:
    """What a kept layer says about today's rows and columns. A category it did not list was nought everywhere, and
    everybody could see that; a place it did not list had a total of nought."""
    content = kept.content
    rows = [frame.rows.index(code) for code in content["rows"] if code in frame.rows]
    columns = [frame.columns.index(code) for code in content["columns"] if code in frame.columns]
    from_rows = [number for number, code in enumerate(content["rows"]) if code in frame.rows]
    from_columns = [number for number, code in enumerate(content["columns"]) if code in frame.columns]
    values: IntArray = np.zeros(frame.shape, dtype=np.int64)
    totals: IntArray = np.zeros(len(frame.rows), dtype=np.int64)
    published: BoolArray = np.broadcast_to(np.array(frame.shown)[:, None], frame.shape).copy()
    values[np.ix_(rows, columns)] = np.array(content["values"], dtype=np.int64)[np.ix_(from_rows, from_columns)]
    totals[rows] = np.array(content["totals"], dtype=np.int64)[from_rows]
    marks = np.array([[mark == "1" for mark in row] for row in content["published"]])
    published[np.ix_(rows, columns)] = marks[np.ix_(from_rows, from_columns)]
    return Layer(kept.on, values, totals, published)


def shown(layers: Sequence[Layer], row: int, column: int) -> Shown:
    """How a cell stands in the newest files; which of two reasons hid it is not told."""
    newest = layers[-1]
    for layer in reversed(layers):
        if layer.known[row, column]:
            status = "PUBLISHED" if layer is newest else "EARLIER"
            return Shown(int(layer.values[row, column]), status, layer.on)
    return Shown(None, "SUPPRESSED", newest.on)
