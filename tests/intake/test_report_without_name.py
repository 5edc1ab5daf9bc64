"""A citizen tells what happened, without a name, with a photo."""

from django.test import Client

from netra.cases.models import Case
from netra.evidence.models import Evidence
from netra.intake.models import Report
from netra.vault.models import Sealed
from tests.intake.forms import a_photo, a_tip, addresses_in, code_in, everything_stored, hand_in


def test_it_works(client: Client, country: None) -> None:
    answer = hand_in(client, uploads=[a_photo()])
    assert "Simpan kode ini" in answer.content.decode()
    assert answer["Cache-Control"] == "no-store, private"
    case = Case.objects.get()
    assert (case.origin, case.handling_office_id, case.stage) == ("TIP", "BAWASLU-33.19", "RECEIVED")
    assert case.exhibits.get().evidence == Evidence.objects.get()
    assert case.exhibits.get().source == "REPORTER"
    assert case.people.get().name == "Joko Contoh"
    report = Report.objects.get()
    assert (report.sealed_identity, report.sealed_contact, report.recorded_by) == (None, None, "citizen")
    assert not Sealed.objects.exists()


def test_nothing_about_the_visitor_is_kept(client: Client, country: None) -> None:
    hand_in(client)
    client.post(
        "/status/",
        {"code": "salah"},
        REMOTE_ADDR="203.0.113.77",
        HTTP_USER_AGENT="Peramban-Rekaan/9",
        HTTP_REFERER="https://asal.invalid/",
    )
    client.get("/lapor/", REMOTE_ADDR="203.0.113.77", HTTP_USER_AGENT="Peramban-Rekaan/9")
    stored = everything_stored()
    assert "203.0.113.77" not in stored
    assert "Peramban-Rekaan" not in stored
    assert "asal.invalid" not in stored


def test_the_form_leaves_no_session_behind(client: Client, country: None) -> None:
    hand_in(client)
    assert "sessionid" not in client.cookies


def test_the_code_is_kept_nowhere_and_stands_in_no_address(client: Client, country: None) -> None:
    answer = hand_in(client)
    code = code_in(answer)
    stored = everything_stored()
    assert code not in stored
    assert code.replace("-", "") not in stored
    assert not [address for address in addresses_in(answer) if code[:4] in address]


def test_a_place_that_is_not_known_is_asked_for_and_not_guessed(client: Client, country: None) -> None:
    answer = hand_in(client, region="")
    case = Case.objects.get()
    assert (case.region, case.handling_office_id) == (None, "BAWASLU-RI")
    assert "Wilayah kejadian belum diketahui" in answer.content.decode()


def test_a_name_of_several_regions_is_settled_by_picking_one(client: Client, country: None) -> None:
    page = hand_in(client, region="Bandung")
    assert 'name="region_pick" value="32.73"' in page.content.decode()
    assert not Case.objects.exists()
    hand_in(client, region="Bandung", region_asked="Bandung", region_pick="32.73")
    assert Case.objects.get().region_id == "32.73"


def test_a_pick_made_for_another_name_is_not_used(client: Client, country: None) -> None:
    hand_in(client, region="Kudus", region_asked="Bandung", region_pick="32.73")
    assert Case.objects.get().region_id == "33.19"


def test_a_place_in_no_list_may_be_sent_all_the_same(client: Client, country: None) -> None:
    page = hand_in(client, region="Dusun Antah")
    assert "kirim saja" in page.content.decode()
    hand_in(client, region="Dusun Antah", region_asked="Dusun Antah", region_pick="-")
    case = Case.objects.get()
    assert (case.region, case.place) == (None, "Alun-alun, Dusun Antah")


def test_an_address_for_notices_is_sealed(client: Client, country: None) -> None:
    report, _ = a_tip(client, **{"kabar-email": "diam@contoh.invalid"})
    assert report.wants_notices
    assert report.sealed_contact is not None
    assert report.sealed_identity is None
    assert "diam@contoh.invalid" not in everything_stored()


def test_what_is_asked_of_named_reporters_is_not_read(client: Client, country: None) -> None:
    report, _ = a_tip(client, **{"diri-name": "Rina Rekaan", "diri-id_card": a_photo()})
    assert report.sealed_identity is None
    assert "Rina Rekaan" not in everything_stored()
    assert not Evidence.objects.exists()


def test_a_report_without_a_choice_is_asked_for_one(client: Client, country: None) -> None:
    page = hand_in(client, cara="")
    assert "Pilih dulu: dengan nama atau tanpa nama." in page.content.decode()
    assert not Case.objects.exists()


def test_it_speaks_english(client: Client, country: None) -> None:
    text = client.get("/lapor/", headers={"accept-language": "en"}).content.decode()
    assert "Tell us of a suspected breach of neutrality" in text
    assert "Kirim" not in text
