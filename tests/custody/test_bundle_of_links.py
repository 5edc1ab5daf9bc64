"""What links showed goes along with the case, and pages that may name somebody left out stay behind."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from netra.captures.models import Part, Piece
from netra.cases import services as cases
from netra.cases.models import Case, Exhibit
from netra.custody import services, verifier
from netra.evidence import services as evidence
from netra.ledger.services import Subject
from netra.pictures import services as pictures
from tests.builders import ACT_ON, a_case, at
from tests.captures.builders import a_capture, an_archive
from tests.cast import Cast
from tests.evidence import samples

URL = "https://contoh.invalid/joko"
DAY = ACT_ON


@pytest.fixture
def case(cast: Cast) -> Case:
    """A case with a photo, a captured page in three forms, and an archive that somebody brought."""
    case = a_case(cast.budi.actor)
    photo = evidence.keep(ContentFile(samples.jpeg(), "foto.jpg"), by="citizen", at=at(DAY))
    cases.add_exhibit(case, photo, source="REPORTER", by=cast.budi.actor, on=DAY, at=at(DAY))
    subject = Subject("CASE", case.pk)
    capture = a_capture(subject, URL, at(DAY))
    for part, content, name in ((Part.PDF, samples.pdf(), "page.pdf"), (Part.FACTS, b'{"status": 200}', "facts.json")):
        kept = evidence.keep(ContentFile(content, name), by="system:capture", at=at(DAY), archives=True)
        Piece.objects.create(capture=capture, part=part, evidence=kept)
    an_archive(subject, b'{"id": "1"}\n')
    evidence.clean_pending(at=at(DAY, 10))
    return case


def names_in(path: Path) -> Iterator[str]:
    with zipfile.ZipFile(path) as archive:
        yield from archive.namelist()


def exported(case: Case, cast: Cast, path: Path, *without: str) -> Path:
    with path.open("w+b") as file:
        services.export_case(case, file, by=cast.budi.actor, at=at(DAY, 15), without=without)
    assert verifier.main([str(path)]) == 0
    return path


def test_it_works(case: Case, cast: Cast, tmp_path: Path) -> None:
    path = exported(case, cast, tmp_path / "a.zip")
    taken = {name for name in names_in(path) if name.startswith("evidence/")}
    assert {"evidence/1/clean.jpg", "evidence/2/clean.png", "evidence/3/clean.pdf"} <= taken
    (facts,) = (name for name in taken if name.startswith("evidence/4/"))
    assert facts.startswith("evidence/4/original.")  # ours, and nothing to clean in it
    assert not any(name.startswith("evidence/5/") for name in taken)  # made elsewhere: only where originals are asked
    with zipfile.ZipFile(path) as archive:
        manifest = archive.read("manifest.json").decode()
        assert archive.read(facts) == b'{"status": 200}'
    assert URL in manifest
    assert "BROUGHT_ARCHIVE" in manifest


def test_pages_that_may_name_somebody_left_out_stay_behind(case: Case, cast: Cast, tmp_path: Path) -> None:
    path = exported(case, cast, tmp_path / "a.zip", "accused:1")
    taken = {name for name in names_in(path) if name.startswith("evidence/")}
    assert "evidence/2/clean.png" in taken
    assert not any(name.startswith(("evidence/3/", "evidence/4/")) for name in taken)
    with zipfile.ZipFile(path) as archive:
        assert URL not in archive.read("manifest.json").decode()  # the link bears the name


def test_one_may_be_left_out_by_itself(case: Case, cast: Cast, tmp_path: Path) -> None:
    taken = set(names_in(exported(case, cast, tmp_path / "a.zip", "evidence:3")))
    assert "evidence/3/clean.pdf" not in taken
    assert "evidence/2/clean.png" in taken


def test_another_byte_in_a_captured_page_is_refused(case: Case, cast: Cast, tmp_path: Path) -> None:
    path = exported(case, cast, tmp_path / "a.zip")
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    page = bytearray(contents["evidence/3/clean.pdf"])
    page[len(page) // 2] ^= 1
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in (contents | {"evidence/3/clean.pdf": bytes(page)}).items():
            archive.writestr(name, content)
    assert verifier.main([str(path)]) == 1


def test_the_copy_made_to_be_published_goes_along(case: Case, cast: Cast, tmp_path: Path) -> None:
    photo = Exhibit.objects.get(case=case).evidence
    pictures.publish(photo, [], by=cast.budi.actor.ref, at=at(DAY, 12))
    taken = set(names_in(exported(case, cast, tmp_path / "a.zip")))
    assert {"evidence/1/clean.jpg", "evidence/1/public.jpg"} <= taken
    assert not {"evidence/1/clean.jpg", "evidence/1/public.jpg"} & set(
        names_in(exported(case, cast, tmp_path / "b.zip", "evidence:1"))
    )
