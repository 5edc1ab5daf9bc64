"""A post in a campaign: an officer looks at it, the cyber unit tells whose account it is, a second reader who does not
know what the first one said agrees, and a registered finding stands with the post among its evidence."""

from datetime import date
from pathlib import Path

import pytest

from netra.domain.allegation import STATUS_LABELS
from netra.domain.codes import PersonStatus
from netra.monitoring.models import Check, Flag
from tests.journeys.house import House
from tests.journeys.people import Officer, Street
from tests.journeys.stories import outcome
from tests.monitoring.builders import a_flag

pytestmark = pytest.mark.journey

POST = "Pilih nomor dua, ayo warga Jekulo!"
QUESTION = "Milik siapa akun ini, dan apakah diretas pada 8 Oktober?"
ANSWER = "Profil menyebut nama, kecamatan, dan jabatannya. Riwayat masuknya tidak menunjukkan peretasan."
NUMBER = "007/TM/PB/Kab/14.15/X/2024"


def judges(reader: Officer) -> Officer:
    """Take the flag, answer every question that may clear the person, confirm."""
    reader.presses("Ambil untuk dinilai").reads("Tanda ini Anda pegang selama 30 menit.")
    for check in Check:
        group = reader.page.get_by_role("group", name=str(check.label))
        group.get_by_label("Tidak", exact=True).check()
    reader.ticks("Ya, berpihak pada calon").ticks("Kukuhkan: layak ditelusuri sebagai dugaan")
    return reader.presses("Simpan putusan")


def test_a_post_becomes_a_registered_finding(house: House, street: Street, tmp_path: Path) -> None:
    # Given: a run found a post of the day before yesterday.
    house.is_on(date(2024, 10, 10))
    flag = house.backstage(lambda: a_flag("perjalanan", text=POST, matches=[]))
    page = f"/pemantauan/tanda/{flag.ref}/"

    # When: Budi finds it in the queue, judges it, and asks the cyber unit until Saturday,
    budi = Officer(street, house.cast.budi).signs_in().goes_to("/pemantauan/")
    budi.follows(POST).reads("5 hari lagi", "Masa kampanye", "B06")
    judges(budi).reads("Terima kasih. Pembaca kedua menilainya tanpa melihat putusan Anda.")
    budi.unfolds("Tanyakan kepada unit siber").writes("Pertanyaan Anda", QUESTION)
    budi.writes("Jawaban diminta paling lambat", "2024-10-12").presses("Kirim").reads("Terkirim ke unit siber.")

    # an analyst answers with what the profile says, and how sure the unit is;
    house.is_on(date(2024, 10, 11))
    sinta = Officer(street, house.cast.sinta).signs_in().goes_to("/pemantauan/siber/").follows(QUESTION)
    sinta.reads(POST).reads_nothing_of("Dikukuhkan").presses("Kerjakan")
    profile = tmp_path / "profil.txt"
    profile.write_text("Joko Contoh, Camat Jekulo. Dilihat 11 Oktober 2024.", encoding="utf-8")
    sinta.writes("Jawaban", ANSWER).ticks("Yakin").attaches("Bukti", profile)
    sinta.ticks("Keterangan profil: nama, tempat, dan unit kerja").writes("Nama pemilik akun", "Joko Contoh")
    sinta.selects("Status", STATUS_LABELS[PersonStatus.PNS]).writes("Jabatan", "Camat Jekulo")
    sinta.selects("Instansi pembina kepegawaian", house.cast.sari.office.name)
    sinta.presses("Kirim jawaban").reads("Jawaban terkirim kepada kantor yang bertanya.")

    # a second reader sees that answer, and nothing of what the first one said,
    wati = Officer(street, house.cast.wati).signs_in().goes_to(page).reads("Joko Contoh", ANSWER[:40])
    wati.reads("Anda pembaca kedua: putusan pertama tidak ditampilkan, apa pun isinya.")
    assert house.cast.budi.user.name not in wati.page.locator("main").inner_text().split("Ditanyakan")[0]
    judges(wati).reads("Dikukuhkan dua pembaca. Buka perkara, atau gabungkan dengan yang sudah ada.")

    # and Budi opens the case and registers the finding.
    budi.goes_to(page).presses("Buka perkara")
    budi.reads("Perkara dibuka.", "Joko Contoh", "Camat Jekulo", "unggahan.txt", "profil.txt")
    budi.takes("make_finding", "SUPERVISION_REPORT", "FINDING_MINUTES")
    budi.takes("register", "REGISTER_NUMBER", number=NUMBER).reads_heading(NUMBER)

    # Then: the case holds the post and the person the unit named, under the rule of the day.
    ref, stage, pieces, rules = house.backstage(lambda: _end(flag.pk))
    assert (stage, pieces, rules) == ("FILED", {"unggahan.txt", "profil.txt"}, [["B06"]])
    end = outcome(house, ref)
    assert end.stage == "REGISTERED"
    assert end.in_order("OPENED", "EVIDENCE_ADDED", "make_finding", "register")


def _end(pk: int) -> tuple[str, str, set[str], list[list[str]]]:
    flag = Flag.objects.get(pk=pk)
    assert flag.case is not None
    pieces = {one.evidence.name for one in flag.case.exhibits.all()}
    return flag.case.ref, flag.stage, pieces, [one.rules for one in flag.case.people.all()]
