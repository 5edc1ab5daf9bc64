"""The register of prevention: who reads it, who writes in it, what the public never sees."""

import uuid
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from netra.campaigns import queries, services
from netra.campaigns.models import Act, Exactness, Reach
from netra.campaigns.services import ActDraft, AgreementDraft, ReachDraft, SomeoneWasFaster
from netra.evidence.services import clean_pending
from netra.ledger import queries as ledger
from netra.registry import queries as registry
from netra.registry.services import AgencyDraft, add_agency
from tests.builders import at
from tests.campaigns.builders import TODAY, an_act, empty_lists, rows
from tests.cast import CENTRAL_JAVA, DEMAK, KUDUS, Cast, Person
from tests.evidence.samples import jpeg

ClientOf = Callable[[Person], Client]
HOME = "/pencegahan/kelola/"
WITHOUT_A_REGISTER = ("vera", "kartika", "darto", "ayu", "adi")
STEPS = ("ubah", "khalayak", "batal", "umum", "gambar")


def a_session(**more: str) -> dict[str, str]:
    values = {
        "form_key": str(uuid.uuid4()),
        "title": "Sosialisasi bagi camat",
        "region": "Kabupaten Kudus",
        "organiser": "Bawaslu Kabupaten Kudus",
        "on": "2024-09-10",
    }
    return values | empty_lists("speakers", "reaches") | more


def record(client: Client, kind: str = "SESSION", **more: str) -> str:
    answer = client.post(f"{HOME}baru/?jenis={kind}", a_session(**more))
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def test_it_works(cast: Cast, client_of: ClientOf, client: Client) -> None:
    """From the form to the public page, with a picture, agencies ticked, and every change in the ledger."""
    school = add_agency(region=registry.region(KUDUS), draft=AgencyDraft(name="Dinas Pendidikan"))
    sub = add_agency(region=registry.region(KUDUS), draft=AgencyDraft(name="Dinas Sosial"))
    budi = client_of(cast.budi)
    page = record(
        budi,
        note="Rahasia kantor",
        **rows("speakers", {"name": "Pembicara Rekaan", "post": "Ketua"}, {"name": ""}),
        **rows("reaches", {"audience": "DINAS PENDIDIKAN", "employment": "ASN", "people": "30", "exactness": "LIST"}),
    )
    act = Act.objects.get()
    assert [row.agency for row in act.reaches.all()] == [school]
    assert client.get(f"/pencegahan/{act.ref}/").status_code == 404, "an act is not public until somebody says so"
    budi.post(f"{page}umum/", {"tampil": "1"})
    ticked = {"exactness": "ESTIMATE", f"i{school.pk}ASN-came": "on", f"i{school.pk}ASN-people": "31"}
    assert budi.post(f"{page}khalayak/", ticked | {f"i{sub.pk}-came": "on"}).status_code == 302
    photo = SimpleUploadedFile("f.jpg", jpeg(), "image/jpeg")
    budi.post(f"{page}gambar/", {"pictures": photo, "caption": "Suasana", "is_public": "on"})
    shown = client.get(f"/pencegahan/{act.ref}/").content.decode()
    for word in ("Pembicara Rekaan", "Dinas Pendidikan", "31 orang", "Dinas Sosial"):
        assert word in shown
    assert "Rahasia kantor" not in shown
    assert "Rahasia kantor" in budi.get(page).content.decode()
    events = [entry.event for entry in ledger.timeline(queries.PREVENTION, act.pk)]
    assert events == ["PREVENTION_RECORDED", "PREVENTION_SHOWN", "PREVENTION_AUDIENCE", "PREVENTION_PICTURES"]
    assert ledger.check(queries.PREVENTION).is_whole


def test_the_public_sees_the_clean_copy_only_and_only_of_a_public_picture(
    cast: Cast, client_of: ClientOf, client: Client
) -> None:
    act = an_act(cast.budi, uploads=[SimpleUploadedFile("f.jpg", jpeg(), "image/jpeg")])
    picture = act.attachments.get()
    address = f"/pencegahan/{act.ref}/gambar/{picture.evidence_id}/"
    assert client.get(address).status_code == 404
    clean_pending(at=timezone.now())
    shown = client.get(address)
    assert shown.status_code == 200
    assert b"Telepon Rina" not in shown.getvalue()
    assert address in client.get(f"/pencegahan/{act.ref}/").content.decode()
    other = an_act(cast.budi)
    assert client.get(address.replace(act.ref, other.ref)).status_code == 404
    own = f"{HOME}{act.ref}/gambar/{picture.evidence_id}/"
    client_of(cast.budi).post(f"{own}umum/", {"tampil": "0"})
    assert client.get(address).status_code == 404
    assert client_of(cast.budi).get(own).status_code == 200


