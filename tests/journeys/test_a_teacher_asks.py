"""A teacher looks up a like on her phone, asks about a WhatsApp group without a name, and reads the answer with her
code. A second officer looks at what the first one rewrote; then a stranger finds it, and finds nobody in it."""

import re
from datetime import date

import pytest

from netra.domain.answering import RULING_LABELS, Ruling
from netra.domain.words import Text
from tests.journeys.house import House
from tests.journeys.people import Officer, Street, Visitor

pytestmark = pytest.mark.journey

QUESTION = "Saya guru di SDN 3. Kepala sekolah memasukkan saya ke grup WA tim sukses. Apa saya harus keluar?"
ANSWER = "Keluarlah dari grup itu begitu Anda tahu, dan jangan menulis atau menyukai apa pun di sana."
CLEAN = "Saya dimasukkan atasan ke grup WhatsApp tim sukses. Apakah saya harus keluar?"


def test_a_teacher_asks_before_acting(house: House, street: Street) -> None:
    # Given: it is campaign time, and a teacher looks up a like.
    house.is_on(date(2024, 10, 8), hour=19)
    rina = Visitor(street, phone=True)
    rina.goes_to("/panduan/suka/?siapa=pns").reads(RULING_LABELS[Ruling.FORBIDDEN])

    # When: she asks about a group, in a hurry and without a name,
    rina.goes_to("/tanya/").writes("Cari jawaban yang sudah ada", "dimasukin grup wa").presses("Cari")
    rina.follows("Ajukan pertanyaan").selects("Saya", "PNS")
    rina.writes("Yang ingin saya lakukan, dan pertanyaan saya", QUESTION)
    rina.writes("Di kabupaten, kota, atau provinsi mana", "Kabupaten Kudus").presses_twice("Kirim pertanyaan")
    rina.reads_heading("Pertanyaan Anda sudah kami terima").reads("Jumat, 11 Oktober 2024")
    code = rina.page.locator("#kode").inner_text().strip()
    assert code not in rina.page.url

    # an officer takes it and answers with the rule,
    house.is_on(date(2024, 10, 9), hour=9)
    budi = Officer(street, house.cast.budi).signs_in().goes_to("/kerja/tanya/")
    budi._goes_on(budi.page.get_by_role("link", name=re.compile("^Saya guru di SDN 3")).first)
    budi.presses("Ambil untuk dijawab").ticks("Dilarang").writes("Penjelasan kepada penanya", ANSWER)
    budi._picks_rule("B06")
    budi.presses("Kirim jawaban").reads("Jawaban terkirim. Penanya membacanya dengan kodenya.")

    # Then: she reads it with her code, with the article it rests on,
    rina.goes_to("/tanya/ikuti/").writes("Kode tanda terima", code.lower().replace("-", " ")).presses("Buka")
    rina.reads_heading("Pertanyaan Anda sudah dijawab").reads("Dilarang", ANSWER)
    assert "PP 94/2021 pasal 5 huruf n" in rina.page.locator("main").inner_text()
    rina.presses("Tutup halaman ini").reads_nothing_of(ANSWER)

    # the officer rewrites it, told first that a school still stands in it,
    budi.follows("Terbitkan tanpa identitas").reads("SDN 3")
    budi.selects("Topik", "Grup percakapan").presses("Ajukan untuk diperiksa").reads("SDN 3")
    budi.writes("Pertanyaan, ditulis ulang", CLEAN).presses("Ajukan untuk diperiksa")
    budi.reads("Diajukan. Petugas lain memeriksanya sebelum terbit.", "Menunggu pemeriksaan kedua")

    # another officer looks and publishes,
    wati = Officer(street, house.cast.wati).signs_in().goes_to("/kerja/tanya/terbitan/").follows(CLEAN)
    wati.reads_nothing_of(QUESTION)
    for box in wati.page.locator("input[name=checked]").all():
        box.check()
    wati.presses("Terbitkan").reads("Terbit. Semua orang dapat membacanya.")

    # and a stranger finds it with everyday words, in English around it, without anybody in it.
    stranger = Visitor(street, language="en", phone=True, scripts=False)
    stranger.goes_to("/tanya/?q=dimasukin+group+watsap+timses").follows(Text(CLEAN, CLEAN)).reads(ANSWER)
    stranger.reads("Forbidden").reads_nothing_of(QUESTION, "SDN 3", "Budi", "Wati", code)
