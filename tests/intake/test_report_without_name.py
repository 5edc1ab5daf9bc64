"""A citizen reports on a phone, without a name, with a photo."""

from django.test import Client

from netra.cases.models import Case
from netra.evidence.models import Evidence
from netra.intake.models import Report
from netra.vault.models import Sealed
from tests.intake.forms import a_photo, filled_tip, send, token_of


def test_it_works(client: Client, country: None) -> None:
    page = client.get("/lapor/")
    answer = send(client, filled_tip(token_of(page), uploads=[a_photo()]))
    text = answer.content.decode()
    assert "Simpan kode ini" in text
    case = Case.objects.get()
    assert (case.origin, case.handling_office_id, case.stage) == ("TIP", "BAWASLU-33.19", "RECEIVED")
    assert case.exhibits.get().evidence == Evidence.objects.get()
    assert case.people.get().name == "Joko Contoh"
    report = Report.objects.get()
    assert (report.sealed_identity, report.sealed_contact, report.recorded_by) == (None, None, "citizen")
    assert not Sealed.objects.exists()
