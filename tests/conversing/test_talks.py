"""A talk becomes one report with one code; what is written later is an answer, whatever it looks like.

Threat model: OFFICER-3, HOST-7.
"""

from datetime import timedelta
from typing import Any

import pytest

from netra.cases.models import Case
from netra.channels import services as channels
from netra.channels.models import Correspondent, Inbound, InState, Kind
from netra.conversing import services
from netra.conversing.models import Conversation
from netra.evidence.models import Evidence
from netra.intake import queries as intake
from netra.intake import services as intake_services
from netra.intake.models import Message, Report
from netra.vault.services import normalise
from tests.cast import DEMAK, Cast
from tests.conversing.talks import AT, STORY, TOLD, Talk, code_in
from tests.intake.forms import a_photo, everything_stored

pytestmark = pytest.mark.django_db


def test_it_works(cast: Cast) -> None:
    talk = Talk()
    assert "Telegram dapat membaca" in talk.say(TOLD[0])
    talk.say(TOLD[1])
    talk.say(TOLD[2], files=[a_photo()])
    read_back = talk.say(*TOLD[3:])
    assert "Di mana: Kudus, alun-alun, Kabupaten Kudus, Jawa Tengah" in read_back
    receipt = talk.say("kirim")
    report = intake.report_by_code(str(normalise(code_in(receipt))))
    assert report is not None
    case = report.case
    assert (report.channel, case.handling_office, case.act_on, case.exhibits.count()) == (
        "TELEGRAM",
        cast.budi.office,
        (AT - timedelta(days=1)).date(),
        1,
    )
    assert [person.position for person in case.people.all()] == ["camat"]
    assert report.answers_by is not None
    assert not report.is_named


def test_later_words_are_answers_and_never_a_second_report(country: None) -> None:
    talk = Talk()
    talk.say(*TOLD, "kirim")
    assert "diteruskan ke kantor" in talk.say("Camat lain juga hadir: " + STORY, files=[a_photo()])
    assert "Sudah kami terima" in talk.say("status")
    assert Case.objects.count() == Report.objects.count() == 1
    (message,) = Message.objects.all()
    assert (message.from_reporter, message.files) == (True, 1)


def test_the_office_answers_in_the_talk(cast: Cast) -> None:
    talk = Talk()
    talk.say(*TOLD, "kirim")
    report = Report.objects.get()
    intake_services.write(report, text="Pukul berapa itu?", secret="x", by=cast.budi.actor, at=talk.at)
    assert talk.hear() == "Pukul berapa itu?"


def test_the_code_brings_a_report_from_elsewhere_into_the_talk(country: None) -> None:
    first, second = Talk(), Talk(Kind.WHATSAPP, "628110000001")
    code = code_in(first.say(*TOLD, "kirim"))
    second.hear()
    answer = second.say(f"kode saya {code.lower()} ada foto baru", files=[a_photo()])
    assert "Kodenya benar" in answer
    report = Report.objects.get()
    assert report.answers_by is not None
    assert report.answers_by.kind == Kind.WHATSAPP
    assert [message.text for message in report.messages.all()] == ["ada foto baru"]
    wrong = Talk(Kind.WHATSAPP, "628110000002")
    for _time in range(5):
        assert "tidak ada pada kami" in wrong.say("ABCD-EFGH-JKMN-PQRS-TV")
    assert "Terlalu banyak" in wrong.say(code)


def test_a_number_of_a_civil_servant_is_no_code(country: None) -> None:
    talk = Talk()
    talk.say(*TOLD, "kirim")
    assert "diteruskan" in talk.say("NIP-nya 198001012005011001")
    assert "diteruskan" in talk.say("Yang saya lihat kami di")
    assert "diteruskan" in talk.say("1980 0101 2005 0110 01")


