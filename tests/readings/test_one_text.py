"""One text from pasting to what it becomes: an act of prevention, a figure, a zone, *informasi awal*."""

from netra.campaigns import queries as campaigns
from netra.campaigns.models import Act
from netra.cases.models import Case
from netra.evidence.models import Evidence
from netra.ledger import queries as ledger
from netra.readings.models import Kind, Outcome, Reading, State
from netra.readings.services.taking import HEADING
from netra.registry import queries as registry
from netra.registry.services import AgencyDraft, add_agency
from tests.campaigns.builders import TODAY
from tests.cast import KUDUS, Cast
from tests.readings.conftest import ClientOf, a_reading
from tests.readings.texts import ACCUSATION, SESSION, form_of


def test_it_works(cast: Cast, client_of: ClientOf) -> None:
    """Pasted, read, corrected, confirmed: the act stands in the register and on the public page, the text is sealed."""
    agency = add_agency(region=registry.region(KUDUS), draft=AgencyDraft(name="Dinas Sosial"))
    budi = client_of(cast.budi)
    answer = budi.post("/bacaan/baru/", {"text": SESSION, "source": "Kabar Contoh"})
    reading = Reading.objects.get()
    assert answer["Location"] == f"/bacaan/{reading.ref}/"
    assert (reading.state, reading.region_id, reading.institution_id) == (State.OPEN, KUDUS, cast.budi.office.pk)
    page = budi.get(f"/bacaan/{reading.ref}/").content.decode()
    assert 'class="n-mark n-mark-law"' in page
    assert "Catat sebagai kegiatan pencegahan" in page
    assert not Act.objects.exists(), "nothing is made by itself"

    sent = form_of(budi, f"/bacaan/{reading.ref}/kegiatan/", "title")
    assert sent["title"] == ["Bawaslu Kudus Ajak ASN Menjaga Netralitas"]
    assert sent["on"] == ["2024-09-10"]
    assert "Dinas Sosial" in sent["venue"][0]
    told = {"venue": "Aula Rekaan", "reaches-0-audience": "Dinas Sosial", "is_public": "on"}
    answer = budi.post(f"/bacaan/{reading.ref}/kegiatan/", sent | told)
    assert answer.status_code == 302, answer.content.decode()
    act, outcome = Act.objects.get(), Outcome.objects.get()
    assert (act.kind, act.region_id, act.venue, act.is_public) == ("SESSION", KUDUS, "Aula Rekaan", True)
    assert f"/bacaan/{reading.ref}/" in act.note
    assert (outcome.act, outcome.kind, outcome.confirmed_by) == (act, Kind.ACT, cast.budi.actor.ref)
    assert "venue" in {change["field"] for change in outcome.changed}
    assert act.title in budi.get("/pencegahan/").content.decode()
    covered = campaigns.coverage(KUDUS, on=TODAY)
    assert [(row.agency, row.attended_on, row.reached) for row in covered.agencies] == [(agency, act.on, 75)]

    events = [row.event for row in ledger.timeline("READING", reading.pk)]
    assert events == ["READING_TAKEN", "READING_CONFIRMED"]
    sealed = Evidence.objects.get(pk=reading.evidence_id)
    assert sealed.size == len((HEADING + SESSION.strip()).encode())
    assert "Aula Rekaan" in budi.get(f"/bacaan/{reading.ref}/").content.decode()


def test_an_accusation_becomes_informasi_awal(cast: Cast, client_of: ClientOf) -> None:
    reading, budi = a_reading(cast.budi, ACCUSATION), client_of(cast.budi)
    address = f"/bacaan/{reading.ref}/informasi/"
    sent = form_of(budi, address, "account")
    assert "mengantar bakal calon" in sent["account"][0]
    answer = budi.post(address, sent)
    assert answer.status_code == 302, answer.content.decode()
    case = Case.objects.get()
    assert (case.origin, case.handling_office_id) == ("TIP", cast.budi.office.pk)
    assert {row.evidence_id for row in case.exhibits.all()} == {reading.evidence_id}
    assert f"/bacaan/{reading.ref}/" in " ".join(case.links)
    assert Outcome.objects.get().case == case
