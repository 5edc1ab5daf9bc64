"""The bundle of a case proves itself, also with third parties blacked out, and not once a byte is other.

Threat model: FORGER-4, OFFICER-6.
"""

import io
import json
import subprocess
import sys
import zipfile
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from django.core.files.base import ContentFile

from netra.cases import services as cases
from netra.cases.models import Accused, Case
from netra.config.exporting import export_ledger
from netra.custody import services, verifier
from netra.custody.models import Root
from netra.domain.codes import PersonStatus
from netra.evidence import services as evidence
from netra.evidence.models import Touch
from netra.ledger.models import Entry
from tests.builders import ACT_ON, a_case, at, write
from tests.cast import Cast
from tests.evidence.samples import jpeg

DAY = ACT_ON + timedelta(days=5)
SECOND = "Suwarni Rekaan"


@pytest.fixture
def case(cast: Cast) -> Case:
    """A case with two people, papers about each, a file and a witness."""
    case = a_case(cast.budi.actor)
    Case.objects.filter(pk=case.pk).update(witnesses="Darto Karangan", candidate="Pasangan Contoh")
    other = Accused.objects.create(case=case, name=SECOND, status=PersonStatus.PNS, nip="199001012015012001")
    for n in range(2):
        piece = evidence.keep(ContentFile(jpeg(seed=n), "foto.jpg"), by="citizen", at=at(DAY))
        cases.add_exhibit(case, piece, source="REPORTER", by=cast.budi.actor, on=DAY, at=at(DAY))
    write(case, "CLARIFICATION_MINUTES", cast.budi.actor, DAY, accused=other, text=f"{SECOND} menjelaskan.")
    evidence.clean_pending(at=at(DAY))
    case.refresh_from_db()
    return case


def exported(case: Case, cast: Cast, path: Path, *without: str) -> services.Exported:
    with path.open("w+b") as file:
        return services.export_case(case, file, by=cast.budi.actor, at=at(DAY, 15), without=without)


def altered(path: Path) -> bool:
    return verifier.main([str(path)]) == 1


def test_it_works(case: Case, cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    services.make_roots(at=at(DAY, 14))
    looked = Touch.objects.filter(what="LOOKED_CLEAN").count()
    done = exported(case, cast, tmp_path / "perkara.zip")
    with zipfile.ZipFile(tmp_path / "perkara.zip") as archive:
        names = set(archive.namelist())
        archive.extract("verify.py", tmp_path)
        manifest = json.loads(archive.read("manifest.json"))
        assert archive.read("summary.pdf").startswith(b"%PDF")
    assert {"manifest.json", "verify.py", "README.txt", "evidence/1/clean.jpg", "evidence/2/clean.jpg"} < names
    assert Touch.objects.filter(what="LOOKED_CLEAN").count() == looked + 2
    assert Entry.objects.get(event="CASE_EXPORTED").refs["root"] == done.root
    alone = [sys.executable, "-I", "-S", str(tmp_path / "verify.py"), str(tmp_path / "perkara.zip")]
    told = subprocess.run(alone, capture_output=True, text=True, cwd=tmp_path)
    assert told.returncode == 0, told
    assert "UNPROVEN" not in told.stdout
    newest = Root.objects.latest("number").value
    assert subprocess.run([*alone, "--against", newest], capture_output=True, check=False).returncode == 0
    assert subprocess.run([*alone, "--against", "0" * 64], capture_output=True, check=False).returncode == 1
    assert {row["in"][0] for chain in manifest["chains"] for row in chain["rows"]} == {1, 2}


def test_whoever_is_blacked_out_is_nowhere_in_it_and_it_still_proves_itself(
    case: Case, cast: Cast, tmp_path: Path
) -> None:
    path = tmp_path / "hitam.zip"
    done = exported(case, cast, path, "accused:2", "evidence:2", "witnesses")
    assert verifier.main([str(path)]) == 0
    assert done.hidden > 12
    inside = b""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            inside += archive.read(name)
        assert "evidence/1/clean.jpg" in archive.namelist()
        assert not {"summary.pdf", "evidence/2/clean.jpg"} & set(archive.namelist())
        assert "summary-blackout.pdf" in archive.namelist()
        said = _words_of_pdf(archive.read("summary-blackout.pdf"))
    for word in ("Suwarni", "Rekaan", "199001012015012001", "Darto"):
        assert word.encode() not in inside
        assert word not in said
    assert b"Joko" in inside
    assert "Joko" in said


def _words_of_pdf(content: bytes) -> str:
    import pypdfium2

    pages = pypdfium2.PdfDocument(io.BytesIO(content))
    return "".join(page.get_textpage().get_text_range() for page in pages)


def test_one_other_byte_anywhere_is_refused(case: Case, cast: Cast, tmp_path: Path) -> None:
    path, other = tmp_path / "perkara.zip", tmp_path / "lain.zip"
    exported(case, cast, path)
    whole, chance = path.read_bytes(), Random("byte")
    for place in [0, len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(40))]:
        bad = bytearray(whole)
        bad[place] ^= 1 << chance.randrange(8)
        other.write_bytes(bad)
        assert verifier.main([str(other)]) in (1, 2), place


