"""Writing data out: the ledger as canonical rows, the law as pages."""

from pathlib import Path

from netra.domain import lawbook
from netra.ledger import queries as ledger


def export_ledger(path: Path) -> int:
    """Every ledger row in its canonical form, one JSON object a line, subject by subject. No texts, no names.

    `chain` is added to each: its id, salt and hash, so that the file proves itself to `netra verify`.
    """
    count = 0
    with path.open("wb") as file:
        for row in ledger.ENTRIES.rows():
            salt, hash = bytes(row["salt"] or b"").hex(), bytes(row["hash"] or b"").hex()
            chain = ledger.in_bytes({"id": row["id"], "salt": salt, "hash": hash})
            file.write(ledger.ENTRIES.body(row)[:-1] + b',"chain":' + chain + b"}\n")
            count += 1
    return count


def export_law(folder: Path) -> int:
    """The pages of `docs/law`, made from the catalogue; pages that no longer exist are removed."""
    return len(lawbook.write(folder))
