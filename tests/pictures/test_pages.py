"""Pages of pictures: the same one in two cases is joined in a step, a copy to publish is made from numbers alone."""

import json
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from netra.cases import services as cases
from netra.cases.actor import CITIZEN
from netra.cases.models import Case, Exhibit
from netra.evidence.models import Evidence, Touch
from netra.evidence.services import clean_pending, keep, write_made
from netra.ledger.models import Entry
from netra.pictures.models import Alike, Picture, Publishable, State, Word
from netra.pictures.services import look_at_pending
from netra.pictures.tokens import folded, numbers, tokens_of
from netra.practice.scenes import photograph, screenshot
from netra.search import services as search
from tests.builders import a_case, at
from tests.cast import KUDUS, Cast, Person
from tests.pictures.conftest import as_file

DAY = date(2024, 10, 10)
pytestmark = pytest.mark.usefixtures("data_folder")


def shown(case: Case, content: bytes) -> Evidence:
    piece = keep(ContentFile(content, name="rahasia.jpg"), by="citizen", at=at(DAY))
    cases.add_exhibit(case, piece, source=Exhibit.Source.REPORTER, by=CITIZEN, on=DAY, at=at(DAY))
    return piece


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


@pytest.fixture
def two(cast: Cast) -> tuple[Case, UUID, Case, UUID]:
    photo = photograph("a", (640, 480), people=2).image
    first, second = a_case(CITIZEN), a_case(CITIZEN)
    one = shown(first, as_file(photo))
    other = shown(second, as_file(screenshot("x", photo, width=480).image))
    clean_pending(at=at(DAY))
    look_at_pending(at=at(DAY))
    return first, one.pk, second, other.pk


@pytest.fixture
def ready(cast: Cast) -> tuple[Case, UUID]:
    """A picture that was looked at, with one place proposed and one mere maybe."""
    case = a_case(CITIZEN)
    piece = shown(case, as_file(photograph("r", (320, 240), people=1).image))
    clean_pending(at=at(DAY))
    places = [["FACE", True, 30, 40, 50, 60], ["FACE", False, 200, 100, 20, 20]]
    found = {"size": [320, 240], "reader": "READ", "lines": [], "shown": [], "proposals": places}
    write_made("found", piece.sha256, json.dumps(found).encode())
    return case, piece.pk


def test_it_works(cast: Cast, two: tuple[Case, UUID, Case, UUID]) -> None:
    first, _one, second, other = two
    page = signed_in(cast.budi).get(f"/perkara/{second.ref}/").content.decode()
    assert "Gambar yang sama di perkara lain" in page
    assert "foto yang sama" in page
    second.refresh_from_db()
    step = {"into": first.ref, "on": DAY.isoformat(), "revision": second.revision}
    answer = signed_in(cast.budi).post(f"/perkara/{second.ref}/gabung/", step)
    assert (answer.status_code, answer["Location"]) == (302, f"/perkara/{first.ref}/")
    second.refresh_from_db()
    assert second.joined_into == first
    assert first.exhibits.filter(evidence=other).exists()
    assert "gambar-sama" not in signed_in(cast.budi).get(f"/perkara/{first.ref}/").content.decode()


