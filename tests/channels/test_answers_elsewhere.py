"""The reporter chooses where the office's messages go, changes it with the code, and is forgotten there too."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from netra.accounts.queries import User
from netra.cases.services import Actor
from netra.channels import queries as channel_reads
from netra.channels import services as channels
from netra.channels.models import Correspondent, Outbound, OutState
from netra.channels.queries import Kind
from netra.intake import queries, services
from netra.intake.models import Report
from netra.notices.services import collect
from tests.cast import Cast
from tests.channels.mailbox import Mailbox
from tests.intake.forms import a_tip, enter, everything_stored
from tests.notices.conftest import mail_server  # noqa: F401  (a fixture)
from tests.notices.server import MailServer

ADDRESS = "rina@contoh.invalid"


def _office_writes(cast: Cast, report: Report, text: str = "Siapa saksinya?") -> None:
    user: User = cast.budi.user
    actor = Actor.staff(user, report.case.handling_office_id)
    services.write(report, text=text, secret=text, by=actor, at=timezone.now())


def _whole(client: Client, address: str = ADDRESS) -> None:
    client.post("/status/kabar/", {"kabar-email": address, "kabar-whole": "on"})


def test_it_works(cast: Cast, client: Client, mail_server: MailServer, mailbox: Mailbox) -> None:  # noqa: F811
    report, code = a_tip(client)
    page = enter(client, code).content.decode()
    assert "lapor@netra.invalid" in page, "the ways that are open are named"
    _whole(client)
    report.refresh_from_db()
    assert queries.answers_on(report) == "Surel"
    _office_writes(cast, report)
    for _round in (1, 2):
        channels.deliver_pending(at=timezone.now())
    assert "Siapa saksinya?" in mail_server.taken[-1].get_content()
    assert code.replace("-", "")[:8] not in str(mail_server.taken[-1])
    assert mail_server.post.recipients[-1] == ADDRESS
    assert ADDRESS not in everything_stored()


def test_from_the_first_form(country: None, client: Client, mail_server: MailServer) -> None:  # noqa: F811
    report, _code = a_tip(client, **{"kabar-email": ADDRESS, "kabar-whole": "on"})
    assert (queries.answers_on(report), report.wants_notices) == ("Surel", False)
    assert channel_reads.known(Kind.MAIL, ADDRESS.upper()) == report.answers_by


def test_news_only_is_still_news_only(cast: Cast, client: Client, mail_server: MailServer) -> None:  # noqa: F811
    report, code = a_tip(client)
    enter(client, code)
    client.post("/status/kabar/", {"kabar-email": ADDRESS})
    report.refresh_from_db()
    assert (report.answers_by, report.wants_notices) == (None, True)
    _office_writes(cast, report)
    assert not Outbound.objects.exists()


def test_another_channel_takes_the_place_of_the_first(cast: Cast, client: Client, mail_server: MailServer) -> None:  # noqa: F811
    report, code = a_tip(client)
    enter(client, code)
    client.post("/status/kabar/", {"kabar-email": ADDRESS})
    report.refresh_from_db()
    phone = channels.correspondent(Kind.TELEGRAM, "5004711471", at=timezone.now())
    services.choose_channel(report, phone, at=timezone.now())
    report.refresh_from_db()
    assert (report.answers_by, report.wants_notices, report.sealed_contact) == (phone, False, None)
    assert queries.reports_of(phone) == [report]
    assert queries.report_about(queries.about(report)) == report
    client.post("/status/kabar/", {"berhenti": "1"})
    report.refresh_from_db()
    assert report.answers_by is None
    _office_writes(cast, report)
    assert not Outbound.objects.exists()


def test_news_go_there_too_and_messages_once(cast: Cast, client: Client) -> None:
    report, _code = a_tip(client)
    phone = channels.correspondent(Kind.TELEGRAM, "5004711471", at=timezone.now())
    services.choose_channel(report, phone, at=timezone.now())
    _office_writes(cast, report)
    collect(timezone.now())
    collect(timezone.now())
    assert [one.key.split()[0] for one in Outbound.objects.all()] == ["message"]


def test_the_office_sees_where_it_goes_and_never_the_address(
    cast: Cast,
    client: Client,
    mail_server: MailServer,  # noqa: F811
) -> None:
    report, code = a_tip(client)
    enter(client, code)
    _whole(client)
    Outbound.objects.update(state=OutState.REFUSED)
    desk = Client()
    desk.force_login(cast.budi.user)
    page = desk.get(f"/perkara/{report.case.ref}/percakapan/").content.decode()
    assert "pesan juga dikirim lewat Surel" in page
    assert "1 pesan tidak sampai" in page
    assert ADDRESS not in page


def test_forgetting_who_reported_forgets_the_channel(country: None, client: Client) -> None:
    report, _code = a_tip(client)
    other, _code = a_tip(client)
    phone = channels.correspondent(Kind.TELEGRAM, "5004711471", at=timezone.now())
    for one in (report, other):
        services.choose_channel(one, phone, at=timezone.now())
    ended = timezone.localdate() - timedelta(days=2000)
    type(report.case).objects.filter(pk=report.case_id).update(closed_on=ended)
    services.forget_identities(at=timezone.now())
    report.refresh_from_db()
    assert report.answers_by is None
    assert Correspondent.objects.get().stopped_at is None, "the other report is still answered there"
    type(other.case).objects.filter(pk=other.case_id).update(closed_on=ended)
    services.forget_identities(at=timezone.now())
    assert Correspondent.objects.get().sealed_address is None


@pytest.mark.parametrize("mail", [False, True], ids=["no-mail", "mail"])
def test_only_what_is_open_is_offered(country: None, client: Client, settings: Settings, mail: bool) -> None:
    settings.EMAIL_HOST = "127.0.0.1" if mail else ""
    page = client.get("/lapor/").content.decode()
    assert ("kabar-whole" in page) is mail