@pytest.mark.parametrize("who", ["wati", "nala", "mira", "camelia"])
def test_those_above_and_monitors_read_it(cast: Cast, client_of: ClientOf, who: str) -> None:
    act = an_act(cast.budi, is_public=False)
    answer = client_of(getattr(cast, who)).get(f"{HOME}{act.ref}/")
    assert answer.status_code == 200


@pytest.mark.parametrize("who", ["tono", "sofyan", "sari", *WITHOUT_A_REGISTER])
def test_a_stranger_finds_nothing(cast: Cast, client_of: ClientOf, who: str) -> None:
    act = an_act(cast.budi, is_public=False)
    stranger = client_of(getattr(cast, who))
    assert stranger.get(f"{HOME}{act.ref}/").status_code == 404
    for step in STEPS:
        assert stranger.post(f"{HOME}{act.ref}/{step}/").status_code == 404
    register = stranger.get(HOME)
    assert register.status_code == (403 if who in WITHOUT_A_REGISTER else 200)
    assert act.ref not in register.content.decode()
    for page in ("/pencegahan/kalender/?daerah=Kudus", "/pencegahan/instansi/?daerah=Kudus"):
        right = 403 if who in WITHOUT_A_REGISTER else 200 if who == "sari" else 404
        assert stranger.get(page).status_code == right


@pytest.mark.parametrize("who", ["mira", "sari", "camelia"])
def test_reading_is_not_changing(cast: Cast, client_of: ClientOf, who: str) -> None:
    act = an_act(cast.budi)
    reader = client_of(getattr(cast, who))
    assert reader.get(f"{HOME}{act.ref}/").status_code == 200
    for step in STEPS:
        assert reader.post(f"{HOME}{act.ref}/{step}/").status_code == 403
    act.refresh_from_db()
    assert act.is_public
    assert not act.is_cancelled


def test_a_government_keeps_its_own_and_nobody_else_rewrites_it(cast: Cast, client_of: ClientOf) -> None:
    page = record(client_of(cast.sari), "CIRCULAR", number="1/2024", binds="ASN")
    budi = client_of(cast.budi)
    assert budi.get(page).status_code == 200
    assert budi.get(f"{page}ubah/").status_code == 403
    assert client_of(cast.wati).post(f"{page}umum/", {"tampil": "1"}).status_code == 403
    assert client_of(cast.sofyan).get(page).status_code == 404


@pytest.mark.parametrize(
    ("kind", "field", "value", "fault"),
    [
        ("SESSION", "region", "Kabupaten Demak", "tidak mencatat untuk daerah ini"),
        ("SESSION", "region", "", "Tulis nama kabupaten"),
        ("SESSION", "on", "2014-12-31", "terlalu lama"),
        ("SESSION", "ends_on", "2024-09-09", "sesudah hari pertama"),
        ("SESSION", "recording_link", "javascript:alert(1)", "URL"),
        ("SESSION", "follows", "tidakada", "tidak ditemukan"),
        ("CIRCULAR", "number", "", "wajib"),
        ("CIRCULAR", "binds", "CANDIDATE", "CANDIDATE"),
    ],
)
def test_what_makes_no_sense_is_refused(
    cast: Cast, client_of: ClientOf, kind: str, field: str, value: str, fault: str
) -> None:
    more = {"number": "1", "binds": "ASN"} if kind == "CIRCULAR" else {}
    values = a_session(**(more | {field: value}))
    answer = client_of(cast.budi).post(f"{HOME}baru/?jenis={kind}", values)
    assert answer.status_code == 422
    assert fault in answer.content.decode()
    assert not Act.objects.exists()


def test_a_number_says_what_it_rests_on_and_an_agency_comes_once(cast: Cast, client_of: ClientOf) -> None:
    add_agency(region=registry.region(KUDUS), draft=AgencyDraft(name="Inspektorat"))
    budi = client_of(cast.budi)
    bare = rows("reaches", {"audience": "Camat", "people": "9"})
    twice = rows("reaches", {"audience": "Inspektorat"}, {"audience": "inspektorat kabupaten kudus"})
    headless = rows("speakers", {"name": "", "post": "Ketua"})
    for wrong in (bare, twice, headless):
        assert budi.post(f"{HOME}baru/?jenis=SESSION", a_session(**wrong)).status_code == 422
    assert not Act.objects.exists()


