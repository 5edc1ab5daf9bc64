"""Acts and papers by page: what is refused, and that nothing written is lost."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from netra.cases.models import Paper
from netra.ledger.queries import Entry
from tests.builders import a_case, do, write
from tests.cases import walking
from tests.cases.conftest import DAY, AtPpk, a_marked_case
from tests.cases.walking import signed_in, take
from tests.cast import Cast

NOTE = "catatan-yang-tidak-boleh-hilang"


def test_it_works(cast: Cast) -> None:
    case = a_case(cast.budi.actor)
    answer = take(signed_in(cast.budi), case, "begin_initial_study", DAY, note=NOTE)
    assert answer.status_code == 302
    case.refresh_from_db()
    assert case.stage == "INITIAL_STUDY"
    entry = Entry.objects.get(subject_id=case.pk, event="begin_initial_study")
    assert (entry.on, entry.words.text, entry.institution) == (DAY, NOTE, cast.budi.office.pk)


def test_the_second_officer_is_told_and_keeps_the_note(cast: Cast) -> None:
    case = a_case(cast.budi.actor)
    client, seen = signed_in(cast.budi), case.revision
    do(case, "begin_initial_study", cast.budi.actor, DAY)
    write(case, "INITIAL_STUDY_NOTE", cast.budi.actor, DAY)
    write(case, "STATUS_NOTICE", cast.budi.actor, DAY)
    url = reverse("cases:act", args=(case.ref, "refuse"))
    answer = client.post(url, {"revision": seen, "on": DAY.isoformat(), "note": NOTE, "sure": "on"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "baru saja diubah orang lain" in page
    assert NOTE in page
    case.refresh_from_db()
    assert case.stage == "INITIAL_STUDY"
    assert f'name="revision" value="{case.revision}"' in page


def test_what_lacks_is_named_with_a_way_to_its_form(cast: Cast) -> None:
    case = a_case(cast.budi.actor)
    do(case, "begin_initial_study", cast.budi.actor, DAY)
    client = signed_in(cast.budi)
    answer = take(client, case, "register", DAY, note=NOTE)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Berkas belum lengkap" in page
    assert NOTE in page
    assert f"/perkara/{case.ref}/naskah/REGISTER_NUMBER/" in page
    asleep = client.get(reverse("cases:case", args=(case.ref,))).content.decode()
    assert "Lengkapi naskah di bawah ini." in asleep
    assert f"/perkara/{case.ref}/naskah/REGISTER_NUMBER/" in asleep


def test_an_act_that_ends_the_file_asks_to_be_sure(cast: Cast) -> None:
    case = a_case(cast.budi.actor)
    write(case, "STATUS_NOTICE", cast.budi.actor, DAY)
    client = signed_in(cast.budi)
    answer = take(client, case, "close_not_ours", DAY, note=NOTE, sure="")
    assert answer.status_code == 200
    assert NOTE in answer.content.decode()
    case.refresh_from_db()
    assert not case.is_closed
    assert take(client, case, "close_not_ours", DAY).status_code == 302
    case.refresh_from_db()
    assert case.result == "NOT_A_NEUTRALITY_MATTER"


def test_an_act_of_tomorrow_or_before_the_receipt_is_refused(cast: Cast) -> None:
    case, client = a_case(cast.budi.actor), signed_in(cast.budi)
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert "belum tiba" in take(client, case, "begin_initial_study", tomorrow, note=NOTE).content.decode()
    answer = take(client, case, "begin_initial_study", case.received_on - timedelta(days=1), note=NOTE)
    assert "mendahului penerimaan" in answer.content.decode()
    assert NOTE in answer.content.decode()
    assert Entry.objects.filter(subject_id=case.pk).count() == 1


def test_a_form_from_an_expired_session_gives_its_text_back(cast: Cast) -> None:
    case = a_case(cast.budi.actor)
    url = reverse("cases:act", args=(case.ref, "begin_initial_study"))
    answer = Client().post(url, {"note": NOTE, "revision": 0}, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 403
    assert NOTE in answer.content.decode()


def test_a_form_with_a_dead_token_gives_its_text_back(cast: Cast) -> None:
    case = a_case(cast.budi.actor)
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.budi.user)
    url = reverse("cases:write", args=(case.ref, "STATUS_NOTICE"))
    answer = client.post(url, {"text": NOTE, "on": DAY.isoformat()}, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 403
    assert NOTE in answer.content.decode()
    assert not Paper.objects.filter(case=case).exists()


def test_a_paper_not_asked_for_now_is_refused_with_its_text(cast: Cast) -> None:
    case, client = a_case(cast.budi.actor), signed_in(cast.budi)
    answer = walking.write(client, case, "STUDY", DAY, text=NOTE)
    assert answer.status_code == 409
    assert NOTE in answer.content.decode()
    assert not Paper.objects.filter(case=case).exists()


def test_a_study_lays_out_five_elements_and_wants_each_judged(cast: Cast) -> None:
    case, budi = a_case(cast.budi.actor), cast.budi.actor
    do(case, "begin_initial_study", budi, DAY)
    do(case, "register", budi, DAY, "REQUIREMENTS_MET", "INITIAL_STUDY_NOTE", "REGISTER_NUMBER")
    do(case, "summon", budi, DAY, "ALLEGATION", "SUMMONS")
    do(case, "begin_study", budi, DAY, "ABSENCE_NOTE")
    client = signed_in(cast.budi)
    page = client.get(reverse("cases:write", args=(case.ref, "STUDY"))).content.decode()
    for name in ("status", "account", "intent", "phase", "public"):
        for part in ("for", "against", "holds"):
            assert f'name="{name}_{part}"' in page
    data = walking.posted("STUDY", DAY) | {"intent_holds": "", "account_for": NOTE}
    answer = client.post(reverse("cases:write", args=(case.ref, "STUDY")), data)
    assert answer.status_code == 200
    assert NOTE in answer.content.decode()
    assert not Paper.objects.filter(case=case, kind="STUDY").exists()


def test_a_route_that_was_not_competent_that_day_is_refused_in_the_form(cast: Cast) -> None:
    case, budi = a_case(cast.budi.actor), cast.budi.actor
    do(case, "begin_initial_study", budi, DAY)
    do(case, "register", budi, DAY, "REQUIREMENTS_MET", "INITIAL_STUDY_NOTE", "REGISTER_NUMBER")
    do(case, "summon", budi, DAY, "ALLEGATION", "SUMMONS")
    do(case, "begin_study", budi, DAY, "ABSENCE_NOTE")
    do(case, "to_plenary", budi, DAY, "STUDY")
    client = signed_in(cast.budi)
    answer = walking.write(client, case, "REFERRAL_LETTER", DAY, route="KASN")
    assert "tidak lagi atau belum berwenang" in answer.content.decode()
    case.people.update(employer=None)
    answer = walking.write(client, case, "REFERRAL_LETTER", DAY, route="BKN")
    assert "belum dicatat" in answer.content.decode()
    assert not Paper.objects.filter(case=case, kind="REFERRAL_LETTER").exists()


def test_a_paper_with_a_slip_is_withdrawn_until_an_act_rests_on_it(cast: Cast) -> None:
    case, client = a_case(cast.budi.actor), signed_in(cast.budi)
    do(case, "begin_initial_study", cast.budi.actor, DAY)
    (number,) = write(case, "REGISTER_NUMBER", cast.budi.actor, DAY, number="SALAH")
    url = reverse("cases:withdraw", args=(case.ref, number.pk))
    assert client.post(url, {"note": "", "on": DAY.isoformat()}).status_code == 200
    assert client.post(url, {"note": "salah ketik", "on": DAY.isoformat()}).status_code == 302
    number.refresh_from_db()
    assert number.withdrawn_on == DAY
    do(case, "register", cast.budi.actor, DAY, "REQUIREMENTS_MET", "INITIAL_STUDY_NOTE", "REGISTER_NUMBER")
    assert "SALAH" not in case.official_number
    served = case.papers.filter(kind="REGISTER_NUMBER").last()
    assert served is not None
    late = client.post(reverse("cases:withdraw", args=(case.ref, served.pk)), {"note": "x", "on": DAY.isoformat()})
    assert late.status_code == 404
    served.refresh_from_db()
    assert served.withdrawn_on is None


@pytest.mark.parametrize("sanction", ["tunda_kgb_1th", "OTHER"])
def test_a_sanction_outside_the_list_is_taken_with_a_warning(cast: Cast, at_ppk: AtPpk, sanction: str) -> None:
    sari, track, day = cast.sari.actor, at_ppk.track, DAY + timedelta(1)
    do(at_ppk.case, "summon_employee", sari, day, "DISCIPLINE_SUMMONS", track=track)
    do(at_ppk.case, "examine", sari, day, "EXAMINATION_MINUTES", track=track)
    client = signed_in(cast.sari)
    answer = walking.write(
        client, at_ppk.case, "SANCTION_DECREE", day, track=track, sanction=sanction, sanction_other="dipindah ke pulau"
    )
    assert answer.status_code == 302, walking._said(answer)
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Dicatat apa adanya" in page
    assert take(client, at_ppk.case, "decree", day, track=track).status_code == 302
    track.refresh_from_db()
    assert track.sanction == ("dipindah ke pulau" if sanction == "OTHER" else sanction)


def test_a_case_is_joined_to_its_twin(cast: Cast) -> None:
    one, other = a_marked_case(cast), a_marked_case(cast)
    client = signed_in(cast.budi)
    assert other.ref in client.get(reverse("cases:case", args=(one.ref,))).content.decode()
    url = reverse("cases:join", args=(one.ref,))
    stray = client.post(url, {"revision": one.revision, "on": DAY.isoformat(), "into": "tidak-ada"})
    assert "Tidak ada perkara terbuka" in stray.content.decode()
    answer = client.post(url, {"revision": one.revision, "on": DAY.isoformat(), "into": other.ref})
    assert answer.status_code == 302
    one.refresh_from_db()
    assert (one.result, one.joined_into_id) == ("JOINED", other.pk)


def test_the_day_asked_for_stays_within_what_can_be_recorded(cast: Cast) -> None:
    """No future, no nonsense: such a day is today."""
    case, client = a_case(cast.budi.actor), signed_in(cast.budi)
    for asked in ("2999-01-01", "gestern", "1900-01-01", "2024-13-45"):
        page = client.get(reverse("cases:case", args=(case.ref,)), {"hari": asked}).content.decode()
        assert "Anda mencatat untuk hari" not in page
    recorded = client.get(reverse("cases:case", args=(case.ref,)), {"hari": date(2024, 10, 12).isoformat()})
    assert "Anda mencatat untuk hari" in recorded.content.decode()
