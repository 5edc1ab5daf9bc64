"""First pass: are the roots what they were, and is every row under them still there with the same hash?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from netra.custody.findings import Finding, Findings, Trouble
from netra.custody.idsets import IdSet
from netra.custody.models import Root, RootPart
from netra.custody.outside import Outside
from netra.custody.rootfiles import Header, Leaf
from netra.custody.rooting import BEFORE_ALL
from netra.custody.tables import BY_LETTER, LEAF, parted
from netra.ledger.queries import ChainTable
from netra.lib.batches import batches
from netra.lib.chains import leaf_of, root_of

A_TIME = 900  # ids in one question


@dataclass(slots=True)
class Rooted:
    """Which rows stand under any root, and which under a root kept outside; the newest of those that fits."""

    under: dict[str, IdSet] = field(default_factory=lambda: {letter: IdSet() for letter in BY_LETTER})
    proven: dict[str, IdSet] = field(default_factory=lambda: {letter: IdSet() for letter in BY_LETTER})
    roots: int = 0
    up_to: Header | None = None


def check_roots(outside: Outside, findings: Findings) -> Rooted:
    """Hold our roots against those outside, and every row against the roots."""
    rooted = Rooted()
    ours = _ours(findings)
    rooted.roots = len(ours)
    rooted.up_to = _trusted(ours, outside, findings)
    last = rooted.up_to.number if rooted.up_to else 0
    for number, leaves in outside.rows():
        _compare(number, leaves, rooted, findings, is_proven=True)
    for number, header in ours.items():
        for some in _kept(header, findings):
            if number not in outside.headers:  # else its rows were compared, and these are read for their tree alone
                _compare(number, some, rooted, findings, is_proven=number <= last)
    return rooted


def _ours(findings: Findings) -> dict[int, Header]:
    """Our own roots, each over the one before."""
    found: dict[int, Header] = {}
    before, number = BEFORE_ALL, 0
    for root in Root.objects.order_by("number").iterator():
        header = Header.of(root)
        if not header.holds or header.previous != before or header.number != number + 1:
            findings.add(Finding(Trouble.ROOT, "roots", root=header.number, detail="it does not follow from its rows"))
        found[header.number] = header
        before, number = header.value, header.number
    return found


def _trusted(ours: dict[int, Header], outside: Outside, findings: Findings) -> Header | None:
    """The newest root that is kept outside and is ours too."""
    last: Header | None = None
    for number, header in sorted(outside.headers.items()):
        if ours.get(number) == header:
            last = header
        else:
            told = "there is none" if number not in ours else "it is not the one kept outside"
            findings.add(Finding(Trouble.ROOT, "roots", root=number, detail=told))
    for value in outside.values:
        found = next((header for header in ours.values() if outside.means(value, header) and header.holds), None)
        if found is None:
            findings.add(Finding(Trouble.ROOT, "roots", detail=f"none has the value {value} kept outside"))
        elif last is None or found.number > last.number:
            last = found
    return last


def _kept(header: Header, findings: Findings) -> Iterator[list[Leaf]]:
    """The rows under one of our roots, part by part; at the end whether they are those the root was made over."""
    tops: list[bytes] = []
    rows = 0
    parts = RootPart.objects.filter(root__number=header.number).order_by("place")
    for leaves in parts.values_list("leaves", flat=True).iterator(chunk_size=4):
        content = bytes(leaves)
        tops.append(root_of(leaf_of(content[n : n + LEAF]) for n in range(0, len(content), LEAF)))
        rows += len(content) // LEAF
        yield parted(content)
    if root_of(tops).hex() != header.tree or rows != header.rows:
        findings.add(Finding(Trouble.ROOT, "roots", root=header.number, detail="its list of rows was altered"))


def _compare(number: int, leaves: Iterable[Leaf], rooted: Rooted, findings: Findings, *, is_proven: bool) -> None:
    for some in batches(leaves, A_TIME):
        by_table: dict[str, dict[int, bytes]] = {}
        for letter, id, hash in some:
            if letter not in BY_LETTER:
                findings.add(Finding(Trouble.ROOT, "roots", root=number, detail="it names an unknown table"))
                continue
            by_table.setdefault(letter, {})[id] = hash
            rooted.under[letter].add(id)
            if is_proven:
                rooted.proven[letter].add(id)
        for letter, told in by_table.items():
            _against_rows(number, BY_LETTER[letter], told, findings)


def _against_rows(number: int, table: ChainTable, told: dict[int, bytes], findings: Findings) -> None:
    there = table.hashes_of(list(told))
    other = [id for id, hash in told.items() if id in there and _differs(there[id], hash)]
    for id in told.keys() - there.keys():
        findings.add(Finding(Trouble.MISSING, table.name, id, root=number))
    for row in table.rows(id__in=other) if other else ():
        kind, subject = table.subject(row)
        findings.add(Finding(Trouble.REWRITTEN, table.name, row["id"], kind, subject, row["sequence"] or 0, number))


def _differs(there: bytes, told: bytes) -> bool:
    """A row without a hash stands under a root as nothing but zeros."""
    return (there or bytes(len(told))) != told
