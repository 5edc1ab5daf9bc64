"""A narrative leads to the kinds of act it may touch, with the words that led there."""

from datetime import date

import pytest

from netra.domain.codes import PersonStatus, Route, Side
from netra.domain.loading import load
from netra.engine.suggest import Draft, Suggestion, as_json, feature_names, features, suggest

BEFORE, AFTER = date(2024, 7, 10), date(2024, 10, 12)
CATALOGUE = load()


def read(narrative: str, on: date = AFTER, region_code: str | None = "33.09") -> Suggestion:
    return suggest(narrative, on=on, region_code=region_code, catalogue=CATALOGUE)


def test_it_works() -> None:
    narrative = "Camat nge-like postingan paslon nomor 2 di Facebook."
    found = read(narrative)
    assert found.found[0].code == "B06"
    assert found.statuses[0] is PersonStatus.PNS
    assert found.side is Side.AFTER
    assert [one.route for one in found.destinations] == [Route.BKN]
    assert not found.is_misfit_first
    said = {narrative[fact.start : fact.end] for fact in found.found[0].reasons}
    assert {"Camat", "nge-like"} <= said


FAMILIES = {
    "a like before designation": ("PNS dinas kasih jempol di postingan bakal calon bupati", BEFORE, "A04"),
    "a photo with a hand sign": ("Lurah selfie dua jari bareng calon lalu diunggah di IG", AFTER, "B07"),
    "a declaration before": ("Guru PNS ikut deklarasi bakal calon, pakai kaos dan teriak yel-yel", BEFORE, "A03"),
    "a rally after": ("ASN pemkab naik panggung kampanye paslon dan joget pakai kaos paslon", AFTER, "B04"),
    "accompanying": ("Pegawai dinas ikut mengantar bakal calon mendaftar ke KPU", date(2024, 8, 28), "A06"),
    "a banner": ("Kabid memasang spanduk paslon di pagar rumahnya", AFTER, "B01"),
    "approaching a party": ("Kadis ambil formulir penjaringan di dua partai, belum cuti", BEFORE, "B03"),
    "party member": ("Staf kecamatan tercatat sebagai pengurus partai politik", BEFORE, "B05"),
    "directing": ("Kepala puskesmas mengumpulkan staf dan mengarahkan pilih nomor 1", AFTER, "B08"),
    "team before": ("Dosen PNS masuk struktur tim pemenangan bakal calon wali kota", BEFORE, "B09"),
    "team after": ("Dosen PNS masuk struktur tim pemenangan paslon", AFTER, "B10"),
    "identity cards": ("PNS mengumpulkan fotokopi KTP untuk calon perseorangan", BEFORE, "B11"),
    "office car": ("Mobil dinas plat merah camat dipakai mengangkut spanduk paslon", AFTER, "B12"),
    "spouse": ("Istri calon bupati, bidan PNS, tidak cuti dan ikut kampanye suaminya", AFTER, "A07"),
    "village head": ("Kades acungkan dua jari bareng warga, dukung paslon nomor 2", AFTER, "D01"),
    "village head with power": ("Kades mengancam mencoret BLT warga kalau tidak pilih petahana", AFTER, "D02"),
    "village staff": ("Sekdes ikut kampanye paslon pakai kaos", AFTER, "D03"),
    "village head in a party": ("Kades jadi ketua PAC partai", BEFORE, "D04"),
    "council member in a party": ("Anggota BPD menjadi pengurus partai politik", BEFORE, "D05"),
    "acting village head": ("Pj kepala desa mengajak warga mendukung calon", AFTER, "D06"),
    "contract staff": ("Tenaga honorer kelurahan joget bareng paslon, videonya viral", AFTER, "N01"),
    "soldier": ("Oknum babinsa mengarahkan warga memilih calon tertentu", AFTER, "T01"),
    "police": ("Kapolsek minta kades memenangkan salah satu paslon", AFTER, "T01"),
    "replacing officials": ("Bupati petahana merotasi pejabat tanpa izin mendagri", date(2024, 4, 15), "P01"),
    "aid with a face": ("Bansos beras ditempeli foto bupati yang maju lagi", date(2020, 10, 12), "P02"),
    "idle authority": ("Bupati belum menjalankan rekomendasi sanksi KASN bagi lima ASN", date(2020, 10, 25), "P04"),
    "idle superior": ("Kepala dinas tahu stafnya timses tapi diam, tidak pernah dipanggil", AFTER, "P05"),
    "candidate's side": ("Paslon melibatkan ASN dan kepala desa di kampanyenya", AFTER, "C01"),
}


