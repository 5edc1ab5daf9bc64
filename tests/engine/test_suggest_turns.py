"""Stories that turn: who only looks bound, who only looks free, and what is granted before the reproach."""

from datetime import date

import pytest

from netra.domain.codes import PersonStatus, Route
from netra.domain.loading import load
from netra.engine.suggest import Draft, Suggestion, suggest
from netra.engine.suggest.signals import LATER, ends_at, found_by_rules, turns_at, words_of, words_weighed
from netra.engine.suggest.suggesting import read_by_rules

AFTER = date(2024, 10, 12)
CATALOGUE = load()


def by_rules(narrative: str) -> Draft:
    return read_by_rules(narrative, on=AFTER, region_code="33.09", catalogue=CATALOGUE)


def read(narrative: str) -> Suggestion:
    return suggest(narrative, on=AFTER, region_code="33.09", catalogue=CATALOGUE, with_learned=False)


def test_it_works() -> None:
    draft = by_rules("Istri pak dukuh ikut senam bareng paslon pakai kaos. Dukuhnya sendiri di rumah momong cucu.")
    assert draft.standings[0].status is PersonStatus.NOT_BOUND
    assert {"RELATIVE", "ALIBI"} <= draft.keys


@pytest.mark.parametrize(
    ("narrative", "status"),
    [
        ("Guru les piano memasang poster calon. Orang tua murid bilang guru harus netral.", PersonStatus.NOT_BOUND),
        ("Katanya purnawirawan, tapi ia masih aktif di Kodim dan mengawal konvoi paslon.", PersonStatus.TNI),
        ("Pak lurah mengajak warga mencoblos paslon 2 di balai desa.", PersonStatus.VILLAGE_HEAD),
        ("Pak lurah mengajak warga mencoblos paslon 2 di kantor kelurahan.", PersonStatus.PNS),
        ("Polisi hutan berfoto bersama calon bupati.", PersonStatus.PNS),
        ("Penjaga kolam, honor harian, menempel poster paslon.", PersonStatus.PPNPN),
        ("Hasil pengawasan Panwascam: kepala desa berada di bak pikap kampanye paslon 1.", PersonStatus.VILLAGE_HEAD),
    ],
)
def test_who_is_bound(narrative: str, status: PersonStatus) -> None:
    assert by_rules(narrative).standings[0].status is status


def test_an_organiser_who_also_holds_a_bound_post_is_judged_by_that_post() -> None:
    told = "Anggota panwascam yang sehari-hari guru PPPK menulis dukungan di grup Facebook paslon."
    assert by_rules(told).misfits["ORGANISER"] < 0.5
    assert not read(told).is_misfit_first
    alone = by_rules("Anggota panwascam menulis dukungan di grup Facebook paslon.")
    assert alone.misfits["ORGANISER"] > 0.8


def test_a_roll_that_is_wrong_belongs_to_who_keeps_it() -> None:
    found = read("Nama saya tidak ada di DPT. Lapor ke RT disuruh ke PPS, petugas PPS bilang sudah tutup.")
    assert found.misfit is not None
    assert [one.route for one in found.misfit.belongs] == [Route.KPU]


def test_a_head_on_leave_who_left_the_car_may_campaign() -> None:
    found = by_rules("Bupati yang sedang cuti kampanye hadir di kampanye paslon, mobil dinas ditinggal di pendopo.")
    assert found.misfits["HEAD_ON_LEAVE"] > 0.8
    used = by_rules("Bupati yang sedang cuti kampanye hadir di kampanye paslon memakai mobil dinas.")
    assert "HEAD_ON_LEAVE" not in used.misfits


def test_what_is_granted_speaks_less_for_innocence() -> None:
    plain = "Camat hanya duduk di kampanye paslon, tanpa atribut."
    granted = plain + " Itu tidak kami persoalkan. Anehnya, ia kemudian naik panggung."
    assert by_rules(granted).misfits["TOLD_AS_INNOCENT"] < by_rules(plain).misfits["TOLD_AS_INNOCENT"]


@pytest.mark.parametrize(
    ("narrative", "key"),
    [
        ("Bu kepsek dituduh kampanye. Ternyata itu spanduk lomba cerdas cermat.", "OTHER_MEANING"),
        ("Orang bilang pak kabid ikut rombongan paslon, ternyata itu adik kembarnya.", "MISTAKEN"),
        ("Camat dilaporkan berpihak, padahal dalam rekaman utuh ia membaca aturan.", "CLEARED"),
        ("Warga menuduh bu bidan berkampanye.", "ACCUSED"),
    ],
)
def test_what_clears_somebody_is_a_fact(narrative: str, key: str) -> None:
    draft = by_rules(narrative)
    assert key in draft.keys


def test_what_follows_a_turn_and_what_comes_last_have_names_of_their_own() -> None:
    draft = by_rules(
        "Camat kecamatan kami ikut kampanye paslon di lapangan. Ternyata ia bertugas. "
        "Surat tugasnya diperlihatkan kepada semua pengawas."
    )
    assert draft.tokens[turns_at(draft)].plain == "ternyata"
    assert draft.tokens[ends_at(draft)].plain == "surat"
    names = words_of(draft)
    assert "t pengawas" in names
    assert "e pengawas" in names
    assert "t kampanye" not in names
    assert "e camat" not in names
    found = found_by_rules(draft, CATALOGUE)
    assert "kf EVENT" in found
    assert "kl OFFICIAL_LETTER" in found
    assert "kt OFFICIAL_LETTER" in found
    assert "kt EVENT" not in found


def test_a_single_sentence_without_a_turn_has_neither() -> None:
    draft = by_rules("Camat ikut kampanye paslon")
    assert turns_at(draft) == ends_at(draft) == len(draft.tokens)
    assert not [name for name in words_of(draft) if name.startswith(("t ", "e "))]
    assert turns_at(by_rules("")) == ends_at(by_rules("")) == 0


def test_however_many_words_come_last_they_weigh_the_same_together() -> None:
    for many in (1, 4, 90):
        numbers = words_weighed([f"e {at}" for at in range(many)])
        assert sum(number**2 for number in numbers.values()) == pytest.approx(LATER**2)
    assert words_weighed([]) == {}
