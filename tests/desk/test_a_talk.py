"""A talk at the desk: written down while somebody speaks, kept when the browser dies, ended with a code.

Threat model: HOST-8.
"""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from netra.cases.models import Case
from netra.desk import services
from netra.desk.models import Call, Outcome
from netra.desk.spelling import spelled
from netra.intake.models import Message, Report
from netra.vault.models import Opening, Sealed
from tests.cast import Cast
from tests.desk.talks import begin, filled, page_of, signed_in
from tests.intake.forms import STORY, a_photo, a_tip, code_in, enter, everything_stored, filled_identity, kept_in


def test_it_works(client: Client, cast: Cast) -> None:
    budi = signed_in(cast.budi.user)
    call = begin(budi)
    answer = budi.post(page_of(call), filled(budi, call))
    assert answer["Location"] == page_of(call)
    told = budi.get(page_of(call))
    report = Report.objects.get()
    assert (report.channel, report.recorded_by) == ("HOTLINE", f"user:{cast.budi.user.pk}")
    assert (report.case.origin, report.case.handling_office_id) == ("TIP", "BAWASLU-33.19")
    assert "Petugas akan membaca" in enter(client, code_in(told)).content.decode()
    budi.post(page_of(call) + "selesai/")
    call.refresh_from_db()
    assert (call.outcome, call.report) == (Outcome.REPORTED, report)
    assert code_in(told) not in budi.get(page_of(call), follow=True).content.decode()


def test_a_browser_that_dies_loses_nothing(cast: Cast) -> None:
    budi = signed_in(cast.budi.user)
    call = begin(budi)
    typed = filled(budi, call, account="Lurah membagikan", place="Balai desa Rekaan")
    assert budi.post(page_of(call) + "simpan/", typed).status_code == 204
    again = signed_in(cast.budi.user).get(page_of(call)).content.decode()
    assert "Lurah membagikan" in again
    assert "Balai desa Rekaan" in again
    assert "n-fault" not in again  # half a form is no slip
    assert not Case.objects.exists()


def test_also_the_code_outlives_the_browser_until_the_talk_is_ended(cast: Cast) -> None:
    budi = signed_in(cast.budi.user)
    call = begin(budi)
    sent = filled(budi, call)
    budi.post(page_of(call), sent)
    code = code_in(budi.get(page_of(call)))
    budi.post(page_of(call), sent)
    assert code_in(signed_in(cast.budi.user).get(page_of(call))) == code
    assert Report.objects.count() == 1


def test_what_is_typed_lies_sealed_and_is_forgotten_when_the_talk_ends(cast: Cast) -> None:
    budi = signed_in(cast.budi.user)
    call = begin(budi)
    who = filled_identity(signature=None, signed_as=None, is_true=None, name="Rina Rekaan")
    budi.post(page_of(call) + "simpan/", filled(budi, call, cara="nama", **who))
    assert "Rina Rekaan" not in everything_stored()
    budi.get(page_of(call))
    assert set(Opening.objects.values_list("reason", flat=True)) == {"melanjutkan catatan di loket"}
    budi.post(page_of(call), filled(budi, call, akhiri="1", **{"akhir-outcome": "CUT"}))
    call.refresh_from_db()
    assert (call.outcome, Case.objects.count()) == (Outcome.CUT, 0)
    assert not Sealed.objects.filter(purpose="call-draft", forgotten_at=None).exists()
    assert budi.post(page_of(call) + "simpan/", {"account": "terlambat"}).status_code == 409


def test_a_visitor_with_a_name_gets_a_form_to_sign(cast: Cast) -> None:
    budi = signed_in(cast.budi.user)
    call = begin(budi, "WALK_IN")
    who = filled_identity(signature=None, signed_as=None, is_true=None)
    budi.post(page_of(call), filled(budi, call, cara="nama", **who))
    report = Report.objects.get()
    assert (report.channel, report.signature, report.is_named) == ("WALK_IN", "COUNTER", True)
    assert "Cetak formulir untuk ditandatangani" in budi.get(page_of(call)).content.decode()