@pytest.mark.parametrize(("narrative", "on", "code"), FAMILIES.values(), ids=FAMILIES.keys())
def test_the_person_and_the_side_decide_the_family(narrative: str, on: date, code: str) -> None:
    rules = suggest(narrative, on=on, region_code="33.09", catalogue=CATALOGUE, with_learned=False)
    assert not rules.is_misfit_first
    assert rules.found[0].code == code
    found = read(narrative, on)  # what was learned may prefer a neighbouring kind
    assert not found.is_misfit_first
    assert code in [one.code for one in found.found[:2]]


MISFITS = {
    "neighbourhood head": ("Ketua RT kami pasang spanduk paslon, bukan PNS", "NOT_BOUND"),
    "private teacher": ("Guru yayasan, bukan PNS, jadi tim sukses paslon", "NOT_BOUND"),
    "retired": ("Pensiunan kepala dinas jadi juru kampanye paslon", "NOT_BOUND"),
    "money": ("Tim sukses bagi amplop 50 ribu ke warga biar pilih paslon 2", "MONEY_POLITICS"),
    "organiser": ("Anggota KPPS membagikan stiker calon waktu antar undangan", "ORGANISER"),
    "passive": ("PNS itu cuma berdiri di pinggir, dengar orasi, tidak pakai atribut, tidak pose", None),
    "on duty": ("Satpol PP berjaga di kampanye dengan surat tugas, tanpa atribut apa pun", None),
    "spouse on leave": ("Istri calon bupati, ASN yang sedang CLTN, mendampingi suaminya daftar di KPU", None),
    "even-handed": ("ASN share jadwal debat dari akun resmi KPU, tidak menyebut calon mana pun", None),
    "service": ("KTP saya tiga bulan tidak jadi, petugas disdukcapil jutek", "OTHER_MATTER"),
    "spam": ("Promo pinjaman online cepat cair tanpa jaminan hubungi wa", None),
    "roads": ("Jalan rusak di depan kantor kelurahan tidak pernah diperbaiki", "OTHER_MATTER"),
}


@pytest.mark.parametrize(("narrative", "key"), MISFITS.values(), ids=MISFITS.keys())
def test_what_fits_nothing_comes_first_with_its_reason(narrative: str, key: str | None) -> None:
    found = read(narrative)
    assert found.is_misfit_first
    assert found.misfit is not None
    assert found.misfit.why.id
    assert key in {None, found.misfit.key}
    assert found.destinations == found.misfit.belongs


def test_money_handed_out_by_citizens_belongs_with_gakkumdu() -> None:
    found = read("Pak RT bagi uang seratus ribuan buat milih salah satu calon, disuruh tim")
    assert found.is_misfit_first
    assert [one.route for one in found.destinations] in ([Route.GAKKUMDU], [])


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Pak camat ngacungin jempol bareng paslon trus di upluod di fesbuk", "B07"),
        ("oknum PNS komen2 dan nge-share postingan cabup", "B06"),
        ("kepala sekoalh memasang sapnduk paslon", "B01"),
        ("kuwu melu kampaye calon bupati nganggo klambi paslon", "D01"),
        ("wali nagari sato kampanye calon gubernur", "D01"),
        ("perangkat desa miluan kampanye paslon", "D03"),
    ],
)
def test_slips_slang_and_regional_words_are_ordinary_input(written: str, code: str) -> None:
    assert code in [one.code for one in read(written).found][:2]


