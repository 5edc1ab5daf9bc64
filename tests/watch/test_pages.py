"""The pages of the watch on office, for those they are for and for everybody else."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from netra.cases.models import Case
from netra.evidence.services import clean_pending
from netra.registry.models import Contest, Incumbency, Pair
from netra.registry.services import add_pair
from netra.watch.models import OfficeAct
from tests.cast import KUDUS, Cast, Person
from tests.evidence.samples import jpeg
from tests.watch.builders import STORY, an_act

ClientOf = Callable[[Person], Client]
STRANGERS = ("tono", "sofyan", "vera", "kartika", "darto", "mira", "ayu", "adi", "camelia")
WITHOUT_A_REGISTER = ("vera", "kartika", "darto", "mira", "ayu", "adi")


def form_values(**more: str) -> dict[str, object]:
    values: dict[str, object] = {
        "form_key": "7b7f0c1e-3a55-4c3e-9f63-8d8a7e8a0001",
        "region": "Kabupaten Kudus",
        "kind": "ROTATION",
        "done_by": "HEAD",
        "on": "2024-05-02",
        "known_on": "2024-05-04",
        "description": STORY,
        "source": "FINDING",
        "consent": "NONE",
    }
    return values | more


def an_invented_pair(region: str) -> Pair:
    """The real pairs are taken out, so that no test says anything of anybody."""
    Pair.objects.filter(contest__region=region).delete()
    contest = Contest.objects.get(region=region, election=2024)
    return add_pair(contest=contest, ballot_no=1, head_name="Calon Rekaan", deputy_name="Wakil Rekaan")


def test_it_works(cast: Cast, client_of: ClientOf) -> None:
    budi = client_of(cast.budi)
    photo = SimpleUploadedFile("sk.jpg", jpeg(), "image/jpeg")
    answer = budi.post("/pengawasan/catat/", {**form_values(), "evidence": photo})
    act = OfficeAct.objects.get()
    assert answer["Location"] == f"/pengawasan/{act.ref}/"
    text = budi.get(f"/pengawasan/{act.ref}/").content.decode()
    for word in (STORY, "Dalam masa larangan, tanpa persetujuan", "22 Maret 2024", "UU 10/2016 pasal 71 ayat (2)"):
        assert word in text
    assert 'style="' not in text
    assert f"/pengawasan/{act.ref}/" in budi.get("/pengawasan/").content.decode()
    case_page = budi.post(f"/pengawasan/{act.ref}/temuan/")["Location"]
    assert case_page == f"/perkara/{Case.objects.get().ref}/"
    assert case_page in budi.get(f"/pengawasan/{act.ref}/").content.decode()
    assert budi.post(f"/pengawasan/{act.ref}/temuan/")["Location"] == case_page


def test_in_english(cast: Cast, client_of: ClientOf) -> None:
    act = an_act(cast.budi)
    budi = client_of(cast.budi)
    text = budi.get(f"/pengawasan/{act.ref}/", headers={"accept-language": "en"}).content.decode()
    for word in ("Inside the window, without consent", "UU 10/2016 art 71(2)", "Make it a finding"):
        assert word in text


def test_the_same_form_twice_leads_to_the_same_act(cast: Cast, client_of: ClientOf) -> None:
    budi = client_of(cast.budi)
    places = {budi.post("/pengawasan/catat/", form_values())["Location"] for _time in range(2)}
    assert len(places) == OfficeAct.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("on", (timezone.localdate() + timedelta(days=1)).isoformat(), "Tanggal ini belum tiba"),
        ("on", "2014-12-31", "terlalu lama"),
        ("on", "2024-02-31", "tanggal"),
        ("known_on", "2024-05-01", "tidak mungkin mendahului"),
        ("region", "Kabupaten Demak", "tidak mencatat untuk daerah ini"),
        ("region", "Antah Berantah", "tidak dikenal"),
        ("consent", "GIVEN", "Tulis nomor surat persetujuannya"),
        ("kind", "SOMETHING", "SOMETHING"),
        ("description", "a" * 4001, "4000"),
        ("form_key", "not-a-key", "UUID"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_lost(
    cast: Cast, client_of: ClientOf, field: str, value: str, fault: str
) -> None:
    answer = client_of(cast.budi).post("/pengawasan/catat/", form_values(**{field: value}))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert fault in text
    assert not OfficeAct.objects.exists()
    if field != "description":
        assert STORY in text


def test_a_script_called_photo_is_refused(cast: Cast, client_of: ClientOf) -> None:
    bad = SimpleUploadedFile("foto.jpg", b"<svg onload='alert(1)'/>", "image/jpeg")
    answer = client_of(cast.budi).post("/pengawasan/catat/", {**form_values(), "evidence": bad})
    assert answer.status_code == 422
    assert not OfficeAct.objects.exists()


def test_the_sekda_gives_notice_and_sees_only_that(cast: Cast, client_of: ClientOf) -> None:
    noted = an_act(cast.budi)
    sari = client_of(cast.sari)
    assert sari.post("/pengawasan/catat/", form_values(source="FINDING")).status_code == 422
    place = sari.post("/pengawasan/catat/", form_values(source="OWN_NOTICE"))["Location"]
    text = sari.get(place).content.decode()
    assert "Jadikan temuan" not in text
    assert STORY in text
    assert sari.get(f"/pengawasan/{noted.ref}/").status_code == 404
    assert place in client_of(cast.budi).get("/pengawasan/").content.decode()
    ref = place.split("/")[2]
    for step in ("temuan", "lengkapi"):
        assert sari.post(f"/pengawasan/{ref}/{step}/").status_code == 403
    assert sari.get("/pengawasan/petahana/").status_code == 403
    assert not Case.objects.exists()


def test_the_sekda_does_not_learn_that_a_case_was_opened(cast: Cast, client_of: ClientOf) -> None:
    act = an_act(cast.sari, source="OWN_NOTICE")
    client_of(cast.budi).post(f"/pengawasan/{act.ref}/temuan/")
    sari = client_of(cast.sari)
    for page in ("/pengawasan/", f"/pengawasan/{act.ref}/"):
        text = sari.get(page).content.decode()
        assert "perkara/" not in text
        assert "menjadi perkara" not in text.replace("Sudah menjadi perkara", "")


@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_finds_nothing(cast: Cast, client_of: ClientOf, who: str) -> None:
    photo = SimpleUploadedFile("sk.jpg", jpeg(), "image/jpeg")
    act = an_act(cast.budi, uploads=[photo])
    stranger = client_of(getattr(cast, who))
    piece = f"/pengawasan/{act.ref}/bukti/{act.evidence.get().pk}/"
    for page in (f"/pengawasan/{act.ref}/", piece):
        assert stranger.get(page).status_code == 404
    for step in ("temuan", "lengkapi"):
        assert stranger.post(f"/pengawasan/{act.ref}/{step}/").status_code == 404
    register = stranger.get("/pengawasan/")
    assert register.status_code == (403 if who in WITHOUT_A_REGISTER else 200)
    assert act.ref not in register.content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize("who", WITHOUT_A_REGISTER)
def test_who_has_no_part_in_it_cannot_record(cast: Cast, client_of: ClientOf, who: str) -> None:
    answer = client_of(getattr(cast, who)).post("/pengawasan/catat/", form_values())
    assert answer.status_code == 403
    assert not OfficeAct.objects.exists()


def test_an_anonymous_visitor_is_sent_to_the_door_and_keeps_the_text(cast: Cast, client: Client) -> None:
    act = an_act(cast.budi)
    for page in ("", "catat/", "petahana/", f"{act.ref}/"):
        answer = client.get(f"/pengawasan/{page}")
        assert answer.status_code == 302
        assert answer["Location"].startswith("/akun/login/")
    late = client.post("/pengawasan/catat/", form_values(), headers={"sec-fetch-site": "same-origin"})
    assert STORY in late.content.decode()
    assert OfficeAct.objects.count() == 1


def test_evidence_is_shown_as_its_clean_copy(cast: Cast, client_of: ClientOf) -> None:
    act = an_act(cast.budi, uploads=[SimpleUploadedFile("sk.jpg", jpeg(), "image/jpeg")])
    piece = f"/pengawasan/{act.ref}/bukti/{act.evidence.get().pk}/"
    budi = client_of(cast.budi)
    assert budi.get(piece).status_code == 302
    clean_pending(at=timezone.now())
    shown = budi.get(piece)
    assert shown["Content-Type"] == "image/jpeg"
    assert b"Telepon Rina" not in shown.getvalue()
    assert budi.get(piece.replace(act.ref, an_act(cast.budi).ref)).status_code == 404


def test_incumbents_are_marked_and_unmarked(cast: Cast, client_of: ClientOf) -> None:
    budi = client_of(cast.budi)
    pair = an_invented_pair(KUDUS)
    assert pair.names in budi.get("/pengawasan/petahana/").content.decode()
    page = f"/pengawasan/petahana/{pair.contest_id}/{pair.pk}/"
    values = {
        "side": "HEAD",
        "office": "HEAD",
        "office_region": "Kabupaten Kudus",
        "since": "2021-02-26",
        "source": "contoh",
    }
    assert budi.post(page, {**values, "until": "2020-01-01"}).status_code == 422
    assert budi.post(page, values)["Location"] == page
    assert "contoh" in budi.get(page).content.decode()
    stranger = client_of(cast.tono)
    assert stranger.post(page, values).status_code == 422
    away = {"side": "HEAD", "region": KUDUS}
    assert stranger.post(f"{page}hapus/", away).status_code == 403
    assert Incumbency.objects.filter(pair=pair).exists()
    budi.post(f"{page}hapus/", away)
    assert not Incumbency.objects.filter(pair=pair).exists()


def test_a_regent_who_stands_for_governor_is_marked_by_the_office_he_holds(cast: Cast, client_of: ClientOf) -> None:
    pair = an_invented_pair("33")
    page = f"/pengawasan/petahana/{pair.contest_id}/{pair.pk}/"
    values = {"side": "HEAD", "office": "HEAD", "since": "2021-02-26", "source": "contoh"}
    assert client_of(cast.budi).post(page, {**values, "office_region": "Kabupaten Kudus"}).status_code == 302
    assert client_of(cast.budi).post(page, {**values, "office_region": "Kabupaten Demak"}).status_code == 422


@pytest.mark.parametrize("path", ["tidak-ada/", "%00/", "a" * 3000 + "/", "petahana/0/0/", "petahana/999999/1/"])
def test_an_unknown_address_is_not_found(cast: Cast, client_of: ClientOf, path: str) -> None:
    assert client_of(cast.budi).get(f"/pengawasan/{path}").status_code == 404


def test_filters_that_make_no_sense_are_answered_calmly(cast: Cast, client_of: ClientOf) -> None:
    act = an_act(cast.budi)
    budi = client_of(cast.budi)
    for query in ("?jenis=XX", "?hasil=%00", "?daerah=Antah", "?page=nine", "?perkara=ya"):
        assert budi.get(f"/pengawasan/{query}").status_code == 200
    assert act.ref in budi.get("/pengawasan/?hasil=INSIDE_WITHOUT_CONSENT&daerah=Kudus").content.decode()
    assert act.ref not in budi.get("/pengawasan/?hasil=OUTSIDE").content.decode()