def test_a_slip_is_told_and_files_are_kept(cast: Cast) -> None:
    budi = signed_in(cast.budi.user)
    call = begin(budi)
    page = budi.post(page_of(call), filled(budi, call, account="", uploads=[a_photo()]))
    assert "Ceritakan dulu apa yang terjadi" in page.content.decode()
    assert kept_in(page) == kept_in(budi.get(page_of(call))) != []
    budi.post(page_of(call), filled(budi, call, kept=kept_in(page)))
    assert Case.objects.get().exhibits.count() == 1


def test_somebody_who_has_a_code_makes_no_second_report(client: Client, cast: Cast) -> None:
    report, code = a_tip(client)
    tono = signed_in(cast.tono.user)  # any office may take the call
    call = begin(tono)
    wrong = tono.post(page_of(call), filled(tono, call, kode="1", **{"punya-code": "0" * 18}))
    assert "tidak ada pada kami" in wrong.content.decode()
    page = tono.post(page_of(call), filled(tono, call, kode="1", **{"punya-code": code}), follow=True)
    assert "Petugas akan membaca" in page.content.decode()
    said = {"token": page.context["token"], "text": "Ia juga ada di foto kedua."}
    tono.post(page_of(call) + "ikut/", said)
    tono.post(page_of(call) + "ikut/", said)
    assert Report.objects.count() == 1
    assert Message.objects.get().from_reporter
    call.refresh_from_db()
    assert (call.outcome, call.report) == (Outcome.ADDED, report)


def test_a_colleague_goes_on_when_the_first_one_left(cast: Cast) -> None:
    budi, nala = signed_in(cast.budi.user), signed_in(cast.nala.user)
    call = begin(nala)
    services.take_over(call, by=cast.budi.user)
    assert nala.post(page_of(call) + "simpan/", {"account": "x"}).status_code == 409
    assert "yang memegang pembicaraan ini" in nala.get(page_of(call)).content.decode()
    nala.post(page_of(call) + "ambil/")
    assert Call.objects.get().taken_by == cast.nala.user
    assert budi.get(page_of(call)).status_code == 404


@pytest.mark.parametrize("name", ["tono", "wati", "camelia"])
def test_another_office_sees_no_talk(cast: Cast, name: str) -> None:
    call = begin(signed_in(cast.budi.user))
    stranger = signed_in(getattr(cast, name).user)
    for address in ("", "simpan/", "ambil/", "selesai/", "ikut/"):
        assert stranger.post(page_of(call) + address, {"account": STORY}).status_code == 404
    assert stranger.get(page_of(call)).status_code == 404
    assert page_of(call) not in stranger.get("/kerja/loket/").content.decode()


@pytest.mark.parametrize("name", ["vera", "sari", "mira", "ayu", "adi"])
def test_only_supervisors_sit_at_the_desk(cast: Cast, name: str) -> None:
    stranger = signed_in(getattr(cast, name).user)
    for address in ("/kerja/loket/", "/kerja/loket/angka/"):
        assert stranger.get(address).status_code == 403
    assert stranger.post("/kerja/loket/mulai/", {"way": "HOTLINE"}).status_code == 403
    assert not Call.objects.exists()


def test_talks_nobody_ended_are_forgotten(cast: Cast) -> None:
    budi, now = signed_in(cast.budi.user), timezone.now()
    left, told = begin(budi), begin(budi)
    budi.post(page_of(told), filled(budi, told))
    assert services.forget_old(at=now + timedelta(hours=1)) == 0
    assert services.forget_old(at=now + timedelta(hours=5)) == 1
    assert services.forget_old(at=now + timedelta(days=8)) == 1
    assert [Call.objects.get(pk=one.pk).outcome for one in (told, left)] == ["REPORTED", "FADED"]
    assert not Sealed.objects.filter(purpose="call-draft", forgotten_at=None).exists()


def test_a_code_is_read_aloud_sign_by_sign() -> None:
    code = "0123-4567-89AB-CDEF-GH"
    for language in ("id", "en"):
        groups = spelled(code, language)
        assert "-".join("".join(sign.sign for sign in group) for group in groups) == code
    for sign in "ABCDEFGHJKMNPQRSTVWXYZ":
        for language in ("id", "en"):
            assert spelled(sign, language)[0][0].word.startswith(sign)
