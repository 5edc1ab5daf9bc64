"""Mails handed to a real server that is well, refuses, greylists, dies, or is not there."""

import subprocess
import sys
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.mail.backends.smtp import EmailBackend
from pytest_django import Settings

from netra.accounts.models import Role
from netra.accounts.services import add_member
from netra.intake.models import Report
from netra.intake.services import change_notices
from netra.notices.models import MailState, Notice
from netra.notices.services import BATCH, LEASE, collect, send
from netra.notices.services.sending import PAUSES
from tests.builders import at
from tests.cast import Cast
from tests.notices.builders import DAY, REPORTER, a_matter, refer
from tests.notices.server import MailServer, free_port

NOW = at(DAY)


def waiting(cast: Cast) -> Notice:
    """Budi is to be mailed of one new case."""
    a_matter(cast)
    collect(NOW)
    return Notice.objects.get()


def test_it_works(cast: Cast, mail_server: MailServer) -> None:
    notice = waiting(cast)
    assert send(NOW) == 1
    notice.refresh_from_db()
    assert (notice.mail, notice.sent_at, notice.claimed_at) == (MailState.SENT, NOW, None)
    (mail,) = mail_server.taken
    assert (mail["To"], mail["From"]) == ("budi@contoh.invalid", "Netra <kabar@netra.invalid>")
    assert mail["Subject"] == "Netra: ada yang baru untuk Anda"
    assert mail["Message-ID"].endswith("@netra.invalid>")
    words = mail.get_content()
    for word in ("Perkara baru masuk ke kantor Anda.", notice.ref, "Tahap: Diterima", f"/perkara/{notice.ref}/"):
        assert word in words
    assert send(NOW) == 0


def test_each_reader_gets_their_own_language(cast: Cast, mail_server: MailServer) -> None:
    cast.budi.user.language = "en"
    cast.budi.user.save()
    waiting(cast)
    send(NOW)
    (mail,) = mail_server.taken
    assert mail["Subject"] == "Netra: something new for you"
    assert "A new case has come to your office." in mail.get_content()
    assert "Stage: Received" in mail.get_content()


def test_without_a_server_nothing_is_made_to_be_sent(cast: Cast, settings: Settings) -> None:
    settings.EMAIL_HOST = ""
    notice = waiting(cast)
    assert notice.mail == MailState.OFF
    assert send(NOW) == 0


def test_greylisting_is_waited_out(cast: Cast, mail_server: MailServer) -> None:
    notice = waiting(cast)
    mail_server.post.rcpt = ["451 4.7.1 come back later"]
    assert send(NOW) == 0
    notice.refresh_from_db()
    assert (notice.mail, notice.attempts, notice.try_at) == (MailState.WAITING, 1, NOW + PAUSES[0])
    assert send(NOW + PAUSES[0] - timedelta(seconds=1)) == 0
    assert send(NOW + PAUSES[0]) == 1
    assert len(mail_server.taken) == 1


def test_pauses_grow_and_nothing_is_given_up_for_a_bad_week(cast: Cast, mail_server: MailServer) -> None:
    notice = waiting(cast)
    mail_server.post.rcpt = ["451 4.7.1 later"] * 20
    moment, tried = NOW, []
    for _round in range(20):
        send(moment)
        notice.refresh_from_db()
        assert notice.try_at is not None
        tried.append(notice.try_at - moment)
        moment = notice.try_at
    assert tried == sorted(tried)
    assert (tried[0], tried[-1]) == (PAUSES[0], PAUSES[-1])
    assert send(moment) == 1


def test_an_address_refused_for_good_is_left_after_several_tries(cast: Cast, mail_server: MailServer) -> None:
    notice = waiting(cast)
    mail_server.post.rcpt = ["550 5.1.1 no such user"] * 50
    moment: datetime = NOW
    for _round in range(30):
        send(moment)
        moment += timedelta(days=1)
    notice.refresh_from_db()
    assert (notice.mail, notice.attempts, notice.fault) == (MailState.REFUSED, len(PAUSES), "RCPT 550")
    assert "contoh.invalid" not in notice.fault


def test_a_refused_mail_does_not_hold_up_the_others(cast: Cast, mail_server: MailServer) -> None:
    add_member(
        email="wulan@contoh.invalid",
        name="Wulan",
        institution=cast.budi.office,
        role=Role.DISTRICT_SUPERVISOR,
        since=DAY,
    )
    a_matter(cast)
    collect(NOW)
    mail_server.post.rcpt = ["550 no such user"]
    assert send(NOW) == 1
    assert mail_server.post.recipients == ["wulan@contoh.invalid"]


