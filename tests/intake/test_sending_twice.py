"""The same form sent twice is one report with one receipt."""

from django.test import Client

from netra.cases.models import Case
from netra.evidence.models import Evidence
from netra.intake.models import Report
from netra.intake.tokens import new_token, sign_file
from tests.intake.forms import a_photo, a_tip, a_trap, code_in, filled_tip, hand_in, kept_in, token_of


def test_it_works(client: Client, country: None) -> None:
    token = token_of(client.get("/lapor/"))
    first = client.post("/lapor/", filled_tip(token, uploads=[a_photo()]))
    second = client.post("/lapor/", filled_tip(token, uploads=[a_photo()]))
    assert code_in(first) == code_in(second)
    assert (Report.objects.count(), Case.objects.count(), Evidence.objects.count()) == (1, 1, 1)
    assert "sudah pernah dikirim" in second.content.decode()
    assert "sudah pernah dikirim" not in first.content.decode()


def test_two_forms_are_two_reports(client: Client, country: None) -> None:
    assert code_in(hand_in(client)) != code_in(hand_in(client))
    assert Report.objects.count() == 2


def test_a_token_that_is_not_ours_is_given_back_with_the_text(client: Client, country: None) -> None:
    page = client.post("/lapor/", filled_tip("rekaan:rekaan"))
    text = page.content.decode()
    assert "tekan kirim sekali lagi" in text
    assert "mengangkat dua jari" in text
    assert not Case.objects.exists()
    assert code_in(client.post("/lapor/", filled_tip(token_of(page))))


def test_files_taken_in_need_not_be_sent_again(client: Client, country: None) -> None:
    page = hand_in(client, account="", uploads=[a_photo()])
    assert "Sudah kami terima dari formulir ini" in page.content.decode()
    client.post("/lapor/", filled_tip(token_of(page), kept=kept_in(page)))
    assert Case.objects.get().exhibits.get().evidence == Evidence.objects.get()


def test_a_bad_file_is_named_and_the_good_one_survives(client: Client, country: None) -> None:
    page = hand_in(client, uploads=[a_photo("baik.jpg"), a_trap("jahat.jpg")])
    text = page.content.decode()
    assert "jahat.jpg: Halaman web dan gambar SVG tidak diterima" in text
    assert "mengangkat dua jari" in text
    assert not Case.objects.exists()
    client.post("/lapor/", filled_tip(token_of(page), kept=kept_in(page)))
    assert Case.objects.get().exhibits.get().evidence.name == "baik.jpg"


def test_a_file_left_out_is_not_attached(client: Client, country: None) -> None:
    page = hand_in(client, account="", uploads=[a_photo()])
    client.post("/lapor/", filled_tip(token_of(page)))
    assert not Case.objects.get().exhibits.exists()


def test_a_file_of_another_form_cannot_be_attached(client: Client, country: None) -> None:
    a_tip(client, uploads=[a_photo()])
    stolen = sign_file(new_token(), Evidence.objects.get().pk)
    hand_in(client, kept=[stolen, "rekaan"])
    assert not Case.objects.latest("pk").exhibits.exists()