def test_what_the_words_deny_is_no_fact() -> None:
    keys = {fact.key for fact in read("Guru itu tidak pakai atribut dan tidak ikut kampanye paslon").facts}
    assert "ATTRIBUTES" not in keys


def test_before_deciding_it_asks_what_is_open() -> None:
    keys = {one.key for one in read("Ada yang like postingan calon", region_code=None).missing}
    assert {"who", "region"} <= keys


def test_the_day_decides_who_verifies() -> None:
    told = "PNS nge-like postingan calon bupati di Facebook"
    assert read(told, date(2020, 10, 20)).destinations[0].route is Route.KASN
    assert read(told, AFTER).destinations[0].route is Route.BKN


def test_a_vote_ordered_again_keeps_the_side_of_designation() -> None:
    assert read("ASN ikut kampanye paslon", date(2025, 4, 5)).side is Side.AFTER
    assert read("ASN ikut deklarasi bakal calon", date(2024, 1, 5)).side is Side.BEFORE


def test_a_ranker_may_reorder_and_hide_nothing() -> None:
    told = "Camat nge-like postingan paslon dan foto dua jari bareng paslon di medsos"
    plain = read(told)

    def last_first(draft: Draft) -> dict[str, float]:
        return {one.code: 1 - one.score for one in draft.scored}

    moved = suggest(told, on=AFTER, catalogue=CATALOGUE, reorder=last_first)
    assert moved.found[0].code != plain.found[0].code
    assert {one.code for one in moved.found} == {one.code for one in plain.found}


def test_features_have_fixed_names() -> None:
    numbers = features("Camat like postingan paslon", on=AFTER, code="B06", catalogue=CATALOGUE)
    assert tuple(numbers) == feature_names()
    assert numbers["fact:LIKE"] == 1.0
    assert numbers["score"] > 0.5


def test_the_answer_as_json_holds_codes_reasons_and_both_languages() -> None:
    told = as_json(read("Kades ikut kampanye paslon pakai kaos"))
    assert told["found"][0]["code"] == "D01"
    assert told["found"][0]["act"]["en"].startswith("A village head")
    assert {"kind", "key", "label", "start", "end"} == set(told["facts"][0])


def test_asking_whether_one_may_denies_nothing() -> None:
    found = suggest("boleh gak komen di postingan paslon", on=date(2024, 10, 8), catalogue=load())
    assert not found.is_misfit_first or (found.misfit is not None and found.misfit.key != "VOTED_OR_LOOKED")
    assert found.found[0].code == "B06"


def test_json_names_the_catalogue_and_the_engine_each_by_its_own_version() -> None:
    found = suggest("Camat memasang baliho paslon nomor 1.", on=date(2024, 10, 8), catalogue=load())
    said = as_json(found)
    assert said["catalogue"] == load().version
    assert said["engine"] == found.version
    assert said["engine"] != said["catalogue"]


def test_a_lurah_of_yogyakartas_regencies_heads_a_village() -> None:
    told = "Pak lurah minta warga mencoblos paslon nomor 2."
    assert read(told, region_code="34.02").found[0].code.startswith("D")
    assert read(told, region_code="34.71").found[0].code.startswith("B")


def test_pak_before_a_post_is_no_family_tie() -> None:
    found = read("Pak bupati lama nyalon lagi, beras bantuan pemda karungnya ada gambar beliau. Dibagi lewat RT.")
    assert found.statuses[0] is PersonStatus.HEAD_OF_REGION
    assert found.found[0].code == "P02"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("Camat menghadang relawan paslon nomor 2 masuk ke desa, paslon nomor 1 bebas.", "B12"),
        ("Rekomendasi KASN soal tiga ASN sudah turun, tapi bupati kami tidak laksanakan.", "P04"),
        ("Tim paslon memakai perangkat desa untuk kampanye. Yang kami laporkan timnya.", "C01"),
        ("Istri calon bupati, guru PNS, ikut kampanye suaminya tanpa mengambil cuti.", "A07"),
    ],
)
def test_the_act_told_leads_to_its_code(told: str, code: str) -> None:
    found = read(told)
    assert found.found[0].code == code
    assert not found.is_misfit_first


