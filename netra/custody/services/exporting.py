"""Writing the bundle of a case."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import sha256
from json import loads
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, BinaryIO, Literal

from django.utils.timezone import localdate

from netra.cases import queries as cases
from netra.cases import services as case_services
from netra.custody.bundle import zipped
from netra.custody.bundle.blackout import Blackout, NoSuchPart, blackout
from netra.custody.bundle.extract import Ways, rows_of
from netra.custody.bundle.leaves import Leaves
from netra.custody.bundle.pieces import Places, pieces_of, places_of, summary_of
from netra.custody.models import Anchor, Root
from netra.custody.services.rooting import make_roots
from netra.documents.services import render_pdf
from netra.evidence import services as evidence
from netra.evidence.queries import TOUCHES, evidence_of
from netra.ledger.queries import ENTRIES, in_bytes, timeline
from netra.pictures import queries as pictures

if TYPE_CHECKING:
    from netra.cases.models import Case
    from netra.cases.services import Actor
    from netra.evidence.models import Evidence

__all__ = ["EXPORTED", "Exported", "NoSuchPart", "export_case"]

PICTURE = "PICTURE"  # of a capture; pictures are left out one by one, by whoever looks at them
Copy = evidence.CopyName | Literal["public"]
VERIFIER = Path(__file__).resolve().parent.parent / "verifier.py"
EXPORTED = "CASE_EXPORTED"
WHY = "Berkas perkara diekspor"
README = """Berkas perkara / case bundle

python3 verify.py BERKAS.zip                  periksa / check
python3 verify.py BERKAS.zip --against AKAR   dengan akar buku besar yang diumumkan / with a published root

summary.pdf   ringkasan / summary (PDF/A)     letters/        surat / letters
evidence/     salinan bukti / copies          manifest.json   isi, buku besar, sidik / contents, ledger, hashes

Bagian yang dihitamkan hanya tampak sebagai sidik; yang lain tetap terbukti.
What was blacked out shows only as a hash; all the rest is proven all the same.
"""


@dataclass(frozen=True, slots=True)
class Exported:
    """`root` is over every part, shown or not; `sha256` is the ZIP's own."""

    root: str
    parts: int
    hidden: int
    sha256: str


@dataclass(slots=True)
class _Bundle:
    case: "Case"
    places: Places
    out: Blackout
    leaves: Leaves
    contents: dict[str, bytes]
    derived: dict[str, bytes]
    files: dict[str, Callable[[], BinaryIO]]


def export_case(
    case: "Case",
    into: IO[bytes],
    *,
    by: "Actor",
    at: datetime,
    without: Iterable[str] = (),
    originals: bool = False,
    language: str = "id",
) -> Exported:
    """Write the whole case as a ZIP, with `without` blacked out: "accused:2", "evidence:1", "witnesses", "account".

    Every file taken along is a look with a reason, and the export a row of the case that names the bundle's root.
    `into` can be read and sought. Asks no permission. Raises `NoSuchPart`.
    """
    places = places_of(case)
    bundle = _Bundle(case, places, blackout(case, places, without), Leaves(), {}, {}, {})
    for piece in pieces_of(case, places):
        content = {"path": piece.path, "value": piece.value, "about": sorted(piece.about)}
        bundle.leaves.add(content, is_hidden=bundle.out.hides(piece))
    _add_words(bundle)
    _add_papers(bundle, at=at, language=language)
    _add_files(bundle, by=by, at=at, originals=originals)
    root = bundle.leaves.root
    refs = {"root": root, "without": sorted(bundle.out.parts)}
    case_services.note_look(case, what=EXPORTED, by=by, on=localdate(at), at=at, refs=refs)
    if Root.objects.exists():  # the rows of this export come under a root with all others
        make_roots(at=at)
    manifest = _manifest(bundle, root)
    bundle.contents["manifest.json"] = manifest
    written = zipped.write(into, bundle.contents | bundle.derived, bundle.files)
    return Exported(root, len(bundle.leaves.shown), bundle.leaves.hidden, written)


def _add_words(bundle: _Bundle) -> None:
    """The words of rows of the ledger, which their rows name by a salted hash."""
    for entry in timeline(cases.CASE, bundle.case.pk):
        words = getattr(entry, "words", None)
        if words is None or words.erased_at is not None:
            continue
        is_hidden = bundle.out.hides_row({"refs": entry.refs, "track": entry.track_id}, bundle.places)
        value = {"salt": words.salt, "text": words.text}
        content = {"path": f"ledger/{entry.sequence}/words", "value": value, "about": []}
        bundle.leaves.add(content, is_hidden=is_hidden or bundle.out.names(words.text))


def _add_papers(bundle: _Bundle, *, at: datetime, language: str) -> None:
    """The summary and the letters as PDF. Once somebody is left out, a summary with black bars takes its place."""
    out = bundle.out
    summary = summary_of(bundle.case, at=at)
    _add_pdf(bundle, "summary.pdf", render_pdf(summary, language=language), [], is_hidden=bool(out.parts))
    if out.parts:
        bundle.derived["summary-blackout.pdf"] = render_pdf(out.masked(summary), language=language)
    for paper in bundle.case.papers.filter(kind="REFERRAL_LETTER", withdrawn_on=None, accused__isnull=False):
        letter = cases.referral(paper, at=at)
        about = f"accused:{bundle.places.papers[paper.pk]}"
        is_hidden = about in out.parts or "account" in out.parts or out.names(repr(letter))
        name = f"letters/referral-{paper.pk}.pdf"
        _add_pdf(bundle, name, render_pdf(letter, language=language), [about], is_hidden=is_hidden)


