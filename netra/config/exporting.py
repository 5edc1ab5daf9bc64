"""Writing data out: the ledger as canonical rows, the law as pages."""

from pathlib import Path

from netra.domain import lawbook
from netra.ledger import queries as ledger


def export_ledger(path: Path) -> int:
    """Every ledger row in its canonical form, one JSON object a line, oldest first. No texts, no names."""
    count = 0
    with path.open("wb") as file:
        for entry in ledger.entries_after(0).iterator(chunk_size=2000):
            file.write(entry.canonical() + b"\n")
            count += 1
    return count


def export_law(folder: Path) -> int:
    """The pages of `docs/law`, made from the catalogue; pages that no longer exist are removed."""
    return len(lawbook.write(folder))