@pytest.mark.parametrize("what", ["value", "row", "file", "own root"])
def test_somebody_who_seals_it_anew_is_refused_all_the_same(what: str, case: Case, cast: Cast, tmp_path: Path) -> None:
    services.make_roots(at=at(DAY, 14))
    exported(case, cast, tmp_path / "perkara.zip")
    with zipfile.ZipFile(tmp_path / "perkara.zip") as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(contents["manifest.json"])
    if what == "value":
        next(leaf for leaf in manifest["leaves"] if leaf.get("path") == "case/place")["value"] = "Tempat lain"
    elif what == "row":
        row = manifest["chains"][0]["rows"][1]
        row["body"] = row["body"].replace("user:", "user:9")
    elif what == "file":
        contents["evidence/1/clean.jpg"] = contents["evidence/2/clean.jpg"]
    else:
        next(leaf for leaf in manifest["leaves"] if leaf.get("path") == "case/place")["value"] = "Tempat lain"
        manifest["root"] = verifier.tree(verifier.leaf_of(verifier._leaf(leaf)) for leaf in manifest["leaves"]).hex()
    contents["manifest.json"] = verifier.in_bytes(manifest)
    _sealed_anew(tmp_path / "lain.zip", contents)
    assert verifier.main([str(tmp_path / "lain.zip")]) == 1


def _sealed_anew(path: Path, contents: dict[str, bytes]) -> None:
    from netra.custody.bundle import zipped

    with path.open("w+b") as file:
        zipped.write(file, contents, {})


def test_what_is_not_in_the_case_cannot_be_left_out(case: Case, cast: Cast, tmp_path: Path) -> None:
    for part in ("accused:3", "evidence:9", "reporter", "accused:x"):
        with pytest.raises(services.NoSuchPart):
            exported(case, cast, tmp_path / "perkara.zip", part)
    assert not Entry.objects.filter(event="CASE_EXPORTED").exists()


def test_an_exported_ledger_proves_itself(case: Case, tmp_path: Path) -> None:
    path = tmp_path / "ledger.jsonl"
    count = export_ledger(path)
    assert count == Entry.objects.count()
    assert verifier.main([str(path)]) == 0
    for one, other in (('"actor":"user:', '"actor":"user:9'), ('"sequence":2', '"sequence":3')):
        path.write_text(path.read_text().replace(one, other, 1))
        assert verifier.main([str(path)]) == 1
        export_ledger(path)
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(lines[:1] + lines[2:]))
    assert verifier.main([str(path)]) == 1


def test_one_case_is_proven_alone(case: Case, cast: Cast) -> None:
    other = a_case(cast.budi.actor)
    services.make_roots(at=at(DAY, 14))
    outside = services.outside([Root.objects.get().value])
    Entry.objects.filter(subject_kind="CASE", subject_id=other.pk).update(actor="user:0")
    assert services.verify(outside, case=case).troubles == 0
    Touch.objects.filter(evidence__in=case.exhibits.values("evidence"), what="KEPT").update(who="user:0")
    found = services.verify(outside, case=case)
    assert {one.table for one in found.findings} == {"touches of evidence"}
    assert services.verify(outside, case=other).troubles == 1
