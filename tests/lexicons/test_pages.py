"""The page of words: read by supervisors of the area, changed by the office that supervises, closed to strangers."""

import pytest
from django.test import Client

from netra.lexicons import queries
from netra.lexicons.models import Silence, Word
from netra.registry.models import Contest
from netra.registry.services import add_pair
from tests.cast import Cast, Person

KATA = "/pemantauan/kata/"


@pytest.fixture
def kudus(cast: Cast) -> Contest:
    contest = Contest.objects.get(election=2018, region="33.19", round=1)
    add_pair(contest=contest, ballot_no=1, head_name="H. RATNO SEKARJATI, S.E.", deputy_name="BRAMANTYO KUSUMO")
    return contest


def _as(person: Person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def _new(**more: str) -> dict[str, str]:
    return {"ballot_no": "1", "kind": "HASHTAG", "text": "#SekarjatiJuara", "source": "baliho", **more}


def test_it_works(cast: Cast, kudus: Contest) -> None:
    budi = _as(cast.budi)
    assert "Kudus" in budi.get(KATA).content.decode()
    page = budi.get(f"{KATA}{kudus.pk}/").content.decode()
    assert "ratno sekarjati" in page
    assert budi.post(f"{KATA}{kudus.pk}/tambah/", _new()).status_code == 302
    page = budi.get(f"{KATA}{kudus.pk}/").content.decode()
    assert "#sekarjatijuara" in page
    assert "Budi" in page
    word = Word.objects.get()
    assert budi.get(f"{KATA}{kudus.pk}/kata/{word.pk}/tarik/").status_code == 200
    assert budi.post(f"{KATA}{kudus.pk}/kata/{word.pk}/tarik/", {"why": "keliru"}).status_code == 302
    assert "keliru" in budi.get(f"{KATA}{kudus.pk}/").content.decode()


def test_a_word_from_names_is_taken_out_and_brought_back(cast: Cast, kudus: Contest) -> None:
    budi, address = _as(cast.budi), f"{KATA}{kudus.pk}/tarik/1/?kata=sekarjati"
    assert budi.get(address).status_code == 200
    assert budi.post(address, {"why": ""}).status_code == 422
    assert budi.post(address, {"why": "nama jalan"}).status_code == 302
    assert budi.get(address).status_code == 404
    row = Silence.objects.get()
    assert budi.post(f"{KATA}{kudus.pk}/pulihkan/{row.pk}/").status_code == 302
    assert budi.post(f"{KATA}{kudus.pk}/pulihkan/{row.pk}/").status_code == 404
    assert budi.get(address).status_code == 200


def test_a_text_is_tried_and_forgotten(cast: Cast, kudus: Contest) -> None:
    budi = _as(cast.budi)
    page = budi.post(f"{KATA}{kudus.pk}/coba/", {"text": "Gaspol Pak R4tno Sekarjati, nomor 1 <b>"}).content.decode()
    assert '<mark class="n-mark n-mark-who">' in page
    assert "&lt;b&gt;" in page
    found = queries.try_text("Gaspol Pak R4tno Sekarjati, nomor 1", kudus)
    assert found.ballots == (1,)
    assert {"nomor 1", "ratno sekarjati"} <= {one.pattern.text for one in found.found}
    assert not queries.try_text("Selamat pagi semuanya", kudus).found
    assert budi.post(f"{KATA}{kudus.pk}/coba/", {"text": ""}).status_code == 422


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"text": "!!"},
        {"source": ""},
        {"ballot_no": "9"},
        {"kind": "PART"},
        {"platform": "X"},
        {"starts_on": "2018-02-01", "ends_on": "2018-01-01"},
    ],
)
def test_what_is_no_word_is_told(cast: Cast, kudus: Contest, wrong: dict[str, str]) -> None:
    assert _as(cast.budi).post(f"{KATA}{kudus.pk}/tambah/", _new(**wrong)).status_code == 422
    assert not Word.objects.exists()


def test_a_stranger_sees_and_changes_nothing(cast: Cast, kudus: Contest) -> None:
    for person, closed in ((cast.tono, 404), (cast.sari, 403), (cast.vera, 403), (cast.ayu, 403), (cast.adi, 403)):
        client = _as(person)
        assert client.get(f"{KATA}{kudus.pk}/").status_code == closed
        assert client.post(f"{KATA}{kudus.pk}/tambah/", _new()).status_code == closed
        assert client.post(f"{KATA}{kudus.pk}/coba/", {"text": "Ratno"}).status_code == closed
        assert client.post(f"{KATA}{kudus.pk}/tarik/1/?kata=sekarjati", {"why": "x"}).status_code == closed
    chosen = _as(cast.tono).get(f"{KATA}?daerah=Kabupaten+Kudus&tahun=2018")
    assert f"{KATA}{kudus.pk}/" not in chosen.content.decode()
    assert Client().get(f"{KATA}{kudus.pk}/").status_code == 302
    assert not Word.objects.exists()
    assert not Silence.objects.exists()


def test_those_below_read_and_do_not_change(cast: Cast, kudus: Contest) -> None:
    camelia = _as(cast.camelia)
    page = camelia.get(f"{KATA}{kudus.pk}/").content.decode()
    assert "ratno sekarjati" in page
    assert "tarik" not in page
    assert camelia.post(f"{KATA}{kudus.pk}/tambah/", _new()).status_code == 403


@pytest.mark.parametrize("who", ["budi", "wati", "nala", "sinta"])
def test_who_changes_the_words_of_a_district(cast: Cast, kudus: Contest, who: str) -> None:
    assert _as(getattr(cast, who)).post(f"{KATA}{kudus.pk}/tambah/", _new()).status_code == 302


def test_a_district_reads_its_province_and_changes_it_not(cast: Cast) -> None:
    province = Contest.objects.get(election=2018, region="33", round=1)
    add_pair(contest=province, ballot_no=1, head_name="RATNO SEKARJATI", deputy_name="")
    budi = _as(cast.budi)
    assert budi.get(f"{KATA}{province.pk}/").status_code == 200
    assert budi.post(f"{KATA}{province.pk}/tambah/", _new()).status_code == 403


def test_a_word_is_withdrawn_only_in_its_own_contest(cast: Cast, kudus: Contest) -> None:
    other = Contest.objects.get(election=2018, region="33", round=1)
    _as(cast.nala).post(f"{KATA}{kudus.pk}/tambah/", _new())
    word = Word.objects.get()
    assert _as(cast.nala).post(f"{KATA}{other.pk}/kata/{word.pk}/tarik/", {"why": "x"}).status_code == 404
    assert Word.objects.get().ended_at is None
