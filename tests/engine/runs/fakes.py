"""A screener so simple that one sees what a run adds to it."""

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

import pyarrow as pa

from netra.engine.runs import Screening
from netra.engine.schemas import FLAGS


@dataclass(frozen=True, slots=True)
class Fake:
    """Flags every text with "dukung". `slow`: seconds for each batch. `log`: a file that gets a letter a batch."""

    slow: float = 0.0
    log: str = ""
    version: str = "1"

    @property
    def versions(self) -> Mapping[str, str]:
        return {"engine": "fake", "lexicon": self.version}

    def make(self) -> Screening:
        return self._screen

    def _screen(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        time.sleep(self.slow)
        if self.log:
            with open(self.log, "a") as file:
                file.write("x")
                file.flush()
                os.fsync(file.fileno())
        rows = [_flag(row) for row in batch.to_pylist() if "dukung" in (row["text"] or "")]
        return pa.RecordBatch.from_pylist(rows, schema=FLAGS)


def _flag(row: dict[str, object]) -> dict[str, object]:
    kept = {name: value for name, value in row.items() if name not in ("id", "contest")}
    return kept | {
        "id": sha256(f"{row['platform']}/{row['id']}".encode()).hexdigest()[:32],
        "activity_id": row["id"],
        "contest": "2024/00.01",
        "contests": ["2024/00.01"],
        "stance": "support",
        "score": 0.75,
        "level": "strong" if row["actor_handle"] else "suggest",
        "engine": "fake",
        "lexicon": "1",
        "model": "1",
        "catalogue": "1",
    }
