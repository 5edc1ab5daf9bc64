"""What five newspaper articles tell of prevention, entered by the offices concerned and found where people look.

The facts are entered in our own words; names and posts are those the articles print.
"""

import uuid
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from netra.accounts.models import Role
from netra.accounts.services import add_member
from netra.campaigns import queries
from netra.campaigns.models import Act
from netra.registry import queries as registry
from netra.registry.services import Contacts, update_office
from tests.campaigns.builders import empty_lists, rows
from tests.cast import SINCE, Cast, Person

SOPPENG, PPU, PANDEGLANG, HSU = "73.12", "64.09", "36.01", "63.08"
ClientOf = Callable[[Person], Client]


def _officer(region: str) -> Person:
    office = registry.handling_office(region)
    user = add_member(
        email=f"petugas-{region}@contoh.invalid",
        name="Petugas",
        institution=office,
        role=Role.DISTRICT_SUPERVISOR,
        since=SINCE,
    )
    return Person(user, office)


def _enter(client: Client, kind: str, **values: str) -> Act:
    """Send the form of a kind; the act it made."""
    sent = {"form_key": str(uuid.uuid4()), "is_public": "on", "organiser": "Bawaslu", **values}
    answer = client.post(f"/pencegahan/kelola/baru/?jenis={kind}", sent)
    assert answer.status_code == 302, answer.content.decode()
    return Act.objects.get(ref=answer["Location"].split("/")[3])


def _text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_podcast_of_soppeng(country: None, client_of: ClientOf, client: Client) -> None:
    """Organised by an association of journalists; the article gives a weekday without a date, and no link."""
    act = _enter(
        client_of(_officer(SOPPENG)),
        "BROADCAST",
        title="Bincang Santai: netralitas ASN di Pilkada Soppeng",
        region="Kabupaten Soppeng",
        organiser="Ikatan Jurnalis Soppeng (IJS)",
        host="Radinal",
        on="2020-09-30",
        day_is_estimate="on",
        recording_title="Fan Page Facebook Bincang Santai",
        recording_link="https://www.facebook.com/contoh-bincang-santai",
        questions="Aturan mana yang mengikat ASN? Apa yang dicegah Bawaslu di media sosial?",
        source="Berita daring tentang siniar itu, 2020",
        **rows(
            "speakers",
            {"name": "Andi Tenri Sessu", "post": "Sekretaris Daerah", "body": "Pemerintah Kabupaten Soppeng"},
            {"name": "Winardi", "post": "Ketua", "body": "Bawaslu Kabupaten Soppeng"},
        ),
        **rows("reaches", {"audience": "Masyarakat dan ASN Soppeng", "employment": "PUBLIC"}),
    )
    assert act.organiser_office is None
    assert act.election_year == 2020
    listed = _text(client, "/pencegahan/?daerah=Soppeng&rekaman=on")
    assert f"/pencegahan/{act.ref}/" in listed
    page = _text(client, f"/pencegahan/{act.ref}/")
    for word in ("Ikatan Jurnalis Soppeng (IJS)", "Radinal", "Sekretaris Daerah", "Ketua", "sekitar", "Fan Page"):
        assert word in page
    assert 'href="https://www.facebook.com/contoh-bincang-santai" rel="noopener noreferrer nofollow external"' in page
    for embedded in ("<iframe", "<video", "<embed", "<object"):
        assert embedded not in page


def test_the_session_and_the_circular_of_penajam_paser_utara(
    country: None, client_of: ClientOf, client: Client
) -> None:
    officer = client_of(_officer(PPU))
    session = _enter(
        officer,
        "SESSION",
        title="Sosialisasi kebijakan netralitas ASN di lingkungan Pemkab PPU",
        region="PPU",
        organiser="Pemerintah Kabupaten Penajam Paser Utara",
        venue="Gedung Graha Pemuda",
        on="2024-09-13",
        questions="Penjabat bupati meminta Bawaslu membuka nomor pengaduan seluas-luasnya.",
        **rows(
            "speakers",
            {"name": "Makmur Marbun", "post": "Penjabat Bupati"},
            {"name": "Khazin", "post": "Ketua", "body": "Bawaslu Kabupaten Penajam Paser Utara"},
        ),
        **rows("reaches", {"audience": "Forkopimda dan ASN PPU", "employment": "ASN", "wording": "ratusan"}),
    )
    circular = _enter(
        officer,
        "CIRCULAR",
        title="Netralitas pegawai dalam pemilihan kepala daerah 2024",
        region="Kabupaten Penajam Paser Utara",
        organiser="Bupati Penajam Paser Utara",
        number="10 Tahun 2024",
        on="2024-09-01",
        day_is_estimate="on",
        binds=["ASN", "PPNPN", "VILLAGE_HEAD", "VILLAGE_STAFF"],  # type: ignore[arg-type]
    )
    page = _text(client, f"/pencegahan/{circular.ref}/")
    for word in ("10 Tahun 2024", "ASN (PNS dan PPPK)", "PPNPN", "Kepala desa", "Perangkat desa", "Bupati Penajam"):
        assert word in page
    for who in ("PPNPN", "VILLAGE_STAFF", "PPPK"):
        assert circular.ref in _text(client, f"/pencegahan/?daerah=PPU&mengikat={who}")
    assert circular.ref not in _text(client, "/pencegahan/?daerah=PPU&mengikat=POLRI")
    told = _text(client, f"/pencegahan/{session.ref}/")
    assert "ratusan" in told
    assert "Khazin" in told
    # The hotline the acting regent asked for is on the page of the office, one link from here.
    assert f"/kantor/{PPU}/" in told
    update_office(code=f"BAWASLU-{PPU}", contacts=Contacts(hotline="0800-000-000"), on=date(2024, 9, 14))
    assert "0800-000-000" in _text(client, f"/kantor/{PPU}/")


