"""Second pass: does every row still give its hash, and does every hash follow from the row before?"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from netra.custody.checking_roots import Rooted
from netra.custody.findings import Finding, Findings, Trouble
from netra.ledger.queries import ERASED_EVENT, ChainTable, ends_of, text_digest
from netra.lib.chains import START, digest_of, link_of

A_TIME = 500  # subjects whose ends are asked for together
Row = Mapping[str, Any]


@dataclass(slots=True)
class Walk:
    """What was walked so far."""

    rooted: Rooted
    findings: Findings
    rows: int = 0
    subjects: Counter[str] = field(default_factory=Counter)
    proven: int = 0
    first_unproven: dict[str, tuple[int, str]] = field(default_factory=dict)
    _ends: dict[tuple[str, int], tuple[int, bytes, int]] = field(default_factory=dict)

    def through(self, table: ChainTable, **where: Any) -> None:
        """Walk along the chains of a table, all of them or those of some rows."""
        for (kind, subject), rows in groupby(table.rows(**where), key=table.subject):
            self._chain(table, kind, subject, rows)
            if len(self._ends) >= A_TIME:
                self._compare_ends(table)
        self._compare_ends(table)

    def _chain(self, table: ChainTable, kind: str, subject: int, rows: Iterator[Row]) -> None:
        head, number, last_id = START, 0, 0
        unrooted: Row | None = None
        erased, told = {}, set()
        for row in rows:
            number += 1
            last_id = row["id"]
            for trouble, detail in self._troubles(table, row, number, head):
                self._add(trouble, table, row, kind, subject, detail)
            number = row["sequence"] or number
            head = bytes(row["hash"] or b"")
            self._count(table, row, kind, subject)
            if last_id not in self.rooted.under[table.letter]:
                unrooted = unrooted or row
            elif unrooted is not None:
                self._add(Trouble.INSERTED, table, unrooted, kind, subject, "later rows were under a root before it")
                unrooted = None
            if row.get("words_erased_at") is not None:
                erased[number] = row
            elif row.get("event") == ERASED_EVENT:
                told.add(row["refs"].get("row"))
        for place, row in erased.items():
            if place not in told:
                self._add(Trouble.ERASED, table, row, kind, subject, "")
        self.subjects[kind] += 1
        self._ends[kind, subject] = (number, head, last_id)

    def _troubles(self, table: ChainTable, row: Row, number: int, head: bytes) -> Iterator[tuple[Trouble, str]]:
        if row["hash"] is None or row["salt"] is None:
            yield Trouble.UNCHAINED, ""
            return
        follows = row["sequence"] == number
        if not follows:
            yield Trouble.INSERTED, f"number {row['sequence']} where {number} was to come"
        if bytes(row["hash"]) != link_of(head, digest_of(bytes(row["salt"]), table.body(row))) and follows:
            yield Trouble.ALTERED, ""
        if row.get("text_hash") and row["words_erased_at"] is None:
            if row["words_salt"] is None or text_digest(row["words_salt"], row["words_text"]) != row["text_hash"]:
                yield Trouble.WORDS, ""
        elif row.get("words_text"):
            yield Trouble.WORDS, "there were none"

    def _count(self, table: ChainTable, row: Row, kind: str, subject: int) -> None:
        self.rows += 1
        if row["id"] in self.rooted.proven[table.letter]:
            self.proven += 1
            return
        told = f"row {row['id']} of the {table.name} ({kind} {subject}, no. {row['sequence']})"
        first = self.first_unproven.get(table.letter)
        if first is None or row["id"] < first[0]:
            self.first_unproven[table.letter] = (row["id"], told)

    def _compare_ends(self, table: ChainTable) -> None:
        known = ends_of(self._ends)
        for (kind, subject), (number, head, last_id) in self._ends.items():
            if known.get((kind, subject)) != (number, head):
                last = known.get((kind, subject), (0, b""))[0]
                told = f"{last} rows were written" if last != number else "with another hash"
                self.findings.add(Finding(Trouble.END, table.name, last_id, kind, subject, number, detail=told))
        self._ends.clear()

    def _add(self, trouble: Trouble, table: ChainTable, row: Row, kind: str, subject: int, detail: str) -> None:
        place = row["sequence"] or 0
        self.findings.add(Finding(trouble, table.name, row["id"], kind, subject, place, detail=detail))