def test_the_same_form_twice_is_one_act(cast: Cast, client_of: ClientOf) -> None:
    budi, key = client_of(cast.budi), str(uuid.uuid4())
    assert record(budi, form_key=key) == record(budi, form_key=key)
    assert Act.objects.count() == 1


def test_a_change_keeps_what_was_done_and_refuses_who_was_slower(cast: Cast) -> None:
    act = an_act(cast.budi, kind="MEETING", agreements=[AgreementDraft("Menerbitkan edaran", "Bupati")])
    point = act.agreements.get()
    services.settle_agreement(point, done_on=TODAY, remark="", by=cast.budi.actor, on=TODAY, at=at(TODAY))
    draft = ActDraft(
        kind="MEETING",
        title=act.title,
        region=act.region,
        organiser=act.organiser,
        on=act.on,
        agreements=[
            AgreementDraft("Daftar akun resmi", "Kominfo"),
            AgreementDraft("Menerbitkan surat edaran", "Bupati", id=point.pk),
        ],
    )
    services.change_act(act, draft=draft, revision=1, by=cast.budi.actor, on=TODAY, at=at(TODAY))
    assert [(one.what, one.done_on) for one in act.agreements.all()] == [
        ("Daftar akun resmi", None),
        ("Menerbitkan surat edaran", TODAY),
    ]
    with pytest.raises(SomeoneWasFaster):
        services.change_act(act, draft=draft, revision=1, by=cast.budi.actor, on=TODAY, at=at(TODAY))
    last = ledger.timeline(queries.PREVENTION, act.pk).last()
    assert last is not None
    assert last.refs == {"fields": ["agreements"]}


def test_a_rewritten_act_keeps_its_lists(cast: Cast, client_of: ClientOf) -> None:
    """The form that is opened for a change and sent back as it stands changes nothing."""
    act = an_act(
        cast.budi,
        kind="MEETING",
        agreements=[AgreementDraft("Menerbitkan edaran", "Bupati", date(2024, 9, 30))],
        reaches=[ReachDraft(audience="Camat", people=9, exactness="EXACT")],
    )
    budi = client_of(cast.budi)
    form = budi.get(f"{HOME}{act.ref}/ubah/").context["forms"]
    sent = {bound.html_name: bound.value() for bound in form.form if bound.value() not in (None, False)}
    for each in form.sets:
        sent |= {bound.html_name: bound.value() for bound in each.management_form}
        sent |= {bound.html_name: bound.value() for row in each for bound in row if bound.value() is not None}
    answer = budi.post(f"{HOME}{act.ref}/ubah/", sent | {"region": "Kabupaten Kudus"})
    assert answer.status_code == 302
    assert ledger.timeline(queries.PREVENTION, act.pk).count() == 1


def test_ticking_leaves_those_who_signed_in_themselves(cast: Cast) -> None:
    act, place = an_act(cast.budi), registry.region(KUDUS)
    one = add_agency(region=place, draft=AgencyDraft(name="Dinas Satu"))
    two = add_agency(region=place, draft=AgencyDraft(name="Dinas Dua"))
    Reach.objects.create(act=act, agency=one, people=5, exactness=Exactness.SIGN_IN)
    given = {"shown": {one.pk, two.pk}, "by": cast.budi.actor, "on": TODAY, "at": at(TODAY)}
    drafts = [ReachDraft(agency=one, people=50, exactness="LIST"), ReachDraft(agency=two)]
    assert services.set_audience(act, reaches=drafts, **given)  # type: ignore[arg-type]
    assert not services.set_audience(act, reaches=drafts, **given)  # type: ignore[arg-type]
    found = {(row.agency_id, row.people, row.exactness) for row in act.reaches.all()}
    assert found == {(one.pk, 5, "SIGN_IN"), (two.pk, None, "")}


def test_what_was_called_off_says_so(cast: Cast, client_of: ClientOf, client: Client) -> None:
    act = an_act(cast.budi, agreements=[AgreementDraft("Sesuatu", "Siapa")])
    budi = client_of(cast.budi)
    budi.post(f"{HOME}{act.ref}/batal/", {"why": ""})
    budi.post(f"{HOME}{act.ref}/batal/", {"why": "Banjir"})
    assert "Banjir" in client.get(f"/pencegahan/{act.ref}/").content.decode()
    assert not queries.open_agreements(registry.region(KUDUS))
    assert act.ref in budi.get(f"{HOME}?waktu=batal").content.decode()