def test_a_name_left_is_sealed_and_guarded(country: None) -> None:
    talk = Talk()
    talk.say(*TOLD[:-1], "Titip nama", "Rina Rahasia", "kirim")
    report = Report.objects.get()
    assert report.is_guarded
    assert "Rina Rahasia" not in everything_stored()
    assert "5004711471" not in everything_stored()


def test_stop_forgets_who_it_was_once_the_farewell_is_out(country: None) -> None:
    talk = Talk()
    talk.say(*TOLD, "kirim")
    assert "kami lupakan" in talk.say("STOP")
    assert Report.objects.get().answers_by is None
    services.finish_leaving(at=talk.at)
    assert Conversation.objects.exists()
    services.finish_leaving(at=talk.at + timedelta(hours=2))
    assert not Conversation.objects.exists()
    assert Correspondent.objects.get().sealed_address is None


def test_a_draft_nobody_sends_is_reminded_once_and_forgotten(country: None) -> None:
    talk = Talk()
    talk.say(*TOLD[:2])
    talk.say(STORY, files=[a_photo()])
    later = talk.at + timedelta(hours=5)
    assert services.remind(at=later) == 1
    assert services.remind(at=later) == 0
    assert services.sweep(at=later) == 0
    assert services.sweep(at=talk.at + timedelta(days=4)) == 1
    assert Evidence.objects.get().erased_at is not None
    assert Correspondent.objects.get().sealed_address is None
    assert not Report.objects.exists()


def test_a_letter_is_handed_in_at_once_and_only_what_lacks_is_asked(country: None) -> None:
    talk = Talk(Kind.MAIL, "rina@contoh.invalid")
    answer = talk.say(f"{STORY}. Itu terjadi di Demak.")
    assert "Kapan kejadiannya?" in answer
    assert "Di mana kejadiannya?" not in answer
    assert Report.objects.get().case.region_id == DEMAK
    assert "diteruskan" in talk.say("Kejadiannya tanggal 8 Oktober.")
    assert Report.objects.count() == 1
    talk.say(f"Laporan baru\n\n{STORY} di Kudus kemarin")
    assert Report.objects.count() == 2


def test_where_it_was_can_be_told_later(country: None) -> None:
    talk = Talk(Kind.MAIL, "rina@contoh.invalid")
    assert "Di mana kejadiannya?" in talk.say(f"{STORY} kemarin.")
    assert "Kabupaten Kudus" in talk.say("Di alun-alun Kudus.")
    assert Case.objects.get().region_id == "33.19"


def test_in_a_busy_hour_a_sum_comes_first(country: None, settings: Any) -> None:
    settings.FLOOD_QUOTA = 0
    talk = Talk()
    asked = talk.say(*TOLD, "kirim")
    assert "Tidak dapat jawab" in asked
    assert not Report.objects.exists()
    assert "belum tepat" in talk.say("seribu")
    assert "Kode Anda" in talk.say("tidak dapat jawab")
    assert Report.objects.count() == 1


def test_a_worker_killed_before_the_end_hears_the_message_again(country: None, monkeypatch: pytest.MonkeyPatch) -> None:
    talk = Talk()
    talk.say(*TOLD)
    with monkeypatch.context() as broken:
        broken.setattr("netra.conversing.services.deeds.channels.send", lambda *_a, **_k: 1 / 0)
        talk.say("kirim")
    assert not Report.objects.exists()
    assert Inbound.objects.filter(state=InState.NEW).count() == 1
    talk.at += timedelta(minutes=11)
    services.hear_pending(at=talk.at)
    assert "Kode Anda" in talk.hear()
    assert Report.objects.count() == 1


def test_another_correspondent_shares_nothing(country: None) -> None:
    Talk().say(*TOLD, "kirim")
    stranger = Talk(address="5004711472")
    stranger.hear()
    stranger.say("/start")
    assert "Belum ada laporan" in stranger.say("status")
    assert channels.correspondent(Kind.TELEGRAM, "5004711472", at=AT) != channels.correspondent(
        Kind.TELEGRAM, "5004711471", at=AT
    )
