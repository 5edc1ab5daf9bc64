"""Pages about the accused, the places, the questions to employers, the evidence and the work list."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from netra.cases.models import Accused, EmployerQuestion, Exhibit
from netra.evidence import services as evidence
from netra.ledger.models import Entry
from netra.ledger.queries import check
from tests.builders import a_case, do
from tests.cases.conftest import DAY, NIP, AtPpk
from tests.cases.walking import page, signed_in
from tests.cast import Cast

PERSON = {
    "name": "Sri Rekaan",
    "status": "PNS",
    "nip": "19860926 201505 1 001",
    "position": "Lurah",
    "agency": "Kelurahan Contoh",
    "employer": "Pemerintah Kabupaten Kudus",
    "address": "",
    "rules": ["B07"],
}


def test_it_works(cast: Cast) -> None:
    case, client = a_case(cast.budi.actor), signed_in(cast.budi)
    answer = client.post(reverse("cases:add_person", args=(case.ref,)), PERSON)
    assert answer.status_code == 302
    added = Accused.objects.get(name="Sri Rekaan")
    assert (added.nip, added.employer_id, added.rules) == (NIP, "PPK-33.19", ["B07"])
    assert Entry.objects.filter(subject_id=case.pk, event="PERSON_ADDED").exists()


@pytest.mark.parametrize(
    ("nip", "says"),
    [
        ("19861326 201505 1 001", "bukan tanggal lahir"),
        ("3319012609860001", "panjang NIK"),
        ("abc", "hanya boleh berisi angka"),
        ("19860926 201505 7 001", "jenis kelamin"),
    ],
)
def test_a_malformed_nip_is_refused_with_its_reason_and_nothing_is_lost(cast: Cast, nip: str, says: str) -> None:
    case, client = a_case(cast.budi.actor), signed_in(cast.budi)
    answer = client.post(reverse("cases:add_person", args=(case.ref,)), PERSON | {"nip": nip})
    seen = answer.content.decode()
    assert says in seen
    assert "Sri Rekaan" in seen
    assert nip in seen
    assert case.people.count() == 1


def test_an_employer_that_may_be_several_is_not_guessed(cast: Cast) -> None:
    case, client = a_case(cast.budi.actor), signed_in(cast.budi)
    answer = client.post(reverse("cases:add_person", args=(case.ref,)), PERSON | {"employer": "Pemerintah"})
    assert "dapat berarti beberapa lembaga" in answer.content.decode()
    answer = client.post(reverse("cases:add_person", args=(case.ref,)), PERSON | {"employer": "Kerajaan Atlantis"})
    assert "tidak dikenal" in answer.content.decode()


def test_a_person_is_corrected_and_the_ledger_names_the_fields(cast: Cast) -> None:
    case, client = a_case(cast.budi.actor), signed_in(cast.budi)
    joko = case.people.get()
    assert client.post(reverse("cases:edit_person", args=(case.ref, joko.pk)), PERSON).status_code == 302
    joko.refresh_from_db()
    assert joko.name == "Sri Rekaan"
    entry = Entry.objects.get(subject_id=case.pk, event="PERSON_CHANGED")
    assert "nip" in entry.refs["fields"]
    assert NIP not in entry.canonical().decode()


def test_a_nameless_nobody_is_not_added(cast: Cast) -> None:
    case, client = a_case(cast.budi.actor), signed_in(cast.budi)
    empty = dict.fromkeys(PERSON, "") | {"status": "UNKNOWN", "rules": []}
    assert client.post(reverse("cases:add_person", args=(case.ref,)), empty).status_code == 200
    assert case.people.count() == 1


def test_the_place_decides_the_contest(cast: Cast) -> None:
    case, client = a_case(cast.budi.actor), signed_in(cast.budi)
    answer = client.post(reverse("cases:place", args=(case.ref,)), {"region": "Kabupaten Demak", "contest": ""})
    assert answer.status_code == 302
    case.refresh_from_db()
    assert case.region_id == "33.21"
    assert case.contest is not None
    assert case.contest.region_id == "33.21"
    assert case.handling_office_id == cast.budi.office.pk
    stray = client.post(reverse("cases:place", args=(case.ref,)), {"region": "Atlantis", "contest": ""})
    assert "tidak dikenal" in stray.content.decode()


def test_an_employer_is_asked_and_answers(cast: Cast) -> None:
    case, budi, sari = a_case(cast.budi.actor), signed_in(cast.budi), signed_in(cast.sari)
    joko = case.people.get()
    due = timezone.localdate() + timedelta(days=3)
    url = reverse("cases:ask", args=(case.ref, joko.pk))
    past = budi.post(url, {"institution": "Pemerintah Kabupaten Kudus", "due_on": timezone.localdate().isoformat()})
    assert "setelah hari ini" in past.content.decode()
    sent = budi.post(url, {"institution": "Pemerintah Kabupaten Kudus", "due_on": due.isoformat()})
    assert sent.status_code == 302
    question = EmployerQuestion.objects.get()
    address = reverse("cases:question", args=(question.pk,))
    assert address in page(sari, "work").content.decode()
    assert "Pilih statusnya" in sari.post(address, {"answer": "OURS"}).content.decode()
    answered = sari.post(address, {"answer": "OURS", "status": "PPPK", "position": "Guru"})
    assert answered.status_code == 302
    joko.refresh_from_db()
    assert (joko.status, joko.position, joko.employer_id) == ("PPPK", "Guru", "PPK-33.19")
    assert "Dijawab pada" in sari.post(address, {"answer": "NOT_OURS"}).content.decode()
    question.refresh_from_db()
    assert question.answer == "OURS"
    by_letter = budi.get(reverse("cases:record_answer", args=(case.ref, question.pk)))
    assert by_letter.status_code == 404, "Sari signs in for Kudus, so Budi records nothing for her"


def test_evidence_is_sealed_looked_at_clean_and_its_custody_told(cast: Cast) -> None:
    case, client = a_case(cast.budi.actor), signed_in(cast.budi)
    picture = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(picture, "JPEG")
    upload = SimpleUploadedFile("foto.jpg", picture.getvalue(), content_type="image/jpeg")
    answer = client.post(
        reverse("cases:add_exhibit", args=(case.ref,)), {"evidence": [upload], "note": "dari lapangan"}
    )
    assert answer.status_code == 302
    exhibit = Exhibit.objects.get(case=case)
    assert (exhibit.source, exhibit.note) == ("OFFICE", "dari lapangan")
    look = reverse("cases:exhibit", args=(case.ref, exhibit.evidence_id))
    assert client.get(look).status_code == 409
    evidence.clean_pending(at=timezone.now())
    shown = client.get(look)
    assert shown.headers["Content-Type"] == "image/jpeg"
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    assert client.get(reverse("cases:exhibit_small", args=(case.ref, exhibit.evidence_id))).status_code == 200
    story = page(client, "exhibit_story", case.ref, exhibit.evidence_id).content.decode()
    assert exhibit.evidence.sha256 in story
    assert "Salinan bersih dilihat" in story
    assert "Budi" in story


def test_a_program_is_no_evidence(cast: Cast) -> None:
    case, client = a_case(cast.budi.actor), signed_in(cast.budi)
    upload = SimpleUploadedFile("foto.jpg", b"MZ" + b"\x00" * 300, content_type="image/jpeg")
    answer = client.post(reverse("cases:add_exhibit", args=(case.ref,)), {"evidence": [upload], "note": "tetap ada"})
    assert answer.status_code == 200
    assert "tetap ada" in answer.content.decode()
    assert not Exhibit.objects.exists()


def test_the_work_list_puts_what_awaits_me_first_and_the_nearest_term_on_top(cast: Cast, at_ppk: AtPpk) -> None:
    late, mine = a_case(cast.budi.actor), a_case(cast.budi.actor)
    do(mine, "begin_initial_study", cast.budi.actor, DAY)
    do(mine, "register", cast.budi.actor, DAY, "REQUIREMENTS_MET", "INITIAL_STUDY_NOTE", "REGISTER_NUMBER")
    seen = page(signed_in(cast.budi), "work", which="open").content.decode()
    places = [seen.index(f"/perkara/{case.ref}/") for case in (late, mine, at_ppk.case)]
    assert places == sorted(places)
    assert "UU 1/2015 pasal 134" in seen
    assert "Terlambat" in seen
    watched = page(signed_in(cast.wati), "work").content.decode()
    assert watched.index("Dipegang lembaga lain") < watched.index(f"/perkara/{late.ref}/")


def test_a_case_is_found_by_number_and_by_code(cast: Cast, at_ppk: AtPpk) -> None:
    client = signed_in(cast.budi)
    for text in (at_ppk.case.official_number, at_ppk.case.official_number[:8].lower(), at_ppk.case.ref.upper()):
        assert f"/perkara/{at_ppk.case.ref}/" in page(client, "work", q=text).content.decode(), text
    assert "Tidak ditemukan" in page(client, "work", q="'; drop table").content.decode()


def test_the_list_of_one_reader_costs_the_same_for_one_case_or_ten(
    cast: Cast, django_assert_max_num_queries: object
) -> None:
    client = signed_in(cast.budi)
    for _ in range(12):
        a_case(cast.budi.actor)
    with django_assert_max_num_queries(40):  # type: ignore[operator]
        assert page(client, "work").status_code == 200


@pytest.mark.parametrize("who", ["budi", "sari", "vera", "mira", "adi"])
def test_an_empty_desk_says_what_to_do(cast: Cast, who: str) -> None:
    seen = page(signed_in(getattr(cast, who)), "work").content.decode()
    assert "n-empty" in seen


def test_the_ledger_is_whole_and_a_gap_is_named(cast: Cast, at_ppk: AtPpk) -> None:
    client = signed_in(cast.ayu)
    assert "berurutan tanpa celah" in page(client, "book").content.decode()
    middle = Entry.objects.filter(subject_id=at_ppk.case.pk, event="EVIDENCE_ADDED")
    middle._raw_delete(middle.db)  # what somebody with the database in hand could do
    assert check("CASE").gaps == (at_ppk.case.pk,)
    seen = page(client, "book").content.decode()
    assert "Buku tidak utuh" in seen
    assert at_ppk.case.ref in seen
    assert "Tidak ada baris" in page(client, "book", perkara="tidakada").content.decode()


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_page_speaks_one_language(cast: Cast, at_ppk: AtPpk, language: str) -> None:
    client = signed_in(cast.budi, language)
    seen = page(client, "case", at_ppk.case.ref).content.decode()
    expected = {"id": ("Terlapor", "Perjalanan perkara"), "en": ("Accused", "Course of the case")}[language]
    other = {"en": ("Terlapor", "Perjalanan perkara"), "id": (">Accused", "Course of the case")}[language]
    for words in expected:
        assert words in seen
    for words in other:
        assert words not in seen