def test_a_copy_to_publish_is_made_from_numbers_alone(cast: Cast, ready: tuple[Case, UUID]) -> None:
    case, piece = ready
    budi, url = signed_in(cast.budi), f"/perkara/{case.ref}/bukti/{piece}/terbit/"
    page = budi.get(url).content.decode()
    assert page.count("<rect") == 2
    assert page.count(" checked") == 1, "a mere maybe is not ticked"
    box = {"k-0-sign": "FACE", "k-0-x": "10", "k-0-y": "20", "k-0-width": "60", "k-0-height": "80"}
    rows = {"k-TOTAL_FORMS": "2", "k-INITIAL_FORMS": "0", **box, "k-0-keep": "on", "k-1-x": ""}
    unchecked = budi.post(url, rows | {"make": "1"})
    assert "Periksa seluruh gambar dahulu" in unchecked.content.decode()
    assert not Publishable.objects.exists()
    preview = budi.post(url, rows | {"preview": "1"}).content.decode()
    assert '<rect x="10" y="20" width="60" height="80">' in preview
    assert budi.post(url, rows | {"make": "1", "checked": "on"}).status_code == 302
    made = Publishable.objects.get()
    assert made.boxes == [["FACE", 10, 20, 60, 80]]
    copy = budi.get(f"/perkara/{case.ref}/bukti/{piece}/terbit.jpg")
    assert copy["Content-Type"] == "image/jpeg"
    assert "rahasia" not in copy["Content-Disposition"]
    touched = Touch.objects.filter(evidence=piece).values_list("what", flat=True)
    assert {"MADE_PUBLIC", "LOOKED_PUBLIC"} <= set(touched)
    assert Entry.objects.filter(subject_id=case.pk, event="PUBLISHABLE_MADE").exists()


NONSENSE = [
    ({"k-0-width": ""}, "empat angka"),
    ({"k-0-x": "-4"}, "0"),
    ({"k-0-height": "abc"}, "bilangan"),
    ({"k-0-sign": "<b>"}, ""),
]


def test_boxes_that_make_no_sense_are_refused(cast: Cast, ready: tuple[Case, UUID]) -> None:
    case, piece = ready
    rows = {"k-TOTAL_FORMS": "1", "k-INITIAL_FORMS": "0", "k-0-keep": "on", "k-0-sign": "FACE", "k-0-x": "1"}
    rows |= {"k-0-y": "1", "k-0-width": "9", "k-0-height": "9", "make": "1", "checked": "on"}
    budi = signed_in(cast.budi)
    for change, told in NONSENSE:
        page = budi.post(f"/perkara/{case.ref}/bukti/{piece}/terbit/", rows | change)
        assert page.status_code == 200
        assert told in page.content.decode()
        assert "<b>" not in page.content.decode()
    assert not Publishable.objects.exists()


def looked_at(content: str, case: Case, text: str) -> Evidence:
    piece = shown(case, as_file(photograph(content, (320, 240), people=1).image))
    tokens = tokens_of(folded(text))
    row = Picture.objects.create(sha256=piece.sha256, state=State.DONE, reader="READ", tokens=tokens, seen_at=at(DAY))
    Word.objects.bulk_create(Word(picture=row, token=number) for number in numbers(tokens))
    return piece


def test_a_stranger_learns_of_nothing(cast: Cast) -> None:
    mine, far = a_case(CITIZEN, region=KUDUS), a_case(CITIZEN, region="73.06")
    one, other = looked_at("k", mine, "balai desa"), looked_at("g", far, "balai desa")
    first, second = Picture.objects.order_by("pk")
    Alike.objects.create(one=first, other=second, kind="SHOT", agreed=1, found_at=at(DAY))
    clean_pending(at=at(DAY) + timedelta(hours=1))
    budi = signed_in(cast.budi)
    page = budi.get(f"/perkara/{mine.ref}/bukti/{one.pk}/riwayat/").content.decode()
    found = budi.get("/kerja/gambar/?q=balai+desa").content.decode()
    assert str(one.pk) in found
    search.advance(at=at(DAY))
    by_words = budi.get("/kerja/cari/?q=balai+desa").content.decode()
    assert mine.ref in by_words
    assert mine.ref not in budi.get("/kerja/cari/?q=balai+kota").content.decode()
    for told in (page, found, by_words):
        assert far.ref not in told
        assert str(other.pk) not in told
    assert "Gambar yang sama" not in page
    for path in ("terbit/", "terbit.jpg"):
        assert budi.get(f"/perkara/{far.ref}/bukti/{other.pk}/{path}").status_code == 404
        assert budi.get(f"/perkara/{mine.ref}/bukti/{other.pk}/{path}").status_code == 404
    assert Client().get("/kerja/gambar/?q=balai").status_code == 302