def test_the_calendar_follows_the_timetable(cast: Cast) -> None:
    """In Kudus on 20 September 2024: pairs have registered and wait; nothing is planned for the quiet days."""
    place = registry.region(KUDUS)
    early = an_act(cast.budi, on=date(2024, 5, 2))
    late = an_act(cast.budi, on=date(2024, 10, 1))
    found = queries.calendar(place, TODAY)
    by_code = {phase.code: phase for phase in found.phases}
    assert list(by_code) == ["BEFORE_REGISTRATION", "AWAITING_DESIGNATION", "CAMPAIGN", "QUIET", "POLLING"]
    assert [act.pk for act in by_code["BEFORE_REGISTRATION"].acts] == [early.pk]
    assert [act.pk for act in by_code["CAMPAIGN"].acts] == [late.pk]
    assert by_code["AWAITING_DESIGNATION"].is_now
    assert [phase.code for phase in found.phases if phase.warns] == ["AWAITING_DESIGNATION", "QUIET", "POLLING"]
    assert by_code["POLLING"].first == date(2024, 11, 27)
    assert (late.phase, early.phase) == ("CAMPAIGN", "BEFORE_REGISTRATION")
    quiet = queries.calendar(place, date(2028, 1, 1))
    assert quiet.election is None
    assert not quiet.phases


def test_the_pages_in_english_and_with_odd_questions(cast: Cast, client_of: ClientOf, client: Client) -> None:
    act = an_act(cast.budi)
    budi = client_of(cast.budi)
    english = {"accept-language": "en"}
    assert "Information session" in client.get(f"/pencegahan/{act.ref}/", headers=english).content.decode()
    assert "Calendar of Kabupaten Kudus" in budi.get("/pencegahan/kalender/", headers=english).content.decode()
    for query in ("?jenis=XX", "?daerah=Antah", "?tahun=19", "?page=x", "?mengikat=%00", "?q=%00"):
        assert client.get(f"/pencegahan/{query}").status_code == 200
        assert budi.get(f"{HOME}{query}").status_code == 200
        assert budi.get(f"/pencegahan/kalender/{query}").status_code == 200
    for ref in ("%00", "a" * 3000, "tidak-ada"):
        assert client.get(f"/pencegahan/{ref}/").status_code == 404
        assert budi.get(f"{HOME}{ref}/").status_code == 404


def test_an_office_keeps_the_agencies_of_its_own_region(cast: Cast, client_of: ClientOf) -> None:
    budi, base = client_of(cast.budi), "/pencegahan/instansi/"
    assert "9 kecamatan ditambahkan" in budi.post(f"{base}{KUDUS}/kecamatan/", follow=True).content.decode()
    values = {"name": "Dinas Sosial", "kind": "OPD", "headcount": "40"}
    assert budi.post(f"{base}{KUDUS}/tambah/", values).status_code == 422, "a headcount needs its day"
    assert budi.post(f"{base}{KUDUS}/tambah/", values | {"headcount_on": "2024-06-30"}).status_code == 302
    assert budi.post(f"{base}{KUDUS}/tambah/", {"name": "dinas sosial", "kind": "OPD"}).status_code == 422
    file = SimpleUploadedFile("a.csv", b"nama,daerah\nBPS,\nBPN,Demak\n", "text/csv")
    told = budi.post(f"{base}{KUDUS}/berkas/", {"file": file}).content.decode()
    assert "1 ditambahkan" in told
    assert "Baris 3" in told
    found = registry.match_agency(KUDUS, "Dinas Sosial")
    assert found is not None
    for who, right in (("tono", 404), ("camelia", 404), ("sari", 200), ("wati", 200)):
        assert client_of(getattr(cast, who)).get(f"{base}{found.pk}/").status_code == right
    for code in (DEMAK, CENTRAL_JAVA, "xx"):
        assert budi.post(f"{base}{code}/kecamatan/").status_code == 404
    assert client_of(cast.camelia).post(f"{base}{KUDUS}/kecamatan/").status_code == 403
    budi.post(f"{base}{found.pk}/", {"tutup": "1"})
    assert registry.match_agency(KUDUS, "Dinas Sosial") is None


def test_a_visitor_without_account_is_led_to_the_door(cast: Cast, client: Client) -> None:
    act = an_act(cast.budi, on=TODAY + timedelta(days=900))
    for page in (HOME, f"{HOME}baru/", f"{HOME}{act.ref}/", "/pencegahan/kalender/", "/pencegahan/instansi/"):
        assert client.get(page)["Location"].startswith("/akun/login/")