def _add_pdf(bundle: _Bundle, name: str, content: bytes, about: list[str], *, is_hidden: bool) -> None:
    file = {"sha256": sha256(content).hexdigest()}
    bundle.leaves.add({"path": name, "file": file, "about": about}, is_hidden=is_hidden)
    if not is_hidden:
        bundle.contents[name] = content


def _add_files(bundle: _Bundle, *, by: "Actor", at: datetime, originals: bool) -> None:
    """Copies without metadata and those made to be published, originals where asked for; of our own captures the
    original where there is no such copy. Of what is left out only a hash that says nothing."""
    exhibits = {exhibit.evidence_id: exhibit for exhibit in bundle.case.exhibits.all()}
    for piece in evidence_of(bundle.places.evidence):
        n, exhibit = bundle.places.evidence[piece.pk], exhibits.get(piece.pk)
        person = bundle.places.people.get(exhibit.accused_id or 0, 0) if exhibit else 0
        about = [f"evidence:{n}"] + ([f"accused:{person}"] if person else [])
        is_hidden = bool(set(about) & bundle.out.parts) or _may_name(piece, bundle)
        for copy, digest in _wanted(piece, bundle.places, originals=originals):
            if is_hidden:
                hidden = {"path": f"evidence/{n}/{copy}", "file": {"sha256": digest}, "about": about}
                bundle.leaves.add(hidden, is_hidden=True)
                continue
            try:
                opened = _look(piece, copy, digest, by=by.ref, at=at)
            except evidence.NoCopy:
                continue
            name = f"evidence/{n}/{copy}.{opened.name.rpartition('.')[2]}"
            bundle.leaves.add({"path": name, "file": {"sha256": digest}, "about": about}, is_hidden=False)
            bundle.files[name] = partial(_opened, opened)


def _may_name(piece: "Evidence", bundle: _Bundle) -> bool:
    """Whether a page that nobody has read through for it may name somebody who is left out."""
    link = bundle.places.links.get(piece.pk)
    return link is not None and link.part != PICTURE and bool(bundle.out.words)


def _wanted(piece: "Evidence", places: Places, *, originals: bool) -> Iterable[tuple[Copy, str]]:
    """The copies of a file that belong into the bundle, with their SHA-256."""
    yield "clean", piece.clean_sha256
    published = pictures.latest_publishable(piece)
    if published is not None:
        yield "public", published.sha256
    link = places.links.get(piece.pk)
    if originals or (link is not None and link.part and not piece.clean_sha256):
        yield "original", piece.sha256


def _look(piece: "Evidence", copy: Copy, digest: str, *, by: str, at: datetime) -> evidence.OpenedFile:
    if copy == "public":
        return evidence.look_publishable(piece, digest=digest, by=by, at=at)
    return evidence.look(piece, by=by, at=at, copy=copy, why=WHY)


def _opened(file: evidence.OpenedFile) -> BinaryIO:
    return file.open()


def _manifest(bundle: _Bundle, root: str) -> bytes:
    ways = Ways()
    chains = list(_chains(bundle, ways))
    bundle.derived |= {"verify.py": VERIFIER.read_bytes(), "README.txt": README.encode()}
    for anchor in Anchor.objects.filter(root__number__in=list(ways.roots), kind=Anchor.Kind.TIME).select_related(
        "root"
    ):
        bundle.derived[f"roots/{anchor.root.number:06}-{anchor.pk}.tsr"] = bytes(anchor.proof)
    return in_bytes(
        {
            "form": "netra bundle 1",
            "root": root,
            "leaves": bundle.leaves.shown,
            "derived": {name: sha256(content).hexdigest() for name, content in bundle.derived.items()},
            "chains": chains,
            "roots": ways.heads(),
        }
    )


def _chains(bundle: _Bundle, ways: Ways) -> Iterable[dict[str, Any]]:
    out, places = bundle.out, bundle.places

    def hides(body: str) -> bool:
        told = loads(body)
        return told["event"] != EXPORTED and out.hides_row(told, places)

    rows = ENTRIES.rows(subject_kind=cases.CASE, subject_id=bundle.case.pk)
    told = list(rows_of(ENTRIES, rows, ways, hides))
    yield {"table": "L", "kind": cases.CASE, "about": bundle.case.ref, "rows": told}
    for id, n in places.evidence.items():
        is_hidden = f"evidence:{n}" in out.parts
        touches = TOUCHES.rows(evidence_id=id)
        told = list(rows_of(TOUCHES, touches, ways, lambda body, all=is_hidden: all or out.names(body)))  # type: ignore[misc]
        yield {"table": "T", "kind": "EVIDENCE", "about": f"evidence/{n}", "rows": told}