def test_support_without_an_act_told_fits_nothing() -> None:
    found = read("Kata orang ada kadis mendukung salah satu paslon. Bentuknya seperti apa saya tidak tahu.")
    assert found.is_misfit_first
    assert found.misfit is not None
    assert found.misfit.key == "NO_ACT"


def test_days_after_a_vote_belong_to_it_though_the_next_is_near() -> None:
    assert read("PNS ikut demo hasil pencoblosan.", date(2017, 2, 17), None).side is Side.AFTER


def test_pppk_is_a_word_though_it_repeats_a_letter() -> None:
    assert read("Pegawai PPPK menyukai postingan paslon nomor 2.").statuses[0] is PersonStatus.PPPK


@pytest.mark.parametrize(
    "told",
    [
        "Pengawas desa mendapati camat membagikan stiker paslon di balai desa.",
        "Komisioner Bawaslu membenarkan adanya laporan camat menghadiri deklarasi paslon dan berorasi.",
        "Empat warga melaporkan camat karena membagikan beras berstiker paslon.",
    ],
)
def test_who_reports_or_looks_on_is_not_the_one_told_of(told: str) -> None:
    found = read(told)
    assert found.statuses[0] is PersonStatus.PNS
    assert not found.is_misfit_first


def test_an_excuse_is_not_what_the_telling_says() -> None:
    told = (
        "Kabid itu ikut kampanye paslon dan berjoget di panggung. Ngakunya cuma kebetulan lewat, tidak pakai atribut."
    )
    assert not read(told).is_misfit_first


def test_what_has_nothing_of_an_election_is_another_matter() -> None:
    found = read("Dana desa untuk jembatan sudah cair tapi jembatannya tetap papan. Kadesnya beli mobil baru.")
    assert found.is_misfit_first
    assert found.misfit is not None
    assert found.misfit.key == "OTHER_MATTER"


def test_who_brings_a_matter_up_stands_aside_whatever_the_post() -> None:
    organiser = read("Kades melaporkan anggota PPS yang ikut rapat pemenangan salah satu paslon.")
    assert organiser.statuses[0] is not PersonStatus.VILLAGE_HEAD
    assert organiser.misfit is not None
    assert organiser.misfit.key == "ORGANISER"
    soldier = read("Saya kepala dusun. Babinsa meminta saya mengajak warga memilih paslon nomor dua.")
    assert soldier.statuses[0] is PersonStatus.TNI
    alone = read("Saya kepala dusun, terlanjur ikut kampanye paslon.")
    assert alone.statuses[0] is PersonStatus.VILLAGE_STAFF


def test_non_asn_staff_are_contract_staff() -> None:
    assert read("Tenaga non-ASN di sekretariat membagikan brosur paslon").statuses == (PersonStatus.PPNPN,)


@pytest.mark.parametrize(
    ("narrative", "status"),
    [
        ("Kasi pelayanan di kantor kecamatan berorasi di kampanye paslon", PersonStatus.PNS),
        ("Kasi pelayanan desa berorasi di kampanye paslon", PersonStatus.VILLAGE_STAFF),
        ("Tadinya honorer, kini sudah PPPK, penyuluh itu berorasi di kampanye paslon", PersonStatus.PPPK),
        ("Danramil panggil para kades dan menyuruh mereka memilih paslon 1", PersonStatus.TNI),
        ("Kapitalaung ikut kampanye paslon", PersonStatus.VILLAGE_HEAD),
        ("Supir kontrak dinas ikut kampanye paslon", PersonStatus.PPNPN),
    ],
)
def test_where_somebody_serves_and_what_he_is_now_decides_the_standing(narrative: str, status: PersonStatus) -> None:
    assert read(narrative).statuses[0] is status


def test_a_superior_who_acted_at_once_did_not_look_away() -> None:
    acted = read("Kadis dituduh membiarkan stafnya kampanye, padahal ia langsung memanggil dan melapor ke inspektorat")
    assert "SUPERIOR_ACTED" in {fact.key for fact in acted.facts}