def test_the_session_of_pandeglang(country: None, client_of: ClientOf, client: Client) -> None:
    officer = _officer(PANDEGLANG)
    act = _enter(
        client_of(officer),
        "SESSION",
        title="Sosialisasi pengawasan dan netralitas ASN",
        region="Kabupaten Pandeglang",
        organiser=officer.office.name,
        venue="Sebuah hotel di Pandeglang",
        on="2020-09-23",
        **rows(
            "speakers",
            {"name": "Ade Mulyadi", "post": "Ketua", "body": "Bawaslu Kabupaten Pandeglang"},
            {"name": "Irwansyah", "post": "Asisten bidang nilai dasar dan netralitas", "body": "KASN"},
        ),
        **rows(
            "reaches",
            {"audience": "ASN perangkat daerah", "employment": "ASN"},
            {"audience": "ASN instansi vertikal", "employment": "ASN"},
        ),
    )
    assert act.organiser_office == officer.office
    assert (act.election_year, act.phase) == (2020, "DESIGNATED")
    page = _text(client, f"/pencegahan/{act.ref}/")
    for word in ("ASN instansi vertikal", "KASN", "Rabu, 23 September 2020", "Pilkada 2020"):
        assert word in page
    # The wish that participants tell others: their own session later stands below the first.
    later = _enter(
        client_of(officer),
        "SESSION",
        title="Peserta menjelaskan kepada rekan sekantor",
        region="Kabupaten Pandeglang",
        on="2020-10-05",
        follows=act.ref,
        **empty_lists("speakers", "reaches"),
    )
    assert later.follows == act
    assert later.title in _text(client, f"/pencegahan/{act.ref}/")


def test_the_national_meeting_of_secretaries(cast: Cast, client_of: ClientOf, client: Client) -> None:
    act = _enter(
        client_of(cast.nala),
        "MEETING",
        title="Rapat koordinasi nasional Forum Sekretaris Daerah",
        organiser="Forum Sekretaris Daerah Seluruh Indonesia",
        venue="Jakarta",
        on="2020-09-30",
        **rows(
            "parties",
            {"body": "Kementerian PANRB", "represented_by": "Sekretaris kementerian"},
            {"body": "Kementerian Dalam Negeri", "represented_by": "Sekretaris jenderal"},
        ),
        **rows("speakers", {"name": "Dwi Wahyu Atmaji", "body": "Kementerian PANRB"}, {"name": "Muhammad Hudori"}),
        **rows(
            "agreements",
            {
                "what": "Bersinergi dengan Bawaslu memantau indikasi pelanggaran",
                "who": "Sekda provinsi dan kabupaten/kota",
            },
        ),
        **empty_lists("reaches"),
    )
    assert act.region is None
    page = _text(client, f"/pencegahan/{act.ref}/")
    for word in ("Seluruh Indonesia", "Kementerian PANRB", "Muhammad Hudori", "Sekda provinsi dan kabupaten/kota"):
        assert word in page
    assert act.ref in _text(client, "/pencegahan/?daerah=Kudus"), "a national act holds in every region"
    assert act.ref in _text(client, "/pencegahan/?q=Hudori")


def test_the_coordination_meeting_of_hulu_sungai_utara(country: None, client_of: ClientOf, client: Client) -> None:
    bodies = ("KPU HSU", "TNI", "Polri", "Kejaksaan Negeri", "BKPP HSU")
    officer = client_of(_officer(HSU))
    act = _enter(
        officer,
        "MEETING",
        title="Rapat koordinasi pemangku kepentingan tentang netralitas ASN",
        region="HSU",
        organiser="Bawaslu Kabupaten Hulu Sungai Utara",
        venue="Pendopo RM Melati, Amuntai",
        on="2020-10-20",
        minutes="Disamakan pengertian tentang apa yang boleh dan tidak boleh selama masa pemilihan.",
        **rows("parties", *({"body": body} for body in bodies)),
        **rows(
            "speakers",
            {"name": "Syardani", "post": "Ketua", "body": "Bawaslu HSU"},
            {"name": "Riza Anshari", "post": "Anggota", "body": "KPU HSU"},
            {"name": "M. Yusup", "post": "Perwakilan", "body": "BKPP HSU"},
        ),
        **empty_lists("agreements"),
        **rows("reaches", {"audience": "Perwakilan ASN Pemkab HSU", "employment": "ASN"}),
    )
    # A governor's election was held there; the meeting fell into its campaign.
    assert (act.election_year, act.phase) == (2020, "CAMPAIGN")
    page = _text(client, f"/pencegahan/{act.ref}/")
    for word in (*bodies, "Riza Anshari", "M. Yusup", "Selasa, 20 Oktober 2020", "Hulu Sungai Utara, Kalimantan"):
        assert word in page
    assert "Disamakan pengertian" not in page, "minutes stay in the office"
    assert "Disamakan pengertian" in _text(officer, f"/pencegahan/kelola/{act.ref}/")
    assert act.ref in _text(client, "/pencegahan/?daerah=Hulu+Sungai+Utara&jenis=MEETING&tahun=2020")
    assert [row.ref for row in queries.public_acts(HSU, "MEETING")] == [act.ref]


@pytest.mark.parametrize("place", ["Soppeng", "PPU", "Pandeglang", "HSU"])
def test_a_place_without_acts_says_so(country: None, client: Client, place: str) -> None:
    assert "Tidak ada kegiatan yang cocok" in _text(client, f"/pencegahan/?daerah={place}")