def test_content_refused_for_now_is_tried_again(cast: Cast, mail_server: MailServer) -> None:
    waiting(cast)
    mail_server.post.data = ["452 4.3.1 disk full"]
    assert send(NOW) == 0
    assert send(NOW + PAUSES[0]) == 1


def test_a_server_that_dies_before_taking_it_gets_it_again(cast: Cast, mail_server: MailServer) -> None:
    waiting(cast)
    mail_server.post.data = ["HANG UP"]
    assert (send(NOW), len(mail_server.taken)) == (0, 0)
    assert send(NOW + PAUSES[0]) == 1
    assert len(mail_server.taken) == 1


def test_a_server_that_dies_after_taking_it_gets_a_recognisable_twin(cast: Cast, mail_server: MailServer) -> None:
    waiting(cast)
    mail_server.post.hang_up_after_taking = True
    assert send(NOW) == 0
    assert send(NOW + PAUSES[0]) == 1
    first, second = mail_server.taken
    assert first["Message-ID"] == second["Message-ID"]
    assert first.get_content() == second.get_content()


def test_a_server_that_is_not_there_is_asked_once_a_round(
    cast: Cast, mail_server: MailServer, settings: Settings
) -> None:
    add_member(
        email="wulan@contoh.invalid",
        name="Wulan",
        institution=cast.budi.office,
        role=Role.DISTRICT_SUPERVISOR,
        since=DAY,
    )
    a_matter(cast)
    collect(NOW)
    settings.EMAIL_PORT = free_port()
    assert send(NOW) == 0
    assert sorted(Notice.objects.values_list("attempts", flat=True)) == [0, 1]
    assert set(Notice.objects.values_list("mail", flat=True)) == {MailState.WAITING}


class Killed(BaseException):
    """What a signal does to a worker: nothing after it runs."""


class DyingBackend(EmailBackend):
    """A worker that is killed after its claim, before the server saw anything."""

    def send_messages(self, email_messages: Any) -> int:
        raise Killed


def test_a_worker_killed_after_its_claim_loses_nothing(cast: Cast, mail_server: MailServer, settings: Settings) -> None:
    notice = waiting(cast)
    smtp = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = "tests.notices.test_send.DyingBackend"
    with pytest.raises(Killed):
        send(NOW)
    notice.refresh_from_db()
    assert (notice.mail, notice.claimed_at) == (MailState.SENDING, NOW)
    settings.EMAIL_BACKEND = smtp
    assert send(NOW + LEASE - timedelta(seconds=1)) == 0
    assert send(NOW + LEASE) == 1
    assert len(mail_server.taken) == 1


def test_what_another_worker_claimed_is_left_alone(cast: Cast, mail_server: MailServer) -> None:
    notice = waiting(cast)
    Notice.objects.filter(pk=notice.pk).update(mail=MailState.SENDING, claimed_at=NOW)
    assert send(NOW) == 0
    assert not mail_server.taken


def test_a_batch_ends_before_its_claims_grow_old(settings: Settings) -> None:
    """Each mail is four exchanges; a server that answers each at the last moment must not outlast the claim."""
    assert timedelta(seconds=BATCH * 4 * 20) < LEASE
    source = "import netra.config.settings as s; print(s.EMAIL_TIMEOUT)"
    answer = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "20"


def test_a_reporter_is_mailed_at_the_address_left_for_it(cast: Cast, mail_server: MailServer) -> None:
    refer(cast, a_matter(cast, wants_mail=True))
    collect(NOW)
    while send(NOW):
        pass
    mine = [mail for mail in mail_server.taken if mail["To"] == REPORTER]
    assert len(mine) == 6
    assert mine[0]["Subject"] == "Netra: ada kabar tentang laporan Anda"
    assert "/status/" in mine[0].get_content()
    assert "/perkara/" not in mine[0].get_content()


def test_a_reporter_who_changed_their_mind_gets_nothing_more(cast: Cast, mail_server: MailServer) -> None:
    refer(cast, a_matter(cast, wants_mail=True))
    collect(NOW)
    change_notices(Report.objects.get(), address="", at=NOW)
    while send(NOW):
        pass
    assert REPORTER not in mail_server.post.recipients
    assert set(Notice.objects.filter(report__isnull=False).values_list("mail", flat=True)) == {MailState.UNWANTED}


def test_who_left_the_office_is_not_mailed(cast: Cast, mail_server: MailServer) -> None:
    notice = waiting(cast)
    cast.budi.user.is_active = False
    cast.budi.user.save()
    assert send(NOW) == 0
    notice.refresh_from_db()
    assert notice.mail == MailState.UNWANTED
