"""Dashboards over HTTP: every number leads to the cases it counts, and to no others."""

import re
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from tests.cases.conftest import AtPpk
from tests.cast import Cast, Person
from tests.dashboards.conftest import OCTOBER

BOARD = f"/angka/wilayah/33.19/?{OCTOBER}"
SEKDA = f"/angka/instansi/PPK-33.19/?{OCTOBER}"


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person.user)
    return client


def page(person: Person, address: str) -> str:
    answer = signed_in(person).get(address)
    assert answer.status_code == 200, (address, answer.status_code)
    return unescape(answer.content.decode())


def tiles(html: str) -> dict[str, tuple[int, str]]:
    """Label, figure and address of every figure on top of a page."""
    found = re.findall(r'n-tile-figure">(\d+)</span><a class="[^"]*" href="([^"]*)">([^<]*)<', html)
    return {label: (int(n), address) for n, address, label in found}


def test_it_works(cast: Cast, counted: AtPpk) -> None:
    """The numbers of a region's page, their unit and moment, and behind each of them its case."""
    html = page(cast.budi, BOARD)
    assert "per Kamis, 31 Oktober 2024" in html
    found = tiles(html)
    assert found["Diterima"][0] == found["Diregistrasi"][0] == found["Menunggu pejabat pembina kepegawaian"][0] == 1
    for label, (_n, address) in found.items():
        listed = page(cast.budi, address)
        assert "1 perkara yang boleh Anda lihat" in listed, label
        assert f"/perkara/{counted.case.ref}/" in listed, label
    assert re.search(r'<script type="application/json">', html)
    assert "data-chart" in html
    assert "<svg" in html


def test_every_number_in_every_table_opens(cast: Cast, counted: AtPpk) -> None:
    client = signed_in(cast.nala)
    html = page(cast.nala, f"/angka/nasional/?{OCTOBER}")
    addresses = set(re.findall(r'href="(/angka/daftar/[^"]*)"', html))
    assert len(addresses) > 20
    for address in addresses:
        answer = client.get(address)
        assert (answer.status_code, counted.case.ref in answer.content.decode()) == (200, True), address


def test_a_government_counts_only_what_reached_it(cast: Cast, counted: AtPpk) -> None:
    """What is still with supervision is not told to it by number either."""
    html = page(cast.sari, SEKDA)
    assert "1 perkara menunggu Anda sekarang" in html
    assert f"/perkara/{counted.case.ref}/" in html
    assert set(tiles(html)) == {"Menunggu pejabat pembina kepegawaian", "Masuk ke PPK"}
    for measure in ("RECEIVED", "ACCUSED", "REFERRED", "REVERSED", "REFERRAL_ENDED"):
        asked = f"/angka/daftar/?ukuran={measure}&lingkup=EMPLOYER&kode=PPK-33.19"
        assert signed_in(cast.sari).get(asked).status_code == 404, measure
        assert signed_in(cast.budi).get(asked).status_code == 200, measure
    assert signed_in(cast.sari).get("/angka/daftar/?ukuran=SANCTIONED&lingkup=REGION&kode=33.19").status_code == 404


def test_readers_from_elsewhere_see_totals_and_no_kinds(cast: Cast, counted: AtPpk) -> None:
    html = page(cast.mira, BOARD)
    assert tiles(html)["Diterima"][0] == 1
    assert 'id="agency"' not in html
    assert 'id="post"' not in html
    assert 'id="post"' in page(cast.mira, f"/angka/wilayah/33/?{OCTOBER}")
    by_post = "/angka/daftar/?ukuran=ACCUSED&lingkup=REGION&kode=33.19&dim=POST&nilai=AREA_HEAD"
    assert signed_in(cast.mira).get(by_post).status_code == 404
    assert signed_in(cast.budi).get(by_post).status_code == 200
    assert signed_in(cast.mira).get("/angka/unduh/region/33.19/post.csv").status_code == 404
    assert "Joko" not in html + page(cast.mira, tiles(html)["Diterima"][1])


def test_a_list_shows_no_case_that_is_not_the_readers(cast: Cast, counted: AtPpk) -> None:
    """Kartika verified for KASN; this case went to BKN."""
    listed = page(cast.kartika, "/angka/daftar/?ukuran=RECEIVED&lingkup=NATION")
    assert "0 perkara yang boleh Anda lihat" in listed
    assert counted.case.ref not in listed


@pytest.mark.parametrize(
    "question",
    [
        "",
        "ukuran=RECEIVED",
        "ukuran=SECRET&lingkup=NATION",
        "ukuran=RECEIVED&lingkup=NATION&kode=33",
        "ukuran=RECEIVED&lingkup=NATION&dim=NAME&nilai=x",
        "ukuran=RECEIVED&lingkup=NATION&dari=yesterday",
        "ukuran=RECEIVED&lingkup=NATION&pada=2024-10-31",
        "ukuran=OVERDUE&lingkup=NATION",
        "ukuran=RECEIVED&lingkup=REGION&kode=33.19%00",
    ],
)
def test_questions_that_make_no_sense_have_no_page(cast: Cast, question: str) -> None:
    assert signed_in(cast.nala).get(f"/angka/daftar/?{question}").status_code == 404


def test_files_say_what_they_are(cast: Cast, counted: AtPpk, settings: Settings) -> None:
    """Unit, place, time and, in the practice world, its mark; in the table and in the picture."""
    client, address = signed_in(cast.budi), f"/angka/unduh/region/33.19/origin.{{}}?{OCTOBER}"
    table = client.get(address.format("csv")).content.decode("utf-8-sig").splitlines()
    assert table[0].startswith("Asal perkara,Diterima (perkara),wilayah")
    assert table[1].startswith("Laporan,1,Kabupaten Kudus,")
    assert "LATIHAN" not in table[1]
    settings.PRACTICE = True
    answer = client.get(address.format("csv"))
    assert "LATIHAN" in answer.content.decode()
    assert "LATIHAN-33.19" in answer.headers["Content-Disposition"]
    picture = client.get(address.format("svg")).content.decode()
    assert picture.startswith("<?xml")
    assert "LATIHAN" in picture
    assert "Kabupaten Kudus" in picture
    for wrong in ("origin.exe", "siapa.csv", "menunggu-ppk.svg"):
        assert client.get(f"/angka/unduh/region/33.19/{wrong}").status_code == 404


def test_a_month_written_badly_is_told(cast: Cast) -> None:
    assert "Tulis bulannya seperti 2024-11" in page(cast.budi, "/angka/wilayah/33.19/?dari=kemarin")
    assert "Angka Oktober 2024 sampai November 2024" in page(
        cast.budi, "/angka/wilayah/33.19/?dari=2024-11&sampai=2024-10"
    )


def test_before_anything_was_counted_the_page_says_so(cast: Cast) -> None:
    html = page(cast.nala, "/angka/nasional/")
    assert "Belum ada yang dihitung" in html
    assert tiles(html) == {}


def test_a_page_asks_no_more_the_more_there_is(
    cast: Cast, counted: AtPpk, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """The nation's page reads sums; how many cases there are does not matter to it."""
    client = signed_in(cast.nala)
    client.get("/angka/nasional/")
    with django_assert_max_num_queries(75):
        client.get(f"/angka/nasional/?{OCTOBER}")
